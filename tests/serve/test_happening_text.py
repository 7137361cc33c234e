"""A happening drawn for the terminal, and taken apart for programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from dateline.serve.cli import main
from dateline.serve.happening_detail import HappeningDetail
from serve.attacks import make_attacks


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    path = tmp_path / "store.sqlite"
    make_attacks(path)
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"DATELINE_USER": "ada", "NO_COLOR": "1"})


def ids(store: str, *asked: str) -> list[str]:
    found = run("happenings", "--db", store, "--format", "jsonl", *asked).stdout_bytes.splitlines()
    return [msgspec.json.decode(line)["id"] for line in found]


def test_a_happening_shows_how_it_stands_whose_word_it_is_and_every_sentence(store: str) -> None:
    (twice,) = ids(store, "--reports", "2")
    drawn = run("happening", twice, "--db", store).stdout
    assert "ASSAULT" in drawn.splitlines()[0]
    assert "Callao" in drawn.splitlines()[0]
    assert "2 reports; 2 independent origins" in drawn
    assert "├── one.example" in drawn
    assert "└── two.example" in drawn
    assert "Gunmen attacked a customs post in Callao, says one.example." in drawn
    assert "2 claims" in drawn


def test_a_program_gets_the_same_whole(store: str) -> None:
    (twice,) = ids(store, "--reports", "2")
    detail = msgspec.json.decode(
        run("happening", twice, "--db", store, "--format", "json").stdout, type=HappeningDetail
    )
    assert detail.happening.id == twice
    assert {branch.name for branch in detail.tree} == {"one.example", "two.example"}
    assert [leaf.day for branch in detail.tree for leaf in branch.leaves] == ["2030-05-07"] * 2
    assert {row.id for row in detail.claims} == {claim.id for claim in detail.happening.claims}


def test_a_judgement_is_shown_listed_and_withdrawn(store: str) -> None:
    first, second = ids(store, "--type", "ASSAULT", "--outlet", "one.example")
    merged = run("merge", first, second, "--db", store, "--reason", "one raid, told late").stdout.strip()
    assert "ada judged on" in (drawn := run("happening", merged, "--db", store).stdout)
    assert "one raid, told late" in drawn
    assert "one happening" in run("judgements", "--db", store).stdout
    assert run("judgements", "--withdraw", "1", "--db", store).exit_code == 0
    assert ids(store, "--type", "ASSAULT", "--outlet", "one.example") == [first, second]
    (kept,) = run("judgements", "--db", store, "--format", "jsonl").stdout.splitlines()
    assert msgspec.json.decode(kept)["withdrawn_by"] == "ada"


def test_a_claim_split_off_stands_alone(store: str) -> None:
    (twice,) = ids(store, "--reports", "2")
    claim = msgspec.json.decode(run("happening", twice, "--db", store, "--format", "json").stdout)["claims"][0]["id"]
    own = run("split", claim, "--db", store).stdout.strip()
    assert "1 report; 1 independent origin" in run("happening", own, "--db", store).stdout
    assert ids(store, "--reports", "2") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("happening", "h0000000000"), "no happening has that id"),
        (("merge", "h0000000000"), "no happening has that id"),
        (("split", "00000000"), "no claim has that id"),
        (("judgements", "--withdraw", "9"), "no judgement of that number stands"),
    ],
)
def test_what_is_not_there_is_said(store: str, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, "--db", store)
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_a_judgement_makes_no_store(tmp_path: Path) -> None:
    result = run("merge", "h1234", "h5678", "--db", str(tmp_path / "none.sqlite"))
    assert "there is no store here" in result.stderr
    assert not (tmp_path / "none.sqlite").exists()
