"""Where the sentences of a text begin and end, found without a language model.

The contract object holds no sentences; what is shown under a claim is its evidence within its whole sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dateline.model import Span

# Possessive, and begun only where no such sign stands before: a long row of dots is walked once.
_STOP = re.compile(r"(?<![.!?…\"'”’»)\]])[.!?…\"'”’»)\]]++(?=\s)")
_STOP_SIGNS = frozenset(".!?…")
_WORD_BEFORE = re.compile(r"[\w.]*\w\Z")
_GOES_ON = re.compile(r"\s+[a-z,;:)]")

# A full stop after one of these belongs to the word: titles before names, and month and unit names in wire copy.
_SHORTENED = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "cmdr",
        "adm",
        "brig",
        "sen",
        "rep",
        "gov",
    }
    | {"pres", "prof", "rev", "hon", "sr", "jr", "vs", "no", "nos", "art"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)


def find_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, none over a line's end, without the blanks around them.

    >>> [text[s.start : s.end] for text in ["Gen. Aru left.  He met U.S. envoys."] for s in find_sentences(text)]
    ['Gen. Aru left.', 'He met U.S. envoys.']
    """
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        cut = 0
        for stop in _STOP.finditer(line):
            if _ends_sentence(line, stop):
                _append_trimmed(found, text, start + cut, start + stop.end())
                cut = stop.end()
        _append_trimmed(found, text, start + cut, start + len(line))
        start += len(line)
    return tuple(found)


def find_sentence(sentences: Sequence[Span], evidence: Span) -> Span:
    """The sentence in which ``evidence`` stands, or the stretch from its first sentence to its last."""
    starts = [sentence.start for sentence in sentences]
    first = max(bisect_right(starts, evidence.start) - 1, 0)
    last = max(bisect_right(starts, max(evidence.end - 1, evidence.start)) - 1, first)
    if not sentences:
        return evidence
    return Span(min(sentences[first].start, evidence.start), max(sentences[last].end, evidence.end))


def _ends_sentence(line: str, stop: re.Match[str]) -> bool:
    if _STOP_SIGNS.isdisjoint(stop.group()) or _GOES_ON.match(line, stop.end()):
        return False
    if stop.group() != ".":
        return True
    before = _WORD_BEFORE.search(line, max(stop.start() - 12, 0), stop.start())
    word = before.group() if before else ""
    initial = len(word) == 1 and word.isupper()
    return not (initial or ("." in word and word.replace(".", "").isupper()) or word.lower() in _SHORTENED)


def _append_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
