"""The store: whole after whatever happens to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import msgspec
import pytest

from dateline.errors import StoreError
from dateline.model import Report, ReportObject
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import count_claims, count_reports, find_claims
from dateline.store.rows import Failure
from dateline.store.schema import APPLICATION_ID, STORE_NUMBER
from objects import empty_report, numbered_report, port_report, talks_report

NOBODY = 65534


def assert_whole(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for index in ("report_text", "claim_text"):  # raises where an index and its rows differ
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def open_folder():
    """A folder that another user may enter, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_ordinary_user(act) -> None:
    """Runs ``act`` in a child process without the rights of an administrator, who may write anywhere."""
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            act()
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("coded", [talks_report(), port_report(), empty_report()])
def test_a_report_comes_back_as_it_was_saved(path: Path, coded: ReportObject) -> None:
    with Database.create(path) as database:
        assert database.save(coded)
        assert database.load(coded.report.id) == coded
        assert database.load("none") is None
    assert_whole(path)


def test_the_same_report_twice_changes_nothing(path: Path) -> None:
    with Database.create(path) as database:
        assert database.save(talks_report())
        before = list(map(tuple, database.rows("SELECT * FROM claim")))
        assert not database.save(talks_report())
        assert list(map(tuple, database.rows("SELECT * FROM claim"))) == before
        assert count_reports(database, ClaimFilter()).number == 1


def test_a_newer_coder_replaces_what_an_older_one_read(path: Path) -> None:
    fewer = msgspec.structs.replace(talks_report(), claims=talks_report().claims[:1])
    with Database.create(path) as database:
        database.save(talks_report(), coder="1")
        assert not database.has_report(fewer.report.id, coder="2")
        assert database.save(fewer, coder="2")
        assert database.has_report(fewer.report.id, coder="2")
        assert not database.has_report(fewer.report.id, coder="1")
        assert count_claims(database, ClaimFilter()).number == 1
        assert count_claims(database, ClaimFilter(text="smugglers")).number == 0
    assert_whole(path)


def test_a_full_disk_keeps_what_was_saved_before(path: Path) -> None:
    saved = 0
    with Database.create(path) as database:
        database.save(talks_report())
        pages = database.connection.execute("PRAGMA page_count").fetchone()[0]
        database.connection.execute(f"PRAGMA max_page_count = {pages + 3}")

        def fill() -> None:
            nonlocal saved
            for saved in range(10_000):
                database.save(numbered_report(saved))

        with pytest.raises(StoreError, match="disk is full") as caught:
            fill()
        assert "free some space" in caught.value.remedy
        database.connection.execute("PRAGMA max_page_count = 1000000")
        assert count_reports(database, ClaimFilter()).number == 1 + saved
        assert database.save(numbered_report(saved))
    assert_whole(path)


def test_a_failure_inside_a_transaction_leaves_no_trace(path: Path) -> None:
    with Database.create(path) as database:
        twice = msgspec.structs.replace(talks_report(), claims=talks_report().claims[:1] * 2)
        with pytest.raises(StoreError, match="UNIQUE"):
            database.save(twice)
        assert count_reports(database, ClaimFilter()).number == 0
        assert database.save(talks_report())
    assert_whole(path)


def test_half_a_surrogate_pair_is_refused_and_nothing_kept(path: Path) -> None:
    with Database.create(path) as database:
        with pytest.raises(StoreError, match="surrogate"):
            database.save(ReportObject(1, Report("r", "bad \ud800 text")))
        assert count_reports(database, ClaimFilter()).number == 0


def test_a_locked_store_says_so(path: Path) -> None:
    with Database.create(path) as writer, Database.create(path, busy_seconds=0.01) as second:
        writer.save(talks_report())
        writer.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            second.save(port_report())
        with Database.open(path, busy_seconds=0.01) as reader:
            assert count_reports(reader, ClaimFilter()).number == 1
        writer.connection.execute("ROLLBACK")
        assert second.save(port_report())


@pytest.mark.parametrize("open_store", [Database.create, Database.open])
def test_a_file_that_is_no_database(path: Path, open_store) -> None:
    path.write_text("This is a letter, and no database at all. " * 50)
    with pytest.raises(StoreError, match="not a database") as caught:
        open_store(path)
    assert "--db" in caught.value.remedy
    assert path.read_text().startswith("This is a letter")


@pytest.mark.parametrize("open_store", [Database.create, Database.open])
def test_another_programs_database_is_left_alone(path: Path, open_store) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE report (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_cut_file_is_told_from_a_store(path: Path) -> None:
    with Database.create(path) as database:
        for number in range(50):
            database.save(numbered_report(number))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError), Database.open(path) as database:
        find_claims(database, ClaimFilter(text="boats"), limit=500)


