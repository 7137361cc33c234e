"""``dateline explain``: what it writes, what it says where there is nothing to explain, and its exit status."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from dateline.model import claim_id
from dateline.serve.cli import main
from objects import talks_report
from quickreader import QuickReader

REPORT = talks_report().report.id
CLAIM = claim_id(talks_report().report, talks_report().claims[1])


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "120"}).invoke(main, arguments, obj=QuickReader(), catch_exceptions=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("store") / "store.sqlite")
    assert run("add", "rich:", "numbers:3", "--db", path).exit_code == 1  # one of them cannot be read
    return path


def test_a_stored_claim_is_explained_by_any_of_its_ids(store: str) -> None:
    shown = {run("explain", given, "--db", store).stdout for given in (CLAIM, CLAIM[:8], f"{REPORT}:k2")}
    assert len(shown) == 1
    assert "›arrest‹ at least" in " ".join(shown.pop().split())


def test_a_line_of_json_holds_the_same(store: str) -> None:
    result = run("explain", CLAIM, "--db", store, "--format", "jsonl")
    found = msgspec.json.decode(result.stdout)
    assert result.stdout.count("\n") == 1
    assert (found["id"], found["number"], found["report"]["id"]) == (CLAIM, "k2", REPORT)
    assert [link["name"] for link in found["chain"]] == ["example.org", "Ada Lind", "Peru"]


def test_no_report_is_read_for_a_stored_claim(store: str) -> None:
    reader = QuickReader()
    assert CliRunner().invoke(main, ("explain", CLAIM, "--db", store), obj=reader).exit_code == 0
    assert (reader.loaded, reader.coded) == (0, 0)


def test_a_claim_of_a_report_that_is_not_stored() -> None:
    result = run("explain", "k1", "--file", "numbers:1", "--format", "jsonl")
    assert result.exit_code == 0
    assert msgspec.json.decode(result.stdout)["trigger"]["text"] == "sent"


def test_a_number_that_several_reports_of_a_file_have_needs_the_report() -> None:
    result = run("explain", "k1", "--file", "numbers:2")
    assert result.exit_code == 2
    assert "more than one claim has this id — name the report too: " in result.stderr
    assert run("explain", f"{REPORT}:k1", "--file", "rich:").exit_code == 0
    assert run("explain", CLAIM[:6], "--file", "rich:").exit_code == 0


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [("k3", 2, "this is no claim's id"), ("0000", 2, "no claim in"), (f"{REPORT}:k99", 2, "has such an id")],
)
def test_what_is_not_there_is_said_with_what_to_do(store: str, given: str, status: int, said: str) -> None:
    result = run("explain", given, "--db", store)
    assert (result.exit_code, result.stdout) == (status, "")
    assert said in result.stderr
    assert " — " in result.stderr


def test_a_missing_store_and_a_bad_file_end_with_status_one(tmp_path: Path) -> None:
    missing = run("explain", CLAIM, "--db", str(tmp_path / "none.sqlite"))
    assert (missing.exit_code, "dateline add" in missing.stderr) == (1, True)
    bad = run("explain", "k1", "--file", "bad:a.txt")
    assert (bad.exit_code, "a.txt: parse" in bad.stderr) == (1, True)


def test_a_file_without_such_a_claim_says_why() -> None:
    result = run("explain", "k9", "--file", "rich:")
    assert result.exit_code == 2
    assert "nothing was found" in result.stderr
    assert "dateline read" in result.stderr
