"""What kind of voice a source is: named, an office, nobody in particular, a document, a medium."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.coding.attribution_sources import noun_range
from dateline.coding.attribution_spans import Range
from dateline.model import SourceKind
from dateline.reading import Parse, Token

Voices = Mapping[str, SourceKind]
"""Kinds of voices by lemma, by two words, and by words of outlets' names with their capital."""

_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that", "our", "my", "these", "those"})
_SINGLES = frozenset({"a", "an", "another", "one"})
_PRINTED = (SourceKind.MEDIA, SourceKind.DOCUMENT)
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee", "eer")
_PARTS = frozenset({"group", "number", "majority", "minority", "team", "couple", "pair", "handful", "dozen", "score"})
_COUNTS = frozenset({"hundred", "thousand", "percent", "percentage", "host", "string", "member", "trio", "crowd"})
_BODIES = frozenset({"ORG", "GPE", "FAC"})
_PRESS_PEOPLE = frozenset(
    {"anchor", "blogger", "columnist", "commentator", "correspondent", "interviewer", "journalist", "moderator"}
    | {"media", "press", "reporter", "reporting", "q"}
)
_NAMING = frozenset({"compound", "appos", "nmod", "flat"})


def source_kind(parse: Parse, head: int, span: Range, voices: Voices) -> SourceKind:
    """The kind of the source whose noun phrase is ``span``, headed by token ``head``.

    A noun for people is anonymous unless it is definite: "the adviser" and "his lawyers" are offices, but "the
    official" is nobody in particular where the text last spoke of "an official". A body is named where a name is part
    of what it is called ("the UN refugee agency"). Of a pronoun nothing more is known than a role.
    """
    token = parse.tokens[head]
    words = parse.tokens[span[0] : span[1]]
    kind, sure = _look_up(token, words, voices)
    if sure or (kind in _PRINTED and token.pos != "PROPN"):
        return kind or SourceKind.ROLE
    if _is_named(parse, token, words, kind):
        return SourceKind.MEDIA if _has_outlet_word(token, words, voices) else SourceKind.NAMED
    part = _counted(parse, token)
    if part is not None and part.i < span[1]:
        below = source_kind(parse, part.i, (part.i, span[1]), voices)
        return SourceKind.ANONYMOUS if below is SourceKind.ROLE else below
    definite = any(word.lower in _DEFINITE or word.tag == "POS" for word in words if word.i < head)
    of_body = any(word.pos == "PROPN" and word.i < head for word in words)
    if kind is SourceKind.ANONYMOUS:
        return _definite_kind(parse, token, of_body=of_body) if definite else kind
    if kind is SourceKind.NAMED:
        return kind if of_body else SourceKind.ROLE
    unknown = kind is None and not definite and _is_somebody(token, words)
    return SourceKind.ANONYMOUS if unknown else SourceKind.ROLE


def _look_up(token: Token, words: tuple[Token, ...], voices: Voices) -> tuple[SourceKind | None, bool]:
    """The table's kind of a noun, and whether it is certain.

    It is by a line of two words ("news agency", "the source"), and where the noun alone is a label, of which the
    capital says nothing ("Police: …", "REPORTER: …").
    """
    lemma = token.lemma.lower()
    if len(words) == 1 and token.text[0].isupper() and token.ner != "PERSON":
        kind = voices.get(token.lower) or voices.get(lemma)
        return kind, kind is not None
    before = [word.lower for word in words if word.i < token.i]
    for word in (*before[-1:], *before[:1]):
        if (kind := voices.get(f"{word} {lemma}")) is not None:
            return kind, True
    return voices.get(lemma), False


