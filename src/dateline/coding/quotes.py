"""Quotations: where marks open and close them, also where a mark is missing, doubled or of the wrong shape.

Marks are read paragraph by paragraph with a stack. A paragraph that opens a quotation without closing it hands it on
to the next one where that opens with a mark too, as printers do; otherwise the missing mark is put where the words
of the speaker most likely end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, structs

from dateline.model import Span
from dateline.reading import Parse, Token

_MARK = re.compile(r"``|''|[\"“”„«»‹›‘’']")
_SHORT_FORM = re.compile(r"(?:s|t|d|m|re|ve|ll)\b")
_OPENING = {"“": "double", "„": "double", "``": "double", "«": "angle", "‹": "angle", "‘": "single"}
_CLOSING = {"”": "double", "''": "double", "»": "angle", "›": "angle", "’": "single"}
_EITHER_WAY = {'"': "double", "'": "single", "''": "double", "’": "single"}
_OPENERS_BEFORE = frozenset("([{—–-/:…")
_SENTENCE_STOPS = frozenset(".!?…")


class Quotation(Struct, frozen=True):
    """One quotation: ``span`` with its marks, ``inner`` without; ``parent`` is the index of the one around it.

    ``goes_on`` tells that the next quotation of the same depth, a paragraph further, continues this one. A mark that
    is missing from the text leaves ``whole`` false, and the span's end on that side is an estimate.
    """

    span: Span
    inner: Span
    parent: int | None
    whole: bool = True
    goes_on: bool = False


class _Mark(Struct, frozen=True):
    """A quotation mark in the text, its family, and which ways it may face."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    doubtful: bool = False
    """May be an apostrophe: closes what is open, but asks for no opening mark."""


class _Open(Struct):
    mark: _Mark
    index: int


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """All quotations of a parsed text in the order in which they open."""
    found: list[Quotation] = []
    for first, last in _paragraphs(parse):
        marks = tuple(_find_marks(parse.text, parse.tokens[first].start, parse.tokens[last - 1].end))
        _scan(parse, marks, (first, last), found)
    return tuple(found)


class QuotedParse:
    """A parse together with its quotations.

    ``ranges`` gives the tokens of each quotation as (first, last exclusive), ``innermost`` for each token the index of
    the innermost quotation that holds it, or None.
    """

    __slots__ = ("innermost", "parse", "quotations", "ranges")

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.quotations = find_quotations(parse)
        self.ranges: list[tuple[int, int]] = []
        self.innermost: list[int | None] = [None] * len(parse.tokens)
        for index, quotation in enumerate(self.quotations):
            tokens = parse.tokens_in(quotation.span)
            first, last = (tokens[0].i, tokens[-1].i + 1) if tokens else (0, 0)
            self.ranges.append((first, last))
            self.innermost[first:last] = [index] * (last - first)

    def outermost(self, i: int) -> int | None:
        """The index of the outermost quotation that holds token ``i``."""
        index = self.innermost[i]
        while index is not None and (parent := self.quotations[index].parent) is not None:
            index = parent
        return index

    def words(self, index: int) -> int:
        """How many words, marks not counted, a quotation holds."""
        first, last = self.ranges[index]
        return sum(token.text[0].isalnum() for token in self.parse.tokens[first:last])


def _paragraphs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Token ranges of the paragraphs."""
    first = 0
    for sentence, after in zip(parse.sentences, (*parse.sentences[1:], None), strict=False):
        if after is None or after.paragraph != sentence.paragraph:
            yield first, sentence.last
            first = sentence.last


def _find_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        mark = _read_mark(text, match.group(), match.start(), match.end())
        if mark is not None:
            yield mark


def _read_mark(text: str, glyph: str, start: int, end: int) -> _Mark | None:
    """Which way a mark faces; None for an apostrophe, a foot or an inch."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    starts_word = before.isspace() or before in _OPENERS_BEFORE or before in "\"“‘'"
    ends_word = after.isspace() or not after.isalnum()
    if glyph in "'’" and before.isalnum() and after.isalnum():
        return None
    if glyph == '"' and before.isdigit() and not ends_word:
        return None
    if glyph == '"' and _is_damaged(text, start):
        return _read_damaged(text, start, before)
    if glyph in _OPENING:
        return _Mark(start, end, _OPENING[glyph], opens=True, closes=False)
    if glyph in _CLOSING and glyph not in _EITHER_WAY:
        return _Mark(start, end, _CLOSING[glyph], opens=False, closes=True)
    family = _EITHER_WAY[glyph]
    opens = starts_word and not after.isspace() and glyph != "’"
    if family == "single":
        if opens and (after.isdigit() or not after.isalnum()):
            opens = False
        closes = not before.isspace() and ends_word and not opens
    else:
        closes = not before.isspace() and (ends_word or not opens)
        if not opens and not closes:
            opens = closes = True
    return _Mark(start, end, family, opens, closes) if opens or closes else None


def _is_damaged(text: str, at: int) -> bool:
    """Whether a straight mark is what a wrong decoding left of a curly mark, an apostrophe or a dash.

    Such text has ``"?`` where no question ends: before a letter or another mark, or behind a space; and ``"`` for the
    apostrophe of a short form.
    """
    before, behind = text[max(0, at - 1) : at], text[at + 1 : at + 3]
    if behind[:1] == "?":
        return before.isspace() or behind[1:].isalpha() or behind[1:] == '"'
    return text[max(0, at - 2) : at] == '"?' or (before.isalpha() and _SHORT_FORM.match(text, at + 1) is not None)


