"""Whom a medium cites, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon, load_cues
from dateline.reading import Reading
from handparse import parse_from, report_of


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


CITED = (
    "{medium}/NNP/nsubj>2[{label}] reported=report/VBD/ROOT>0 the/DT/det>4 road/NN/nsubj>5 closed=close/VBD/ccomp>2 "
    "~,/,/punct>2 citing=cite/VBG/advcl>2 {cited} ~./././punct>2"
)


def test_whom_a_medium_cites_says_it_inside_the_report(cues: CueLexicon) -> None:
    cited = "an/DT/det>10 army/NN/compound>10 source/NN/dobj>7"
    parse = parse_from(CITED.format(medium="Nordlys", label="ORG", cited=cited))
    medium, source = find_attributions(Reading(report_of(parse), parse), cues)
    assert medium.source is not None
    assert source.source is not None
    assert (medium.source.text, source.source.text, source.via) == ("Nordlys", "an army source", medium.id)
    assert [parse.text[span.start : span.end] for span in source.content] == ["the road closed"]


def test_grounds_that_somebody_cites_do_not_speak(cues: CueLexicon) -> None:
    parse = parse_from(CITED.format(medium="Lund", label="PERSON", cited="the/DT/det>9 polls=poll/NNS/dobj>7"))
    found = find_attributions(Reading(report_of(parse), parse), cues)
    assert [each.source.text for each in found if each.source] == ["Lund", "Lund"]
