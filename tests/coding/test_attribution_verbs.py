"""Verbs of attribution: chains, passives, relatives, asides, idioms."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon
from dateline.model import Entity, Form, Mention, MentionKind, SourceKind, Stance
from dateline.reading import Reading
from handparse import parse_from, report_of
from handparts import parts


def test_quoted_as_saying_is_one_cue(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 general/NN/nsubjpass>4 was=be/VBD/auxpass>4 quoted=quote/VBN/ROOT>0 as/IN/prep>4 "
        "saying=say/VBG/pcomp>5 that/IN/mark>11 the/DT/det>9 bridge/NN/nsubjpass>11 was=be/VBD/auxpass>11 "
        "mined=mine/VBN/ccomp>6 ~././punct>4",
    ) == [("The general", "was quoted as saying", ["that the bridge was mined"])]


def test_chain_of_verbs_is_one_cue(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "She/PRP/nsubj>2 went=go/VBD/ROOT>0 on/RP/prt>2 to/TO/aux>5 say/VB/xcomp>2 that/IN/mark>9 the/DT/det>8 "
        "pier/NN/nsubj>9 sank=sink/VBD/ccomp>5 ~././punct>2",
    ) == [("She", "went on to say", ["that the pier sank"])]


def test_quotation_mark_breaks_a_chain(cues: CueLexicon) -> None:
    """What somebody seeks "to justify" in inverted commas is the content, not the cue."""
    (found,) = parts(
        cues,
        "The/DT/det>2 firm/NN/nsubj>3 sought=seek/VBD/ROOT>0 “/``/punct>6 ~to/TO/aux>6 justify/VB/xcomp>3 "
        "delays=delay/NNS/dobj>6 ~././punct>3 ~”/''/punct>3",
    )
    assert found == ("The firm", "sought", ["“to justify delays.”"])


def test_speaker_of_a_participle_is_the_subject_above(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 captain/NN/nsubj>3 resigned=resign/VBD/ROOT>0 ~,/,/punct>3 claiming=claim/VBG/advcl>3 "
        "that/IN/mark>9 he/PRP/nsubjpass>9 was=be/VBD/auxpass>9 misled=mislead/VBN/ccomp>5 ~././punct>3",
    ) == [("The captain", "claiming", ["that he was misled"])]


def test_relative_pronouns_stand_for_content_and_source(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 talks=talk/NNS/nsubj>13 ~,/,/punct>2 which/WDT/dobj>7 the/DT/det>6 envoy/NN/nsubj>7 "
        "called=call/VBD/relcl>2 “/``/punct>10 ~a/DT/det>10 farce/NN/oprd>7 ~”/''/punct>2 ~,/,/punct>2 "
        "ended=end/VBD/ROOT>0 ~././punct>13",
    ) == [("the envoy", "called", ["which", "“a farce”"])]
    assert parts(
        cues,
        "A/DT/det>2 diver/NN/nsubj>8 who/WP/nsubj>4 claimed=claim/VBD/relcl>2 that/IN/mark>7 gold/NN/nsubj>7 "
        "sank=sink/VBD/ccomp>4 vanished=vanish/VBD/ROOT>0 ~././punct>8",
    ) == [("who", "claimed", ["that gold sank"])]


def test_relative_pronoun_has_the_mention_and_kind_of_its_noun(cues: CueLexicon) -> None:
    parse = parse_from(
        "Officials=official/NNS/nsubj>8 who/WP/nsubj>3 claimed=claim/VBD/relcl>1 that/IN/mark>6 gold/NN/nsubj>6 "
        "sank=sink/VBD/ccomp>3 suddenly/RB/advmod>8 vanished=vanish/VBD/ROOT>0 ~././punct>8"
    )
    mention = Mention(0, 9, "Officials", id="m1", kind=MentionKind.ACTOR, form=Form.NOMINAL)
    reading = Reading(report_of(parse), parse, (mention,), {"m1": 0})
    (attribution,) = find_attributions(reading, cues)
    assert attribution.source is not None
    assert (attribution.source.text, attribution.source.mention) == ("who", "m1")
    assert attribution.source.kind is SourceKind.ANONYMOUS


@pytest.mark.parametrize(("noun", "lemma"), [("responsibility", "responsibility"), ("lives", "life")])
def test_idiom_reports_nothing(cues: CueLexicon, noun: str, lemma: str) -> None:
    sentence = f"The/DT/det>2 blast/NN/nsubj>3 claimed=claim/VBD/ROOT>0 {noun}={lemma}/NNS/dobj>3 ~././punct>3"
    assert parts(cues, sentence) == []


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("Sever/NNP/nsubj>2", [("Sever", "claimed", ["responsibility for the raid"])]),
        ("Nobody/NN/nsubj>2", []),
    ],
)
def test_who_claims_responsibility_for_a_deed_tells_of_it(
    cues: CueLexicon, subject: str, found: list[tuple[str, str, list[str]]]
) -> None:
    sentence = (
        f"{subject} claimed=claim/VBD/ROOT>0 responsibility/NN/dobj>2 for/IN/prep>3 the/DT/det>6 raid/NN/pobj>4 "
        "~././punct>2"
    )
    assert parts(cues, sentence) == found


def test_wish_in_doubt_is_no_report(cues: CueLexicon) -> None:
    assert (
        parts(
            cues,
            "It/PRP/nsubj>2 depends=depend/VBZ/ROOT>0 whether/IN/mark>5 they/PRP/nsubj>5 want/VBP/ccomp>2 "
            "to/TO/aux>7 stay/VB/xcomp>5 ~././punct>2",
        )
        == []
    )


def test_verb_with_its_preposition_has_its_own_stance(cues: CueLexicon) -> None:
    parse = parse_from(
        "The/DT/det>2 union/NN/nsubj>3 called=call/VBD/ROOT>0 for/IN/prep>3 talks=talk/NNS/pobj>4 ~././punct>3"
    )
    (attribution,) = find_attributions(Reading(report_of(parse), parse), cues)
    assert attribution.cue is not None
    assert (attribution.cue.text, attribution.cue.stance) == ("called for", Stance.DEMANDS)


def test_statement_that_carries_the_clause_is_only_the_medium(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 firm/NN/nsubj>3 said=say/VBD/ROOT>0 in/IN/prep>3 a/DT/det>6 statement/NN/pobj>4 that/IN/mark>10 "
        "the/DT/det>9 kiln/NN/nsubj>10 failed=fail/VBD/acl>6 ~././punct>3",
    ) == [("The firm", "said", ["that the kiln failed"])]


def test_speaker_between_two_commas_interrupts_the_sentence(cues: CueLexicon) -> None:
    """Also where the parser makes the aside the sentence's head and drops the first half."""
    (found,) = parts(
        cues,
        "The/DT/det>2 kiln/NN/dep>5 ~,/,/punct>5 she/PRP/nsubj>5 said=say/VBD/ROOT>0 ~,/,/punct>5 "
        "had=have/VBD/aux>8 failed=fail/VBN/ccomp>5 ~././punct>5",
    )
    assert found == ("she", "said", ["The kiln", "had failed"])


