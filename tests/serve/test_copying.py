"""Copies are linked as reports come in: the same links in whatever order, and whole whenever the program is stopped."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merge.syndication import BY
from dateline.model import SCHEMA_NUMBER, Report, ReportObject, Span
from dateline.serve import copying
from dateline.serve.copying import CopyLinker, find_families, load_families
from dateline.serve.merging import Merger, keep_report, merge_rest
from dateline.store.copies import CopyStore
from dateline.store.database import Database


def invent(seed: int, sentences: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join("".join(chance.choices("aeioulmn", k=5)) for _ in range(12)) + "." for _ in range(sentences)]


STORIES = [invent(seed, 8) for seed in range(3)]
STOCK = invent(9, 3)


def made(identity: str, sentences: list[str], day: int | None = 1, outlet: str | None = None) -> ReportObject:
    published = f"2031-03-{day:02}" if day else None
    return ReportObject(SCHEMA_NUMBER, Report(identity, " ".join(sentences), outlet, published=published))


def add(database: Database, *reports: ReportObject, coder: str = "1") -> None:
    merger = Merger(database)
    for each in reports:
        keep_report(database, merger, each, coder=coder, at=None)


def links(database: Database) -> list[tuple[str, str, str]]:
    sql = "SELECT left_id, right_id, relation, score, detail FROM link ORDER BY 1, 2, 3"
    return [tuple(found) for found in database.rows(sql)]


POOL = [
    *(made(f"a{n}", STORIES[0][: 8 - n % 5], n % 3 + 1, f"{n}.example") for n in range(12)),
    *(made(f"b{n}", STORIES[1][n % 3 :] + STOCK, n + 1, "one.example") for n in range(16)),
    *(made(f"c{n}", invent(20 + n, 3) + STORIES[2][:2], None if n % 2 else 4) for n in range(6)),
    *(made(f"d{n}", invent(40 + n, 3) + STOCK, n + 1, "one.example") for n in range(10)),
]


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, len(POOL)))
def test_order_runs_and_adding_again_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, cut: int
) -> None:
    shuffled = chance.sample(POOL, len(POOL))
    folder = tmp_path_factory.mktemp("orders")
    with Database.create(folder / "one.sqlite") as one, Database.create(folder / "other.sqlite") as other:
        add(one, *POOL)
        add(other, *shuffled[:cut], *shuffled[: cut // 2])
        add(other, *shuffled[cut:])
        add(other, *shuffled[: cut // 2], coder="2")
        assert links(one) == links(other)
        assert links(one)
        assert load_families(one) == load_families(other)


def test_a_removed_report_takes_its_links_with_it_and_leaves_those_of_the_rest(tmp_path: Path) -> None:
    with Database.create(tmp_path / "one.sqlite") as one, Database.create(tmp_path / "other.sqlite") as other:
        add(one, *POOL)
        linker = CopyLinker(one)
        for each in POOL[::3]:
            with one.transaction():
                linker.release(each.report.id)
                one.remove(each.report.id)
        add(other, *(each for n, each in enumerate(POOL) if n % 3))
        assert links(one) == links(other)
        assert one.row("SELECT count(*) FROM fingerprint")[0] == other.row("SELECT count(*) FROM fingerprint")[0]


def test_a_family_leads_back_to_the_earliest(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        add(database, made("r1", STORIES[0], 2), made("r2", STORIES[0][:4], 3), made("r3", STORIES[0], 1))
        assert load_families(database) == dict.fromkeys(("r1", "r2", "r3"), "r3")
        assert {link.left for link in CopyStore(database).find_family("r2", ["copy", "abridged"])} == {"r1", "r2"}


def test_what_stands_under_all_reports_of_an_outlet_links_none_of_them(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        add(database, *(made(f"r{n}", invent(60 + n, 4) + STOCK, n % 28 + 1, "one.example") for n in range(40)))
        assert links(database) == []


def test_reports_of_an_older_store_are_compared_when_it_is_opened_for_adding(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        for each in POOL[:3]:
            database.save(each)
        merge_rest(database, Merger(database))
        assert {link.by for link in CopyStore(database).load_links(["copy", "abridged", "extended"])} == {BY}


def test_a_report_whose_comparison_fails_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("stopped")

    with Database.create(tmp_path / "store.sqlite") as database:
        add(database, POOL[0])
        monkeypatch.setattr(copying, "compare", fail)
        with pytest.raises(RuntimeError):
            add(database, POOL[1])
        assert not database.has_report(POOL[1].report.id)
        assert database.row("SELECT count(*) FROM compared_report")[0] == 1


def test_a_paragraph_that_the_copying_outlet_added_is_its_own(tmp_path: Path) -> None:
    first, extended = made("r1", STORIES[0], 1), made("r2", STORIES[0] + invent(80, 4), 2)
    own = len(extended.report.text) - 9
    with Database.create(tmp_path / "store.sqlite") as database:
        add(database, first, extended)
        told = [SimpleNamespace(claim=f"c{at}", report="r2", trigger=Span(at, at + 4)) for at in (60, own)]
        assert find_families(database, told) == {"r1": "r1", "r2": "r1", f"c{own}": "r2"}


def test_it_says_whose_links_came_and_went(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        for each in POOL[:2]:
            database.save(each)
        linker = CopyLinker(database)
        with database.transaction():
            linker.add("a0")
            assert linker.take_changed() == set()
            linker.add("a1")
            assert linker.take_changed() == {"a0", "a1"}
            linker.release("a1")
            assert linker.take_changed() >= {"a0"}
