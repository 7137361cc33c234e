"""Phrases → intervals, against the publication date and the times named before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateline.coding.holidays import holiday
from dateline.coding.intervals import (
    Interval,
    day_interval,
    month_interval,
    precision_of,
    season_interval,
    shift,
    unit_interval,
    year_interval,
    years_interval,
)
from dateline.coding.tense import Tense
from dateline.coding.time_context import Context, year_of
from dateline.coding.time_patterns import Phrase
from dateline.coding.time_periods import PERIODS, find_bare, find_latest, find_quarter, find_year_ago, year_before
from dateline.model import TimePrecision


def resolve(phrase: Phrase, context: Context) -> Interval | None:
    """The interval that ``phrase`` means, None where no date can be given or the calendar has no such day."""
    try:
        return _RESOLVERS[phrase.pattern](phrase, context)
    except (ValueError, OverflowError):
        return None


def _numeric(phrase: Phrase, context: Context) -> Interval | None:
    written = phrase.items[0].value if len(phrase.items) == 1 else "-".join(i.value for i in phrase.items if i.number)
    parts = [int(part) for part in re.findall(r"\d+", written)]
    if parts[0] > 31:
        return day_interval(date(parts[0], parts[1], parts[2]))
    year = parts[2] + (0 if parts[2] > 99 else 1900 if parts[2] >= 50 else 2000)
    month, day = parts[0], parts[1]
    if day <= 12 and month <= 12 and day != month:
        # Which comes first, day or month, differs between countries: without a telling number it is not known.
        return None
    return day_interval(date(year, *((month, day) if month <= 12 else (day, month))))


def _date(phrase: Phrase, context: Context) -> Interval | None:
    month, day = phrase.get("M"), phrase.get("D", "O")
    year = year_of(phrase, context) if not phrase.find("U") else None
    if year is None:
        year = _nearest_year(month.number, day.number, context)
    return None if year is None else day_interval(date(year, month.number, day.number))


def _days(phrase: Phrase, context: Context) -> Interval | None:
    first = _date(phrase, context)
    last = [item for item in phrase.items if item.letter == "D"][-1]
    if first is None:
        return None
    return Interval(first.first, first.first.replace(day=last.number), TimePrecision.DAY)


def _nearest_year(month: int, day: int, context: Context) -> int | None:
    """The year of a day named without one: by the clause's tense, else the nearest."""
    published = context.published
    if published is None:
        return None
    candidates = [
        date(year, month, day) for year in range(published.year - 1, published.year + 2) if _is_day(year, month, day)
    ]
    if context.tense is Tense.PAST:
        # News names a coming day in a past clause too ("was set for Nov. 10"), but never one that is far off.
        candidates = [each for each in candidates if each <= published + timedelta(30)]
        return max(candidates).year if candidates else None
    if context.tense is Tense.FUTURE:
        candidates = [each for each in candidates if each >= published - timedelta(30)]
        return min(candidates).year if candidates else None
    return min(candidates, key=lambda each: abs(each - published)).year if candidates else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month(phrase: Phrase, context: Context) -> Interval | None:
    month, way, year = phrase.get("M").number, phrase.find("L", "T", "F"), year_of(phrase, context)
    published = context.published
    if year is not None or published is None:
        return month_interval(year, month) if year is not None else None
    year = published.year
    if way is None:
        ahead = month - published.month
        if context.tense is Tense.FUTURE:
            year += ahead < 0
        elif context.tense is Tense.PAST or ahead > 6:
            year -= ahead > 0
    elif way.letter == "L":
        year -= month >= published.month
    elif way.letter == "F":
        year += month <= published.month
    return month_interval(year, month)


