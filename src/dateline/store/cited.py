"""Who is cited: sources ranked by what is attributed to them, and what each of them is reported to have said."""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from dateline.model import Span
from dateline.store.database import Database
from dateline.store.filters import ALL, ClaimFilter, Clause, attribution_clause, by_somebody, join_clauses, said_clause
from dateline.store.loaded import Loaded, Loader
from dateline.store.query import PAGE_SIZE, Page, begin_after, cursor_after, parse_cursor
from dateline.store.rows import UNRESOLVED, ReportRef, draw_chain
from dateline.store.sources import NOBODY, PRONOUN

SORTS = ("attributions", "claims", "reports", "outlets", "quoted")
"""The counts by which sources are ranked, the highest first."""

_MOST = 2**62


class Count(Struct, frozen=True):
    """One of several things and how often it occurs; ``id`` is null where it is no entity."""

    id: str | None
    name: str
    count: int


class SourceRow(Struct, frozen=True):
    """A source over all attributions that fit.

    ``quoted`` counts attributions in which at least some words stand as they were said, ``quoted_share`` is their share
    of all. ``through`` are the voices that passed the words on: those who are themselves reported to report them, and
    media that were told. ``about`` are the parties of the claims. The lists hold the most frequent, first and last are
    days of publication.
    """

    id: str
    name: str
    kind: str | None
    attributions: int
    claims: int
    reports: int
    outlets: int
    quoted: int
    quoted_share: float
    first: str | None
    last: str | None
    kinds: tuple[Count, ...]
    stances: tuple[Count, ...]
    cited_by: tuple[Count, ...]
    through: tuple[Count, ...]
    types: tuple[Count, ...]
    about: tuple[Count, ...]
    printed: tuple[Count, ...]


class StatementRow(Struct, frozen=True):
    """One attribution as it stands in its report. ``number`` is its id there, ``sources`` its chain, outlet first."""

    report: ReportRef
    number: str
    source: str
    name: str
    kind: str | None
    stance: str | None
    cue: str | None
    form: str
    sources: str
    claims: int
    sentence: str


def find_sources(
    database: Database,
    wanted: ClaimFilter,
    *,
    sort: str = SORTS[0],
    limit: int = PAGE_SIZE,
    after: str | None = None,
    most: int = 5,
) -> Page[SourceRow]:
    """One page of the sources that fit, ranked by one of ``SORTS``; of each list the ``most`` frequent.

    Words that are attributed to nobody or to a pronoun that was not resolved are no source, unless asked for by id.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    clause = _ranked(wanted)
    told = said_clause(wanted)
    joined = "" if told == ALL else f"JOIN claim c ON c.seq = l.claim WHERE {told.sql}"
    key, least = parse_cursor(after) if after is not None else ("", _MOST)
    with database.snapshot():
        column = SORTS[SORTS.index(sort)]
        values = (*clause.values, *told.values, least, key, limit + 1)
        found = list(database.rows(_SOURCES.format(clause.sql, joined, sort=column), values))
        lists = _Lists(database, clause, told, [each["key"] for each in found[:limit]], most)
        rows = tuple(_source_row(each, lists) for each in found[:limit])
    last = found[limit - 1] if len(found) > limit else None
    return Page(rows, f"{last['key']}_{last[f'n_{column}']}" if last else None)


def count_unnamed(database: Database, wanted: ClaimFilter) -> tuple[int, int]:
    """How many attributions that fit name nobody, and how many rest on a pronoun that was not resolved."""
    clause = attribution_clause(wanted)
    sql = f"SELECT sum(a.source = ?), sum(a.source = ?) FROM attribution a WHERE {clause.sql}"
    found = database.row(sql, (NOBODY, PRONOUN, *clause.values))
    return (found[0] or 0, found[1] or 0) if found else (0, 0)


def count_sources(database: Database, wanted: ClaimFilter) -> int:
    """How many sources fit."""
    clause = _ranked(wanted)
    found = database.row(f"SELECT count(DISTINCT a.source) FROM attribution a WHERE {clause.sql}", clause.values)
    return int(found[0]) if found else 0


def find_statements(
    database: Database, wanted: ClaimFilter, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[StatementRow]:
    """One page of the attributions that fit, by day of publication, newest first.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    clause = join_clauses([attribution_clause(wanted), *begin_after("a", after)])
    sql = f"{_STATEMENTS} WHERE {clause.sql} ORDER BY a.day DESC, a.seq DESC LIMIT ?"
    with database.snapshot():
        found = list(database.rows(sql, (*clause.values, limit + 1)))
        loader = Loader(database)
        rows = tuple(_statement_row(loader.load(each["report"]), each) for each in found[:limit])
    return Page(rows, cursor_after(found, limit))


def stream_statements(database: Database, wanted: ClaimFilter) -> Iterator[StatementRow]:
    """Every attribution that fits, newest first, one at a time: memory does not grow with their number."""
    clause = attribution_clause(wanted)
    loader = Loader(database)
    sql = f"{_STATEMENTS} WHERE {clause.sql} ORDER BY a.day DESC, a.seq DESC"
    for each in database.rows(sql, clause.values):
        yield _statement_row(loader.load(each["report"]), each)