def test_outlet_that_is_known_is_a_medium(cues: CueLexicon) -> None:
    parse = parse_from(
        "Nordlys/NNP/nsubj>2[ORG] reported=report/VBD/ROOT>0 that/IN/mark>5 it/PRP/nsubj>5 sank=sink/VBD/ccomp>2 "
        "~././punct>2"
    )
    mention = Mention(0, 7, "Nordlys", id="m1", kind=MentionKind.ACTOR, form=Form.NAME, entity="org:nordlys")
    entities = {"org:nordlys": Entity("Nordlys", "media")}
    (attribution,) = find_attributions(Reading(report_of(parse), parse, (mention,), {"m1": 0}, entities), cues)
    assert attribution.source is not None
    assert (attribution.source.kind, attribution.source.mention) == (SourceKind.MEDIA, "m1")


def test_condition_that_the_tree_hangs_on_a_closing_cue_is_content(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 port/NN/nsubj>4 will/MD/aux>4 close/VB/ccomp>12 if/IN/mark>7 dockers=docker/NNS/nsubj>7 "
        "strike/VBP/advcl>12 ~,/,/punct>12 a/DT/det>11 union/NN/compound>11 envoy/NN/nsubj>12 said=say/VBD/ROOT>0 "
        "on/IN/prep>12 Sunday/NNP/pobj>13[DATE] ~././punct>12",
    ) == [("a union envoy", "said", ["The port will close if dockers strike"])]


