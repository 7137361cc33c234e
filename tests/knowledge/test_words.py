"""Stems and rarities of words."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.words import load_words, read_words, unit

FORMS, RARITIES = "lemma\tforms\nsteal\tstole stolen\n", "stem\trarity\n(unseen)\t8\nsteal\t4.5\n"


@pytest.mark.parametrize(
    "words",
    [
        ("shoot", "shoots", "shooting", "shot"), ("stop", "stopped", "stopping"), ("die", "dies", "died", "dying"),
        ("marry", "marries", "married"), ("control", "controlled"), ("crash", "crashed"), ("kill", "killings"),
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...]) -> None:
    known = load_words()
    assert len({known.stem(word) for word in words}) == 1


def test_common_words_are_less_rare() -> None:
    known = load_words()
    assert known.rarity(known.stem("government")) < known.rarity(known.stem("magnitude")) < known.rarity("zzgx")


def test_numbers_stay_as_they_are() -> None:
    assert list(read_words(FORMS, RARITIES).stems("He stole 1,200 coins.")) == ["he", "steal", "1,200", "coin"]


def test_a_vector_has_length_one() -> None:
    assert sum(weight**2 for weight in unit({"a": 2, "b": 5, "c": 1}).values()) == pytest.approx(1, abs=0.01)
    assert unit({}) == {}


@pytest.mark.parametrize(
    ("forms", "rarities"), [("form\n", RARITIES), (FORMS + "x\n", RARITIES), (FORMS, RARITIES + "a\tmuch\n")]
)
def test_damaged_tables_are_refused(forms: str, rarities: str) -> None:
    with pytest.raises(KnowledgeError):
        read_words(forms, rarities)
