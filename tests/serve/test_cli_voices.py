"""``dateline sources`` and ``dateline wording`` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.serve.cli import main
from dateline.store.database import Database
from objects import port_report, talks_report


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path) as database:
        database.save(talks_report())
        database.save(port_report())
    return path


def run(store: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--db", str(store)], env={"COLUMNS": "100"})


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def cells(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_the_ranking_fits_a_terminal(store: Path) -> None:
    result = run(store, "sources")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "Ada Lind" in result.stdout
    assert "50 %" in result.stdout


def test_sources_are_filtered_by_what_was_said(store: Path) -> None:
    assert [row["id"] for row in objects(run(store, "sources", "--on", "MOVE", "--format", "jsonl"))] == [
        "person:ada-lind",
        "state:PE",
    ]
    assert [row["id"] for row in objects(run(store, "sources", "--about", "Norway", "--format", "jsonl"))] == [
        "state:PT"
    ]
    assert cells(run(store, "sources", "--stance", "denies", "--format", "csv"))[0]["stances"] == "denies 1"


def test_one_source_is_shown_whole(store: Path) -> None:
    shown = run(store, "sources", "Peru").stdout
    assert shown.startswith("Peru  (state:PE)")
    assert "promises 1" in shown
    assert "2 times in 2 reports of 2 outlets" in shown
    assert "Harbour Wire" in shown


def test_statements_of_one_source_go_to_a_file(store: Path) -> None:
    rows = cells(run(store, "sources", "Peru", "--format", "csv"))
    assert [row["cue"] for row in rows] == ["denies", "promised"]


def test_an_unknown_source_is_told(store: Path) -> None:
    result = run(store, "sources", "Nobody at all")
    assert result.exit_code == 0
    assert "no source fits" in result.stderr


def test_wording_by_outlet_has_a_line_for_each_voice(store: Path) -> None:
    rows = cells(run(store, "wording", "--format", "csv", "--outlet", "example.org"))
    assert [(row["voice"], row["distancing"], row["loaded"]) for row in rows] == [
        ("own", "1", "0"),
        ("cited", "0", "1"),
    ]
    assert "so-called" in run(store, "wording").stdout


def test_uses_come_with_their_sentences(store: Path) -> None:
    (use,) = objects(run(store, "wording", "--uses", "--kind", "loaded", "--format", "jsonl"))
    assert (use["text"], use["source"]) == ("spy chiefs", "state:PT")
    assert "spy chiefs" in run(store, "wording", "--uses", "--word", "SPY CHIEFS").stdout


def test_names_come_with_what_they_signal(store: Path) -> None:
    (row,) = objects(run(store, "wording", "--names", "--format", "jsonl"))
    assert (row["name"], row["own"], row["signals"]) == ("gunmen", 1, "says what they carry")
    assert "=evil.example 1" in run(store, "wording", "--thing", "GUNMEN").stdout
    assert "no name fits" in run(store, "wording", "--names", "--by", "source").stderr
    assert "no use fits" in run(store, "wording", "--thing", "Skerry", "--uses").stderr


def test_kinds_of_words_are_no_filter_of_names(store: Path) -> None:
    result = run(store, "wording", "--names", "--kind", "loaded")
    assert result.exit_code == 2
    assert "judging words" in result.stderr
