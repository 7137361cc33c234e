"""Texts find each other by fingerprints and share passages, the same from either side and in every process."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.merge.passages import PASSAGE, SHINGLE, WINDOW, align, find_fingerprints, find_words

WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(30)]), max_size=120)
DISTINCT = [f"run{n}" for n in range(SHINGLE + WINDOW - 1)]


def test_words_keep_their_place_in_the_text() -> None:
    text = "The “Élan” sank,\nshe said."
    found = find_words(text)
    assert found.words == ("the", "élan", "sank", "she", "said")
    assert [text[start:end] for start, end in found.spans] == ["The", "Élan", "sank", "she", "said"]
    assert found.span(1, 3) == (span := found.span(1, 3))
    assert text[span.start : span.end] == "Élan” sank"


@given(WORDS, WORDS, WORDS, WORDS)
def test_a_long_shared_run_gives_a_common_fingerprint_whatever_stands_around_it(
    one: list[str], two: list[str], three: list[str], four: list[str]
) -> None:
    left, right = find_fingerprints([*one, *DISTINCT, *two]), find_fingerprints([*three, *DISTINCT, *four])
    assert left.keys() & right.keys()


@given(WORDS)
def test_fingerprints_stand_where_they_say(words: list[str]) -> None:
    for fingerprint, place in find_fingerprints(words).items():
        assert fingerprint in find_fingerprints(words[place : place + SHINGLE])


def test_fingerprints_are_the_same_in_another_process() -> None:
    code = "from dateline.merge.passages import find_fingerprints as f; print(sorted(f(list('abcdefghi'))))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == str(sorted(find_fingerprints(list("abcdefghi"))))


@given(WORDS, WORDS)
def test_the_same_passages_are_seen_from_either_side(one: list[str], other: list[str]) -> None:
    mirrored = [(run.other, run.one, run.words) for run in align(other, one)]
    assert sorted(mirrored) == sorted((run.one, run.other, run.words) for run in align(one, other))


@given(WORDS, WORDS, WORDS)
def test_passages_do_not_overlap_and_are_never_longer_than_their_texts(
    one: list[str], two: list[str], shared: list[str]
) -> None:
    left, right = [*one, *shared], [*shared, *two]
    runs = align(left, right)
    assert all(PASSAGE <= run.words <= min(run.one[1] - run.one[0], run.other[1] - run.other[0]) for run in runs)
    for side in ("one", "other"):
        spans = sorted(getattr(run, side) for run in runs)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_word_changed_within_a_passage_does_not_part_it() -> None:
    left = find_words("The mayor of the harbour town opened a bridge of steel across the river on a wet Monday.").words
    right = [*left[:8], "footbridge", *left[9:]]
    (run,) = align(left, right)
    assert (run.one, run.words) == ((0, len(left)), len(left) - 1)


def test_a_text_that_repeats_itself_is_aligned_quickly() -> None:
    assert align(["la"] * 3_000, ["la"] * 3_000)
