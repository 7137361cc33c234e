"""Names that the recogniser cut, mislabelled or passed over."""

from __future__ import annotations

import pytest

from handread import Reader, named


@pytest.mark.parametrize(
    ("sentence", "entity"),
    [
        ("Pak/NNP/compound>2[PERSON] Jae/NNP/nsubj>5[PERSON] ~-/HYPH/punct>2 ~min/NN/dep>2 left=leave/VBD/ROOT>0",
         "person:pak-jae-min"),
        ("Omar/NNP/compound>4[PERSON] bin/NNP/compound>4 ~-/HYPH/punct>4 Tariq/NNP/nsubj>5 left=leave/VBD/ROOT>0",
         "person:omar-bin-tariq"),
        ("Lim/NNP/compound>3[PERSON] Kok/NNP/compound>3[PERSON] Seng/NNP/nsubj>4 left=leave/VBD/ROOT>0",
         "person:lim-kok-seng"),
        ("Alim/NNP/compound>2 Usmanbek/NNP/nsubj>3[PERSON] left=leave/VBD/ROOT>0", "person:alim-usmanbek"),
        ("Helga/NNP/compound>2[ORG] Lund/NNP/nsubj>3[ORG] left=leave/VBD/ROOT>0", "person:helga-lund"),
        ("Mayor/NNP/compound>3 Oduya/NNP/compound>3 Kessie/NNP/nsubj>4 left=leave/VBD/ROOT>0", "person:oduya-kessie"),
        ("Helga/NNP/compound>2 Lund/NNP/nsubj>3 left=leave/VBD/ROOT>0", "person:helga-lund"),
        ("The/DT/det>2 carmaker/NN/nmod>4 Harlow/NNP/compound>4[PERSON] Dell/NNP/nsubj>5[PERSON] left=leave/VBD/ROOT>0",
         "org:harlow-dell"),
        ("Study/NNP/compound>2[PERSON] Committee/NNP/nsubj>3[PERSON] left=leave/VBD/ROOT>0", "org:study-committee"),
        ("Harbour/NNP/compound>3 Dockers/NNPS/compound>3[ORG] Guild/NNP/nsubj>4[ORG] left=leave/VBD/ROOT>0",
         "org:dockers-guild"),
        ("Tidal/NNP/compound>2 Council/NNP/nsubj>3[ORG] left=leave/VBD/ROOT>0", "org:tidal-council"),
        ("Near/IN/prep>4 Tel/NNP/compound>3 Qasrun/NNP/pobj>1 fell=fall/VBD/ROOT>0", "place:tel-qasrun"),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_of_its_kind(read: Reader, sentence: str, entity: str) -> None:
    assert entity in read(sentence).entities


@pytest.mark.parametrize(
    "sentence",
    [
        "The/DT/det>2 USS/NNP/compound>4 Helga/NNP/compound>4 Lund/NNP/nsubj>5 left=leave/VBD/ROOT>0",
        "The/DT/det>3 Reed/NNP/compound>3[ORG] Act/NNP/nsubj>4[ORG] passed=pass/VBD/ROOT>0",
        "They/PRP/nsubj>2 toppled=topple/VBD/ROOT>0 Kings/NNPS/dobj>2[ORG]",
    ],
)
def test_a_ship_a_law_and_a_common_noun_are_no_actors(read: Reader, sentence: str) -> None:
    assert read(sentence).entities == {}


def test_a_minister_for_somewhere_has_a_name_of_two_words(read: Reader) -> None:
    reading = read(
        "Minister/NNP/nsubj>8 for/IN/prep>1 the/DT/det>7 Outer/NNP/compound>7[ORG] Reach/NNP/compound>7[ORG] "
        "Rosa/NNP/compound>7[ORG] Vidal/NNP/pobj>2[ORG] spoke=speak/VBD/ROOT>0 ~./././punct>8"
    )
    assert named(reading, "Rosa Vidal").entity == "person:rosa-vidal"


def test_an_armed_group_shows_in_its_name_and_has_the_country_before_it(read: Reader) -> None:
    reading = read(
        "Peru/NNP/poss>4[GPE] ~'s/POS/case>1 Liwa/NNP/compound>4[ORG] Qasrun/NNP/nsubj>5[ORG] fled=flee/VBD/ROOT>0",
        "The/DT/det>3 Harlow/NNP/compound>3[ORG] Brigades/NNPS/nsubj>4[ORG] fled=flee/VBD/ROOT>0",
    )
    assert reading.entities["group:liwa-qasrun"].country == "PE"
    assert reading.entities["group:harlow-brigades"].type == "armed_group"


def test_the_first_word_of_a_bodys_name_stands_for_it(read: Reader) -> None:
    reading = read(
        "Harlow/NNP/compound>2[ORG] Biotech/NNP/nsubj>3[ORG] grew=grow/VBD/ROOT>0 ~./././punct>3",
        "Rivals=rival/NNS/nsubj>2 feared=fear/VBD/ROOT>0 Harlow/NNP/dobj>2 ~./././punct>2",
        "The/DT/det>3 Harlow/NNP/compound>3 tower/NN/nsubj>4 fell=fall/VBD/ROOT>0 ~./././punct>4",
    )
    assert [m.entity for m in reading.mentions if m.text == "Harlow"] == ["org:harlow-biotech"]


def test_a_people_within_another_state_is_not_the_state(read: Reader) -> None:
    reading = read("Chilean/JJ/amod>2[NORP] Peruvians/NNPS/nsubj>3[NORP] voted=vote/VBD/ROOT>0 ~./././punct>3")
    assert "state:PE" not in reading.entities


def test_a_term_is_no_place(read: Reader) -> None:
    assert read("A/DT/det>3 political/JJ/amod>3 settlement/NN/nsubj>4 failed=fail/VBD/ROOT>0").mentions == ()


def test_a_capital_is_a_place_whatever_the_recogniser_says(read: Reader) -> None:
    reading = read("They/PRP/nsubj>2 promoted=promote/VBD/ROOT>0 Lima/NNP/dobj>2[ORG] ~./././punct>2")
    lima = named(reading, "Lima")
    assert (lima.kind, reading.entities[lima.entity or ""].country) == ("place", "PE")
