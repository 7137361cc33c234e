"""Labels before and behind headlines, and the turns of transcripts, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon
from dateline.model import Attribution, QuoteForm, SourceKind
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of


def read(cues: CueLexicon, *sentences: str) -> tuple[Parse, tuple[Attribution, ...]]:
    parse = parse_from(*sentences)
    return parse, find_attributions(Reading(report_of(parse), parse), cues)


def pairs(parse: Parse, found: tuple[Attribution, ...]) -> list[tuple[str | None, str]]:
    return [
        (each.source.text if each.source else None, " / ".join(parse.text[s.start : s.end] for s in each.content))
        for each in found
    ]


FLOODED = "The/DT/det>2 quay/NN/nsubj>3 flooded=flood/VBD/ROOT>0 ~././punct>3"


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Lind/NNP/dep>4[PERSON] ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", "Lind"),
        ("Police/NNS/dep>4 ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", "Police"),
        ("Report/NN/dep>4 ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", "Report"),
        (
            "Tampere/NNP/dep>5[GPE] ~:/:/punct>5 quays=quay/NNS/nsubj>5 must/MD/aux>5 close/VB/ROOT>0",
            "Tampere",
        ),
        ("Tampere/NNP/dep>4[GPE] ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", None),
        ("Source/NN/dep>4 ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", None),
        (
            "Courtesy/NN/dep>6 of/IN/prep>1 Lind/NNP/pobj>2[PERSON] ~:/:/punct>6 quays=quay/NNS/nsubj>6 "
            "flooded=flood/VBD/ROOT>0",
            None,
        ),
        ("Update/NN/dep>4 ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", None),
        ("Analysis/NN/dep>4 ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", None),
        ("Watch/VB/dep>4 ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0", None),
    ],
)
def test_a_label_before_a_headline(cues: CueLexicon, headline: str, source: str | None) -> None:
    _, found = read(cues, headline)
    assert [each.source.text for each in found if each.source] == ([source] if source else [])


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("–/:/punct>3 Lind/NNP/dep>3[PERSON]", "Lind"),
        ("~:/:/punct>3 police/NNS/dep>3", "police"),
        ("-/:/punct>3 Harbour/NNP/compound>6[ORG] Wire/NNP/dep>3[ORG]", None),
        ("~:/:/punct>3 tides=tide/NNS/dep>3", None),
    ],
)
def test_a_label_behind_a_headline(cues: CueLexicon, behind: str, source: str | None) -> None:
    parse, found = read(cues, f"Old/JJ/amod>2 quays=quay/NNS/nsubj>3 flooded=flood/VBD/ROOT>0 {behind}", FLOODED)
    assert pairs(parse, found) == ([(source, "Old quays flooded")] if source else [])


def test_a_transcript_s_turns_last_until_the_next_label(cues: CueLexicon) -> None:
    parse, found = read(
        cues,
        "Q/NN/ROOT>0 ~:/:/punct>1",
        "+What/WP/nsubj>2 flooded=flood/VBD/ROOT>0 ~?/./punct>2",
        "MS/NNP/compound>3 ~./NNP/punct>3 LIND/NNP/ROOT>0 ~:/:/punct>3",
        "+" + FLOODED,
        FLOODED,
        "Q/NN/ROOT>0 ~:/:/punct>1",
        "+Why/WRB/advmod>0 ~?/./punct>1",
    )
    assert pairs(parse, found) == [
        ("Q", "What flooded"),
        ("MS. LIND", "The quay flooded.\nThe quay flooded"),
        ("Q", "Why"),
    ]
    assert [each.source.kind for each in found if each.source] == [SourceKind.MEDIA, SourceKind.NAMED, SourceKind.MEDIA]
    assert {each.form for each in found} == {QuoteForm.DIRECT}


def test_lists_and_datelines_are_no_transcript(cues: CueLexicon) -> None:
    for label in ("Age/NN/dep>4", "OULU/NNP/dep>4[GPE]"):
        line = f"{label} ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0"
        assert read(cues, FLOODED, line, line, line)[1] == ()


def test_a_table_of_numbers_is_no_transcript(cues: CueLexicon) -> None:
    rows = [
        f"{name}/NNP/ROOT>0[PERSON] ~:/:/punct>1 {number}/CD/dep>1" for name in ("Lind", "Roe") for number in (3, 4)
    ]
    assert [each.form for each in read(cues, *rows)[1] if each.form is QuoteForm.DIRECT] == []


def test_a_person_who_only_heads_one_paragraph_makes_no_transcript(cues: CueLexicon) -> None:
    line = "Lind/NNP/dep>4[PERSON] ~:/:/punct>4 quays=quay/NNS/nsubj>4 flooded=flood/VBD/ROOT>0"
    parse, found = read(cues, FLOODED, line, FLOODED)
    assert pairs(parse, found) == [("Lind", "quays flooded")]
