"""Cells that neither a spreadsheet nor a terminal can be misled by."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline.model import ReportObject
from dateline.serve.tables import (
    CLAIM_TABLE,
    MOVEMENT_TABLE,
    Column,
    Table,
    csv_lines,
    name_parties,
    name_places,
    name_route,
    printable,
    safe_cell,
    show_table,
)
from dateline.store.rows import ClaimRow, Named, ObjectIndex, claim_row
from objects import port_report, talks_report

WORDS = Table("word", (Column("word", lambda row: row), Column("length", len)), (Column("word", lambda row: row, 1),))


def rows(coded: ReportObject) -> list[ClaimRow]:
    index = ObjectIndex(coded)
    return [claim_row(index, claim, "A sentence, with a comma.") for claim in coded.claims]


def drawn(table: Table, shown: list[object]) -> str:
    console = Console(file=io.StringIO(), width=120, force_terminal=True)
    assert show_table(table, shown, console) == len(shown)
    return console.file.getvalue()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@now", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Peru", "", "3=3", None, -1.5, 0, "–", "'="])
def test_every_other_cell_stays_as_it_is(cell: str | float | None) -> None:
    assert safe_cell(cell) == cell


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_a_file_comes_back_as_it_was_but_for_the_apostrophes(words: list[str]) -> None:
    written = "".join(csv_lines(WORDS, words))
    heading, *back = list(csv.reader(io.StringIO(written, newline="")))
    assert heading == ["word", "length"]
    assert back == [[str(safe_cell(word)), str(len(word))] for word in words]
    assert not [cell for row in back for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_claim_s_row_has_names_ids_coordinates_and_sources() -> None:
    (row,) = list(csv.DictReader("".join(csv_lines(CLAIM_TABLE, rows(talks_report())[2:3])).splitlines()))
    assert (row["from"], row["from_ids"], row["from_lat"]) == ("Oulu", "place:geonames:643492", "65.01")
    assert (row["to_countries"], row["caused_by_ids"]) == ("FI", "group:grey-coast")
    assert (row["sources"], row["stance"], row["cue"]) == ("example.org ← Ada Lind", "states", "added")
    assert row["evidence"] == "No weapon has crossed from Oulu to Tampere"


def test_a_route_has_a_sign_for_what_is_not_said() -> None:
    *_, moved, _ = rows(talks_report())
    assert name_route(moved) == "Oulu (FI) → Tampere (FI)"
    assert name_route(msgspec.structs.replace(moved, from_=(), via=moved.from_)) == "? → Oulu (FI) → Tampere (FI)"
    there = msgspec.structs.replace(moved, kind="presence", from_=(), where=moved.to)
    assert name_route(there) == "Tampere (FI)"


def test_headings_are_told_apart() -> None:
    for table in (CLAIM_TABLE, MOVEMENT_TABLE):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))


def test_parties_who_meet_stand_together() -> None:
    talks, arrest, *_ = rows(talks_report())
    assert name_parties(talks) == "Norway, Peru"
    assert name_parties(arrest) == "Peru → smugglers"


def test_a_country_is_not_followed_by_its_own_code() -> None:
    places = [Named("state:PE", "Peru", "Peru", "state", "PE"), Named(None, "the pass", "the pass")]
    assert name_places(places) == "Peru, the pass"


def test_a_terminal_cannot_be_steered_by_a_report() -> None:
    assert "\x1b]0;" not in drawn(WORDS, ["\x1b]0;title\x07 \u202eright to left [bold]plain[/bold]"])
    assert "[bold]plain[/bold]" in drawn(WORDS, ["[bold]plain[/bold]"])
    assert printable("a\tb\nc\x9b1m\u2066") == "a\tb\nc\ufffd1m\ufffd"


def test_a_table_without_rows_draws_nothing() -> None:
    assert drawn(WORDS, []) == ""


def test_a_terminal_table_shows_route_and_sources() -> None:
    text = drawn(MOVEMENT_TABLE, rows(port_report())[1:2])
    assert "Peruvian Army" in text
    assert "? → Oulu (FI)" in text
    assert "← Peru" in text
