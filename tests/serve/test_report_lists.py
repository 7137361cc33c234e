"""Lists of reports tell what each copies and how many copy it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from dateline.model import SCHEMA_NUMBER, Report, ReportObject
from dateline.serve.cli import main
from dateline.serve.merging import Merger, keep_report
from dateline.serve.report_lists import find_copying, find_reports_page
from dateline.serve.web import make_app
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter

STORY = (
    "The harbour council of Milltown voted late on Monday to rebuild the old grain pier, which a storm had torn from "
    "its footing in the spring. Two of nine members spoke against it and left before the count was read aloud."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    with Database.create(path) as database:
        merger = Merger(database)
        for identity, text, day in (("r1", STORY, 1), ("r2", "Pier vote. " + STORY, 2), ("r3", "Nothing else.", 3)):
            report = Report(identity, text, f"{identity}.example", published=f"2031-03-0{day}", language="en")
            keep_report(database, merger, ReportObject(SCHEMA_NUMBER, report), coder="1", at=None)
    return path


def test_rows_tell_what_is_copied(path: Path) -> None:
    with Database.open(path) as database:
        rows = {row.id: (row.copy_of, row.copies) for row in find_reports_page(database, ClaimFilter()).rows}
        assert rows == {"r1": (None, 1), "r2": ("r1", 0), "r3": (None, 0)}
        assert find_copying(database, "r2") == ("r1", ("r1",))
        assert find_copying(database, "r3") == (None, ())


def test_a_page_is_told_the_same_however_short_it_is(path: Path) -> None:
    with Database.open(path) as database:
        whole = find_reports_page(database, ClaimFilter()).rows
        first = find_reports_page(database, ClaimFilter(), limit=1)
        rest = find_reports_page(database, ClaimFilter(), after=first.after)
        assert first.rows + rest.rows == whole


def test_command_and_pages_tell_it(path: Path) -> None:
    listed = CliRunner().invoke(main, ["reports", "--db", str(path), "--format", "jsonl"]).output
    assert '"copy_of":"r1"' in listed
    client = TestClient(make_app(path), base_url="http://localhost")
    assert "1 copy" in client.get("/reports").text
    assert "Copy of" in client.get("/reports/r2").text
    assert "Copies" in client.get("/reports/r1").text
    assert "Copies" not in client.get("/reports/r3").text
