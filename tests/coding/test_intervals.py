from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.intervals import precision_of, shift, shift_months, unit_interval
from dateline.model import TimePrecision

DAYS = st.dates(date(1600, 1, 1), date(2400, 1, 1))
UNITS = st.sampled_from(["day", "week", "fortnight", "month", "quarter", "half", "year", "decade", "century"])


@given(DAYS, UNITS)
def test_a_day_lies_in_its_unit(day: date, unit: str) -> None:
    interval = unit_interval(day, unit)
    assert interval.first <= day <= interval.last


@given(DAYS, UNITS)
def test_units_follow_each_other_without_a_gap(day: date, unit: str) -> None:
    interval = unit_interval(day, unit)
    following = unit_interval(date.fromordinal(interval.last.toordinal() + 1), unit)
    assert (following.first - interval.last).days == 1


@given(DAYS, st.integers(-600, 600))
def test_months_there_and_back_keep_the_month(day: date, count: int) -> None:
    back = shift_months(shift_months(day, count), -count)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day <= day.day


def test_a_week_runs_from_monday_to_sunday() -> None:
    interval = unit_interval(date(2021, 6, 16), "week")
    assert (interval.first, interval.last) == (date(2021, 6, 14), date(2021, 6, 20))


def test_the_last_day_of_a_shorter_month() -> None:
    assert shift(date(2020, 1, 31), "month", 1) == date(2020, 2, 29)


@pytest.mark.parametrize(("unit", "precision"), [("weekend", "week"), ("quarter", "season"), ("minute", "minute")])
def test_a_unit_s_precision(unit: str, precision: str) -> None:
    assert precision_of(unit) is TimePrecision(precision)
