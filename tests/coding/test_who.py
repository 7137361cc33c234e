"""Parties and the mentions that claims name them by."""

from __future__ import annotations

import pytest

from dateline.coding.who import Parties
from dateline.model import Form, Mention, MentionKind
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of

OFFICIALS = (
    "Polish/JJ/amod>4[NORP] and/CC/cc>1 Latvian/JJ/conj>1[NORP] officials=official/NNS/nsubj>5 met=meet/VBD/ROOT>0"
)
CHIEFS = (
    "heads=head/NNS/nsubj>10 of/IN/prep>1 agencies=agency/NNS/pobj>2 of/IN/prep>3 Chad/NNP/pobj>4[GPE] ~,/,/punct>5 "
    "Niger/NNP/conj>5[GPE] and/CC/cc>7 Mali/NNP/conj>7[GPE] met=meet/VBD/ROOT>0"
)
FROM = (
    "envoys=envoy/NNS/nsubj>6 from/IN/prep>1 Chad/NNP/pobj>2[GPE] and/CC/cc>3 Niger/NNP/conj>3[GPE] met=meet/VBD/ROOT>0"
)
SPLIT = (
    "ministers=minister/NNS/nsubj>8 of/IN/prep>1 Chad/NNP/pobj>2[GPE] ~,/,/punct>1 Niger/NNP/nsubj>8[GPE] and/CC/cc>5 "
    "Mali/NNP/conj>5[GPE] met=meet/VBD/ROOT>0"
)
ARMY = "The/DT/det>3 Polish/JJ/amod>3[NORP] army/NN/nsubj>4 met=meet/VBD/ROOT>0"
LISTED = (
    "Chad/NNP/nsubj>9[GPE] ~,/,/punct>1 the/DT/det>5 Northern/NNP/compound>5 Coalition/NNP/appos>1 and/CC/cc>5 "
    "Niger/NNP/conj>5[GPE] jointly/RB/advmod>9 met=meet/VBD/ROOT>0"
)
TITLED = (
    "Premier/NNP/nsubj>7 ~,/,/punct>1 Brok/NNP/appos>1[PERSON] ~,/,/punct>3 and/CC/cc>3 Lund/NNP/conj>3[PERSON] "
    "met=meet/VBD/ROOT>0"
)
THOUSANDS = "Thousands=thousand/NNS/nsubj>4 of/IN/prep>1 nurses=nurse/NNS/pobj>2 met=meet/VBD/ROOT>0"


def register(parse: Parse, *mentions: Mention, heads: dict[str, int] | None = None) -> Parties:
    return Parties(Reading(report_of(parse), parse, mentions, heads or {}))


@pytest.mark.parametrize(
    ("written", "head", "parties"),
    [
        (OFFICIALS, 3, ["Polish", "Latvian"]),
        (CHIEFS, 0, ["Chad", "Niger", "Mali"]),
        (FROM, 0, ["Chad", "Niger"]),
        (FROM.replace("envoys=envoy", "rebels=rebel"), 0, ["rebels"]),
        (SPLIT, 0, ["Chad", "Niger", "Mali"]),
        (LISTED, 0, ["Chad", "Coalition", "Niger"]),
        (TITLED, 0, ["Premier", "Lund"]),
        (ARMY, 2, ["army"]),
        (THOUSANDS, 0, ["nurses"]),
    ],
)
def test_a_phrase_is_as_many_parties_as_it_names(written: str, head: int, parties: list[str]) -> None:
    parse = parse_from(written)
    assert [parse.tokens[i].text for i in register(parse).parties(head)] == parties


def test_a_known_mention_is_used_again() -> None:
    parse = parse_from(ARMY)
    mention = Mention(0, 15, "The Polish army", id="m1", kind=MentionKind.ACTOR, form=Form.NOMINAL)
    parties = register(parse, mention, heads={"m1": 2})
    assert parties.mention(2) == "m1"
    assert parties.added == ((), {})


def test_a_new_mention_spans_determiner_to_head_and_is_made_once() -> None:
    parse = parse_from(ARMY)
    parties = register(parse)
    assert parties.mention(2) == parties.mention(2) == "m1"
    (made,), heads = parties.added
    assert (made.text, made.form, heads) == ("The Polish army", Form.NOMINAL, {"m1": 2})


def test_new_ids_go_on_after_those_of_the_reading() -> None:
    parse = parse_from(OFFICIALS)
    mention = Mention(0, 6, "Polish", id="m2", kind=MentionKind.ACTOR, form=Form.NAME)
    parties = register(parse, mention, heads={"m2": 0})
    assert parties.mention(3) not in {"m2"}
    assert parties.mention(3) != parties.mention(2)


