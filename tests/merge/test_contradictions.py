"""News that moves on is told from voices that contradict each other; nothing that can agree is contested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.merge.contradictions import Comparison, find_comparisons, find_contested
from dateline.merge.telling import Place, Telling
from dateline.model import Bound
from handtellings import ARMY, FRONT, rooted, telling, voice

CLINIC, POLICE = voice("words:clinic"), voice("words:police")
MAYOR = voice("person:ada-lind", "named")
MORNING, NOON, EVENING = (f"2019-03-11T{hour}:00:00Z" for hour in ("07", "12", "18"))
NEXT = "2019-03-12T08:00:00Z"
FRONT_DID, HILL_DID = {"who": frozenset({FRONT})}, {"who": frozenset({"group:hill-front"})}


def compare(*tellings: Telling, families: dict[str, str] | None = None) -> tuple[Comparison, ...]:
    return find_comparisons(rooted(*tellings, families=families), {})


def state(*tellings: Telling, families: dict[str, str] | None = None) -> dict[str, str]:
    return {each.field: each.state for each in compare(*tellings, families=families)}


def test_a_toll_that_its_own_source_raises_is_an_update() -> None:
    found = compare(
        telling("r1", POLICE, number=3, published=MORNING), telling("r2", POLICE, number=17, published=EVENING)
    )
    (numbers,) = found
    assert (numbers.field, numbers.about, numbers.state) == ("quantity", "killed", "updated")
    assert [(each.value, each.current, each.since) for each in numbers.versions] == [
        ("3 killed", False, "2019-03-11"),
        ("17 killed", True, "2019-03-11"),
    ]
    assert find_contested(found) == ()


def test_a_higher_toll_from_elsewhere_is_an_update_where_all_have_moved_on() -> None:
    first = telling("r1", POLICE, number=3, published=MORNING)
    assert state(first, telling("r2", CLINIC, number=17, published=NEXT)) == {"quantity": "updated"}


def test_a_toll_that_is_told_again_after_the_higher_one_is_contested() -> None:
    told = telling("r1", POLICE, number=3, published=MORNING), telling("r2", CLINIC, number=17, published=NOON)
    assert state(*told, telling("r3", POLICE, number=3, published=NEXT)) == {"quantity": "contested"}


def test_tolls_of_one_hour_are_contested_unless_one_source_gives_both() -> None:
    first = telling("r1", POLICE, number=3, published="2019-03-11T07:00:00Z")
    soon = "2019-03-11T07:40:00Z"
    assert state(first, telling("r2", CLINIC, number=17, published=soon)) == {"quantity": "contested"}
    assert state(first, telling("r2", POLICE, number=17, published=soon)) == {"quantity": "updated"}


def test_an_outlet_may_move_on_to_another_source() -> None:
    told = (
        telling("r1", POLICE, paper="ledger", number=21, published=MORNING),
        telling("r2", CLINIC, paper="ledger", number=19, published=EVENING),
    )
    assert state(*told) == {"quantity": "updated"}


def test_a_lower_toll_from_elsewhere_is_no_update() -> None:
    told = telling("r1", POLICE, number=17, published=MORNING), telling("r2", CLINIC, number=3, published=NEXT)
    assert state(*told) == {"quantity": "contested"}


def test_a_higher_number_that_is_no_toll_is_no_update() -> None:
    told = (
        telling("r1", POLICE, number=400, what="troops", published=MORNING),
        telling("r2", CLINIC, number=900, what="troops", published=NEXT),
    )
    assert state(*told) == {"quantity": "contested"}


def test_sources_side_by_side_in_one_report_are_contested_but_a_sources_parts_are_not() -> None:
    one = telling("r1", POLICE, number=12, published=MORNING, claim="a")
    assert state(one, telling("r1", CLINIC, number=20, published=MORNING, claim="b")) == {"quantity": "contested"}
    assert state(one, telling("r1", POLICE, number=7, published=MORNING, claim="b")) == {"quantity": "compatible"}


def test_a_copy_that_is_printed_late_does_not_keep_the_old_toll_alive() -> None:
    told = (
        telling("r1", POLICE, number=3, published=MORNING),
        telling("r2", POLICE, number=17, published=EVENING),
        telling("r3", POLICE, number=3, published=NEXT),
    )
    assert state(*told) == {"quantity": "contested"}
    assert state(*told, families={"r3": "r1"}) == {"quantity": "updated"}


def test_without_days_numbers_that_cannot_both_be_true_are_contested() -> None:
    assert state(telling("r1", POLICE, number=12), telling("r2", CLINIC, number=19)) == {"quantity": "contested"}


def test_a_source_that_denies_and_one_that_affirms_contest_whether_it_is_so() -> None:
    (whether,) = compare(telling("r1", POLICE), telling("r2", MAYOR), telling("r3", CLINIC, modality="denied"))
    assert (whether.field, whether.state) == ("whether", "contested")
    assert [(each.value, each.voices, each.origins) for each in whether.versions] == [
        ("it is so", ("police", "person:ada-lind"), 2),
        ("it is not so", ("clinic",), 1),
    ]


def test_what_is_only_expected_is_not_contested_by_a_denial() -> None:
    assert compare(telling("r1", POLICE, modality="planned"), telling("r2", CLINIC, modality="denied")) == ()


def test_an_outlet_that_knows_of_nothing_yet_contests_nothing() -> None:
    """No group had claimed it, until one did."""
    silence = telling("r1", modality="denied", doers=frozenset({"group"}), published=MORNING)
    assert compare(silence, telling("r2", CLINIC, doers=frozenset({"group"}), published=EVENING)) == ()


def test_a_source_that_takes_back_its_denial_has_moved_on() -> None:
    told = telling("r1", CLINIC, modality="denied", published=MORNING), telling("r2", CLINIC, published=EVENING)
    assert state(*told) == {"whether": "updated"}


def test_two_culprits_are_contested_and_one_source_that_changes_its_mind_is_not() -> None:
    front = telling("r1", POLICE, published=MORNING, **FRONT_DID)
    assert state(front, telling("r2", CLINIC, published=NEXT, **HILL_DID)) == {"who": "contested"}
    assert state(front, telling("r2", POLICE, published=NEXT, **HILL_DID)) == {"who": "updated"}


def test_who_took_part_in_talks_is_not_contested() -> None:
    told = telling("r1", POLICE, kind="CONSULT", **FRONT_DID), telling("r2", CLINIC, kind="CONSULT", **HILL_DID)
    assert "contested" not in state(*told).values()


def test_the_accused_who_denies_contests_who_did_it_not_that_it_was_done() -> None:
    speaker = voice(FRONT, bound=FRONT)
    told = [
        telling("r1", CLINIC),
        telling("r2", POLICE, **FRONT_DID),
        telling("r3", speaker, modality="denied", **FRONT_DID),
    ]
    (who,) = compare(*told)
    assert (who.field, who.state) == ("who", "contested")
    assert [(each.value, each.claims) for each in who.versions] == [(FRONT, ("c-r2",)), (f"not {FRONT}", ("c-r3",))]
    assert compare(told[0], told[2]) == ()
    assert state(told[1], told[2]) == {"whether": "contested"}


def test_every_accuser_stands_beside_the_denial() -> None:
    accusers = [telling("r1", POLICE, kind="SUPPORT", **FRONT_DID), telling("r2", MAYOR, kind="SUPPORT", **FRONT_DID)]
    denial = telling("r4", voice(FRONT), modality="denied", kind="SUPPORT", **FRONT_DID)
    (who,) = compare(*accusers, telling("r3", CLINIC, kind="SUPPORT"), denial)
    assert [each.claims for each in who.versions] == [("c-r1", "c-r2"), ("c-r4",)]


@pytest.mark.parametrize("country", ["XA", "XB"])
def test_places_and_days(country: str) -> None:
    town, other = Place("place:ford", "Ford", "XA"), Place("place:hill", "Hill", country)
    one = telling("r1", POLICE, places=(town,), days=("2019-03-11", "2019-03-11"))
    two = telling("r2", CLINIC, places=(other,), days=("2019-03-15", "2019-03-15"))
    assert state(one, two) == {"where": "compatible" if country == "XA" else "contested", "when": "contested"}


def test_places_of_outlets_are_not_set_against_each_other() -> None:
    ford, hill = Place("place:ford", "Ford", "XA"), Place("place:hill", "Hill", "XB")
    told = telling("r1", places=(ford,)), telling("r2", CLINIC, places=(hill,))
    assert state(*told) == {"where": "compatible"}


def test_what_failed_or_nearly_happened_denies_nothing() -> None:
    failed = replace(telling("r2", CLINIC, modality="denied"), flatly=False)
    assert compare(telling("r1", POLICE), failed) == ()


def test_numbers_of_other_things_are_not_compared() -> None:
    told = telling("r1", POLICE, number=4, what="robber"), telling("r2", CLINIC, number=3, what="robber")
    assert compare(*told) == ()


NUMBERS = st.tuples(
    st.integers(1, 4), st.sampled_from([CLINIC, POLICE]), st.integers(1, 30), st.sampled_from([MORNING, NOON, NEXT, ""])
)


@given(st.lists(NUMBERS, min_size=1, max_size=7), st.sampled_from(Bound))
def test_each_claim_is_in_one_version_and_what_is_given_up_is_not_current(
    made: list[tuple[int, object, int, str]], bound: Bound
) -> None:
    days: dict[int, str] = {}
    told = [
        telling(f"r{n}", source, number=number, bound=bound, published=days.setdefault(n, day), claim=f"c{k}")  # type: ignore[arg-type]
        for k, (n, source, number, day) in enumerate(made)
    ]
    found = compare(*told)
    assert found == compare(*told)
    for each in found:
        claims = [claim for version in each.versions for claim in version.claims]
        assert sorted(claims) == sorted(f"c{k}" for k in range(len(told)))
        assert any(version.current for version in each.versions)
        assert (each.state == "compatible") <= all(version.current for version in each.versions)
    if bound is Bound.AT_LEAST:
        assert find_contested(found) == ()


def test_army_and_state_are_one_doer() -> None:
    told = telling("r1", POLICE, who=frozenset({ARMY})), telling("r2", CLINIC, who=frozenset({"state:XA"}))
    assert state(*told) == {"who": "compatible"}