def test_speaker_behind_a_comma_is_no_apposition_of_the_noun_before(cues: CueLexicon) -> None:
    """The tree here makes the speaker a second name of the town, and the town's clause lose its verb."""
    assert parts(
        cues,
        "Gunmen/NNS/nsubj>2 shot=shoot/VBD/ccomp>9 ten/CD/dobj>2 in/IN/prep>2 Milltown/NNP/pobj>4[GPE] ~,/,/punct>5 "
        "a/DT/det>8 councillor/NN/appos>5 told=tell/VBD/ROOT>0 reporters=reporter/NNS/dobj>9 ~././punct>9",
    ) == [("a councillor", "told", ["Gunmen shot ten in Milltown"])]


def test_what_a_speaker_does_next_is_no_content(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "The/DT/det>2 army/NN/nsubj>3 shelled=shell/VBD/ccomp>8 Milltown/NNP/dobj>3[GPE] ~,/,/punct>8 the/DT/det>7 "
        "governor/NN/nsubj>8 said=say/VBD/ROOT>0 ~,/,/punct>8 and/CC/cc>8 urged=urge/VBD/conj>8 calm/NN/dobj>11 "
        "~././punct>8",
    )
    assert ("the governor", "said", ["The army shelled Milltown"]) in found


def test_condition_before_a_cue_is_no_content(cues: CueLexicon) -> None:
    """Here the content follows the cue: a clause with "when" alone is no statement."""
    assert parts(
        cues,
        "When/WRB/advmod>3 fighting/NN/nsubj>3 stopped=stop/VBD/advcl>6 ~,/,/punct>6 aides=aide/NNS/nsubj>6 "
        "said=say/VBD/ROOT>0 relief/NN/nsubj>8 came=come/VBD/ccomp>6 ~././punct>6",
    ) == [("aides", "said", ["relief came"])]


def test_closing_mark_behind_the_comma_does_not_hide_the_speaker(cues: CueLexicon) -> None:
    """The quotation is only the end of what the company said."""
    assert parts(
        cues,
        "It/PRP/nsubj>2 sells=sell/VBZ/ccomp>9 “/``/punct>4 ~clean/JJ/amod>5 steel/NN/dobj>2 ~,/,/punct>9 "
        "~”/''/punct>9 the/DT/det>9 firm/NN/nsubj>10 said=say/VBD/ROOT>0 ~././punct>10",
    ) == [("the firm", "said", ["It sells “clean steel,”"])]


def test_colon_before_a_quotation_keeps_it_apart(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "Lund/NNP/nsubj>2[PERSON] shrugged=shrug/VBD/ROOT>0 ~:/:/punct>2 “/``/punct>6 ~We/PRP/nsubj>6 "
        "lost=lose/VBD/ccomp>12 a/DT/det>8 ship/NN/dobj>6 ~,/,/punct>12 ~”/''/punct>12 he/PRP/nsubj>12 "
        "said=say/VBD/parataxis>2 ~././punct>2",
    )
    assert found == [("he", "said", ["“We lost a ship,”"])]


def test_wish_for_somebody_to_act(cues: CueLexicon) -> None:
    """The tree makes "for" the mark of a clause of its own."""
    assert parts(
        cues,
        "Lund/NNP/nsubj>2[PERSON] called=call/VBD/ROOT>0 for/IN/mark>7 the/DT/det>5 mayor/NN/nsubj>7 to/TO/aux>7 "
        "resign/VB/advcl>2 ~././punct>2",
    ) == [("Lund", "called for", ["the mayor to resign"])]


def test_condition_behind_a_content_belongs_to_it(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "Lund/NNP/nsubj>2[PERSON] warned=warn/VBD/ROOT>0 that/IN/mark>6 prices=price/NNS/nsubj>6 will/MD/aux>6 "
        "rise/VB/ccomp>2 if/IN/mark>9 mills=mill/NNS/nsubj>9 close/VBP/advcl>2 ~././punct>2",
    ) == [("Lund", "warned", ["that prices will rise if mills close"])]


def test_words_that_a_medium_quotes_are_those_of_whom_it_quotes(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 Herald/NNP/nsubj>3[ORG] quoted=quote/VBD/ROOT>0 a/DT/det>5 pilot/NN/dobj>3 as/IN/prep>3 "
        "saying=say/VBG/pcomp>6 that/IN/mark>10 fuel/NN/nsubj>10 leaked=leak/VBD/ccomp>7 ~././punct>3",
    ) == [
        ("The Herald", "quoted", ["a pilot as saying that fuel leaked"]),
        ("a pilot", "saying", ["that fuel leaked"]),
    ]


