"""Who takes part in claims: actors ranked by the claims in which they act, are acted on, or speak."""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import sqlite3

import msgspec

from dateline.store.database import Database
from dateline.store.filters import OTHER, ClaimFilter, Clause, claim_clause
from dateline.store.newest import find_moments
from dateline.store.query import PAGE_SIZE, Page, load_claims, parse_cursor
from dateline.store.rows import ACTOR_ROLES, ActorRow
from dateline.store.terms import NUMBERS, day_of, first_moment

_MOST = 2**62
_LASTING = "e.key NOT LIKE 'person:%/%'"
"""Persons whom one report tells apart but does not name have ids that occur in no other."""

_KEPT = f"""SELECT e.key, e.name, e.type, e.country, n.claims, n.reports, n.acts, n.acted_on, n.speaks
    FROM actor_count n JOIN entity e ON e.key = n.key AND {_LASTING}
    WHERE (-n.claims, n.key) > (-?, ?) ORDER BY n.claims DESC, n.key LIMIT ?"""

_FITTING = f"""WITH fit AS MATERIALIZED ({{}}),
    part AS (
        SELECT p.claim, p.key, p.role FROM fit CROSS JOIN claim_party p ON p.claim = fit.seq WHERE p.role IN (?, ?, ?)
        UNION ALL
        SELECT fit.seq, coalesce(a.entity, a.source), 'source' FROM fit
            CROSS JOIN attribution_claim l ON l.claim = fit.seq CROSS JOIN attribution a ON a.seq = l.attribution),
    played AS (
        SELECT part.key, fit.seq, fit.report, fit.moment, max(part.role = 'who') AS acts,
            max(part.role = 'whom') AS acted_on, max(part.role = 'source') AS speaks
        FROM part CROSS JOIN fit ON fit.seq = part.claim GROUP BY part.key, fit.seq)
    SELECT e.key, e.name, e.type, e.country, count(*) AS claims, count(DISTINCT played.report) AS reports,
        sum(played.acts) AS acts, sum(played.acted_on) AS acted_on, sum(played.speaks) AS speaks,
        min(CASE WHEN played.moment >= ? THEN played.moment END) AS first, max(played.moment) AS newest
    FROM played JOIN entity e ON e.key = played.key AND {_LASTING}
    GROUP BY e.key HAVING (-claims, e.key) > (-?, ?) ORDER BY claims DESC, e.key LIMIT ?"""

_LISTED = """SELECT p.moment FROM posting p WHERE p.term = t.seq AND p.moment >= ? AND NOT EXISTS (
    SELECT 1 FROM posting q WHERE q.term = (SELECT seq FROM term WHERE field = 'type' AND value = ?)
    AND q.moment = p.moment) ORDER BY p.moment"""
_BOUNDS = f"""SELECT min(first) AS first, max(newest) AS newest FROM (
    SELECT ({_LISTED} LIMIT 1) AS first, ({_LISTED} DESC LIMIT 1) AS newest
    FROM term t WHERE t.field IN ('actor', 'speaker') AND t.value = ?)"""

_DATED = first_moment("0001-01-01")


def find_actors(
    database: Database,
    wanted: ClaimFilter,
    *,
    limit: int = PAGE_SIZE,
    after: str | None = None,
    within: int | None = None,
) -> Page[ActorRow]:
    """The resolved actors who take part in claims that fit or are their sources, those with most claims first.

    Where no counts are kept of what is asked, at most the newest ``within`` of the claims are looked at.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    key, claims = parse_cursor(after) if after is not None else ("", _MOST)
    counted = None
    with database.snapshot():
        if wanted == ClaimFilter(others=False):
            found = list(database.rows(_KEPT, (claims, key, limit + 1)))
            bounds = [_find_bounds(database, each["key"]) for each in found[:limit]]
        else:
            fit, counted = _fitting(database, wanted, within)
            values = (*fit.values, *ACTOR_ROLES, _DATED, claims, key, limit + 1)
            found = list(database.rows(_FITTING.format(fit.sql), values))
            bounds = [(each["first"], each["newest"]) for each in found[:limit]]
        newest = load_claims(database, [moment for _, moment in bounds])
        rows = tuple(
            ActorRow(*_counts(each), _day(first), _day(last), claim)
            for each, (first, last), claim in zip(found[:limit], bounds, newest, strict=True)
        )
    last = found[limit - 1] if len(found) > limit else None
    return Page(rows, f"{last['key']}_{last['claims']}" if last else None, counted)


def _fitting(database: Database, wanted: ClaimFilter, most: int | None) -> tuple[Clause, int | None]:
    """The claims that fit, and how many they are where there are more."""
    if most is None:
        clause = claim_clause(wanted)
        return Clause(f"SELECT c.seq, c.report, c.moment FROM claim c WHERE {clause.sql}", clause.values), None
    moments = find_moments(database, wanted, most + 1)
    listed = msgspec.json.encode([moment & NUMBERS for moment in moments[:most]]).decode()
    sql = "SELECT c.seq, c.report, c.moment FROM json_each(?) asked CROSS JOIN claim c ON c.seq = asked.value"
    return Clause(sql, (listed,)), most if len(moments) > most else None


def _find_bounds(database: Database, key: str) -> tuple[int | None, int]:
    """The moments of an actor's first claim that has a day, and of its newest."""
    (found,) = database.rows(_BOUNDS, (_DATED, OTHER, 0, OTHER, key))
    return found["first"], found["newest"]


def _counts(found: sqlite3.Row) -> tuple[str, str, str, str | None, int, int, int, int, int]:
    key, name, kind, country, claims, reports, acts, acted_on, speaks, *_ = tuple(found)
    return key, name, kind, country, claims, reports, acts, acted_on, speaks


def _day(moment: int | None) -> str | None:
    return day_of(moment) or None if moment is not None else None
