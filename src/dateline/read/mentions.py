"""Report and parse → Reading: who and what is mentioned, by which entity, in which chain.

Names of the catalogue come first, then places, then what the recogniser took for names, then noun phrases and pronouns:
a table knows that Daesh is no country, a model does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from msgspec.structs import replace

from dateline.knowledge.actor_words import NounKind
from dateline.knowledge.actors import Actor, ActorCatalogue, NameUse
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.place_names import Feature
from dateline.model import Entity, Form, Mention, MentionKind, PlacePrecision, Report, TextSpan
from dateline.read.coreference import link_mentions
from dateline.read.country_use import find_country_kind
from dateline.read.drafts import Draft, head_of, premodified
from dateline.read.gender import set_genders
from dateline.read.name_choice import weigh_names
from dateline.read.names import NameHit, find_names
from dateline.read.nominals import find_counts, find_nominals, find_pronouns
from dateline.read.officers import name_officers
from dateline.read.place_extents import find_parts, widen_places
from dateline.read.places import find_places
from dateline.read.recognised import find_recognised
from dateline.read.relabelling import relabelled
from dateline.read.roles import RoleFinder
from dateline.read.unnamed import identify_unnamed
from dateline.reading import Parse, Reading, Token

_PREMODIFIERS = ("det", "amod", "compound", "nummod", "poss", "nmod", "punct")
_GLUED = "/.,;:-–—()[]*•"


def find_mentions(report: Report, parse: Parse, actors: ActorCatalogue, gazetteer: Gazetteer) -> Reading:
    """The actors and places that ``report`` mentions, with their entities and chains."""
    return _MentionFinder(report, parse, actors, gazetteer).find()


class _MentionFinder:
    def __init__(self, report: Report, parse: Parse, actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
        self._report = report
        self._parse = parse
        self._actors = actors
        self._gazetteer = gazetteer
        self._drafts: list[Draft] = []

    def find(self) -> Reading:
        hits = weigh_names(self._parse, self._actors, find_names(self._parse, self._actors), self._report.published)
        self._drafts += [self._from_hit(hit) for hit, objection in hits if not objection]
        self._drafts += self._places()
        self._drafts += self._capitals(hit for hit, objection in hits if objection and hit.use is NameUse.CAPITAL)
        self._drafts += find_recognised(self._parse, self._actors, self._drafts)
        name_officers(self._parse, self._drafts, self._actors, self._report.published)
        set_genders(self._parse, self._drafts, self._actors.words)
        named = {i: draft for draft in self._drafts for i in range(draft.first, draft.last)}
        self._drafts += find_nominals(self._parse, self._actors, named, self._report.published)
        widen_places(self._parse, self._drafts)
        heads = {draft.head for draft in self._drafts}
        self._drafts += [part for part in find_parts(self._parse, self._drafts) if part.head not in heads]
        self._drafts += find_counts(self._parse)
        self._drafts += self._titles()
        self._drafts += find_pronouns(self._parse)
        self._drafts.sort(key=lambda draft: (draft.first, -draft.last))
        link_mentions(self._parse, self._drafts, self._actors, self._report.published)
        identify_unnamed(self._parse, self._drafts, self._report.id)
        return self._to_reading()

    def _taken(self) -> frozenset[int]:
        """Tokens that name something; in a phrase such as ``the Accra government`` only its noun is taken."""
        named = {i for draft in self._drafts if draft.form is Form.NAME for i in range(draft.first, draft.last)}
        return frozenset(named | {draft.head for draft in self._drafts})

    def _from_hit(self, hit: NameHit) -> Draft:
        parse = self._parse
        head = head_of(parse, hit.first, hit.last)
        kind, form = MentionKind.ACTOR, Form.NOMINAL if hit.generic else Form.NAME
        if hit.actor.type == "state" and hit.use is NameUse.NAME:
            kind = find_country_kind(parse, parse.tokens[head], self._actors.words)
        first = min(hit.first, premodified(parse, parse.tokens[head], _PREMODIFIERS)) if hit.generic else hit.first
        plural = parse.tokens[head].tag in {"NNS", "NNPS"} and (hit.generic or hit.use is NameUse.PEOPLE)
        return Draft(first, hit.last, head, kind, form, hit.actor.id, self._record(hit.actor), plural=plural)

    def _record(self, actor: Actor) -> Entity:
        if actor.type != "state":
            return Entity(actor.name, actor.type, actor.country)
        lat, lon = (self._gazetteer.state_centre(actor.country) if actor.country else None) or (None, None)
        return Entity(actor.name, "state", actor.country, lat=lat, lon=lon, precision=PlacePrecision.COUNTRY)

    def _places(self) -> list[Draft]:
        """The places; a longer name takes the place of the country in it ("New Mexico", "Atlanta, Georgia")."""
        countries = Counter(draft.record.country for draft in self._drafts if draft.record and draft.type == "state")
        named = {country: count for country, count in countries.items() if country}
        places = find_places(
            self._parse, self._gazetteer, taken=self._taken(), countries=named, outlet=self._report.outlet
        )
        titled = self._titled_words()
        found = []
        for place in places:
            if place.last - place.first == 1 and self._parse.tokens[place.first].text in titled:
                continue
            under = [draft for draft in self._drafts if draft.first < place.last and place.first < draft.last]
            if any(each.type != "state" or each.first < place.first or each.last > place.last for each in under):
                continue
            for draft in under:
                self._drafts.remove(draft)
            head = head_of(self._parse, place.first, place.last)
            span = (place.first, place.last, head)
            found.append(Draft(*span, MentionKind.PLACE, Form.NAME, place.entity, place.record, plural=False))
        self._place_holders({place.last for place in found})
        return found

    def _capitals(self, hits: Iterable[NameHit]) -> list[Draft]:
        """Capitals that stand for no government and were not weighed as places, whatever the recogniser says."""
        taken, found = self._taken(), []
        for hit in hits:
            head = self._parse.tokens[head_of(self._parse, hit.first, hit.last)]
            if head.ner == "PERSON" or not taken.isdisjoint(range(hit.first, hit.last)) or self._is_part(hit, head):
                continue
            words = self._parse.span(self._parse.tokens[hit.first : hit.last]).text
            for place in self._gazetteer.candidates(words):
                if place.feature is Feature.CAPITAL and place.country == hit.actor.country:
                    at = (place.lat, place.lon, place.precision)
                    record = Entity(place.name, "place", place.country, (), (), place.admin1, *at)
                    span = (hit.first, hit.last, head.i)
                    found.append(Draft(*span, MentionKind.PLACE, Form.NAME, place.id, record, plural=False))
                    break
        return found

    def _is_part(self, hit: NameHit, head: Token) -> bool:
        """Whether a capital's name is part of a longer name: ``Lima Dockers Guild``."""
        tokens = self._parse.tokens
        before = hit.first > 0 and tokens[hit.first - 1].pos == "PROPN" and tokens[hit.first - 1].head == head.i
        return before or (head.dep == "compound" and self._parse.head(head).pos == "PROPN")

    def _titled_words(self) -> Set[str]:
        """Words that stand right behind a title and are therefore persons' names: ``President Bush``."""
        nouns, tokens = self._actors.words.nouns, self._parse.tokens
        titles = {NounKind.PERSON, NounKind.RANK}
        return {
            name.text
            for title, name in pairwise(tokens)
            if name.pos == "PROPN"
            and name.ner == "PERSON"
            and title.text.istitle()
            and (noun := nouns.get(title.lower)) is not None
            and noun.kind in titles
            and title.head in {name.i, name.head}
        }

    def _place_holders(self, ends: Set[int]) -> None:
        """A country right behind a place and a comma is where the place lies: ``Dakar, Senegal``."""
        for draft in self._drafts:
            behind = draft.first - 1 in ends and self._parse.tokens[draft.first - 1].text == ","
            if (
                behind
                and draft.type == "state"
                and draft.form is Form.NAME
                and self._parse.tokens[draft.head].pos == "PROPN"
            ):
                draft.kind = MentionKind.PLACE

    def _titles(self) -> list[Draft]:
        finder = RoleFinder(self._parse, self._actors, self._drafts)
        persons = [draft for draft in self._drafts if draft.type == "person" and draft.form is Form.NAME]
        titles = [finder.find(person) for person in persons]
        known = set(map(id, self._drafts))
        return [title for title in titles if title is not None and id(title) not in known]

    def _span(self, draft: Draft) -> TextSpan:
        """Where a mention is printed, without marks that stand in one token with it (``/TASS/``)."""
        span = self._parse.span(self._parse.tokens[draft.first : draft.last])
        if span.text[0] not in _GLUED:
            return span
        start = span.end - len(span.text.lstrip(_GLUED))
        return TextSpan.cut(self._parse.text, start, start + len(span.text.strip(_GLUED)))

    def _with_article(self, draft: Draft, span: TextSpan) -> TextSpan:
        """The span of a name with the article before it, which is part of its phrase ("the Taliban")."""
        article = self._parse.tokens[draft.first - 1] if draft.first else None
        if draft.form is not Form.NAME or article is None or article.lower != "the" or article.head != draft.head:
            return span
        return TextSpan.cut(self._parse.text, article.start, span.end)

    def _to_reading(self) -> Reading:
        drafts = _without_doubles(self._drafts)
        mentions, heads = [], {}
        for number, draft in enumerate(drafts, start=1):
            span = self._with_article(draft, self._span(draft))
            mentions.append(
                Mention(
                    span.start,
                    span.end,
                    span.text,
                    id=f"m{number}",
                    kind=draft.kind,
                    form=draft.form,
                    entity=draft.entity,
                    chain=f"c{draft.chain}" if draft.chain else None,
                )
            )
            heads[f"m{number}"] = draft.head
        names = [self._span(draft).text for draft in drafts]
        parse = relabelled(self._parse, drafts)
        return Reading(self._report, parse, tuple(mentions), heads, _gather_entities(drafts, names))


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """``drafts`` in text order without a second one of the same tokens and kind."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for draft in drafts:
        if (draft.first, draft.last) not in seen:
            seen.add((draft.first, draft.last))
            kept.append(draft)
    return kept


def _gather_entities(drafts: Sequence[Draft], names: Sequence[str]) -> dict[str, Entity]:
    """Each entity once, with the names that the report prints for it and the roles that it gives."""
    entities: dict[str, Entity] = {}
    for draft, name in zip(drafts, names, strict=True):
        if draft.entity is None or draft.record is None:
            continue
        known = entities.get(draft.entity, draft.record)
        roles = {(role.title.lower(), role.of): role for role in (*draft.record.roles[::-1], *known.roles[::-1])}
        seen = known.aliases_seen
        if draft.form is Form.NAME and name not in seen:
            seen = (*seen, name)
        country = known.country or draft.record.country
        entities[draft.entity] = replace(known, roles=tuple(roles.values())[::-1], aliases_seen=seen, country=country)
    return entities