def test_words_before_a_quoting_medium_are_those_of_whom_it_quotes(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "Fuel/NN/nsubj>2 leaked=leak/VBD/ccomp>6 ~,/,/punct>6 the/DT/det>5 Herald/NNP/nsubj>6[ORG] "
        "quoted=quote/VBD/ROOT>0 a/DT/det>8 pilot/NN/dobj>6 as/IN/prep>6 saying=say/VBG/pcomp>9 ~././punct>6",
    ) == [
        ("the Herald", "quoted", ["Fuel leaked", "a pilot as saying"]),
        ("a pilot", "saying", ["Fuel leaked"]),
    ]


def test_speaker_quoted_by_others_behind_the_content(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "Fuel/NN/nsubj>2 leaked=leak/VBD/ccomp>6 ~,/,/punct>6 pilots=pilot/NNS/nsubjpass>6 were=be/VBD/auxpass>6 "
        "quoted=quote/VBN/ROOT>0 as/IN/prep>6 saying=say/VBG/pcomp>7 ~././punct>6",
    ) == [("pilots", "were quoted as saying", ["Fuel leaked"])]


def test_name_between_a_closing_speaker_and_the_cue(cues: CueLexicon) -> None:
    """The tree has no subject for the cue, and the one addressed is not the speaker."""
    assert parts(
        cues,
        "Ferries=ferry/NNS/nsubj>2 sank=sink/VBD/ROOT>0 ~,/,/punct>2 the/DT/det>6 harbour/NN/compound>6 "
        "master/NN/appos>1 ~,/,/punct>6 Anna/NNP/compound>9[PERSON] Lund/NNP/appos>6[PERSON] ~,/,/punct>2 "
        "told=tell/VBD/conj>2 reporters=reporter/NNS/dobj>11 ~././punct>2",
    ) == [("the harbour master, Anna Lund", "told", ["Ferries sank"])]


def test_quotation_in_the_next_sentence_does_not_unsay_this_one(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "Ferries=ferry/NNS/nsubj>2 sank=sink/VBD/ccomp>5 ~,/,/punct>5 pilots=pilot/NNS/nsubj>5 said=say/VBD/ROOT>0 "
        "~././punct>5",
        "“/``/punct>3 ~We/PRP/nsubj>3 swam=swim/VBD/ROOT>0 ashore/RB/advmod>3 for/IN/prep>3 hours=hour/NNS/pobj>5 "
        "~././punct>3 ~”/''/punct>3",
    )
    assert found[0] == ("pilots", "said", ["Ferries sank", "“We swam ashore for hours.”"])


def test_closing_mark_is_no_part_of_the_speaker(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "“/``/punct>3 ~Ferries=ferry/NNS/nsubj>3 sank=sink/VBD/ccomp>7 ~,/,/punct>7 ~”/''/punct>6 "
        "pilots=pilot/NNS/nsubj>7 said=say/VBD/ROOT>0 ~././punct>7",
    ) == [("pilots", "said", ["“Ferries sank,”"])]


def test_reduced_passive_of_a_charge_holds_what_is_charged(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "A/DT/det>2 guard/NN/nsubjpass>8 accused=accuse/VBN/acl>2 of/IN/prep>3 beating=beat/VBG/pcomp>4 "
        "detainees=detainee/NNS/dobj>5 was=be/VBD/auxpass>8 acquitted=acquit/VBN/ROOT>0 ~././punct>8",
    ) == [(None, "accused of", ["beating detainees"])]


def test_clause_behind_a_cue_is_content_whatever_stands_before(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "One/CD/nummod>2 plan/NN/nsubj>3 failed=fail/VBD/ccomp>6 ~,/,/punct>6 another/DT/nsubj>6 "
        "suggests=suggest/VBZ/ROOT>0 ministers=minister/NNS/nsubj>8 resign/VB/ccomp>6 ~././punct>6",
    )
    assert found == [("another", "suggests", ["ministers resign"])]


def test_list_before_a_cue_is_no_speaker_with_a_second_name(cues: CueLexicon) -> None:
    """Here "or guild" is but the end of a list."""
    found = parts(
        cues,
        "Trouble/NN/nsubj>2 came=come/VBD/ROOT>0 ~,/,/punct>2 the/DT/det>5 union/NN/appos>1 ~,/,/punct>5 or/CC/cc>5 "
        "guild/NN/conj>5 ~,/,/punct>2 said=say/VBD/conj>2 ~././punct>2",
    )
    assert found == []


