"""Every step of the scale, in the order of its rules."""

from __future__ import annotations

import pytest

from dateline.merge.sides import Interest, Side, Standpoint
from dateline.merge.standing import SCALE, Case, Support, find_standing

ACTS = Standpoint(Interest.INTERESTED, Side.ACTS, "")
VICTIM = Standpoint(Interest.INTERESTED, Side.ACTED_ON, "")
BOTH = Standpoint(Interest.INTERESTED, Side.BOTH, "")
FREE = Standpoint(Interest.DISINTERESTED, None, "")
UNKNOWN = Standpoint(Interest.UNKNOWN, None, "")


def case(
    *standpoints: Standpoint,
    reports: int = 0,
    affirmed: int = 2,
    left: int = 2,
    denied: int = 0,
    admitted: tuple[str, ...] = (),
    contested: tuple[str, ...] = (),
) -> Case:
    support = Support(reports or len(standpoints), 0, standpoints)
    return Case(support, affirmed, left, denied, admitted, contested)


EXAMPLES = [
    (case(FREE, left=0, denied=1), "retracted", "all that said so took it back (2 claims)"),
    (case(FREE, affirmed=0, left=0, denied=1), "denied", "nobody says that it is so; 1 claim that it is not"),
    (
        case(FREE, ACTS, admitted=("the Reed Front",), contested=("quantity",)),
        "confirmed against interest",
        "the Reed Front owns to it",
    ),
    (
        case(FREE, ACTS, contested=("who", "quantity", "when")),
        "contested",
        "the claims disagree on who, quantity and when",
    ),
    (
        case(FREE, ACTS, UNKNOWN),
        "several independent",
        "3 origins that share no voice (1 interested, 1 disinterested)",
    ),
    (case(ACTS, VICTIM), "several independent", "2 origins that share no voice (2 interested)"),
    (case(BOTH, BOTH), "several independent", "2 origins that share no voice (2 interested)"),
    (case(ACTS, ACTS), "several of one side", "2 origins that share no voice, all of the side that acts"),
    (case(VICTIM, VICTIM), "several of one side", "2 origins that share no voice, all of the side that is acted on"),
    (case(UNKNOWN, reports=3), "single origin repeated", "3 reports lead to one origin"),
    (case(FREE), "single source", "one report tells it (1 disinterested)"),
]


@pytest.mark.parametrize(("given", "step", "why"), EXAMPLES)
def test_the_first_rule_that_fits_gives_the_standing(given: Case, step: str, why: str) -> None:
    found = find_standing(given)
    assert (found.step, found.why) == (step, why)


def test_it_is_said_where_a_thing_is_only_expected() -> None:
    found = find_standing(case(FREE, UNKNOWN, affirmed=0, left=0))
    assert found.step == "several independent"
    assert found.why.endswith("; nobody says yet that it is so")


def test_every_step_has_an_example_and_a_meaning() -> None:
    assert {step for _, step, _ in EXAMPLES} == {rule.step for rule in SCALE}
    assert all(len(rule.meaning) > 8 and not rule.meaning.endswith(".") for rule in SCALE)
