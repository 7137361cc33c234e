"""How far the words for a place reach, and which places war alone shows, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.model import MentionKind
from handread import Reader, named

# Sentence, the place's words, its entity or None.
CASES = {
    "a direction": (
        "Rain/NN/nsubj>2 fell=fall/VBD/ROOT>0 in/IN/prep>2 northern/JJ/amod>5 Peru/NNP/pobj>3[GPE]",
        "northern Peru",
        "state:PE",
    ),
    "two directions": (
        "Rain/NN/nsubj>2 fell=fall/VBD/ROOT>0 in/IN/prep>2 southern/JJ/amod>7 and/CC/cc>4 eastern/JJ/conj>4 "
        "Peru/NNP/pobj>3[GPE]",
        "southern and eastern Peru",
        "state:PE",
    ),
    "a part of it": (
        "Rain/NN/nsubj>2 fell=fall/VBD/ROOT>0 in/IN/prep>2 the/DT/det>5 heart/NN/pobj>3 of/IN/prep>5 "
        "Peru/NNP/pobj>6[GPE]",
        "the heart of Peru",
        None,
    ),
    "how much of it": (
        "Rebels=rebel/NNS/nsubj>2 hold/VBP/ROOT>0 40/CD/nummod>4 miles=mile/NNS/dobj>2 of/IN/prep>4 "
        "Peruvian/JJ/amod>7[NORP] territory/NN/pobj>5",
        "40 miles of Peruvian territory",
        None,
    ),
    "the side of a place": (
        "Shells=shell/NNS/nsubj>2 hit/VBD/ROOT>0 areas=area/NNS/dobj>2 north/RB/advmod>3 of/IN/prep>4 "
        "Homs/NNP/pobj>5[GPE]",
        "areas north of Homs",
        None,
    ),
    "what surrounds a place": (
        "Shells=shell/NNS/nsubj>2 hit/VBD/ROOT>0 terrain/NN/dobj>2 surrounding=surround/VBG/acl>3 Homs/NNP/dobj>4[GPE]",
        "terrain surrounding Homs",
        None,
    ),
    "what was done to it": (
        "Troops=troop/NNS/nsubj>2 advanced=advance/VBD/ROOT>0 in/IN/prep>2 clearing=clear/VBG/amod>5 "
        "areas=area/NNS/pobj>3",
        "areas",
        None,
    ),
    "what it does itself": (
        "Rain/NN/nsubj>2 fell=fall/VBD/ROOT>0 in/IN/prep>2 surrounding=surround/VBG/amod>5 areas=area/NNS/pobj>3",
        "surrounding areas",
        None,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_words_for_a_place(read: Reader, case: tuple[str, str, str | None]) -> None:
    written, words, entity = case
    place = named(read(written), words)
    assert (place.kind, place.entity) == (MentionKind.PLACE, entity)


def test_a_direction_alone_widens_nothing(read: Reader) -> None:
    reading = read(
        "Ada/NNP/nsubj>2[PERSON] left=leave/VBD/ROOT>0 and/CC/cc>2 Peru/NNP/nsubj>5[GPE] slept=sleep/VBD/conj>2"
    )
    assert named(reading, "Peru").text == "Peru"


@pytest.mark.parametrize(
    "written",
    [
        "Our/PRP$/poss>2 position/NN/nsubj>3 hardened=harden/VBD/ROOT>0",
        "The/DT/det>2 Secretary/NNP/nsubj>5 of/IN/prep>2 State/NNP/pobj>3 spoke=speak/VBD/ROOT>0",
        "They/PRP/nsubj>2 found=find/VBD/ROOT>0 a/DT/det>5 safe/JJ/amod>5 haven/NN/dobj>2",
    ],
)
def test_what_is_no_place(read: Reader, written: str) -> None:
    assert not [mention for mention in read(written).mentions if mention.kind is MentionKind.PLACE]


@pytest.mark.parametrize(
    "written",
    [
        "The/DT/det>2 liberation/NN/nsubj>5 of/IN/prep>2 Raqqa/NNP/pobj>3[ORG] ended=end/VBD/ROOT>0",
        "Rebels=rebel/NNS/nsubjpass>3 were=be/VBD/auxpass>3 pushed=push/VBN/ROOT>0 out/IN/prep>3 of/IN/prep>4 "
        "Raqqa/NNP/pobj>5[ORG]",
    ],
)
def test_what_is_fought_over_is_a_place_there_and_elsewhere(read: Reader, written: str) -> None:
    reading = read(written, "Still/RB/advmod>3 Raqqa/NNP/nsubj>3[ORG] is=be/VBZ/ROOT>0 calm/JJ/acomp>3")
    first, second = named(reading, "Raqqa"), named(reading, "Raqqa", 1)
    assert first.kind is second.kind is MentionKind.PLACE
    assert first.entity == second.entity
    assert str(first.entity).startswith("place:geonames:")
