"""Who uses which words: rival names of one thing, and words that judge, by outlet and by source."""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from dateline.errors import UsageError
from dateline.model import Span, WordingKind
from dateline.store.database import Database
from dateline.store.filters import Clause, by_somebody, join_clauses, one_of, said_by, use_clauses
from dateline.store.loaded import Loader
from dateline.store.query import PAGE_SIZE, Page, begin_after, cursor_after, parse_cursor
from dateline.store.rows import ReportRef
from dateline.store.voice import VoiceKind

By = Literal["outlet", "source"]
UseTable = Literal["wording", "naming"]

_PER = 1_000
_TOP = 8
_MOST = 2**62


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


class Expression(Struct, frozen=True):
    """A judging expression and how often it is used."""

    text: str
    kind: str
    count: int


class WordingRow(Struct, frozen=True):
    """How an outlet or a source words what it says.

    ``own_words`` and ``attributed_words`` count the words in the outlet's own voice and in that of those whom it cites;
    a source has only the second. ``own`` and ``attributed`` count judging words by kind, the rates are for 1,000 words.
    """

    id: str
    name: str
    reports: int
    own_words: int
    attributed_words: int
    own: dict[str, int]
    attributed: dict[str, int]
    own_rates: dict[str, float]
    attributed_rates: dict[str, float]
    own_most: tuple[Expression, ...]
    attributed_most: tuple[Expression, ...]


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


