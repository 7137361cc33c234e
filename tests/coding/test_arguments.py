"""Subjects and objects across voice, control and clauses, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.arguments import complements, datives, is_passive, objects, prepositional, subjects
from handparse import parse_from

# Sentence, the verb's position, its subjects, its objects.
CASES = {
    "active": ("Ada/NNP/nsubj>2 hit/VBD/ROOT>0 Brok/NNP/dobj>2", 1, ["Ada"], ["Brok"]),
    "passive without agent": ("Brok/NNP/nsubjpass>3 was=be/VBD/auxpass>3 hit/VBN/ROOT>0", 2, [], ["Brok"]),
    "joined verbs": (
        "Ada/NNP/nsubj>2 came=come/VBD/ROOT>0 and/CC/cc>2 hit/VBD/conj>2 Brok/NNP/dobj>4",
        3,
        ["Ada"],
        ["Brok"],
    ),
    "subject control": (
        "Ada/NNP/nsubj>2 tried=try/VBD/ROOT>0 to/TO/aux>4 hit/VB/xcomp>2 Brok/NNP/dobj>4",
        3,
        ["Ada"],
        ["Brok"],
    ),
    "object control": (
        "Ada/NNP/nsubj>2 urged=urge/VBD/ROOT>0 Cato/NNP/dobj>2 to/TO/aux>5 hit/VB/xcomp>2 Brok/NNP/dobj>5",
        4,
        ["Cato"],
        ["Brok"],
    ),
    "control by whom one helps": (
        "Ada/NNP/nsubj>2 assisted=assist/VBD/ROOT>0 Cato/NNP/dobj>2 to/TO/aux>5 beat/VB/advcl>2 Brok/NNP/dobj>5",
        4,
        ["Cato"],
        ["Brok"],
    ),
    "agent behind the second passive": (
        "Brok/NNP/nsubjpass>3 was=be/VBD/auxpass>3 struck=strike/VBN/ROOT>0 and/CC/cc>3 killed=kill/VBN/conj>3 "
        "by/IN/agent>5 Ada/NNP/pobj>6",
        2,
        ["Ada"],
        ["Brok"],
    ),
    "at somebody's hands": (
        "Brok/NNP/nsubjpass>3 was=be/VBD/auxpass>3 killed=kill/VBN/ROOT>0 at/IN/prep>3 the/DT/det>6 "
        "hands=hand/NNS/pobj>4 of/IN/prep>6 Ada/NNP/pobj>7",
        2,
        ["Ada"],
        ["Brok"],
    ),
    "participle": (
        "Ada/NNP/nsubj>2 came=come/VBD/ROOT>0 ~,/,/punct>2 hitting=hit/VBG/advcl>2 Brok/NNP/dobj>4",
        3,
        ["Ada"],
        ["Brok"],
    ),
    "gerund after a preposition": (
        "By/IN/prep>4 hitting=hit/VBG/pcomp>1 Ada/NNP/dobj>2 won=win/VBD/ROOT>0 Brok/NNP/nsubj>4",
        1,
        ["Brok"],
        ["Ada"],
    ),
    "blamed for what one did": (
        "Ada/NNP/nsubj>2 scolded=scold/VBD/ROOT>0 Cato/NNP/dobj>2 for/IN/prep>2 hitting=hit/VBG/pcomp>4 "
        "Brok/NNP/dobj>5",
        4,
        ["Cato"],
        ["Brok"],
    ),
    "bought for a purpose": (
        "Ada/NNP/nsubj>2 bought=buy/VBD/ROOT>0 clubs=club/NNS/dobj>2 for/IN/prep>2 hitting=hit/VBG/pcomp>4 "
        "Brok/NNP/dobj>5",
        4,
        ["Ada"],
        ["Brok"],
    ),
    "kept from it": (
        "Ada/NNP/nsubj>2 stopped=stop/VBD/ROOT>0 Cato/NNP/dobj>2 from/IN/prep>2 hitting=hit/VBG/pcomp>4 "
        "Brok/NNP/dobj>5",
        4,
        ["Cato"],
        ["Brok"],
    ),
    "relative clause on the subject": (
        "Men=man/NNS/nsubj>5 who/WP/nsubj>3 hit/VBD/relcl>1 Brok/NNP/dobj>3 fled=flee/VBD/ROOT>0",
        2,
        ["Men"],
        ["Brok"],
    ),
    "relative clause on the object": (
        "Men=man/NNS/nsubj>5 whom/WP/dobj>4 Ada/NNP/nsubj>4 hit/VBD/relcl>1 fled=flee/VBD/ROOT>0",
        3,
        ["Ada"],
        ["Men"],
    ),
    "plan of somebody": (
        "Ada/NNP/poss>3 ~'s/POS/case>1 plan/NN/nsubj>7 to/TO/aux>5 hit/VB/acl>3 Brok/NNP/dobj>5 failed=fail/VBD/ROOT>0",
        4,
        ["Ada"],
        ["Brok"],
    ),
    "small clause": (
        "Men=man/NNS/nsubj>2 held=hold/VBD/ROOT>0 Brok/NNP/npadvmod>4 captive/JJ/acomp>2",
        1,
        ["Men"],
        ["Brok"],
    ),
    "predicate": ("Ada/NNP/nsubj>2 is=be/VBZ/ROOT>0 ready/JJ/acomp>2", 2, ["Ada"], []),
}


@pytest.mark.parametrize("name", CASES)
def test_who_does_it_to_whom(name: str) -> None:
    written, at, who, whom = CASES[name]
    parse = parse_from(written)
    assert [each.text for each in subjects(parse, parse.tokens[at])] == who
    assert [each.text for each in objects(parse, parse.tokens[at])] == whom


def test_a_reduced_relative_is_passive_but_not_with_an_object_of_its_own() -> None:
    seized = parse_from("Boats=boat/NNS/ROOT>0 seized=seize/VBN/acl>1")
    misread = parse_from("Police/NNS/ROOT>0 seized=seize/VBN/acl>1 boats=boat/NNS/dobj>2")
    assert is_passive(seized, seized.tokens[1])
    assert not is_passive(misread, misread.tokens[1])


def test_datives_with_and_without_a_preposition() -> None:
    bare = parse_from("Ada/NNP/nsubj>2 gave=give/VBD/ROOT>0 Brok/NNP/dative>2 bread/NN/dobj>2")
    prep = parse_from("Ada/NNP/nsubj>2 gave=give/VBD/ROOT>0 bread/NN/dobj>2 to/IN/dative>2 Brok/NNP/pobj>4")
    assert [each.text for parse in (bare, prep) for each in datives(parse, parse.tokens[1])] == ["Brok", "Brok"]


def test_chained_prepositions_are_followed() -> None:
    parse = parse_from("Men=man/NNS/nsubj>2 pulled=pull/VBD/ROOT>0 out/IN/prep>2 of/IN/prep>3 Zapad/NNP/pobj>4")
    assert [each.text for each in prepositional(parse, parse.tokens[1], {"of"})] == ["Zapad"]


def test_a_complement_may_hang_on_the_object() -> None:
    parse = parse_from("Ada/NNP/nsubj>2 issued=issue/VBD/ROOT>0 a/DT/det>4 plea/NN/dobj>2 to/TO/aux>6 talk/VB/acl>4")
    assert [each.text for each in complements(parse, parse.tokens[1])] == ["talk"]


def test_a_subject_right_behind_what_is_said_is_its_object() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 shot=shoot/VBD/ccomp>6 men=man/NNS/nsubj>6 ~,/,/punct>3 mayor/NN/appos>3 "
        "said=say/VBD/ROOT>0"
    )
    assert [each.text for each in objects(parse, parse.tokens[1])] == ["men"]


def test_what_stands_behind_a_comma_speaks() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 struck=strike/VBD/ccomp>5 ~,/,/punct>5 officials=official/NNS/nsubj>5 "
        "said=say/VBD/ROOT>0"
    )
    assert objects(parse, parse.tokens[1]) == ()
