"""Which words may tell an event, and which of them rule others, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.candidates import find_candidates, is_imperative, is_in_name
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from handparse import parse_from


@pytest.fixture(scope="module")
def triggers() -> TriggerLexicon:
    return load_triggers()


def test_a_word_rules_the_event_that_completes_it(triggers: TriggerLexicon) -> None:
    parse = parse_from(
        "Vostok/NNP/nsubj>2[GPE] refused=refuse/VBD/ROOT>0 to/TO/aux>4 withdraw/VB/xcomp>2 its/PRP$/poss>6 "
        "troops=troop/NNS/dobj>4"
    )
    found = find_candidates(parse, triggers)
    assert found[1].rules is found[3]
    assert found[1].composition is not None
    assert (found[1].composition.cameo, found[3].ruled) == ("124", True)


def test_a_noun_that_its_verb_asks_for_is_told_by_it(triggers: TriggerLexicon) -> None:
    parse = parse_from(
        "The/DT/det>2 mayor/NN/nsubj>3 lifted=lift/VBD/ROOT>0 the/DT/det>5 curfew/NN/dobj>3",
        "The/DT/det>2 curfew/NN/nsubj>3 annoyed=annoy/VBD/ROOT>0 Brok/NNP/dobj>3[PERSON]",
    )
    found = find_candidates(parse, triggers)
    assert (found[4].told, found[6].told) == (True, False)


@pytest.mark.parametrize(
    ("written", "verb", "told"),
    [
        ("Boil/VB/ROOT>0 it/PRP/dobj>1 ~,/,/punct>1 then/RB/advmod>5 serve/VB/conj>1", 4, True),
        ("They/PRP/nsubj>3 will/MD/aux>3 boil/VB/ROOT>0 and/CC/cc>3 serve/VB/conj>3", 4, False),
    ],
)
def test_recipes_report_nothing(written: str, verb: int, told: bool) -> None:
    parse = parse_from(written)
    assert is_imperative(parse, parse.tokens[verb]) is told


def test_a_capital_behind_a_capital_ends_a_name() -> None:
    parse = parse_from("The/DT/det>3 Lesk/NNP/compound>3 Relief/NN/nsubj>4 slept=sleep/VBD/ROOT>0")
    assert is_in_name(parse, parse.tokens[2])
    assert not is_in_name(parse, parse.tokens[0])
