"""Sentence bounds without a language model."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.store.sentences import find_sentence, find_sentences


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met. They left.", ["They met.", "They left."]),
        ("Dr. Aru of the U.N. met Lt. J. Moss on Mon. morning. He left.",
         ["Dr. Aru of the U.N. met Lt. J. Moss on Mon. morning.", "He left."]),
        ("“Stop!” she said. “Now?”", ["“Stop!” she said.", "“Now?”"]),
        ("It cost 3.5 million. “Why?” Nobody knew.", ["It cost 3.5 million.", "“Why?”", "Nobody knew."]),
        ("A headline without a stop\nThe text. \n\n  More", ["A headline without a stop", "The text.", "More"]),
        ("He waited ... and left.", ["He waited ... and left."]),
        ("He left “early”. She (too.) Nobody’s fault.", ["He left “early”.", "She (too.)", "Nobody’s fault."]),
        ("", []),
        (" \n ", []),
    ],
)  # fmt: skip
def test_sentences_of_a_text(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet="aB. \n”!?\r\u2028é", max_size=80))
def test_sentences_hold_all_but_blanks_in_order(text: str) -> None:
    spans = find_sentences(text)
    assert list(spans) == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    held = set().union(*(range(span.start, span.end) for span in spans)) if spans else set()
    assert all(text[place].isspace() for place in range(len(text)) if place not in held)


@given(st.text(alphabet="aB. \n", min_size=1, max_size=60), st.data())
def test_the_sentence_of_evidence_covers_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    evidence = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert find_sentence(find_sentences(text), evidence).covers(evidence)


def test_evidence_over_two_sentences_has_both() -> None:
    text = "They met. They left. They wept."
    assert find_sentence(find_sentences(text), Span(5, 14)) == Span(0, 20)


@pytest.mark.parametrize("sign", [".", ".)", "“.”", "e. "])
def test_a_long_row_of_signs_takes_no_longer_than_its_length(sign: str) -> None:
    text = sign * 100_000 + "x"
    assert find_sentences(text)[-1].end == len(text)
