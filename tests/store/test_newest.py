"""The newest claims that fit are those that the whole question finds, whichever way they are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.store import newest
from dateline.store.cited import find_statements, stream_statements
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter, carried, claim_clause, own_clause
from dateline.store.newest import find_moments, find_only_wish, find_wishes
from dateline.store.query import Total, count_reports, find_reports
from dateline.store.terms import day_of
from objects import empty_report, numbered_report, port_report, talks_report


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory):
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path) as writer:
        for coded in (talks_report(), port_report(), empty_report(), *map(numbered_report, range(12))):
            writer.save(coded)
    with Database.open(path) as reader:
        yield reader


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    """None of these, one or two."""
    return st.one_of(st.just(()), st.lists(st.sampled_from(values), min_size=1, max_size=2).map(tuple))


DAYS = st.one_of(st.none(), st.sampled_from(["0001-01-01", "2031-03-10", "2031-03-12", "2031-04-02", "9999-12-31"]))
FILTERS = st.builds(
    ClaimFilter,
    kinds=some("event", "movement"),
    types=some("consult", "MOVE"),
    modes=some("flee"),
    contexts=some("terrorism"),
    modalities=some("happened", "denied"),
    actors=some("Peru", "army", "a", "state:NO"),
    whom=some("guards", "o"),
    places=some("Tampere", "Finland", "Peru"),
    countries=some("FI", "Peru"),
    sources=some("Ada Lind", "ministry", "police"),
    source_kinds=some("outlet", "named", "anonymous"),
    stances=some("states", "denies"),
    outlets=some("example.org", "=evil.example"),
    since=DAYS,
    until=DAYS,
    text=st.one_of(st.none(), st.sampled_from(["talks", "the", "talks OR arrest", "nowhere"])),
    least_certainty=st.sampled_from([0.0, 0.6]),
    others=st.booleans(),
)


def find_all(database: Database, wanted: ClaimFilter) -> list[int]:
    clause = claim_clause(wanted)
    sql = f"SELECT c.moment FROM claim c WHERE {clause.sql} ORDER BY c.day DESC, c.seq DESC"
    return [row[0] for row in database.rows(sql, clause.values)]


@settings(deadline=None, max_examples=300)
@given(wanted=FILTERS, most=st.integers(1, 30), merged=st.sampled_from([1, 8]), few=st.sampled_from([0, 3_000]))
def test_the_newest_are_the_first_of_all(
    database: Database, wanted: ClaimFilter, most: int, merged: int, few: int
) -> None:
    whole = find_all(database, wanted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newest, "_MERGED", merged)
        patch.setattr(newest, "_FEW", few)
        assert find_moments(database, wanted, most) == whole[:most]
        if len(whole) > 2:
            assert find_moments(database, wanted, most, before=whole[1]) == whole[2 : 2 + most]


@settings(deadline=None, max_examples=150)
@given(wanted=FILTERS, many=st.sampled_from([0, 30_000]))
def test_reports_and_attributions_that_hold_what_fits(database: Database, wanted: ClaimFilter, many: int) -> None:
    claims = claim_clause(carried(wanted))
    holding = f"r.seq IN (SELECT c.report FROM claim c WHERE {claims.sql})"
    own = own_clause(wanted)
    sql = f"SELECT r.id FROM report r WHERE {own.sql} AND {holding} ORDER BY r.day DESC, r.seq DESC"
    reports = [row[0] for row in database.rows(sql, (*own.values, *claims.values))]
    asks = carried(wanted) != ClaimFilter()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newest, "_MANY", many)
        if asks:
            assert [row.id for row in find_reports(database, wanted).rows] == reports
            assert count_reports(database, wanted) == Total(len(reports))
            assert count_reports(database, wanted, 1) == Total(min(len(reports), 1), more=len(reports) > 1)
        assert list(find_statements(database, wanted, limit=500).rows) == list(stream_statements(database, wanted))


def test_moments_are_in_order_of_days_with_the_undated_last(database: Database) -> None:
    days = [day_of(moment) for moment in find_moments(database, ClaimFilter(), 100)]
    assert all(later >= earlier for later, earlier in pairwise(days))
    assert len(set(days)) > 2


def test_the_rarest_wish_comes_first_and_tells_how_many_there_are(database: Database) -> None:
    wanted = ClaimFilter(kinds=("event",), actors=("Peru",))
    apart = (ClaimFilter(kinds=("event",)), ClaimFilter(actors=("Peru",)))
    one, other = (len(find_all(database, each)) for each in apart)
    assert [wish.claims for wish in find_wishes(database, wanted)] == sorted([one, other])
    assert one != other


def test_only_a_single_wish_tells_by_itself_how_many_there_are(database: Database) -> None:
    peru = ClaimFilter(actors=("Peru",))
    wish = find_only_wish(database, peru)
    assert wish is not None
    assert wish.claims == len(find_all(database, peru))
    for more in ({"kinds": ("event",)}, {"since": "2031-01-01"}, {"text": "a"}, {"modes": ("flee",)}, {"actors": ()}):
        assert find_only_wish(database, replace(peru, **more)) is None


def test_each_walk_is_along_an_index(database: Database) -> None:
    asked: list[tuple[str, Sequence[object]]] = []
    with pytest.MonkeyPatch.context() as patch:
        rows = Database.rows
        patch.setattr(
            Database, "rows", lambda self, sql, values=(): asked.append((sql, values)) or rows(self, sql, values)
        )
        for wanted in (
            ClaimFilter(),
            ClaimFilter(until="2031-04-02"),
            ClaimFilter(actors=("state:PE",)),
            ClaimFilter(types=("CONSULT", "MOVE"), modalities=("happened",)),
            ClaimFilter(places=("Tampere",), source_kinds=("named",), stances=("states",)),
            ClaimFilter(text="the"),
        ):
            find_moments(database, wanted, 5)
    walks = [each for each in asked if "LIMIT" in each[0]]
    assert len(walks) >= 6
    for sql, values in walks:
        plan = " ".join(row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", values))
        assert "TEMP B-TREE" not in plan, (sql, plan)
        assert "SCAN p" not in plan or "INDEX" in plan, (sql, plan)
