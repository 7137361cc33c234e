"""``dateline add``: stopped in any way and run again, nothing is lost and nothing is there twice."""

from __future__ import annotations

import gc
import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from rich.progress import Progress

from dateline.pipeline import unread
from dateline.serve.cli import main
from dateline.serve.commands.progress import BarProgress, Tally, estimate_reports, shown_progress
from dateline.serve.commands.reading import StoredValidators
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import count_claims, count_reports
from objects import numbered_report, talks_report
from quickreader import QuickReader

QUICK = Path(__file__).parent.parent / "quickreader.py"


def add(path: Path, *inputs: str, reader: QuickReader | None = None) -> Result:
    arguments = ["add", *inputs, "--db", str(path)]
    return CliRunner().invoke(main, arguments, obj=reader or QuickReader(), catch_exceptions=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def reports_in(path: Path) -> int:
    with Database.open(path) as database:
        return count_reports(database, ClaimFilter()).number


def assert_whole(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert (
        connection.execute("SELECT count(*) FROM report").fetchone()
        == connection.execute("SELECT count(DISTINCT report) FROM claim").fetchone()
    )
    connection.close()


def test_a_second_run_codes_and_adds_nothing(path: Path) -> None:
    first, second = QuickReader(), QuickReader()
    assert "20 reports added" in add(path, "numbers:20", reader=first).stderr
    result = add(path, "numbers:20", reader=second)
    assert "0 reports added" in result.stderr
    assert "20 already there" in result.stderr
    assert (first.coded, first.loaded) == (20, 1)
    assert (second.coded, second.loaded) == (0, 0)
    assert reports_in(path) == 20


def test_the_end_tells_rates_and_memory(path: Path) -> None:
    said = add(path, "numbers:3").stderr
    assert "reports/s" in said
    assert "words/s" in said
    assert "peak memory" in said


def test_one_bad_input_does_not_end_the_rest(path: Path) -> None:
    result = add(path, "bad:letter.doc", "numbers:4")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "letter.doc: parse: the bytes are no text — give a text file" in result.stderr
    assert reports_in(path) == 4
    with Database.open(path) as database:
        assert [failure.input for failure in database.load_failures()] == ["letter.doc"]


def test_a_report_in_which_nothing_can_be_read_is_kept_and_counts_as_failed(path: Path) -> None:
    result = add(path, "rich:")
    assert result.exit_code == 1
    assert "3 reports added" in result.stderr
    assert "1 failed" in result.stderr
    assert reports_in(path) == 3


def test_a_report_whose_coding_failed_is_tried_again(path: Path) -> None:
    broken, mended, third = QuickReader(), QuickReader(), QuickReader()
    broken.code = lambda report: unread(report, "code: KeyError: 'x' — the report is kept")
    address = "https://example.org/feed"
    assert "2 failed" in add(path, address, reader=broken).stderr
    repeated = add(path, address, reader=broken)
    assert "0 reports added" in repeated.stderr
    assert "2 failed" in repeated.stderr
    assert add(path, address, reader=mended).exit_code == 0
    assert (mended.fetched, mended.coded) == ([address], 2)
    add(path, address, reader=third)
    assert third.coded == 0
    with Database.open(path) as database:
        assert list(database.load_failures()) == []
        assert count_claims(database, ClaimFilter()).number == 7


def test_what_an_older_coder_read_is_read_anew(path: Path) -> None:
    with Database.create(path) as database:
        database.save(talks_report(), coder="older")
    reader = QuickReader()
    result = add(path, "https://example.org/feed", reader=reader)
    assert "2 reports added" in result.stderr
    assert reader.coded == 2
    with Database.open(path) as database:
        assert database.has_report(talks_report().report.id)
    assert reports_in(path) == 2


def test_a_failure_is_forgotten_once_its_input_is_read(path: Path) -> None:
    with Database.create(path) as database:
        from dateline.store.rows import Failure

        database.save_failure(Failure("numbers:2", "parse", "it was cut", "send it again"))
    assert add(path, "numbers:2").exit_code == 0
    with Database.open(path) as database:
        assert list(database.load_failures()) == []


def test_an_interrupt_keeps_what_is_done_and_says_how_to_go_on(path: Path) -> None:
    result = add(path, "numbers:5", "interrupt:", "numbers:9")
    assert result.exit_code == 130
    assert "5 reports added" in result.stderr
    assert "run the same command again" in result.stderr
    assert reports_in(path) == 5
    assert add(path, "numbers:9").exit_code == 0
    assert reports_in(path) == 9


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """A job in the background ignores interrupts, and so would what it starts: give the child the usual handling."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_program_killed_in_the_middle_leaves_a_whole_store(path: Path, how: signal.Signals) -> None:
    arguments = [sys.executable, str(QUICK), "add", "numbers:100000", "--db", str(path)]
    roads = str(QUICK.parent)
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": roads}) as program:
        _wait_for_reports(path, 30, program)
        program.send_signal(how)
        _, said = program.communicate()
    assert program.returncode == (130 if how == signal.SIGINT else -how), said
    assert_whole(path)
    kept = reports_in(path)
    assert 30 <= kept < 100_000
    reader = QuickReader()
    assert add(path, f"numbers:{kept + 50}", reader=reader).exit_code == 0
    assert reader.coded == 50
    with Database.open(path) as database:
        assert (
            count_reports(database, ClaimFilter()).number == count_claims(database, ClaimFilter()).number == kept + 50
        )
    assert_whole(path)


def _wait_for_reports(path: Path, number: int, program: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and program.poll() is None:
        if path.exists():
            try:
                if reports_in(path) >= number:
                    return
            except Exception:  # the store is being made
                continue
    pytest.fail(f"the program added too little: {program.communicate()}")


def test_a_store_that_cannot_be_written_ends_the_run_with_its_remedy(path: Path) -> None:
    path.write_text("no database, but a letter of some length" * 40)
    result = add(path, "numbers:3")
    assert result.exit_code == 1
    assert "name another file with --db" in result.stderr


def test_a_store_that_fills_up_says_how_much_was_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = Database.create.__func__

    def create_small(cls: type[Database], where: Path) -> Database:
        database = create(cls, where)
        database.connection.execute("PRAGMA max_page_count = 60")
        return database

    monkeypatch.setattr(Database, "create", classmethod(create_small))
    result = add(path, "numbers:5000")
    assert result.exit_code == 1
    assert "stopped:" in result.stderr
    assert "disk is full" in result.stderr
    assert f"{reports_in(path):,} reports added" in result.stderr
    assert_whole(path)


def test_an_address_is_asked_again_only_when_its_reports_are_not_all_stored(path: Path) -> None:
    stopped, again, third = QuickReader(), QuickReader(), QuickReader()
    stopped.code = _code_once_then_stop(stopped)
    assert add(path, "https://example.org/feed", reader=stopped).exit_code == 130
    assert add(path, "https://example.org/feed", reader=again).exit_code == 0
    assert again.fetched == ["https://example.org/feed"]
    assert again.coded == 1
    add(path, "https://example.org/feed", reader=third)
    assert third.fetched == []
    assert reports_in(path) == 2


def _code_once_then_stop(reader: QuickReader):
    def code(report):
        if reader.coded:
            raise KeyboardInterrupt
        return QuickReader.code(reader, report)

    return code


def test_validators_wait_until_the_next_address(path: Path) -> None:
    with Database.create(path) as database:
        known = StoredValidators(database)
        known["https://a.example/"] = ('"1"', None)
        assert database.load_validators("https://a.example/") == (None, None)
        known["https://b.example/"] = (None, "Mon")
        assert known["https://a.example/"] == ('"1"', None)
        assert list(known) == ["https://b.example/"]
        known.drop()
        known.keep()
        assert database.load_validators("https://b.example/") == (None, None)
        assert known.get("https://b.example/") is None


def test_the_number_of_reports_is_estimated_from_files_and_lines(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("a")
    (tmp_path / "b.html").write_text("b")
    (tmp_path / "c.jsonl").write_text("{}\n{}\n{}\n")
    assert estimate_reports([str(tmp_path)]) == 5
    assert estimate_reports([str(tmp_path), "-"]) is None
    assert estimate_reports(["https://example.org/"]) is None
    assert estimate_reports(["x" * 5000]) is None
    assert estimate_reports(["nul\0"]) is None
    (tmp_path / "d.warc.gz").write_text("")
    assert estimate_reports([str(tmp_path)]) is None


def test_plain_progress_is_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally(iter(range(0, 100, 4)).__next__)
    with shown_progress(tally, 40) as progress:
        for _ in range(6):
            tally.seen += 1
            tally.added += 1
            tally.words += 100
            progress.tell()
    said = capsys.readouterr().err.splitlines()
    assert 1 <= len(said) < 6
    assert "of about 40 reports" in said[0]
    assert "words/s" in said[0]
    assert "left" in said[0]


def test_messages_stand_above_the_bar_of_a_terminal() -> None:
    stream = io.StringIO()
    with Progress(console=Console(file=stream, force_terminal=True, width=60), transient=True) as bar:
        progress = BarProgress(bar, tally := Tally(), 10)
        tally.seen = 4
        progress.tell()
        progress.say("letter.doc: [parse]: no text")
        assert bar.tasks[0].completed == 4
    assert "letter.doc: [parse]: no text\n" in stream.getvalue()


def test_memory_does_not_grow_with_the_number_of_reports(path: Path) -> None:
    with Database.create(path) as database:
        for number in range(200):
            database.save(numbered_report(number))
        tracemalloc.start()
        for number in range(200, 1200):
            database.save(numbered_report(number))
        gc.collect()  # empties the interpreter's own stock of objects for reuse, which is bounded
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert kept < 60_000
