"""How a sentence uses the name of a country or a capital: as place, as actor, or, of a capital, as government."""

from __future__ import annotations

from dateline.knowledge.actor_words import ActorWords, NounKind
from dateline.model import MentionKind
from dateline.reading import Parse, Token


def find_country_kind(parse: Parse, head: Token, words: ActorWords) -> MentionKind:
    """Whether a country's name stands for a place or for an actor, where ``head`` heads it."""
    first = _first_conjunct(parse, head)
    governor, dep = parse.head(first), first.dep
    place = False
    if dep == "ROOT":
        place = _is_heading(parse, head)
    elif dep in {"appos", "compound", "nmod"} and _in_brackets(parse, head) and governor.pos == "PROPN":
        return find_country_kind(parse, governor, words)
    elif dep in {"compound", "nmod"}:
        place = words.shows("place", "modified", governor.lemma)
    elif dep == "pobj":
        place = _is_place_after(parse, governor, words)
    elif dep == "dobj":
        place = words.shows("place", "object", governor.lemma)
    elif dep == "poss":
        place = words.shows("place", "possessed", governor.lemma) or _acts_instead(governor, words)
    elif dep in {"nsubjpass", "nsubj"}:
        place = words.shows("place", "object", governor.lemma) and dep == "nsubjpass"
    elif dep in {"appos", "npadvmod"}:
        place = governor.pos == "PROPN" or _is_place_noun(governor, words)
    return MentionKind.PLACE if place else MentionKind.ACTOR


def _acts_instead(noun: Token, words: ActorWords) -> bool:
    """Whether a noun is for those who act, so that the country only tells where: "the government of Chad".

    Several bodies or envoys stand for their states ("the governments of Chad and Niger"), which then act.
    """
    found = words.nouns.get(noun.lemma.lower())
    if found is None or found.kind not in {NounKind.BODY, NounKind.PEOPLE, NounKind.PERSON}:
        return False
    return found.topic not in {"state", "side"} and (found.kind is NounKind.PEOPLE or noun.tag in {"NN", "NNP"})


def _is_heading(parse: Parse, head: Token) -> bool:
    """Whether a name is all that its sentence says."""
    words = [token for token in parse.sentence_tokens(parse.sentence(head)) if token.text[0].isalnum()]
    return all(token.i == head.i or token.head == head.i for token in words) and len(words) <= 2


def _in_brackets(parse: Parse, head: Token) -> bool:
    return 0 < head.i < len(parse.tokens) - 1 and (parse.tokens[head.i - 1].text, parse.tokens[head.i + 1].text) == (
        "(",
        ")",
    )


def _is_place_noun(token: Token, words: ActorWords) -> bool:
    noun = words.nouns.get(token.lemma.lower())
    return noun is not None and noun.kind is NounKind.PLACE


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
    if first.dep == "pobj" and governor.lower == "of":
        return words.shows("government", "of", parse.head(governor).lemma)
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
        return words.shows("place", "partitive", above.lemma) or above.pos == "ADV" or _acts_instead(above, words)
    if word in {"to", "from", "toward", "towards", "in"} and words.shows("actor", "recipient", above.lemma):
        return word == "in" and above.lemma not in {"confidence", "trust"}
    if word == "from" and above.lemma in words.nouns and words.nouns[above.lemma].topic in {"office", "military"}:
        return False
    if word == "on":
        return words.shows("place", "topic", above.lemma)
    if word == "between":
        return not words.shows("government", "partner", above.lemma)
    return words.shows("place", "preposition", word)


def _first_conjunct(parse: Parse, token: Token) -> Token:
    """The first of a list of joined words: it stands in the relation that all of them share."""
    while token.dep == "conj" and parse.head(token).pos in {"PROPN", "NOUN", "PRON", "ADJ"}:
        token = parse.head(token)
    return token
