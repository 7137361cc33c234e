"""A pronoun stands for a person whose name is not of the other gender."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_tables import Row
from dateline.knowledge.actor_words import read_given_names
from handread import Reader, named

MET = "met=meet/VBD/ROOT>0 Boris/NNP/compound>5[PERSON] Okoro/NNP/dobj>3[PERSON] ~./././punct>3"


@pytest.mark.parametrize(
    ("first", "pronoun", "person"),
    [
        ("Helga", "She", "person:helga-lund"),
        ("Helga", "He", "person:boris-okoro"),
        ("Anne-Grete", "She", "person:anne-grete-lund"),
    ],
)
def test_a_given_name_tells(read: Reader, first: str, pronoun: str, person: str) -> None:
    reading = read(
        f"{first}/NNP/compound>2[PERSON] Lund/NNP/nsubj>3[PERSON] {MET}",
        f"{pronoun}/PRP/nsubj>2 left=leave/VBD/ROOT>0 ~./././punct>2",
    )
    assert named(reading, pronoun).entity == person


def test_a_title_tells_where_the_name_does_not(read: Reader) -> None:
    reading = read(
        "Mrs/NNP/compound>3 Kim/NNP/compound>3[PERSON] Lund/NNP/nsubj>4[PERSON] "
        "met=meet/VBD/ROOT>0 Ngo/NNP/compound>6[PERSON] Okoro/NNP/dobj>4[PERSON] ~./././punct>4",
        "He/PRP/nsubj>2 left=leave/VBD/ROOT>0 ~./././punct>2",
    )
    assert named(reading, "He").entity == "person:ngo-okoro"


@pytest.mark.parametrize(
    ("lines", "problem"), [([("x", "Ada")], "'x' is neither"), ([("f", "ada"), ("m", "ada")], "under both genders")]
)
def test_a_damaged_row_is_named(lines: list[tuple[str, str]], problem: str) -> None:
    rows = [Row({"gender": gender, "names": names}, "given_names.tsv", at) for at, (gender, names) in enumerate(lines)]
    with pytest.raises(KnowledgeError, match=problem):
        read_given_names(rows)
