"""Input of every bad kind through the command line: named with stage and remedy, the rest read, the store whole."""

from __future__ import annotations

import gzip
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from contract import assert_contract
from dateline.model import SCHEMA_NUMBER, Report, ReportObject
from dateline.serve.cli import main
from dateline.serve.commands.reading import PipelineReader

GOOD = "Peru sent three boats to Callao on Tuesday, the ministry said."
RUSSIAN = "Министр встретился с послом в столице во вторник и обсудил с ним новое соглашение о границе." * 3
PAGE = "<html><head><title>Boats</title></head><body><article><h1>Boats</h1><p>" + f"{GOOD} " * 5
ENTITIES = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">{}]><rss version="2.0"><channel>&a;</channel></rss>'


class UncodedReader(PipelineReader):
    """The real reading of files and addresses; of their language only that Cyrillic is not read."""

    def load_coder(self, settings):
        return self

    def code(self, report: Report) -> ReportObject:
        if "\u0400" < max(report.text[:200]) < "\u0500":
            return ReportObject(SCHEMA_NUMBER, report, warnings=("language: 'ru' is not read yet — it is kept",))
        return ReportObject(SCHEMA_NUMBER, report)


def run(*arguments: object, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(
        main, [str(each) for each in arguments], obj=UncodedReader(), input=stdin, catch_exceptions=False
    )


def objects(result: Result) -> list[ReportObject]:
    return [msgspec.json.decode(line, type=ReportObject) for line in result.stdout.splitlines()]


BAD = {
    "empty.txt": (b"", "parse: empty"),
    "blank.txt": (b" \n\t\n", "parse: no text"),
    "line.txt": (b"word " * 5_000_000, "ingest: larger than"),
    "line.jsonl": (b'{"text": "' + b"word " * 5_000_000 + b'"}\n', "line 1: ingest: the line is longer than"),
    "nested.html": (b"<div>" * 200_000, "ingest: more than 100,000 tags"),
    "nul.txt": (b"\0" * 5_000, "parse: no report: not text"),
    "cut.txt.gz": (gzip.compress(GOOD.encode() * 50)[:-12], "parse: the packed file is cut short"),
    "bomb.txt.gz": (gzip.compress(b"a" * 30_000_000), "ingest: grows more than 100-fold"),
    "file.xml": (ENTITIES.format('<!ENTITY b SYSTEM "file:///etc/hostname">').encode(), "parse: the feed declares"),
    "laughs.xml": (ENTITIES.format('<!ENTITY b "&a;&a;&a;&a;">').encode(), "parse: the feed declares"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "parse: no report: an image"),
    "letter.pdf": (b"%PDF-1.7\n" + bytes(range(256)), "parse: no report: a PDF file"),
    "cut.json": (b'{"text": "Peru sent', "line 1: parse: no JSON object"),
    "deep.jsonl": (b"[" * 100_000, "line 1: parse: JSON nested too deep"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_stage_and_remedy_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    content, problem = BAD[name]
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(GOOD)
    result = run("read", bad, good, "--format", "jsonl")
    failed, read = objects(result)
    assert result.exit_code == 1
    assert_contract(failed)
    (said,) = result.stderr.splitlines()
    assert said == failed.warnings[0]
    assert said.startswith(str(bad))
    assert problem in said
    assert said.partition(" — ")[2]
    assert read.report.text == GOOD


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cp1252.txt", "“Zoë left,” he said — in Río.".encode("cp1252")),
        ("utf16.txt", "“Zoë left,” he said — in Río.".encode("utf-16-le")),
        ("mixed.txt", "“Zoë left,” he said — in Río.\n".encode() + "“Zoë left,” he said — in Río.".encode("cp1252")),
    ],
)
def test_text_in_other_encodings_is_read(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (read,) = objects(run("read", tmp_path, "--format", "jsonl"))
    assert set(read.report.text.splitlines()) == {"“Zoë left,” he said — in Río."}


def test_cut_pages_and_single_nuls_are_read(tmp_path: Path) -> None:
    (tmp_path / "cut.html").write_text(PAGE)
    (tmp_path / "nul.txt").write_bytes(b"Peru sent\0three boats.")
    result = run("read", tmp_path, "--format", "jsonl")
    assert result.exit_code == 0
    page, text = objects(result)
    assert GOOD in page.report.text
    assert text.report.text == "Peru sent\ufffdthree boats."


def test_a_shift_jis_page_is_read_as_japanese(tmp_path: Path) -> None:
    sentence = "外務大臣は火曜日に東京で国務長官と会談した。"
    page = f'<html><head><meta charset="Shift_JIS"></head><body><article><p>{sentence * 9}</p></article></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("shift_jis"))
    (read,) = objects(run("read", tmp_path, "--format", "jsonl"))
    assert sentence in read.report.text


def test_links_in_a_circle_and_pipes_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD)
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    os.mkfifo(tmp_path / "pipe")
    result = run("read", tmp_path, "--format", "jsonl")
    assert [each.report.text for each in objects(result) if each.report.text] == [GOOD]
    assert "symbolic links" in result.stderr


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://example.org@127.0.0.1/",
        "http://user:secret@127.0.0.1/",
        "http://",
        "file:///etc/hostname",
        "ftp://example.org/a",
    ],
)
def test_addresses_that_are_not_public_or_no_web_addresses_are_refused(url: str) -> None:
    result = run("read", url, "--format", "jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{url}: fetch: ")
    assert " — " in result.stderr


