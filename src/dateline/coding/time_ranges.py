"""Dated times → ranges: "between March and May", "from Monday to Friday", "since 2014"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from dateline.coding.intervals import Interval, shift
from dateline.coding.time_patterns import Phrase
from dateline.model import TimePrecision
from dateline.reading import Parse

_JOINED = {"between": frozenset(("and",)), "from": frozenset(("to", "until", "till", "through"))}
_UNITS = list(TimePrecision)


class Found(Struct, frozen=True):
    """A time expression: its first and last token, the phrase where it is one, and what it means."""

    first: int
    last: int
    phrase: Phrase | None
    interval: Interval | None


def find_ranges(parse: Parse, found: Sequence[Found], published: date | None) -> Iterator[Found]:
    """The ranges that the times of one sentence bound, beside those times."""
    for left, right in pairwise(found):
        opening = _opening(parse, left, right)
        if opening is None or left.interval is None or right.interval is None:
            continue
        if interval := _range(left, right, left.interval, right.interval):
            yield Found(opening, right.last, None, interval)
    for each in found:
        if not each.interval or not published or not each.first or parse.tokens[each.first - 1].lower != "since":
            continue
        if each.interval.first <= published:
            yield Found(
                each.first - 1, each.last, None, Interval(each.interval.first, published, each.interval.precision)
            )


def _opening(parse: Parse, left: Found, right: Found) -> int | None:
    """Where a range of two times begins: at its preposition; None where they make no range."""
    if right.first - left.last != 2 or not left.first:
        return None
    before, between = parse.tokens[left.first - 1], parse.tokens[left.last + 1].lower
    if between in _JOINED.get(before.lower, ()):
        return before.i
    return left.first if between in ("-", "–", "to", "through") else None


def _range(left: Found, right: Found, first: Interval, last: Interval) -> Interval | None:
    """From the one to the other; a year that only one of the two names is both's."""
    if right.phrase and left.phrase and right.phrase.find("Y") and not left.phrase.find("Y"):
        first = _in_year(first, last.first.year)
    if first.first > last.last:
        first = _in_year(first, first.first.year - 1)
    if first.first > last.last:
        return None
    coarser = max(first.precision, last.precision, key=_UNITS.index)
    return Interval(first.first, last.last, coarser)


def _in_year(interval: Interval, year: int) -> Interval:
    count = year - interval.first.year
    return Interval(shift(interval.first, "year", count), shift(interval.last, "year", count), interval.precision)
