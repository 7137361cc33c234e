"""Copies, cuts and additions are told from quotations; stock words tie nothing; families go back to the earliest."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merge.syndication import Compared, Holder, Relation, Use, are_near, compare, copy_families, find_use
from dateline.model import Link


def invent(seed: int, sentences: int) -> list[str]:
    """Sentences of invented words: no two seeds share a passage."""
    chance = random.Random(seed)
    return [
        " ".join("".join(chance.choices("aeioulmnrst", k=6)) for _ in range(14)).capitalize() + "."
        for _ in range(sentences)
    ]


STORY = invent(1, 12)
OTHER = invent(2, 12)


def report(identity: str, sentences: list[str], published: str | None = "2031-03-10") -> Compared:
    return Compared(identity, " ".join(sentences), published)


def link(one: Compared, other: Compared) -> Link | None:
    return compare(one, other, (), ())


def test_a_story_retitled_is_a_copy_of_the_earlier_one() -> None:
    found = link(report("b", ["A new heading.", *STORY], "2031-03-11"), report("a", STORY))
    assert found is not None
    assert (found.left, found.right, found.relation) == ("b", "a", Relation.COPY)
    assert found.detail["earlier"] == "right"


def test_a_story_cut_to_a_third_is_abridged() -> None:
    found = link(report("a", STORY), report("b", STORY[:4], "2031-03-11"))
    assert found is not None
    assert (found.left, found.relation, found.score) == ("b", Relation.ABRIDGED, 1.0)


def test_a_story_with_paragraphs_added_is_extended() -> None:
    found = link(report("a", STORY[:5]), report("b", STORY[:5] + OTHER[:6], "2031-03-11"))
    assert found is not None
    assert (found.left, found.relation) == ("b", Relation.EXTENDED)


def test_one_quotation_in_two_reports_is_a_shared_passage_with_its_places() -> None:
    one, other = OTHER[:5] + STORY[:2] + OTHER[5:], invent(3, 9) + STORY[:2]
    found = link(report("a", one), report("b", other))
    assert found is not None
    assert found.relation == Relation.SHARED_PASSAGE
    texts = {"a": " ".join(one), "b": " ".join(other)}
    ((first, end, other_first, other_end),) = found.detail["passages"]
    shared = " ".join(STORY[:2]).removesuffix(".")
    assert texts[found.left][first:end] == texts[found.right][other_first:other_end] == shared


def test_reports_of_their_own_share_nothing() -> None:
    assert link(report("a", STORY), report("b", OTHER)) is None


def test_stock_words_make_no_copy() -> None:
    stock = invent(4, 5)
    one, other = report("a", STORY[:2] + stock), report("b", OTHER[:2] + stock)
    assert link(one, other) is not None
    known = set(one.fingerprints) & set(other.fingerprints)
    assert compare(one, other, known, ()) is None


def test_a_passage_of_many_reports_is_no_link_of_its_own_but_still_part_of_a_copy() -> None:
    one, other = report("a", STORY + OTHER[:2]), report("b", invent(5, 12) + OTHER[:2])
    wide = set(one.fingerprints) & set(other.fingerprints)
    assert compare(one, other, (), wide) is None
    copy = report("c", STORY)
    assert compare(report("a", STORY), copy, (), set(copy.fingerprints)) is not None


def test_what_one_outlet_puts_under_its_next_story_makes_no_copy_of_it() -> None:
    texts = [" ".join(each) for each in (STORY[:6] + OTHER[:4], STORY[:6] + OTHER[4:8])]
    days = ("2031-03-10", "2031-03-11")
    for outlets, relation in ((("x", "x"), Relation.SHARED_PASSAGE), (("x", "y"), Relation.EXTENDED)):
        pair = [Compared(*each) for each in zip("ab", texts, days, outlets, strict=True)]
        found = link(*pair)
        assert found is not None
        assert found.relation == relation


MARKET = (
    "The main index of the harbour exchange closed at {} points that day, up {} points from the day before, dealers "
    "said. In all some {} shares changed hands in the morning, and prices of {} companies fell by the evening."
)


def test_the_daily_report_from_a_market_is_no_copy_of_that_of_the_day_before() -> None:
    one = report("a", [MARKET.format(101, 12, 7007, 31)])
    other = link(one, report("b", [MARKET.format(134, 33, 6500, 29)]))
    again = link(one, report("c", [MARKET.format(101, 12, 7007, 31)]))
    assert again is not None
    assert (other, again.relation) == (None, Relation.COPY)


@given(st.lists(st.integers(0, 11), max_size=12), st.lists(st.integers(0, 11), max_size=12), st.booleans())
def test_order_makes_no_difference(one: list[int], other: list[int], dated: bool) -> None:
    pair = [
        report(name, [STORY[n] for n in each], "2031-03-10" if dated else None)
        for name, each in zip("ab", (one, other), strict=True)
    ]
    assert link(*pair) == link(*reversed(pair))


def test_unknown_days_do_not_say_which_is_earlier() -> None:
    found = link(report("a", STORY, None), report("b", STORY[:6], "2031-03-10"))
    assert found is not None
    assert (found.left, found.detail["earlier"]) == ("b", None)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("2031-03-01", "2031-03-20", True), ("2031-03-01", "2031-06-01", False), (None, "2031-06-01", True)],
)
def test_reports_far_apart_are_not_compared(one: str | None, other: str, near: bool) -> None:
    assert are_near(one, other) is near


def test_what_stands_in_reports_of_many_days_is_stock() -> None:
    assert find_use([Holder(f"2031-03-{day:02}", None) for day in range(1, 16)]) is Use.STOCK


def test_what_one_outlet_prints_again_and_again_is_stock() -> None:
    assert find_use([Holder("2031-03-01", "example.org")] * 9) is Use.STOCK


def test_a_story_of_many_outlets_in_one_day_is_not_stock() -> None:
    assert find_use([Holder("2031-03-01", f"{n}.example") for n in range(60)]) is Use.WIDE


def copied(
    left: str, right: str, days: tuple[int | None, int | None], shares: tuple[float, float] = (1.0, 1.0)
) -> Link:
    published = [f"2031-03-{day:02}" if day else None for day in days]
    return Link(left, right, "copy", 1.0, {"shares": shares, "published": published, "words": 100}, "test")


def test_a_family_goes_back_to_its_earliest_report() -> None:
    found = copy_families([copied("c", "b", (3, 2)), copied("b", "a", (2, 1)), copied("e", "d", (None, 9))])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}


def test_a_round_up_does_not_make_its_stories_one() -> None:
    found = copy_families([copied("r", "a", (2, 1), (0.15, 1.0)), copied("r", "b", (2, 1), (0.14, 1.0))])
    assert found["a"] != found["b"]
    assert found["r"] == found["a"]


def test_a_shared_passage_makes_no_family() -> None:
    assert copy_families([Link("a", "b", "shared passage", 0.2, {}, "test")]) == {}


@given(st.permutations([("b", "a"), ("c", "b"), ("c", "a"), ("e", "d"), ("d", "c")]))
def test_families_do_not_depend_on_the_order_of_links(pairs: list[tuple[str, str]]) -> None:
    days = {name: n for n, name in enumerate("abcde", 1)}
    assert set(copy_families([copied(x, y, (days[x], days[y])) for x, y in pairs]).values()) == {"a"}
