"""Values contradict each other only where they cannot both be true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.merge.comparing import days_agree, doers_agree, find_together, numbers_agree, places_agree
from dateline.merge.telling import Place
from dateline.model import Bound, Quantity
from handtellings import ARMY, FRONT, STATE, telling

AT_LEAST, AT_MOST, ABOUT, EXACT = Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT, Bound.EXACT
TOWN = Place("place:mill-town", "Mill Town", "XA", 10.0, 10.0)
NEAR = Place("place:mill-port", "Mill Port", "XA", 11.0, 11.0)
FAR = Place("place:far-town", "Far Town", "XA", 20.0, 10.0)
COUNTRY, ABROAD = Place(STATE, "Xanadu", "XA", 15.0, 10.0), Place("place:ford", "Ford", "XB", 10.1, 10.0)


@pytest.mark.parametrize(
    ("one", "bound", "other", "other_bound", "agree"),
    [
        (12, EXACT, 12, EXACT, True),
        (12, EXACT, 19, EXACT, False),
        (12, EXACT, 10, AT_LEAST, True),
        (12, EXACT, 13, AT_LEAST, False),
        (20, AT_LEAST, 27, AT_LEAST, True),
        (3000, AT_MOST, 1200, ABOUT, True),
        (3000, AT_MOST, 3001, EXACT, False),
        (400, ABOUT, 450, EXACT, True),
        (400, ABOUT, 500, EXACT, False),
    ],
)
def test_numbers_with_their_bounds(one: int, bound: Bound, other: int, other_bound: Bound, agree: bool) -> None:
    left, right = telling("r1", number=one, bound=bound), telling("r2", number=other, bound=other_bound)
    assert numbers_agree(left, right) == numbers_agree(right, left) == agree


def test_numbers_of_different_things_agree() -> None:
    assert numbers_agree(telling("r1", number=3), telling("r2", number=30, what="wounded"))
    assert numbers_agree(telling("r1", number=3), telling("r2"))


@pytest.mark.parametrize(
    ("one", "counted", "other", "other_counted", "agree"),
    [
        (4, "child", 14, "", True),
        (4, "child", 14, "people", True),
        (4, "child", 3, "people", False),
        (4, "child", 5, "soldier", True),
        (4, "child", 5, "child", False),
    ],
)
def test_a_part_agrees_with_the_whole(one: int, counted: str, other: int, other_counted: str, agree: bool) -> None:
    left, right = telling("r1", number=one, counted=counted), telling("r2", number=other, counted=other_counted)
    assert numbers_agree(left, right) == numbers_agree(right, left) == agree


def test_dozens_may_be_twenty_but_not_nine() -> None:
    dozens = replace(telling("r1"), quantity=Quantity("dozens", 24, "killed", AT_LEAST))
    assert numbers_agree(dozens, telling("r2", number=20))
    assert not numbers_agree(dozens, telling("r2", number=9))


@given(st.integers(0, 99), st.sampled_from(Bound), st.integers(0, 99), st.sampled_from(Bound))
def test_agreement_has_no_direction_and_a_number_agrees_with_itself(
    one: int, bound: Bound, other: int, other_bound: Bound
) -> None:
    left, right = telling("r1", number=one, bound=bound), telling("r2", number=other, bound=other_bound)
    assert numbers_agree(left, right) == numbers_agree(right, left)
    assert numbers_agree(left, left)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ({FRONT}, {FRONT}, True),
        ({FRONT}, {"group:hill-front"}, False),
        ({FRONT}, {"group:front-north"}, True),
        ({ARMY}, {STATE}, True),
        ({ARMY}, {"agency:xa-police"}, True),
        ({ARMY}, {"state:XB"}, False),
        ({ARMY, "state:XB"}, {"state:XB"}, True),
        ({FRONT}, {"person:ada-lind"}, True),
        ({FRONT}, set(), True),
    ],
)
def test_doers(one: set[str], other: set[str], agree: bool) -> None:
    wholes = {"group:front-north": frozenset({FRONT})}
    left, right = telling("r1", who=frozenset(one)), telling("r2", who=frozenset(other))
    assert doers_agree(left, right, wholes) == doers_agree(right, left, wholes) == agree


def test_two_who_fight_each_other_are_both_doers() -> None:
    left = telling("r1", who=frozenset({FRONT}), whom=frozenset({ARMY}))
    right = telling("r2", who=frozenset({ARMY}), whom=frozenset({FRONT}))
    assert doers_agree(left, right, {})


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((TOWN,), (TOWN,), True),
        ((TOWN,), (NEAR,), True),
        ((TOWN,), (COUNTRY,), True),
        ((FAR,), (COUNTRY,), True),
        ((TOWN,), (FAR,), False),
        ((TOWN,), (ABROAD,), False),
        ((TOWN, ABROAD), (ABROAD,), True),
        ((TOWN,), (Place("place:somewhere", "Somewhere"),), True),
        ((TOWN,), (), True),
    ],
)
def test_places(one: tuple[Place, ...], other: tuple[Place, ...], agree: bool) -> None:
    left, right = telling("r1", places=one), telling("r2", places=other)
    assert places_agree(left, right) == places_agree(right, left) == agree


def test_places_that_a_report_names_together_are_no_rivals() -> None:
    left, right = telling("r1", places=(TOWN,)), telling("r2", places=(ABROAD,))
    third = telling("r3", places=(TOWN, ABROAD))
    assert find_together([left, right]) == frozenset()
    assert not places_agree(left, right, find_together([left, right]))
    assert places_agree(left, right, find_together([left, right, third]))
    wide = replace(left, sighting=replace(left.sighting, setting=frozenset({ABROAD.entity})))
    assert places_agree(left, right, find_together([wide, right]))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("2019-03-11", "2019-03-11"), ("2019-03-11", "2019-03-11"), True),
        (("2019-03-11", "2019-03-11"), ("2019-03-12", "2019-03-12"), True),
        (("2019-03-11", "2019-03-11"), ("2019-03-13", "2019-03-13"), False),
        (("2019-03-13", "2019-03-13"), ("2019-03-01", "2019-03-31"), True),
        (("2019-03-13", "2019-03-13"), ("", ""), True),
        (("2019-03-01", "2019-03-07"), ("2019-03-13", "2019-03-13"), False),
        (("2019-03-01", "2019-03-08"), ("2019-03-13", "2019-03-13"), True),
    ],
)
def test_days(one: tuple[str, str], other: tuple[str, str], agree: bool) -> None:
    left, right = telling("r1", days=one), telling("r2", days=other)
    assert days_agree(left, right) == days_agree(right, left) == agree
