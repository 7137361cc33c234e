"""Noun phrases and pronouns that stand for people and bodies of people: ``the intelligence chiefs``, ``she``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.knowledge.actor_words import ActorNoun, NounKind
from dateline.knowledge.actors import Actor, ActorCatalogue
from dateline.model import Entity, Form, MentionKind
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
_MEN = frozenset({"he", "him", "his", "himself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
_GROUPS = frozenset({"they", "them", "their", "themselves"})
_THINGS = frozenset({"it", "its", "itself"})
_OFFICIAL = frozenset({"office", "military"})


def find_nominals(
    parse: Parse, actors: ActorCatalogue, taken: frozenset[int], states: Mapping[int, Actor]
) -> Iterator[Draft]:
    """Noun phrases headed by a noun for people or bodies.

    ``taken`` are tokens of names; ``states`` gives the state that a token names, from which a phrase has its country.
    """
    nouns = actors.words.nouns
    for token in parse.tokens:
        if (
            token.i in taken
            or token.tag not in {"NN", "NNS", "NNP", "NNPS", "JJ"}
            or token.pos not in {"NOUN", "PROPN"}
        ):
            continue
        noun = nouns.get(token.lemma.lower()) or nouns.get(token.lower)
        if noun is None or _only_modifies(parse, token):
            continue
        first = premodified(parse, token, _PREMODIFIERS)
        while first < token.i and (parse.tokens[first].text in _OPENING or parse.tokens[first].dep == "advmod"):
            first += 1
        plural = token.tag in {"NNS", "NNPS"} or noun.kind is NounKind.PEOPLE
        draft = Draft(first, token.i + 1, token.i, MentionKind.ACTOR, Form.NOMINAL, noun=noun, plural=plural)
        draft.gender = _noun_gender(token.lower)
        _give_class(parse, draft, states)
        yield draft


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


def _give_class(parse: Parse, draft: Draft, states: Mapping[int, Actor]) -> None:
    """The entity of people known only by what they are and whose they are: ``Ghanaian fishermen``."""
    assert draft.noun is not None
    if draft.noun.kind is NounKind.BODY:
        return
    state = next((states[i] for i in range(draft.first, draft.last) if i in states), None)
    word = parse.tokens[draft.head].lemma.lower()
    country = state.country if state else None
    slug = f"{country.lower()}-{word}" if country else word
    name = f"{word} ({state.name})" if state else word
    draft.entity, draft.record = f"people:{slug}", Entity(name, "person", country)


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
