"""A claim found by what people write for its id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.model import ReportObject, claim_id
from dateline.store.database import Database
from dateline.store.lookup import SHORTEST, ClaimPlace, find_claim_place
from objects import numbered_report, port_report, talks_report

REPORTS = (talks_report(), port_report())


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with Database.create(tmp_path_factory.mktemp("store") / "store.sqlite") as database:
        for coded in REPORTS:
            database.save(coded)
        yield database


@pytest.mark.parametrize("coded", REPORTS, ids=["talks", "port"])
def test_a_claim_is_found_by_its_id_by_the_beginning_of_it_and_by_its_number(
    database: Database, coded: ReportObject
) -> None:
    for claim in coded.claims:
        identity = claim_id(coded.report, claim)
        place = ClaimPlace(identity, coded.report.id, claim.id)
        for given in (identity, identity[:10], identity.upper(), f" {identity} ", f"{coded.report.id}:{claim.id}"):
            assert find_claim_place(database, given) == place
        assert find_claim_place(database, f"{coded.report.id[:12]}:{claim.id}") == place


def test_an_id_that_nothing_has_finds_nothing(database: Database) -> None:
    assert find_claim_place(database, "0" * 16) is None
    assert find_claim_place(database, f"{REPORTS[0].report.id}:k99") is None


@pytest.mark.parametrize(
    "given", ["", "k3", "abc", "xyzw", "0123456789abcdef0", "abcd:3", "abcd*", "abcd OR 1", "k:k:k"]
)
def test_what_is_no_id_is_said_to_be_none(database: Database, given: str) -> None:
    with pytest.raises(UsageError, match="this is no claim's id"):
        find_claim_place(database, given)


def test_claims_that_begin_alike_are_listed(tmp_path: Path) -> None:
    seen: dict[str, ReportObject] = {}
    for coded in map(numbered_report, range(5000)):
        begin = claim_id(coded.report, coded.claims[0])[:SHORTEST]
        if begin in seen:
            break
        seen[begin] = coded
    alike = (seen[begin], coded)
    with Database.create(tmp_path / "store.sqlite") as database:
        for each in alike:
            database.save(each)
        with pytest.raises(UsageError) as caught:
            find_claim_place(database, begin)
    assert caught.value.problem == "more than one claim has such an id"
    assert all(f"{claim_id(each.report, each.claims[0])} ({each.report.id}:k1)" in str(caught.value) for each in alike)
