"""Events outside the types, from parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.other_events import find_other_events
from dateline.knowledge.other_events import load_other_events
from dateline.knowledge.triggers import load_triggers
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of

TRIGGERS = load_triggers()
OTHERS = load_other_events(TRIGGERS.classes)


def find(parse: Parse, taken: frozenset[int] = frozenset()) -> list[tuple[str | None, list[str], list[str], list[str]]]:
    def words(tokens: tuple[int, ...]) -> list[str]:
        return [parse.tokens[i].text for i in tokens]

    frames = find_other_events(Reading(report_of(parse), parse), OTHERS, TRIGGERS, taken)
    assert {frame.type for frame in frames} <= {"OTHER"}
    return [(frame.mode, words(frame.trigger), words(frame.who), words(frame.whom)) for frame in frames]


# What each sentence must yield: mode, trigger, who, whom.
CASES = {
    "a thing that acts is no party": (
        "A/DT/det>2 quake/NN/nsubj>3 shook=shake/VBD/ROOT>0 Oulu/NNP/dobj>3[GPE]",
        [("quake", ["quake"], [], []), ("shake", ["shook"], [], ["Oulu"])],
    ),
    "who and whom": (
        "Ada/NNP/nsubj>2[PERSON] married=marry/VBD/ROOT>0 Boris/NNP/dobj>2[PERSON]",
        [("marry", ["married"], ["Ada"], ["Boris"])],
    ),
    "with its particle": (
        "The/DT/det>2 firm/NN/nsubj>3 laid=lay/VBD/ROOT>0 off/RP/prt>3 staff/NN/dobj>3",
        [("lay", ["laid", "off"], ["firm"], ["staff"])],
    ),
    "whose deed a noun names": (
        "Lind/NNP/poss>3[PERSON] ~'s/POS/case>1 death/NN/nsubj>4 stunned=stun/VBD/ROOT>0 fans=fan/NNS/dobj>4",
        [("death", ["death"], ["Lind"], [])],
    ),
    "the verb tells what its object names": (
        "Ada/NNP/nsubj>2[PERSON] filed=file/VBD/ROOT>0 a/DT/det>4 lawsuit/NN/dobj>2",
        [("file", ["filed"], ["Ada"], [])],
    ),
    "a bill that passes": (
        "The/DT/det>3 levy/NN/compound>3 bill/NN/nsubj>4 passed=pass/VBD/ROOT>0",
        [("pass", ["passed"], [], [])],
    ),
    "a contract renewed": (
        "Ada/NNP/nsubj>2[PERSON] renewed=renew/VBD/ROOT>0 the/DT/det>4 lease/NN/dobj>2",
        [("renew", ["renewed"], ["Ada"], [])],
    ),
    "where a price ends the day": (
        "Copper/NN/compound>2 shares=share/NNS/nsubj>3 closed=close/VBD/ROOT>0 at/IN/prep>3 nine/CD/pobj>4",
        [("close", ["closed"], [], [])],
    ),
    "debt for shares": (
        "Ada/NNP/nsubj>2[PERSON] exchanged=exchange/VBD/ROOT>0 bonds=bond/NNS/dobj>2 for/IN/prep>2"
        " shares=share/NNS/pobj>4",
        [("exchange", ["exchanged"], ["Ada"], [])],
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_events(sentence: str, expected: list[tuple[str, list[str], list[str], list[str]]]) -> None:
    assert find(parse_from(sentence)) == expected


# Words of the table that tell no event where they stand.
NOTHING = {
    "another verb by its particle": "The/DT/det>2 engine/NN/nsubj>3 burned=burn/VBD/ROOT>0 up/RP/prt>3",
    "what is met is nobody": "Ada/NNP/nsubj>2[PERSON] met=meet/VBD/ROOT>0 her/PRP$/poss>4 duties=duty/NNS/dobj>2",
    "a shop, not a price, by an hour": "Shops=shop/NNS/nsubj>2 close/VBP/ROOT>0 at/IN/prep>2 nine/CD/pobj>3",
    "a sort of event": "Accidents=accident/NNS/nsubj>2 matter/VBP/ROOT>0",
    "a modifier": "A/DT/det>3 murder/NN/compound>3 weapon/NN/nsubj>4 exists=exist/VBZ/ROOT>0",
    "a name": "The/DT/det>3 Grand/NNP/compound>3 Final/NN/nsubj>4 paper/NN/ROOT>0",
    "advice": "Melt/VB/ROOT>0 butter/NN/dobj>1 and/CC/cc>1 burn/VB/conj>1 it/PRP/dobj>4",
    "what the types' table rules out": "A/DT/det>3 press/NN/compound>3 conference/NN/nsubj>4 dragged=drag/VBD/ROOT>0",
    "nobody and nothing": "to/TO/aux>2 die/VB/ROOT>0",
}


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING)
def test_no_event(sentence: str) -> None:
    assert find(parse_from(sentence)) == []


def test_what_is_an_event_of_a_type_is_none_here() -> None:
    parse = parse_from("Ada/NNP/nsubj>2[PERSON] married=marry/VBD/ROOT>0 Boris/NNP/dobj>2[PERSON]")
    assert find(parse, taken=frozenset({1})) == []
