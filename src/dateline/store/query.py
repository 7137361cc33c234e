"""Questions to a store, answered in typed rows, newest first, page by page or as a stream.

A page ends with a cursor; asking again ``after`` that cursor goes on where the page ended, also when reports have been
added in between.
"""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.store.database import Database
from dateline.store.filters import OTHER, ClaimFilter, Clause, carried, claim_clause, join_clauses, own_clause
from dateline.store.loaded import Loader
from dateline.store.newest import find_moments, find_only_wish, holds_clause
from dateline.store.rows import (
    ClaimRow,
    ReportRow,
    claim_row,
    find_day,
)
from dateline.store.terms import NUMBER_BITS, NUMBERS, day_of, first_moment

PAGE_SIZE = 50
COUNTED_MOST = 10_000
"""How many claims lists count, where no count is kept, before they say that there are more."""

RANKED_MOST = 2_000
"""Of how many of the newest claims or attributions rankings tell, where no count is kept."""

_COUNTED = ("type", "modality", "day")
"""Of what the store keeps counts."""

Row = TypeVar("Row", covariant=True)

_TALLIES = {
    "type": "c.type",
    "mode": "c.mode",
    "kind": "c.kind",
    "modality": "c.modality",
    "day": "nullif(c.day, '')",
    "month": "nullif(substr(c.day, 1, 7), '')",
    "outlet": "r.outlet",
}


class Total(Struct, frozen=True):
    """How many there are; ``more`` where counting stopped at that number."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        """The number as people read it.

        >>> str(Total(10_000, True))
        'more than 10,000'
        """
        return f"{'more than ' * self.more}{self.number:,}"


class Tally(Struct, frozen=True):
    """Claims by type, modality and day, the most frequent first and days in order of time.

    ``total`` are those that fit, ``counted`` the newest of them, on which the rest rests.
    """

    total: Total
    counted: int
    types: tuple[tuple[str, int], ...]
    modalities: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]


class Page(Struct, Generic[Row], frozen=True):
    """Some rows, and the cursor after which the next page begins; null where there is none.

    ``counted`` is of how many of the newest claims or attributions the counts tell, where there are more that fit.
    """

    rows: tuple[Row, ...]
    after: str | None
    counted: int | None = None


def turn_pages(turn: Callable[[str | None], Page[Row]]) -> Iterator[Row]:
    """Every row of a list: ``turn`` gives the page after a cursor, null being before the first."""
    page = turn(None)
    yield from page.rows
    while page.after is not None:
        page = turn(page.after)
        yield from page.rows


def find_claims(
    database: Database, wanted: ClaimFilter, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[ClaimRow]:
    """One page of the claims that fit, by the day on which they are put, newest first.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    before = {} if after is None else {"before": parse_moment(after)}
    with database.snapshot():
        moments = find_moments(database, wanted, limit + 1, **before)
        rows = tuple(load_claims(database, moments[:limit]))
    last = moments[limit - 1] if len(moments) > limit else None
    return Page(rows, f"{day_of(last)}_{last & NUMBERS}" if last is not None else None)


def stream_claims(database: Database, wanted: ClaimFilter) -> Iterator[ClaimRow]:
    """Every claim that fits, newest first, one at a time: memory does not grow with their number.

    Raises:
        UsageError: the filter cannot be understood.
        StoreError: the store could not be read.
    """
    clause = claim_clause(wanted)
    loader = Loader(database)
    for each in database.rows(f"{_CLAIMS} WHERE {clause.sql} ORDER BY c.moment DESC", clause.values):
        yield _claim_row(loader, each)


def load_claims(database: Database, moments: Sequence[int]) -> Iterator[ClaimRow]:
    """The claims of these moments, in their order."""
    loader = Loader(database)
    sql = """SELECT c.report, c.number, c.sentence FROM json_each(?) asked CROSS JOIN claim c ON c.seq = asked.value
        ORDER BY asked.key"""
    for found in database.rows(sql, (_listed([moment & NUMBERS for moment in moments]),)):
        yield _claim_row(loader, found)


