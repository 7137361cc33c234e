"""What narrows a list by one click: counts of claims by type, by modality and by time, each with its link."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from msgspec import Struct

Pairs = Sequence[tuple[str, str]]
"""The filters of an address, name and value, in order."""

Counts = Sequence[tuple[str, int]]
"""How many claims there are for each value; ISO days in order of time."""

_MOST_BARS = 60
_ENOUGH = 0.8
"""The finest unit is taken of which sixty bars in a row hold this share of the claims."""

_UNITS = ("day", "month", "year")


class Facet(Struct, frozen=True):
    """One value of a filter, how many claims have it, and the address that asks for it, or no longer does."""

    value: str
    count: int
    chosen: bool
    link: str


class Bar(Struct, frozen=True):
    """The claims of one day, month or year. ``height`` is in hundredths of the tallest bar's."""

    label: str
    count: int
    height: int
    link: str


class Strip(Struct, frozen=True):
    """Bars for units of time in a row, and how many claims are put before and after them, with links to those."""

    unit: str
    bars: tuple[Bar, ...]
    earlier: int
    earlier_link: str
    later: int
    later_link: str


def find_facets(name: str, counts: Counts, given: Pairs) -> tuple[Facet, ...]:
    """The values of one filter; ``counts`` are those under all other filters.

    >>> [(each.value, each.chosen, each.link) for each in find_facets("type", [("AID", 2)], [("type", "AID")])]
    [('AID', True, '?')]
    """
    chosen = {value for key, value in given if key == name}
    others = [each for each in given if each[0] != name]
    return tuple(
        Facet(value, count, value in chosen, "?" + urlencode(others + [(name, value)] * (value not in chosen)))
        for value, count in counts
    )


def find_strip(days: Counts, given: Pairs) -> Strip | None:
    """Claims over time, in the finest unit that shows most of them; null where they are all of one unit."""
    counts: dict[int, int] = {}
    for unit in _UNITS:
        counts = _count_by(unit, days)
        first, last, held = _busiest(counts)
        if held >= _ENOUGH * sum(counts.values()):
            break
    if first == last:
        return None
    others = [each for each in given if each[0] not in ("since", "until")]

    def link(since: str, until: str) -> str:
        return "?" + urlencode(others + [each for each in (("since", since), ("until", until)) if each[1]])

    def bar(number: int) -> Bar:
        count = counts.get(number, 0)
        return Bar(_name(unit, number), count, -(-100 * count // tallest), link(*_bounds(unit, number)))

    tallest = max(counts[number] for number in counts if first <= number <= last)
    earlier = sum(count for number, count in counts.items() if number < first)
    later = sum(count for number, count in counts.items() if number > last)
    before = link("", _bounds(unit, first - 1)[1]) if earlier else ""
    beyond = link(_bounds(unit, last + 1)[0], "") if later else ""
    return Strip(unit, tuple(map(bar, range(first, last + 1))), earlier, before, later, beyond)


def _busiest(counts: dict[int, int]) -> tuple[int, int, int]:
    """First and last of the sixty units in a row that hold most claims, the last such row, and how many those are."""
    numbers = sorted(counts)
    best = (0, 0, 0)
    start, held = 0, 0
    for number in numbers:
        held += counts[number]
        while numbers[start] <= number - _MOST_BARS:
            held -= counts[numbers[start]]
            start += 1
        if held >= best[2]:
            best = (numbers[start], number, held)
    return best


def _count_by(unit: str, days: Counts) -> dict[int, int]:
    counts: dict[int, int] = {}
    for day, count in days:
        number = _number(unit, date.fromisoformat(day))
        counts[number] = counts.get(number, 0) + count
    return counts


def _number(unit: str, day: date) -> int:
    """Units of time as numbers in a row."""
    if unit == "day":
        return day.toordinal()
    return day.year * 12 + day.month - 1 if unit == "month" else day.year


def _name(unit: str, number: int) -> str:
    """The day, month or year, as ISO 8601 writes it."""
    if unit == "day":
        return date.fromordinal(number).isoformat()
    return f"{number // 12:04}-{number % 12 + 1:02}" if unit == "month" else f"{number:04}"


def _bounds(unit: str, number: int) -> tuple[str, str]:
    """The first and the last day of a unit.

    >>> _bounds("month", 2020 * 12 + 1), _bounds("year", 2018)
    (('2020-02-01', '2020-02-29'), ('2018-01-01', '2018-12-31'))
    """
    name = _name(unit, number)
    if unit == "day":
        return name, name
    if unit == "year":
        return f"{name}-01-01", f"{name}-12-31"
    return f"{name}-01", f"{name}-{monthrange(number // 12, number % 12 + 1)[1]}"
