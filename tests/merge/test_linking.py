"""Claims of one thing come together; those of another day or another place do not, however alike their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.merge.linking import link_happenings
from dateline.merge.matching import Sighting, explain, match


def sighting(
    claim: str, day: str = "2018-07-10", kind: str = "ASSAULT", trigger: str = "bombed", place: str = "place:mill-town"
) -> Sighting:
    return Sighting(
        claim, f"r{claim}", kind, trigger, frozenset({"group:reed-front"}), frozenset(), frozenset({place}),
        frozenset({"AF"}), day, day,
    )  # fmt: skip


def groups(*sightings: Sighting) -> list[list[str]]:
    return [[each.claim for each in group] for group in link_happenings(sightings)]


def test_two_reports_of_one_bombing_are_one_happening() -> None:
    assert groups(sighting("1"), sighting("2", trigger="explosion")) == [["1", "2"]]


def test_the_next_weeks_bombing_in_the_same_town_stays_apart() -> None:
    assert groups(sighting("1"), sighting("2", day="2018-07-19"), sighting("3")) == [["1", "3"], ["2"]]


def test_another_town_stays_apart() -> None:
    assert groups(sighting("1"), sighting("2", place="place:ford-town", trigger="attack")) == [["1"], ["2"]]


def test_talks_are_never_violence() -> None:
    assert match(sighting("1"), sighting("2", kind="CONSULT")) == float("-inf")


def test_a_match_is_the_sum_of_what_is_explained() -> None:
    one, other = sighting("1"), sighting("2", day="2018-07-13")
    assert match(one, other) == pytest.approx(sum(explain(one, other).values()))


@given(
    st.lists(st.tuples(st.integers(1, 28), st.sampled_from(["ASSAULT", "CONSULT"]), st.sampled_from("ab")), max_size=30)
)
def test_every_claim_is_in_just_one_happening(made: list[tuple[int, str, str]]) -> None:
    sightings = [
        sighting(str(n), f"2018-07-{day:02}", kind=kind, place=f"place:{place}")
        for n, (day, kind, place) in enumerate(made)
    ]
    found = [each.claim for group in link_happenings(sightings) for each in group]
    assert sorted(found) == sorted(each.claim for each in sightings)


def test_reports_that_name_the_same_things_speak_for_one_happening_and_others_against() -> None:
    one = replace(sighting("1"), setting=frozenset({"state:KE", "org:un"}))
    like = replace(sighting("2"), setting=one.setting)
    unlike = replace(like, setting=frozenset({"state:PE"}))
    assert explain(one, like)["what else the reports name"] == 1.0
    assert explain(one, unlike)["what else the reports name"] == -1.0
    assert match(one, like) == match(one, unlike) + 2.0


def test_claims_of_one_report_are_no_likelier_one_for_what_it_names() -> None:
    one = replace(sighting("1"), setting=frozenset({"state:KE"}))
    assert explain(one, replace(one, claim="2"))["what else the reports name"] == 0.0
