from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.quantity import find_quantity
from dateline.knowledge.quantities import load_quantities
from dateline.model import Bound, Quantity
from dateline.reading import Reading
from handparse import parse_from, report_of

LEXICON = load_quantities()


def cases() -> list[list[str]]:
    lines = Path(__file__).with_name("quantity_cases.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def find(written: str, word: str, *parties: int) -> Quantity | None:
    parse = parse_from(written)
    head = next(token.i for token in parse.tokens if token.text == word)
    return find_quantity(Reading(report_of(parse), parse), head, parties, LEXICON)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case[1]}: {case[0]}")
def test_quantity_of_an_event(case: list[str]) -> None:
    sentence, word, text, value, what, bound, written = case
    assert parse_from(written).text == sentence
    expected = None if text == "-" else Quantity(text, float(value), what, Bound(bound))
    assert find(written, word) == expected


def test_a_party_is_counted_by_its_own_noun() -> None:
    written = "Four/CD/nummod>2 envoys=envoy/NNS/nsubj>3 met=meet/VBD/ROOT>0 ~./././punct>3"
    assert find(written, "met", 1) == Quantity("Four", 4.0, "envoy", Bound.EXACT)
    assert find(written, "met") is None


@pytest.mark.parametrize("label", ["DATE", "MONEY", "PERCENT", "QUANTITY"])
def test_dates_and_measures_are_no_counts(label: str) -> None:
    written = f"They/PRP/nsubj>2 killed=kill/VBD/ROOT>0 30/CD/nummod>4[{label}] sheep/NNS/dobj>2[{label}]"
    assert find(written, "killed") is None


@given(st.integers(1, 10**9))
def test_figures_keep_their_value_with_and_without_commas(number: int) -> None:
    for figure in (str(number), f"{number:,}"):
        written = f"They/PRP/nsubj>2 arrested=arrest/VBD/ROOT>0 {figure}/CD/nummod>4 men=man/NNS/dobj>2"
        found = find(written, "arrested")
        assert found is not None
        assert (found.text, found.value, found.what) == (figure, float(number), "detained")


def test_parties_that_are_counted_by_the_trigger() -> None:
    written = (
        "About/RB/advmod>2 900/CD/nummod>3 villagers=villager/NNS/nsubj>4 came=come/VBD/ROOT>0 "
        "fleeing=flee/VBG/advcl>4 clashes=clash/NNS/dobj>5"
    )
    assert find(written, "fleeing", 2) == Quantity("About 900", 900.0, "displaced", Bound.ABOUT)


def test_killers_are_not_the_killed() -> None:
    written = "Two/CD/nummod>2 gunmen=gunman/NNS/nsubj>3 killed=kill/VBD/ROOT>0 him/PRP/dobj>3"
    assert find(written, "killed", 1, 3) is None


def test_soldiers_of_any_name_are_troops() -> None:
    written = "Some/DT/quantmod>2 300/CD/nummod>3 soldiers=soldier/NNS/nsubj>4 crossed=cross/VBD/ROOT>0"
    assert find(written, "crossed", 2) == Quantity("Some 300", 300.0, "troops", Bound.ABOUT)


def test_sides_and_sites_are_not_counted() -> None:
    written = "Two/CD/nummod>2 sides=side/NNS/nsubj>3 met=meet/VBD/ROOT>0 ~./././punct>3"
    assert find(written, "met", 1) is None
