"""The command line: what goes to standard output, what to standard error, and the exit status."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from contract import assert_contract
from dateline.model import ReportObject
from dateline.serve.cli import main
from quickreader import QuickReader


def run(*arguments: str, reader: QuickReader | None = None, **environment: str) -> Result:
    return CliRunner(env={"COLUMNS": "120", "NO_COLOR": None, **environment}).invoke(
        main, arguments, obj=reader or QuickReader(), catch_exceptions=False
    )


def lines(result: Result) -> list[dict]:
    return [msgspec.json.decode(line) for line in result.stdout.splitlines()]


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "store.sqlite")
    assert run("add", "rich:", "--db", path).exit_code == 1  # one of the three cannot be read
    return path


def test_read_writes_one_object_a_line_in_order_and_nothing_else() -> None:
    result = run("read", "numbers:2", "numbers:1", "--format", "jsonl")
    assert result.exit_code == 0
    objects = [msgspec.json.decode(line, type=ReportObject) for line in result.stdout.splitlines()]
    assert [coded.report.title for coded in objects] == ["Boats 0", "Boats 1", "Boats 0"]
    for coded in objects:
        assert_contract(coded)


def test_an_input_that_cannot_be_read_still_yields_an_object() -> None:
    result = run("read", "bad:a\udce9.txt", "numbers:1", "--format", "jsonl")
    assert result.exit_code == 1
    failed, read = (msgspec.json.decode(line, type=ReportObject) for line in result.stdout.splitlines())
    assert failed.warnings == ("a\\udce9.txt: parse: the bytes are no text — give a text file",)
    assert (failed.claims, failed.mentions, failed.report.text) == ((), (), "")
    assert_contract(failed)
    assert len(read.claims) == 1
    assert failed.warnings[0] in result.stderr


def test_read_gives_reports_what_they_do_not_say_themselves() -> None:
    result = run("read", "rich:", "--format", "jsonl", "--published", "2031-05-01", "--outlet", "own.example")
    published = [each["report"]["published"] for each in lines(result)]
    assert published == ["2031-03-12", "2031-04-02T09:30:00Z", "2031-05-01"]
    assert lines(result)[2]["report"]["outlet"] == "own.example"


@pytest.mark.parametrize("written", ["1 May", "2031-13-01", "2031-05-01T10:00:00", "20310501"])
def test_a_date_that_is_none_is_wrong_usage(written: str) -> None:
    result = run("read", "numbers:1", "--published", written)
    assert result.exit_code == 2
    assert "--published" in result.stderr


def test_read_as_text_names_claims_and_sources() -> None:
    result = run("read", "rich:", "--format", "text")
    assert "▸ COERCE arrest  planned  Peru → smugglers" in result.stdout
    assert "Ada Lind told Harbour Wire › Peru" in result.stdout
    assert "\x1b" not in result.stdout


def test_claims_as_jsonl_stand_alone(store: str) -> None:
    result = run("claims", "--db", store, "--source", "Lind", "--type", "COERCE", "--format", "jsonl")
    assert result.exit_code == 0
    (claim,) = lines(result)
    assert claim["sources"] == "example.org ← Harbour Wire ← Ada Lind ← Peru"
    assert claim["report"]["title"] == "Spy chiefs meet in Tampere"
    assert claim["evidence"]["text"] == "to arrest at least 40 smugglers"
    assert claim["who"][0]["entity"] == "state:PE"
    assert claim["from"] == []


@pytest.mark.parametrize("command", ["claims", "movements", "happenings", "actors", "reports"])
def test_every_cell_of_a_csv_is_safe_in_a_spreadsheet(store: str, command: str) -> None:
    result = run(command, "--db", store, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    assert table
    assert not [cell for row in table for cell in row.values() if cell[:1] in "=+@\t\r" and cell]
    assert any("'=evil.example" in cell for row in table for cell in row.values())


def test_movements_are_movements(store: str) -> None:
    assert {row["kind"] for row in lines(run("movements", "--db", store, "--format", "jsonl"))} == {"movement"}


def test_a_table_has_the_sentence_and_who_says_so(store: str) -> None:
    result = run("claims", "--db", store, "--modality", "denied", "--limit", "1")
    assert result.exit_code == 0
    assert "denied" in result.stdout
    assert "=evil.example ← Peru" in result.stdout
    assert "1 of 2 claims" in result.stderr


def test_actors_and_reports(store: str) -> None:
    actors = lines(run("actors", "--db", store, "--format", "jsonl", "--limit", "1"))
    assert [(row["id"], row["claims"]) for row in actors] == [("state:PE", 3)]
    assert actors[0]["newest"]["sentence"] == "Peru denies that its soldiers fled to Oulu."
    reports = lines(run("reports", "--db", store, "--text", "tampere", "--format", "jsonl"))
    assert [row["outlet"] for row in reports] == ["example.org"]
    assert "Spy chiefs" in run("reports", "--db", store).stdout


def test_happenings_are_weighed_by_all_their_claims(store: str) -> None:
    everything = lines(run("happenings", "--db", store, "--format", "jsonl"))
    told = [claim["id"] for happening in everything for claim in happening["claims"]]
    events = [
        row["id"] for row in lines(run("claims", "--all", "--db", store, "--format", "jsonl")) if row["kind"] == "event"
    ]
    assert sorted(told) == sorted(events)
    assert [each["from"] for each in everything] == sorted((each["from"] for each in everything), reverse=True)
    (talks,) = lines(run("happenings", "--db", store, "--actor", "Norway", "--format", "jsonl"))
    assert talks in everything
    assert (talks["type"], talks["who"]) == ("CONSULT", ["state:NO", "state:PE"])
    table = run("happenings", "--db", store, "--actor", "Norway").stdout
    assert "Norway, Peru" in table
    assert "example.org ← Portugal" in table


def test_failures_are_listed_with_their_remedy(store: str) -> None:
    (failure,) = lines(run("failures", "--db", store, "--format", "jsonl"))
    assert (failure["stage"], failure["remedy"]) == ("read", "give a longer text")
    assert failure["at"].endswith("Z")


def test_nothing_found_is_said_and_is_no_error(store: str) -> None:
    result = run("claims", "--db", store, "--actor", "Nobody", "--format", "jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no claim fits\n")


def test_a_type_that_is_not_there_is_answered_with_those_that_are(store: str) -> None:
    result = run("claims", "--db", store, "--type", "CONSLT")
    assert "types in this store: CONSULT, MOVE, ASSAULT" in result.stderr


def test_an_interrupted_reading_ends_quietly() -> None:
    result = run("read", "numbers:2", "interrupt:", "--format", "jsonl")
    assert (result.exit_code, len(lines(result)), result.stderr) == (130, 2, "stopped\n")


SCORER = """
import sys
if sys.argv[1] == "inputs":
    print('{"title": "Boats 3", "text": "Peru sent 3 boats to Callao."}')
