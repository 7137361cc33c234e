"""What the claims of each happening come to, kept so that lists and pages need not work it out.

A summary is *stale* where claims came or went since it was made; whoever shows it then makes it anew.
"""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from dateline.errors import UsageError
from dateline.store.database import Database
from dateline.store.filters import ALL, ClaimFilter, Clause, claim_clause, join_clauses, one_of
from dateline.store.query import PAGE_SIZE, Page


class HappeningFilter(Struct, frozen=True):
    """Which happenings are wanted: those to which a claim belongs that fits ``claims``, and of which all else holds.

    ``standings`` are names of standings, ``origins`` and ``reports`` least numbers; of the fields in ``contested`` at
    least one is contested.
    """

    claims: ClaimFilter = ClaimFilter()
    standings: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    origins: int = 0
    reports: int = 0


class Summary(Struct, frozen=True):
    """A happening as it is listed: ``head`` is the row of the claim that leads it, ``record`` what the caller kept."""

    head: int
    id: str
    stale: bool
    day: str
    last_day: str
    type: str
    claims: int
    reports: int
    copies: int
    origins: int
    standing: str
    contested: tuple[str, ...]
    record: bytes | None


_COLUMNS = "h.head, h.id, h.stale, h.day, h.last_day, h.type, h.claims, h.reports, h.copies, h.origins, h.standing"
_SUMMARIES = f"SELECT {_COLUMNS}, h.contested, h.record FROM happening h"


_CURSOR = re.compile(r"(|[0-9]{4}-[0-9]{2}-[0-9]{2})_(h[0-9a-f]{1,15}|new:[0-9]{1,18})")

FEW = 2_000
"""Claims up to which those that fit are found first, and their happenings then; with more, happenings are walked."""


class SummaryStore:
    """The summaries of a store's happenings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_stale(self) -> Iterator[int]:
        """The heads whose summaries are to be made anew; they may be made while these are read."""
        sql = "SELECT head FROM happening WHERE stale AND head > ? ORDER BY head LIMIT 1"
        return (found["head"] for found in self._database.steps(sql))

    def save(self, summary: Summary) -> None:
        """Keeps a summary in place of the one there was. The caller holds the transaction."""
        values = (summary.head, summary.id, summary.stale, summary.day, summary.last_day, summary.type, summary.claims)
        counts = (summary.reports, summary.copies, summary.origins, summary.standing, " ".join(summary.contested))
        sql = f"INSERT OR REPLACE INTO happening VALUES ({','.join('?' * 13)})"
        self._database.connection.execute(sql, (*values, *counts, summary.record))

    def forget(self, head: int) -> None:
        """Takes away the summary of a head with which no claim goes any more. The caller holds the transaction."""
        self._database.connection.execute("DELETE FROM happening WHERE head = ?", (head,))

    def load(self, head: int) -> Summary | None:
        """The summary of one head."""
        found = self._database.row(f"{_SUMMARIES} WHERE h.head = ?", (head,))
        return _summary(found) if found else None

    def find_head(self, claim: str) -> int | None:
        """The head with which a claim goes, by the claim's lasting id; null where it goes with none."""
        sql = "SELECT g.head FROM claim c JOIN grouping g ON g.claim = c.seq WHERE c.id = ?"
        found = self._database.row(sql, (claim,))
        return found["head"] if found else None

    def find_page(self, wanted: HappeningFilter, *, limit: int = PAGE_SIZE, after: str | None = None) -> Page[Summary]:
        """One page of the happenings that fit, newest first.

        Raises:
            UsageError: the filter or the cursor cannot be understood.
        """
        clauses = [self._clause(wanted)]
        if after is not None:
            clauses.append(Clause("(h.day, h.id) < (?, ?)", _parse_cursor(after)))
        clause = join_clauses(clauses)
        sql = f"{_SUMMARIES} WHERE {clause.sql} ORDER BY h.day DESC, h.id DESC LIMIT ?"
        found = list(self._database.rows(sql, (*clause.values, limit + 1)))
        last = found[limit - 1] if len(found) > limit else None
        return Page(tuple(map(_summary, found[:limit])), f"{last['day']}_{last['id']}" if last else None)

    def count(self, wanted: HappeningFilter) -> int:
        """How many happenings fit."""
        clause = self._clause(wanted)
        found = self._database.row(f"SELECT count(*) FROM happening h WHERE {clause.sql}", clause.values)
        return int(found[0]) if found else 0

    def tally_standings(self) -> tuple[tuple[str, int], ...]:
        """How many happenings have each standing, the most frequent first."""
        sql = "SELECT standing, count(*) FROM happening WHERE standing <> '' GROUP BY standing ORDER BY 2 DESC, 1"
        return tuple((found[0], found[1]) for found in self._database.rows(sql))

    def _clause(self, wanted: HappeningFilter) -> Clause:
        clauses = one_of("h.standing", wanted.standings)
        clauses += [Clause("h.origins >= ?", (wanted.origins,))] if wanted.origins else []
        clauses += [Clause("h.reports >= ?", (wanted.reports,))] if wanted.reports else []
        if wanted.contested:
            fields = [Clause("instr(' ' || h.contested || ' ', ' ' || ? || ' ')", (each,)) for each in wanted.contested]
            told = " OR ".join(each.sql for each in fields)
            clauses.append(Clause(f"({told})", tuple(value for each in fields for value in each.values)))
        fits = claim_clause(wanted.claims)
        if fits != ALL:
            clauses.append(self._holds(fits))
        return join_clauses(clauses)

    def _holds(self, fits: Clause) -> Clause:
        """That a claim that fits belongs to the happening, asked in the way that is quick for so many claims."""
        probe = f"SELECT count(*) FROM (SELECT 1 FROM claim c WHERE {fits.sql} LIMIT {FEW})"
        found = self._database.row(probe, fits.values)
        if found and found[0] < FEW:
            heads = "SELECT g.head FROM claim c JOIN grouping g ON g.claim = c.seq WHERE"
            return Clause(f"h.head IN ({heads} {fits.sql})", fits.values)
        one = "SELECT 1 FROM grouping g CROSS JOIN claim c ON c.seq = g.claim WHERE g.head = h.head AND"
        return Clause(f"EXISTS ({one} {fits.sql})", fits.values)


def _summary(found: sqlite3.Row) -> Summary:
    fields = {name: found[name] for name in Summary.__struct_fields__}
    return Summary(**{**fields, "stale": bool(fields["stale"]), "contested": tuple(fields["contested"].split())})


def _parse_cursor(cursor: str) -> tuple[str, str]:
    if not (match := _CURSOR.fullmatch(cursor)):
        raise UsageError(f"cursor {cursor!r}", "no page ends here", "take the cursor from the page before")
    return match[1], match[2]
