"""Paragraphs, blocks and language are found by rule; the model's output arrives in the project's own types."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.annotate import (
    BLOCK_LIMIT,
    SpacyAnnotator,
    find_blocks,
    find_dateline_ends,
    find_language,
    find_paragraph_breaks,
)


def test_a_line_end_begins_a_paragraph_in_wire_copy() -> None:
    text = "Talks opened.\nThe envoy left.\nNobody spoke."
    assert [text[at:].split()[0] for at in find_paragraph_breaks(text)] == ["The", "Nobody"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "the delegation of the neighbouring province was expected in town"
    text = "\n".join([line] * 6) + ".\n\nA second paragraph follows here."
    assert [text[at:].split()[0] for at in find_paragraph_breaks(text)] == ["A"]


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(0, 80))
def test_blocks_cover_the_text_in_order(text: str, repeat: int) -> None:
    text = text * repeat
    blocks = list(find_blocks(text, find_paragraph_breaks(text)))
    assert "".join(text[start:end] for start, end in blocks) == text
    assert all(0 < end - start <= BLOCK_LIMIT for start, end in blocks)
    assert all(before[1] == after[0] for before, after in pairwise(blocks))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met in the capital on Tuesday to discuss the border.", "en"),
        ("Министры встретились во вторник в столице и обсудили границу.", "ru"),
        ("U.S. Sends Envoy to Border Talks.", "en"),
        ("12:30 – 14:00", None),
    ],
)
def test_language_is_told(text: str, language: str | None) -> None:
    assert find_language(text) == language


def test_tokens_keep_their_place_in_the_text(annotator: SpacyAnnotator) -> None:
    text = "  The envoy left.\n\n\nHe “never” spoke again\u2028to the press.\n"
    parse = annotator.parse(text)
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)
    assert [token.i for token in parse.tokens] == list(range(len(parse.tokens)))
    assert not any(token.text.isspace() for token in parse.tokens)
    assert len({sentence.paragraph for sentence in parse.sentences}) == 2


def test_a_paragraph_break_ends_a_sentence(annotator: SpacyAnnotator) -> None:
    parse = annotator.parse("Envoys meet in the capital\n\nThe envoys met on Monday.")
    assert [parse.text[each.start : each.end] for each in parse.sentences] == [
        "Envoys meet in the capital",
        "The envoys met on Monday.",
    ]


def test_every_head_stands_in_its_own_sentence(annotator: SpacyAnnotator) -> None:
    parse = annotator.parse("\n".join(["The envoy, who had come late, left."] * 1200))
    for sentence in parse.sentences:
        heads = {token.head for token in parse.sentence_tokens(sentence)}
        assert heads <= set(range(sentence.first, sentence.last))
    assert len(parse.sentences) == 1200


def test_an_empty_text_has_an_empty_parse(annotator: SpacyAnnotator) -> None:
    assert annotator.parse(" \n ").tokens == ()


@pytest.mark.parametrize(
    "dateline",
    [
        "MILLTOWN —",
        "MILLTOWN (NW) --",
        "FORD ON SEA, Vostok, March 4 (North Wire) _",
        "MILLTOWN, 4 March 2019 –",
        "ST. ANN'S, March 4, 2019 -",
        "MILLTOWN ―",
        "Mill Town (NW) –",
        "Milltown, Vostok, March 4 (North Wire) -",
    ],
)
def test_datelines_end_before_the_first_sentence(dateline: str) -> None:
    text = f"{dateline} The envoy left."
    assert [text[at:] for at in find_dateline_ends(text, [])] == ["The envoy left."]


def test_a_town_that_is_written_as_other_names_begins_no_dateline_without_an_agency() -> None:
    assert list(find_dateline_ends("Mill Town – a port – was shelled.", [])) == []
    assert list(find_dateline_ends("Mill Town (in Vostok) – a port – was shelled.", [])) == []


def test_a_dateline_is_no_part_of_the_first_sentence(annotator: SpacyAnnotator) -> None:
    parse = annotator.parse("MILL TOWN — Police in the town warned of an attack.\nThe US — an ally — agreed.")
    first = [parse.text[each.start : each.end] for each in parse.sentences][:2]
    assert first == ["MILL TOWN —", "Police in the town warned of an attack."]
    assert {sentence.paragraph for sentence in parse.sentences} == {0, 1}


def test_a_run_without_a_space_is_passed_over_quickly(annotator: SpacyAnnotator) -> None:
    parse = annotator.parse("The envoy left. " + "“" * 30_000 + " He came back.")
    assert [token.text for token in parse.tokens] == ["The", "envoy", "left", ".", "He", "came", "back", "."]
    assert all(parse.text[token.start : token.end] == token.text for token in parse.tokens)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We knew the road,"?he said.', ["road", ",", '"', "?", "he", "said"]),
        ("“We know it well,”?Lund told them.", ["well", ",", "”", "?", "Lund", "told"]),
        ('"It was late,"said the envoy.', ["late", ",", '"', "said"]),
    ],
)
def test_words_are_parted_at_a_closing_mark_without_a_space(text: str, words: list[str]) -> None:
    parse = SpacyAnnotator().parse(text)
    found = [token.text for token in parse.tokens]
    at = found.index(words[0])
    assert found[at : at + len(words)] == words
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)
