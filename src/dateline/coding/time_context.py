"""From where a time expression is read: the publication, the clause's tense, and the times named before it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dateline.coding.intervals import Interval
from dateline.coding.tense import Tense
from dateline.coding.time_patterns import Phrase
from dateline.model import TimePrecision

REMEMBERED = 6
"""Sentences for which a named quarter goes on being the one that figures are compared with; tuned on TimeBank."""


class Context(Struct):
    """From where a phrase is read: the publication's day, the clause's tense, and the times named before it."""

    published: date | None
    tense: Tense = Tense.PAST
    last: Interval | None = None
    figures: Interval | None = None
    """The latest quarter or half that was named, …"""
    figures_named: int = -2
    """… and in which sentence."""
    sentence: int = 0
    named: int = -2
    """The sentence in which ``last`` was named."""

    @property
    def near(self) -> bool:
        """Whether ``last`` was named in this sentence or the one before."""
        return self.last is not None and self.sentence - self.named <= 1

    @property
    def period(self) -> Interval | None:
        """The quarter or half that the text gives figures for; none where it was named too long ago."""
        return self.figures if self.sentence - self.figures_named <= REMEMBERED else None

    def remember(self, phrase: Phrase, interval: Interval) -> None:
        """Keep a time for those that count from it; and the latest quarter named, with which accounts are compared."""
        if phrase.pattern in ("clock", "noon"):
            return
        self.last, self.named = interval, self.sentence
        if phrase.pattern not in ("quarter", "unit") or interval.precision is not TimePrecision.SEASON:
            return
        ahead = self.published is not None and interval.first > self.published
        if not ahead and (self.period is None or interval.last >= self.period.last):
            self.figures, self.figures_named = interval, self.sentence


def year_of(phrase: Phrase, context: Context) -> int | None:
    """The year that a phrase names: "2014", or "last year" relative to the publication."""
    if year := phrase.find("Y"):
        return year.number
    unit, way = phrase.find("U"), phrase.find("T", "L", "F")
    if unit and way and context.published and "year" in {item.value for item in phrase.items}:
        return context.published.year + {"T": 0, "L": -1, "F": 1}[way.letter]
    return None
