"""To whom a source spoke, and the form of its words, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon
from dateline.reading import Reading
from handparse import parse_from, report_of


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        (
            "Lind/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 to/IN/prep>2 Roe/NNP/pobj>3[PERSON] that/IN/mark>7 "
            "it/PRP/nsubj>7 rained=rain/VBD/ccomp>2 ~././punct>2",
            "Roe",
        ),
        (
            "Lind/NNP/nsubj>2[PERSON] denied=deny/VBD/ROOT>0 sending=send/VBG/xcomp>2 boats=boat/NNS/dobj>3 "
            "to/IN/prep>2 Oulu/NNP/pobj>5[GPE] ~././punct>2",
            None,
        ),
        (
            "Lind/NNP/nsubj>2[PERSON] repeated=repeat/VBD/ROOT>0 the/DT/det>4 charge/NN/dobj>2 to/IN/prep>2 "
            "reporters=reporter/NNS/pobj>5 ~././punct>2",
            "reporters",
        ),
        (
            "Lind/NNP/nsubj>2[PERSON] rejected=reject/VBD/ROOT>0 the/DT/det>4 road/NN/dobj>2 to/IN/prep>2 "
            "Oulu/NNP/pobj>5[GPE] ~././punct>2",
            None,
        ),
    ],
)
def test_only_those_spoken_to_are_addressed(cues: CueLexicon, sentence: str, addressee: str | None) -> None:
    parse = parse_from(sentence)
    (found, *_) = find_attributions(Reading(report_of(parse), parse), cues)
    assert (found.addressee.text if found.addressee else None) == addressee