def test_the_end_of_a_list_in_a_verbs_own_subject_is_no_speaker(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "Anna/NNP/nsubj>2 says=say/VBZ/ROOT>0 envoys=envoy/NNS/nsubj>11 of/IN/prep>3 Vostok/NNP/pobj>4[GPE] "
        "~,/,/punct>5 Sund/NNP/conj>5[GPE] and/CC/cc>7 Lund/NNP/conj>7[GPE] have/VBP/aux>11 "
        "gathered=gather/VBN/ccomp>2 in/IN/prep>11 Milltown/NNP/pobj>12[GPE] ~./././punct>2",
    )
    assert [(source, cue) for source, cue, _ in found] == [("Anna", "says")]


def test_whoever_asked_not_to_be_named_has_not_spoken_by_that(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "An/DT/det>2 aide/NN/nsubj>9 who/WP/nsubj>4 asked=ask/VBD/relcl>2 not/RB/neg>8 to/TO/aux>8 "
        "be/VB/auxpass>8 named=name/VBN/xcomp>4 left=leave/VBD/ROOT>0 ~./././punct>9",
    )
    assert found == []


def test_a_name_with_a_hyphen_is_a_source_as_a_whole(cues: CueLexicon) -> None:
    parse = parse_from(
        "General/NNP/compound>2 al/NNP/nsubj>5[PERSON] ~-/NNP/nsubj>5[PERSON] ~Nasiri/NNP/nsubj>5[PERSON] "
        "said=say/VBD/ROOT>0 the/DT/det>7 road/NN/nsubj>8 was=be/VBD/ccomp>5 closed/JJ/acomp>8 ~./././punct>5"
    )
    mention = Mention(0, 17, "General al-Nasiri", id="m1", kind=MentionKind.ACTOR, form=Form.NAME)
    reading = Reading(report_of(parse), parse, mentions=(mention,), heads={"m1": 3})
    (attribution,) = find_attributions(reading, cues)
    assert attribution.source is not None
    assert (attribution.source.text, attribution.source.mention) == ("General al-Nasiri", "m1")


def test_an_infinitive_behind_what_is_called_for_is_part_of_it(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "Envoys=envoy/NNS/nsubj>2 called=call/VBD/ROOT>0 for/IN/prep>2 closer/JJR/amod>5 patrols=patrol/NNS/pobj>3 "
        "to/TO/aux>7 seal/VB/xcomp>2 the/DT/det>9 border/NN/dobj>7 ~./././punct>2",
    )
    assert found == [("Envoys", "called for", ["closer patrols to seal the border"])]


def test_a_closing_cue_read_as_a_second_participle(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "Rebels=rebel/NNS/nsubj>3 have/VBP/aux>3 closed=close/VBN/ROOT>0 the/DT/det>5 road/NN/dobj>3 ~,/,/punct>9 "
        "local/JJ/amod>8 media/NNS/nsubj>9 reported=report/VBN/conj>3 on/IN/prep>9 Sunday/NNP/pobj>10[DATE] "
        "~./././punct>3",
    )
    assert found == [("local media", "reported", ["Rebels have closed the road"])]


def test_a_relative_clause_behind_a_comma_is_no_speaker(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "Lund/NNP/nsubj>2 left=leave/VBD/ROOT>0 Milltown/NNP/dobj>2[GPE] ~,/,/punct>2 a/DT/det>6 "
        "move/NN/npadvmod>2 that/IN/dobj>10 the/DT/det>9 court/NN/nsubj>10 criticised=criticise/VBD/relcl>6 "
        "~./././punct>2",
    )
    assert all(source != "a move that the court" for source, _, _ in found)


def test_name_with_a_hyphen_leaves_the_cue_alone(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "Baek=Baek/NNP/compound>2 Min=Min/NNP/nsubj>5 ~-/NNP/nsubj>5 ~soon/RB/advmod>5 told=tell/VBD/ROOT>0 "
        "reporters=reporter/NNS/dobj>5 that/IN/mark>11 the/DT/det>9 dam/NN/nsubj>11 would/MD/aux>11 "
        "hold/VB/ccomp>5 ~././punct>5",
    ) == [("Baek Min-soon", "told", ["that the dam would hold"])]


def test_goal_of_what_is_called_for_is_nobody_spoken_to(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 minister/NN/nsubj>3 called=call/VBD/ROOT>0 for/IN/prep>3 the/DT/det>6 "
        "adhesion/NN/pobj>4 to/IN/prep>3 the/DT/det>10 peace/NN/compound>10 process/NN/pobj>7 of/IN/prep>10 "
        "all/DT/det>14 armed/JJ/amod>14 groups=group/NNS/pobj>11 ~././punct>3",
    ) == [("The minister", "called for", ["the adhesion to the peace process of all armed groups"])]


