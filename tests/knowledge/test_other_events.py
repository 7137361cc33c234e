"""The words for what is in the news besides PLOVER's types."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.other_events import OTHER_WEIGHT, load_other_events, read_other_events
from dateline.knowledge.triggers import load_triggers

HEADER = "kind\tevent\tlemmas\twhen\n"


def test_verb_and_noun_of_one_event_share_its_name() -> None:
    lexicon = read_other_events(f"# why\n{HEADER}death\tdie\tdie n:death\t-\ndeath\tdie\tpass\tprt=away\n", {})
    assert lexicon.events == {word: frozenset({"death/die"}) for word in ("die", "death", "pass")}
    assert set(lexicon.verbs) == {"die", "pass"}
    assert set(lexicon.nouns) == {"death"}
    (sense,) = lexicon.verbs["pass"]
    assert (sense.type, sense.weight, sense.conditions[0].words) == ("OTHER", OTHER_WEIGHT, frozenset({"away"}))


def test_the_sense_that_asks_for_most_comes_first() -> None:
    lexicon = read_other_events(
        f"{HEADER}sport\twin\twin\tobj\npolitics\twin\twin\tobj=SEATS\n", {"SEATS": frozenset({"seat"})}
    )
    assert [each.conditions[0].words for each in lexicon.verbs["win"]] == [frozenset({"seat"}), frozenset()]


@pytest.mark.parametrize("line", ["death\tdie\tdie", "death\tdie\tdie\t", "a\tb\tc\tobj=NO", "a\tb\tc\tslot"])
def test_damaged_line_is_named(line: str) -> None:
    with pytest.raises(KnowledgeError, match=r"other_events\.tsv:2"):
        read_other_events(f"{HEADER}{line}\n", {})


def test_header_is_asked_for() -> None:
    with pytest.raises(KnowledgeError, match="header"):
        read_other_events("kind\tlemmas\n", {})


def test_no_row_of_the_table_is_there_twice() -> None:
    lexicon = load_other_events(load_triggers().classes)
    for senses in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        conditions = [each.conditions for each in senses]
        assert len(conditions) == len(set(conditions)), senses[0].lemma
