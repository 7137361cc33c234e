"""On which day of a year a holiday falls, by the rule that the table of time words gives."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def holiday(rule: str, year: int) -> date:
    """The day of ``year``: "12-25"; "easter:-2" (days from it); "11:4:4:0" (month, ISO weekday, which one, days added).

    Raises ``ValueError`` on any other rule.
    """
    name, *numbers = rule.split(":")
    if name == "easter" and len(numbers) == 1:
        return easter(year) + timedelta(int(numbers[0]))
    if len(numbers) == 3:
        weekday, which, added = map(int, numbers)
        return _nth_weekday(year, int(name), weekday, which) + timedelta(added)
    return date.fromisoformat(f"{year:04}-{rule}")


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first (1), second … or last (-1) of a weekday in a month."""
    last = calendar.monthrange(year, month)[1]
    days = [day for day in range(1, last + 1) if date(year, month, day).isoweekday() == weekday]
    return date(year, month, days[which - 1 if which > 0 else which])


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Gregorian; Meeus, Jones and Butcher's algorithm)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    shifted = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shifted + 15) % 30
    week = (32 + 2 * leap_rest + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
