"""``dateline actors explain``: what a name can stand for."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from dateline.serve.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["actors", "explain", *arguments])


def test_the_tables_and_the_gazetteer_are_asked() -> None:
    shown = run("Lima")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("state:PE (Peru, PE): states.tsv, as the government in its capital 'Lima'")
    assert "gazetteer, capital" in shown.stdout


def test_a_users_own_actors_are_asked_too(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "id\tname\ttype\tcountry\taliases\ngroup:reed-front\tReed Front\tarmed_group\tPE\t\n", encoding="utf-8"
    )
    shown = run("Reed Front", "--actors", str(own), "--format", "jsonl")
    assert json.loads(shown.stdout)["entity"] == "group:reed-front"


def test_an_unknown_name_is_told() -> None:
    assert "no table and no place has the name 'Qwertzu'" in run("Qwertzu").stdout


def test_a_report_and_a_text_are_too_much() -> None:
    assert run("Lima", "--text", "Lima slept.", "--report", "report.txt").exit_code == 2


def test_actors_still_list_the_store(tmp_path: Path) -> None:
    listed = CliRunner().invoke(main, ["actors", "--db", str(tmp_path / "none.sqlite")])
    assert listed.exit_code == 1
    assert "none.sqlite" in listed.stderr


def test_a_place_is_shown_with_its_level_and_the_shares_of_its_score() -> None:
    shown = run("Lima", "--text", "They met in Lima.")
    assert "precision city: population +" in shown.stdout