def rate_wording(
    database: Database, wanted: WordingFilter, by: By, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[WordingRow]:
    """One page of outlets or sources with their rates of judging words, those with most words first.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    key, least = parse_cursor(after) if after is not None else ("", _MOST)
    read = _Reading(database, wanted, by)
    with database.snapshot():
        found = list(database.rows(read.voices, (*read.values, least, key, limit + 1)))
        rows = tuple(read.row(each) for each in found[:limit])
    last = found[limit - 1] if len(found) > limit else None
    return Page(rows, f"{last['who']}_{last['said']}" if last else None)


def tally_names(
    database: Database, wanted: WordingFilter, by: By, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[NameRow]:
    """One page of who calls what by which name. Things with several names in use come first, then the most frequent.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    _, begin = parse_cursor(after) if after is not None else ("", 0)
    clause = _use_clause(wanted, "naming")
    if by == "source":
        clause = join_clauses([*by_somebody(wanted.sources), clause])
    values = (*clause.values, limit + 1, begin)
    found = list(database.rows(_NAMES[by].format(clause.sql), values))
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
    clause = join_clauses([_use_clause(wanted, table), *begin_after("u", after)])
    with database.snapshot():
        sql = f"{_USES[table]} WHERE {clause.sql} ORDER BY u.day DESC, u.seq DESC LIMIT ?"
        found = list(database.rows(sql, (*clause.values, limit + 1)))
        loader = Loader(database)
        rows = tuple(_use_row(loader, each) for each in found[:limit])
    return Page(rows, cursor_after(found, limit))


def stream_uses(database: Database, wanted: WordingFilter, table: UseTable) -> Iterator[UseRow]:
    """Every use that fits, newest first, one at a time: memory does not grow with their number."""
    clause, loader = _use_clause(wanted, table), Loader(database)
    for each in database.rows(f"{_USES[table]} WHERE {clause.sql} ORDER BY u.day DESC, u.seq DESC", clause.values):
        yield _use_row(loader, each)


def count_uses(database: Database, wanted: WordingFilter, table: UseTable) -> int:
    """How many uses fit."""
    clause = _use_clause(wanted, table)
    found = database.row(f"SELECT count(*) FROM {table} u {_SAID} WHERE {clause.sql}", clause.values)
    return int(found[0]) if found else 0


_SAID = "LEFT JOIN attribution a ON a.seq = u.attribution"
_USES = {
    table: f"""SELECT u.seq, u.day, u.report, u.start, u.end, u.{subject} AS subject, u.{expression} AS expression,
        u.voice, a.source, a.name FROM {table} u {_SAID}"""
    for table, subject, expression in (("wording", "kind", "expression"), ("naming", "thing", "name"))
}

_WHO = {"outlet": ("coalesce(u.outlet, '')", "u.outlet"), "source": ("a.source", "max(a.name)")}
_NAMES = {
    by: f"""WITH used AS MATERIALIZED (
        SELECT u.thing, u.name, {key} AS id, {name} AS by, sum(u.voice = 'own') AS own,
            sum(u.voice = 'distanced') AS distanced, sum(u.voice = 'retold') AS retold,
            sum(u.voice = 'quoted') AS quoted, count(*) AS uses
        FROM naming u {_SAID} WHERE {{}}
        GROUP BY u.thing, u.name, 3 HAVING id IS NOT NULL),
    named AS (SELECT thing, name, sum(uses) AS uses FROM used GROUP BY thing, name),
    rival AS (SELECT thing, count(*) > 1 AS rivals, sum(uses) AS uses FROM named GROUP BY thing),
    voiced AS (SELECT thing, id, sum(uses) AS uses FROM used GROUP BY thing, id)
    SELECT used.thing, used.name, used.id, coalesce(used.by, 'no outlet'), used.own, used.distanced, used.retold,
        used.quoted, used.uses, voiced.uses
    FROM used JOIN named USING (thing, name) JOIN rival USING (thing) JOIN voiced USING (thing, id)
    ORDER BY rival.rivals DESC, rival.uses DESC, used.thing, named.uses DESC, used.name, used.uses DESC, used.id
    LIMIT ? OFFSET ?"""
    for by, (key, name) in _WHO.items()
}

_REPORTS = """SELECT coalesce(r.outlet, '') AS who, coalesce(r.outlet, 'no outlet') AS name, count(*) AS reports,
        sum(r.words) AS said FROM report r WHERE {} GROUP BY 1
    HAVING (-said, who) > (-?, ?) ORDER BY said DESC, who LIMIT ?"""
_SPEAKERS = """SELECT a.source AS who, max(a.name) AS name, count(DISTINCT a.report) AS reports,
        sum(a.words) AS said FROM attribution a WHERE {} GROUP BY 1
    HAVING (-said, who) > (-?, ?) ORDER BY said DESC, who LIMIT ?"""
_EXPRESSIONS = """SELECT {who} AS id, u.kind, u.expression, sum(u.voice = 'own') AS own,
        sum(u.voice IN ('retold', 'quoted')) AS attributed
    FROM wording u LEFT JOIN attribution a ON a.seq = u.attribution WHERE {where} AND {who} = ? GROUP BY 2, 3"""


class _Reading:
    """How the rates of one question are read from the store."""

    def __init__(self, database: Database, wanted: WordingFilter, by: By) -> None:
        self._database = database
        self._by = by
        self._spoken = _said_by(wanted, "a")
        self._uses = _use_clause(wanted, "wording")
        read = _published(wanted, "r") if by == "outlet" else self._spoken
        if by == "source":
            read = join_clauses([*by_somebody(wanted.sources), read])
        self.voices = (_REPORTS if by == "outlet" else _SPEAKERS).format(read.sql)
        self.values = read.values
        self._own_counts = by == "outlet" and not wanted.sources

    def row(self, found: sqlite3.Row) -> WordingRow:
        """An outlet or a source with its counts, rates and most used expressions."""
        attributed = self._attributed_words(found)
        own = found["said"] - attributed if self._own_counts else 0
        who = _WHO[self._by][0]
        sql = _EXPRESSIONS.format(who=who, where=self._uses.sql)
        uses = list(self._database.rows(sql, (*self._uses.values, found["who"])))
        counted = {voice: _by_kind(uses, voice) for voice in ("own", "attributed")}
        return WordingRow(
            found["who"],
            found["name"],
            found["reports"],
            own,
            attributed,
            counted["own"],
            counted["attributed"],
            _rates(counted["own"], own),
            _rates(counted["attributed"], attributed),
            _most_used(uses, "own"),
            _most_used(uses, "attributed"),
        )

    def _attributed_words(self, found: sqlite3.Row) -> int:
        if self._by == "source":
            return int(found["said"])
        sql = f"SELECT sum(a.words) FROM attribution a WHERE {self._spoken.sql} AND coalesce(a.outlet, '') = ?"
        said = self._database.row(sql, (*self._spoken.values, found["who"]))
        return int(said[0] or 0) if said else 0


def _by_kind(uses: list[sqlite3.Row], voice: str) -> dict[str, int]:
    counts = dict.fromkeys(map(str, WordingKind), 0)
    for each in uses:
        counts[each["kind"]] += each[voice]
    return {kind: count for kind, count in counts.items() if count}


def _rates(counts: dict[str, int], words: int) -> dict[str, float]:
    return {kind: round(_PER * count / words, 2) for kind, count in counts.items()} if words else {}


def _most_used(uses: list[sqlite3.Row], voice: str) -> tuple[Expression, ...]:
    ranked = sorted((each for each in uses if each[voice]), key=lambda each: (-each[voice], each["expression"]))
    return tuple(Expression(each["expression"], each["kind"], each[voice]) for each in ranked[:_TOP])


def _published(wanted: WordingFilter, table: str) -> Clause:
    return join_clauses(use_clauses(table, wanted.outlets, wanted.since, wanted.until))


def _said_by(wanted: WordingFilter, table: str) -> Clause:
    """The condition on ``attribution`` (as ``a``) that it is one of the sources', in reports that ``table`` is from."""
    return join_clauses([_published(wanted, table), *said_by(wanted.sources)])


def _use_clause(wanted: WordingFilter, table: UseTable) -> Clause:
    """The filter as a condition on ``wording`` or ``naming`` (as ``u``) with its attribution (as ``a``)."""
    unknown = [voice for voice in wanted.voices if voice not in set(VoiceKind)]
    if unknown:
        raise UsageError(f"--voice {unknown[0]}", "there is no such voice", f"use one of {', '.join(VoiceKind)}")
    clauses = [_said_by(wanted, "u"), *one_of("u.voice", wanted.voices)]
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
