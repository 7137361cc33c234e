"""Counts and their links: what narrows a list, over values and over time."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from dateline.serve.facets import Strip, find_facets, find_strip


def asked(link: str) -> list[tuple[str, str]]:
    return parse_qsl(link.removeprefix("?"))


def test_a_facet_keeps_the_other_filters_and_takes_itself_away() -> None:
    filters = [("type", "AID"), ("actor", "A & B")]
    aid, move = find_facets("type", [("AID", 3), ("MOVE", 1)], filters)
    assert (aid.chosen, asked(aid.link)) == (True, [("actor", "A & B")])
    assert (move.chosen, asked(move.link)) == (False, [("actor", "A & B"), ("type", "MOVE")])


def test_days_in_a_row_are_bars_with_gaps() -> None:
    strip = find_strip([("2031-03-10", 4), ("2031-03-12", 1)], [("since", "2030-01-01"), ("type", "AID")])
    assert strip is not None
    assert strip.unit == "day"
    assert [(bar.label, bar.count, bar.height) for bar in strip.bars] == [
        ("2031-03-10", 4, 100), ("2031-03-11", 0, 0), ("2031-03-12", 1, 25),
    ]  # fmt: skip
    assert asked(strip.bars[2].link) == [("type", "AID"), ("since", "2031-03-12"), ("until", "2031-03-12")]
    assert (strip.earlier, strip.later) == (0, 0)


def test_what_is_far_off_is_counted_beside_the_bars() -> None:
    strip = find_strip([("1979-12-24", 1), *((f"2031-03-{day}", 9) for day in range(10, 20)), ("2040-01-01", 2)], [])
    assert strip is not None
    assert (strip.earlier, len(strip.bars), strip.later) == (1, 10, 2)
    assert asked(strip.earlier_link) == [("until", "2031-03-09")]
    assert asked(strip.later_link) == [("since", "2031-03-20")]


def test_years_of_claims_are_shown_by_month_or_year() -> None:
    months = find_strip([(f"{2020 + n // 12}-{n % 12 + 1:02}-05", 1) for n in range(36)], [])
    years = find_strip([(f"{year}-06-30", 1) for year in range(1900, 1960)], [])
    assert months is not None
    assert years is not None
    assert (months.unit, len(months.bars), months.bars[0].label) == ("month", 36, "2020-01")
    assert asked(months.bars[1].link) == [("since", "2020-02-01"), ("until", "2020-02-29")]
    assert (years.unit, len(years.bars)) == ("year", 60)


def test_one_day_or_none_needs_no_bars() -> None:
    assert find_strip([], []) is None
    assert find_strip([("2031-03-10", 4)], []) is None


@given(st.dictionaries(st.dates(), st.integers(1, 50), max_size=30))
def test_bars_and_what_lies_beside_them_hold_every_claim(counts: dict[date, int]) -> None:
    days = [(day.isoformat(), count) for day, count in sorted(counts.items())]
    strip = find_strip(days, [])
    if strip is None:
        return
    assert isinstance(strip, Strip)
    assert strip.earlier + sum(bar.count for bar in strip.bars) + strip.later == sum(counts.values())
    assert 2 <= len(strip.bars) <= 60
    assert max(bar.height for bar in strip.bars) == 100


def test_a_bar_asks_for_the_days_that_it_shows() -> None:
    start = date(2030, 1, 1)
    days = [((start + timedelta(days=n)).isoformat(), 1) for n in range(50)]
    strip = find_strip(days, [])
    assert strip is not None
    assert [asked(bar.link)[0][1] for bar in strip.bars] == [day for day, _ in days]
