"""Calendar arithmetic on the intervals that time expressions mean."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from msgspec import Struct

from dateline.model import TimePrecision

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season, meteorological, northern half of the globe, where most news English is written."""

_PRECISION = {
    "weekend": TimePrecision.WEEK,
    "fortnight": TimePrecision.WEEK,
    "quarter": TimePrecision.SEASON,
    "half": TimePrecision.SEASON,
    "century": TimePrecision.VAGUE,
}

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


class Interval(Struct, frozen=True):
    """From the first day to the last, both inclusive."""

    first: date
    last: date
    precision: TimePrecision

    def with_precision(self, precision: TimePrecision) -> Interval:
        """The same days, known to another unit."""
        return Interval(self.first, self.last, precision)


def precision_of(unit: str) -> TimePrecision:
    """The precision that a unit's name stands for."""
    return _PRECISION.get(unit) or TimePrecision(unit)


def day_interval(day: date) -> Interval:
    """One day."""
    return Interval(day, day, TimePrecision.DAY)


def month_interval(year: int, month: int) -> Interval:
    """One month."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), TimePrecision.MONTH)


def months_interval(year: int, month: int, count: int, precision: TimePrecision) -> Interval:
    """``count`` months from a month on."""
    first = date(year, month, 1)
    return Interval(first, shift_months(first, count) - timedelta(1), precision)


def year_interval(year: int) -> Interval:
    """One calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), TimePrecision.YEAR)


def years_interval(year: int, count: int, precision: TimePrecision) -> Interval:
    """``count`` years from a year on."""
    return Interval(date(year, 1, 1), date(year + count - 1, 12, 31), precision)


def season_interval(year: int, season: str) -> Interval:
    """A season that begins in ``year``."""
    return months_interval(year, SEASONS[season], 3, TimePrecision.SEASON)


def unit_interval(day: date, unit: str) -> Interval:
    """The calendar unit in which a day lies; weeks are ISO 8601's, from Monday."""
    if unit in ("week", "fortnight", "weekend"):
        first = day - timedelta(day.weekday())
        if unit == "weekend":
            first += timedelta(5)
        days = {"week": 7, "fortnight": 14, "weekend": 2}[unit]
        return Interval(first, first + timedelta(days - 1), TimePrecision.WEEK)
    if unit in ("quarter", "half"):
        count = _MONTHS[unit]
        return months_interval(day.year, (day.month - 1) // count * count + 1, count, TimePrecision.SEASON)
    if unit == "month":
        return month_interval(day.year, day.month)
    if unit == "year":
        return year_interval(day.year)
    if unit == "decade":
        return years_interval(day.year // 10 * 10, 10, TimePrecision.DECADE)
    if unit == "century":
        return years_interval((day.year - 1) // 100 * 100 + 1, 100, TimePrecision.VAGUE)
    return day_interval(day).with_precision(precision_of(unit))


def shift_months(day: date, count: int) -> date:
    """The day ``count`` months on, or the month's last where it has no such day.

    Raises ``ValueError`` outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, count: int) -> date:
    """The day ``count`` units on (back where negative); less than 24 hours stays on the day."""
    if unit == "hour":
        return day + timedelta(int(count / 24))
    if unit in _MONTHS:
        return shift_months(day, _MONTHS[unit] * count)
    return day + timedelta(_DAYS.get(unit, 0) * count)
