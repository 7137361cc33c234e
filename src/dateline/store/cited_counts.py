"""Sources counted: from the counts that are kept, or from the attributions that fit, the newest first."""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dateline.store.attributions import QUOTING
from dateline.store.database import Database
from dateline.store.filters import (
    ALL,
    ClaimFilter,
    Clause,
    attribution_clause,
    by_somebody,
    join_clauses,
    keys_of,
    one_of,
    said_by,
    said_clause,
    said_only,
)
from dateline.store.newest import find_moments, holds_clause
from dateline.store.sources import NOBODY, PRONOUN
from dateline.store.terms import NUMBERS

FIELDS = ("kind", "stance", "outlet", "printed", "through", "medium", "type", "about")
"""Of what there is a list for each source."""

ValueLists = dict[str, Sequence[tuple[str, int]]]
"""For each field the most frequent values of one source, with how often they occur."""


class SourceCounts(Struct, frozen=True):
    """What is counted of one source; days are those of publication."""

    key: str
    name: str
    attributions: int
    claims: int
    reports: int
    outlets: int
    quoted: int
    first: str | None
    last: str | None


def is_kept(database: Database, wanted: ClaimFilter) -> bool:
    """Whether counts are kept of what is asked: of all sources, or of some that are nothing else besides."""
    if wanted != ClaimFilter(others=False, sources=wanted.sources):
        return False
    return not wanted.sources or not are_also(database, wanted.sources)


def are_also(database: Database, names: Sequence[str]) -> bool:
    """Whether words are filed under another key that mean one of those named."""
    keys = keys_of(names)
    return database.row(f"SELECT 1 FROM attribution WHERE entity IN {keys.sql}", keys.values) is not None


class KeptCounts:
    """Sources by the counts that the store keeps."""

    counted: int | None = None

    def __init__(self, database: Database, wanted: ClaimFilter) -> None:
        self._database = database
        keys = keys_of(wanted.sources)
        self._named = [Clause(f"a.source IN {keys.sql}", keys.values)] if wanted.sources else []
        self._clause = join_clauses([*self._named, *by_somebody(wanted.sources)])
        self.total = self._sum("count(*)", self._clause)
        self.unnamed = (self._unnamed(NOBODY), self._unnamed(PRONOUN))

    def rank(self, column: str, after: tuple[int, str], limit: int) -> list[SourceCounts]:
        """The sources behind a place, those with most first."""
        sql = f"""SELECT a.* FROM source_count a WHERE {self._clause.sql} AND (-a.{column}, a.source) > (?, ?)
            ORDER BY a.{column} DESC, a.source LIMIT ?"""
        return [self._counts(found) for found in self._database.rows(sql, (*self._clause.values, *after, limit))]

    def lists(self, keys: Sequence[str], most: int) -> dict[str, ValueLists]:
        """The most frequent values of each of some sources."""
        return {key: self._lists(key, most) for key in keys}

    def _lists(self, source: str, most: int) -> ValueLists:
        sql = """SELECT v.value, v.uses FROM source_value v WHERE v.source = ? AND v.field = ?
            AND (v.field <> 'about' OR EXISTS (SELECT 1 FROM entity WHERE key = v.value))
            ORDER BY v.uses DESC, v.value LIMIT ?"""
        return {
            field: [(found["value"], found["uses"]) for found in self._database.rows(sql, (source, field, most))]
            for field in FIELDS
        }

    def _counts(self, found: sqlite3.Row) -> SourceCounts:
        key = found["source"]
        counts = (found[each] for each in ("attributions", "claims", "reports", "outlets", "quoted"))
        (name,) = self._database.rows("SELECT max(value) FROM source_value WHERE source = ? AND field = 'name'", (key,))
        (days,) = self._database.rows(
            """SELECT (SELECT min(day) FROM attribution WHERE source = ?1 AND day > ''),
                (SELECT nullif(max(day), '') FROM attribution WHERE source = ?1)""",
            (key,),
        )
        return SourceCounts(key, name[0], *counts, *days)

    def _unnamed(self, key: str) -> int:
        clause = join_clauses([Clause("a.source = ?", (key,)), *self._named])
        return self._sum("total(a.attributions)", clause)

    def _sum(self, what: str, clause: Clause) -> int:
        (found,) = self._database.rows(f"SELECT {what} FROM source_count a WHERE {clause.sql}", clause.values)
        return int(found[0])


