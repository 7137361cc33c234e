"""Who uses which words: rival names of one thing, and words that judge, by outlet and by source."""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.model import Span
from dateline.store.cited_counts import are_also
from dateline.store.database import Database
from dateline.store.filters import Clause, by_somebody, join_clauses, keys_of, one_of, said_by, use_clauses
from dateline.store.loaded import Loader
from dateline.store.query import PAGE_SIZE, Page, Total, begin_after, cursor_after, parse_cursor
from dateline.store.rows import ReportRef
from dateline.store.voice import VoiceKind

By = Literal["outlet", "source"]
UseTable = Literal["wording", "naming"]


class WordingFilter(Struct, frozen=True):
    """Which uses are wanted; several values of one field widen it.

    ``sources`` take an entity's id, its name, or words of its name, and leave only what is said by them. ``kinds`` and
    ``expressions`` are of judging words, ``things`` and ``names`` of rival names. ``since`` and ``until`` bound the day
    of publication.
    """

    outlets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


class NameRow(Struct, frozen=True):
    """How often an outlet or a source calls a thing by one name, by whose voice it stands in.

    ``of_thing`` is how often it names the thing at all. ``neutral`` and ``signals`` are what the table of rival names
    tells of the name; the store does not know them.
    """

    thing: str
    name: str
    id: str
    by: str
    own: int
    distanced: int
    retold: int
    quoted: int
    uses: int
    of_thing: int
    neutral: bool = False
    signals: str = ""


class UseRow(Struct, frozen=True):
    """One use in its sentence. ``subject`` is the thing that is named, or the kind of a judging word.

    ``expression`` is the name, or the word in lower case; ``text`` what is printed. ``source`` is null in the outlet's
    own voice.
    """

    report: ReportRef
    subject: str
    expression: str
    voice: str
    source: str | None
    source_name: str | None
    text: str
    start: int
    end: int
    sentence: str


def tally_names(
    database: Database, wanted: WordingFilter, by: By, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[NameRow]:
    """One page of who calls what by which name. Things with several names in use come first, then the most frequent.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    _, begin = parse_cursor(after) if after is not None else ("", 0)
    used = _kept_names(database, wanted, by) if is_kept(database, wanted, by) else _used_names(wanted, by)
    found = list(database.rows(f"WITH used AS MATERIALIZED ({used.sql}){_NAMES}", (*used.values, limit + 1, begin)))
    rows = tuple(NameRow(*each) for each in found[:limit])
    return Page(rows, f"names_{begin + limit}" if len(found) > limit else None)


def find_uses(
    database: Database, wanted: WordingFilter, table: UseTable, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[UseRow]:
    """One page of single uses with their sentences, by day of publication, newest first.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    clause = join_clauses([use_clause(wanted, table), *begin_after("u", after)])
    with database.snapshot():
        sql = f"{_USES[table]} WHERE {clause.sql} ORDER BY u.day DESC, u.seq DESC LIMIT ?"
        found = list(database.rows(sql, (*clause.values, limit + 1)))
        loader = Loader(database)
        rows = tuple(_use_row(loader, each) for each in found[:limit])
    return Page(rows, cursor_after(found, limit))


def stream_uses(database: Database, wanted: WordingFilter, table: UseTable) -> Iterator[UseRow]:
    """Every use that fits, newest first, one at a time: memory does not grow with their number."""
    clause, loader = use_clause(wanted, table), Loader(database)
    for each in database.rows(f"{_USES[table]} WHERE {clause.sql} ORDER BY u.day DESC, u.seq DESC", clause.values):
        yield _use_row(loader, each)


def count_uses(database: Database, wanted: WordingFilter, table: UseTable, most: int | None = None) -> Total:
    """How many uses fit; where more than ``most`` do and no count is kept of them, that there are more."""
    if is_kept(database, wanted, "outlet"):
        clause = join_clauses([use_clause(replace(wanted, outlets=()), table), *one_of("u.who", wanted.outlets)])
        sql = f"SELECT total(u.uses) FROM {table}_count u WHERE u.per = 'outlet' AND {clause.sql}"
        (found,) = database.rows(sql, clause.values)
        return Total(int(found[0]))
    if wanted.sources and is_kept(database, wanted, "source"):
        keys = keys_of(wanted.sources)
        mine = Clause(f"u.per = 'source' AND u.who IN {keys.sql}", keys.values)
        clause = join_clauses([mine, use_clause(replace(wanted, sources=()), table)])
        (found,) = database.rows(f"SELECT total(u.uses) FROM {table}_count u WHERE {clause.sql}", clause.values)
        return Total(int(found[0]))
    clause = use_clause(wanted, table)
    bound = -1 if most is None else most + 1
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} u {_SAID} WHERE {clause.sql} LIMIT ?)"
    (found,) = database.rows(sql, (*clause.values, bound))
    return Total(found[0]) if most is None or found[0] <= most else Total(most, more=True)


_SAID = "LEFT JOIN attribution a ON a.seq = u.attribution"
_USES = {
    table: f"""SELECT u.seq, u.day, u.report, u.start, u.end, u.{subject} AS subject, u.{expression} AS expression,
        u.voice, a.source, a.name FROM {table} u {_SAID}"""
    for table, subject, expression in (("wording", "kind", "expression"), ("naming", "thing", "name"))
}

