"""The passages that reports hold, as fingerprints, and the links between reports that share them.

What a fingerprint is, and when two reports are linked, is for the caller to say. Here are only bounded answers: of the
reports that hold a fingerprint, those of lowest rank. A rank is drawn from the report's id, so that the answers depend
on which reports are in the store and not on the order in which they came. Whoever writes holds a transaction.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator

import msgspec
from msgspec import Struct

from dateline.model import Link, Report
from dateline.store.database import Database

_FIND_HOLDERS = """SELECT f.rank, c.report, c.fingerprints, r.day, r.outlet FROM fingerprint f
    JOIN compared_report c ON c.rank = f.rank JOIN report r ON r.seq = c.report
    WHERE f.fingerprint = ? ORDER BY f.rank LIMIT ?"""
_READ = "SELECT r.id, json_extract(r.object, '$.report.text') AS text, r.published, r.outlet FROM report r"
_READ_RANKED = f"{_READ} JOIN compared_report c ON r.seq = c.report WHERE c.rank = ?"
_LINK = "SELECT left_id, right_id, relation, score, detail, by, at FROM link"


class KeptHolder(Struct, frozen=True):
    """A report that holds a fingerprint: its rank, how many fingerprints it has, its day ('' unknown) and outlet."""

    rank: int
    fingerprints: int
    day: str
    outlet: str | None


def find_rank(report: str) -> int:
    """The rank of a report: drawn from its id, the same in every store.

    >>> find_rank("r1") == find_rank("r1") != find_rank("r2")
    True
    """
    return int.from_bytes(hashlib.blake2b(report.encode(), digest_size=8).digest(), "big", signed=True)


class CopyStore:
    """The fingerprints and the links of a store's reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_uncompared(self, method: str) -> Iterator[str]:
        """The ids of the reports that are not compared with others yet by this method."""
        sql = """SELECT r.seq, r.id FROM report r LEFT JOIN compared_report c ON c.report = r.seq AND c.method = ?
            WHERE c.report IS NULL AND r.seq > ? ORDER BY r.seq LIMIT 1"""
        return (found["id"] for found in self._database.steps(sql, (method,)))

    def forget_method(self, method: str) -> None:
        """Drops the fingerprints of any other method than this: they cannot be compared with those that it makes."""
        if self._database.row("SELECT 1 FROM compared_report WHERE method <> ? LIMIT 1", (method,)):
            for table in ("compared_report", "fingerprint"):
                self._database.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant

    def save(self, report: str, fingerprints: Collection[int], method: str) -> None:
        """Keeps what fingerprints a stored report holds."""
        rank = find_rank(report)
        connection = self._database.connection
        connection.execute(
            "INSERT OR REPLACE INTO compared_report SELECT ?, seq, ?, ? FROM report WHERE id = ?",
            (rank, len(fingerprints), method, report),
        )
        rows = [(fingerprint, rank) for fingerprint in sorted(fingerprints)]
        connection.executemany("INSERT OR IGNORE INTO fingerprint VALUES (?,?)", rows)

    def remove(self, report: str, fingerprints: Collection[int]) -> None:
        """Forgets that a report holds these."""
        rank = find_rank(report)
        connection = self._database.connection
        rows = [(fingerprint, rank) for fingerprint in sorted(fingerprints)]
        connection.executemany("DELETE FROM fingerprint WHERE fingerprint = ? AND rank = ?", rows)
        connection.execute("DELETE FROM compared_report WHERE rank = ?", (rank,))

    def holds(self, report: str) -> bool:
        """Whether a report is compared with others."""
        return self._database.row("SELECT 1 FROM compared_report WHERE rank = ?", (find_rank(report),)) is not None

    def find_holders(self, fingerprint: int, most: int) -> tuple[KeptHolder, ...]:
        """Reports that hold a fingerprint, those of lowest rank; all of them where ``most`` is negative."""
        found = self._database.connection.execute(_FIND_HOLDERS, (fingerprint, most))
        return tuple(KeptHolder(each[0], each[2], each[3], each[4]) for each in found)

    def load_report(self, report: str) -> Report | None:
        """A stored report, with the fields by which it is compared."""
        return _to_report(self._database.row(f"{_READ} WHERE r.id = ?", (report,)))

    def load_ranked(self, rank: int) -> Report | None:
        """The same of a report that is compared, by its rank."""
        return _to_report(self._database.row(_READ_RANKED, (rank,)))

    def link(self, link: Link) -> None:
        """Keeps a link."""
        detail = msgspec.json.encode(link.detail).decode()
        values = (link.left, link.right, link.relation, link.score, detail, link.by, link.at)
        self._database.connection.execute("INSERT OR REPLACE INTO link VALUES (?,?,?,?,?,?,?)", values)

    def unlink(self, report: str, by: str) -> None:
        """Takes the links of a report away that a method made."""
        for side in ("left_id", "right_id"):
            sql = f"DELETE FROM link WHERE {side} = ? AND by = ?"  # noqa: S608 - one of two constants
            self._database.connection.execute(sql, (report, by))

    def load_links(self, relations: Iterable[str]) -> Iterator[Link]:
        """All links of some relations."""
        wanted = tuple(relations)
        marks = ",".join("?" * len(wanted))
        sql = f"{_LINK} WHERE relation IN ({marks}) ORDER BY left_id, right_id"
        return map(_to_link, self._database.rows(sql, wanted))

    def load_links_of(self, report: str) -> list[Link]:
        """The links in which a report stands on either side."""
        found = {
            (each["left_id"], each["right_id"], each["relation"], each["by"]): _to_link(each)
            for side in ("left_id", "right_id")
            for each in self._database.rows(f"{_LINK} WHERE {side} = ?", (report,))
        }
        return [found[key] for key in sorted(found)]

    def find_family(self, report: str, relations: Collection[str]) -> list[Link]:
        """The links of some relations by which a report hangs together with others, however many lie between."""
        found: dict[tuple[str, str], Link] = {}
        seen, waiting = {report}, [report]
        while waiting:
            for link in self.load_links_of(waiting.pop()):
                if link.relation in relations:
                    found[link.left, link.right] = link
                    new = {link.left, link.right} - seen
                    seen |= new
                    waiting += sorted(new)
        return [found[key] for key in sorted(found)]


def _to_report(found: sqlite3.Row | None) -> Report | None:
    return Report(found[0], found[1], found[3], published=found[2]) if found else None


def _to_link(found: sqlite3.Row) -> Link:
    return Link(found[0], found[1], found[2], found[3], msgspec.json.decode(found[4]), found[5], found[6])