def _read_damaged(text: str, at: int, before: str) -> _Mark | None:
    """Which way a damaged mark faces; None for a dash or an apostrophe."""
    if text[at + 1 : at + 2] == "?":
        closes = not before.isspace()
        return _Mark(at, at + 1, "double", opens=False, closes=True, doubtful=before.isalnum()) if closes else None
    if before == "?":
        return _Mark(at, at + 1, "double", opens=True, closes=False)
    return None


def _scan(parse: Parse, marks: tuple[_Mark, ...], tokens: tuple[int, int], found: list[Quotation]) -> None:
    """Pair the marks of one paragraph and append its quotations to ``found``."""
    stack: list[_Open] = []
    begin, end = parse.tokens[tokens[0]].start, parse.tokens[tokens[1] - 1].end
    for number, mark in enumerate(marks):
        inside = any(entry.mark.family == mark.family for entry in stack)
        if mark.closes and (inside or not mark.opens):
            if inside:
                _close(stack, mark, found)
            elif mark.family != "single" and not mark.doubtful:
                _supply_opening(parse, mark, begin, found)
        elif mark.opens:
            if mark.family == "single" and not _is_closed_later(marks, number, parse.text):
                continue
            if inside:
                _supply_closing(parse, stack, mark, found)
            stack.append(_Open(mark, len(found)))
            parent = stack[-2].index if len(stack) > 1 else None
            found.append(Quotation(Span(mark.start, mark.end), Span(mark.end, mark.end), parent, whole=False))
    for entry in reversed(stack):
        _end_paragraph(parse, entry, begin, end, found)


def _is_closed_later(marks: tuple[_Mark, ...], number: int, text: str) -> bool:
    """Whether a single mark that seems to open has a partner: not every one is a quotation mark."""
    for mark in marks[number + 1 :]:
        if mark.family == "single":
            if mark.opens:
                return False
            plural = text[mark.start - 1] == "s" and mark.end < len(text) and text[mark.end] == " "
            if not plural or not any(later.family == "single" for later in marks if later.start > mark.start):
                return True
    return False


def _close(stack: list[_Open], mark: _Mark, found: list[Quotation]) -> None:
    """Close the innermost quotation of the mark's family, and with it all that were opened inside it."""
    if mark.family == "single" and stack[-1].mark.family != "single":
        return
    while True:
        entry = stack.pop()
        right = entry.mark.family == mark.family
        end = mark.end if right else mark.start
        found[entry.index] = structs.replace(
            found[entry.index], span=Span(entry.mark.start, end), inner=Span(entry.mark.end, mark.start), whole=right
        )
        if right:
            return


def _supply_opening(parse: Parse, mark: _Mark, begin: int, found: list[Quotation]) -> None:
    """A closing mark without an opening one: the quotation is taken to begin with the sentence."""
    token = _token_at(parse, max(begin, mark.start - 1))
    start = parse.sentence(token).start
    if found:
        start = max(start, found[-1].span.end)
    start = max(start, begin)
    while start < mark.start and parse.text[start].isspace():
        start += 1
    if start < mark.start:
        found.append(Quotation(Span(start, mark.end), Span(start, mark.start), None, whole=False))


def _supply_closing(parse: Parse, stack: list[_Open], mark: _Mark, found: list[Quotation]) -> None:
    """An opening mark inside a quotation of its own family: the one before was never closed."""
    while stack:
        entry = stack.pop()
        end = _estimate_end(parse, entry.mark, mark.start)
        found[entry.index] = structs.replace(
            found[entry.index], span=Span(entry.mark.start, end), inner=Span(entry.mark.end, end)
        )
        if entry.mark.family == mark.family:
            return


def _estimate_end(parse: Parse, opening: _Mark, limit: int) -> int:
    """Where a quotation that is never closed ends: with its sentence, or before the speaker's clause in it."""
    sentence = parse.sentence(_token_at(parse, opening.end))
    if sentence.end < limit:
        return sentence.end
    words = parse.text[opening.end : limit].rstrip(" ,:")
    comma = words.rfind(",")
    return opening.end + (comma + 1 if comma > 0 else len(words))


def _end_paragraph(parse: Parse, entry: _Open, begin: int, end: int, found: list[Quotation]) -> None:
    """A quotation still open where its paragraph ends goes on in the next, or lacks its closing mark."""
    opening = entry.mark
    rest = parse.text[end:].lstrip()[:2] if end < len(parse.text) else ""
    goes_on = bool(rest) and (rest in ("``", "''") or rest[0] in '"“„«‹')
    to_end = goes_on or parse.text[begin : opening.start].strip() == "" or _starts_last_sentence(parse, opening, end)
    stop = end if to_end else _estimate_end(parse, opening, end + 1)
    found[entry.index] = structs.replace(
        found[entry.index], span=Span(opening.start, stop), inner=Span(opening.end, stop), goes_on=goes_on
    )


def _starts_last_sentence(parse: Parse, opening: _Mark, end: int) -> bool:
    """Whether the sentence in which a mark stands is the paragraph's last."""
    return parse.sentence(_token_at(parse, opening.end)).end >= end


def _token_at(parse: Parse, at: int) -> Token:
    """The token at or after a code point, else the last one."""
    inside = parse.tokens_in(Span(at, min(len(parse.text), at + 60)))
    if inside:
        return inside[0]
    return next((token for token in parse.tokens if token.end > at), parse.tokens[-1])
