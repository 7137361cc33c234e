"""One SQLite file that holds what was read: opened, written in whole transactions, and read back.

Every report is one transaction, so a store is whole whenever the program is stopped, by whatever means.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import msgspec

from dateline.errors import StoreError
from dateline.knowledge.stance_names import StanceNames, load_stance_names
from dateline.model import CODER_VERSION, ReportObject
from dateline.store.attributions import renew_voices
from dateline.store.counts import recount, uncount_report
from dateline.store.explode import explode_report
from dateline.store.rows import Failure
from dateline.store.schema import APPLICATION_ID, COUNTED_SINCE, MIGRATIONS, STORE_NUMBER

BUSY_SECONDS = 30.0
"""How long to wait for another process that is writing."""

CACHE_KIBIBYTES = 32_000
"""Of a store's pages held in memory; with SQLite's own 2 MB, writing slows down by half beyond 50,000 reports."""

RENEWING_KIBIBYTES = 256_000
"""The same while an older store is brought up to date, for which all of its indexes are written at once."""

decode_object = msgspec.json.Decoder(ReportObject).decode
"""A stored object's JSON as the object that it was."""

_REMEDIES = (
    ("disk is full", "free some space and run the same command again: nothing that was stored is lost"),
    ("database is locked", "another process is writing to the store: wait for it or stop it, then run again"),
    ("not a database", "name another file with --db, or move this one away"),
    ("malformed", "restore the file from a copy, or read the reports into a new store"),
    ("readonly", "the store can be queried but not written: check the rights of the file and of its folder"),
    ("unable to open", "check that the folder is there and that you may write to it, or name another file with --db"),
    ("disk I/O", "check the disk and its free space, then run the same command again"),
)
_OLDER = "it was made by an older version of Dateline; 'dateline add' with any report brings it up to date"
_NEWER = "it was made by a newer version of Dateline; install that version"


