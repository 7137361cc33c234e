"""Rows that stand alone: names, source chains, days."""

from __future__ import annotations

import msgspec
import pytest

from dateline.model import Entity, Form, Medium, ReportObject, TimePrecision
from dateline.store.rows import ClaimRow, ObjectIndex, Voice, When, claim_days, claim_row, draw_chain, fold
from objects import talks_report


def row(coded: ReportObject, number: int = 0) -> ClaimRow:
    return claim_row(ObjectIndex(coded), coded.claims[number], "A sentence.")


def test_attributions_that_go_in_a_circle_end() -> None:
    coded = talks_report()
    first, second = (
        msgspec.structs.replace(coded.attributions[0], via="a2"),
        msgspec.structs.replace(coded.attributions[1], via="a1"),
    )
    circle = msgspec.structs.replace(coded, attributions=(first, second))
    assert [voice.name for voice in row(circle).attribution] == ["example.org", "Ada Lind", "Portugal"]


def test_what_an_object_refers_to_without_holding_it_is_left_out() -> None:
    coded = msgspec.structs.replace(talks_report(), mentions=(), entities={}, times=(), attributions=())
    bare = row(coded)
    assert (bare.who, bare.where, bare.when) == ((), (), None)
    assert bare.sources == "example.org"


def test_a_source_without_a_name_is_drawn_as_such() -> None:
    outlet, unnamed = Voice("outlet", None, None, None), Voice(None, None, None, None)
    assert draw_chain([outlet, unnamed]) == "the outlet ← unnamed source"


def test_a_medium_is_its_whole_phrase_under_its_outlet_s_name() -> None:
    coded = talks_report()
    first = coded.attributions[0]
    start = coded.report.text.index("the Harbour Wire agency")
    medium = Medium(start - 5, start + 23, "with the Harbour Wire agency", mention="m8")
    heard = msgspec.structs.replace(coded, attributions=(msgspec.structs.replace(first, medium=medium),))
    (_, voice) = row(heard).attribution
    assert voice.medium is not None
    assert (voice.medium.name, voice.medium.text) == ("Harbour Wire", "with the Harbour Wire agency")
    assert row(heard).sources == "example.org ← Harbour Wire ← Portugal"


def test_an_outlet_that_quotes_itself_is_drawn_once() -> None:
    outlet, itself = Voice("outlet", None, "Harbour Wire", None), Voice("media", None, "Harbour Wire", "we")
    assert draw_chain([outlet, itself, Voice("named", None, "Ada Lind", "Lind")]) == "Harbour Wire ← Ada Lind"


@pytest.mark.parametrize(
    ("edges", "days"),
    [
        (None, ("2031-03-12", "2031-03-12")),
        ((None, None), ("2031-03-12", "2031-03-12")),
        (("2031-03-10", "2031-03-11"), ("2031-03-10", "2031-03-11")),
        (("2031-03-10T08:00:00Z", "2031-03-10T09:00:00Z"), ("2031-03-10", "2031-03-10")),
        (("2029-01-01", None), ("2029-01-01", "2031-03-12")),
        (("2032-01-01", None), ("2032-01-01", "2032-01-01")),
        ((None, "2030-12-31"), ("2030-12-31", "2030-12-31")),
    ],
)
def test_the_days_on_which_a_claim_is_put(edges: tuple[str | None, str | None] | None, days: tuple[str, str]) -> None:
    when = When("then", *edges, TimePrecision.DAY) if edges else None
    assert claim_days(msgspec.structs.replace(row(talks_report()), when=when)) == days


@pytest.mark.parametrize(
    ("name", "folded"), [("The Hague", "hague"), ("ÇELİK  Örgütü", "celik orgutu"), ("the", "the"), ("", "")]
)
def test_names_are_compared_without_case_accents_and_article(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_a_person_whom_the_report_leaves_unnamed_is_shown_as_it_prints_them() -> None:
    coded = talks_report()
    unnamed = f"person:{coded.report.id}/council"
    council = next(each for each in coded.mentions if each.id == "m14")
    first = msgspec.structs.replace(council, entity=unnamed, chain="c9")
    pronoun = msgspec.structs.replace(first, id="m15", form=Form.PRONOUN, text="it")
    mentions = (*(each for each in coded.mentions if each != council), first, pronoun)
    entities = {**coded.entities, unnamed: Entity("council", "person")}
    index = ObjectIndex(msgspec.structs.replace(coded, mentions=mentions, entities=entities))
    shown = [index.named(number) for number in ("m14", "m15")]
    assert [named.name for named in shown if named] == ["the so-called council"] * 2
