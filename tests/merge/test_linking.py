"""Claims of one thing come together; those of another day or another place do not, however alike their words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.knowledge.match_weights import load_match_weights
from dateline.merge.linking import find_links, link_happenings
from dateline.merge.matching import Sighting, explain, find_features, match

WEIGHTS = load_match_weights()


def sighting(
    claim: str, day: str = "2018-07-10", kind: str = "ASSAULT", trigger: str = "bombed", place: str = "place:mill-town"
) -> Sighting:
    return Sighting(
        claim, f"r{claim}", kind, trigger, frozenset({"group:reed-front"}), frozenset(), frozenset({place}),
        frozenset({"AF"}), day, day,
    )  # fmt: skip


def groups(*sightings: Sighting) -> list[list[str]]:
    return [[each.claim for each in group] for group in link_happenings(sightings, WEIGHTS)]


def test_two_reports_of_one_bombing_are_one_happening() -> None:
    assert groups(sighting("1"), sighting("2", trigger="explosion")) == [["1", "2"]]


def test_the_next_weeks_bombing_in_the_same_town_stays_apart() -> None:
    assert groups(sighting("1"), sighting("2", day="2018-07-19"), sighting("3")) == [["1", "3"], ["2"]]


def test_tuesdays_and_wednesdays_bombing_in_one_town_stay_apart_where_both_texts_give_the_day() -> None:
    tuesday, wednesday = (replace(sighting(day), first_day=day, last_day=day, dated=True)
                          for day in ("2018-07-10", "2018-07-11"))  # fmt: skip
    assert match(tuesday, wednesday, WEIGHTS) < WEIGHTS.threshold
    assert match(tuesday, replace(wednesday, dated=False), WEIGHTS) > WEIGHTS.threshold
    assert len(groups(tuesday, wednesday)) == 2


def test_no_report_between_two_bombings_chains_them() -> None:
    first, last = sighting("a"), sighting("c", day="2018-07-18")
    between = replace(sighting("b"), last_day="2018-07-18")
    links = find_links([first, between, last], WEIGHTS)
    assert set(links["b"]) == {"a", "c"}
    assert sorted(map(len, groups(first, between, last))) == [1, 2]


def test_a_sum_over_months_is_none_of_the_bombings_in_them() -> None:
    year = replace(sighting("y"), first_day="2018-01-01", last_day="2018-07-17")
    assert groups(sighting("1"), year, sighting("2")) == [["1", "2"], ["y"]]
    spring = replace(year, claim="s", report="rs", first_day="2018-01-03", last_day="2018-07-11")
    assert groups(year, spring) == [["y", "s"]]


def test_another_town_stays_apart() -> None:
    far = replace(sighting("2", place="place:ford-town", trigger="attack"), countries=frozenset({"PE"}))
    assert groups(sighting("1"), far) == [["1"], ["2"]]


def test_talks_are_never_violence() -> None:
    assert match(sighting("1"), sighting("2", kind="CONSULT"), WEIGHTS) == float("-inf")


def test_reports_without_a_word_in_common_are_not_about_one_thing() -> None:
    one = replace(sighting("1"), report_words={"bakeri": 0.8, "flour": 0.6})
    assert match(one, replace(sighting("2"), report_words={"viaduct": 1.0}), WEIGHTS) == float("-inf")
    assert match(one, replace(sighting("2"), report_words=one.report_words), WEIGHTS) > WEIGHTS.threshold


def test_verb_and_noun_of_one_event_are_nearer_than_two_events_of_a_kind() -> None:
    died, death, wounds = (
        replace(sighting(word, kind="OTHER", trigger=word), stem=word, events=frozenset({event}))
        for word, event in (("die", "death/die"), ("death", "death/die"), ("autopsi", "death/autopsy"))
    )
    assert "same event" in (find_features(died, death) or {})
    assert "same kind" in (find_features(died, wounds) or {})
    assert match(died, death, WEIGHTS) > match(died, wounds, WEIGHTS)
    assert find_features(died, replace(wounds, events=frozenset({"sport/win"}))) is None


def test_a_match_is_the_sum_of_what_is_explained() -> None:
    one, other = sighting("1"), sighting("2", day="2018-07-13")
    assert match(one, other, WEIGHTS) == pytest.approx(sum(explain(one, other, WEIGHTS).values()))
    assert explain(one, sighting("3", kind="CONSULT"), WEIGHTS) == {}


MADE = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 9), st.sampled_from(["ASSAULT", "CONSULT"]), st.sampled_from("ab")),
    max_size=20,
)


def make(rows: list[tuple[int, int, str, str]]) -> list[Sighting]:
    return [
        replace(
            sighting(str(n), kind=kind, place=f"place:{place}"),
            first_day=(date(2018, 7, 1) + timedelta(first)).isoformat(),
            last_day=(date(2018, 7, 1) + timedelta(first + length)).isoformat(),
        )
        for n, (first, length, kind, place) in enumerate(rows)
    ]


@given(MADE, st.randoms(use_true_random=False))
def test_every_claim_is_in_the_same_happening_whatever_the_order(
    rows: list[tuple[int, int, str, str]], random: object
) -> None:
    sightings = make(rows)
    before = groups(*sightings)
    assert sorted(claim for group in before for claim in group) == sorted(each.claim for each in sightings)
    random.shuffle(sightings)  # type: ignore[attr-defined]
    assert {frozenset(group) for group in groups(*sightings)} == {frozenset(group) for group in before}


def test_likeness_is_the_same_both_ways() -> None:
    one, other = sighting("1"), replace(sighting("2", trigger="blast"), modality="denied", numbers=frozenset({"9"}))
    assert match(one, other, WEIGHTS) == pytest.approx(match(other, one, WEIGHTS))