class Database:
    """An open store. Used by one thread at a time; any number of processes may read while one writes."""

    def __init__(self, path: Path, connection: sqlite3.Connection, names: StanceNames | None = None) -> None:
        self.path = path
        self.connection = connection
        self._names = names or StanceNames({})

    @classmethod
    def create(cls, path: Path, *, busy_seconds: float = BUSY_SECONDS, names: StanceNames | None = None) -> Database:
        """Opens a store for reading and writing; makes it, and its folder, where there is none.

        ``names`` are the rival names that are looked for in reports, those that Dateline carries unless given. A store
        that was made by an older version, or with another table of names, has its index of voices made anew.

        Raises:
            StoreError: the file is not a store, is newer than this program, or cannot be written.
        """
        with _explained(path):
            _make_folder(path)
            connection = _checked(path, _connect(path, "rwc", busy_seconds))
        database = cls(path, connection, names or load_stance_names())
        with database._closed_on_error():
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            database._migrate()
        return database

    @classmethod
    def open(cls, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Database:
        """Opens a store for reading only, also where neither the file nor its folder may be written.

        Raises:
            StoreError: there is no store, or it was made by another version of this program.
        """
        if not path.is_file():
            raise StoreError(str(path), "there is no store here", "make one with 'dateline add', or name one with --db")
        with _explained(path):
            database = cls(path, _connect_reading(path, busy_seconds))
        with database._closed_on_error():
            number = database._number()
            if number != STORE_NUMBER:
                problem = f"the store has number {number}, this program reads {STORE_NUMBER}"
                raise StoreError(str(path), problem, _OLDER if number < STORE_NUMBER else _NEWER)
        return database

    def close(self) -> None:
        """Closes the file; what was saved is kept."""
        self.connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is done inside is kept together, or not at all; one begun inside another is part of it.

        Raises:
            StoreError: the store could not be written; it is as it was before.
        """
        with _explained(self.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All questions asked inside are answered from one state of the store, whoever writes meanwhile."""
        with _explained(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    def rows(self, statement: str, values: Sequence[object] = ()) -> Iterator[sqlite3.Row]:
        """The answer to one parameterised question, row by row.

        Raises:
            StoreError: the store could not be read.
        """
        with _explained(self.path):
            for found in self.connection.execute(statement, values):  # noqa: UP028 - "yield from" would close the
                yield found  # cursor of an answer that was left half read, after its store

    def steps(self, statement: str, values: Sequence[object] = ()) -> Iterator[sqlite3.Row]:
        """Rows one at a time, each asked for anew, so that the store may be written between them.

        ``statement`` gives the row whose first column, a number, is the least above its last parameter.
        """
        last = 0
        while found := self.row(statement, (*values, last)):
            last = found[0]
            yield found

    def row(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        """The first row of the answer."""
        with _explained(self.path):
            found: sqlite3.Row | None = self.connection.execute(statement, values).fetchone()
            return found

    def save(self, coded: ReportObject, *, coder: str = CODER_VERSION, at: str | None = None) -> bool:
        """Keeps a report as read by version ``coder``; false where it was already kept.

        What an earlier coder read in the same report is replaced. ``at`` is the time of reading, RFC 3339.

        Raises:
            StoreError: the report could not be written; the store is as it was before.
        """
        with self.transaction() as connection:
            if self.has_report(coded.report.id, coder=coder):
                return False
            self._delete(coded.report.id)
            try:
                explode_report(connection, coded, coder, at, self._names)
            except UnicodeEncodeError as error:
                remedy = "give the report's text as valid Unicode"
                raise StoreError(
                    coded.report.url or coded.report.id, "the text holds half of a surrogate pair", remedy
                ) from error
        return True

    def remove(self, identity: str) -> bool:
        """Deletes a report with all that was read in it; false where there is none of that id.

        Raises:
            StoreError: the store could not be written; it is as it was before.
        """
        with self.transaction():
            return self._delete(identity)

    def has_report(self, identity: str, *, coder: str = CODER_VERSION) -> bool:
        """Whether that report is kept as this version of the coder reads it."""
        return self.row("SELECT 1 FROM report WHERE id = ? AND coder = ?", (identity, coder)) is not None

    def load(self, identity: str) -> ReportObject | None:
        """The whole contract object of a report; null where the store has none of that id."""
        found = self.row("SELECT object FROM report WHERE id = ?", (identity,))
        return decode_object(found["object"]) if found else None

    def save_failure(self, failure: Failure) -> None:
        """Keeps why an input could not be read; the newest failure of an input counts."""
        with self.transaction() as connection:
            values = msgspec.structs.astuple(failure)
            connection.execute(
                "INSERT OR REPLACE INTO failure (input, stage, problem, remedy, at) VALUES (?,?,?,?,?)", values
            )

    def forget_failures(self, place: str) -> None:
        """Forgets the failures of an input before it is tried again, and those of all in it: files, lines, items."""
        with self.transaction() as connection:
            for within in (place.rstrip("/") + "/", place + ", "):
                connection.execute(
                    "DELETE FROM failure WHERE input = ? OR substr(input, 1, ?) = ?", (place, len(within), within)
                )

    def load_failures(self) -> Iterator[Failure]:
        """The inputs that could not be read, by name."""
        for found in self.rows("SELECT input, stage, problem, remedy, at FROM failure ORDER BY input"):
            yield Failure(*found)

    def save_validators(
        self, url: str, etag: str | None, last_modified: str | None, *, coder: str = CODER_VERSION
    ) -> None:
        """Keeps what a server sent to tell whether a page has changed, its ETag and Last-Modified, for this coder."""
        with self.transaction() as connection:
            values = (url, coder, etag, last_modified)
            connection.execute(
                "INSERT OR REPLACE INTO validator (url, coder, etag, last_modified) VALUES (?, ?, ?, ?)", values
            )

    def load_validators(self, url: str, *, coder: str = CODER_VERSION) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of an address; null where the server sent none.

        Null too where an earlier coder read the page: it is to be fetched and read again, changed or not.
        """
        found = self.row("SELECT etag, last_modified FROM validator WHERE url = ? AND coder = ?", (url, coder))
        return (found[0], found[1]) if found else (None, None)

    def _delete(self, identity: str) -> bool:
        found = self.row("SELECT seq FROM report WHERE id = ?", (identity,))
        if found is None:
            return False
        uncount_report(self.connection, found["seq"])
        self.connection.execute("DELETE FROM report WHERE seq = ?", (found["seq"],))
        return True

    def _number(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def _migrate(self) -> None:
        if self._number() == STORE_NUMBER and self._is_current():
            return
        self.connection.execute(f"PRAGMA cache_size = -{RENEWING_KIBIBYTES}")
        with self.transaction() as connection:
            number = self._number()
            if number > STORE_NUMBER:
                problem = f"the store has number {number}, this program knows {STORE_NUMBER} and older"
                raise StoreError(str(self.path), problem, _NEWER)
            for statements in MIGRATIONS[number:]:
                for statement in statements:
                    connection.execute(statement)
            if not self._is_current():
                renew_voices(connection, self._names, self._objects())
            elif number < COUNTED_SINCE:
                recount(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {STORE_NUMBER}")
        self.connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")

    def _is_current(self) -> bool:
        made = "SELECT 1 FROM made_with WHERE what = 'stance_names' AND digest = ?"
        return self.row(made, (self._names.digest,)) is not None

    def _objects(self) -> Iterator[tuple[int, ReportObject]]:
        for found in self.steps("SELECT seq, object FROM report WHERE seq > ? ORDER BY seq LIMIT 1"):
            yield found["seq"], decode_object(found["object"])

    @contextmanager
    def _closed_on_error(self) -> Iterator[None]:
        try:
            with _explained(self.path):
                yield
        except BaseException:
            self.close()
            raise


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"its folder cannot be made: {error.strerror}"
        raise StoreError(str(path), problem, _remedy("unable to open")) from error


def _connect(path: Path, mode: str, busy_seconds: float, *, unchanging: bool = False) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}" + ("&immutable=1" if unchanging else "")
    connection = sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _connect_reading(path: Path, busy_seconds: float) -> sqlite3.Connection:
    try:  # "rw" where it may be, so that the last to close takes SQLite's two files beside the store away again
        connection = _checked(path, _connect(path, "rw", busy_seconds))
        connection.execute("PRAGMA query_only = ON")
        return connection
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
    # In a folder that may not be written, SQLite cannot lay its shared index beside the file.
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        remedy = f"copy it together with {log.name} to a folder that you may write to, and query the copy"
        raise StoreError(str(path), "the store was not closed and its folder may not be written", remedy)
    return _checked(path, _connect(path, "ro", busy_seconds, unchanging=True))


def _checked(path: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        _check_owner(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_owner(path: Path, connection: sqlite3.Connection) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and tables:
        raise StoreError(str(path), "this SQLite file belongs to another program", "name another file with --db")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(str(path), str(error), _remedy(str(error))) from error


def _remedy(problem: str) -> str:
    return next((remedy for sign, remedy in _REMEDIES if sign in problem), "run the same command again")
