"""Which announced deeds are threats."""

from __future__ import annotations

import pytest

from dateline.coding.modals import is_nobody, is_own, is_ruled_out
from dateline.knowledge.triggers import load_triggers
from handparse import parse_from

TRIGGERS = load_triggers()

SAID = "Vostok/NNP/nsubj>2[GPE] said=say/VBD/ROOT>0 {} would/MD/aux>5 attack/VB/ccomp>2 Zapad/NNP/dobj>5[GPE]"


@pytest.mark.parametrize(
    ("doer", "own"),
    [
        ("it/PRP/nsubj>5", True),
        ("troops=troop/NNS/nsubj>5", True),
        ("pirates=pirate/NNS/nsubj>5", False),
        ("Sever/NNP/nsubj>5[GPE]", False),
    ],
)
def test_one_threatens_by_what_oneself_or_ones_own_will_do(doer: str, own: bool) -> None:
    parse = parse_from(SAID.format(doer))
    assert is_own(parse, parse.tokens[3], TRIGGERS) is own


def test_what_is_to_be_suffered_is_a_threat_without_its_doer() -> None:
    parse = parse_from(
        "Vostok/NNP/nsubj>2[GPE] said=say/VBD/ROOT>0 spies=spy/NNS/nsubjpass>6 would/MD/aux>6 be/VB/auxpass>6 "
        "shot=shoot/VBN/ccomp>2"
    )
    assert is_own(parse, parse.tokens[3], TRIGGERS)


def test_what_will_not_be_done_is_ruled_out() -> None:
    negated = parse_from(
        "Vostok/NNP/nsubj>2[GPE] said=say/VBD/ROOT>0 it/PRP/nsubj>6 would/MD/aux>6 never/RB/neg>6 attack/VB/ccomp>2"
    )
    nobody = parse_from(SAID.format("nobody/NN/nsubj>5"))
    plain = parse_from(SAID.format("it/PRP/nsubj>5"))
    assert is_ruled_out(negated, negated.tokens[3])
    assert is_ruled_out(nobody, nobody.tokens[3])
    assert not is_ruled_out(plain, plain.tokens[3])


def test_no_soldier_is_nobody() -> None:
    parse = parse_from("No=no/DT/det>2 soldier/NN/nsubj>3 slept=sleep/VBD/ROOT>0")
    assert is_nobody(parse, parse.tokens[1])