def test_put_it_takes_the_clause_round_it(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "As/IN/mark>3 Holm=Holm/NNP/nsubj>3[PERSON] put/VBD/advcl>8 it/PRP/dobj>3 ~,/,/punct>8 the/DT/det>7 "
        "treaty/NN/nsubj>8 was=be/VBD/ROOT>0 dead/JJ/acomp>8 ~././punct>8",
    ) == [("Holm", "put it", ["the treaty was dead"])]


def test_on_record_as_saying_is_one_cue(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 senator/NN/nsubj>3 is=be/VBZ/ROOT>0 on/IN/prep>3 record/NN/pobj>4 as/IN/prep>3 "
        "saying=say/VBG/pcomp>6 the/DT/det>9 dam/NN/nsubj>10 is=be/VBZ/ccomp>7 unsafe/JJ/acomp>10 "
        "~././punct>3",
    ) == [("The senator", "is on record as saying", ["the dam is unsafe"])]


def test_number_of_people_behind_a_predicate_holds_it(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 deal/NN/nsubjpass>4 was=be/VBD/auxpass>4 seen=see/VBN/ROOT>0 as/IN/prep>4 a/DT/det>7 "
        "victory/NN/pobj>5 by/IN/prep>7 some/DT/pobj>8 ~././punct>4",
    ) == [("some", "was seen as", ["The deal", "a victory"])]


def test_maker_of_a_thing_does_not_hold_what_it_is_seen_as(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 offer/NN/nsubjpass>4 was=be/VBD/auxpass>4 seen=see/VBN/ROOT>0 as/IN/prep>4 an/DT/det>7 "
        "attempt/NN/pobj>5 by/IN/prep>7 the/DT/det>10 army/NN/pobj>8 to/TO/aux>12 win/VB/acl>7 "
        "time/NN/dobj>12 ~././punct>4",
    ) == [(None, "was seen as", ["The offer", "an attempt by the army to win time"])]


def test_whoever_stands_behind_an_adjective_holds_it(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 ban/NN/nsubjpass>4 was=be/VBD/auxpass>4 hailed=hail/VBN/ROOT>0 as/RB/prep>4 "
        "historic/JJ/amod>5 by/IN/prep>6 the/DT/det>10 two/CD/nummod>10 governments=government/NNS/pobj>7 "
        "~././punct>4",
    ) == [("the two governments", "was hailed as", ["The ban", "historic"])]


def test_adding_is_said_by_who_reports_not_by_what_he_reports_of(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 ministry/NN/nsubj>3 said=say/VBD/ROOT>0 that/IN/mark>8 only/RB/advmod>7 the/DT/det>7 "
        "mares=mare/NNS/nsubj>8 were=be/VBD/ccomp>3 sick/JJ/acomp>8 ~,/,/punct>8 adding=add/VBG/advcl>8 "
        "that/IN/mark>15 nine/CD/nsubj>15 had=have/VBD/aux>15 died=die/VBN/ccomp>11 ~././punct>3",
    ) == [
        ("The ministry", "said", ["that only the mares were sick"]),
        ("The ministry", "adding", ["that nine had died"]),
    ]


def test_verb_with_a_particle_is_another_verb(cues: CueLexicon) -> None:
    assert (
        parts(
            cues,
            "The/DT/det>2 guards=guard/NNS/nsubj>3 showed=show/VBD/ROOT>0 off/RP/prt>3 the/DT/det>7 new/JJ/amod>7 "
            "gate/NN/dobj>3 ~././punct>3",
        )
        == []
    )


def test_time_that_sees_something_happen_tells_nothing(cues: CueLexicon) -> None:
    assert (
        parts(
            cues,
            "The/DT/det>2[DATE] year/NN/nsubj>3[DATE] saw=see/VBD/ROOT>0 prices=price/NNS/nsubj>5 rise/VB/ccomp>3 "
            "by/IN/prep>5 a/DT/det>8 tenth/NN/pobj>6 ~././punct>3",
        )
        == []
    )


def test_people_who_see_something_happen_tell_of_it(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "Villagers=villager/NNS/nsubj>2 saw=see/VBD/ROOT>0 soldiers=soldier/NNS/nsubj>4 burn/VB/ccomp>2 "
        "the/DT/det>6 mill/NN/dobj>4 ~././punct>2",
    ) == [("Villagers", "saw", ["soldiers burn the mill"])]