class _Seen:
    """What was seen of one source so far."""

    def __init__(self) -> None:
        self.name, self.first, self.last = "", "", ""
        self.attributions = self.quoted = 0
        self.reports: set[int] = set()
        self.values: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, found: sqlite3.Row) -> None:
        """Counts one attribution."""
        self.name = max(self.name, found["name"])
        if found["day"]:
            self.first = min(self.first or found["day"], found["day"])
            self.last = max(self.last, found["day"])
        self.attributions += 1
        self.quoted += found["form"] in QUOTING
        self.reports.add(found["report"])
        for field in ("kind", "stance", "outlet", "printed", "medium"):
            if found[field] is not None:
                self.values[field][found[field]] += 1


class WalkedCounts:
    """Sources counted over the attributions that fit; over the newest of them where not all are to be looked at."""

    def __init__(self, database: Database, wanted: ClaimFilter, within: int | None) -> None:
        self._database = database
        self._told = said_clause(wanted)
        self._fit, self.counted = _fitting(database, wanted, within)
        self._seen: defaultdict[str, _Seen] = defaultdict(_Seen)
        sql = f"""SELECT a.source, a.name, a.report, a.outlet, a.day, a.form, a.kind, a.stance, a.printed, a.medium
            FROM attribution a WHERE {self._fit.sql}"""
        for found in database.rows(sql, self._fit.values):
            self._seen[found["source"]].add(found)
        self.unnamed = (self._seen[NOBODY].attributions, self._seen[PRONOUN].attributions)
        for key in (NOBODY, PRONOUN):
            if by_somebody(wanted.sources) or not self._seen[key].attributions:
                del self._seen[key]
        self.total = len(self._seen)

    def rank(self, column: str, after: tuple[int, str], limit: int) -> list[SourceCounts]:
        """The sources behind a place, those with most first."""
        claims = self._count_claims(list(self._seen)) if column == "claims" else {}
        places = ((-self._number(key, column, claims), key) for key in self._seen)
        keys = [key for _, key in nsmallest(limit, (place for place in places if place > after))]
        claims = claims or self._count_claims(keys)
        return [self._counts(key, claims.get(key, 0)) for key in keys]

    def lists(self, keys: Sequence[str], most: int) -> dict[str, ValueLists]:
        """The most frequent values of each of some sources."""
        outer = f"""CROSS JOIN attribution b ON b.seq = a.above AND b.source NOT IN (a.source, '{NOBODY}', '{PRONOUN}')
            AND b.source IS NOT a.medium"""
        told = "CROSS JOIN attribution_claim l ON l.attribution = a.seq CROSS JOIN claim c ON c.seq = l.claim"
        party = """CROSS JOIN claim_party p ON p.claim = c.seq AND p.role IN ('who', 'whom') AND p.key <> a.source
            JOIN entity e ON e.key = p.key AND e.key NOT LIKE 'person:%/%'"""
        joined = {
            "through": self._tally(keys, "b.source", outer, "a.seq"),
            "type": self._tally(keys, "c.type", told, "c.seq"),
            "about": self._tally(keys, "p.key", f"{told} {party}", "c.seq"),
        }
        found: dict[str, ValueLists] = {}
        for key in keys:
            values = self._seen[key].values | {field: counts[key] for field, counts in joined.items()}
            found[key] = {field: _most_frequent(counts, most) for field, counts in values.items()}
        return found

    def _tally(self, keys: Sequence[str], value: str, join: str, unit: str) -> defaultdict[str, Counter[str]]:
        clause = join_clauses([self._mine(keys), self._told] if unit == "c.seq" else [self._mine(keys)])
        sql = f"""SELECT a.source, {value}, count(DISTINCT {unit}) FROM attribution a {join}
            WHERE {clause.sql} GROUP BY 1, 2"""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for source, each, count in self._database.rows(sql, clause.values):
            counts[source][each] = count
        return counts

    def _mine(self, keys: Sequence[str]) -> Clause:
        """The attributions that fit of some sources."""
        listed = Clause("+a.source IN (SELECT value FROM json_each(?))", (msgspec.json.encode(keys).decode(),))
        return join_clauses([self._fit, listed])

    def _number(self, key: str, column: str, claims: dict[str, int]) -> int:
        return claims.get(key, 0) if column == "claims" else getattr(self._counts(key, 0), column)

    def _counts(self, key: str, claims: int) -> SourceCounts:
        seen = self._seen[key]
        numbers = (seen.attributions, claims, len(seen.reports), len(seen.values["outlet"]), seen.quoted)
        return SourceCounts(key, seen.name, *numbers, seen.first or None, seen.last or None)

    def _count_claims(self, keys: Sequence[str]) -> dict[str, int]:
        clause = join_clauses([self._mine(keys), self._told])
        sql = f"""SELECT a.source, count(DISTINCT l.claim) FROM attribution a CROSS JOIN attribution_claim l
            ON l.attribution = a.seq CROSS JOIN claim c ON c.seq = l.claim WHERE {clause.sql} GROUP BY 1"""
        return dict(map(tuple, self._database.rows(sql, clause.values)))