def count_claims(database: Database, wanted: ClaimFilter, most: int | None = None) -> Total:
    """How many claims fit; where more than ``most`` do and no count is kept of them, that there are more."""
    if _is_counted(wanted):
        clause = _counted_clause(wanted)
        table = _count_table(wanted, "type")
        return Total(_count(database, f"SELECT total(c.claims) FROM {table} c WHERE {clause.sql}", clause))
    if (wish := find_only_wish(database, wanted)) is not None:
        return Total(wish.claims - (0 if wanted.others or wanted.types else wish.others))
    if most is not None:
        found = len(find_moments(database, wanted, most + 1))
        return Total(min(found, most), found > most)
    clause = claim_clause(wanted)
    return Total(_count(database, f"SELECT count(*) FROM claim c WHERE {clause.sql}", clause))


def tally_claims(database: Database, wanted: ClaimFilter, by: str) -> tuple[tuple[str, int], ...]:
    """How many claims fit for each ``type``, ``mode``, ``kind``, ``modality``, ``day``, ``month`` or ``outlet``.

    Days and months are in order of time; all else has the most frequent first.
    """
    column, clause, order = _TALLIES[by], claim_clause(wanted), "1" if by in ("day", "month") else "2 DESC, 1"
    table, count = "claim c", "count(*)"
    if by in _COUNTED and _is_counted(wanted):
        table, count, clause = f"{_count_table(wanted, by)} c", "sum(c.claims)", _counted_clause(wanted)
    outlets = "JOIN report r ON r.seq = c.report" if by == "outlet" else ""
    sql = f"""SELECT {column} AS value, {count} FROM {table} {outlets}
        WHERE {clause.sql} AND value IS NOT NULL GROUP BY value ORDER BY {order}"""
    return tuple((found[0], found[1]) for found in database.rows(sql, clause.values))


def tally_newest(database: Database, wanted: ClaimFilter, most: int) -> Tally:
    """How many of the claims that fit there are by type, by modality and by day.

    Where no counts are kept of them, the newest are counted, at most so many. Types count those of type OTHER too,
    whether or not they fit.
    """
    everything = replace(wanted, others=True)
    if _is_counted(wanted):
        total = count_claims(database, wanted)
        by_type = tally_claims(database, everything, "type")
        by_modality, by_day = tally_claims(database, wanted, "modality"), tally_claims(database, wanted, "day")
        return Tally(total, total.number, by_type, by_modality, by_day)
    left_out = set() if wanted.others or wanted.types else {OTHER}
    moments = find_moments(database, everything, most + 1)
    sql = """SELECT c.type, c.modality, c.moment >> ?, count(*) FROM json_each(?) asked CROSS JOIN claim c
        INDEXED BY claim_by_moment ON c.moment = asked.value GROUP BY 1, 2, 3"""
    types, modalities, days = Counter[str](), Counter[str](), Counter[str]()
    for type_, modality, day, count in database.rows(sql, (NUMBER_BITS, _listed(moments[:most]))):
        types[type_] += count
        if type_ not in left_out:
            modalities[modality] += count
            days[day_of(day << NUMBER_BITS)] += count
    counted = days.total()
    del days[""]
    by_type, by_modality = (tuple(sorted(c.items(), key=lambda item: (-item[1], item[0]))) for c in (types, modalities))
    total = Total(counted, len(moments) > most)
    if total.more and find_only_wish(database, wanted) is not None:
        total = count_claims(database, wanted)
    return Tally(total, counted, by_type, by_modality, tuple(sorted(days.items())))


