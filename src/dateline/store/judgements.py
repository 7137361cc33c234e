"""What people judged of happenings, kept for good: by whom, when and why, and the words that were judged.

A judgement holds on to a report and to the place of the words in it, not to a claim's id, so that it stands when the
report is read again by a newer version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dateline.store.database import Database


class JudgedWords(Struct, frozen=True):
    """The trigger of a claim that was judged, by its report's id and its offsets, and the sentence for the reader."""

    report: str
    start: int
    end: int
    sentence: str


class KeptJudgement(Struct, frozen=True):
    """``relation`` is ``same`` or ``apart``; ``at`` is RFC 3339. One that was withdrawn says by whom and when."""

    id: int
    relation: str
    by: str
    at: str
    reason: str | None
    withdrawn_by: str | None
    withdrawn_at: str | None
    ones: tuple[JudgedWords, ...]
    others: tuple[JudgedWords, ...]


_CLAIM_OF_WORDS = """SELECT t.claim FROM report r JOIN claim c ON c.report = r.seq JOIN telling t ON t.claim = c.seq
    WHERE r.id = ? AND t.start < ? AND t.end > ? ORDER BY abs(t.start - ?), t.claim LIMIT 1"""


class JudgementStore:
    """The judgements of a store, in the order in which they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        relation: str,
        ones: Sequence[JudgedWords],
        others: Sequence[JudgedWords],
        *,
        by: str,
        at: str,
        reason: str | None,
    ) -> int:
        """Keeps a judgement; its number. The caller holds the transaction."""
        connection = self._database.connection
        sql = "INSERT INTO judgement (relation, by, at, reason) VALUES (?,?,?,?)"
        number = connection.execute(sql, (relation, by, at, reason)).lastrowid
        rows = [(number, side, *_row(each)) for side, words in enumerate((ones, others)) for each in words]
        connection.executemany("INSERT OR IGNORE INTO judged_claim VALUES (?,?,?,?,?,?)", rows)
        return number or 0

    def withdraw(self, number: int, *, by: str, at: str) -> bool:
        """Takes a judgement back, which stays on record; false where there is none of that number that stands."""
        sql = "UPDATE judgement SET withdrawn_by = ?, withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL"
        return self._database.connection.execute(sql, (by, at, number)).rowcount > 0

    def load(self) -> Iterator[KeptJudgement]:
        """All judgements, the first one first, those withdrawn too."""
        for found in self._database.rows("SELECT * FROM judgement ORDER BY id"):
            sides = [tuple(self._words(found["id"], side)) for side in (0, 1)]
            yield KeptJudgement(*found, *sides)

    def concern(self, report: str) -> bool:
        """Whether words of a report were judged."""
        return self._database.row("SELECT 1 FROM judged_claim WHERE report = ? LIMIT 1", (report,)) is not None

    def find_claims(self, words: Iterable[JudgedWords]) -> frozenset[int]:
        """The rows of the claims that stand where words were judged; where none stands any more, none."""
        found = (self._database.row(_CLAIM_OF_WORDS, (each.report, each.end, each.start, each.start)) for each in words)
        return frozenset(each["claim"] for each in found if each)

    def _words(self, number: int, side: int) -> Iterator[JudgedWords]:
        sql = """SELECT report, start, end, sentence FROM judged_claim WHERE judgement = ? AND side = ?
            ORDER BY report, start"""
        return (JudgedWords(*found) for found in self._database.rows(sql, (number, side)))


def _row(words: JudgedWords) -> tuple[str, int, int, str]:
    return words.report, words.start, words.end, words.sentence
