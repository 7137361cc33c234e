"""Phrases → accounting periods: quarters and halves, the latest one, and the one a year before.

Reports of figures name their period once and then compare: "a year earlier" is the same period of the year before.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateline.coding.intervals import Interval, day_interval, shift, unit_interval, year_interval, years_interval
from dateline.coding.tense import Tense
from dateline.coding.time_context import Context, year_of
from dateline.coding.time_patterns import Phrase
from dateline.model import TimePrecision

PERIODS = frozenset(("quarter", "half", "period"))


def year_before(interval: Interval) -> Interval:
    """The same period of the year before, as accounts compare it."""
    if interval.precision is not TimePrecision.SEASON:
        return year_interval(interval.first.year - 1)
    return Interval(shift(interval.first, "year", -1), shift(interval.last, "year", -1), TimePrecision.SEASON)


def find_year_ago(phrase: Phrase, context: Context) -> Interval | None:
    """What "year-earlier", "the year-ago quarter" mean: the period under report a year before."""
    start = context.period or (unit_interval(context.published, "year") if context.published else None)
    if phrase.get("U").value == "day":
        return day_interval(context.last.first - timedelta(1)) if context.last else None
    return year_before(start) if start else None


def find_quarter(phrase: Phrase, context: Context) -> Interval | None:
    """What "the third quarter", "the 1988 period", "the 20th century" mean; a bare fiscal quarter is not known."""
    units = [item.value for item in phrase.items if item.letter == "U"]
    ordinal, year = phrase.find("O"), year_of(phrase, context)
    if ordinal and units[0] == "century":
        return years_interval((ordinal.number - 1) * 100 + 1, 100, TimePrecision.VAGUE)
    period = next((unit for unit in units if unit in PERIODS), None)
    if period is None or (phrase.find("z") and year is None):
        return None
    if ordinal is None:
        return _comparable(year, context.period or _last_quarter(context))
    months = 6 if period == "half" else 3
    if period == "period" or not 1 <= ordinal.number <= 12 // months:
        return None
    month = (ordinal.number - 1) * months + 1
    if year is None:
        if context.published is None:
            return None
        year = context.published.year - (month > context.published.month and context.tense is not Tense.FUTURE)
    return unit_interval(date(year, month, 1), period)


def _comparable(year: int | None, period: Interval | None) -> Interval | None:
    """The period, as in "the 1988 period": the one named before, in that year."""
    if year is None:
        return None
    return unit_interval(period.first.replace(year=year, day=1), "quarter") if period else year_interval(year)


def _last_quarter(context: Context) -> Interval | None:
    """The last whole quarter before the publication."""
    return unit_interval(shift(context.published, "quarter", -1), "quarter") if context.published else None


def find_latest(phrase: Phrase, context: Context) -> Interval | None:
    """The period that a report gives figures for; "the corresponding period last year" is the one a year before."""
    period = context.period or _last_quarter(context)
    if period is None or phrase.get("U").value not in ("quarter", "period"):
        return None
    return year_before(period) if phrase.find("L") and phrase.find("k") else period


def find_bare(phrase: Phrase, context: Context) -> Interval | None:
    """What "the quarter", "the weekend", "the year" mean when no other is told: the last or present one."""
    unit = phrase.get("U").value
    if unit in ("quarter", "period"):
        return context.period or _last_quarter(context)
    if unit == "weekend" and context.published:
        back = context.tense is not Tense.FUTURE and context.published.weekday() < 5
        return unit_interval(shift(context.published, "week", -1 if back else 0), unit)
    return unit_interval(context.published, unit) if context.published and unit in ("year", "week", "month") else None
