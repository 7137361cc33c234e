"""Interviews and transcripts: paragraphs that begin with their speaker's label, up to the next label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from dateline.coding.attribution_posts import LABEL
from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.quotes import QuotedParse
from dateline.reading import Parse, Token

LONGEST_LABEL = 8
"""Words; a longer stretch before a colon is a sentence, not a name."""

_FEWEST_TURNS = 3
_ASKED_AND_ANSWERED = frozenset({"q", "a", "question", "answer", "interviewer", "reporter", "moderator", "questioner"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gen", "prof", "gov", "sir", "lord", "lady"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMES = frozenset({"PERSON", "ORG"})
_OUTSIDE_LABEL = frozenset({".", "?", "!", ";", '"', "“", "”", ":"})


def find_turn_sites(quoted: QuotedParse, speakers: Set[str]) -> tuple[CueSite, ...]:
    """Every turn of a report that is a transcript, in text order; none where it is no transcript.

    A transcript has several labelled paragraphs, of two speakers or more, one of whom speaks again, and most of them
    with a verb: a table has none. ``speakers`` are words that head labels of those who may speak.
    """
    parse = quoted.parse
    labels = {first: colon for first, last in paragraphs(parse) if (colon := _colon(parse, first, last)) is not None}
    said = Counter(_words(parse, first, colon) for first, colon in labels.items())
    turns = [
        (first, colon) for first, colon in labels.items() if _is_speaker(parse.tokens[first:colon], said, speakers)
    ]
    voices = Counter(_words(parse, first, colon) for first, colon in turns)
    if len(turns) < _FEWEST_TURNS or len(voices) < 2 or max(voices.values()) < 2:
        return ()
    ends = [first for first, _ in turns[1:]] + [len(parse.tokens)]
    spoken = sum(_has_verb(parse, colon + 1, end) for (_, colon), end in zip(turns, ends, strict=True))
    if spoken * 2 < len(turns):
        return ()
    return tuple(_turn(turn, end) for turn, end in zip(turns, ends, strict=True) if turn[1] + 1 < end)


def paragraphs(parse: Parse) -> Iterator[Range]:
    """The token ranges of the paragraphs."""
    first = 0
    for sentence, after in zip(parse.sentences, (*parse.sentences[1:], None), strict=False):
        if after is None or after.paragraph != sentence.paragraph:
            yield first, sentence.last
            first = sentence.last


def _colon(parse: Parse, first: int, last: int) -> int | None:
    """The colon behind the few words with which a paragraph begins, its first word with a capital."""
    if not parse.tokens[first].text[0].isupper():
        return None
    for i in range(first + 1, min(first + LONGEST_LABEL + 1, last)):
        token = parse.tokens[i]
        if token.text == ":":
            return i
        if token.text in _OUTSIDE_LABEL and parse.tokens[i - 1].lower.rstrip(".") not in _TITLES:
            return None
    return None


def _words(parse: Parse, first: int, colon: int) -> str:
    return " ".join(token.text for token in parse.tokens[first:colon])


def _is_speaker(label: tuple[Token, ...], said: Counter[str], speakers: Set[str]) -> bool:
    """Whether a label stands for one who takes turns: asked or answering, titled, or a name that comes again."""
    opening = label[0].lower.rstrip(".")
    if (len(label) == 1 and opening in _ASKED_AND_ANSWERED) or (len(label) > 1 and opening in _TITLES):
        return True
    if all(token.ner in _PLACES for token in label):
        return False
    if any(token.tag[:2] in ("VB", "MD", "CD") and not token.text.isupper() for token in label):
        return False
    if label[-1].text in speakers or any(token.ner in _NAMES for token in label):
        return True
    again = said[" ".join(token.text for token in label)] > 1
    return again and all(token.pos == "PROPN" or token.text.isupper() for token in label)


def _has_verb(parse: Parse, first: int, last: int) -> bool:
    """Whether a turn has a verb and does not begin with a number, as the rows of a table do."""
    return parse.tokens[min(first, last - 1)].tag != "CD" and any(
        token.tag[:2] in ("VB", "MD") for token in parse.tokens[first:last]
    )


def _turn(turn: Range, end: int) -> CueSite:
    first, colon = turn
    return CueSite(
        colon, LABEL, (colon, colon + 1), colon - 1, (first, colon), content=[(colon + 1, end)], frame="turn"
    )  # fmt: skip
