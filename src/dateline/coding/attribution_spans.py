"""From tokens to the spans of an attribution, with the ends that quotation marks and sentences give."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueEntry
from dateline.model import Span
from dateline.reading import Parse, Token

Range = tuple[int, int]
"""Token indices: the first, and the one after the last."""

_EDGE_WORDS = frozenset({",", ";", ":", ".", "-", "--", "–", "—", "...", "…", "?", "!"})


class CueSite(Struct):
    """A cue where it stands in the text, with what was found around it, all as token indices.

    ``head`` is the cue's syntactic head; where a quotation has no cue, ``entry`` is None, ``cue`` an empty range and
    ``head`` a word of the speaker's sentence. ``source`` and ``addressee`` are the heads of their noun phrases.
    ``content`` holds ranges of the tree's clauses, ``frame`` the construction they stand in; ``quotes`` indices of
    quotations that are content as a whole.
    """

    head: int
    entry: CueEntry | None
    cue: Range
    source: int | None = None
    source_range: Range | None = None
    addressee: int | None = None
    addressee_range: Range | None = None
    content: list[Range] = []
    quotes: list[int] = []
    frame: str = ""


def bounds(parse: Parse, token: Token) -> Range:
    """The range from the first to the last token of a subtree."""
    first = last = token.i
    waiting = [token]
    while waiting:
        for child in parse.children(waiting.pop()):
            first, last = min(first, child.i), max(last, child.i)
            waiting.append(child)
    return first, last + 1


def trim(parse: Parse, span: Range) -> Range | None:
    """``span`` without commas, dashes and stops at either end; None where nothing is left."""
    first, last = span
    while first < last and parse.tokens[first].text in _EDGE_WORDS:
        first += 1
    while last > first and parse.tokens[last - 1].text in _EDGE_WORDS:
        last -= 1
    return (first, last) if first < last else None


def cut_out(whole: Range, holes: Iterable[Range]) -> list[Range]:
    """What is left of ``whole`` without ``holes``, in text order."""
    rest = [whole]
    for first, last in holes:
        cut: list[Range] = []
        for start, end in rest:
            if last <= start or end <= first:
                cut.append((start, end))
                continue
            if start < first:
                cut.append((start, first))
            if last < end:
                cut.append((last, end))
        rest = cut
    return rest


def widen_to_quotes(quoted: QuotedParse, span: Range, cue: int) -> Range:
    """``span`` with its ends moved out to those of the quotations that they fall into.

    A quotation that also holds the cue is left alone: there, the cue is itself part of what is quoted.
    """
    first, last = span
    around = quoted.outermost(cue)
    for end in (first, last - 1):
        index = quoted.innermost[end]
        while index is not None:
            start, stop = quoted.ranges[index]
            if index != around and not start <= cue < stop:
                first, last = min(first, start), max(last, stop)
            index = quoted.quotations[index].parent
    return first, last


def to_span(parse: Parse, span: Range) -> Span:
    """The code points of a token range."""
    return Span(parse.tokens[span[0]].start, parse.tokens[span[1] - 1].end)