def test_standard_input(tmp_path: Path) -> None:
    (read,) = objects(run("read", "-", "--format", "jsonl", stdin=GOOD.encode()))
    assert read.report.text == GOOD
    empty = run("read", "-", "--format", "jsonl")
    assert (empty.exit_code, empty.stderr.partition(":")[0]) == (1, "standard input")


def test_a_program_started_without_standard_input_says_so() -> None:
    code = "import sys; from dateline.serve.cli import main; sys.stdin = None; main(['read', '-'])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "-: ingest: there is no standard input — name a file instead\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    code = "from dateline.serve.cli import main; main()"
    command = [sys.executable, "-c", code, "read", str(tmp_path)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("Error: output: No space left")
    assert "Traceback" not in ended.stderr


def test_a_folder_of_bad_files_leaves_a_whole_store_and_each_failure_by_its_name(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store.sqlite"
    folder.mkdir()
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    good = folder / "good.txt"
    good.write_text(GOOD)
    assert run("add", folder, good, good, "--db", store).exit_code == 1
    failed = [each["input"] for each in map(msgspec.json.decode, failures(store))]
    assert len(failed) == len(BAD)
    assert all(any(name.startswith(str(folder / bad)) for bad in BAD) for name in failed)
    connection = sqlite3.connect(store)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM report").fetchone() == (1,)
    connection.close()


def failures(store: Path) -> list[str]:
    return run("failures", "--db", store, "--format", "jsonl").stdout.splitlines()


def test_mended_lines_are_failures_no_more(tmp_path: Path) -> None:
    lines, store = tmp_path / "wire.jsonl", tmp_path / "store.sqlite"
    lines.write_text('{"text": 5}\n{"text": "Talks were held."}\n')
    assert run("add", lines, "--db", store).exit_code == 1
    assert len(failures(store)) == 1
    lines.write_text(f'{{"text": "{GOOD}"}}\n')
    assert run("add", f"{tmp_path}/./wire.jsonl", "--db", store).exit_code == 0
    assert failures(store) == []


def test_a_language_that_is_not_read_is_kept_by_add_and_a_warning_of_read(tmp_path: Path) -> None:
    letter, store = tmp_path / "letter.txt", tmp_path / "store.sqlite"
    letter.write_text(RUSSIAN)
    read = run("read", letter, "--format", "jsonl")
    assert read.exit_code == 1
    (coded,) = objects(read)
    assert coded.report.text == RUSSIAN
    assert coded.warnings[0].startswith("language: 'ru'")
    assert read.stderr == f"{letter}: {coded.warnings[0]}\n"
    added = run("add", letter, "--db", store)
    assert added.exit_code == 0
    assert f"{letter}: language: 'ru' is not read yet" in added.stderr
    assert "1 in a language not read yet, 0 failed" in added.stderr
    assert failures(store) == []
