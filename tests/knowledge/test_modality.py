from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.modality import COLUMNS, ModalityRule, load_modality, read_modality
from dateline.model import Modality

HEADER = "\t".join(COLUMNS)


def test_a_rule_is_found_under_its_first_fitting_relation() -> None:
    lexicon = read_modality(
        f"# source\n{HEADER}\n"
        "vow swear\tVERB\tinfinitive clause\tplanned\tdenied\tplanned\tThey vowed to *stay*.\tplanned\n"
        "vow\tVERB\tobject\tfree\tfree\tsame\tThey vowed *revenge*.\thappened\n"
    )
    assert lexicon.find("swear", "VERB", "gerund", "clause") == ModalityRule("planned", "denied", "planned")
    assert lexicon.find("vow", "VERB", "object", "clause") == ModalityRule("free", "free", "same")
    assert lexicon.find("vow", "NOUN", "object") is None


def test_effects_depend_on_how_the_governing_word_stands() -> None:
    rule = ModalityRule("happened", "free", "same")
    assert rule.passed(Modality.ONGOING) is Modality.HAPPENED
    assert rule.passed(Modality.DENIED) is None
    assert rule.passed(Modality.FEARED) is Modality.FEARED


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("vow\tVERB\tinfinitive\tplanned\tdenied\tplanned", "filled cells"),
        ("vow\tVERB\tinfinitive\tplanned\tdenied\tplanned\t", "filled cells"),
        ("vow\tWORD\tinfinitive\tplanned\tdenied\tplanned\tThey vowed to *stay*.\tplanned", "part of speech"),
        ("vow\tVERB\tinfinitive\tplaned\tdenied\tplanned\tThey vowed to *stay*.\tplanned", "not all are modalities"),
        ("vow\tVERB\tinfinitive\tplanned\tdenied\tplanned\tThey vowed to stay.\tplanned", "no \\*word"),
        ("vow\tVERB\tinfinitive\tplanned\tdenied\tplanned\tThey vowed to *stay*.\tplaned", "no modality"),
        ("vow vow\tVERB\tinfinitive\tplanned\tdenied\tplanned\tThey vowed to *stay*.\tplanned", "has a rule already"),
    ],
)
def test_a_damaged_line_is_named(line: str, problem: str) -> None:
    with pytest.raises(KnowledgeError, match=problem) as caught:
        read_modality(f"{HEADER}\n{line}\n")
    assert "line 2" in caught.value.where


def test_the_header_is_checked() -> None:
    with pytest.raises(KnowledgeError, match="header"):
        read_modality("words\tpos\n")


def test_the_table_that_comes_with_the_package_is_sound() -> None:
    assert load_modality().find("fail", "VERB", "infinitive") == ModalityRule("denied", "happened", "denied")
