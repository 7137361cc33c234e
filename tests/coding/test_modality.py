from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.modality import find_modality
from dateline.knowledge.modality import load_modality
from dateline.model import Modality
from dateline.reading import Reading
from handparse import parse_from, report_of

LEXICON = load_modality()


def cases() -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name("modality_cases.tsv").read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return rows[1:]  # type: ignore[return-value]


@pytest.mark.parametrize(("sentence", "word", "modality", "written"), cases(), ids=lambda cell: str(cell)[:60])
def test_modality_of_a_word_in_its_sentence(sentence: str, word: str, modality: str, written: str) -> None:
    parse = parse_from(written)
    assert parse.text == sentence
    head = next(token.i for token in parse.tokens if token.text == word)
    assert find_modality(Reading(report_of(parse), parse), head, LEXICON) == modality


def test_cases_show_every_modality() -> None:
    assert {modality for _, _, modality, _ in cases()} == set(Modality)


@given(st.lists(st.sampled_from(["not", "will", "denied", "plan", "attack", "if"]), min_size=1, max_size=30), st.data())
def test_any_tree_has_a_modality(words: list[str], draw: st.DataObject) -> None:
    heads = [0] + [draw.draw(st.integers(1, i)) for i in range(1, len(words))]
    deps = ["nsubj", "ccomp", "xcomp", "advcl", "prep", "pobj", "neg", "aux", "conj", "acl", "dobj", "mark"]
    tags = {"not": "RB", "will": "MD", "denied": "VBD", "plan": "NN", "attack": "VB", "if": "IN"}
    written = " ".join(
        f"{word}/{tags[word]}/{draw.draw(st.sampled_from(deps))}>{head}"
        for word, head in zip(words, heads, strict=True)
    )
    parse = parse_from(written)
    assert all(
        isinstance(find_modality(Reading(report_of(parse), parse), token.i, LEXICON), Modality)
        for token in parse.tokens
    )