def _is_named(parse: Parse, token: Token, words: tuple[Token, ...], kind: SourceKind | None) -> bool:
    """Whether a noun is a name, or has one beside it: "the mayor, Anna Lund", not "an aide to Anna Lund".

    A name right behind that of a body is in apposition, whatever the tree says: "head of Quill Air Anna Lund".
    """
    if token.text.startswith("@"):
        return True
    plural = token.tag == "NNPS" and token.ner in ("", "NORP")
    people = kind is SourceKind.ANONYMOUS or plural or (token.ner == "NORP" and words[0].lower in _DEFINITE)
    if token.pos == "PROPN" and (token.ner == "PERSON" or not people):
        return True
    if token.tag == "NNS":
        return False
    inside = {word.i for word in words}
    return any(
        word.ner == "PERSON"
        and word.pos == "PROPN"
        and (_names(parse, word, token, inside) or parse.tokens[word.i - 1].ner in _BODIES)
        for word in words
        if word.i != token.i
    )


def _names(parse: Parse, word: Token, noun: Token, inside: set[int]) -> bool:
    """Whether a name stands for the noun itself, joined to it by nothing but apposition and compounding.

    Two bare nouns are one person's titles: "party chief and deputy Anna Lund".
    """
    bare = all(child.dep not in ("det", "poss") for child in parse.children(noun))
    while word.i != noun.i:
        joined = word.dep in _NAMING or (word.dep == "conj" and bare)
        if not joined or word.head == word.i or word.head not in inside:
            return False
        word = parse.head(word)
    return True


def _has_outlet_word(token: Token, words: tuple[Token, ...], voices: Voices) -> bool:
    """Whether a name is an outlet's by a word of such names, or by the noun before it: "the daily Quillon".

    A person's name is none, but that behind "daily" or "broadcaster" is an outlet's, whatever the recogniser says.
    """
    before = [word for word in words if word.i < token.i]
    if any(voices.get(word.lower) is SourceKind.MEDIA and word.lower not in _PRESS_PEOPLE for word in before):
        return True
    if any(word.ner == "PERSON" for word in (*before, token)):
        return False
    name = (word for word in words if word.pos == "PROPN" and (word.i == token.i or word.head == token.i))
    return any(word.text[0].isupper() and voices.get(word.text) is SourceKind.MEDIA for word in name)


def _counted(parse: Parse, token: Token) -> Token | None:
    """Those of whom a noun of number tells how many: "physicists" in "a group of physicists"."""
    if token.lemma.lower() not in _PARTS | _COUNTS and token.tag != "CD":
        return None
    of = next((child for child in parse.children(token, "prep") if child.lower == "of"), None)
    noun = parse.child(of, "pobj") if of is not None else None
    return noun if noun is not None and noun.tag in ("NNS", "NNPS") else None


def _definite_kind(parse: Parse, noun: Token, *, of_body: bool) -> SourceKind:
    """The kind of "the official": that of the last one of whom the text spoke; an office where it spoke of none.

    ``of_body`` tells that a name says whose people they are: "the UN experts".
    """
    for i in range(noun.i - 1, -1, -1) if not of_body else ():
        before = parse.tokens[i]
        if before.lemma != noun.lemma or before.pos != "NOUN":
            continue
        if before.dep in _NAMING or before.dep == "attr":
            return SourceKind.ROLE
        words = parse.tokens[slice(*noun_range(parse, before, noun.i))]
        if any(word.lower in _DEFINITE for word in words if word.i < before.i):
            continue
        named = any(word.ner == "PERSON" and word.pos == "PROPN" for word in words)
        return SourceKind.ROLE if named else SourceKind.ANONYMOUS
    return SourceKind.ROLE


def _is_somebody(token: Token, words: tuple[Token, ...]) -> bool:
    """Whether an indefinite noun or number stands for people who are not named: "rescuers", "a farmer", "three"."""
    if token.tag in ("CD", "NNPS") or (token.ner == "NORP" and token.pos == "PROPN"):
        return True
    agent = token.lemma.lower().endswith(_AGENT_ENDINGS)
    single = any(word.lower in _SINGLES for word in words if word.i < token.i)
    return agent and (token.tag == "NNS" or (token.tag == "NN" and single))
