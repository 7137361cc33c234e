"""Stored claims become tellings with their chains of voices, and movements flows between the places they name."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import json
from msgspec.structs import replace

from dateline.merge.telling import Telling
from dateline.model import Bound, Quantity
from dateline.serve.happenings import find_flows, make_tellings
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import stream_claims
from dateline.store.rows import ClaimRow, Named, ObjectIndex, Voice, claim_row
from objects import empty_report, port_report, talks_report


def test_flows_of_stored_movements(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        for coded in (talks_report(), port_report(), empty_report()):
            database.save(coded)
        flows = list(find_flows(stream_claims(database, ClaimFilter(kinds=("movement",)))))
    there = [flow for flow in flows if flow.from_ and flow.to]
    assert {(flow.from_, flow.to) for flow in there} == {("place:geonames:643492", "place:geonames:634963")}
    assert all(len(flow.claims) == 1 for flow in there)


NOBODY = Voice(None, None, None, None)
ADVISER = Voice(
    "anonymous",
    "person:3f0c/adviser",
    "an adviser",
    "An adviser to the Peruvian interior ministry",
    "states",
    "said",
    reference="nominal",
)
HE = replace(ADVISER, text="he", reference="pronoun")
WIRE = Named("org:harbour-wire", "Harbour Wire", "the Harbour Wire agency", "media")


def chain(*voices: Voice, outlet: str = "hill-ledger.example") -> list[str]:
    rows = [replace(row, attribution=(Voice("outlet", None, outlet, None), *voices)) for row in stored_rows()[:1]]
    rows = [replace(row, report=replace(row.report, outlet=outlet)) for row in rows]
    other = replace(rows[0], id="other", attribution=(rows[0].attribution[0], ADVISER))
    return [teller.key for teller in make_tellings([*rows, other])[0].chain]


def stored_rows() -> list[ClaimRow]:
    coded = port_report()
    index = ObjectIndex(coded)
    return [claim_row(index, claim, coded.report.text) for claim in coded.claims]


def test_an_agency_that_was_told_stands_before_its_source() -> None:
    lind = Voice("named", "person:ada-lind", "Ada Lind", "Lind", "states", "told", None, "name", addressee=WIRE)
    assert chain(lind) == ["outlet:hill-ledger", "outlet:harbour-wire", "person:ada-lind"]


def test_the_agency_that_a_report_credits_stands_behind_its_outlet() -> None:
    row = stored_rows()[0]
    (told,) = make_tellings([row], {row.report.id: "Harbour Wire"})
    assert [teller.key for teller in told.chain[:2]] == ["outlet:=evil", "outlet:harbour-wire"]
    (own,) = make_tellings(
        [replace(row, report=replace(row.report, outlet="harbour-wire.example"))], {row.report.id: "Harbour Wire"}
    )
    assert [teller.key for teller in own.chain] == ["outlet:harbour-wire"]


def test_the_outlet_that_was_told_is_no_voice_beside_itself() -> None:
    told = replace(ADVISER, medium=Named(None, "the Ledger", "the Ledger"))
    assert len(chain(told)) == 2


def test_a_form_of_speech_is_no_voice() -> None:
    told = replace(ADVISER, medium=Named(None, "in a statement", "in a statement"))
    assert len(chain(told)) == 2


def test_a_pronoun_is_known_by_the_fullest_words_of_its_report() -> None:
    assert chain(HE) == chain(ADVISER)
    assert "agency:pe-interior-ministry" in chain(HE)[1]


def test_words_that_are_attributed_to_nobody_have_an_unnamed_source() -> None:
    assert chain(NOBODY) == ["outlet:hill-ledger", "source:unnamed"]


def test_a_telling_has_the_nouns_and_places_that_are_compared() -> None:
    told = make_tellings(stored_rows())[0]
    assert (told.doers, told.targets, told.counted) == ({"gunman"}, {"guard"}, "guard")
    assert [place.name for place in told.places] == ["Callao"]
    assert (told.day_from, told.published) == ("", "2031-04-02T09:30:00Z")


@pytest.mark.parametrize(
    ("number", "party", "noun"),
    [
        ("at least 12", "at least 12 people", "people"),
        ("about 1,200", "About 1,200 families from the hills", "family"),
        ("one", "one of its border guards", "guard"),
        ("nine", "nine", ""),
    ],
)
def test_whom_a_number_counts(number: str, party: str, noun: str) -> None:
    quantity = Quantity(number, 1, "killed", Bound.EXACT)
    row = replace(stored_rows()[0], quantity=quantity, whom=(Named(None, party, party),))
    assert make_tellings([row])[0].counted == noun


def test_a_part_of_those_counted_is_told_from_the_whole() -> None:
    quantity = Quantity("Seven", 7, "killed", Bound.EXACT)
    row = replace(stored_rows()[0], quantity=quantity, whom=(), sentence="Seven of the wounded died overnight.")
    assert make_tellings([row])[0].counted == "wounded"
    assert make_tellings([replace(row, sentence="Seven died overnight.")])[0].counted == ""


def test_a_telling_is_kept_and_read_again_unchanged() -> None:
    for told in make_tellings(stored_rows()):
        assert json.decode(json.encode(told), type=Telling) == told


def test_a_flow_told_by_copies_is_told_once(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        database.save(talks_report())
        rows = list(stream_claims(database, ClaimFilter(kinds=("movement",))))
    first = rows[0].report
    copy = replace(first, id="copy", outlet="copy.example")
    retold = [replace(row, id=row.id[::-1], report=copy, sentence="Retold.") for row in rows]
    apart = list(find_flows([*rows, *retold]))
    together = list(find_flows([*rows, *retold], lambda _: {copy.id: first.id, first.id: first.id}))
    assert {(flow.reports, flow.copies) for flow in apart} == {(2, 0)}
    assert {(flow.reports, flow.copies) for flow in together} == {(2, 1)}