@pytest.mark.parametrize("open_store", [Database.create, Database.open])
def test_a_store_of_a_newer_program_is_refused(path: Path, open_store) -> None:
    Database.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {STORE_NUMBER + 1}")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        open_store(path)


def test_a_new_store_is_marked_as_dateline_s_own(path: Path) -> None:
    Database.create(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (STORE_NUMBER,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_missing_store_is_not_made_by_a_question(path: Path) -> None:
    with pytest.raises(StoreError, match="dateline add"):
        Database.open(path)
    assert not path.exists()


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    Database.create(tmp_path / "a" / "b" / "odd ?#% name.sqlite").close()
    assert (tmp_path / "a" / "b" / "odd ?#% name.sqlite").is_file()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="folder"):
        Database.create(tmp_path / "file" / "store.sqlite")


def test_a_folder_without_rights(open_folder: Path) -> None:
    def act() -> None:
        with pytest.raises(StoreError, match="may write"):
            Database.create(open_folder / "store.sqlite")
        with pytest.raises(StoreError, match="folder"):
            Database.create(open_folder / "below" / "store.sqlite")

    open_folder.chmod(0o555)
    as_ordinary_user(act)


def test_a_read_only_store_in_a_read_only_folder_can_be_asked(open_folder: Path) -> None:
    store = open_folder / "store.sqlite"
    with Database.create(store) as database:
        database.save(talks_report())
    store.chmod(0o444)

    def act() -> None:
        with Database.open(store) as database:
            assert count_claims(database, ClaimFilter()).number == 4
            assert len(find_claims(database, ClaimFilter(text="smugglers")).rows) == 1
        with pytest.raises(StoreError, match="check the rights"):
            Database.create(store)

    open_folder.chmod(0o555)
    as_ordinary_user(act)


def test_a_read_only_store_that_was_not_closed_says_what_to_do(open_folder: Path) -> None:
    store = open_folder / "store.sqlite"
    with Database.create(store) as database:
        database.save(talks_report())
        copy = open_folder / "copy.sqlite"
        shutil.copy(store, copy)
        shutil.copy(store.with_name("store.sqlite-wal"), copy.with_name("copy.sqlite-wal"))
    copy.chmod(0o444)

    def act() -> None:
        with pytest.raises(StoreError, match="was not closed"):
            Database.open(copy)

    open_folder.chmod(0o555)
    as_ordinary_user(act)


def test_a_reader_sees_what_is_added_while_it_is_open(path: Path) -> None:
    with Database.create(path) as writer, Database.open(path) as reader:
        assert count_reports(reader, ClaimFilter()).number == 0
        writer.save(talks_report())
        assert count_reports(reader, ClaimFilter()).number == 1


def test_a_question_changes_nothing_and_leaves_nothing_behind(path: Path) -> None:
    with Database.create(path) as database:
        database.save(talks_report())
    before = path.read_bytes()
    with Database.open(path) as database:
        assert count_claims(database, ClaimFilter()).number == 4
        with pytest.raises(StoreError, match="readonly"):
            database.save(port_report())
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_failures_are_kept_by_input_and_forgotten_by_folder(path: Path) -> None:
    with Database.create(path) as database:
        for name in ("in/a.txt", "in/deep/b.txt", "inside.txt", "inside.txt, line 3"):
            database.save_failure(Failure(name, "parse", "old", "try"))
        database.save_failure(Failure("inside.txt", "parse", "new", "try", "2031-01-01T00:00:00Z"))
        database.forget_failures("in/")
        assert [failure.problem for failure in database.load_failures()] == ["new", "old"]
        database.forget_failures("inside.txt")
        assert list(database.load_failures()) == []


def test_validators_are_kept_by_address(path: Path) -> None:
    with Database.create(path) as database:
        assert database.load_validators("https://example.org/") == (None, None)
        database.save_validators("https://example.org/", '"a"', None)
        database.save_validators("https://example.org/", '"b"', "Mon, 10 Mar 2031 08:00:00 GMT")
        assert database.load_validators("https://example.org/") == ('"b"', "Mon, 10 Mar 2031 08:00:00 GMT")
        assert database.load_validators("https://example.org/", coder="newer") == (None, None)


def test_a_half_read_answer_may_outlive_its_store(path: Path) -> None:
    with Database.create(path) as database:
        database.save(talks_report())
        rows = database.rows("SELECT id FROM claim")
        next(rows)
    rows.close()