def test_a_party_is_named_by_its_whole_phrase_with_the_entity_of_its_head() -> None:
    parse = parse_from(
        "Premier/NNP/compound>3 Ada/NNP/compound>3[PERSON] Brok/NNP/nsubj>4[PERSON] met=meet/VBD/ROOT>0",
        "A/DT/det>2 court/NN/nsubj>5 in/IN/prep>2 Bergen/NNP/pobj>3[GPE] sat=sit/VBD/ROOT>0",
    )
    name = Mention(8, 16, "Ada Brok", id="m1", kind=MentionKind.ACTOR, form=Form.NAME, chain="c1")
    parties = register(parse, name, heads={"m1": 2})
    parties.mention(2)
    parties.mention(5)
    (person, court), _ = parties.added
    assert (person.text, person.chain, person.form) == ("Premier Ada Brok", "c1", Form.NAME)
    assert court.text == "A court in Bergen"


def test_an_article_alone_makes_no_new_mention() -> None:
    parse = parse_from(ARMY)
    mention = Mention(4, 15, "Polish army", id="m1", kind=MentionKind.ACTOR, form=Form.NAME)
    parties = register(parse, mention, heads={"m1": 2})
    assert parties.mention(2) == "m1"


def test_a_pronoun_stands_for_what_its_chain_names_in_the_sentence() -> None:
    parse = parse_from(
        "Brok/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 she/PRP/nsubj>4 attacked=attack/VBD/ccomp>2 Zapad/NNP/dobj>4[GPE]"
    )
    brok = Mention(0, 4, "Brok", id="m1", kind=MentionKind.ACTOR, form=Form.NAME, chain="c1")
    she = Mention(10, 13, "she", id="m2", kind=MentionKind.ACTOR, form=Form.PRONOUN, chain="c1")
    assert register(parse, brok, she, heads={"m1": 0, "m2": 2}).parties(2) == (0,)


@pytest.mark.parametrize("holder", [0, 3])
def test_a_pronoun_stands_for_no_phrase_that_holds_it(holder: int) -> None:
    parse = parse_from(
        "One/CD/nsubj>7 of/IN/prep>1 the/DT/det>4 two/CD/pobj>2 of/IN/prep>4 them/PRP/pobj>5 fled=flee/VBD/ROOT>0"
    )
    span = parse.span(parse.tokens[holder : holder + 1])
    counted = Mention(span.start, span.end, span.text, id="m1", kind=MentionKind.ACTOR, form=Form.NOMINAL, chain="c1")
    them = Mention(18, 22, "them", id="m2", kind=MentionKind.ACTOR, form=Form.PRONOUN, chain="c1")
    assert register(parse, counted, them, heads={"m1": holder, "m2": 5}).parties(0) == (5,)


def test_a_place_is_not_named_by_where_the_way_leads_from_it() -> None:
    parse = parse_from(
        "Monks=monk/NNS/nsubj>2 fled=flee/VBD/ROOT>0 Lesk/NNP/dobj>2[GPE] for/IN/prep>3 Vorna/NNP/pobj>4[GPE]"
    )
    parties = register(parse)
    parties.mention(2)
    ((made,), _) = parties.added
    assert made.text == "Lesk"


def test_a_party_s_name_ends_where_the_way_begins() -> None:
    parse = parse_from(
        "The/DT/det>2 sect/NN/nsubj>7 from/IN/prep>2 Zapad/NNP/pobj>3[GPE] into/IN/prep>4 Sever/NNP/pobj>5[GPE] "
        "grew=grow/VBD/ROOT>0"
    )
    parties = register(parse)
    parties.mention(1)
    ((made,), _) = parties.added
    assert made.text == "The sect"


def test_a_name_behind_the_verb_is_no_apposition_to_its_subject() -> None:
    parse = parse_from(
        "500/CD/nummod>2 fighters=fighter/NNS/nsubjpass>4 were=be/VBD/auxpass>4 moved=move/VBN/ROOT>0 ~,/,/punct>2 "
        "some/DT/appos>2 of/IN/prep>6 them/PRP/pobj>7 by/IN/prep>6 lorry/NN/pobj>9"
    )
    parties = register(parse)
    parties.mention(1)
    assert [mention.text for mention in parties.added[0]] == ["500 fighters"]


def test_what_stands_before_a_last_word_is_no_apposition_to_it() -> None:
    parse = parse_from("Niger/NNP/appos>3[GPE] who/WP/nsubj>3 fled=fled/NN/ROOT>0")
    parties = register(parse)
    parties.mention(2)
    assert [mention.text for mention in parties.added[0]] == ["fled"]


