"""Grades are suggested with their grounds, and a person's stands above them."""

from __future__ import annotations

import pytest

from dateline.errors import UsageError
from dateline.merge.corroboration import Happening, make_happening
from dateline.merge.grading import (
    CREDIBILITIES,
    RELIABILITIES,
    Outcome,
    Record,
    suggest_credibility,
    suggest_reliability,
    tally,
)
from handtellings import ARMY, FRONT, STATE, telling, voice

MAYOR, CLINIC = voice("person:ada-lind", "named", country="XB"), voice("words:clinic")
SPEAKER = voice(FRONT, bound=FRONT)
GENERAL = voice(ARMY, bound=f"{ARMY} {STATE}")
POLICE = voice("agency:xa-police", bound=f"agency:xa-police {STATE}")
PARTIES = {"who": frozenset({FRONT}), "whom": frozenset({ARMY})}


@pytest.mark.parametrize(
    ("record", "grade"),
    [
        (Record(48, 1, 1), "A"),
        (Record(19, 1, 0), "B"),
        (Record(9, 1, 0), "B"),
        (Record(7, 3, 0), "C"),
        (Record(5, 3, 2), "D"),
        (Record(2, 8, 0), "E"),
        (Record(0, 10, 0), "E"),
        (Record(9, 0, 0, 400), "F"),
        (Record(), "F"),
    ],
)
def test_a_source_is_graded_by_what_became_of_its_word(record: Record, grade: str) -> None:
    found = suggest_reliability(record)
    assert (found.grade, found.by_person) == (grade, False)
    assert f"of {record.judged} things told" in found.grounds


def test_a_record_is_the_count_of_outcomes() -> None:
    assert tally([Outcome.SUPPORTED, Outcome.OPEN, Outcome.SUPPORTED, Outcome.TAKEN_BACK]) == Record(2, 0, 1, 1)


EXAMPLES = [
    ("1", make_happening([telling("r1", GENERAL, **PARTIES), telling("r2", SPEAKER, **PARTIES)], {})),
    ("1", make_happening([telling("r1", GENERAL, **PARTIES), telling("r2", MAYOR, **PARTIES)], {})),
    ("2", make_happening([telling("r1", GENERAL, **PARTIES), telling("r2", CLINIC, **PARTIES)], {})),
    ("3", make_happening([telling("r1", GENERAL, **PARTIES), telling("r2", POLICE, **PARTIES)], {})),
    ("3", make_happening([telling("r1", MAYOR, number=3), telling("r2", CLINIC, number=9)], {})),
    ("4", make_happening([telling("r1", MAYOR), telling("r2", CLINIC, modality="denied")], {})),
    ("5", make_happening([telling("r2", CLINIC, modality="denied")], {})),
    ("6", make_happening([telling("r1", MAYOR)], {})),
    ("6", make_happening([telling("r1", CLINIC), telling("r2", CLINIC)], {})),
]


@pytest.mark.parametrize(("grade", "happening"), EXAMPLES)
def test_what_is_told_is_graded_by_its_support(grade: str, happening: Happening) -> None:
    found = suggest_credibility(happening)
    assert (found.grade, found.by_person) == (grade, False)
    assert found.grounds


def test_every_grade_has_an_example() -> None:
    assert {grade for grade, _ in EXAMPLES} == {each.grade for each in CREDIBILITIES}
    assert "".join(each.grade for each in RELIABILITIES) == "ABCDEF"


def test_a_persons_grade_stands_above_the_suggestion_and_shows_it() -> None:
    found = suggest_reliability(Record(48, 1, 1), given="D")
    assert (found.grade, found.meaning, found.by_person) == ("D", "Not usually reliable", True)
    assert "would suggest A" in found.grounds
    assert suggest_credibility(EXAMPLES[0][1], given="5").grade == "5"


def test_what_is_no_grade_is_refused() -> None:
    with pytest.raises(UsageError, match="none of the grades"):
        suggest_reliability(Record(), given="1")