def _weekday(phrase: Phrase, context: Context) -> Interval | None:
    item, way = phrase.get("W"), phrase.find("L", "T", "F", "k")
    published = context.published
    if published is None:
        return None
    if way and way.value in ("previous", "following", "that") and context.last:
        published = context.last.first
    back = (published.isoweekday() - item.number) % 7
    letter = way.letter if way else ""
    if letter in ("L", "k"):
        return day_interval(published - timedelta(back if back or letter == "k" else 7))
    if letter == "F" or letter == "T" or (not letter and context.tense is Tense.FUTURE and back):
        ahead = (item.number - published.isoweekday()) % 7
        return day_interval(published + timedelta(ahead or (7 if letter == "F" else 0)))
    return day_interval(published - timedelta(back))


def _count(phrase: Phrase) -> int | None:
    """How many units a phrase counts; None where it says "several"."""
    values = [item for item in phrase.items if item.letter in "DN"]
    if not values:
        return 1
    if any(not item.number for item in values):
        return None
    return values[-1].number


def _unit_name(phrase: Phrase) -> str:
    return phrase.get("U", "V").value


def _counted(phrase: Phrase, start: date | None, sign: int) -> Interval | None:
    count, unit = _count(phrase), _unit_name(phrase)
    if start is None or count is None or unit in PERIODS - {"quarter"}:
        return None
    day = shift(start, unit, sign * count)
    if unit in ("decade", "century"):
        return year_interval(day.year)
    return unit_interval(day, unit)


def _ago(phrase: Phrase, context: Context) -> Interval | None:
    if _unit_name(phrase) == "year" and _count(phrase) == 1 and context.period:
        return year_before(context.period)
    return _counted(phrase, context.published, -1)


def _earlier(phrase: Phrase, context: Context) -> Interval | None:
    if _unit_name(phrase) == "year" and _count(phrase) == 1 and context.period:
        return year_before(context.period)
    return _counted(phrase, context.last.first if context.last else context.published, -1)


def _later(phrase: Phrase, context: Context) -> Interval | None:
    way = phrase.items[-1].value
    if way == "hence":
        return _counted(phrase, context.published, 1)
    if way == "later" and context.last and context.near:
        return _counted(phrase, context.last.last, 1)
    # "Some ten years on" tells how long ago the thing happened that was told before: that is the time it means.
    return _counted(phrase, context.published, -1) if context.tense is not Tense.FUTURE else None


def _unit(phrase: Phrase, context: Context) -> Interval | None:
    way, unit = phrase.get("T", "L", "F", "k", "l"), _unit_name(phrase)
    if way.letter == "l" or unit == "period":
        return find_latest(phrase, context)
    if way.value in ("previous", "following", "that"):
        if context.last is None:
            return None
        sign = {"previous": -1, "following": 1, "that": 0}[way.value]
        return unit_interval(shift(context.last.first, unit, sign), unit)
    if context.published is None or way.letter == "k":
        return None
    return unit_interval(shift(context.published, unit, {"T": 0, "L": -1, "F": 1}[way.letter]), unit)


def _span(phrase: Phrase, context: Context) -> Interval | None:
    way, count, unit = phrase.get("L", "F"), _count(phrase), _unit_name(phrase)
    if (
        context.published is None
        or not phrase.find("D", "N")
        or count is None
        or way.value in ("previous", "following")
    ):
        return None
    other = shift(context.published, unit, count * (-1 if way.letter == "L" else 1))
    first, last = sorted((context.published, other))
    return Interval(first, last, precision_of(unit))


def _week_of(phrase: Phrase, context: Context) -> Interval | None:
    day = _date(phrase, context)
    return unit_interval(day.first, _unit_name(phrase)) if day else None


def _year_end(phrase: Phrase, context: Context) -> Interval | None:
    if context.published is None or phrase.items[0].value != "year" or phrase.items[-1].value != "end":
        return None
    return day_interval(date(context.published.year, 12, 31))


def _ahead(phrase: Phrase, context: Context) -> Interval | None:
    return _counted(phrase, context.published, 1)


