"""The trigger tables: every row readable, none dead, none against another, all in step with the ontology."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.ontology import load_ontology
from dateline.knowledge.triggers import (
    MotionSense,
    Sense,
    TriggerLexicon,
    load_triggers,
    read_classes,
    read_conditions,
    read_senses,
)

HEADER = "lemmas\twhen\ttype\tcameo\tmode\tcontexts\twho\twhom\tweight\texample"


@pytest.fixture(scope="module")
def lexicon() -> TriggerLexicon:
    return load_triggers()


def senses_of(lexicon: TriggerLexicon) -> list[Sense]:
    return [sense for group in (*lexicon.verbs.values(), *lexicon.nouns.values()) for sense in group]


def motion_of(lexicon: TriggerLexicon) -> list[MotionSense]:
    return [sense for group in (*lexicon.motion.values(), *lexicon.motion_nouns.values()) for sense in group]


def test_the_lexicon_is_broad(lexicon: TriggerLexicon) -> None:
    assert sum(not sense.light for group in lexicon.verbs.values() for sense in group) >= 1500
    assert sum(sense.light for group in lexicon.verbs.values() for sense in group) >= 250
    assert len(lexicon.nouns) >= 600


def test_types_and_codes_agree_with_the_ontology(lexicon: TriggerLexicon) -> None:
    ontology = load_ontology()
    for sense in senses_of(lexicon):
        assert sense.type in {*ontology.types, "VOW"}, sense
        if sense.cameo:
            code = ontology.code(sense.cameo)
            assert code, sense
            assert len(sense.cameo) >= 2
        else:
            assert sense.type in {"OTHER", "VOW"}, sense


def test_movements_have_modes_of_the_ontology(lexicon: TriggerLexicon) -> None:
    modes = load_ontology().modes
    assert all(sense.mode in modes[sense.type] for sense in motion_of(lexicon))


def test_no_two_senses_of_a_word_ask_for_the_same(lexicon: TriggerLexicon) -> None:
    for groups in (lexicon.verbs, lexicon.nouns, lexicon.motion, lexicon.motion_nouns):
        for lemma, group in groups.items():
            asked = Counter(frozenset(sense.conditions) for sense in group)
            assert max(asked.values()) == 1, lemma


def test_no_sense_hides_another(lexicon: TriggerLexicon) -> None:
    """A sense tried earlier whose conditions are all among a later one's would always win over it."""
    for groups in (lexicon.verbs, lexicon.nouns, lexicon.motion, lexicon.motion_nouns):
        for group in groups.values():
            for at, later in enumerate(group):
                for earlier in group[:at]:
                    assert not set(earlier.conditions) <= set(later.conditions), (earlier, later)


def test_compositions_join_known_types(lexicon: TriggerLexicon) -> None:
    ontology = load_ontology()
    for (outer, inner), made in lexicon.compositions.items():
        assert outer in {*ontology.types, "INTENT", "REFUSAL", "APPEAL", "VOW"}
        assert inner in ontology.types
        code = ontology.code(made.cameo)
        assert code
        assert code.type == made.type


def test_conditions_are_read_with_classes() -> None:
    classes = read_classes("c", ["class\twords", "FRUIT\tapple pear", "FOOD\tFRUIT bread"])
    (first, second) = read_conditions("here", "obj=FOOD|wine !p:on|at", classes)
    assert first.words == {"apple", "pear", "bread", "wine"}
    assert (second.negated, second.preps, second.words) == (True, {"on", "at"}, frozenset())


@pytest.mark.parametrize(
    "row",
    [
        "eat\t-\tAID\t070",
        "eat\tcolour=red\tAID\t070\t-\t-\tsubj\tobj\t.5\tthey ate",
        "eat\tobj=NOSUCH\tAID\t070\t-\t-\tsubj\tobj\t.5\tthey ate",
        "eat\t-\tAID\t070\t-\t-\tsubj\tobj\thigh\tthey ate",
        "eat\t-\tAID\t070\t-\t-\tsubj\tobj\t1.5\tthey ate",
    ],
)
def test_a_damaged_row_is_named(row: str) -> None:
    with pytest.raises(KnowledgeError, match=r"verbs\.tsv, line 2"):
        read_senses("verbs.tsv", [HEADER, row], {})
