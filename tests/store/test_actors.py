"""Actors are ranked by their claims, from the counts that are kept as from the claims themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store.actors import find_actors
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from objects import empty_report, numbered_report, port_report, talks_report

KEPT = ClaimFilter(others=False)
WALKED = ClaimFilter(others=False, least_certainty=0.001)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path) as database:
        for coded in (talks_report(), port_report(), empty_report(), *map(numbered_report, range(6))):
            database.save(coded)
        database.save(numbered_report(3), coder="newer")
        database.remove(numbered_report(5).report.id)
    with Database.open(path) as database:
        yield database


def test_counts_that_are_kept_are_those_of_the_claims(database: Database) -> None:
    kept = find_actors(database, KEPT).rows
    assert kept == find_actors(database, WALKED).rows == find_actors(database, WALKED, within=1_000).rows
    assert len(kept) > 3
    assert any(row.first != row.last for row in kept)


@pytest.mark.parametrize("wanted", [KEPT, WALKED])
def test_pages_go_on_where_they_ended(database: Database, wanted: ClaimFilter) -> None:
    whole, paged, after = find_actors(database, wanted).rows, [], None
    while True:
        page = find_actors(database, wanted, limit=2, after=after, within=1_000)
        paged += page.rows
        after = page.after
        if after is None:
            break
    assert tuple(paged) == whole


def test_of_more_claims_than_are_looked_at_the_newest_are(database: Database) -> None:
    page = find_actors(database, WALKED, within=1)
    assert page.counted == 1
    assert {row.claims for row in page.rows} == {1}
    assert {row.newest for row in page.rows} == {find_actors(database, WALKED).rows[0].newest} - {None}
    assert find_actors(database, WALKED, within=1_000).counted is None