def _holiday(phrase: Phrase, context: Context) -> Interval | None:
    rule, way, year = phrase.get("H").value, phrase.find("L", "T", "F"), year_of(phrase, context)
    if year is not None:
        return day_interval(holiday(rule, year))
    published = context.published
    if published is None:
        return None
    days = [holiday(rule, published.year + shifted) for shifted in (-1, 0, 1)]
    back = way.letter == "L" if way else context.tense is not Tense.FUTURE
    if way and way.letter == "T":
        return day_interval(days[1])
    if back:
        return day_interval(max(day for day in days if day <= published))
    return day_interval(min(day for day in days if day >= published))


def _clock(phrase: Phrase, context: Context) -> Interval | None:
    if context.near and context.last and context.last.first == context.last.last:
        day = context.last.first
    elif context.published:
        day = context.published
    else:
        return None
    to_the_minute = ":" in phrase.items[0].value
    return day_interval(day).with_precision(TimePrecision.MINUTE if to_the_minute else TimePrecision.HOUR)


def _year(phrase: Phrase, context: Context) -> Interval | None:
    year = phrase.get("Y")
    return year_interval(year.number)


def _years(phrase: Phrase, context: Context) -> Interval | None:
    """A range of years: "2014-2016", "2014-15"."""
    first, last = (int(each) for each in re.findall(r"\d+", "-".join(item.value for item in phrase.items)))
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 200:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), TimePrecision.YEAR)


def _decade(phrase: Phrase, context: Context) -> Interval | None:
    """A decade; one without its century ("the '80s") is the last that had begun by the publication."""
    number = phrase.get("X").number
    if number % 10:
        return None
    if number < 100:
        if context.published is None:
            return None
        this_century = context.published.year // 100 * 100 + number
        number = this_century if this_century <= context.published.year else this_century - 100
    return years_interval(number, 10, TimePrecision.DECADE)


def _season(phrase: Phrase, context: Context) -> Interval | None:
    season, way, year = phrase.get("S").value, phrase.find("T", "L", "F"), year_of(phrase, context)
    published = context.published
    if year is not None or published is None:
        return season_interval(year, season) if year is not None else None
    if way and way.letter == "T":
        return season_interval(published.year, season)
    near = [season_interval(published.year + shifted, season) for shifted in (-2, -1, 0, 1)]
    if way and way.letter == "L":
        return max((each for each in near if each.last < published), key=_first)
    if way or context.tense is Tense.FUTURE:
        return min((each for each in near if each.first > published), key=_first)
    return max((each for each in near if each.first <= published), key=_first)


def _first(interval: Interval) -> date:
    return interval.first


def _anchor(phrase: Phrase, context: Context) -> Interval | None:
    return day_interval(context.published + timedelta(phrase.items[0].number)) if context.published else None


def _part(phrase: Phrase, context: Context) -> Interval | None:
    way = phrase.get("T", "L", "F", "k")
    if way.value in ("following", "previous", "that") or phrase.items[0].letter == "d":
        days = {"T": 0, "L": -1, "F": 1, "k": 0}[way.letter]
        return day_interval(context.last.first + timedelta(days)) if context.last else None
    return day_interval(context.published - timedelta(way.letter == "L")) if context.published else None


def _nothing(phrase: Phrase, context: Context) -> Interval | None:
    return None


_RESOLVERS: Mapping[str, Callable[[Phrase, Context], Interval | None]] = {
    "numeric": _numeric, "days": _days, "date": _date, "month": _month, "weekday": _weekday, "ago": _ago,
    "earlier": _earlier, "later": _later, "year_ago": find_year_ago, "quarter": find_quarter, "unit": _unit,
    "span": _span, "bare": find_bare, "fiscal": _year, "year": _year, "decade": _decade, "season": _season,
    "holiday": _holiday, "week_of": _week_of, "years": _years, "anchor": _anchor, "part": _part, "noon": _clock,
    "clock": _clock, "year_end": _year_end, "ahead": _ahead, "vague": _nothing,
}  # fmt: skip
