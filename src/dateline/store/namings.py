"""Where a report calls a thing by one of its rival names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.knowledge.stance_names import WORD, NameCondition, NameForm, StanceName, StanceNames
from dateline.model import ReportObject, Span

_JOINS = frozenset((" ", "-", "'", "’", "‑", "\n", ". ", "\u00a0"))
"""What may stand between two words of one name."""


class Naming(Struct, frozen=True):
    """A stretch of the text, and the name that it is."""

    span: Span
    name: StanceName


class _Words:
    """A report's words with their places, and what is asked about the surroundings of some of them."""

    def __init__(self, coded: ReportObject) -> None:
        self.text = coded.report.text
        self.found = list(WORD.finditer(self.text))
        self.lower = [word.group().lower() for word in self.found]
        self._present = frozenset(self.lower)
        self._mentions = sorted(
            (mention.start, mention.end, mention.entity) for mention in coded.mentions if mention.entity
        )

    def matches(self, at: int, form: NameForm) -> bool:
        """Whether a form stands here: words with a capital in their spelling, nothing but blanks or hyphens between."""
        end = at + len(form.words)
        if end > len(self.found):
            return False
        for n, word in enumerate(form.words):
            printed = self.found[at + n].group()
            if word != printed and (not word.islower() or word != self.lower[at + n]):
                return False
        gaps = (self.text[self.found[n].end() : self.found[n + 1].start()] for n in range(at, end - 1))
        return all(gap in _JOINS for gap in gaps)

    def holds(self, at: int, end: int, conditions: Sequence[NameCondition]) -> bool:
        """Whether all conditions hold of the words from ``at`` to ``end``."""
        return all(each.values.isdisjoint(self._values(at, end, each.test)) == each.negated for each in conditions)

    def _values(self, at: int, end: int, test: str) -> frozenset[str] | set[str]:
        if test == "near":
            return self._present
        if test == "before":
            return {self.lower[at - 1]} if at else set()
        if test == "after":
            return {self.lower[end]} if end < len(self.lower) else set()
        first, last = self.found[at].start(), self.found[end - 1].end()
        return {entity for start, stop, entity in self._mentions if start < last and first < stop and entity}


def find_namings(coded: ReportObject, names: StanceNames) -> Iterator[Naming]:
    """Every use of a rival name in text order, the longest at a place, none within another."""
    words = _Words(coded)
    at = 0
    while at < len(words.lower):
        found = next(
            (
                form
                for form in names.by_first.get(words.lower[at], ())
                if words.matches(at, form) and words.holds(at, at + len(form.words), form.stands_for.conditions)
            ),
            None,
        )
        if found is None:
            at += 1
            continue
        end = at + len(found.words)
        yield Naming(Span(words.found[at].start(), words.found[end - 1].end()), found.stands_for)
        at = end
