"""Marks of quotation that distance: a few words in marks that are neither a source's words nor a title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Span
from dateline.reading import Parse, Sentence, Token

LONGEST = 4
"""Words that marks may hold and still distance; a longer stretch is somebody's words."""

_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“", "``": "''"}


def find_scare_quotes(parse: Parse, contents: Sequence[Span], roles: Mapping[str, str]) -> Iterator[Span]:
    """The stretches, marks included, that the outlet distances itself from; none inside what ``contents`` attribute.

    ``roles``: lemmas behind which marked words are a name or term that is introduced ("introduces"), and verbs whose
    speaker is quoted, even by a single word ("speaks").
    """
    for sentence in parse.sentences:
        for opening, closing in _quoted(parse, sentence):
            words = [token for token in parse.tokens[opening + 1 : closing] if token.text[0].isalnum()]
            span = Span(parse.tokens[opening].start, parse.tokens[closing].end)
            if any(content.overlaps(span) for content in contents):
                continue
            whole = opening == sentence.first and closing >= sentence.last - 2
            if words and len(words) <= LONGEST and not whole and _distances(parse, words, opening, roles):
                yield span


def _quoted(parse: Parse, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The pairs of marks in a sentence, as the indices of the opening and the closing token."""
    at = sentence.first
    while at < sentence.last:
        token = parse.tokens[at]
        closing = _PAIRS.get(token.text)
        if closing is None or not _opens(parse, token):
            at += 1
            continue
        limit = min(sentence.last, at + LONGEST * 2 + 3)
        end = next((i for i in range(at + 1, limit) if parse.tokens[i].text == closing and _closes(parse, i)), None)
        if end is not None:
            yield at, end
            at = end
        elif closing == token.text:
            # A longer quotation: its closing mark must not be taken for another's opening one.
            at = next((i for i in range(at + 1, sentence.last) if parse.tokens[i].text == closing), sentence.last)
        at += 1


def _opens(parse: Parse, token: Token) -> bool:
    """Whether a mark is written against the word behind it and apart from the one before it."""
    text = parse.text
    before = text[token.start - 1] if token.start else " "
    behind = text[token.end] if token.end < len(text) else " "
    return not before.isalnum() and behind.isalnum()


def _closes(parse: Parse, i: int) -> bool:
    """Whether a mark is written against the word before it, and is not the apostrophe of a genitive."""
    token = parse.tokens[i]
    behind = parse.text[token.end : token.end + 1]
    return not parse.text[token.start - 1].isspace() and not behind.isalnum() and token.tag != "POS"


def _is_title(words: Sequence[Token]) -> bool:
    """Whether marked words are written as titles and names are."""
    capitals = [word.text[0].isupper() or word.text[0].isdigit() for word in words]
    return all(capitals) or (len(words) > 2 and capitals[0] and capitals[-1])


def _distances(parse: Parse, words: Sequence[Token], opening: int, roles: Mapping[str, str]) -> bool:
    """Whether marked words are the outlet's own, kept at a distance: no title, no term introduced, nobody's speech."""
    if _is_title(words):
        return False
    if any(word.tag in ("VBZ", "VBP", "VBD", "MD", "PRP") for word in words) or words[0].tag == "UH":
        return False
    sentence = parse.sentence(words[0])
    for before in parse.tokens[max(sentence.first, opening - 2) : opening]:
        if roles.get(before.lemma.lower()) == "introduces":
            return False
    inside = {word.i for word in words}
    head = next((word for word in words if word.head not in inside), words[-1])
    return not any(roles.get(governor.lemma.lower()) == "speaks" for governor in parse.ancestors(head))
