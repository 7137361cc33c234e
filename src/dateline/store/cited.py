"""Who is cited: sources ranked by what is attributed to them, and what each of them is reported to have said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from dateline.model import Span
from dateline.store.cited_counts import KeptCounts, SourceCounts, ValueLists, WalkedCounts, is_kept, said_newest_clause
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter, attribution_clause, join_clauses
from dateline.store.loaded import Loaded, Loader
from dateline.store.query import PAGE_SIZE, Page, begin_after, cursor_after, parse_cursor
from dateline.store.rows import UNRESOLVED, ReportRef, draw_chain

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


class SourcePage(Page[SourceRow], frozen=True, kw_only=True):
    """Some of the sources that fit, ``total`` in all, and the cursor after which the next page begins; null at the end.

    ``nobody`` and ``pronouns`` count attributions that name nobody or rest on a pronoun that was not resolved.
    ``counted`` is of how many of the newest attributions, or those of the newest claims, all this tells, where there
    are more that fit.
    """

    total: int
    nobody: int
    pronouns: int


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
    within: int | None = None,
) -> SourcePage:
    """One page of the sources that fit, ranked by one of ``SORTS``; of each list the ``most`` frequent.

    Words that are attributed to nobody or to a pronoun that was not resolved are no source, unless asked for by id.
    Where no counts are kept of what is asked, at most the newest ``within`` of the attributions are looked at.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    key, least = parse_cursor(after) if after is not None else ("", _MOST)
    column = SORTS[SORTS.index(sort)]
    with database.snapshot():
        counts = KeptCounts(database, wanted) if is_kept(database, wanted) else WalkedCounts(database, wanted, within)
        ranked = counts.rank(column, (-least, key), limit + 1)
        lists = counts.lists([each.key for each in ranked[:limit]], most)
        rows = tuple(_source_row(database, each, lists[each.key]) for each in ranked[:limit])
        last = ranked[limit - 1] if len(ranked) > limit else None
        cursor = f"{last.key}_{getattr(last, column)}" if last else None
        nobody, pronouns = counts.unnamed
        return SourcePage(rows, cursor, counts.counted, total=counts.total, nobody=nobody, pronouns=pronouns)


def find_statements(
    database: Database, wanted: ClaimFilter, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[StatementRow]:
    """One page of the attributions that fit, by day of publication, newest first.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    clause = join_clauses([said_newest_clause(database, wanted), *begin_after("a", after)])
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


_STATEMENTS = """SELECT a.seq, a.day, a.report, a.number, a.source, a.name,
    (SELECT count(*) FROM attribution_claim l WHERE l.attribution = a.seq) AS claims FROM attribution a"""


def _source_row(database: Database, counts: SourceCounts, lists: ValueLists) -> SourceRow:
    def listed(field: str) -> tuple[Count, ...]:
        return tuple(_count(database, value, uses) for value, uses in lists.get(field, ()))

    kinds = listed("kind")
    return SourceRow(
        counts.key,
        counts.name,
        kinds[0].name if kinds else None,
        counts.attributions,
        counts.claims,
        counts.reports,
        counts.outlets,
        counts.quoted,
        round(counts.quoted / counts.attributions, 3),
        counts.first,
        counts.last,
        kinds,
        listed("stance"),
        listed("outlet"),
        _add_up((*listed("through"), *listed("medium"))),
        listed("type"),
        listed("about"),
        listed("printed"),
    )


def _count(database: Database, value: str, uses: int) -> Count:
    known = database.row("SELECT name FROM entity WHERE key = ?", (value,)) if ":" in value else None
    return Count(value if known else None, known["name"] if known else value.removeprefix(UNRESOLVED), uses)


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
