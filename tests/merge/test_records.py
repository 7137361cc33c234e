"""What became of the things that voices told."""

from __future__ import annotations

from dateline.merge.grading import Outcome
from dateline.merge.records import find_outcomes
from dateline.merge.telling import Telling
from handtellings import telling, voice

MAYOR, CLINIC, CHIEF = voice("person:ada-lind", "named"), voice("words:clinic"), voice("words:chief")
DAYS = [f"2019-03-{day}" for day in range(11, 15)]


def outcomes(
    *tellings: Telling, families: dict[str, str] | None = None, withdrawn: set[str] | None = None
) -> dict[str, Outcome]:
    return dict(find_outcomes(tellings, families or {}, {}, withdrawn or set()))


def test_who_tells_first_and_is_borne_out_is_supported_and_who_follows_is_not() -> None:
    found = outcomes(telling("r1", MAYOR, published=DAYS[0]), telling("r2", CLINIC, published=DAYS[1]))
    assert found == {
        "outlet:paper-r1": Outcome.SUPPORTED,
        MAYOR.key: Outcome.SUPPORTED,
        "outlet:paper-r2": Outcome.OPEN,
        CLINIC.key: Outcome.OPEN,
    }


def test_those_who_share_a_source_do_not_support_it() -> None:
    found = outcomes(telling("r1", MAYOR, published=DAYS[0]), telling("r2", MAYOR, published=DAYS[1]))
    assert set(found.values()) == {Outcome.OPEN}


def test_a_copy_supports_nobody() -> None:
    found = outcomes(telling("r1", published=DAYS[0]), telling("r2", CLINIC, published=DAYS[1]), families={"r2": "r1"})
    assert found["outlet:paper-r1"] is Outcome.OPEN


def test_what_others_only_deny_is_denied_and_what_some_support_is_not() -> None:
    told = telling("r1", MAYOR, published=DAYS[0]), telling("r2", CLINIC, modality="denied", published=DAYS[1])
    assert outcomes(*told)[MAYOR.key] is Outcome.DENIED
    assert CLINIC.key not in outcomes(*told)
    assert outcomes(*told, telling("r3", CHIEF, published=DAYS[2]))[MAYOR.key] is Outcome.SUPPORTED


def test_what_a_source_later_denies_or_an_outlet_withdraws_is_taken_back() -> None:
    told = telling("r1", MAYOR, published=DAYS[0]), telling("r2", MAYOR, modality="denied", published=DAYS[1])
    assert outcomes(*told)[MAYOR.key] is Outcome.TAKEN_BACK
    assert outcomes(telling("r1", MAYOR), withdrawn={"r1"})[MAYOR.key] is Outcome.TAKEN_BACK