OFFER = (
    "Vostok/NNP/nsubj>2[GPE] spurned=spurn/VBD/ROOT>0 the/DT/det>6 Zapad/NNP/compound>5[GPE] council/NN/poss>6 "
    "offer/NN/dobj>2 by/IN/prep>6 Brok/NNP/pobj>7[PERSON]"
)


@pytest.mark.parametrize(("party", "thing"), [(3, 5), (4, 5), (7, 5), (0, 0), (5, 5)])
def test_a_party_is_seen_in_what_is_its_own(party: int, thing: int) -> None:
    assert register(parse_from(OFFER)).thing(party) == thing


def test_a_measure_is_nobody_s_own() -> None:
    assert register(parse_from(THOUSANDS)).thing(2) == 2


def test_what_is_a_party_s_own_stands_for_it() -> None:
    parse = parse_from(OFFER)
    council = Mention(
        26, 39, "Zapad council", id="m1", kind=MentionKind.ACTOR, form=Form.NAME, entity="org:c", chain="c1"
    )
    parties = register(parse, council, heads={"m1": 4})
    assert parties.owner(5) == 4
    parties.mention(5)
    ((made,), _) = parties.added
    assert made.text == "the Zapad council offer by Brok"
    assert (made.entity, made.chain, made.form) == ("org:c", None, Form.NOMINAL)


def test_those_who_are_somebody_s_are_not_that_party() -> None:
    parse = parse_from(
        "Brok/NNP/poss>3[PERSON] ~'s/POS/case>1 aides=aide/NNS/nsubj>4 fled=flee/VBD/ROOT>0 Lesk/NNP/dobj>4[GPE]"
    )
    brok = Mention(0, 4, "Brok", id="m1", kind=MentionKind.ACTOR, form=Form.NAME, entity="person:brok")
    parties = Parties(Reading(report_of(parse), parse, (brok,), {"m1": 0}), actors=frozenset({"aide"}))
    parties.mention(2)
    ((made,), _) = parties.added
    assert (made.text, made.entity) == ("Brok's aides", None)


def test_what_is_nobody_s_has_no_owner() -> None:
    assert register(parse_from(OFFER)).owner(5) == 5


def test_a_noun_for_a_place_makes_no_actor() -> None:
    parse = parse_from("Vostok/NNP/nsubj>2[GPE] shelled=shell/VBD/ROOT>0 a/DT/det>4 depot/NN/dobj>2")
    parties = Parties(Reading(report_of(parse), parse), frozenset({"depot"}))
    parties.mention(3)
    parties.mention(0)
    assert [mention.kind for mention in parties.added[0]] == [MentionKind.PLACE, MentionKind.ACTOR]


def test_whose_paper_it_is_stands_in_its_clause() -> None:
    parse = parse_from(
        "a/DT/det>2 bill/NN/ROOT>0 tabled=table/VBN/acl>2 by/IN/agent>3 Brok/NNP/pobj>4[PERSON] on/IN/prep>3 "
        "the/DT/det>8 harbour/NN/pobj>6"
    )
    assert register(parse).thing(4) == 1


def test_a_thing_whose_phrase_leaves_the_party_out_does_not_stand_for_it() -> None:
    parse = parse_from(
        "a/DT/det>2 bill/NN/ROOT>0 ~,/,/punct>2 tabled=table/VBN/acl>2 by/IN/agent>4 Brok/NNP/pobj>5[PERSON]"
    )
    assert register(parse).thing(5) == 5


def test_a_pronoun_stands_for_the_name_not_for_what_is_set_beside_it() -> None:
    parse = parse_from(
        "The/DT/det>3 Harbour/NNP/compound>3[ORG] Guild/NNP/nsubj>5[ORG] (HG)/NNP/appos>3 said=say/VBD/ROOT>0 "
        "it/PRP/nsubj>7 met=meet/VBD/ccomp>5"
    )
    spans = [parse.span(parse.tokens[a:b]) for a, b in ((0, 3), (3, 4), (5, 6))]
    forms = (Form.NAME, Form.NAME, Form.PRONOUN)
    mentions = [
        Mention(span.start, span.end, span.text, id=f"m{n}", kind=MentionKind.ACTOR, form=form, chain="c1")
        for n, (span, form) in enumerate(zip(spans, forms, strict=True))
    ]
    assert register(parse, *mentions, heads={"m0": 2, "m1": 3, "m2": 5}).parties(5) == (2,)


def test_they_are_all_who_speak() -> None:
    parse = parse_from(
        "Brok/NNP/nsubj>4[PERSON] and/CC/cc>1 Ada/NNP/conj>1[PERSON] said=say/VBD/ROOT>0 they/PRP/nsubj>6 "
        "agree/VBP/ccomp>4"
    )
    assert register(parse).parties(4) == (0, 2)
