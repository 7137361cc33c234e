"""The index rows that are made from an object."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import SCHEMA_NUMBER, Report, ReportObject, report_id
from dateline.store.database import Database
from objects import port_report, talks_report


@pytest.fixture
def database(tmp_path: Path):
    with Database.create(tmp_path / "store.sqlite") as database:
        yield database


def table(database: Database, question: str) -> list[tuple[object, ...]]:
    return [tuple(found) for found in database.rows(question)]


def test_judging_words_are_kept_with_whose_voice_they_are(database: Database) -> None:
    database.save(talks_report())
    assert table(database, "SELECT expression, kind, voice FROM wording ORDER BY start") == [
        ("spy chiefs", "loaded", "retold"),
        ("so-called", "distancing", "own"),
    ]


def test_parties_are_kept_by_role_in_their_order(database: Database) -> None:
    database.save(talks_report())
    parties = table(
        database, "SELECT role, nth, key, country FROM claim_party JOIN claim ON seq = claim WHERE number = 'k1'"
    )
    assert sorted(parties) == [
        ("where", 0, "place:geonames:634963", "FI"),
        ("who", 0, "state:NO", "NO"),
        ("who", 1, "state:PE", "PE"),
        ("whom", 0, "state:NO", "NO"),
        ("whom", 1, "state:PE", "PE"),
    ]


def test_an_unresolved_party_is_kept_under_its_own_words(database: Database) -> None:
    database.save(port_report())
    assert ("gunmen", "text:gunmen") in table(database, "SELECT folded, key FROM name")


def test_a_pronoun_is_no_name_of_what_it_stands_for(database: Database) -> None:
    database.save(talks_report())
    names = dict(table(database, "SELECT folded, key FROM name"))
    assert names["ada lind"] == "person:ada-lind"
    assert "she" not in names


def test_removing_a_report_removes_all_that_rests_on_it(database: Database) -> None:
    database.save(talks_report())
    assert database.remove(talks_report().report.id)
    assert not database.remove(talks_report().report.id)
    for name in ("claim", "claim_party", "attribution", "attribution_claim", "claim_context", "wording", "naming"):
        assert table(database, f"SELECT count(*) FROM {name}") == [(0,)]
    for name in ("claim_text", "report_text"):
        assert table(database, f"SELECT rowid FROM {name} WHERE {name} MATCH 'tampere OR arrest'") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_text_comes_back_as_it_was(database: Database, text: str) -> None:
    report = Report(report_id(text, None, text), text, title=text, outlet=text)
    database.save(ReportObject(SCHEMA_NUMBER, report))
    assert database.load(report.id) == ReportObject(SCHEMA_NUMBER, report)
