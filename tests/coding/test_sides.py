"""Who acts and who is acted on, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.candidates import find_candidates
from dateline.coding.roles import Roles
from dateline.coding.sides import find_sides
from dateline.coding.who import Parties
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from dateline.reading import Reading
from handparse import parse_from, report_of


@pytest.fixture(scope="module")
def triggers() -> TriggerLexicon:
    return load_triggers()


# Sentence, the trigger's position, who, whom.
CASES = {
    "gift as aid to somebody": (
        "Vostok/NNP/nsubj>2[GPE] provided=provide/VBD/ROOT>0 $/$/nmod>5 two/CD/compound>5 million/CD/dobj>2 "
        "in/IN/prep>5 aid/NN/pobj>6 to/IN/prep>7 Zapad/NNP/pobj>8[GPE]",
        1,
        ["Vostok"],
        ["Zapad"],
    ),
    "gift to help somebody": (
        "Vostok/NNP/nsubj>2[GPE] gave=give/VBD/ROOT>0 money/NN/dobj>2 to/TO/aux>5 rebuild/VB/advcl>2 the/DT/det>7 "
        "homes=home/NNS/dobj>5 of/IN/prep>7 those/DT/pobj>8 hurt=hurt/VBN/acl>9",
        1,
        ["Vostok"],
        ["homes"],
    ),
    "gift for what only lies in a country": (
        "Vostok/NNP/nsubj>2[GPE] gave=give/VBD/ROOT>0 money/NN/dobj>2 to/TO/aux>5 plant/VB/advcl>2 "
        "trees=tree/NNS/dobj>5 in/IN/prep>6 Zapad/NNP/pobj>7[GPE]",
        1,
        ["Vostok"],
        ["Zapad"],
    ),
    "those who are told apart": (
        "Vostok/NNP/nsubj>2[GPE] sent=send/VBD/ROOT>0 food/NN/dobj>2 to/IN/prep>2 those/DT/pobj>4 "
        "displaced=displace/VBN/acl>5",
        1,
        ["Vostok"],
        ["those"],
    ),
    "sanctions imposed on somebody": (
        "The/DT/det>2 council/NN/nsubj>3 lifted=lift/VBD/ROOT>0 sanctions=sanction/NNS/dobj>3 imposed=impose/VBN/acl>4 "
        "on/IN/prep>5 Zapad/NNP/pobj>6[GPE]",
        2,
        ["council"],
        ["Zapad"],
    ),
    "a ban on doing something with somebody": (
        "The/DT/det>2 council/NN/nsubj>3 lifted=lift/VBD/ROOT>0 a/DT/det>5 ban/NN/dobj>3 on/IN/prep>5 "
        "trading=trade/VBG/pcomp>6 with/IN/prep>7 Zapad/NNP/pobj>8[GPE]",
        2,
        ["council"],
        ["Zapad"],
    ),
    "who is joined to a party is one": (
        "A/DT/det>2 general/NN/nsubj>7 and/CC/cc>2 his/PRP$/poss>6 five/CD/nummod>6 chums=chum/NNS/conj>2 "
        "surrendered=surrender/VBD/ROOT>0",
        6,
        ["general", "chums"],
        [],
    ),
    "failed to agree with each other": (
        "Vostok/NNP/nsubj>4[GPE] and/CC/cc>1 Zapad/NNP/conj>1[GPE] failed=fail/VBD/ROOT>0 to/TO/aux>6 reach/VB/xcomp>4 "
        "agreement/NN/dobj>6 on/IN/prep>7 the/DT/det>10 war/NN/pobj>8 in/IN/prep>10 Sever/NNP/pobj>11[GPE]",
        3,
        ["Vostok", "Zapad"],
        ["Vostok", "Zapad"],
    ),
    "exchanged with each other": (
        "Vostok/NNP/nsubj>4[GPE] and/CC/cc>1 Zapad/NNP/conj>1[GPE] swapped=swap/VBD/ROOT>0 captives=captive/NNS/dobj>4",
        3,
        ["Vostok", "Zapad"],
        ["Vostok", "Zapad"],
    ),
    "the two agreed": (
        "The/DT/det>3 two/CD/nummod>3 clubs=club/NNS/nsubj>4 agreed=agree/VBD/ROOT>0 to/IN/prep>4 a/DT/det>7 "
        "truce/NN/pobj>5",
        3,
        ["clubs"],
        ["clubs"],
    ),
    "the club agreed": (
        "The/DT/det>2 club/NN/nsubj>3 agreed=agree/VBD/ROOT>0 to/IN/prep>3 a/DT/det>6 truce/NN/pobj>4",
        2,
        ["club"],
        [],
    ),
    "one behind each title": (
        "The/DT/det>2 premier/NN/nsubj>8 ~,/,/punct>2 Brok/NNP/appos>2[PERSON] and/CC/cc>4 his/PRP$/poss>7 "
        "envoy/NN/conj>4 surrendered=surrender/VBD/ROOT>0",
        7,
        ["premier", "envoy"],
        [],
    ),
    "blame that was parsed into what is blamed": (
        "Brok/NNP/nsubj>2[PERSON] blamed=blame/VBD/ROOT>0 the/DT/det>4 rise/NN/dobj>2 of/IN/prep>4 "
        "prices=price/NNS/pobj>5 on/IN/prep>6 Zapad/NNP/pobj>7[GPE]",
        1,
        ["Brok"],
        ["Zapad"],
    ),
    "what a paper says its authors say": (
        "Vostok/NNP/nsubj>2[GPE] issued=issue/VBD/ROOT>0 a/DT/det>4 statement/NN/dobj>2 urging=urge/VBG/acl>4 "
        "Zapad/NNP/dobj>5[GPE] to/TO/aux>8 withdraw/VB/xcomp>5",
        4,
        ["Vostok"],
        ["Zapad"],
    ),
    "promised somebody to do it": (
        "Vostok/NNP/nsubj>2[GPE] promised=promise/VBD/ROOT>0 the/DT/det>4 union/NN/dobj>2 to/TO/aux>6 pay/VB/xcomp>2",
        1,
        ["Vostok"],
        ["union"],
    ),
    "an offer by those who have one": (
        "Vostok/NNP/nsubj>2[GPE] rejected=reject/VBD/ROOT>0 a/DT/det>5 Polish/JJ/amod>5[NORP] offer/NN/dobj>2 "
        "to/TO/aux>7 pay/VB/acl>5",
        1,
        ["Vostok"],
        ["offer"],
    ),
    "a letter speaks for those who signed it": (
        "A/DT/det>2 letter/NN/nsubj>6 signed=sign/VBN/acl>2 by/IN/agent>3 nurses=nurse/NNS/pobj>4 "
        "urged=urge/VBD/ROOT>0 Zapad/NNP/dobj>6[GPE] to/TO/aux>9 pay/VB/xcomp>6",
        5,
        ["nurses"],
        ["Zapad"],
    ),
    "a deed with its doer and its target is one thing": (
        "Vostok/NNP/nsubj>2[GPE] condemned=condemn/VBD/ROOT>0 the/DT/det>4 arrest/NN/dobj>2 of/IN/prep>4 "
        "nurses=nurse/NNS/pobj>5 by/IN/prep>4 Zapad/NNP/pobj>7[GPE]",
        1,
        ["Vostok"],
        ["arrest"],
    ),
    "a threat to those on whom it hangs": (
        "Guards=guard/NNS/nsubj>2 threatened=threaten/VBD/ROOT>0 to/TO/aux>4 strike/VB/xcomp>2 unless/IN/mark>7 "
        "Zapad/NNP/nsubj>7[GPE] pays=pay/VBZ/advcl>4",
        1,
        ["Guards"],
        ["Zapad"],
    ),
    "wanted somebody to do it": (
        "Vostok/NNP/nsubj>2[GPE] wants=want/VBZ/ROOT>0 Zapad/NNP/nsubj>5[GPE] to/TO/aux>5 pay/VB/ccomp>2",
        1,
        ["Vostok"],
        ["Zapad"],
    ),
    "agreed together to do it to others": (
        "Vostok/NNP/nsubj>4[GPE] and/CC/cc>1 Zapad/NNP/conj>1[GPE] agreed=agree/VBD/ROOT>0 to/TO/aux>6 lend/VB/xcomp>4 "
        "money/NN/dobj>6 to/IN/prep>6 Sever/NNP/pobj>8[GPE]",
        3,
        ["Vostok", "Zapad"],
        ["Sever"],
    ),
    "harmed in somebody's attack": (
        "A/DT/det>2 clerk/NN/nsubjpass>4 was=be/VBD/auxpass>4 killed=kill/VBN/ROOT>0 in/IN/prep>4 an/DT/det>7 "
        "ambush/NN/pobj>5 by/IN/prep>7 rebels=rebel/NNS/pobj>8",
        3,
        ["rebels"],
        ["clerk"],
    ),
    "harmed in what is no attack": (
        "A/DT/det>2 clerk/NN/nsubjpass>4 was=be/VBD/auxpass>4 killed=kill/VBN/ROOT>0 in/IN/prep>4 a/DT/det>7 "
        "play/NN/pobj>5 by/IN/prep>7 students=student/NNS/pobj>8",
        3,
        [],
        ["clerk"],
    ),
    "a crowd": (
        "Hundreds=hundred/NNS/nsubj>2 marched=march/VBD/ROOT>0 against/IN/prep>2 Zapad/NNP/pobj>3[GPE]",
        1,
        ["Hundreds"],
        ["Zapad"],
    ),
    "a request for what others have": (
        "Zapad/NNP/poss>3[GPE] ~'s/POS/case>1 request/NN/nsubjpass>10 for/IN/prep>3 a/DT/det>6 loan/NN/pobj>4 "
        "from/IN/prep>6 Sever/NNP/pobj>7[GPE] was=be/VBD/auxpass>10 rejected=reject/VBN/ROOT>0",
        9,
        [],
        ["request"],
    ),
    "a protest against what is somebody's": (
        "Nurses=nurse/NNS/nsubj>2 protested=protest/VBD/ROOT>0 against/IN/prep>2 Zapad/NNP/poss>6[GPE] ~'s/POS/case>4 "
        "curfew/NN/pobj>3",
        1,
        ["Nurses"],
        ["curfew"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_sides_of_an_event(name: str, triggers: TriggerLexicon) -> None:
    written, at, who, whom = CASES[name]
    parse = parse_from(written)
    reading = Reading(report_of(parse), parse)
    candidate = find_candidates(parse, triggers)[at]
    sides = find_sides(parse, candidate, Roles(reading, triggers, Parties(reading)), triggers)
    assert [parse.tokens[i].text for i in sides.who] == who
    assert [parse.tokens[i].text for i in sides.whom] == whom
