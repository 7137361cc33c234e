"""A store asked from Python."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.errors import StoreError, UsageError
from serve.attacks import REPORTS, make_attacks


@pytest.fixture
def store(tmp_path: Path) -> Iterator[dateline.serve.library.Store]:
    path = tmp_path / "store.sqlite"
    make_attacks(path)
    with dateline.open(path) as opened:
        yield opened


def test_public_names() -> None:
    assert set(dateline.__all__) == {"DatelineError", "__version__", "open"}


def test_every_question_is_answered(store) -> None:
    assert {row.type for row in store.claims(actor="Norway")} >= {"CONSULT"}
    assert all(row.kind != "event" for row in store.movements())
    assert len(list(store.reports())) == len(REPORTS)
    assert next(store.actors(country="PE")).country == "PE"
    assert next(store.sources(source_kind="named")).name == "Ada Lind"
    assert list(store.flows(place="Oulu"))
    report = next(store.reports(outlet="two.example"))
    assert store.report(report.id).report.outlet == "two.example"
    assert store.report("none") is None


def test_happenings_by_keyword(store) -> None:
    attacks = list(store.happenings(type="ASSAULT", place="Callao"))
    assert [(each.from_, each.reports) for each in attacks if each.reports > 1] == [("2030-05-07", 2)]
    (twice,) = store.happenings(type=["ASSAULT"], told_in=2)
    assert store.happening(twice.id) == twice
    assert list(store.happenings(origins=9)) == []


def test_judging_from_python(store) -> None:
    first, second = store.happenings(type="ASSAULT", outlet="one.example")
    merged = store.merge(first.id, second.id, by="ada")
    whole = store.happening(merged)
    assert len(whole.claims) == len(first.claims) + len(second.claims)
    own = store.split(first.claims[0].id, by="ada")
    assert [claim.id for claim in store.happening(own).claims] == [first.claims[0].id]


def test_unknown_filters_and_stores_are_named(store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such filter"):
        list(store.claims(colour="red"))
    with pytest.raises(StoreError, match="there is no store here"):
        dateline.open(tmp_path / "nothing.sqlite")
