"""The ontology as it is shown: by type, by CAMEO code, on the command line and over the API."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner, Result

from dateline.errors import UsageError
from dateline.knowledge.ontology import load_ontology
from dateline.serve.cli import main
from dateline.serve.ontology import CodeEntry, TypeEntry, find_codes, find_type, load_entries, look_up
from serve.pages import client_of, make_store


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "140"}).invoke(main, ("ontology", *arguments), catch_exceptions=False)


def test_every_code_stands_under_one_type_only() -> None:
    codes = [code.cameo for entry in load_entries() for code in entry.codes]
    assert sorted(codes) == sorted(load_ontology().codes)


def test_a_type_tells_its_class_codes_modes_and_triggers() -> None:
    entry = find_type("protest")
    assert entry is not None
    assert (entry.quad, entry.quad_class, entry.roots) == (4, "material conflict", ("14",))
    assert {code.root for code in entry.codes} == {"14"}
    assert set(entry.modes) == {code.mode for code in entry.codes if code.mode}
    assert min(entry.triggers.verbs, entry.triggers.nouns, entry.triggers.constructions) > 0


def test_movements_have_no_class_and_no_codes() -> None:
    entry = find_type("MOVE")
    assert entry is not None
    assert (entry.quad, entry.quad_class, entry.codes) == (None, None, ())
    assert entry.triggers.verbs > 0


def test_a_root_gives_all_codes_below_it_whatever_their_type() -> None:
    codes = find_codes("19")
    assert [code.cameo for code in codes] == [f"19{last}" for last in range(7)]
    assert {code.type for code in codes} == {"ASSAULT", "COERCE"}
    assert {code.root_name for code in codes} == {"Fights"}
    assert find_codes("1") == find_codes("") == find_codes("99") == ()


def test_what_is_neither_type_nor_code_is_told_with_a_remedy() -> None:
    with pytest.raises(UsageError, match="dateline ontology"):
        look_up("QUARREL")
    assert run("QUARREL").exit_code == 2


def test_the_list_shows_each_type_in_a_row() -> None:
    rows = run().stdout.splitlines()
    starts = [row.split()[0] for row in rows[1:] if not row.startswith(" ")]
    assert starts == list(load_ontology().types)


def test_a_type_and_a_code_are_shown_with_their_names() -> None:
    shown = run("AID").stdout
    assert "Gives military aid" in shown
    assert "material cooperation" in shown
    row = run("0874").stdout.splitlines()[1]
    assert row.split() == ["0874", "Withdraws", "or", "surrenders", "RETREAT", "disarm", "military", "+5"]


def test_json_lines_hold_the_whole_entries() -> None:
    decoded = [msgspec.json.decode(line, type=TypeEntry) for line in run("--format", "jsonl").stdout.splitlines()]
    assert tuple(decoded) == load_entries()
    codes = [msgspec.json.decode(line, type=CodeEntry) for line in run("17", "--format", "jsonl").stdout.splitlines()]
    assert tuple(codes) == find_codes("17")


def test_the_api_gives_the_same_and_describes_it(tmp_path: Path) -> None:
    with client_of(make_store(tmp_path / "store.sqlite")) as client:
        answer = client.get("/api/ontology")
        document = client.get("/openapi.json").json()
    assert msgspec.json.decode(answer.content, type=tuple[TypeEntry, ...]) == load_entries()
    described = document["paths"]["/api/ontology"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.json(), {**described, "components": document["components"]})
