"""An office and a family name are its holder on the report's day."""

from __future__ import annotations

import pytest

from handread import Reader, named


@pytest.mark.parametrize(
    ("title", "name", "day", "person"),
    [
        ("President/NNP/compound>2", "Bush", "2003-04-01", "person:george-w-bush"),
        ("President/NNP/compound>2", "Clinton", "1998-04-01", "person:bill-clinton"),
        ("Premier/NNP/compound>2", "Zhu", "1999-04-01", "person:zhu-rongji"),
        ("President/NNP/compound>2", "Bush", "2017-04-01", "person:bush"),
        ("Pilot/NNP/compound>2", "Bush", "2003-04-01", "person:bush"),
    ],
)
def test_a_family_name_behind_an_office(read: Reader, title: str, name: str, day: str, person: str) -> None:
    reading = read(
        f"{title} {name}/NNP/nsubj>3[PERSON] spoke=speak/VBD/ROOT>0 ~./././punct>3",
        f"{name}/NNP/nsubj>2[PERSON] left=leave/VBD/ROOT>0 ~./././punct>2",
        published=day,
    )
    assert {named(reading, name, nth).entity for nth in (0, 1)} == {person}


def test_a_family_name_behind_an_office_is_no_place(read: Reader) -> None:
    reading = read(
        "President/NNP/compound>2 Bush/NNP/nsubj>3[PERSON] spoke=speak/VBD/ROOT>0 ~./././punct>3",
        "They/PRP/nsubj>2 praised=praise/VBD/ROOT>0 Bush/NNP/dobj>2[GPE] ~./././punct>2",
        published="1990-04-01",
    )
    assert {mention.entity for mention in reading.mentions if mention.text == "Bush"} == {"person:george-h-w-bush"}
