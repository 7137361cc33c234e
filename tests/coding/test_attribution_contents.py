"""Where the content of a verb begins and ends, on parses built by hand."""

from __future__ import annotations

from dateline.knowledge.cues import CueLexicon
from handparts import parts


def test_clause_goes_on_behind_a_speaker_put_in_between(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 army/NN/nsubj>3 shelled=shell/VBD/ccomp>8 Milltown/NNP/dobj>3[GPE] ~,/,/punct>8 the/DT/det>7 "
        "governor/NN/nsubj>8 said=say/VBD/ROOT>0 on/IN/prep>8 Monday/NNP/pobj>9[DATE] ~,/,/punct>8 and/CC/cc>8 "
        "burned=burn/VBD/conj>8 its/PRP$/poss>15 mill/NN/dobj>13 ~././punct>8",
    ) == [("the governor", "said", ["The army shelled Milltown", "and burned its mill"])]


def test_whoever_is_called_on_belongs_to_the_content(cues: CueLexicon) -> None:
    written = (
        "Divers=diver/NNS/nsubj>2 called=call/VBD/ROOT>0 on/IN/prep>2 Vostok/NNP/pobj>3[GPE] to/TO/aux>6 "
        "withdraw/VB/xcomp>2 ~././punct>2"
    )
    assert parts(cues, written) == [("Divers", "called on", ["Vostok to withdraw"])]


def test_what_a_speaker_was_asked_is_not_what_he_says(cues: CueLexicon) -> None:
    written = (
        "Asked=ask/VBN/advcl>6 about/IN/prep>1 leaks=leak/NNS/pobj>2 ~,/,/punct>6 she/PRP/nsubj>6 "
        "said=say/VBD/ROOT>0 ~,/,/punct>6 “/``/punct>10 it/PRP/nsubj>10 ~sank=sink/VBD/ccomp>6 ~”/''/punct>6 "
        "~././punct>6"
    )
    source, _, content = parts(cues, written)[-1]
    assert source == "she"
    assert not any("leaks" in each for each in content)


def test_content_begins_at_its_that_whatever_noun_holds_it(cues: CueLexicon) -> None:
    written = (
        "Divers=diver/NNS/nsubj>2 said=say/VBD/ROOT>0 in/IN/prep>2 a/DT/det>5 note/NN/pobj>3 that/IN/mark>8 "
        "oil/NN/nsubj>8 spilled=spill/VBD/acl>5 could/MD/aux>10 drift/VB/ccomp>2 ~././punct>2"
    )
    assert parts(cues, written)[0] == ("Divers", "said", ["that oil spilled could drift"])


def test_content_keeps_a_verb_that_the_tree_tears_from_its_subject(cues: CueLexicon) -> None:
    written = (
        "Divers=diver/NNS/nsubj>2 said=say/VBD/ROOT>0 it/PRP/nsubj>4 sank=sink/VBD/ccomp>2 and/CC/cc>4 oil/NN/conj>4 "
        "is=be/VBZ/aux>8 drifting=drift/VBG/conj>2 ~././punct>2"
    )
    assert parts(cues, written) == [("Divers", "said", ["it sank and oil is drifting"])]


def test_clause_goes_on_behind_a_speaker_who_parts_its_verb(cues: CueLexicon) -> None:
    written = (
        "Ferries=ferry/NNS/nsubj>7 were=be/VBD/aux>7 ~,/,/punct>5 he/PRP/nsubj>5 said=say/VBD/ROOT>0 ~,/,/punct>5 "
        "leaving=leave/VBG/ccomp>5 port/NN/dobj>7 ~././punct>5"
    )
    assert parts(cues, written) == [("he", "said", ["Ferries were", "leaving port"])]


def test_day_behind_a_pledge_is_no_part_of_what_is_pledged(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 ministers=minister/NNS/nsubj>3 pledged=pledge/VBD/ROOT>0 on/IN/prep>3 "
        "Wednesday=Wednesday/NNP/pobj>4[DATE] to/TO/aux>7 take/VB/xcomp>3 steps=step/NNS/dobj>7 "
        "against/IN/prep>8 floods=flood/NNS/pobj>9 ~././punct>3",
    ) == [("The ministers", "pledged", ["to take steps against floods"])]


