"""The index of who is cited and in whose voice words stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.knowledge.stance_names import read_stance_names
from dateline.store.counts import COUNTED
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import count_claims, find_claims
from dateline.store.schema import STORE_NUMBER
from objects import port_report, talks_report
from olderstore import make_older

NAMES = read_stance_names(
    "thing\tname\tneutral\tforms\twhen\tsignals\nthe council\tcouncil\tyes\tcouncil\t\tsays what it is\n"
)
FOLLOWING = """SELECT number, source, kind, stance, form, medium, outlet, day, words,
    (SELECT number FROM attribution b WHERE b.seq = a.above) FROM attribution a ORDER BY seq"""
SAID = """SELECT a.number, c.number FROM attribution_claim JOIN attribution a ON a.seq = attribution
    JOIN claim c ON c.seq = claim ORDER BY 1, 2"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.create(tmp_path / "store.sqlite", names=NAMES) as database:
        yield database


def table(database: Database, question: str) -> list[tuple[object, ...]]:
    return [tuple(found) for found in database.rows(question)]


def test_every_attribution_is_kept_also_one_without_a_claim(database: Database) -> None:
    database.save(talks_report())
    where = ("example.org", "2031-03-12")
    assert table(database, FOLLOWING) == [
        ("a1", "state:PT", "named", "states", "indirect", None, *where, 19, None),
        ("a2", "person:ada-lind", "named", "states", "indirect", "org:harbour-wire", *where, 4, None),
        ("a3", "state:PE", "named", "promises", "indirect", None, *where, 6, "a2"),
        ("a4", "person:ada-lind", "named", "states", "direct", None, *where, 8, None),
    ]


def test_a_claim_belongs_to_every_voice_of_its_chain(database: Database) -> None:
    database.save(talks_report())
    assert table(database, SAID) == [("a1", "k1"), ("a2", "k2"), ("a3", "k2"), ("a4", "k3")]


def test_rival_names_are_kept_with_the_voice_they_stand_in(database: Database) -> None:
    database.save(talks_report())
    found = table(database, "SELECT thing, name, voice, attribution, outlet FROM naming")
    assert found == [("the council", "council", "distanced", None, "example.org")]


@pytest.mark.parametrize("number", [1, 3])
def test_an_older_store_gets_its_rows_from_the_objects(tmp_path: Path, number: int) -> None:
    new, old = tmp_path / "new.sqlite", tmp_path / "old.sqlite"
    with Database.create(new) as database:
        database.save(talks_report())
        database.save(port_report())
    make_older(new, old, number)
    questions = (FOLLOWING, SAID, *(f"SELECT * FROM {name}" for name in (*COUNTED, "wording", "naming")))
    with Database.create(old) as renewed, Database.open(new) as fresh:
        assert table(renewed, "PRAGMA user_version") == [(STORE_NUMBER,)]
        for question in questions:
            assert table(renewed, question) == table(fresh, question)
            assert "naming" in question or table(fresh, question)
        for wanted in (ClaimFilter(text="talks"), ClaimFilter(actors=("Peru",)), ClaimFilter(stances=("denies",))):
            assert find_claims(renewed, wanted) == find_claims(fresh, wanted)
            assert count_claims(fresh, wanted).number


def test_another_table_of_names_renews_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Database.create(path) as database:
        database.save(talks_report())
        assert table(database, "SELECT thing FROM naming") == []
    with Database.create(path, names=NAMES) as database:
        assert table(database, "SELECT thing FROM naming") == [("the council",)]
        assert len(table(database, FOLLOWING)) == 4