else:
    print("boats found                        F1 0.500  of", len(open(sys.argv[3]).readlines()))
"""


@pytest.mark.parametrize(("floor", "status"), [(0.4, 0), (0.6, 1)])
def test_evaluate_scores_and_minds_the_floors(tmp_path: Path, floor: float, status: int) -> None:
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "boats.jsonl").write_text("{}")
    floors = {"boats": {"layer": "boats", "floors": {"boats found F1": floor}}}
    (tmp_path / "floors.json").write_bytes(msgspec.json.encode(floors))
    files = ("--scorer", str(tmp_path / "score.py"), "--floors", str(tmp_path / "floors.json"))
    result = run("eval", str(tmp_path), *files)
    assert "boats found" in result.stdout
    assert ("below its floor" in result.stderr) is bool(status)
    assert result.exit_code == status


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims", "--since", "yesterday"],
        ["claims", "--text", "--"],
        ["claims", "--modality", "sure"],
        ["claims", "--limit", "-1"],
        ["read"],
        ["nonsense"],
        ["serve", "--host", "0.0.0.0"],
    ],
)
def test_wrong_usage_is_status_2_and_says_why(store: str, arguments: list[str]) -> None:
    result = run(*arguments, DATELINE_DB=store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error:" in result.stderr


def test_a_missing_store_names_the_remedy(tmp_path: Path) -> None:
    result = run("claims", "--db", str(tmp_path / "none.sqlite"))
    assert result.exit_code == 1
    assert "dateline add" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself_with_examples(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"dateline {name}" in result.stdout.partition("Example")[2]


def test_the_version() -> None:
    from dateline import __version__

    assert run("--version").stdout == f"dateline, version {__version__}\n"


def dateline(*arguments: str, **streams: object) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-c", "from dateline.serve.cli import main; main()"]
    return subprocess.Popen([*program, *arguments], stderr=subprocess.PIPE, **streams)


def test_a_full_disk_behind_the_output_is_said(store: str) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as stream, dateline("claims", "--db", store, "--format", "csv", stdout=stream) as program:
        _, said = program.communicate()
    assert program.returncode == 1
    assert b"No space left" in said
    assert b"Traceback" not in said


def test_a_reader_that_goes_away_is_no_fuss(tmp_path: Path) -> None:
    path = str(tmp_path / "many.sqlite")
    run("add", "numbers:300", "--db", path)
    with dateline("claims", "--db", path, "--format", "jsonl", stdout=subprocess.PIPE) as program:
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""


def test_a_question_loads_no_language_model_and_no_web_framework(store: str) -> None:
    script = (
        "import sys; from dateline.serve.cli import main\n"
        f"main(['claims', '--db', {store!r}, '--format', 'jsonl'], standalone_mode=False)\n"
        "heavy = {'spacy', 'fastapi', 'httpx', 'rich', 'trafilatura', 'lxml', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
