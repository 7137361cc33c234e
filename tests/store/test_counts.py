"""Counts and lists that are kept are those of the reports in the store, whatever was saved, replaced and removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.knowledge.stance_names import read_stance_names
from dateline.model import ReportObject
from dateline.store.counts import COUNTED, recount
from dateline.store.database import Database
from objects import empty_report, numbered_report, port_report, talks_report

NAMES = read_stance_names(
    "thing\tname\tneutral\tforms\twhen\tsignals\nthe council\tcouncil\tyes\tcouncil\t\tsays what it is\n"
)
REPORTS = (talks_report(), port_report(), empty_report(), numbered_report(1), numbered_report(2))
OTHERWISE = tuple(replace(each, claims=each.claims[1:], wording=()) for each in REPORTS)
"""The same reports as a newer coder might read them."""

QUESTIONS = {name: f"SELECT * FROM {name}" for name in COUNTED if name not in ("term", "posting")} | {
    "term": "SELECT field, value, claims FROM term",
    "posting": "SELECT field, value, moment FROM posting JOIN term ON seq = term",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.create(tmp_path / "store.sqlite", names=NAMES) as database:
        yield database


def kept(database: Database) -> dict[str, list[tuple[object, ...]]]:
    return {name: sorted(map(tuple, database.rows(question)), key=repr) for name, question in QUESTIONS.items()}


STEPS = st.lists(st.tuples(st.sampled_from(range(len(REPORTS))), st.sampled_from(["1", "2", "remove"])), max_size=14)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(steps=STEPS)
def test_counts_are_those_of_the_reports_that_are_there(database: Database, steps: list[tuple[int, str]]) -> None:
    there: dict[int, ReportObject] = {}
    for number, step in steps:
        coded = OTHERWISE[number] if step == "2" else REPORTS[number]
        if step == "remove":
            assert database.remove(coded.report.id) == (there.pop(number, None) is not None)
        else:
            database.save(coded, coder=step)
            there[number] = coded
    counted = kept(database)
    with database.transaction() as connection:
        recount(connection)
    assert kept(database) == counted
    assert database.connection.execute("SELECT total(claims) FROM claim_count").fetchone()[0] == sum(
        len(coded.claims) for coded in there.values()
    )
    database.connection.execute("INSERT INTO claim_text (claim_text) VALUES ('integrity-check')")
    for number in list(there):
        database.remove(REPORTS[number].report.id)
    assert not any(kept(database).values())


def test_shares_of_reports_add_up(database: Database) -> None:
    database.save(talks_report())
    once = kept(database)
    database.save(port_report())
    assert all(len(rows) >= len(once[name]) for name, rows in kept(database).items())
    assert kept(database) != once
    database.remove(port_report().report.id)
    assert kept(database) == once