_SOURCES = """WITH fit AS MATERIALIZED (
        SELECT a.seq, a.source, a.name, a.report, a.outlet, a.day, a.form FROM attribution a WHERE {}),
    counted AS (
        SELECT fit.source, max(fit.name) AS name, count(*) AS attributions, 0 AS claims,
            count(DISTINCT fit.report) AS reports, count(DISTINCT fit.outlet) AS outlets,
            sum(fit.form IN ('direct', 'mixed')) AS quoted, min(nullif(fit.day, '')) AS first,
            nullif(max(fit.day), '') AS last
        FROM fit GROUP BY fit.source
        UNION ALL
        SELECT fit.source, NULL, 0, count(DISTINCT l.claim), 0, 0, 0, NULL, NULL
        FROM fit JOIN attribution_claim l ON l.attribution = fit.seq {} GROUP BY fit.source)
    SELECT source AS key, max(name) AS name, sum(attributions) AS n_attributions, sum(claims) AS n_claims,
        sum(reports) AS n_reports, sum(outlets) AS n_outlets, sum(quoted) AS n_quoted, min(first) AS first,
        max(last) AS last
    FROM counted GROUP BY source HAVING (-n_{sort}, source) > (-?, ?) ORDER BY n_{sort} DESC, source LIMIT ?"""
# One count is joined to the others by addition: a join would compare every source with every other.

_STATEMENTS = """SELECT a.seq, a.day, a.report, a.number, a.source, a.name,
    (SELECT count(*) FROM attribution_claim l WHERE l.attribution = a.seq) AS claims FROM attribution a"""

_TOLD = "JOIN attribution_claim l ON l.attribution = a.seq JOIN claim c ON c.seq = l.claim"

_OUTER = f"""JOIN attribution b ON b.seq = a.above AND b.source NOT IN (a.source, '{NOBODY}', '{PRONOUN}')
    AND b.source IS NOT a.medium"""


def _ranked(wanted: ClaimFilter) -> Clause:
    return join_clauses([*by_somebody(wanted.sources), attribution_clause(wanted)])


_WITHOUT_OTHERS = said_clause(ClaimFilter(others=False))


class _Lists:
    """What belongs to each source of a page, the most frequent of each kind."""

    def __init__(self, database: Database, clause: Clause, told: Clause, keys: Sequence[str], most: int) -> None:
        self._database = database
        self._most = most
        mine = Clause(f"a.source IN ({', '.join('?' * len(keys))})", tuple(keys))
        self._clause = join_clauses([mine, clause])
        self._told = join_clauses([self._clause, told]) if told != ALL else self._clause
        self._index = "INDEXED BY attribution_by_source" if told in (ALL, _WITHOUT_OTHERS) else ""
        self.kinds = self._tally("a.kind")
        self.stances = self._tally("a.stance")
        self.cited_by = self._tally("a.outlet")
        self.printed = self._tally("a.printed")
        self.through = self._tally("b.source", _OUTER)
        self.media = self._tally("a.medium")
        self.types = self._tally("c.type", _TOLD, "DISTINCT c.seq", self._told)
        party = """JOIN claim_party p ON p.claim = c.seq AND p.role IN ('who', 'whom') AND p.key <> a.source
            JOIN entity e ON e.key = p.key AND e.key NOT LIKE 'person:%/%'"""
        self.about = self._tally("p.key", f"{_TOLD} {party}", "DISTINCT c.seq", self._told)

    def _tally(
        self, column: str, join: str = "", what: str = "*", clause: Clause | None = None
    ) -> dict[str, tuple[Count, ...]]:
        clause = clause or self._clause
        sql = f"""SELECT a.source, {column} AS value, count({what}) AS n FROM attribution a {self._index} {join}
            WHERE {clause.sql} AND value IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"""
        counted: dict[str, tuple[Count, ...]] = {}
        for key, group in groupby(self._database.rows(sql, clause.values), key=lambda found: str(found[0])):
            counted[key] = tuple(self._count(each) for each, _ in zip(group, range(self._most), strict=False))
        return counted

    def _count(self, found: sqlite3.Row) -> Count:
        value = str(found["value"])
        known = self._database.row("SELECT name FROM entity WHERE key = ?", (value,)) if ":" in value else None
        name = known["name"] if known else value.removeprefix(UNRESOLVED)
        return Count(value if known else None, name, found["n"])


def _source_row(found: sqlite3.Row, lists: _Lists) -> SourceRow:
    key = found["key"]
    kinds = lists.kinds.get(key, ())
    passed = _add_up((*lists.through.get(key, ()), *lists.media.get(key, ())))
    return SourceRow(
        key,
        found["name"],
        kinds[0].name if kinds else None,
        found["n_attributions"],
        found["n_claims"],
        found["n_reports"],
        found["n_outlets"],
        found["n_quoted"],
        round(found["n_quoted"] / found["n_attributions"], 3),
        found["first"],
        found["last"],
        kinds,
        lists.stances.get(key, ()),
        lists.cited_by.get(key, ()),
        passed,
        lists.types.get(key, ()),
        lists.about.get(key, ()),
        lists.printed.get(key, ()),
    )


def _add_up(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Counts with those of one thing added up, the highest first."""
    added: dict[tuple[str | None, str], int] = {}
    for each in counts:
        added[each.id, each.name] = added.get((each.id, each.name), 0) + each.count
    return tuple(Count(*named, count) for named, count in sorted(added.items(), key=lambda item: -item[1]))


def _statement_row(loaded: Loaded, found: sqlite3.Row) -> StatementRow:
    attribution = loaded.attributions[found["number"]]
    source, cue = attribution.source, attribution.cue
    parts = [each for each in (source, cue, *attribution.content[:1]) if each is not None]
    whole = Span(min(each.start for each in parts), max(each.end for each in parts))
    return StatementRow(
        loaded.index.report_ref,
        attribution.id,
        found["source"],
        found["name"],
        source.kind if source else None,
        cue.stance if cue else None,
        cue.text if cue else None,
        attribution.form,
        draw_chain(loaded.index.voices(attribution.id)),
        found["claims"],
        loaded.passage(whole),
    )