def _most_frequent(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    return nsmallest(most, counts.items(), key=lambda item: (-item[1], item[0]))


def _fitting(database: Database, wanted: ClaimFilter, within: int | None) -> tuple[Clause, int | None]:
    """The attributions that fit as a condition on ``attribution`` (as ``a``), and how many where there are more."""
    about = replace(wanted, others=True)
    if within is None or said_clause(about) == ALL:
        return find_newest_attributions(database, about, within)
    moments = find_moments(database, replace(about, since=None, until=None), within + 1)
    claims = msgspec.json.encode([moment & NUMBERS for moment in moments[:within]]).decode()
    own = attribution_clause(_own(about))
    sql = f"""SELECT DISTINCT a.seq FROM json_each(?) asked CROSS JOIN attribution_claim l ON l.claim = asked.value
        CROSS JOIN attribution a ON a.seq = l.attribution WHERE {own.sql}"""
    seqs = [found[0] for found in database.rows(sql, (claims, *own.values))]
    return _among(seqs), within if len(moments) > within else None


def said_newest_clause(database: Database, wanted: ClaimFilter) -> Clause:
    """The filter as a condition on ``attribution`` (as ``a``), for walking from the newest on.

    Raises:
        UsageError: a date or the text to search for cannot be understood.
    """
    clauses = said_by(wanted.sources)
    if wanted.sources and not are_also(database, wanted.sources):
        found = keys_of(wanted.sources)
        clauses = one_of("a.source", [row[0] for row in database.rows(found.sql[1:-1], found.values)])
    clauses.append(attribution_clause(replace(_own(wanted), sources=())))
    about = said_only(replace(wanted, others=True))
    if about != ClaimFilter():
        tables = "attribution_claim l JOIN claim p ON p.seq = l.claim"
        clauses.append(holds_clause(database, about, "a.seq", "l.attribution", tables))
    return join_clauses(clauses)


def find_newest_attributions(database: Database, wanted: ClaimFilter, within: int | None) -> tuple[Clause, int | None]:
    """The newest attributions that fit a filter that asks nothing of claims, as a condition on ``attribution``.

    With it, how many they are where there are more; all where ``within`` is null.
    """
    if within is None:
        return attribution_clause(wanted), None
    clause = said_newest_clause(database, wanted)
    sql = f"SELECT a.seq FROM attribution a WHERE {clause.sql} ORDER BY a.day DESC, a.seq DESC LIMIT ?"
    seqs = [found[0] for found in database.rows(sql, (*clause.values, within + 1))]
    return _among(seqs[:within]), within if len(seqs) > within else None


def _own(wanted: ClaimFilter) -> ClaimFilter:
    """What a filter asks of attributions themselves."""
    return ClaimFilter(
        sources=wanted.sources,
        source_kinds=wanted.source_kinds,
        stances=wanted.stances,
        outlets=wanted.outlets,
        reports=wanted.reports,
        since=wanted.since,
        until=wanted.until,
    )


def _among(seqs: Sequence[int]) -> Clause:
    return Clause("a.seq IN (SELECT value FROM json_each(?))", (msgspec.json.encode(seqs).decode(),))
