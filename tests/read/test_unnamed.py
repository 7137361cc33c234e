"""Persons who are told apart but not named."""

from __future__ import annotations

import pytest

from handread import Reader, named


def test_each_has_an_id_within_the_report(read: Reader) -> None:
    reading = read(
        "The/DT/det>3 harbour/NN/compound>3 inspector/NN/nsubj>4 called=call/VBD/ROOT>0 a/DT/det>6 pilot/NN/dobj>4 "
        "~./././punct>4",
        "The/DT/det>2 inspector/NN/nsubj>3 left=leave/VBD/ROOT>0 ~./././punct>3",
    )
    inspector, pilot = named(reading, "The harbour inspector"), named(reading, "a pilot")
    assert inspector.entity == f"person:{reading.report.id}/harbour-inspector"
    assert named(reading, "The inspector").entity == inspector.entity
    assert pilot.entity == f"person:{reading.report.id}/pilot"
    assert (reading.entities[pilot.entity].name, reading.entities[pilot.entity].type) == ("pilot", "person")


def test_two_of_one_kind_have_two_ids(read: Reader) -> None:
    sentence = "A/DT/det>2 pilot/NN/nsubj>3 rescued=rescue/VBD/ROOT>0 a/DT/det>5 pilot/NN/dobj>3 ~./././punct>3"
    reading = read(sentence)
    assert [mention.entity for mention in reading.mentions] == [
        f"person:{reading.report.id}/pilot",
        f"person:{reading.report.id}/pilot-2",
    ]
    assert read(sentence).entities == reading.entities


@pytest.mark.parametrize(
    "phrase", ["No/DT/det>2 pilot/NN/nsubj>3", "An/DT/det>2 enemy/NN/nsubj>3", "The/DT/det>2 pilots=pilot/NNS/nsubj>3"]
)
def test_nobody_and_what_may_be_a_state_and_several_have_none(read: Reader, phrase: str) -> None:
    reading = read(f"{phrase} landed=land/VBD/ROOT>0 ~./././punct>3")
    assert {mention.entity for mention in reading.mentions} == {None}


def test_what_something_is_said_to_be_is_no_person(read: Reader) -> None:
    reading = read("Peru/NNP/nsubj>2[GPE] is=be/VBZ/ROOT>0 a/DT/det>4 guest/NN/attr>2 ~./././punct>2")
    assert named(reading, "a guest").entity is None


def test_one_of_several_is_one_person(read: Reader) -> None:
    reading = read(
        "One/CD/nsubj>5 of/IN/prep>1 the/DT/det>4 pilots=pilot/NNS/pobj>2 landed=land/VBD/ROOT>0 ~./././punct>5"
    )
    assert named(reading, "One of the pilots").entity == f"person:{reading.report.id}/one-of-the-pilots"
