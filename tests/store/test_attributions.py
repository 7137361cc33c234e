"""The index of who is cited and in whose voice words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.knowledge.stance_names import read_stance_names
from dateline.store.database import Database
from dateline.store.schema import MIGRATIONS, STORE_NUMBER
from objects import port_report, talks_report

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


MADE = re.compile(r"CREATE (?:UNIQUE )?(TABLE|INDEX|TRIGGER) (\w+)")


def age(path: Path) -> None:
    """Makes a store what it was before the second migration."""
    with Database.create(path) as database, database.transaction() as connection:
        for statement in reversed([each for step in MIGRATIONS[3:] for each in step]):
            if made := MADE.match(statement):
                connection.execute(f"DROP {made[1]} IF EXISTS {made[2]}")
        for name in ("claim_counted", "claim_uncounted"):
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        for name in ("claim_count", "attribution_claim", "attribution", "wording", "naming", "made_with"):
            connection.execute(f"DROP TABLE {name}")
        for name in ("report_by_words", "claim_by_modality"):
            connection.execute(f"DROP INDEX {name}")
        for statement in MIGRATIONS[0]:
            if "claim_source" in statement or "TABLE wording" in statement:
                connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")


def test_an_older_store_gets_its_rows_from_the_objects(tmp_path: Path) -> None:
    new, old = tmp_path / "new.sqlite", tmp_path / "old.sqlite"
    for path in (new, old):
        with Database.create(path) as database:
            database.save(talks_report())
            database.save(port_report())
    age(old)
    with Database.create(old) as renewed, Database.open(new) as fresh:
        assert table(renewed, "PRAGMA user_version") == [(STORE_NUMBER,)]
        for question in (FOLLOWING, SAID, "SELECT * FROM claim_count", "SELECT * FROM wording", "SELECT * FROM naming"):
            assert table(renewed, question) == table(fresh, question)
            assert question.endswith("naming") or table(fresh, question)


def test_another_table_of_names_renews_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Database.create(path) as database:
        database.save(talks_report())
        assert table(database, "SELECT thing FROM naming") == []
    with Database.create(path, names=NAMES) as database:
        assert table(database, "SELECT thing FROM naming") == [("the council",)]
        assert len(table(database, FOLLOWING)) == 4
