"""Event nouns without parties."""

from __future__ import annotations

import pytest

from dateline.coding.roles import Roles
from dateline.coding.standing import stands_alone
from dateline.coding.who import Parties
from dateline.knowledge.triggers import load_triggers
from dateline.reading import Reading
from handparse import parse_from, report_of

TRIGGERS = load_triggers()


@pytest.mark.parametrize(
    ("written", "at", "alone"),
    [
        ("The/DT/det>2 coup/NN/nsubj>3 began=begin/VBD/ROOT>0", 1, True),
        ("Ada/NNP/nsubj>2[PERSON] called=call/VBD/ROOT>0 for/IN/prep>2 a/DT/det>5 ceasefire/NN/pobj>3", 4, True),
        ("The/DT/det>2 strike/NN/nsubj>3 began=begin/VBD/ROOT>0", 1, False),
        ("The/DT/det>3 air/NN/compound>3 strike/NN/nsubj>4 began=begin/VBD/ROOT>0", 2, True),
        ("Both/DT/nsubj>2 agreed=agree/VBD/ROOT>0 on/IN/prep>2 a/DT/det>5 ceasefire/NN/pobj>3", 4, True),
        ("Risks=risk/NNS/nsubj>4 of/IN/prep>1 war/NN/pobj>2 grew=grow/VBD/ROOT>0", 2, True),
        ("Histories=history/NNS/nsubj>4 of/IN/prep>1 war/NN/pobj>2 sold=sell/VBD/ROOT>0", 2, False),
        ("Ada/NNP/nsubj>2[PERSON] spoke=speak/VBD/ROOT>0 about/IN/prep>2 war/NN/pobj>3", 3, False),
        ("The/DT/det>2 summit/NN/nsubj>3 urged=say/VBD/ROOT>0 calm/NN/dobj>3", 1, False),
    ],
)
def test_a_noun_names_an_event_by_itself_where_it_comes_about(written: str, at: int, alone: bool) -> None:
    parse = parse_from(written)
    noun = parse.tokens[at]
    reading = Reading(report_of(parse), parse)
    sense = next(each for each in TRIGGERS.nouns[noun.lemma] if not each.conditions)
    assert stands_alone(parse, noun, sense, Roles(reading, TRIGGERS, Parties(reading)), TRIGGERS) is alone


def test_a_promise_or_a_weak_word_does_not_stand_alone() -> None:
    parse = parse_from("The/DT/det>2 pledge/NN/nsubj>3 surprised=surprise/VBD/ROOT>0 everyone/NN/dobj>3")
    reading = Reading(report_of(parse), parse)
    (sense,) = [each for each in TRIGGERS.nouns["pledge"] if not each.conditions]
    assert not stands_alone(parse, parse.tokens[1], sense, Roles(reading, TRIGGERS, Parties(reading)), TRIGGERS)
