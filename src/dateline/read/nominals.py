"""Noun phrases and pronouns that stand for people and bodies of people: ``the intelligence chiefs``, ``she``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.knowledge.actor_words import NounKind
from dateline.knowledge.actors import ActorCatalogue, Office, name_slug
from dateline.model import Entity, Form, MentionKind
from dateline.read.country_use import find_country_kind
from dateline.read.drafts import Draft, premodified
from dateline.reading import Parse, Token

_PREMODIFIERS = (
    "det",
    "amod",
    "compound",
    "nummod",
    "poss",
    "nmod",
    "quantmod",
    "predet",
    "punct",
    "advmod",
    "npadvmod",
)
_MODIFIER = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_OPENING = frozenset("\"“”‘'([-–—:,;.…*•") | {"``", "''", "--"}
GROUP_NOUNS = frozenset(
    {"group", "outfit", "organisation", "organization", "movement", "network", "militia", "faction"}
)
"""Nouns by which an armed group is called again."""

SIZES = frozenset(
    {"city", "town", "village", "province", "region", "district", "governorate", "county", "area", "island", "capital"}
)
"""Nouns that a place's own name follows: ``the town of Ada``."""

_GROUND = frozenset({"territory", "territories", "soil", "land", "lands", "waters", "airspace", "skies"})
"""Nouns that say of a country no more than where it is: ``Ghanaian soil``."""

_NAMED_BODIES = frozenset({"armed_group", "organisation", "agency", "media"})
_OWNING = frozenset({"state", "place", "armed_group"})
_SETTLED = frozenset({"people", "residents", "villagers", "citizens", "authorities", "police", "inhabitants", "voters"})
"""Those who are where they belong: ``residents in Accra``, but not ``soldiers in Accra``."""

_NOT_HOLDING = frozenset({"former", "ex", "deputy", "vice", "late", "then", "next", "future", "assistant", "a", "an"})
_OWN_DOING = frozenset({
    "surrounding", "neighbouring", "neighboring", "outlying", "existing", "remaining", "leading", "ruling", "working",
    "serving", "visiting", "opposing", "warring", "fighting", "living", "participating", "contributing", "competing",
    "developing", "emerging", "growing", "sitting", "dissenting", "grieving", "protesting", "striking", "practising",
    "bordering", "adjoining", "returning", "retreating", "advancing", "fleeing", "mourning", "invading", "attacking",
})  # fmt: skip
"""Participles that say what those named do themselves: ``in surrounding villages``."""

