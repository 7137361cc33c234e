"""Quotations are found whatever marks the text uses, and where one is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.quotes import QuotedParse, find_quotations
from dateline.reading import Parse
from handparse import parse_from


def flat(*lines: str) -> Parse:
    """A parse in which only the words and sentences matter; a mark that is glued on starts with ``~``."""
    sentences = []
    for line in lines:
        words = line.split()
        sentences.append(" ".join(f"{word}/NN/dep>{0 if n == 0 else 1}" for n, word in enumerate(words)))
    return parse_from(*sentences)


def quoted(parse: Parse) -> list[str]:
    return [parse.text[each.span.start : each.span.end] for each in find_quotations(parse)]


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("``", "''"), ("„", "”"), ("‘", "’"), ("'", "'")]
)
def test_every_style_of_mark(opening: str, closing: str) -> None:
    parse = flat(f"He said {opening} ~Stay here ~{closing} ~.")
    assert quoted(parse) == [f"{opening}Stay here{closing}"]


def test_apostrophes_are_no_quotations() -> None:
    assert quoted(flat("The workers ~' hall isn't Anna ~'s", "the ~ ’90s weren’t quiet")) == []


def test_inner_quotation_knows_its_parent() -> None:
    parse = flat("“ ~He told me ‘ ~go ~now ~’ ~. ~” she said ~.")
    outer, inner = find_quotations(parse)
    assert outer.parent is None
    assert inner.parent == 0
    assert parse.text[inner.inner.start : inner.inner.end] == "gonow"


def test_paragraph_that_does_not_close_is_carried_on() -> None:
    parse = flat("“ ~First we wait ~.", "“ ~Then we go ~. ~” he said ~.")
    first, second = find_quotations(parse)
    assert first.goes_on
    assert not first.whole
    assert second.whole
    assert parse.text[first.span.start : first.span.end] == "“First we wait."


def test_missing_closing_mark_ends_with_the_sentence() -> None:
    parse = flat("He said ~: “ ~We wait ~.", "+Nobody came that night ~.")
    assert quoted(parse) == ["“We wait."]


def test_missing_opening_mark_begins_with_the_sentence() -> None:
    assert quoted(flat("We wait ~, ~” he said ~.")) == ["We wait,”"]


def test_new_opening_mark_ends_an_unclosed_quotation_before_the_speaker() -> None:
    assert quoted(flat("“ ~We wait ~, he said ~, “ ~and hope ~. ~”")) == ["“We wait,", "“and hope.”"]


def test_tokens_know_their_innermost_quotation() -> None:
    quoted_parse = QuotedParse(flat("“ ~He told me ‘ ~go ~now ~’ ~. ~” she said ~."))
    words = {token.text: quoted_parse.innermost[token.i] for token in quoted_parse.parse.tokens}
    assert words["told"] == 0
    assert words["go"] == 1
    assert words["said"] is None
    assert quoted_parse.outermost(5) == 0


@given(
    st.lists(
        st.sampled_from(["word", '"', "“", "”", "‘", "’", "'", "~.", '~"', "~”", "«", "»"]), min_size=1, max_size=25
    )
)
def test_any_marks_give_sound_spans(words: list[str]) -> None:
    parse = flat(" ".join(words))
    found = find_quotations(parse)
    for index, quotation in enumerate(found):
        assert 0 <= quotation.span.start < quotation.span.end <= len(parse.text)
        assert quotation.span.start <= quotation.inner.start <= quotation.inner.end <= quotation.span.end
        assert quotation.parent is None or quotation.parent < index
    assert list(found) == sorted(found, key=lambda each: each.span.start)


def test_marks_damaged_by_a_wrong_decoding_swallow_nothing() -> None:
    """Curly marks, apostrophes and dashes may all have become straight marks, most with a question mark behind."""
    parse = flat('" ~We don ~"t know ~, ~" ~?he said ~.', 'The teachers ~" ~?unions left "?at last "?for good ~.')
    assert quoted(parse) == ['"We don"t know,"']


def test_damaged_closing_mark_may_stand_right_before_the_next_quotation() -> None:
    parse = flat('" ~We left ~. ~" ~? ~" ~They stayed ~, ~" he said ~.')
    assert quoted(parse) == ['"We left."', '"They stayed,"']


def test_question_mark_behind_a_whole_mark_is_no_damage() -> None:
    assert quoted(flat('Did he say " ~no ~" ~? They left ~.')) == ['"no"']
