"""In whose voice a stretch of a report stands: the outlet's own, at arm's length, retold of a source, or quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from enum import StrEnum

from dateline.model import Attribution, QuoteForm, ReportObject, Span, WordingKind

_WORD = re.compile(r"\S+")
_MARKS = "\"“”„«»‘’'"
_OPENING = re.compile(r'[“«„]|(?<!\w)"(?=\w)')
_CLOSING = re.compile(r'[”»]|(?<=\S)"(?!\w)')
_LONGEST_QUOTATION = 2_000
_REACH = 2
"""Code points that may stand between a distancing word and what it keeps away."""


class VoiceKind(StrEnum):
    """Whose words they are. ``retold``: inside what a source is said to have said, but not in marks of quotation."""

    OWN = "own"
    DISTANCED = "distanced"
    RETOLD = "retold"
    QUOTED = "quoted"


class Hearing:
    """A report's text as stretches of voices."""

    def __init__(self, coded: ReportObject) -> None:
        self._text = coded.report.text
        contents = [(span, each) for each in coded.attributions for span in each.content]
        self._contents = sorted(contents, key=lambda each: each[0].end - each[0].start)
        self._distancing = [
            each for each in coded.wording if each.kind == WordingKind.DISTANCING and each.attribution is None
        ]
        self._quotations = find_quotations(self._text)

    def voice(self, span: Span) -> tuple[VoiceKind, Attribution | None]:
        """Whose voice a stretch stands in, and the innermost attribution that covers it."""
        attribution = next((each for content, each in self._contents if content.covers(span)), None)
        if attribution is not None and attribution.form == QuoteForm.DIRECT:
            return VoiceKind.QUOTED, attribution
        if attribution is not None and attribution.form == QuoteForm.INDIRECT:
            return VoiceKind.RETOLD, attribution
        quoted = any(quotation.covers(span) for quotation in self._quotations)
        if attribution is not None:
            return (VoiceKind.QUOTED if quoted else VoiceKind.RETOLD), attribution
        if self._is_distanced(span):
            return VoiceKind.DISTANCED, None
        return (VoiceKind.QUOTED if quoted else VoiceKind.OWN), None

    def count_words(self) -> Counter[str | None]:
        """How many words are said by each attribution, innermost, by its id; null counts those of the outlet."""
        words = list(_WORD.finditer(self._text))
        starts, ends = [word.start() for word in words], [word.end() for word in words]
        owners: list[str | None] = [None] * len(words)
        for content, attribution in reversed(self._contents):
            first, last = bisect_right(ends, content.start), bisect_left(starts, content.end)
            owners[first:last] = [attribution.id] * (last - first)
        return Counter(owners)

    def _is_distanced(self, span: Span) -> bool:
        before, after = self._text[: span.start][-1:], self._text[span.end : span.end + 1]
        if before and before in _MARKS and after and after in _MARKS:
            return True
        return any(each.overlaps(span) or 0 <= span.start - each.end < _REACH for each in self._distancing)


def find_quotations(text: str) -> list[Span]:
    """The stretches inside double marks of quotation; a mark that is not closed opens nothing.

    >>> [(each.start, each.end) for each in find_quotations('He said: "No one." And left.')]
    [(10, 17)]
    """
    found: list[Span] = []
    at = 0
    while opening := _OPENING.search(text, at):
        closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST_QUOTATION)
        if closing is None:
            at = opening.end()
            continue
        found.append(Span(opening.end(), closing.start()))
        at = closing.end()
    return found
