"""Two reports in one sentence that stand against each other, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon
from dateline.reading import Reading
from handparse import parse_from, report_of


def test_another_report_that_stands_against_a_content_is_no_part_of_it(cues: CueLexicon) -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 claimed=claim/VBD/ROOT>0 it/PRP/nsubj>4 burned=burn/VBD/ccomp>2 ~,/,/punct>4 "
        "while/IN/mark>9 the/DT/det>8 army/NN/nsubj>9 insisted=insist/VBD/advcl>4 it/PRP/nsubj>11 "
        "landed=land/VBD/ccomp>9 ~./././punct>2",
    )
    claimed, insisted = find_attributions(Reading(report_of(parse), parse), cues)
    assert [parse.text[span.start : span.end] for span in claimed.content] == ["it burned"]
    assert [parse.text[span.start : span.end] for span in insisted.content] == ["it landed"]
    assert insisted.via is None


@pytest.mark.parametrize(("subject", "content"), [("army/NN", "it burned"), ("he/PRP", "it burned, but he denied it")])
def test_somebody_else_may_speak_behind_but(cues: CueLexicon, subject: str, content: str) -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 claimed=claim/VBD/ROOT>0 it/PRP/nsubj>4 burned=burn/VBD/ccomp>2 ~,/,/punct>4 "
        f"but/CC/cc>4 {subject}/nsubj>8 denied=deny/VBD/conj>4 it/PRP/dobj>8 ~./././punct>2",
    )
    claimed = find_attributions(Reading(report_of(parse), parse), cues)[0]
    assert [parse.text[span.start : span.end] for span in claimed.content] == [content]


def test_phrase_reaches_no_further_than_a_semicolon(cues: CueLexicon) -> None:
    parse = parse_from(
        "According/VBG/prep>7 to/IN/prep>1 divers=diver/NNS/pobj>2 ~,/,/punct>7 the/DT/det>6 ferry/NN/nsubj>7 "
        "sank=sink/VBD/ccomp>12 ~;/:/punct>12 the/DT/det>10 owner/NN/nsubj>12 still/RB/advmod>12 "
        "hopes=hop/VBZ/ROOT>0 ~././punct>12",
    )
    found = find_attributions(Reading(report_of(parse), parse), cues)[0]
    assert [parse.text[span.start : span.end] for span in found.content] == ["the ferry sank"]
