"""How the store keeps what matching found: which claims are alike, and with which head each goes.

What a claim tells is kept as a record that only the caller can read; ``blocks`` are the numbers under which claims that
may be about one thing meet. All of it is an index, made anew from the reports where the way of matching has changed.
Whoever writes holds a transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dateline.store.database import Database


class KeptTelling(Struct, frozen=True):
    """A claim as it is kept for matching.

    ``seq`` is its row, ``rank`` sorts before that of claims that say less, ``start`` and ``end`` are the offsets of its
    trigger.
    """

    seq: int
    claim: str
    rank: int
    start: int
    end: int
    record: bytes


_TELLING = "SELECT t.claim, c.id, t.rank, t.start, t.end, t.record FROM telling t JOIN claim c ON c.seq = t.claim"


class KeptPlace(Struct, frozen=True):
    """With which claim's row a claim goes, and whether it leads others."""

    head: int
    leads: bool


class TellingStore:
    """The claims of a store as matching sees them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_unmerged(self) -> Iterator[str]:
        """The ids of reports whose claims are in no happening yet: those of an older store, or of another matching."""
        sql = """SELECT r.seq, r.id FROM report r LEFT JOIN merged_report m ON m.report = r.seq
            WHERE m.report IS NULL AND r.seq > ? ORDER BY r.seq LIMIT 1"""
        return (found["id"] for found in self._database.steps(sql))

    def find_rows(self, report: str) -> dict[str, int]:
        """The rows of a report's claims by their lasting ids."""
        sql = "SELECT c.id, c.seq FROM claim c JOIN report r ON r.seq = c.report WHERE r.id = ?"
        return {found["id"]: found["seq"] for found in self._database.rows(sql, (report,))}

    def save(self, telling: KeptTelling, blocks: Iterable[int]) -> None:
        """Keeps what a claim tells, and under which blocks it is met."""
        connection = self._database.connection
        values = (telling.seq, telling.rank, telling.start, telling.end, telling.record)
        connection.execute("INSERT INTO telling VALUES (?,?,?,?,?)", values)
        connection.executemany("INSERT INTO block VALUES (?,?)", [(block, telling.seq) for block in blocks])

    def close_report(self, report: str) -> None:
        """Notes that all claims of a report are kept."""
        sql = "INSERT INTO merged_report SELECT seq FROM report WHERE id = ?"
        self._database.connection.execute(sql, (report,))

    def load(self, seq: int) -> KeptTelling | None:
        """One claim; null where it is not kept."""
        found = self._database.row(f"{_TELLING} WHERE t.claim = ?", (seq,))
        return KeptTelling(*found) if found else None

    def find_met(self, blocks: Sequence[int], but: int) -> Iterator[int]:
        """The rows of the other claims that share a block, each once."""
        marks = ",".join("?" * len(blocks))
        sql = f"SELECT DISTINCT claim FROM block WHERE block IN ({marks}) AND claim <> ?"  # noqa: S608 - marks only
        return (found["claim"] for found in self._database.rows(sql, (*blocks, but)))

    def save_likeness(self, one: int, other: int, score: float) -> None:
        """Keeps that two claims are alike; each finds the other by it."""
        rows = [(one, other, score), (other, one, score)]
        self._database.connection.executemany("INSERT OR REPLACE INTO likeness VALUES (?,?,?)", rows)

    def find_alike(self, seq: int) -> dict[int, float]:
        """The claims to which one is alike, and how much."""
        sql = "SELECT other, score FROM likeness WHERE claim = ?"
        return {found["other"]: found["score"] for found in self._database.rows(sql, (seq,))}

    def find_place(self, seq: int) -> KeptPlace | None:
        """With which head a claim goes; null where it has no place yet."""
        found = self._database.row("SELECT head, leads FROM grouping WHERE claim = ?", (seq,))
        return KeptPlace(found["head"], bool(found["leads"])) if found else None

    def find_members(self, head: int) -> list[KeptTelling]:
        """The claims that go with a head."""
        sql = f"{_TELLING} JOIN grouping g ON g.claim = t.claim WHERE g.head = ? ORDER BY c.id"
        return [KeptTelling(*found) for found in self._database.rows(sql, (head,))]

    def save_place(self, seq: int, head: int, *, leads: bool) -> None:
        """Gives a claim its head; what the old and the new head's claims come to is to be worked out anew."""
        connection = self._database.connection
        before = self.find_place(seq)
        if before != KeptPlace(head, leads):
            connection.execute("INSERT OR REPLACE INTO grouping VALUES (?,?,?)", (seq, head, leads))
        self.mark_stale({head} | ({before.head} if before else set()))

    def mark_stale(self, heads: Iterable[int]) -> None:
        """Notes that happenings are to be worked out anew."""
        self._database.connection.executemany(
            """INSERT INTO happening (head, id, stale, day, last_day, type, claims, reports, copies, origins,
                standing, contested) VALUES (?1, 'new:' || ?1, 1, '', '', '', 0, 0, 0, 0, '', '')
                ON CONFLICT DO UPDATE SET stale = 1""",
            [(head,) for head in heads],
        )