WHO = {"outlet": ("coalesce(u.outlet, '')", "u.outlet"), "source": ("a.source", "max(a.name)")}
_USED = """SELECT u.thing, u.name, {key} AS id, {name} AS by, sum(u.voice = 'own') AS own,
        sum(u.voice = 'distanced') AS distanced, sum(u.voice = 'retold') AS retold, sum(u.voice = 'quoted') AS quoted,
        count(*) AS uses
    FROM naming u {said} WHERE {where} GROUP BY u.thing, u.name, 3 HAVING id IS NOT NULL"""
_KEPT_USED = """SELECT u.thing, u.name, u.who AS id, {name} AS by, sum(u.uses * (u.voice = 'own')) AS own,
        sum(u.uses * (u.voice = 'distanced')) AS distanced, sum(u.uses * (u.voice = 'retold')) AS retold,
        sum(u.uses * (u.voice = 'quoted')) AS quoted, sum(u.uses) AS uses
    FROM naming_count u WHERE u.per = ? AND {where} GROUP BY u.thing, u.name, u.who"""
_KEPT_NAME = {
    "outlet": "nullif(u.who, '')",
    "source": "(SELECT max(value) FROM source_value v WHERE v.source = u.who AND v.field = 'name')",
}
_NAMES = """,
    named AS (SELECT thing, name, sum(uses) AS uses FROM used GROUP BY thing, name),
    rival AS (SELECT thing, count(*) > 1 AS rivals, sum(uses) AS uses FROM named GROUP BY thing),
    voiced AS (SELECT thing, id, sum(uses) AS uses FROM used GROUP BY thing, id)
    SELECT used.thing, used.name, used.id, coalesce(used.by, 'no outlet'), used.own, used.distanced, used.retold,
        used.quoted, used.uses, voiced.uses
    FROM used JOIN named USING (thing, name) JOIN rival USING (thing) JOIN voiced USING (thing, id)
    ORDER BY rival.rivals DESC, rival.uses DESC, used.thing, named.uses DESC, used.name, used.uses DESC, used.id
    LIMIT ? OFFSET ?"""


def is_kept(database: Database, wanted: WordingFilter, by: By) -> bool:
    """Whether counts are kept of what is asked: by outlets of no single source, by sources of no single outlet."""
    if wanted.since or wanted.until:
        return False
    if by == "outlet":
        return not wanted.sources
    return not wanted.outlets and not (wanted.sources and are_also(database, wanted.sources))


def _used_names(wanted: WordingFilter, by: By) -> Clause:
    clauses = by_somebody(wanted.sources) if by == "source" else []
    clause = join_clauses([*clauses, use_clause(wanted, "naming")])
    key, name = WHO[by]
    return Clause(_USED.format(key=key, name=name, said=_SAID, where=clause.sql), clause.values)


def _kept_names(database: Database, wanted: WordingFilter, by: By) -> Clause:
    clauses = [use_clause(replace(wanted, outlets=(), sources=()), "naming")]
    if by == "outlet":
        clauses += one_of("u.who", wanted.outlets)
    else:
        keys = keys_of(wanted.sources)
        clauses += [Clause(f"u.who IN {keys.sql}", keys.values)] if wanted.sources else []
        clauses += [Clause(each.sql.replace("a.source", "u.who"), each.values) for each in by_somebody(wanted.sources)]
    clause = join_clauses(clauses)
    return Clause(_KEPT_USED.format(name=_KEPT_NAME[by], where=clause.sql), (by, *clause.values))


def published_clause(wanted: WordingFilter, table: str) -> Clause:
    """The condition on a row of ``table`` that it is of the reports that are wanted."""
    return join_clauses(use_clauses(table, wanted.outlets, wanted.since, wanted.until))


def spoken_clause(wanted: WordingFilter, table: str) -> Clause:
    """The condition on ``attribution`` (as ``a``) that it is one of the sources', in reports that ``table`` is from."""
    return join_clauses([published_clause(wanted, table), *said_by(wanted.sources)])


def use_clause(wanted: WordingFilter, table: UseTable) -> Clause:
    """The filter as a condition on ``wording`` or ``naming`` (as ``u``) with its attribution (as ``a``)."""
    unknown = [voice for voice in wanted.voices if voice not in set(VoiceKind)]
    if unknown:
        raise UsageError(f"--voice {unknown[0]}", "there is no such voice", f"use one of {', '.join(VoiceKind)}")
    clauses = [spoken_clause(wanted, "u"), *one_of("u.voice", wanted.voices)]
    if table == "wording":
        clauses += one_of("u.kind", wanted.kinds)
        clauses += one_of("u.expression", tuple(each.lower() for each in wanted.expressions))
    else:
        clauses += [_things(wanted.things)] if wanted.things else []
        clauses += one_of("u.name", wanted.names)
    return join_clauses(clauses)


def _things(asked: tuple[str, ...]) -> Clause:
    """Things by their words or by those of one of their names, in any spelling of capitals."""
    one = "SELECT thing FROM naming WHERE instr(lower(thing), ?) OR instr(lower(name), ?)"
    values = tuple(value for each in asked for value in (each.lower(),) * 2)
    return Clause(f"u.thing IN ({' UNION '.join([one] * len(asked))})", values)


def _use_row(loader: Loader, found: sqlite3.Row) -> UseRow:
    loaded = loader.load(found["report"])
    span = Span(found["start"], found["end"])
    return UseRow(
        loaded.index.report_ref,
        found["subject"],
        found["expression"],
        found["voice"],
        found["source"],
        found["name"],
        loaded.text[span.start : span.end],
        span.start,
        span.end,
        loaded.passage(span),
    )
