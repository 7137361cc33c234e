from datetime import date

import pytest

from dateline.coding.holidays import easter, holiday


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2019, date(2019, 12, 25)),
        ("11:4:4:0", 2019, date(2019, 11, 28)),
        ("11:1:1:1", 2016, date(2016, 11, 8)),
        ("5:1:-1:0", 2021, date(2021, 5, 31)),
        ("easter:-2", 2024, date(2024, 3, 29)),
    ],
)
def test_each_kind_of_rule(rule: str, year: int, day: date) -> None:
    assert holiday(rule, year) == day


@pytest.mark.parametrize(("year", "month", "day"), [(1999, 4, 4), (2008, 3, 23), (2011, 4, 24), (2038, 4, 25)])
def test_easter_s_earliest_and_latest_days(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize("rule", ["", "13-40", "easter:x", "moon:1"])
def test_another_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="in"):
        holiday(rule, 2020)
