"""Where a party's phrase begins and ends, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.phrases import phrase
from handparse import parse_from


def named_at(written: str, head: int) -> str:
    parse = parse_from(written)
    return parse.span(phrase(parse, parse.tokens[head])).text


@pytest.mark.parametrize(
    ("written", "head", "named"),
    [
        (
            "clerks=clerk/NNS/nsubjpass>8 hired=hire/VBN/acl>1 by/IN/agent>2 the/DT/det>5 mint/NN/pobj>3 "
            "were=be/VBD/auxpass>8 not/RB/neg>8 seen=see/VBN/ROOT>0",
            0,
            "clerks hired by the mint",
        ),
        (
            "clerks=clerk/NNS/nsubjpass>9 ~,/,/punct>1 hired=hire/VBN/acl>1 by/IN/agent>3 the/DT/det>6 mint/NN/pobj>4 "
            "~,/,/punct>1 were=be/VBD/auxpass>9 seen=see/VBN/ROOT>0",
            0,
            "clerks",
        ),
        (
            "clerks=clerk/NNS/nsubj>5 who/WP/nsubj>3 drink=drink/VBP/relcl>1 rum/NN/dobj>3 slept=sleep/VBD/ROOT>0",
            0,
            "clerks",
        ),
        (
            "people/NNS/nsubj>5 who/WP/nsubj>3 drink=drink/VBP/relcl>1 rum/NN/dobj>3 slept=sleep/VBD/ROOT>0",
            0,
            "people who drink rum",
        ),
        (
            "A/DT/det>2 guild/NN/nsubj>8 near/IN/prep>2 Lesk/NNP/pobj>3[GPE] that/WDT/nsubj>6 trades=trade/VBZ/relcl>4 "
            "rum/NN/dobj>6 slept=sleep/VBD/ROOT>0",
            1,
            "A guild near Lesk",
        ),
    ],
)
def test_a_bare_clause_tells_who_is_meant(written: str, head: int, named: str) -> None:
    assert named_at(written, head) == named


@pytest.mark.parametrize(
    ("written", "head", "named"),
    [
        (
            "the/DT/det>3 Harbour/NNP/compound>3 Guild/NNP/nsubj>7 (/-LRB-/punct>5 HG/NNP/appos>7 )/-RRB-/punct>5 "
            "slept=sleep/VBD/ROOT>0",
            2,
            "the Harbour Guild ( HG )",
        ),
        (
            "the/DT/det>2 guild/NN/nsubj>6 (/-LRB-/punct>4 probably/RB/advmod>2 )/-RRB-/punct>4 slept=sleep/VBD/ROOT>0",
            1,
            "the guild",
        ),
    ],
)
def test_a_name_s_short_form_belongs_to_it(written: str, head: int, named: str) -> None:
    assert named_at(written, head) == named


@pytest.mark.parametrize(
    ("written", "head", "named"),
    [
        (
            "Clerks=clerk/NNS/ROOT>0 told=tell/VBN/acl>1 by/IN/agent>2 cooks=cook/NNS/pobj>3 to/TO/aux>6 "
            "sweep/VB/xcomp>2",
            0,
            "Clerks",
        ),
        (
            "the/DT/det>2 kin/NN/ROOT>0 of/IN/prep>2 those/DT/pobj>3 hurt=hurt/VBN/acl>4 in/IN/prep>5 "
            "Lesk/NNP/pobj>6[GPE]",
            1,
            "the kin of those hurt in Lesk",
        ),
        (
            "a/DT/det>2 cook/NN/nsubj>12 ~,/,/punct>2 Ada/NNP/compound>5[PERSON] Brok/NNP/appos>2[PERSON] ~,/,/punct>5 "
            "and/CC/cc>5 his/PRP$/poss>9 aide/NN/conj>5 ~,/,/punct>2 both/DT/nsubj>12 slept=sleep/VBD/ROOT>0",
            1,
            "a cook, Ada Brok",
        ),
        (
            "Lesk/NNP/ROOT>0[GPE] ~,/,/punct>1 the/DT/det>4 refuge/NN/appos>1 on/IN/prep>4 Monday/NNP/pobj>5[DATE]",
            0,
            "Lesk",
        ),
        ("a/DT/det>2 truce/NN/ROOT>0 with/IN/prep>2 Lesk/NNP/pobj>3[GPE]", 1, "a truce with Lesk"),
    ],
)
def test_what_tells_a_party_apart_and_what_does_not(written: str, head: int, named: str) -> None:
    assert named_at(written, head) == named


@pytest.mark.parametrize(
    ("written", "head", "named"),
    [
        (
            "Ada/NNP/nsubj>2[PERSON] accused=accuse/VBD/ROOT>0 clerks=clerk/NNS/dobj>2 of/IN/prep>3 theft/NN/pobj>4",
            2,
            "clerks",
        ),
        (
            "Ada/NNP/nsubj>2[PERSON] met=meet/VBD/ROOT>0 clerks=clerk/NNS/dobj>2 of/IN/prep>3 Lesk/NNP/pobj>4[GPE]",
            2,
            "clerks of Lesk",
        ),
        (
            "Brok/NNP/nsubj>14[PERSON] ~,/,/punct>1 an/DT/det>4 aide/NN/appos>1 to/IN/prep>4 the/DT/det>7 "
            "head/NN/pobj>5 of/IN/prep>7 the/DT/det>11 harbour/NN/compound>11 office/NN/pobj>8 ~,/,/punct>1 "
            "there/RB/advmod>14 slept=sleep/VBD/ROOT>0",
            0,
            "Brok, an aide to the head of the harbour office",
        ),
        (
            "Ada/NNP/nsubj>2[PERSON] banned=ban/VBD/ROOT>0 rum/NN/dobj>2 ~,/,/punct>3 a/DT/det>6 win/NN/appos>3 "
            "for/IN/prep>6 the/DT/det>9 health/NN/pobj>7 of/IN/prep>9 all/DT/pobj>10 who/WP/nsubj>13 "
            "work/NN/appos>11 there/RB/advmod>13",
            2,
            "rum",
        ),
        ("Lesk/NNP/ROOT>0[GPE] ~,/,/punct>1 a/DT/det>4 port/NN/appos>1", 0, "Lesk"),
        ("Lesk/NNP/ROOT>0[GPE] ~,/,/punct>1 Vostok/NNP/appos>1[GPE]", 0, "Lesk, Vostok"),
    ],
)
def test_where_a_title_or_a_charge_begins(written: str, head: int, named: str) -> None:
    assert named_at(written, head) == named


def test_what_is_joined_shares_the_phrase_behind_it() -> None:
    written = (
        "Clerks=clerk/NNS/nsubj>6 and/CC/cc>1 cooks=cook/NNS/conj>1 from/IN/prep>1 Lesk/NNP/pobj>4[GPE] "
        "slept=sleep/VBD/ROOT>0"
    )
    assert named_at(written, 0) == "Clerks and cooks from Lesk"


def test_a_participle_before_its_noun_is_no_deed() -> None:
    written = "a/DT/det>2 siege/NN/ROOT>0 of/IN/prep>2 occupied=occupy/VBN/amod>5 Lesk/NNP/pobj>3[GPE]"
    assert named_at(written, 1) == "a siege of occupied Lesk"


def test_a_phrase_ends_at_what_does_not_belong_to_it() -> None:
    written = (
        "a/DT/det>2 court/NN/nsubj>9 on/IN/prep>2 Monday/NNP/pobj>3[DATE] ~,/,/punct>2 one/CD/appos>2 in/IN/prep>2 "
        "Lesk/NNP/pobj>7[GPE] sat=sit/VBD/ROOT>0"
    )
    assert named_at(written, 1) == "a court"
