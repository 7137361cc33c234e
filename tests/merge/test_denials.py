"""A denial meets a claim only in what it denies."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.merge.denials import denies, find_denier, leaves_the_event
from dateline.merge.telling import Place, Telling
from handtellings import ARMY, FRONT, STATE, rooted, telling, voice

BY_FRONT, BY_ARMY, ON_ARMY = ({"who": frozenset({FRONT})}, {"who": frozenset({ARMY})}, {"whom": frozenset({ARMY})})
CIVILIANS, FIGHTERS = ({"targets": frozenset({each})} for each in ("civilian", "fighter"))
GROUP, CROWD = ({"doers": frozenset({each})} for each in ("group", "crowd"))


def denial(**told: frozenset[str]) -> Telling:
    """A denial by a source of which the text says that it denies."""
    return telling("r9", voice("words:speaker"), modality="denied", **told)


@pytest.mark.parametrize(
    ("denied", "claimed", "meets"),
    [
        ({}, {}, True),
        ({}, BY_FRONT, True),
        (BY_FRONT, BY_FRONT, True),
        (BY_FRONT, {}, False),
        (BY_FRONT, BY_ARMY, False),
        ({"who": frozenset({STATE})}, BY_ARMY, True),
        (GROUP, BY_FRONT, False),
        (GROUP, GROUP, True),
        (GROUP, CROWD, False),
        (CIVILIANS, CIVILIANS, True),
        (CIVILIANS, FIGHTERS, False),
        (CIVILIANS, ON_ARMY, False),
        (CIVILIANS, {}, False),
        (ON_ARMY, ON_ARMY, True),
        (ON_ARMY, {"whom": frozenset({FRONT})}, False),
    ],
)
def test_what_a_denial_meets(
    denied: dict[str, frozenset[str]], claimed: dict[str, frozenset[str]], meets: bool
) -> None:
    assert denies(denial(**denied), telling("r1", **claimed), {}) == meets


@pytest.mark.parametrize(
    ("told", "meets"),
    [
        ({}, False),
        (BY_FRONT, True),
        (GROUP, True),
        (CIVILIANS, True),
        (ON_ARMY, True),
    ],
)
def test_what_is_merely_said_not_to_be_so_must_share_a_doer_or_target(
    told: dict[str, frozenset[str]], meets: bool
) -> None:
    said = telling("r9", modality="denied", **told)
    assert denies(said, telling("r1", **told), {}) == meets


def test_who_denies_is_the_one_of_whom_the_text_says_so() -> None:
    report = voice("words:report", "document")
    both = replace(denial(), chain=(*denial().chain, report))
    assert find_denier(both) == 1
    assert [teller.key for teller in rooted(both)[0].tellers] == ["outlet:paper-r9", "words:speaker"]
    assert find_denier(telling("r1", report)) is None


def test_a_denial_for_another_place_meets_nothing() -> None:
    here, there = Place("place:ford", "Ford", "XA"), Place("place:hill", "Hill", "XB")
    assert not denies(replace(denial(), places=(here,)), telling("r1", places=(there,)), {})


def test_to_deny_a_refusal_denies_nobody() -> None:
    assert not denies(
        telling("r9", voice("words:speaker"), modality="denied", kind="REJECT"), telling("r1", kind="REJECT"), {}
    )


def test_a_denial_of_the_doer_leaves_the_event_where_another_claim_does_without_him() -> None:
    accused = telling("r1", **BY_FRONT)
    assert not leaves_the_event(denial(**BY_FRONT), [accused], {})
    assert leaves_the_event(denial(**BY_FRONT), [accused, telling("r2")], {})
    assert leaves_the_event(denial(**BY_FRONT), [accused, telling("r2", **BY_ARMY)], {})
    assert not leaves_the_event(denial(), [accused, telling("r2")], {})


def test_events_of_no_type_must_have_one_word() -> None:
    one, other = replace(denial(), sighting=replace(denial().sighting, type="OTHER")), telling("r1", kind="OTHER")
    assert denies(one, other, {})
    assert not denies(one, replace(other, sighting=replace(other.sighting, trigger="regretted")), {})
