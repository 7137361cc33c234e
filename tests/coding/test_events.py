"""Event frames from parses built by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.events import find_events, find_evidence
from dateline.coding.frames import Frame
from dateline.knowledge.ontology import Ontology, load_ontology
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of

LEXICON, ONTOLOGY = load_triggers(), load_ontology()


@pytest.fixture(scope="module")
def triggers() -> TriggerLexicon:
    return LEXICON


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return ONTOLOGY


def words(parse: Parse, tokens: tuple[int, ...]) -> list[str]:
    return [parse.tokens[i].text for i in tokens]


# What each sentence must yield: type, code, trigger, who, whom.
CASES = {
    "active": (
        "Vostok/NNP/nsubj>2[GPE] attacked=attack/VBD/ROOT>0 Zapad/NNP/dobj>2[GPE]",
        ("ASSAULT", "190", ["attacked"], ["Vostok"], ["Zapad"]),
    ),
    "passive": (
        "Zapad/NNP/nsubjpass>3[GPE] was=be/VBD/auxpass>3 attacked=attack/VBN/ROOT>0 by/IN/agent>3 "
        "rebels=rebel/NNS/pobj>4",
        ("ASSAULT", "190", ["attacked"], ["rebels"], ["Zapad"]),
    ),
    "means where nobody is named": (
        "Two/CD/nummod>2 strikes=strike/NNS/nsubj>3 destroyed=destroy/VBD/ROOT>0 a/DT/det>5 camp/NN/dobj>3",
        ("ASSAULT", "1712", ["destroyed"], ["strikes"], ["camp"]),
    ),
    "whose means": (
        "Army/NN/compound>2 shelling/NN/nsubj>3 killed=kill/VBD/ROOT>0 farmers=farmer/NNS/dobj>3",
        ("ASSAULT", "180", ["killed"], ["Army"], ["farmers"]),
    ),
    "what is used, against whom": (
        "Soldiers=soldier/NNS/nsubj>2 conducted=conduct/VBD/ROOT>0 raids=raid/NNS/dobj>2 using=use/VBG/advcl>2 "
        "drones=drone/NNS/dobj>4 against/IN/prep>5 rebels=rebel/NNS/pobj>6",
        ("ASSAULT", "190", ["conducted", "raids"], ["Soldiers"], ["rebels"]),
    ),
    "conjoined subjects": (
        "Vostok/NNP/nsubj>4[GPE] and/CC/cc>1 Sever/NNP/conj>1[GPE] invaded=invade/VBD/ROOT>0 Zapad/NNP/dobj>4[GPE]",
        ("ASSAULT", "190", ["invaded"], ["Vostok", "Sever"], ["Zapad"]),
    ),
    "reduced relative": (
        "Villages=village/NNS/nsubj>5 seized=seize/VBN/acl>1 by/IN/agent>2 police/NNS/pobj>3 "
        "burned=smoulder/VBD/ROOT>0",
        ("COERCE", "192", ["seized"], ["police"], ["Villages"]),
    ),
    "relative clause": (
        "Soldiers=soldier/NNS/nsubj>5 who/WP/nsubj>3 shelled=shell/VBD/relcl>1 Zapad/NNP/dobj>3[GPE] "
        "vanished=vanish/VBD/ROOT>0",
        ("ASSAULT", "194", ["shelled"], ["Soldiers"], ["Zapad"]),
    ),
    "construction": (
        "Vostok/NNP/nsubj>2[GPE] held=hold/VBD/ROOT>0 talks=talk/NNS/dobj>2 with/IN/prep>2 Zapad/NNP/pobj>4[GPE]",
        ("CONSULT", "040", ["held", "talks"], ["Vostok", "Zapad"], ["Vostok", "Zapad"]),
    ),
    "a visit goes one way": (
        "Vostok/NNP/nsubj>2[GPE] visited=visit/VBD/ROOT>0 Zapad/NNP/dobj>2[GPE]",
        ("CONSULT", "042", ["visited"], ["Vostok"], ["Zapad"]),
    ),
    "agreed with each other": (
        "Vostok/NNP/nsubj>4[GPE] and/CC/cc>1 Zapad/NNP/conj>1[GPE] agreed=agree/VBD/ROOT>0 to/IN/prep>4 a/DT/det>7 "
        "truce/NN/pobj>5",
        ("AGREE", "030", ["agreed"], ["Vostok", "Zapad"], ["Vostok", "Zapad"]),
    ),
    "shared with somebody else": (
        "Vostok/NNP/nsubj>4[GPE] and/CC/cc>1 Zapad/NNP/conj>1[GPE] shared=share/VBD/ROOT>0 evidence/NN/dobj>4 "
        "with/IN/prep>4 Sever/NNP/pobj>6[GPE]",
        ("COOPERATE", "064", ["shared"], ["Vostok", "Zapad"], ["Sever"]),
    ),
    "sat down for talks": (
        "Rivals=rival/NNS/nsubj>2 sat=sit/VBD/ROOT>0 down/RP/prt>2 in/IN/prep>2 Zapad/NNP/pobj>4[GPE] for/IN/prep>2 "
        "talks=talk/NNS/pobj>6",
        ("CONSULT", "046", ["sat", "down", "for", "talks"], ["Rivals"], []),
    ),
    "stepped up attacks": (
        "Rebels=rebel/NNS/nsubj>2 stepped=step/VBD/ROOT>0 up/RP/prt>2 attacks=attack/NNS/dobj>2 on/IN/prep>4 "
        "Zapad/NNP/pobj>5[GPE]",
        ("ASSAULT", "190", ["stepped", "up", "attacks"], ["Rebels"], ["Zapad"]),
    ),
    "agreed to help": (
        "Vostok/NNP/nsubj>2[GPE] agreed=agree/VBD/ROOT>0 to/TO/aux>4 fund/VB/xcomp>2 Zapad/NNP/dobj>4[GPE]",
        ("AGREE", "033", ["agreed"], ["Vostok"], ["Zapad"]),
    ),
    "refused to meet": (
        "Vostok/NNP/nsubj>2[GPE] refused=refuse/VBD/ROOT>0 to/TO/aux>4 meet/VB/xcomp>2 Zapad/NNP/dobj>4[GPE]",
        ("REJECT", "125", ["refused"], ["Vostok"], ["Zapad"]),
    ),
    "will fund": (
        "Vostok/NNP/nsubj>3[GPE] will/MD/aux>3 fund/VB/ROOT>0 Zapad/NNP/dobj>3[GPE]",
        ("AGREE", "033", ["fund"], ["Vostok"], ["Zapad"]),
    ),
    "will not fund": (
        "Vostok/NNP/nsubj>4[GPE] will/MD/aux>4 not/RB/neg>4 fund/VB/ROOT>0 Zapad/NNP/dobj>4[GPE]",
        ("REJECT", "122", ["fund"], ["Vostok"], ["Zapad"]),
    ),
    "threatened to attack": (
        "Vostok/NNP/nsubj>2[GPE] threatened=threaten/VBD/ROOT>0 to/TO/aux>4 attack/VB/xcomp>2 Zapad/NNP/dobj>4[GPE]",
        ("THREATEN", "138", ["threatened"], ["Vostok"], ["Zapad"]),
    ),
    "nominal": (
        "Vostok/NNP/poss>3[GPE] ~'s/POS/case>1 invasion/NN/nsubj>6 of/IN/prep>3 Zapad/NNP/pobj>4[GPE] "
        "failed=falter/VBD/ROOT>0",
        ("ASSAULT", "190", ["invasion"], ["Vostok"], ["Zapad"]),
    ),
    "object of an object": (
        "Vostok/NNP/nsubj>2[GPE] rejected=reject/VBD/ROOT>0 Zapad/NNP/poss>5[GPE] ~'s/POS/case>3 offer/NN/dobj>2",
        ("REJECT", "120", ["rejected"], ["Vostok"], ["offer"]),
    ),
    "offer of two": (
        "Vostok/NNP/nsubj>2[GPE] rejected=reject/VBD/ROOT>0 the/DT/det>7 Polish/JJ/amod>7[NORP] and/CC/cc>4 "
        "Latvian/JJ/conj>4[NORP] offers=offer/NNS/dobj>2",
        ("REJECT", "120", ["rejected"], ["Vostok"], ["Polish", "Latvian"]),
    ),
    "what one agrees to do is done to whom": (
        "Vostok/NNP/nsubj>2[GPE] agreed=agree/VBD/ROOT>0 to/TO/aux>4 lend/VB/xcomp>2 money/NN/dobj>4 to/IN/prep>4 "
        "Zapad/NNP/pobj>6[GPE] for/IN/prep>4 Sever/NNP/poss>11[GPE] ~'s/POS/case>9 dam/NN/pobj>8",
        ("AGREE", "033", ["agreed"], ["Vostok"], ["Zapad"]),
    ),
    "what others are asked to do they are asked": (
        "Vostok/NNP/nsubj>2[GPE] demanded=demand/VBD/ROOT>0 that/IN/mark>5 Zapad/NNP/nsubj>5[GPE] attack/VB/ccomp>2 "
        "Sever/NNP/dobj>5[GPE]",
        ("REQUEST", "100", ["demanded"], ["Vostok"], ["Zapad"]),
    ),
    "a view of what is nobody's": (
        "Vostok/NNP/nsubj>2[GPE] is=be/VBZ/ROOT>0 hopeful/JJ/acomp>2 about/IN/prep>3 the/DT/det>6 harvest/NN/pobj>4",
        ("OTHER", "013", ["hopeful"], ["Vostok"], ["harvest"]),
    ),
    "a view of nothing named": (
        "Vostok/NNP/nsubj>2[GPE] is=be/VBZ/ROOT>0 hopeful/JJ/acomp>2 about/IN/prep>3 that/DT/pobj>4",
        ("OTHER", "013", ["hopeful"], ["Vostok"], []),
    ),
    "said must": (
        "Ada/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 Zapad/NNP/nsubj>5[GPE] must/MD/aux>5 yield/VB/ccomp>2",
        ("REQUEST", "100", ["must", "yield"], ["Ada"], ["Zapad"]),
    ),
    "said would attack": (
        "Vostok/NNP/nsubj>2[GPE] said=say/VBD/ROOT>0 troops=troop/NNS/nsubj>5 would/MD/aux>5 attack/VB/ccomp>2 "
        "Zapad/NNP/dobj>5[GPE]",
        ("THREATEN", "138", ["would", "attack"], ["Vostok"], ["Zapad"]),
    ),
    "urged to free": (
        "Ada/NNP/nsubj>2[PERSON] urged=urge/VBD/ROOT>0 Zapad/NNP/dobj>2[GPE] to/TO/aux>5 free/VB/xcomp>2 "
        "hostages=hostage/NNS/dobj>5",
        ("REQUEST", "025", ["urged"], ["Ada"], ["Zapad"]),
    ),
    "announced a release": (
        "Vostok/NNP/nsubj>2[GPE] announced=announce/VBD/ROOT>0 the/DT/det>4 release/NN/dobj>2 of/IN/prep>4 "
        "hostages=hostage/NNS/pobj>5",
        ("RETREAT", "0841", ["release"], ["Vostok"], ["hostages"]),
    ),
    "joined verbs share an object": (
        "Vostok/NNP/nsubj>2[GPE] rejected=reject/VBD/ROOT>0 and/CC/cc>2 condemned=condemn/VBD/conj>2 "
        "Zapad/NNP/poss>7[GPE] "
        "~'s/POS/case>5 offer/NN/dobj>4",
        ("REJECT", "120", ["rejected"], ["Vostok"], ["offer"]),
    ),
    "hyphenated word": (
        "Vostok/NNP/nsubj>2[GPE] declared=declare/VBD/ROOT>0 a/DT/det>6 cease/NN/compound>6 ~-/HYPH/punct>6 "
        "~fire/NN/dobj>2 "
        "with/IN/prep>6 Zapad/NNP/pobj>7[GPE]",
        ("RETREAT", "0871", ["declared"], ["Vostok"], ["Zapad"]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_an_event_is_found_with_its_parties(name: str, triggers: TriggerLexicon, ontology: Ontology) -> None:
    written, (type_, cameo, trigger, who, whom) = CASES[name]
    parse = parse_from(written)
    frames = find_events(Reading(report_of(parse), parse), triggers, ontology)
    best = max(frames, key=lambda frame: frame.certainty)
    assert (best.type, best.cameo) == (type_, cameo)
    assert words(parse, best.trigger) == trigger
    assert words(parse, best.who) == who
    assert words(parse, best.whom) == whom


def test_what_a_promise_rules_is_an_event_of_its_own_and_less_certain(
    triggers: TriggerLexicon, ontology: Ontology
) -> None:
    parse = parse_from(CASES["threatened to attack"][0])
    outer, inner = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert (outer.type, inner.type) == ("THREATEN", "ASSAULT")
    assert inner.certainty < outer.certainty


def test_the_ontology_gives_mode_and_contexts(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from("Police/NNS/nsubj>2 arrested=arrest/VBD/ROOT>0 Ada/NNP/dobj>2[PERSON]")
    (frame,) = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert (frame.mode, frame.contexts) == ("arrest", ("legal",))


def test_certainty_is_a_share(triggers: TriggerLexicon, ontology: Ontology) -> None:
    frames: list[Frame] = []
    for written, _ in CASES.values():
        parse = parse_from(written)
        frames += find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert all(0 < frame.certainty <= 1 for frame in frames)


def test_evidence_is_the_clause_without_who_said_it() -> None:
    parse = parse_from(
        "Ada/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 that/IN/mark>5 rebels=rebel/NNS/nsubj>5 "
        "attacked=attack/VBD/ccomp>2 "
        "Zapad/NNP/dobj>5[GPE] ~././punct>2"
    )
    span = find_evidence(parse, 4)
    assert parse.text[span.start : span.end] == "rebels attacked Zapad"


def test_evidence_leaves_out_a_speaker_who_comes_last() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 attacked=attack/VBD/ROOT>0 Zapad/NNP/dobj>2[GPE] ~,/,/punct>2 "
        "Ada/NNP/nsubj>6[PERSON] "
        "said=say/VBD/parataxis>2 ~././punct>2"
    )
    span = find_evidence(parse, 1)
    assert parse.text[span.start : span.end] == "Rebels attacked Zapad"


def test_a_noun_outside_the_verbs_clause_is_no_part_of_the_trigger(
    triggers: TriggerLexicon, ontology: Ontology
) -> None:
    parse = parse_from(
        "The/DT/det>2 talks=talk/NNS/nsubj>7 that/WDT/dobj>6 Vostok/NNP/nsubj>6[GPE] had=have/VBD/aux>6 "
        "held=hold/VBN/relcl>2 surprised=surprise/VBD/ROOT>0"
    )
    (frame,) = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert (frame.type, words(parse, frame.trigger)) == ("CONSULT", ["held"])


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, int]:
    """A sentence with any tree over its words, and one of them."""
    size = draw(st.integers(2, 9))
    root = draw(st.integers(1, size))
    order = [root, *draw(st.permutations([i for i in range(1, size + 1) if i != root]))]
    heads = {root: 0} | {each: draw(st.sampled_from(order[:at])) for at, each in enumerate(order) if at}
    kinds = st.sampled_from(["attack/VB/{}", "army/NN/{}", "~,/,/{}", "in/IN/{}", "that/IN/{}"])
    deps = st.sampled_from(["nsubj", "dobj", "ccomp", "parataxis", "advcl", "mark", "punct", "prep", "pobj", "conj"])
    written = [f"{draw(kinds).format('ROOT' if not heads[i] else draw(deps))}>{heads[i]}" for i in range(1, size + 1)]
    return " ".join(written).removeprefix("~"), draw(st.integers(0, size - 1))


@given(trees())
def test_evidence_lies_in_the_sentence_and_holds_some_of_it(tree: tuple[str, int]) -> None:
    written, head = tree
    parse = parse_from(written)
    span = find_evidence(parse, head)
    assert 0 <= span.start < span.end <= len(parse.text)
    assert (
        parse.tokens[head].pos == "PUNCT" or parse.tokens[head].dep == "mark" or span.start <= parse.tokens[head].start
    )


@given(trees())
def test_any_tree_can_be_coded(tree: tuple[str, int]) -> None:
    parse = parse_from(tree[0])
    for frame in find_events(Reading(report_of(parse), parse), LEXICON, ONTOLOGY):
        assert frame.head in frame.trigger
        assert not set(frame.who) & set(frame.whom)


@pytest.mark.parametrize(
    "written",
    [
        "Let/VB/ROOT>0 rebels=rebel/NNS/nsubj>3 enter/VB/ccomp>1 Zapad/NNP/dobj>3[GPE]",
        "The/DT/det>2 slump/NN/nsubj>3 allowed=allow/VBD/ROOT>0 traders=trader/NNS/nsubj>6 to/TO/aux>6 rest/VB/ccomp>3",
        "Shares=share/NNS/nsubj>2 declined=decline/VBD/ROOT>0 on/IN/prep>2 Friday/NNP/pobj>3[DATE]",
        "Ada/NNP/nsubj>2[PERSON] warned=warn/VBD/ROOT>0 that/IN/mark>6 prices=price/NNS/nsubj>6 would/MD/aux>6 "
        "rise/VB/ccomp>2",
        "A/DT/det>2 rider=rider/NN/nsubjpass>4 was=be/VBD/auxpass>4 hit=hit/VBN/ROOT>0 by/IN/agent>4 a/DT/det>7 "
        "lorry=truck/NN/pobj>5",
        "Ada/NNP/nsubj>2[PERSON] asked=ask/VBD/ROOT>0 not/RB/neg>6 to/TO/aux>6 be/VB/auxpass>6 named=name/VBN/xcomp>2",
        "Ada/NNP/nsubj>2[PERSON] killed=kill/VBD/ROOT>0 herself/PRP/dobj>2",
        "Ada/NNP/nsubj>2[PERSON] committed=commit/VBD/ROOT>0 a/DT/det>4 violation/NN/dobj>2",
    ],
    ids=[
        "instruction",
        "a thing's doing",
        "a fall",
        "a forecast",
        "a road accident",
        "anonymity",
        "suicide",
        "an offence",
    ],
)
def test_what_only_sounds_like_an_act_is_none(written: str, triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from(written)
    assert find_events(Reading(report_of(parse), parse), triggers, ontology) == ()


def test_a_decree_bans_in_its_authors_stead(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from(
        "The/DT/det>2 decree/NN/nsubj>3 bars=bar/VBZ/ROOT>0 soldiers=soldier/NNS/dobj>3 from/IN/prep>3 office/NN/pobj>5"
    )
    (frame,) = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert (frame.type, frame.who, words(parse, frame.whom)) == ("COERCE", (), ["soldiers"])


def test_an_event_and_the_noun_for_it_are_one(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from(
        "Vostok/NNP/nsubj>2[GPE] declared=declare/VBD/ROOT>0 a/DT/det>4 ceasefire/NN/dobj>2 with/IN/prep>4 "
        "Zapad/NNP/pobj>5[GPE]"
    )
    (frame,) = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert (frame.type, words(parse, frame.who), words(parse, frame.whom)) == ("RETREAT", ["Vostok"], ["Zapad"])


def test_a_noun_that_ends_a_name_reports_nothing(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from(
        "Officials=official/NNS/nsubj>2 joined=join/VBD/ROOT>0 Harbour/NNP/compound>4 Rescue/NN/dobj>2 of/IN/prep>4 "
        "Zapad/NNP/pobj>5[GPE]"
    )
    assert not [frame for frame in find_events(Reading(report_of(parse), parse), triggers, ontology) if frame.head == 3]


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Sever/NNP/nsubj>2[ORG] claimed=claim/VBD/ROOT>0", ["Sever"]),
        ("Nobody/NN/nsubj>2 claimed=claim/VBD/ROOT>0", []),
        ("Sever/NNP/nsubj>2[ORG] denied=deny/VBD/ROOT>0", []),
    ],
)
def test_who_claims_responsibility_is_said_to_have_done_it(
    written: str, who: list[str], triggers: TriggerLexicon, ontology: Ontology
) -> None:
    parse = parse_from(
        f"{written} responsibility/NN/dobj>2 for/IN/prep>3 the/DT/det>6 bombing/NN/pobj>4 of/IN/prep>6 "
        "Zapad/NNP/pobj>7[GPE]"
    )
    frames = find_events(Reading(report_of(parse), parse), triggers, ontology)
    (bombing,) = [frame for frame in frames if frame.type == "ASSAULT"]
    assert words(parse, bombing.who) == who
    assert words(parse, bombing.whom) == ["Zapad"]


def test_a_raid_and_not_its_target_kills(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from(
        "The/DT/det>2 raid/NN/nsubj>9 on/IN/prep>2 the/DT/det>5 Palace/NNP/pobj>3[FAC] that/WDT/nsubj>7 "
        "killed=kill/VBD/relcl>5 guards=guard/NNS/dobj>7 ended=end/VBD/ROOT>0"
    )
    frames = find_events(Reading(report_of(parse), parse), triggers, ontology)
    (killing,) = [frame for frame in frames if parse.tokens[frame.head].text == "killed"]
    assert (killing.who, words(parse, killing.whom)) == ((), ["guards"])


def test_one_warning_is_one_threat(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from(
        "The/DT/det>2 army/NN/nsubj>4 will/MD/aux>4 shell/VB/ccomp>8 Zapad/NNP/dobj>4[GPE] the/DT/det>7 "
        "general/NN/nsubj>8 warned=warn/VBD/ROOT>0"
    )
    frames = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert [frame.type for frame in frames].count("THREATEN") == 1


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        (
            "Teachers=teacher/NNS/nsubj>2 launched=launch/VBD/ROOT>0 a/DT/det>4 strike/NN/dobj>2 on/IN/prep>2 "
            "Monday/NNP/pobj>5[DATE]",
            "PROTEST",
        ),
        (
            "Bombers=bomber/NNS/nsubj>2 launched=launch/VBD/ROOT>0 a/DT/det>4 strike/NN/dobj>2 on/IN/prep>4 "
            "Zapad/NNP/pobj>5[GPE]",
            "ASSAULT",
        ),
        (
            "Sever/NNP/nsubj>2[ORG] waged=wage/VBD/ROOT>0 a/DT/det>5 smear/NN/compound>5 campaign/NN/dobj>2 "
            "against/IN/prep>5 Zapad/NNP/pobj>6[GPE]",
            "ACCUSE",
        ),
        (
            "Ada/NNP/nsubj>2[PERSON] made=make/VBD/ROOT>0 a/DT/det>5 phone/NN/compound>5 call/NN/dobj>2 to/IN/prep>5 "
            "Zapad/NNP/pobj>6[GPE]",
            "CONSULT",
        ),
    ],
)
def test_strikes_campaigns_and_calls_are_told_apart(
    written: str, type_: str, triggers: TriggerLexicon, ontology: Ontology
) -> None:
    parse = parse_from(written)
    frames = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert {frame.type for frame in frames} == {type_}


def test_those_who_are_helped_in_a_fight_fight_it(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from(
        "Vostok/NNP/nsubj>2[GPE] helps=help/VBZ/ROOT>0 Zapad/NNP/dobj>2[GPE] in/IN/prep>2 the/DT/det>6 fight/NN/pobj>4 "
        "against/IN/prep>6 rebels=rebel/NNS/pobj>7"
    )
    frames = find_events(Reading(report_of(parse), parse), triggers, ontology)
    fight = next(frame for frame in frames if frame.type == "ASSAULT")
    assert (words(parse, fight.who), words(parse, fight.whom)) == (["Zapad"], ["rebels"])


def found_in(written: str, triggers: TriggerLexicon, ontology: Ontology) -> list[tuple[str, list[str]]]:
    """Type and trigger of each event in a parse built by hand."""
    parse = parse_from(written)
    frames = find_events(Reading(report_of(parse), parse), triggers, ontology)
    return [(frame.type, words(parse, frame.trigger)) for frame in frames]


def test_an_event_noun_that_happens_is_wanted_or_dates_something_needs_no_party(
    triggers: TriggerLexicon, ontology: Ontology
) -> None:
    happens = "The/DT/det>2 massacre/NN/nsubj>3 shook=rattle/VBD/ROOT>0 everyone/NN/dobj>3"
    dates = "Ada/NNP/nsubj>2[PERSON] slept=sleep/VBD/ROOT>0 after/IN/prep>2 the/DT/det>5 massacre/NN/pobj>3"
    feared = "Fears=fear/NNS/nsubj>4 of/IN/prep>1 massacres=massacre/NNS/pobj>2 linger/VBP/ROOT>0 ~././punct>4"
    for written in (happens, dates, feared):
        assert [type_ for type_, _ in found_in(written, triggers, ontology)] == ["ASSAULT"]


def test_an_event_noun_that_is_only_talked_about_needs_a_party(triggers: TriggerLexicon, ontology: Ontology) -> None:
    about = "Ada/NNP/nsubj>2[PERSON] typed=type/VBD/ROOT>0 about/IN/prep>2 massacres=massacre/NNS/pobj>3"
    number = "The/DT/det>2 number/NN/nsubj>5 of/IN/prep>2 massacres=massacre/NNS/pobj>3 varies=vary/VBZ/ROOT>0"
    assert found_in(about, triggers, ontology) == found_in(number, triggers, ontology) == []


def test_what_a_passive_does_to_a_thing_is_an_event_though_nobody_is_named(
    triggers: TriggerLexicon, ontology: Ontology
) -> None:
    pinned = "The/DT/det>2 curfew/NN/nsubjpass>4 was=be/VBD/auxpass>4 lifted=lift/VBN/ROOT>0 ~././punct>4"
    assert found_in(pinned, triggers, ontology) == [("CONCEDE", ["lifted"])]


def test_means_that_show_force_act_for_whoever_has_them(triggers: TriggerLexicon, ontology: Ontology) -> None:
    parse = parse_from("Drones=drone/NNS/nsubj>2 circled=circle/VBD/ROOT>0 Zapad/NNP/dobj>2[GPE]")
    (frame,) = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert (frame.type, words(parse, frame.who)) == ("MOBILIZE", ["Drones"])


@pytest.mark.parametrize(
    ("written", "type_", "mode"),
    [
        ("Ada/NNP/nsubj>2[PERSON] won=win/VBD/ROOT>0 the/DT/det>4 election/NN/dobj>2", "OTHER", "win"),
        ("The/DT/det>2 verdict/NN/nsubj>3 stunned=stun/VBD/ROOT>0 everyone/NN/dobj>3", "OTHER", "verdict"),
        ("Vostok/NNP/nsubj>2[GPE] staged=stag/VBD/ROOT>0 a/DT/det>4 referendum/NN/dobj>2", "OTHER", "stage"),
    ],
)
def test_news_outside_the_types_is_named_by_its_word(
    written: str, type_: str, mode: str, triggers: TriggerLexicon, ontology: Ontology
) -> None:
    parse = parse_from(written)
    (frame,) = find_events(Reading(report_of(parse), parse), triggers, ontology)
    assert (frame.type, frame.mode) == (type_, mode)
    assert frame.certainty <= 0.5


def test_what_needs_two_is_no_event_where_none_is_named(triggers: TriggerLexicon, ontology: Ontology) -> None:
    shared = "Photographs=photograph/NNS/nsubjpass>3 were=be/VBD/auxpass>3 shared=share/VBN/ROOT>0"
    assert found_in(shared, triggers, ontology) == []
