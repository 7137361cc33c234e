"""A denial meets a claim only in what it denies."""

from __future__ import annotations

import pytest

from dateline.merge.denials import denies, leaves_the_event
from dateline.merge.telling import Place, Telling
from handtellings import ARMY, FRONT, STATE, telling

BY_FRONT, BY_ARMY, ON_ARMY = ({"who": frozenset({FRONT})}, {"who": frozenset({ARMY})}, {"whom": frozenset({ARMY})})
CIVILIANS, FIGHTERS = ({"targets": frozenset({each})} for each in ("civilian", "fighter"))
GROUP, CROWD = ({"doers": frozenset({each})} for each in ("group", "crowd"))


def denial(**told: frozenset[str]) -> Telling:
    return telling("r9", modality="denied", **told)


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


def test_a_denial_for_another_place_meets_nothing() -> None:
    here, there = Place("place:ford", "Ford", "XA"), Place("place:hill", "Hill", "XB")
    assert not denies(telling("r9", modality="denied", places=(here,)), telling("r1", places=(there,)), {})


def test_to_deny_a_refusal_denies_nobody() -> None:
    assert not denies(telling("r9", modality="denied", kind="REJECT"), telling("r1", kind="REJECT"), {})


def test_a_denial_of_the_doer_leaves_the_event_where_another_claim_does_without_him() -> None:
    accused = telling("r1", **BY_FRONT)
    assert not leaves_the_event(denial(**BY_FRONT), [accused], {})
    assert leaves_the_event(denial(**BY_FRONT), [accused, telling("r2")], {})
    assert leaves_the_event(denial(**BY_FRONT), [accused, telling("r2", **BY_ARMY)], {})
    assert not leaves_the_event(denial(), [accused, telling("r2")], {})