_NO_PHRASE = frozenset({NounKind.RANK, NounKind.THING, NounKind.QUANTIFIER})
_ALONE = frozenset({"others", "many", "some", "several", "dozens", "scores", "hundreds", "thousands", "none", "both"})
_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_MEN = frozenset({"he", "him", "his", "himself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
_GROUPS = frozenset({"they", "them", "their", "themselves"})
_THINGS = frozenset({"it", "its", "itself"})


def find_nominals(parse: Parse, actors: ActorCatalogue, named: Mapping[int, Draft], day: str | None) -> Iterator[Draft]:
    """Noun phrases headed by a noun for people, bodies or places.

    ``named`` gives the name that a token belongs to, from which a phrase has its country or its group; ``day`` is the
    report's, by which an office's holder is known.
    """
    nouns, title_end = actors.words.nouns, 0
    for token in parse.tokens:
        if token.i in named or token.i < title_end or token.pos not in {"NOUN", "PROPN"}:
            continue
        noun = nouns.get(token.lemma.lower()) or nouns.get(token.lower)
        if noun is None or noun.kind in _NO_PHRASE or _only_modifies(parse, token) or _is_term(parse, token, actors):
            continue
        draft = Draft(_phrase_start(parse, token), token.i + 1, token.i, MentionKind.ACTOR, Form.NOMINAL, noun=noun)
        draft.plural = token.tag in {"NNS", "NNPS"} or noun.kind is NounKind.PEOPLE
        draft.gender = _noun_gender(token.lower)
        if noun.kind is NounKind.PLACE:
            draft.kind = MentionKind.PLACE
            _give_place(parse, draft, named)
        elif noun.topic == "state":
            draft.kind = find_country_kind(parse, token, actors.words)
        else:
            _give_class(parse, draft, named)
            _give_apposed(parse, draft, named)
            _give_office(parse, draft, named, actors, day)
            _counted(parse, draft, actors)
        title_end = draft.last
        yield draft


def _is_term(parse: Parse, token: Token, actors: ActorCatalogue) -> bool:
    """Whether a noun and the word before it are a term for a thing: ``a political settlement``, ``nerve agent``."""
    before = parse.tokens[token.i - 1].lower if token.i else ""
    if token.text == "State" and before == "of":
        return True  # an office or a ministry, "the Secretary of State"
    if token.lower == "position" and (parse.child(token, "poss") or parse.child(token, "relcl")):
        return True  # what somebody holds of a matter, "our position on this"
    return f"{before} {token.lemma.lower()}" in actors.words.nouns


def _phrase_start(parse: Parse, head: Token) -> int:
    first = premodified(parse, head, _PREMODIFIERS)
    if _governs(parse, parse.tokens[first], head):
        return first + 1
    while first < head.i and (parse.tokens[first].text in _OPENING or _is_adverb_of(parse.tokens[first], head)):
        first += 1
    return first


def _governs(parse: Parse, first: Token, head: Token) -> bool:
    """Whether a participle is what is done to those named ("in clearing areas"), though parsed as their adjective."""
    behind = parse.tokens[first.i - 1].tag == "IN" if first.i else False
    doing = first.tag == "VBG" and first.head == head.i and first.i < head.i
    return doing and behind and head.tag == "NNS" and first.lower not in _OWN_DOING


def _is_adverb_of(token: Token, head: Token) -> bool:
    return token.dep == "advmod" and token.head == head.i


def _counted(parse: Parse, draft: Draft, actors: ActorCatalogue) -> None:
    """Widen a phrase by what counts it, which then heads it: ``dozens of villagers``."""
    preposition = parse.head(parse.tokens[draft.head])
    counter = parse.head(preposition)
    if preposition.lower != "of" or preposition.dep != "prep" or counter.i > preposition.i:
        return
    noun = actors.words.nouns.get(counter.lower)
    if (noun is not None and noun.kind is NounKind.QUANTIFIER) or counter.tag == "CD":
        draft.first, draft.head, draft.plural = _phrase_start(parse, counter), counter.i, counter.lower != "one"


def find_counts(parse: Parse) -> Iterator[Draft]:
    """Numbers and words such as ``others`` that stand alone for people: ``three were wounded``."""
    for token in parse.tokens:
        if (
            token.dep not in {"nsubj", "nsubjpass"}
            or not (token.tag == "CD" or token.lower in _ALONE)
            or token.ner in _AMOUNTS
        ):
            continue
        governor = parse.head(token)
        suffers = token.dep == "nsubjpass" or governor.lemma in {"die", "survive", "escape", "flee", "drown"}
        if suffers and not parse.children(token, "prep", "npadvmod") and token.lemma != "one":
            first = premodified(parse, token, _PREMODIFIERS)
            yield Draft(first, token.i + 1, token.i, MentionKind.ACTOR, Form.NOMINAL, plural=True)


def find_pronouns(parse: Parse) -> Iterator[Draft]:
    """Personal and possessive pronouns."""
    for token in parse.tokens:
        if token.tag not in {"PRP", "PRP$"}:
            continue
        word = token.lower
        draft = Draft(token.i, token.i + 1, token.i, MentionKind.ACTOR, Form.PRONOUN)
        if word in _MEN or word in _WOMEN:
            draft.plural, draft.gender = False, "m" if word in _MEN else "f"
        elif word in _GROUPS:
            draft.plural = True
        elif word in _THINGS:
            if _is_empty(parse, token):
                continue
            draft.plural = False
        elif word not in _SPEAKERS or token.text == "US":
            continue
        yield draft


def stands_for_thing(token: Token) -> bool:
    """Whether a pronoun is one of things and bodies: ``it``."""
    return token.lower in _THINGS


def stands_for_speaker(token: Token) -> bool:
    """Whether a pronoun is the speaker's own: ``we``."""
    return token.lower in _SPEAKERS


def _only_modifies(parse: Parse, token: Token) -> bool:
    """Whether a noun is part of a longer one: ``group`` in ``group leader``; a title is one too (``President``)."""
    return (
        token.dep in _MODIFIER
        and token.head > token.i
        and parse.head(token).pos in {"NOUN", "PROPN"}
        and (token.dep != "poss")
    )


def _give_place(parse: Parse, draft: Draft, named: Mapping[int, Draft]) -> None:
    """The place that a noun is joined to (``the city of Accra``, ``Accra, the capital``), or whose ground it is."""
    head = parse.tokens[draft.head]
    if head.lower in _GROUND:
        inside = [named[i] for i in range(draft.first, draft.last) if i in named]
        if len(inside) == 1 and inside[0].type == "state":
            draft.entity, draft.record = inside[0].entity, inside[0].record
        return
    if draft.plural or head.lemma.lower() not in SIZES:
        return
    if head.lemma.lower() == "capital":
        owner = _owner(parse, draft, named, frozenset({"state"}))
        draft.country = (owner.record.country or "") if owner and owner.record else ""
    joined = list(parse.children(head, "compound", "nmod"))
    preposition = parse.tokens[draft.last] if draft.last < len(parse.tokens) else head
    if preposition.lower == "of" and preposition.head == head.i:
        joined += parse.children(preposition, "pobj")
    elif not joined:
        joined += [*parse.children(head, "appos"), *([parse.head(head)] if head.dep == "appos" else ())]
    owners = [named[token.i] for token in joined if token.i in named and named[token.i].type == "place"]
    if len(owners) == 1:
        draft.entity, draft.record = owners[0].entity, owners[0].record
        if owners[0].first == preposition.i + 1 and preposition.lower == "of":
            draft.last = owners[0].last


def _give_apposed(parse: Parse, draft: Draft, named: Mapping[int, Draft]) -> None:
    """The body whose name stands in apposition: ``the rebel group M23``, ``M23, a rebel group``."""
    head = parse.tokens[draft.head]
    if draft.plural or draft.noun is None or (draft.noun.kind is not NounKind.BODY and draft.noun.topic != "side"):
        return
    behind = named.get(draft.last)
    joined = behind is not None and behind.head != draft.head and draft.noun.kind is NounKind.BODY
    before = named.get(head.head) if head.dep == "appos" else None
    owner = before or (behind if joined else None)
    bodies = _NAMED_BODIES | {"state"} if draft.noun.topic == "side" else _NAMED_BODIES
    if owner is not None and owner.form is Form.NAME and owner.type in bodies:
        draft.entity, draft.record = owner.entity, owner.record


def _give_class(parse: Parse, draft: Draft, named: Mapping[int, Draft]) -> None:
    """The entity of those known by what they are and whose they are; who is known by a class alone has none.

    Members of an armed group stand for the group (``Shabaab fighters``); others are a class of their country's people
    (``Ghanaian fishermen``) or bodies (``a Ghanaian delegation``), or serve a body (``a Shell spokesman``).
    """
    if draft.noun is None:
        return
    body = draft.noun.kind is NounKind.BODY
    owner = _owner(parse, draft, named, _OWNING if body else _OWNING | _NAMED_BODIES)
    if owner is None or owner.record is None or owner.entity is None:
        return
    word, country = parse.tokens[draft.head].lower, owner.record.country
    if owner.type == "armed_group":
        if draft.plural or (body and word in GROUP_NOUNS):
            draft.entity, draft.record = owner.entity, owner.record
        return
    if (body and owner.type != "state") or (country is None and owner.type not in _NAMED_BODIES):
        return
    whose, label = (country.lower(), country) if country else (owner.entity.partition(":")[2], owner.record.name)
    prefix, kind = ("org", "organisation") if body else ("people", "people" if draft.plural else "person")
    draft.entity = f"{prefix}:{whose}-{name_slug(word)}"
    draft.record = Entity(f"{word} ({label})", kind, country)


def _owner(parse: Parse, draft: Draft, named: Mapping[int, Draft], owning: frozenset[str]) -> Draft | None:
    """The one state, place, group or body that a phrase belongs to: before its noun, else behind ``of`` or ``from``."""
    inside = [named[i] for i in range(draft.first, draft.last) if i in named and named[i].type in owning]
    found = {owner.entity: owner for owner in inside or _owners_behind(parse, draft, named)}
    return next(iter(found.values())) if len(found) == 1 else None


def _owners_behind(parse: Parse, draft: Draft, named: Mapping[int, Draft]) -> list[Draft]:
    head = parse.tokens[draft.head]
    belonging = {"of", "from", "in"} if head.lower in _SETTLED else {"of", "from"}
    behind = (
        named.get(below.i)
        for preposition in parse.children(head, "prep")
        if preposition.lower in belonging and preposition.i == draft.head + 1
        for below in parse.children(preposition, "pobj")
    )
    return [owner for owner in behind if owner is not None and owner.type in {"state", "place"}]


def _give_office(
    parse: Parse, draft: Draft, named: Mapping[int, Draft], actors: ActorCatalogue, day: str | None
) -> None:
    """The office that a title names, and who held it on the report's day: ``the Ghanaian foreign minister``."""
    if draft.plural or draft.noun is None or draft.noun.kind is not NounKind.PERSON:
        return
    tokens = parse.tokens
    ends = (draft.last, min(draft.last + 2, len(tokens)), min(draft.last + 3, len(tokens)))
    titles = {end: actors.office([token.lower for token in tokens[draft.first : end]]) for end in ends}
    end, office = max(titles.items(), key=lambda each: len(each[1].words) if each[1] else 0)
    if office is None or end - len(office.words) > draft.head:
        return
    draft.last = end
    words = {token.lower for token in tokens[draft.first : end]}
    draft.office, held = office, words.isdisjoint(_NOT_HOLDING)
    if office.country:
        draft.entity, draft.record = find_officer(actors, office, office.country, day if held else None)
        return
    if draft.record is None or draft.entity is None:
        return
    if draft.record.country:
        draft.entity, draft.record = find_officer(actors, office, draft.record.country, day if held else None)
    elif (owner := _owner(parse, draft, named, _NAMED_BODIES)) and owner.entity and owner.record:
        known = actors.holder(owner.entity, office.id, day if held else None)
        entity = known.id if known else f"people:{owner.entity.partition(':')[2]}-{office.id}"
        name = known.name if known else f"{' '.join(office.words)} ({owner.record.name})"
        draft.entity, draft.record = entity, Entity(name, "person", known.country if known else None)


def find_officer(actors: ActorCatalogue, office: Office, country: str, day: str | None) -> tuple[str, Entity]:
    """Who held an office of a country on a day, or whoever did where the table does not know."""
    country = office.country or country
    holder = actors.holder(f"state:{country}", office.id, day)
    if holder is not None:
        return holder.id, Entity(holder.name, holder.type, holder.country)
    name = f"{' '.join(office.words)} ({country})"
    return f"people:{country.lower()}-{office.id}", Entity(name, "person", country)


def _noun_gender(word: str) -> str:
    if word.endswith(("woman", "women")) or word in {
        "girl",
        "mother",
        "wife",
        "daughter",
        "sister",
        "queen",
        "princess",
        "widow",
    }:
        return "f"
    if word.endswith(("man", "men")) or word in {"boy", "father", "husband", "son", "brother", "king", "prince"}:
        return "m"
    return ""


def _is_empty(parse: Parse, token: Token) -> bool:
    """Whether ``it`` stands for nothing: ``it is clear that``, ``it rained``."""
    governor = parse.head(token)
    if token.tag == "PRP$":
        return False
    if token.dep == "expl":
        return True
    clause = parse.child(governor, "ccomp", "xcomp", "advcl", "csubj")
    if token.dep in {"nsubj", "nsubjpass"} and governor.lemma in {"be", "seem", "appear", "take", "remain", "become"}:
        return bool(clause or parse.child(governor, "acomp", "attr"))
    return governor.lemma in {"rain", "snow"}
