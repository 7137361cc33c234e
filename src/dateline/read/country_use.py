"""How a sentence uses the name of a country or a capital: as place, as actor, or, of a capital, as government."""

from __future__ import annotations

from dateline.knowledge.actor_words import ActorWords
from dateline.model import MentionKind
from dateline.reading import Parse, Token


def find_country_kind(parse: Parse, head: Token, words: ActorWords) -> MentionKind:
    """Whether a country's name stands for a place or for an actor, where ``head`` heads it."""
    governor, dep = parse.head(_first_conjunct(parse, head)), _first_conjunct(parse, head).dep
    place = False
    if dep == "pobj":
        place = _is_place_after(parse, governor, words)
    elif dep == "dobj":
        place = words.shows("place", "object", governor.lemma)
    elif dep == "poss":
        place = words.shows("place", "possessed", governor.lemma)
    elif dep in {"nsubjpass", "nsubj"}:
        place = words.shows("place", "object", governor.lemma) and dep == "nsubjpass"
    elif dep in {"appos", "npadvmod"}:
        place = governor.pos == "PROPN"
    return MentionKind.PLACE if place else MentionKind.ACTOR


def stands_for_government(parse: Parse, head: Token, words: ActorWords) -> bool:
    """Whether a capital's name, headed by ``head``, stands for the government that sits there."""
    first = _first_conjunct(parse, head)
    governor = parse.head(first)
    if first.dep == "nsubj":
        return words.shows("government", "subject", governor.lemma) and governor.pos in {"VERB", "AUX"}
    if first.dep == "dobj":
        return words.shows("government", "object", governor.lemma)
    if first.dep == "poss":
        return words.shows("government", "possessed", governor.lemma)
    if first.dep == "pobj" and governor.lower in {"with", "between", "against", "by", "from", "to"}:
        above = parse.head(governor)
        passive_agent = governor.dep == "agent" and words.shows("government", "subject", above.lemma)
        if governor.lower == "by" and above.pos == "NOUN":
            return True
        return passive_agent or (governor.dep == "prep" and _is_partner(governor, above, words))
    return False


def _is_partner(preposition: Token, above: Token, words: ActorWords) -> bool:
    if preposition.lower in {"to", "from"}:
        return words.shows("actor", "recipient", above.lemma) or (
            above.pos == "NOUN" and words.shows("government", "partner", above.lemma)
        )
    return words.shows("government", "partner", above.lemma)


def _is_place_after(parse: Parse, preposition: Token, words: ActorWords) -> bool:
    above = parse.head(preposition)
    word = preposition.lower
    if word == "of":
        return words.shows("place", "partitive", above.lemma) or above.pos == "ADV"
    if word in {"to", "from", "toward", "towards", "in"} and words.shows("actor", "recipient", above.lemma):
        return word == "in" and above.lemma not in {"confidence", "trust"}
    if word == "from" and above.lemma in words.nouns and words.nouns[above.lemma].topic in {"office", "military"}:
        return False
    if word == "between":
        return not words.shows("government", "partner", above.lemma)
    return words.shows("place", "preposition", word)


def _first_conjunct(parse: Parse, token: Token) -> Token:
    """The first of a list of joined words: it stands in the relation that all of them share."""
    while token.dep == "conj" and parse.head(token).pos in {"PROPN", "NOUN", "PRON", "ADJ"}:
        token = parse.head(token)
    return token
