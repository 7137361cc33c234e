from __future__ import annotations

import pytest

from dateline.coding.attribution import cue_heads
from dateline.coding.claims import named_cues
from dateline.model import Attribution, Cue, QuoteForm, Source, SourceKind, Span, Stance
from dateline.reading import Reading
from handparse import parse_from, report_of

DENIED = "The/DT/det>2 mayor/NN/nsubj>3 denied=deny/VBD/ROOT>0"
SAID = "that/IN/mark>{0} guards=guard/NNS/nsubj>{0} left=leave/VBD/acl>{1}"


@pytest.mark.parametrize(
    ("written", "source", "cue", "voiced"),
    [
        (f"{DENIED} a/DT/det>5 claim/NN/dobj>3 by/IN/prep>5 farmers=farmer/NNS/pobj>6 {SAID.format(10, 5)}",
         "farmers", "claim", "claim"),
        (f"{DENIED} his/PRP$/poss>5 claim/NN/dobj>3 {SAID.format(8, 5)}", "his", "claim", None),
        (f"{DENIED} a/DT/det>6 newspaper/NN/compound>6 report/NN/dobj>3 {SAID.format(9, 6)}",
         "a newspaper report", "that", "report"),
        (f"{DENIED} reports=report/NNS/dobj>3 {SAID.format(7, 4)}", "reports", "that", None),
    ],
)  # fmt: skip
def test_cues_of_named_sources(written: str, source: str, cue: str, voiced: str | None) -> None:
    parse = parse_from(written)
    reading = Reading(report_of(parse), parse)
    start, said = parse.text.index(source), parse.text.index(f" {cue} ") + 1
    attribution = Attribution(
        id="a1",
        via=None,
        source=Source(start, start + len(source), source, mention=None, kind=SourceKind.ANONYMOUS),
        cue=Cue(said, said + len(cue), cue, stance=Stance.CLAIMS),
        addressee=None,
        content=(Span(said, len(parse.text)),),
        form=QuoteForm.INDIRECT,
    )
    found = named_cues(reading, (attribution,), cue_heads(reading, (attribution,)))
    assert {parse.tokens[i].text for i in found} == ({voiced} if voiced else set())
