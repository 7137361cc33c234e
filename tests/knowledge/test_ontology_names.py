"""The names of types and codes, and the ordering of CAMEO's roots."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.ontology import load_ontology
from dateline.knowledge.ontology_names import load_ontology_names, parse_ontology_names

HEADER = "kind\tkey\tintensity\tname\texample"


def test_every_code_root_and_type_has_a_name_or_an_example() -> None:
    ontology, names = load_ontology(), load_ontology_names()
    assert names.codes.keys() == ontology.codes.keys()
    assert names.roots.keys() == names.intensities.keys() == {code[:2] for code in ontology.codes}
    assert names.examples.keys() == ontology.types.keys()
    assert all({**names.codes, **names.roots, **names.examples}.values())
    assert len(set(names.codes.values())) == len(names.codes)


def test_cooperation_is_friendly_and_conflict_hostile() -> None:
    intensities = load_ontology_names().intensities
    assert intensities["01"] == 0
    assert all(intensities[f"{root:02}"] > 0 for root in range(2, 9))
    assert all(intensities[f"{root:02}"] < 0 for root in range(9, 21))
    assert min(intensities.values()) == intensities["20"] == -10
    assert intensities["20"] < intensities["19"] < intensities["17"] < intensities["13"] < intensities["11"]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["kind\tkey"],
        [HEADER, "root\t01\tmuch\tStates\t-"],
        [HEADER, "root\t01\t11\tStates\t-"],
        [HEADER, "rule\t01\t1\tStates\t-"],
        [HEADER, "code\t010\t-"],
    ],
)
def test_a_damaged_line_is_told(lines: list[str]) -> None:
    with pytest.raises(KnowledgeError, match=r"ontology_names\.tsv, line"):
        parse_ontology_names(lines)
