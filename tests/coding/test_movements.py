"""Movement and presence frames from parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.movements import find_movements
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from dateline.model import ClaimKind, Form, Mention, MentionKind
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of


@pytest.fixture(scope="module")
def triggers() -> TriggerLexicon:
    return load_triggers()


def words(parse: Parse, tokens: tuple[int, ...]) -> list[str]:
    return [parse.tokens[i].text for i in tokens]


# What each sentence must yield: type, mode, who moves, from, to, who causes it.
CASES = {
    "goes by itself": (
        "Rebels=rebel/NNS/nsubj>2 fled=flee/VBD/ROOT>0 from/IN/prep>2 Zapad/NNP/pobj>3[GPE] to/IN/prep>2 "
        "Sever/NNP/pobj>5[GPE]",
        ("MOVE", "flee", ["Rebels"], ["Zapad"], ["Sever"], []),
    ),
    "is brought": (
        "Vostok/NNP/nsubj>2[GPE] transferred=transfer/VBD/ROOT>0 rebels=rebel/NNS/dobj>2 to/IN/prep>2 "
        "Sever/NNP/pobj>4[GPE]",
        ("MOVE", "transfer", ["rebels"], [], ["Sever"], ["Vostok"]),
    ),
    "is brought, passive": (
        "Rebels=rebel/NNS/nsubjpass>3 were=be/VBD/auxpass>3 transferred=transfer/VBN/ROOT>0 to/IN/prep>3 "
        "Sever/NNP/pobj>4[GPE] by/IN/agent>3 Vostok/NNP/pobj>6[GPE]",
        ("MOVE", "transfer", ["Rebels"], [], ["Sever"], ["Vostok"]),
    ),
    "is let": (
        "Vostok/NNP/nsubj>2[GPE] allowed=allow/VBD/ROOT>0 rebels=rebel/NNS/nsubj>5 to/TO/aux>5 infiltrate/VB/ccomp>2 "
        "into/IN/prep>5 Sever/NNP/pobj>6[GPE]",
        ("MOVE", "infiltrate", ["rebels"], [], ["Sever"], ["Vostok"]),
    ),
    "by participle": (
        "By/IN/prep>7 transferring=transfer/VBG/pcomp>1 rebels=rebel/NNS/dobj>2 to/IN/prep>2 Sever/NNP/pobj>4[GPE] "
        "Vostok/NNP/nsubj>7[GPE] gained=profit/VBD/ROOT>0",
        ("MOVE", "transfer", ["rebels"], [], ["Sever"], ["Vostok"]),
    ),
    "noun": (
        "The/DT/det>2 relocation/NN/nsubj>9 of/IN/prep>2 rebels=rebel/NNS/pobj>3 from/IN/prep>2 Zapad/NNP/pobj>5[GPE] "
        "to/IN/prep>2 Sever/NNP/pobj>7[GPE] failed=falter/VBD/ROOT>0",
        ("MOVE", "relocate", ["rebels"], ["Zapad"], ["Sever"], []),
    ),
    "gains": (
        "Rebels=rebel/NNS/nsubj>2 established=establish/VBD/ROOT>0 a/DT/det>4 foothold/NN/dobj>2 in/IN/prep>2 "
        "Sever/NNP/pobj>5[GPE]",
        ("PRESENCE", "gains", ["Rebels"], [], ["Sever"], []),
    ),
    "builds up": (
        "A/DT/det>2 buildup/NN/nsubj>7 of/IN/prep>2 rebels=rebel/NNS/pobj>3 in/IN/prep>2 Sever/NNP/pobj>5[GPE] "
        "began=loom/VBD/ROOT>0",
        ("PRESENCE", "builds_up", ["rebels"], [], ["Sever"], []),
    ),
    "noun taken for a modifier": (
        "An/DT/det>2 answer/NN/nsubj>7 to/IN/prep>2 the/DT/det>5 Brok/NNP/pobj>3[ORG] redeployment/NN/amod>2 "
        "came=arise/VBD/ROOT>0 to/IN/prep>6 Sever/NNP/pobj>8[GPE]",
        ("MOVE", "deploy", ["Brok"], [], ["Sever"], []),
    ),
    "spreads": (
        "The/DT/det>2 spread/NN/nsubj>9 of/IN/prep>2 rebels=rebel/NNS/pobj>3 from/IN/prep>4 Zapad/NNP/pobj>5[GPE] "
        "into/IN/prep>4 Sever/NNP/pobj>7[GPE] mattered=matter/VBD/ROOT>0",
        ("MOVE", "relocate", ["rebels"], ["Zapad"], ["Sever"], []),
    ),
    "a state enters another": (
        "Vostok/NNP/nsubj>2[GPE] entered=enter/VBD/ROOT>0 Sever/NNP/dobj>2[GPE]",
        ("MOVE", "advance", ["Vostok"], [], ["Sever"], []),
    ),
    "sets out": (
        "Migrants=migrant/NNS/nsubj>2 set/VBD/ROOT>0 out/RP/prt>2 from/IN/prep>2 Zapad/NNP/pobj>4[GPE]",
        ("MOVE", "travel", ["Migrants"], ["Zapad"], [], []),
    ),
    "must leave": (
        "Families=family/NNS/nsubjpass>3 were=be/VBD/auxpass>3 forced=force/VBN/ROOT>0 to/TO/aux>5 leave/VB/xcomp>3 "
        "Zapad/NNP/dobj>5[GPE]",
        ("MOVE", "flee", ["Families"], ["Zapad"], [], []),
    ),
    "goes where no recogniser knows the place": (
        "Families=family/NNS/nsubj>2 fled=flee/VBD/ROOT>0 Zapad/NNP/dobj>2[GPE] for/IN/prep>3 Sever/NNP/pobj>4[ORG]",
        ("MOVE", "flee", ["Families"], ["Zapad"], ["Sever"], []),
    ),
    "what reports say, in a clause on a noun": (
        "Tales=tale/NNS/nsubj>9 that/IN/mark>5 rebels=rebel/NNS/nsubj>5 had=have/VBD/aux>5 fled=flee/VBN/acl>1 "
        "to/IN/prep>5 Sever/NNP/pobj>6[GPE] were=be/VBD/aux>9 spreading=circulate/VBG/ROOT>0",
        ("MOVE", "flee", ["rebels"], [], ["Sever"], []),
    ),
    "is driven out of a place's bases": (
        "Rebels=rebel/NNS/nsubjpass>3 were=be/VBD/auxpass>3 driven=drive/VBN/ROOT>0 out/IN/prep>3 of/IN/prep>4 "
        "hideouts=hideout/NNS/pobj>5 in/IN/prep>6 Sever/NNP/pobj>7[GPE]",
        ("PRESENCE", "loses", ["Rebels"], ["Sever"], [], []),
    ),
    "is stripped of what it had held": (
        "Rebels=rebel/NNS/nsubjpass>3 were=be/VBD/auxpass>3 stripped=strip/VBN/ROOT>0 of/IN/prep>3 most/JJS/pobj>4 "
        "of/IN/prep>5 the/DT/det>8 land/NN/pobj>6 they/PRP/nsubj>11 had=have/VBD/aux>11 controlled=control/VBN/relcl>8",
        ("PRESENCE", "loses", ["Rebels"], ["land"], [], []),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_movement_is_found_with_who_moves_and_where(name: str, triggers: TriggerLexicon) -> None:
    written, wanted = CASES[name]
    parse = parse_from(written)
    (frame,) = find_movements(Reading(report_of(parse), parse), triggers)
    roles = (frame.who, frame.from_, frame.to, frame.caused_by)
    assert (frame.type, frame.mode, *(words(parse, role) for role in roles)) == wanted
    assert frame.kind is (ClaimKind.PRESENCE if frame.type == "PRESENCE" else ClaimKind.MOVEMENT)


def test_who_loses_what_another_takes_from_them_is_a_claim_of_its_own(triggers: TriggerLexicon) -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 recaptured=recapture/VBD/ROOT>0 Sever/NNP/dobj>2[GPE] from/IN/prep>2 "
        "militants=militant/NNS/pobj>4"
    )
    gain, loss = find_movements(Reading(report_of(parse), parse), triggers)
    assert (gain.mode, words(parse, gain.who), words(parse, gain.to)) == ("gains", ["Rebels"], ["Sever"])
    assert (loss.mode, words(parse, loss.who), words(parse, loss.to)) == ("loses", ["militants"], ["Sever"])
    assert words(parse, loss.caused_by) == ["Rebels"]


def test_an_armed_group_is_no_place_to_go_to(triggers: TriggerLexicon) -> None:
    parse = parse_from(
        "Families=family/NNS/nsubj>2 fled=flee/VBD/ROOT>0 Zapad/NNP/dobj>2[GPE] for/IN/prep>3 Sever/NNP/pobj>4[ORG]"
    )
    sever = Mention(
        parse.tokens[4].start, parse.tokens[4].end, "Sever", id="m1", kind=MentionKind.ACTOR, form=Form.NAME,
        entity="group:sever",
    )  # fmt: skip
    (frame,) = find_movements(Reading(report_of(parse), parse, (sever,), {"m1": 4}), triggers)
    assert (words(parse, frame.from_), frame.to) == (["Zapad"], ())


def test_a_place_that_is_only_named_moves_nobody(triggers: TriggerLexicon) -> None:
    parse = parse_from("Talks=talk/NNS/nsubj>2 moved=move/VBD/ROOT>0 slowly/RB/advmod>2")
    assert find_movements(Reading(report_of(parse), parse), triggers) == ()


def test_a_presence_needs_a_place(triggers: TriggerLexicon) -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 took=take/VBD/ROOT>0 control/NN/dobj>2 of/IN/prep>3 boards=board/NNS/pobj>4"
    )
    assert find_movements(Reading(report_of(parse), parse), triggers) == ()


def test_vehicles_move_and_buildings_are_places(triggers: TriggerLexicon) -> None:
    parse = parse_from(
        "A/DT/det>2 lorry/NN/nsubj>3 entered=enter/VBD/ROOT>0 the/DT/det>5 shrine/NN/dobj>3 ~././punct>3"
    )
    (frame,) = find_movements(Reading(report_of(parse), parse), triggers)
    assert (frame.mode, words(parse, frame.who), words(parse, frame.to)) == ("travel", ["lorry"], ["shrine"])
