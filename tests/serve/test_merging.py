"""Whatever the order and the number of runs in which reports are added, the same happenings come out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.merge.corroboration import Happening
from dateline.model import ReportObject
from dateline.serve.happening_lists import known_head, list_happenings
from dateline.serve.judging import Judge, merge_happenings, split_claims, withdraw_judgement
from dateline.serve.merging import Merger, keep_report, merge_rest, renew_summaries
from dateline.store.database import Database
from dateline.store.judgements import JudgementStore
from dateline.store.summaries import HappeningFilter
from objects import attack_report, port_report, talks_report

JUDGE = Judge("ada", "2031-01-01T00:00:00Z", "the same post")
POOL = (
    *(attack_report(outlet, "2030-05-07", "Callao") for outlet in ("one.example", "two.example", "three.example")),
    *(attack_report(outlet, "2030-05-19", "Callao") for outlet in ("one.example", "two.example")),
    *(attack_report(outlet, "2030-05-09", "Callao", who="Peru") for outlet in ("one.example", "four.example")),
    attack_report("one.example", "2030-05-07", "Oulu", word="raided"),
    attack_report("four.example", "2030-05-08", "Oulu", who="Peru", word="raided"),
    talks_report(),
    port_report(),
)


def add(database: Database, reports: Iterable[ReportObject], coder: str = "1") -> None:
    merger = Merger(database)
    for coded in reports:
        keep_report(database, merger, coded, coder=coder, at=None)
    renew_summaries(database)


def shown(database: Database) -> list[Happening]:
    return list(list_happenings(database, HappeningFilter()))


def claims_of(happenings: Iterable[Happening]) -> set[frozenset[str]]:
    return {frozenset(claim.id for claim in each.claims) for each in happenings}


@pytest.fixture
def database(tmp_path: Path) -> Iterable[Database]:
    with Database.create(tmp_path / "store.sqlite") as opened:
        yield opened


def test_reports_of_one_attack_are_one_happening_and_another_day_is_another(database: Database) -> None:
    add(database, POOL[:5])
    assert sorted((each.from_, each.reports) for each in shown(database)) == [("2030-05-07", 3), ("2030-05-19", 2)]


def test_a_report_adds_to_a_happening_that_was_summed_up_before(database: Database) -> None:
    add(database, POOL[:1])
    add(database, POOL[1:3])
    (happening,) = shown(database)
    assert happening.reports == 3


def test_what_is_stale_is_shown_as_it_is_now(database: Database) -> None:
    add(database, POOL[:1])
    merger = Merger(database)
    keep_report(database, merger, POOL[1], coder="1", at=None)
    (happening,) = shown(database)
    assert happening.reports == 2


def test_a_report_read_anew_takes_the_place_of_its_old_claims(database: Database) -> None:
    add(database, POOL[:5])
    before = shown(database)
    add(database, POOL[:5], coder="2")
    after = shown(database)
    assert [(each.from_, each.reports) for each in after] == [(each.from_, each.reports) for each in before]
    assert not claims_of(after) & claims_of(before)


def test_reports_kept_without_happenings_are_merged_later(database: Database) -> None:
    for coded in POOL[:5]:
        database.save(coded)
    assert shown(database) == []
    merge_rest(database, Merger(database))
    assert sorted(each.reports for each in shown(database)) == [2, 3]


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL), st.integers(1, len(POOL)), st.booleans())
def test_order_and_runs_do_not_matter(order: list[ReportObject], step: int, again: bool) -> None:
    with TemporaryDirectory() as folder:
        stores = [Path(folder) / "whole.sqlite", Path(folder) / "parts.sqlite"]
        with Database.create(stores[0]) as whole:
            add(whole, POOL)
            expected = shown(whole)
        for at in range(0, len(order), step):
            with Database.create(stores[1]) as parts:
                add(parts, order[at : at + step])
                if again:
                    add(parts, order[:at], coder="0")
                    add(parts, order[:at])
        with Database.open(stores[1]) as parts:
            assert shown(parts) == expected


def test_a_person_merges_what_matching_keeps_apart(database: Database) -> None:
    add(database, POOL[:5])
    first, second = shown(database)
    merged = merge_happenings(database, [first.id, second.id], JUDGE)
    (whole,) = shown(database)
    assert (whole.id, whole.reports) == (merged, 5)


def test_a_judgement_outlasts_reading_again_and_can_be_withdrawn(database: Database) -> None:
    add(database, POOL[:5])
    merge_happenings(database, [each.id for each in shown(database)], JUDGE)
    add(database, POOL[:5], coder="2")
    assert [len(each.claims) for each in shown(database)] == [5]
    (judgement,) = JudgementStore(database).load()
    withdraw_judgement(database, judgement.id, JUDGE)
    assert sorted(len(each.claims) for each in shown(database)) == [2, 3]
    (judgement,) = JudgementStore(database).load()
    assert judgement.withdrawn_by == "ada"


def test_a_person_splits_a_claim_off_and_later_reports_do_not_bring_it_back(database: Database) -> None:
    add(database, POOL[:2])
    (happening,) = shown(database)
    claim = happening.claims[0].id
    own = split_claims(database, [claim], JUDGE)
    add(database, POOL[2:5])
    together = next(each for each in shown(database) if claim in {told.id for told in each.claims})
    assert happening.claims[1].id not in {told.id for told in together.claims}
    assert known_head(database, own) == known_head(database, claim)


@settings(max_examples=15, deadline=None)
@given(st.permutations(POOL[:7]))
def test_judgements_hold_in_any_order_of_reports(order: list[ReportObject]) -> None:
    with TemporaryDirectory() as folder:
        found = []
        for name, reports in (("one", POOL[:7]), ("other", order)):
            with Database.create(Path(folder) / name) as database:
                add(database, POOL[:4])
                first, second = sorted(shown(database), key=lambda each: each.from_ or "")
                merge_happenings(database, [first.id, second.id], JUDGE)
                split_claims(database, [first.claims[0].id], JUDGE)
                add(database, reports)
                add(database, reports, coder="2")
                found.append(claims_of(shown(database)))
        assert found[0] == found[1]


@pytest.mark.parametrize(
    ("given", "problem"),
    [("habcdef", "no happening has that id"), ("abcdef12", "no happening has that id")],
)
def test_ids_that_nothing_has(database: Database, given: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        known_head(database, given)


def test_what_cannot_be_judged(database: Database) -> None:
    add(database, POOL[:5])
    first, second = shown(database)
    with pytest.raises(UsageError, match="one happening already"):
        merge_happenings(database, [first.id, first.claims[0].id], JUDGE)
    with pytest.raises(UsageError, match="all claims of the happening"):
        split_claims(database, [claim.id for claim in first.claims], JUDGE)
    with pytest.raises(UsageError, match="several happenings"):
        split_claims(database, [first.claims[0].id, second.claims[0].id], JUDGE)
    with pytest.raises(UsageError, match="no judgement of that number"):
        withdraw_judgement(database, 7, JUDGE)
