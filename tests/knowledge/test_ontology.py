"""The ontology's table and its reader."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.ontology import load_ontology, parse_ontology

HEADER = "kind\tkey\ttype\tmode\tcontexts\tquad\tdefinition"

PLOVER = (
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
)


def test_all_sixteen_types_are_there_with_definitions() -> None:
    ontology = load_ontology()
    assert set(PLOVER.split()) <= set(ontology.types)
    assert all(len(each.definition) > 20 for each in ontology.types.values())


def test_every_code_has_a_known_type() -> None:
    ontology = load_ontology()
    assert {code.type for code in ontology.codes.values()} <= set(ontology.types)
    assert ontology.codes["1831"].type == "ASSAULT"
    assert ontology.codes["1831"].mode == "suicide-attack"


@pytest.mark.parametrize(("cameo", "type_"), [("0841", "RETREAT"), ("1955", "ASSAULT"), ("17", "COERCE"), ("99", None)])
def test_a_code_without_entry_takes_the_nearest_broader_one(cameo: str, type_: str | None) -> None:
    code = load_ontology().code(cameo)
    assert (code.type if code else None) == type_


def test_movement_modes_are_those_of_the_contract() -> None:
    modes = load_ontology().modes
    assert len(modes["MOVE"]) == 11
    assert modes["PRESENCE"] == {"gains", "holds", "loses", "builds_up"}


@pytest.mark.parametrize(
    "lines",
    [
        ["kind\tkey"],
        [HEADER, "type\tAGREE"],
        [HEADER, "code\t030\tAGREE\t-\t-\t-\t-"],
        [HEADER, "type\tAGREE\tAGREE\t-\t-\t1\tsaid to agree", "thing\tx\tAGREE\t-\t-\t-\t-"],
    ],
)
def test_a_damaged_line_is_named(lines: list[str]) -> None:
    with pytest.raises(KnowledgeError, match="line"):
        parse_ontology(lines)
