"""Which words stand for a party, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.party_words import PartyWords
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of


@pytest.fixture(scope="module")
def triggers() -> TriggerLexicon:
    return load_triggers()


def words_of(parse: Parse, triggers: TriggerLexicon) -> PartyWords:
    return PartyWords(Reading(report_of(parse), parse), triggers)


def test_those_are_a_party_where_a_clause_tells_who_they_are(triggers: TriggerLexicon) -> None:
    parse = parse_from(
        "those/DT/nsubj>3 hurt=hurt/VBN/acl>1 slept=sleep/VBD/ROOT>0",
        "those/DT/nsubj>2 slept=sleep/VBD/ROOT>0",
    )
    words = words_of(parse, triggers)
    assert [words.is_party(parse.tokens[i]) for i in (0, 3)] == [True, False]
    assert [words.may_act(parse.tokens[i], ()) for i in (0, 3)] == [True, False]


@pytest.mark.parametrize(
    ("written", "thing", "parties"),
    [
        ("the/DT/det>4 Polish/JJ/amod>4[NORP] peace/NN/compound>4 plan/NN/ROOT>0", 3, ["Polish"]),
        ("Brok/NNP/poss>3[PERSON] ~'s/POS/case>1 plan/NN/ROOT>0", 2, ["Brok"]),
        ("a/DT/det>2 plan/NN/ROOT>0 tabled=table/VBN/acl>2 by/IN/agent>3 Brok/NNP/pobj>4[PERSON]", 1, ["Brok"]),
        ("a/DT/det>2 plan/NN/ROOT>0 for/IN/prep>2 Lesk/NNP/pobj>3[GPE]", 1, ["Lesk"]),
        ("a/DT/det>2 soldier/NN/ROOT>0 from/IN/prep>2 Lesk/NNP/pobj>3[GPE]", 1, ["soldier"]),
        ("their/PRP$/poss>2 plan/NN/ROOT>0", 1, []),
    ],
)
def test_the_parties_inside_a_phrase(written: str, thing: int, parties: list[str], triggers: TriggerLexicon) -> None:
    parse = parse_from(written)
    assert [each.text for each in words_of(parse, triggers).inside(parse.tokens[thing])] == parties


def test_a_statement_can_be_about_anything_but_a_date_or_a_pointer(triggers: TriggerLexicon) -> None:
    parse = parse_from("harvest/NN/ROOT>0 Monday/NNP/conj>1[DATE] that/DT/conj>1")
    words = words_of(parse, triggers)
    assert [words.is_thing(token) for token in parse.tokens] == [True, False, False]