def test_what_somebody_is_denied_is_not_what_is_said(cues: CueLexicon) -> None:
    assert (
        parts(
            cues,
            "Holm=Holm/NNP/nsubjpass>3[PERSON] was=be/VBD/auxpass>3 denied=deny/VBN/ROOT>0 two/CD/nummod>6 "
            "match/NN/compound>6 points=point/NNS/dobj>3 by/IN/agent>3 the/DT/det>9 "
            "Croatian=Croatian/NNP/pobj>7[NORP] ~././punct>3",
        )
        == []
    )


def test_list_that_nobody_publishes_is_nobodys_word(cues: CueLexicon) -> None:
    assert (
        parts(
            cues,
            "The/DT/det>2 list/NN/nsubjpass>5 will/MD/aux>5 be/VB/auxpass>5 published=publish/VBN/ROOT>0 "
            "in/IN/prep>5 May=May/NNP/pobj>6[DATE] ~././punct>5",
        )
        == []
    )


def test_question_is_the_content_though_the_tree_takes_it_for_a_condition(cues: CueLexicon) -> None:
    written = (
        "Holm/NNP/nsubj>2[PERSON] asked=ask/VBD/ROOT>0 divers=diver/NNS/dobj>2 if/IN/mark>6 it/PRP/nsubj>6 "
        "sank=sink/VBD/advcl>2 ~././punct>2"
    )
    assert parts(cues, written) == [("Holm", "asked", ["if it sank"])]
    warned = written.replace("asked=ask", "warned=warn")
    assert parts(cues, warned) == []


def test_what_something_is_called_is_content_where_the_tree_makes_a_clause_of_it(cues: CueLexicon) -> None:
    written = (
        "Holm/NNP/nsubj>2[PERSON] called=call/VBD/ROOT>0 the/DT/det>4 truce/NN/nsubj>6 a/DT/det>6 sham/NN/ccomp>2 "
        "~././punct>2"
    )
    assert parts(cues, written) == [("Holm", "called", ["the truce a sham"])]


def test_noun_before_a_clause_without_a_pronoun_is_what_is_said(cues: CueLexicon) -> None:
    written = (
        "The/DT/det>2 truce/NN/nsubj>5 Holm/NNP/nsubj>4[PERSON] announced=announce/VBD/relcl>2 held=hold/VBD/ROOT>0 "
        "~././punct>5"
    )
    assert parts(cues, written) == [("Holm", "announced", ["The truce"])]
    day = written.replace("truce/NN", "day/NN")
    assert parts(cues, day) == []


def test_noun_before_a_passive_with_its_speaker_is_what_is_said(cues: CueLexicon) -> None:
    written = (
        "A/DT/det>2 truce/NN/nsubj>6 announced=announce/VBN/acl>2 by/IN/agent>3 Holm/NNP/pobj>4[PERSON] "
        "held=hold/VBD/ROOT>0 ~././punct>6"
    )
    assert parts(cues, written) == [("Holm", "announced", ["A truce"])]


def test_verbs_of_speech_have_what_they_are_about_for_content(cues: CueLexicon) -> None:
    written = "Holm/NNP/nsubj>2[PERSON] joked=joke/VBD/ROOT>0 about/IN/prep>2 the/DT/det>5 truce/NN/pobj>3 ~././punct>2"
    assert parts(cues, written) == [("Holm", "joked about", ["the truce"])]


def test_dash_ends_the_clause_of_a_speaker_who_closes_the_content(cues: CueLexicon) -> None:
    written = (
        "The/DT/det>2 truce/NN/nsubj>3 held=hold/VBD/ROOT>0 ~,/,/punct>3 aides=aide/NNS/nsubj>6 "
        "say/VBP/parataxis>3 --/:/punct>3 it/PRP/nsubj>9 came=come/VBD/ccomp>3 late/RB/advmod>9 ~././punct>3"
    )
    assert parts(cues, written)[0][:2] == ("aides", "say")
    assert parts(cues, written)[0][2][0] == "The truce held"
