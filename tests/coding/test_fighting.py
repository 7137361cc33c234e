"""Who fights whom where the clause itself does not say both, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.events import find_events
from dateline.knowledge.ontology import load_ontology
from dateline.knowledge.triggers import load_triggers
from dateline.model import Form, Mention, MentionKind
from dateline.reading import Reading
from handparse import parse_from, report_of

LEXICON, ONTOLOGY = load_triggers(), load_ontology()

# Sentence, the trigger's last word, who, whom.
CASES = {
    "together with": (
        "The/DT/det>2 army/NN/nsubj>7 together/RB/advmod>4 with/IN/prep>2 its/PRP$/poss>6 scouts=soldier/NNS/pobj>4 "
        "attacked=attack/VBD/ROOT>0 the/DT/det>9 rebels=rebel/NNS/dobj>7",
        "attacked",
        ["army", "scouts"],
        ["rebels"],
    ),
    "as part of a force": (
        "The/DT/det>2 army/NN/nsubj>3 works=work/VBZ/ROOT>0 as/IN/prep>3 part/NN/pobj>4 of/IN/prep>5 the/DT/det>8 "
        "force/NN/pobj>6 to/TO/aux>10 attack/VB/advcl>3 the/DT/det>12 rebels=rebel/NNS/dobj>10",
        "attack",
        ["army", "force"],
        ["rebels"],
    ),
    "as part of a plan": (
        "The/DT/det>2 army/NN/nsubj>3 works=work/VBZ/ROOT>0 as/IN/prep>3 part/NN/pobj>4 of/IN/prep>5 the/DT/det>8 "
        "plan/NN/pobj>6 to/TO/aux>10 attack/VB/advcl>3 the/DT/det>12 rebels=rebel/NNS/dobj>10",
        "attack",
        ["army"],
        ["rebels"],
    ),
    "alongside, with what is aimed at below": (
        "The/DT/det>2 army/NN/nsubj>3 fights=fight/VBZ/ROOT>0 alongside/IN/prep>3 scouts=soldier/NNS/pobj>4 "
        "against/IN/prep>5 the/DT/det>8 rebels=rebel/NNS/pobj>6",
        "fights",
        ["army", "scouts"],
        ["rebels"],
    ),
    "along with, behind an object": (
        "The/DT/det>2 army/NN/nsubj>3 attacked=attack/VBD/ROOT>0 the/DT/det>5 rebels=rebel/NNS/dobj>3 "
        "along/RB/prep>3 with/IN/prep>6 nine/CD/nummod>9 soldiers=soldier/NNS/pobj>7",
        "attacked",
        ["army"],
        ["rebels"],
    ),
    "those who help": (
        "Ghana/NNP/nsubj>2[GPE] helps=help/VBZ/ROOT>0 the/DT/det>4 army/NN/dobj>2 to/TO/aux>6 attack/VB/xcomp>2 "
        "the/DT/det>8 rebels=rebel/NNS/dobj>6",
        "attack",
        ["army", "Ghana"],
        ["rebels"],
    ),
    "named among those meant": (
        "The/DT/det>2 militia/NN/nsubj>3 shot=shoot/VBD/ROOT>0 farmers=farmer/NNS/dobj>3 ~,/,/punct>4 "
        "including=include/VBG/prep>4 boys=boy/NNS/pobj>6",
        "shot",
        ["militia"],
        ["farmers", "boys"],
    ),
    "who held what is taken": (
        "The/DT/det>2 army/NN/nsubj>3 retook=retake/VBD/ROOT>0 a/DT/det>5 hill/NN/dobj>3 held=hold/VBN/acl>5 "
        "by/IN/agent>6 the/DT/det>9 rebels=rebel/NNS/pobj>7",
        "retook",
        ["army"],
        ["rebels"],
    ),
    "who held it, as a modifier": (
        "The/DT/det>2 army/NN/nsubj>3 retook=retake/VBD/ROOT>0 the/DT/det>8 rebel/NN/npadvmod>7 ~-/HYPH/punct>7 "
        "~held=hold/VBN/amod>8 hill/NN/dobj>3",
        "retook",
        ["army"],
        ["rebel"],
    ),
    "who owns to a raid that killed": (
        "The/DT/det>2 raids=raid/NNS/nsubjpass>4 were=be/VBD/auxpass>4 claimed=claim/VBN/ROOT>0 by/IN/agent>4 "
        "the/DT/det>7 militia/NN/pobj>5 and/CC/cc>4 killed=kill/VBD/conj>4 nine/CD/nummod>11 farmers=farmer/NNS/dobj>9",
        "killed",
        ["militia"],
        ["farmers"],
    ),
    "who laid the bomb": (
        "A/DT/det>2 bomb/NN/nsubj>7 laid=lay/VBN/acl>2 by/IN/agent>3 the/DT/det>6 militia/NN/pobj>4 "
        "killed=kill/VBD/ROOT>0 nine/CD/nummod>9 farmers=farmer/NNS/dobj>7",
        "killed",
        ["militia"],
        ["farmers"],
    ),
    "whose raids are to go on": (
        "The/DT/det>2 need/NN/nsubj>10 to/TO/aux>4 continue/VB/acl>2 army/NN/compound>6 raids=raid/NNS/dobj>4 "
        "on/IN/prep>6 the/DT/det>9 rebels=rebel/NNS/pobj>7 is=be/VBZ/ROOT>0 plain/JJ/acomp>10",
        "raids",
        ["army"],
        ["rebels"],
    ),
    "the second of two between whom": (
        "Clashes=clash/NNS/nsubj>8 between/IN/prep>1 the/DT/det>4 army/NN/pobj>2 and/CC/cc>4 rebel/NN/compound>7 "
        "fighters=fighter/NNS/appos>1 stopped=stop/VBD/ROOT>0",
        "Clashes",
        ["army", "fighters"],
        [],
    ),
    "whose course of deeds": (
        "The/DT/det>2 junta=militia/NN/poss>4 ~'s/POS/case>2 campaign/NN/nsubj>9 of/IN/prep>4 violence/NN/pobj>5 "
        "against/IN/prep>6 farmers=farmer/NNS/pobj>7 resumed=resume/VBD/ROOT>0",
        "violence",
        ["junta"],
        ["farmers"],
    ),
    "whose plan, by a modifier": (
        "Army/NN/compound>2 plans=plan/NNS/nsubj>7 to/TO/aux>4 attack/VB/acl>2 the/DT/det>6 rebels=rebel/NNS/dobj>4 "
        "leaked=leak/VBD/ROOT>0",
        "attack",
        ["Army"],
        ["rebels"],
    ),
    "whose effort, by its doers": (
        "An/DT/det>2 effort/NN/nsubj>11 by/IN/prep>2 troops=troop/NNS/pobj>3 and/CC/cc>4 police/NNS/conj>4 to/TO/aux>8 "
        "attack/VB/acl>2 the/DT/det>10 rebels=rebel/NNS/dobj>8 failed=fail/VBD/ROOT>0",
        "attack",
        ["troops", "police"],
        ["rebels"],
    ),
    "an object taken for a second subject": (
        "The/DT/det>2 army/NN/poss>4 ~'s/POS/case>2 plan/NN/nsubj>9 to/TO/aux>6 attack/VB/relcl>4 "
        "rebels=rebel/NNS/nsubj>9 is=be/VBZ/aux>9 working=work/VBG/ROOT>0",
        "attack",
        ["army"],
        ["rebels"],
    ),
    "in order to": (
        "The/DT/det>2 army/NN/nsubj>3 moved=move/VBD/ROOT>0 in/IN/prep>3 order/NN/pobj>4 to/TO/aux>7 attack/VB/acl>5 "
        "the/DT/det>9 rebels=rebel/NNS/dobj>7",
        "attack",
        ["army"],
        ["rebels"],
    ),
    "who has a part in it": (
        "The/DT/det>2 army/NN/nsubj>3 has=have/VBZ/ROOT>0 a/DT/det>5 part/NN/dobj>3 in/IN/prep>5 the/DT/det>8 "
        "fight/NN/pobj>6 against/IN/prep>8 the/DT/det>11 rebels=rebel/NNS/pobj>9",
        "fight",
        ["army"],
        ["rebels"],
    ),
    "who loses in it": (
        "The/DT/det>2 army/NN/nsubj>3 lost=lose/VBD/ROOT>0 ground/NN/dobj>3 in/IN/prep>3 the/DT/det>7 "
        "battle/NN/pobj>5 with/IN/prep>7 the/DT/det>10 rebels=rebel/NNS/pobj>8",
        "battle",
        ["army"],
        ["rebels"],
    ),
    "who is at war": (
        "The/DT/det>2 militia/NN/nsubj>3 is=be/VBZ/ROOT>0 at/IN/prep>3 war/NN/pobj>4 with/IN/prep>5 the/DT/det>8 "
        "army/NN/pobj>6",
        "war",
        ["militia"],
        ["army"],
    ),
    "all in their fight": (
        "The/DT/det>2 bloc/NN/nsubj>3 backs=back/VBZ/ROOT>0 Ghana/NNP/dobj>3[GPE] and/CC/cc>4 the/DT/det>7 "
        "farmers=farmer/NNS/conj>4 in/IN/prep>7 their/PRP$/poss>10 fight/NN/pobj>8 against/IN/prep>10 the/DT/det>13 "
        "rebels=rebel/NNS/pobj>11",
        "fight",
        ["Ghana", "farmers"],
        ["rebels"],
    ),
    "we, of our fight": (
        "We/PRP/nsubj>3 will/MD/aux>3 continue/VB/ROOT>0 our/PRP$/poss>5 fight/NN/dobj>3 against/IN/prep>5 "
        "the/DT/det>8 rebels=rebel/NNS/pobj>6",
        "fight",
        ["We"],
        ["rebels"],
    ),
    "a joined attack": (
        "The/DT/det>2 army/NN/nsubj>3 launched=launch/VBD/ROOT>0 raids=raid/NNS/dobj>3 and/CC/cc>4 "
        "bombardments=bombardment/NNS/conj>4 against/IN/prep>6 the/DT/det>9 rebels=rebel/NNS/pobj>7",
        "bombardments",
        ["army"],
        ["rebels"],
    ),
    "an attack named among others": (
        "The/DT/det>2 army/NN/nsubj>3 launched=launch/VBD/ROOT>0 raids=raid/NNS/dobj>3 ~,/,/punct>4 "
        "including=include/VBG/prep>4 bombardments=bombardment/NNS/pobj>6 of/IN/prep>7 rebels=rebel/NNS/pobj>8",
        "bombardments",
        ["army"],
        ["rebels"],
    ),
    "a claimed raid that killed": (
        "The/DT/det>2 militia/NN/nsubj>3 claimed=claim/VBD/ROOT>0 a/DT/det>5 raid/NN/dobj>3 on/IN/prep>5 the/DT/det>8 "
        "market/NN/pobj>6 that/WDT/nsubj>10 killed=kill/VBD/relcl>8 nine/CD/nummod>12 farmers=farmer/NNS/dobj>10",
        "killed",
        ["militia"],
        ["farmers"],
    ),
    "what is aimed at, behind the doers": (
        "A/DT/det>2 raid/NN/nsubj>8 by/IN/prep>2 troops=troop/NNS/pobj>3 on/IN/prep>4 a/DT/det>7 camp/NN/pobj>5 "
        "failed=fail/VBD/ROOT>0",
        "raid",
        ["troops"],
        ["camp"],
    ),
    "a body against somebody": (
        "The/DT/det>2 league=alliance/NN/nsubj>6 against/IN/prep>2 the/DT/det>5 rebels=rebel/NNS/pobj>3 "
        "grew=grow/VBD/ROOT>0",
        "league",
        ["league"],
        ["rebels"],
    ),
    "who is a body against somebody": (
        "Ghana/NNP/nsubj>2[GPE] leads=be/VBZ/ROOT>0 a/DT/det>4 force/NN/attr>2 against/IN/prep>4 the/DT/det>7 "
        "rebels=rebel/NNS/pobj>5",
        "force",
        ["Ghana"],
        ["rebels"],
    ),
    "fire that is taken": (
        "The/DT/det>2 army/NN/nsubj>3 took=take/VBD/ROOT>0 fire/NN/dobj>3 from/IN/prep>3 rebels=rebel/NNS/pobj>5",
        "fire",
        ["rebels"],
        ["army"],
    ),
    "a noun tagged as a verb": (
        "A/DT/det>2 series/NN/nsubj>8 of/IN/prep>2 army/NN/compound>5 airstrikes=airstrike/VBZ/pobj>3 "
        "against/IN/prep>5 rebels=rebel/NNS/pobj>6 continued=continue/VBD/ROOT>0",
        "airstrikes",
        ["army"],
        ["rebels"],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_who_fights_whom(case: tuple[str, str, list[str], list[str]]) -> None:
    written, trigger, who, whom = case
    parse = parse_from(written)
    frames = find_events(Reading(report_of(parse), parse), LEXICON, ONTOLOGY)
    found = {parse.tokens[frame.trigger[-1]].text: frame for frame in frames if frame.type in {"ASSAULT", "COERCE"}}
    assert [parse.tokens[i].text for i in found[trigger].who] == who
    assert [parse.tokens[i].text for i in found[trigger].whom] == whom


def test_a_town_before_an_attack_is_what_is_attacked() -> None:
    parse = parse_from(
        "The/DT/det>3 Tamale/NNP/compound>3[GPE] offensive/NN/nsubj>6 by/IN/prep>3 troops=troop/NNS/pobj>4 "
        "stalled=stall/VBD/ROOT>0"
    )
    town = Mention(
        4, 10, "Tamale", id="m1", kind=MentionKind.PLACE, form=Form.NAME, entity="place:geonames:2294877", chain="c1"
    )
    (frame,) = find_events(Reading(report_of(parse), parse, (town,), {"m1": 1}), LEXICON, ONTOLOGY)
    assert (frame.who, frame.whom) == ((4,), (1,))


def test_a_name_with_and_in_it_is_one_party() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 attacked=attack/VBD/ROOT>0 the/DT/det>4 Union/NNP/dobj>2[ORG] of/IN/prep>4 "
        "Docks/NNP/pobj>5[ORG] and/CC/cc>4 Yards/NNP/conj>4[ORG]"
    )
    start = parse.tokens[3].start
    union = Mention(
        start, len(parse.text), parse.text[start:], id="m1", kind=MentionKind.ACTOR, form=Form.NAME, entity="org:union"
    )
    (frame,) = find_events(Reading(report_of(parse), parse, (union,), {"m1": 3}), LEXICON, ONTOLOGY)
    assert frame.whom == (3,)
