"""Which mentions of a report stand for one thing: names by their entity, nominals and pronouns by what came before.

A name's chain is its entity's. ``the group`` and ``he`` look a few sentences back for what agrees in kind, number and
gender, and take the most salient; ``it`` and ``himself`` take only the nearest subject. Where nothing agrees a pronoun
has no chain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.knowledge.actor_words import NounKind
from dateline.knowledge.actors import ActorCatalogue, NameUse, name_words
from dateline.model import Entity, Form, MentionKind, PlacePrecision
from dateline.read.drafts import Draft
from dateline.read.nominals import GROUP_NOUNS, find_officer, stands_for_speaker, stands_for_thing
from dateline.reading import Parse, Token

_MAIN_SHARE = 0.6
"""Share of a report's names with a country that the main one has; set by judgement, not tuned."""

_REACH = 3
"""Sentences back in which a pronoun or a nominal finds what it stands for."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REFLEXIVE = ("self", "selves")
_PLACE_NOUNS = {
    PlacePrecision.CITY: frozenset({"city", "town"}),
    PlacePrecision.ADMIN1: frozenset({"province", "governorate"}),
    PlacePrecision.ADMIN2: frozenset({"district", "county"}),
}
_TERROR = frozenset(
    {"terror", "terrorist", "militant", "rebel", "armed", "extremist", "jihadist", "insurgent", "takfiri"}
)
_STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})


@dataclass(slots=True)
class _Chain:
    """One thing of the report and its mentions so far."""

    number: int
    mentions: list[Draft] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    plural: bool | None = None
    gender: str = ""
    entity: str | None = None
    record: Entity | None = None

    @property
    def type(self) -> str:
        return self.record.type if self.record else ""

    @property
    def is_person(self) -> bool:
        """Whether this is one human being, known by name or not."""
        if self.plural or self.type:
            return self.type == "person" and not self.plural
        return any(mention.noun and mention.noun.kind is NounKind.PERSON for mention in self.mentions)


def link_mentions(parse: Parse, drafts: Sequence[Draft], actors: ActorCatalogue, day: str | None) -> None:
    """Number the chains of ``drafts`` (in text order), and give nominals and pronouns the entity of their chain.

    ``day`` is the report's, by which the holder of its country's office is known.
    """
    linker = _Linker(parse, actors, _find_main_country(drafts), day)
    for draft in drafts:
        linker.add(draft)


def _find_main_country(drafts: Sequence[Draft]) -> str | None:
    """The country that a report is about, None where no country has most of the mentions."""
    named = [draft.record.country for draft in drafts if draft.form is Form.NAME and draft.record]
    ranked = Counter(country for country in named if country).most_common(1)
    if ranked and ranked[0][1] >= _MAIN_SHARE * sum(map(bool, named)):
        return ranked[0][0]
    return None


class _Linker:
    def __init__(self, parse: Parse, actors: ActorCatalogue, main_country: str | None, day: str | None) -> None:
        self._parse = parse
        self._actors = actors
        self._main_country = main_country
        self._day = day
        self._chains: list[_Chain] = []
        self._recent: dict[int, _Chain] = {}
        self._by_entity: dict[str, _Chain] = {}
        self._quoted = _quoted_tokens(parse)

    def add(self, draft: Draft) -> None:
        """Put a mention into the chain of what it stands for, or into one of its own."""
        if draft.noun is not None and draft.kind is not MentionKind.PLACE:
            self._settle_body(draft)
        if draft.entity and not draft.entity.startswith("people:"):
            chain = self._by_entity.get(draft.entity) or self._open()
            self._by_entity[draft.entity] = chain
        elif draft.form is Form.PRONOUN:
            found = self._antecedent(draft)
            if found is None:
                return
            chain = found
        else:
            found = self._predicated(draft) or self._nominal_chain(draft)
            if found is None:
                self._settle_office(draft)
            chain = found or self._open()
        self._join(chain, draft)

    def _open(self) -> _Chain:
        chain = _Chain(len(self._chains) + 1)
        self._chains.append(chain)
        return chain

    def _join(self, chain: _Chain, draft: Draft) -> None:
        draft.chain = chain.number
        specific = chain.entity and not chain.entity.startswith("people:")
        if draft.form is not Form.NAME and chain.entity and (specific or not draft.entity):
            draft.entity, draft.record = chain.entity, chain.record
        elif draft.entity and not specific:
            chain.entity, chain.record = draft.entity, draft.record
        chain.mentions.append(draft)
        self._recent.pop(chain.number, None)
        self._recent[chain.number] = chain
        chain.gender = chain.gender or draft.gender
        if chain.plural is None or draft.form is Form.NAME:
            chain.plural = draft.plural if draft.plural is not None else chain.plural
        if draft.form is Form.NOMINAL:
            chain.titles.add(self._parse.tokens[draft.head].lemma.lower())
        if draft.office:
            chain.offices.add(draft.office.id)

    def _predicated(self, draft: Draft) -> _Chain | None:
        """The person of whom a nominal is said: ``Vidal was a dock worker``."""
        head = self._parse.tokens[draft.head]
        verb = self._parse.head(head)
        subject = self._parse.child(verb, "nsubj") if head.dep == "attr" else None
        if subject is None or draft.plural or self._parse.child(verb, "neg"):
            return None
        near = [chain for chain in self._near(draft) if any(each.head == subject.i for each in chain.mentions)]
        return near[-1] if near and near[-1].is_person else None

    def _nominal_chain(self, draft: Draft) -> _Chain | None:
        opening = self._parse.tokens[draft.first]
        if draft.noun is None or opening.lower not in _DEFINITE:
            return None
        head = self._parse.tokens[draft.head]
        near = self._near(draft)
        if draft.noun.kind is NounKind.PLACE:
            return self._place_chain(draft, head, near)
        if draft.noun.kind is NounKind.BODY and not draft.plural:
            return self._body_chain(draft, head, near)
        if draft.noun.kind is NounKind.PERSON and not draft.plural:
            titled = [chain for chain in near if self._holds_title(chain, draft, head.lemma.lower())]
            return titled[-1] if titled else self._only_holder(draft)
        alike = [
            chain
            for chain in near
            if chain.plural
            and any(m.noun and m.noun.topic == draft.noun.topic for m in chain.mentions)
            and draft.noun.topic == "office"
        ]
        same = [chain for chain in near if chain.plural and head.lemma.lower() in chain.titles]
        return same[-1] if same else alike[-1] if len(alike) == 1 else None

    def _holds_title(self, chain: _Chain, draft: Draft, title: str) -> bool:
        """Whether a person can be called so again: by an office named before, or as the leader of the same country."""
        theirs = chain.record.country if chain.record else None
        ours = draft.record.country if draft.record else None
        if chain.plural or (ours and ours != theirs):
            return False
        if draft.office and chain.offices and draft.office.id not in chain.offices:
            return False
        return title in chain.titles or (title == "leader" and ours is not None and chain.type == "person")

    def _only_holder(self, draft: Draft) -> _Chain | None:
        """The one person of the report so far who holds the office of a title, however far back."""
        if draft.office is None:
            return None
        title = self._parse.tokens[draft.head].lemma.lower()
        held = [chain for chain in self._chains if draft.office.id in chain.offices]
        return held[0] if len(held) == 1 and self._holds_title(held[0], draft, title) else None

    def _settle_body(self, draft: Draft) -> None:
        """Give ``the army``, with no country named, to the one that was mentioned, or to the main country's."""
        tokens = [token for token in self._parse.tokens[draft.first : draft.last] if token.lower != "the"]
        pattern = self._actors.bare_pattern([token.lower for token in tokens])
        if pattern is None or (draft.entity and not draft.entity.startswith("people:")):
            return
        ending = f"-{pattern.slug}"
        known = [
            chain for chain in self._near(draft) if chain.type == "agency" and (chain.entity or "").endswith(ending)
        ]
        if known:
            draft.entity, draft.record = known[-1].entity, known[-1].record
        elif self._main_country:
            agency = self._actors.agency(self._main_country, pattern)
            draft.entity, draft.record = agency.id, Entity(agency.name, agency.type, agency.country)

    def _settle_office(self, draft: Draft) -> None:
        """Give ``the president``, with no country named, to the main country's."""
        opening = self._parse.tokens[draft.first].lower
        alone = draft.last - draft.first == 1 + len(draft.office.words) if draft.office else False
        if draft.office and alone and opening == "the" and draft.entity is None and self._main_country:
            draft.entity, draft.record = find_officer(self._actors, draft.office, self._main_country, self._day)

    def _body_chain(self, draft: Draft, head: Token, near: Sequence[_Chain]) -> _Chain | None:
        lemma = head.lemma.lower()
        if lemma in GROUP_NOUNS:
            groups = [chain for chain in near if chain.type == "armed_group"]
            if not groups and not any(t.lower in _TERROR for t in self._parse.tokens[draft.first : draft.head]):
                groups = [chain for chain in near if chain.type == "organisation"]
            return groups[-1] if groups else None
        if lemma in _STATE_NOUNS:
            focus = self._by_entity.get(f"state:{self._country_in_focus(near)}")
            return focus if draft.head - draft.first <= 1 else None
        named = [chain for chain in near if chain.record and lemma in chain.record.name.lower().split()]
        named = named if draft.head - draft.first <= 1 else []
        same = named or [chain for chain in near if not chain.plural and lemma in chain.titles]
        return same[-1] if same else None

    def _place_chain(self, draft: Draft, head: Token, near: Sequence[_Chain]) -> _Chain | None:
        """The place that ``the city`` means: the latest named one of that kind, where nothing else tells it apart."""
        lemma = head.lemma.lower()
        if draft.plural or any(child.lower == "of" for child in self._parse.children(head, "prep")):
            return None
        if lemma == "capital":
            return self._capital(draft, near)
        if draft.head - draft.first > 1:
            return None
        named = [chain for chain in near if chain.record and self._is_called(chain.record, lemma)]
        same = named or [chain for chain in near if chain.type in {"", "place"} and lemma in chain.titles]
        return same[-1] if same else None

    def _is_called(self, place: Entity, lemma: str) -> bool:
        """Whether a noun fits a place: by its own name (``Yarmouk Camp``) or by its size; a capital is no town."""
        if place.type != "place":
            return False
        if lemma in place.name.lower().split():
            return True
        fits = place.precision is not None and lemma in _PLACE_NOUNS.get(place.precision, ())
        return fits and not (lemma == "town" and self._is_capital(place, place.country))

    def _is_capital(self, place: Entity, country: str | None) -> bool:
        if place.type != "place" or country is None or place.country != country:
            return False
        return any(
            name.use is NameUse.CAPITAL and name.actor == f"state:{country}"
            for name in self._actors.named(name_words(place.name))
        )

    def _capital(self, draft: Draft, near: Sequence[_Chain]) -> _Chain | None:
        """The capital of the country that ``the Ghanaian capital`` names, or of the one in focus, if it was named."""
        inside = {
            chain.record.country
            for chain in near
            if chain.type == "state"
            and chain.record
            and any(draft.first <= mention.head < draft.head for mention in chain.mentions)
        }
        if draft.head - draft.first > 1 and not inside:
            return None
        focus = inside.pop() if inside else self._country_in_focus(near)
        found = [chain for chain in self._chains if chain.record and self._is_capital(chain.record, focus)]
        return found[0] if found else None

    def _country_in_focus(self, near: Sequence[_Chain]) -> str | None:
        states = [chain.record.country for chain in near if chain.type == "state" and chain.record]
        return states[-1] if states else self._main_country

    def _antecedent(self, draft: Draft) -> _Chain | None:
        token = self._parse.tokens[draft.head]
        if stands_for_speaker(token):
            return None
        if token.lower.endswith(_REFLEXIVE):
            return self._subject_of_clause(draft, token)
        if stands_for_thing(token):
            return self._subject_before(draft, token)
        candidates = [chain for chain in self._near(draft) if self._agrees(chain, draft, token)]
        if not candidates:
            return None
        return max(candidates, key=lambda chain: self._salience(chain, draft))

    def _near(self, draft: Draft) -> list[_Chain]:
        """Chains mentioned within reach before ``draft``, the latest mentioned last."""
        here = self._parse.sentence(self._parse.tokens[draft.head]).i
        found = []
        for chain in reversed(self._recent.values()):
            if here - self._parse.sentence(self._parse.tokens[chain.mentions[-1].head]).i > _REACH:
                break
            found.append(chain)
        return found[::-1]

    def _subject_before(self, draft: Draft, token: Token) -> _Chain | None:
        """What ``it`` stands for: the nearest subject before it, where that is a body or a place.

        Every noun may be what ``it`` stands for, so what the subject is decides, and not which actor is near.
        """
        sentence = self._parse.sentence(token)
        before = [each for each in self._parse.tokens[sentence.first : token.i] if self._is_subject(each, token)]
        if not before and sentence.i:
            root = self._parse.root(self._parse.sentences[sentence.i - 1])
            before = list(self._parse.children(root, *_SUBJECTS))
        if not before:
            return None
        subject = self._relative_head(before[-1])
        for chain in reversed(self._near(draft)):
            if any(mention.head == subject.i for mention in chain.mentions[-6:]):
                return None if chain.plural or chain.is_person else chain
        return None

    def _subject_of_clause(self, draft: Draft, token: Token) -> _Chain | None:
        """What ``himself`` stands for: the noun that it stresses, else the nearest subject above it."""
        latest = {mention.head: chain for chain in self._near(draft) for mention in chain.mentions[-6:]}
        for above in self._parse.ancestors(token):
            if above.i in latest and above.i == token.head and above.i < token.i:
                return latest[above.i]
            subject = self._parse.child(above, *_SUBJECTS)
            if subject is not None:
                return latest.get(self._relative_head(subject).i)
        return None

    def _is_subject(self, subject: Token, token: Token) -> bool:
        return subject.dep in _SUBJECTS and (token.tag == "PRP$" or subject.head != token.head)

    def _relative_head(self, subject: Token) -> Token:
        """The noun that a relative pronoun stands for."""
        verb = self._parse.head(subject)
        return self._parse.head(verb) if subject.tag in {"WDT", "WP"} and verb.dep == "relcl" else subject

    def _agrees(self, chain: _Chain, draft: Draft, token: Token) -> bool:
        last = chain.mentions[-1]
        if last.first <= draft.head < last.last or self._same_clause(last, token):
            return False
        if draft.plural:
            if last.kind is MentionKind.PLACE:
                return False
            return bool(chain.plural) or chain.type in {"armed_group", "agency", "organisation"}
        if not chain.is_person:
            return False
        return not (chain.gender and draft.gender and chain.gender != draft.gender)

    def _same_clause(self, earlier: Draft, token: Token) -> bool:
        """Whether both hang on one verb, where one of them cannot stand for the other."""
        if token.tag == "PRP$":
            return False
        other = self._parse.tokens[earlier.head]
        return other.head == token.head and other.dep in {*_SUBJECTS, "dobj", "dative"}

    def _salience(self, chain: _Chain, draft: Draft) -> float:
        """How likely a pronoun stands for a chain; the weights are set by judgement, not tuned."""
        last = chain.mentions[-1]
        token, here = self._parse.tokens[last.head], self._parse.tokens[draft.head]
        subjects = [each.head for each in chain.mentions[-4:] if self._parse.tokens[each.head].dep in _SUBJECTS]
        score = -2.0 * (self._parse.sentence(here).i - self._parse.sentence(token).i)
        score += 2.0 if any(i >= self._parse.sentence(token).first for i in subjects) else 0.0
        score += 1.5 if self._clause_subject(here) in subjects else 0.0
        score += 1.0 if chain.entity and not chain.entity.startswith("people:") else 0.0
        score += 1.5 if (last.head in self._quoted) == (draft.head in self._quoted) else 0.0
        score += 2.0 if draft.plural and any(m.plural for m in chain.mentions[-2:]) else 0.0
        score -= 3.0 if self._parse.head(token).lower == "as" else 0.0
        score += min(len(chain.mentions), 3) * 0.3
        return score + 0.0005 * min(last.head, 1000)

    def _clause_subject(self, token: Token) -> int:
        """The subject of the nearest clause around a pronoun, other than itself; -1 where there is none."""
        for above in self._parse.ancestors(token):
            subject = self._parse.child(above, *_SUBJECTS)
            if subject is not None and subject.i < token.i:
                return subject.i
        return -1


def _quoted_tokens(parse: Parse) -> frozenset[int]:
    """Tokens between quotation marks; a paragraph's end closes what is open."""
    found: set[int] = set()
    inside, paragraph = False, 0
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        for token in parse.sentence_tokens(sentence):
            if token.text in {"“", "``"}:
                inside = True
            elif token.text in {"”", "''"}:
                inside = False
            elif token.text == '"':
                inside = not inside
            elif inside:
                found.add(token.i)
    return frozenset(found)
