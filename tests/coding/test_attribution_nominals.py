"""Cues that are no verbs, on parses built by hand."""

from __future__ import annotations

from dateline.knowledge.cues import CueLexicon
from handparts import parts


def test_comma_ends_a_phrase_whose_sentence_lacks_its_predicate(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 treaty/NN/nsubj>3 is=be/VBZ/ROOT>0 ~,/,/punct>3 in/IN/prep>3 the/DT/det>7 "
        "words=word/NNS/pobj>5 of/IN/prep>7 the/DT/det>11 foreign/JJ/amod>11 minister/NN/pobj>8 ~,/,/punct>11 "
        "a/DT/det>15 dead/JJ/amod>15 letter/NN/appos>11 ~././punct>3",
    ) == [("the foreign minister", "in the words of", ["The treaty is", "a dead letter"])]


def test_noun_before_a_noun_of_saying_tells_whose_it_is(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 army/NN/nsubj>3 rejected=reject/VBD/ROOT>0 rebel/NN/compound>5 "
        "assertions=assertion/NNS/dobj>3 that/IN/dobj>10 the/DT/det>8 town/NN/nsubj>10 had=have/VBD/aux>10 "
        "fallen=fall/VBN/acl>5 ~././punct>3",
    ) == [
        ("The army", "rejected", ["rebel assertions that the town had fallen"]),
        ("rebel", "assertions", ["that the town had fallen"]),
    ]


def test_reports_of_nobody_speak_for_themselves(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 ministry/NN/nsubj>3 denied=deny/VBD/ROOT>0 reports=report/NNS/dobj>3 that/IN/mark>9 "
        "the/DT/det>7 mine/NN/nsubj>9 had=have/VBD/aux>9 closed=close/VBN/acl>4 ~././punct>3",
    ) == [
        ("The ministry", "denied", ["reports that the mine had closed"]),
        ("reports", "that", ["the mine had closed"]),
    ]


def test_word_comes_from_who_says_it(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "Word=Word/NNP/nsubj>2 came=come/VBD/ROOT>0 from/IN/prep>2 the/DT/det>5 capital/NN/pobj>3 "
        "that/WDT/dobj>10 the/DT/det>8 king/NN/nsubj>10 had=have/VBD/aux>10 died=die/VBN/relcl>5 ~././punct>2",
    ) == [("the capital", "Word came from", ["that the king had died"])]


def test_clause_that_a_view_is_said_to_be_belongs_to_its_holders(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 view/NN/nsubj>6 of/IN/prep>2 the/DT/det>5 generals=general/NNS/pobj>3 is=be/VBZ/ROOT>0 "
        "that/IN/mark>11 the/DT/det>9 war/NN/nsubjpass>11 is=be/VBZ/auxpass>11 lost=lose/VBN/ccomp>6 "
        "~././punct>6",
    ) == [("the generals", "view", ["that the war is lost"])]


def test_question_of_a_thing_has_no_voice(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 question/NN/nsubj>6 of/IN/prep>2 the/DT/det>5 debt/NN/pobj>3 is=be/VBZ/ROOT>0 "
        "whether/IN/mark>11 the/DT/det>9 state/NN/nsubj>11 can/MD/aux>11 pay/VB/ccomp>6 it/PRP/dobj>11 "
        "~././punct>6",
    ) == [(None, "question", ["whether the state can pay it"])]


def test_what_raises_fears_does_not_hold_them(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 flood/NN/nsubj>3 raised=raise/VBD/ROOT>0 fears=fear/NNS/dobj>3 that/IN/mark>9 "
        "the/DT/det>7 dam/NN/nsubj>9 would/MD/aux>9 burst/VB/acl>4 ~././punct>3",
    ) == [(None, "raised fears", ["that the dam would burst"])]


def test_verb_that_lends_its_subject_is_no_second_cue(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "The/DT/det>2 envoys=envoy/NNS/nsubj>3 expressed=express/VBD/ROOT>0 concern/NN/dobj>3 that/IN/mark>9 "
        "the/DT/det>7 truce/NN/nsubj>9 would/MD/aux>9 fail/VB/acl>4 ~././punct>3",
    ) == [("The envoys", "expressed concern", ["that the truce would fail"])]


def test_polls_at_which_people_vote_say_nothing(cues: CueLexicon) -> None:
    assert (
        parts(
            cues,
            "In/IN/prep>7 the/DT/det>4 parliamentary/JJ/amod>4 polls=poll/NNS/pobj>1 ~,/,/punct>7 it/PRP/nsubj>7 "
            "is=be/VBZ/ROOT>0 the/DT/det>9 farmers=farmer/NNS/attr>7 who/WP/nsubj>11 decide/VBP/relcl>9 "
            "~././punct>7",
        )
        == []
    )
