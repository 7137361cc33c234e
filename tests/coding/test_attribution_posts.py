"""Posts and statements, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import cue_heads, find_attributions
from dateline.coding.attribution_medium import find_media
from dateline.coding.attribution_posts import LONGEST_POST
from dateline.knowledge.cues import CueLexicon
from dateline.knowledge.media import MediumLexicon
from dateline.model import Attribution, QuoteForm, SourceKind
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of

FLOODED = "The/DT/det>2 quay/NN/nsubj>3 flooded=flood/VBD/ROOT>0 ~././punct>3"
CLOSED = "+Trams=tram/NNS/nsubj>2 stopped=stop/VBD/ROOT>0 ~././punct>2"
SIGNED = (
    "—/:/punct>3 Ada/NNP/compound>3[PERSON] Lind/NNP/ROOT>0[PERSON] (/-LRB-/punct>5 ~@adalind/NN/appos>3 "
    "~)/-RRB-/punct>5"
)
DATED = " May/NNP/npadvmod>3 3/CD/nummod>7 ~,/,/punct>7 2031/CD/nummod>7"


def read(cues: CueLexicon, media: MediumLexicon, *sentences: str) -> tuple[Parse, tuple[Attribution, ...]]:
    parse = parse_from(*sentences)
    reading = Reading(report_of(parse), parse)
    found = find_attributions(reading, cues)
    return parse, find_media(reading, found, cue_heads(reading, found), media)


def contents(parse: Parse, attribution: Attribution) -> list[str]:
    return [parse.text[span.start : span.end] for span in attribution.content]


@pytest.mark.parametrize("signature", [SIGNED, SIGNED + DATED])
def test_a_signed_post_is_its_writer_s_words(cues: CueLexicon, media: MediumLexicon, signature: str) -> None:
    parse, (post,) = read(cues, media, FLOODED, FLOODED, CLOSED, signature)
    assert post.source is not None
    assert post.medium is not None
    assert (post.source.text, post.cue, post.medium.text, post.form) == ("Ada Lind", None, "@adalind", QuoteForm.DIRECT)
    assert contents(parse, post) == ["The quay flooded. Trams stopped"]


def test_in_a_text_that_runs_on_only_the_last_sentence_is_the_post(cues: CueLexicon, media: MediumLexicon) -> None:
    parse, (post,) = read(cues, media, FLOODED, CLOSED, "+" + SIGNED + DATED, CLOSED)
    assert contents(parse, post) == ["Trams stopped"]


def test_a_signature_is_no_part_of_the_speaker_behind_it(cues: CueLexicon, media: MediumLexicon) -> None:
    """The tree takes the writer's name, handle and day for part of the next sentence's subject."""
    run_on = (
        "+—/:/punct>12 Ada/NNP/compound>3[PERSON] Lind/NNP/nmod>11[PERSON] (/-LRB-/punct>5 ~@adalind/NN/appos>3 "
        "~)/-RRB-/punct>5 May/NNP/nmod>11 3/CD/nummod>7 ~,/,/punct>11 2031/CD/nummod>7 Roe/NNP/nsubj>12[PERSON] "
        "said=say/VBD/ROOT>0 it/PRP/nsubj>14 rained=rain/VBD/ccomp>12"
    )
    _, (post, said) = read(cues, media, CLOSED.removeprefix("+"), run_on)
    assert [each.source.text for each in (post, said) if each.source] == ["Ada Lind", "Roe"]


def test_a_long_paragraph_is_not_all_a_post(cues: CueLexicon, media: MediumLexicon) -> None:
    many = [CLOSED] * (LONGEST_POST // 10)
    parse, (post,) = read(cues, media, FLOODED, *many, SIGNED)
    assert contents(parse, post) == ["Trams stopped"]


def test_a_handle_in_a_sentence_signs_nothing(cues: CueLexicon, media: MediumLexicon) -> None:
    _, found = read(
        cues,
        media,
        "Ada/NNP/compound>2[PERSON] Lind/NNP/nsubj>6[PERSON] (/-LRB-/punct>4 ~@adalind/NN/appos>2 ~)/-RRB-/punct>4 "
        "left=leave/VBD/ROOT>0 ~././punct>6",
    )
    assert found == ()


def test_a_header_names_the_writer_of_what_follows(cues: CueLexicon, media: MediumLexicon) -> None:
    header = "Ada/NNP/compound>2[PERSON] Lind/NNP/ROOT>0[PERSON] @adalind/NN/appos>2 ·/:/punct>2 3h/CD/dep>2"
    parse, (post,) = read(cues, media, header, FLOODED, CLOSED, FLOODED)
    assert post.source is not None
    assert (post.source.text, contents(parse, post)) == ("Ada Lind", ["The quay flooded. Trams stopped"])


def test_a_handle_before_a_colon_speaks(cues: CueLexicon, media: MediumLexicon) -> None:
    parse, (post,) = read(cues, media, "@adalind/NN/dep>4 ~:/:/punct>4 Trams=tram/NNS/nsubj>4 stopped=stop/VBD/ROOT>0")
    assert post.source is not None
    assert (post.source.text, post.source.kind) == ("@adalind", SourceKind.NAMED)
    assert contents(parse, post) == ["Trams stopped"]


HEADING = (
    "Joint/JJ/amod>2 statement/NN/ROOT>0 by/IN/prep>2 the/DT/det>5 mayor/NN/pobj>3 on/IN/prep>5 the/DT/det>8 "
    "flood/NN/pobj>6"
)


def test_a_statement_is_all_its_speaker_s_words(cues: CueLexicon, media: MediumLexicon) -> None:
    parse, (statement,) = read(cues, media, HEADING, FLOODED, CLOSED, FLOODED)
    assert statement.source is not None
    assert statement.medium is not None
    assert (statement.source.text, statement.medium.text) == ("the mayor", "statement")
    assert contents(parse, statement) == ["The quay flooded. Trams stopped.\nThe quay flooded"]


def test_a_statement_behind_a_colon(cues: CueLexicon, media: MediumLexicon) -> None:
    parse, (statement,) = read(
        cues,
        media,
        "Statement/NN/ROOT>0 by/IN/prep>1 the/DT/det>4 mayor/NN/pobj>2 ~:/:/punct>1 trams=tram/NNS/nsubj>7 "
        "stopped=stop/VBD/dep>1",
    )
    assert statement.cue is not None
    assert (statement.cue.text, contents(parse, statement)) == (":", ["trams stopped"])


@pytest.mark.parametrize(
    "heading",
    [
        "Letter/NN/ROOT>0 from/IN/prep>1 Tampere/NNP/pobj>2[GPE]",
        "Statement/NN/nsubj>5 by/IN/prep>1 the/DT/det>4 mayor/NN/pobj>2 angers=anger/VBZ/ROOT>0 trams=tram/NNS/dobj>5",
        "Speech/NN/ROOT>0 of/IN/prep>1 the/DT/det>4 year/NN/pobj>2",
    ],
)
def test_other_headings_make_no_statement(cues: CueLexicon, media: MediumLexicon, heading: str) -> None:
    assert read(cues, media, heading, FLOODED)[1] == ()