def find_reports(
    database: Database, wanted: ClaimFilter, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[ReportRow]:
    """One page of the reports that fit, newest first; outlet, days and text are the report's own.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    clause = join_clauses([_report_clause(database, wanted), *begin_after("r", after)])
    sql = f"{_REPORTS} WHERE {clause.sql} ORDER BY r.day DESC, r.seq DESC LIMIT ?"
    found = list(database.rows(sql, (*clause.values, limit + 1)))
    return Page(tuple(_report_row(each) for each in found[:limit]), cursor_after(found, limit))


def count_reports(database: Database, wanted: ClaimFilter, most: int | None = None) -> Total:
    """How many reports fit; where more than ``most`` do, that there are more."""
    clause = _report_clause(database, wanted)
    bound = -1 if most is None else most + 1
    sql = f"SELECT count(*) FROM (SELECT 1 FROM report r WHERE {clause.sql} LIMIT ?)"
    (found,) = database.rows(sql, (*clause.values, bound))
    return Total(found[0]) if most is None or found[0] <= most else Total(most, more=True)


def _report_clause(database: Database, wanted: ClaimFilter) -> Clause:
    claims = carried(wanted)
    holds = [] if claims == ClaimFilter() else [holds_clause(database, claims, "r.seq", "p.report", "claim p")]
    return join_clauses([own_clause(wanted), *holds])


_CLAIMS = "SELECT c.seq, c.day, c.report, c.number, c.sentence FROM claim c"

_REPORTS = """SELECT r.seq, r.day, r.id, r.outlet, r.url, r.title, r.published, r.language, r.marking, r.words,
    r.claims, r.attributed, r.lead, json_extract(r.object, '$.warnings') AS warnings,
    NULL AS copy_of, 0 AS copies FROM report r"""


def _claim_row(loader: Loader, found: sqlite3.Row) -> ClaimRow:
    loaded = loader.load(found["report"])
    return claim_row(loaded.index, loaded.claims[found["number"]], found["sentence"])


def _report_row(found: sqlite3.Row) -> ReportRow:
    fields = {name: found[name] for name in ReportRow.__struct_fields__}
    return msgspec.convert({**fields, "warnings": msgspec.json.decode(found["warnings"])}, ReportRow)


def _count(database: Database, sql: str, clause: Clause) -> int:
    found = database.row(sql, clause.values)
    return int(found[0]) if found else 0


def _is_counted(wanted: ClaimFilter) -> bool:
    """Whether the store keeps the counts that a filter asks for."""
    kept = ClaimFilter(
        kinds=wanted.kinds,
        types=wanted.types,
        modalities=wanted.modalities,
        since=wanted.since,
        until=wanted.until,
        others=wanted.others,
    )
    return wanted == kept


def _count_table(wanted: ClaimFilter, by: str) -> str:
    """The smallest table that keeps the counts that a filter asks for."""
    if wanted.since or wanted.until or (by == "day" and (wanted.types or wanted.modalities)):
        return "claim_count"
    return "day_count" if by == "day" else "type_count"


def _counted_clause(wanted: ClaimFilter) -> Clause:
    """The filter as a condition on ``claim_count`` (as ``c``), whose columns are those of a claim."""
    return join_clauses([Clause("c.claims > 0"), claim_clause(wanted)])


def _listed(numbers: Sequence[int]) -> str:
    return msgspec.json.encode(numbers).decode()


def parse_moment(cursor: str) -> int:
    """The moment that the cursor of a page of claims holds.

    Raises:
        UsageError: no page gave it.
    """
    day, number = parse_cursor(cursor)
    if day != find_day(day):
        raise UsageError(f"cursor {cursor!r}", "no page ends here", "take the cursor from the page before")
    return first_moment(day) | number


def cursor_after(found: Sequence[sqlite3.Row], limit: int) -> str | None:
    """The cursor of a page by day: ``found`` are its rows with ``day`` and ``seq``, one more where there are more."""
    return f"{found[limit - 1]['day']}_{found[limit - 1]['seq']}" if len(found) > limit else None


def begin_after(table: str, cursor: str | None) -> list[Clause]:
    """The condition that rows of ``table`` stand behind a page by day, newest first, that ended with a cursor.

    Raises:
        UsageError: no page gave it.
    """
    return [Clause(f"({table}.day, {table}.seq) < (?, ?)", parse_cursor(cursor))] if cursor is not None else []


def parse_cursor(cursor: str) -> tuple[str, int]:
    """The text and the number that a cursor holds.

    Raises:
        UsageError: no page gave it.
    """
    text, _, number = cursor.rpartition("_")
    if not number.isdecimal() or len(number) > 18:
        raise UsageError(f"cursor {cursor!r}", "no page ends here", "take the cursor from the page before")
    return text, int(number)
