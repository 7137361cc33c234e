"""What the store keeps counted and listed of its reports: added when one is saved, taken away before one is deleted.

Every count is a sum over reports, so that one report's share is added or subtracted; views in the schema tell what that
share is. The lists are, for each term that a filter may ask for, the moments of the claims that have it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from dateline.store.rows import ACTOR_ROLES
from dateline.store.terms import Parts, find_parts, list_claims, unlist_claims

_SHARES = (
    """INSERT INTO claim_count (kind, type, modality, day, last_day, claims)
        SELECT kind, type, modality, day, last_day, :sign * count(*) FROM claim WHERE report = :report
        GROUP BY kind, type, modality, day, last_day ON CONFLICT DO UPDATE SET claims = claims + excluded.claims""",
    """INSERT INTO type_count (kind, type, modality, claims)
        SELECT kind, type, modality, :sign * count(*) FROM claim WHERE report = :report
        GROUP BY kind, type, modality ON CONFLICT DO UPDATE SET claims = claims + excluded.claims""",
    """INSERT INTO day_count (day, kind, type, claims)
        SELECT day, kind, iif(type = 'OTHER', type, '') AS told, :sign * count(*) FROM claim WHERE report = :report
        GROUP BY day, kind, told ON CONFLICT DO UPDATE SET claims = claims + excluded.claims""",
    """INSERT INTO source_value (source, field, value, uses) SELECT source, field, value, :sign * count(DISTINCT unit)
        FROM source_part WHERE report = :report GROUP BY source, field, value
        ON CONFLICT DO UPDATE SET uses = uses + excluded.uses""",
    """INSERT INTO source_count (source, attributions, claims, reports, outlets, quoted, words)
        SELECT a.source, :sign * count(*), :sign * (
                SELECT count(DISTINCT l.claim) FROM attribution b JOIN attribution_claim l ON l.attribution = b.seq
                JOIN claim c ON c.seq = l.claim AND c.type <> 'OTHER' WHERE b.report = :report AND b.source = a.source),
            :sign, 0, :sign * sum(a.form IN ('direct', 'mixed')), :sign * sum(a.words)
        FROM attribution a WHERE a.report = :report GROUP BY a.source
        ON CONFLICT DO UPDATE SET attributions = attributions + excluded.attributions,
            claims = claims + excluded.claims, reports = reports + excluded.reports, quoted = quoted + excluded.quoted,
            words = words + excluded.words""",
    """UPDATE source_count SET outlets = (
            SELECT count(*) FROM source_value v WHERE v.source = source_count.source AND v.field = 'outlet' AND v.uses)
        WHERE source IN (SELECT source FROM attribution WHERE report = :report)""",
    """INSERT INTO outlet_count (outlet, reports, words, attributed)
        SELECT coalesce(r.outlet, ''), :sign, :sign * r.words,
            :sign * (SELECT total(a.words) FROM attribution a WHERE a.report = r.seq)
        FROM report r WHERE r.seq = :report
        ON CONFLICT DO UPDATE SET reports = reports + excluded.reports, words = words + excluded.words,
            attributed = attributed + excluded.attributed""",
    """INSERT INTO wording_count (per, who, kind, expression, voice, uses)
        SELECT per, who, kind, expression, voice, :sign * count(*) FROM wording_part WHERE report = :report
        GROUP BY per, who, kind, expression, voice ON CONFLICT DO UPDATE SET uses = uses + excluded.uses""",
    """INSERT INTO naming_count (per, who, thing, name, voice, uses)
        SELECT per, who, thing, name, voice, :sign * count(*) FROM naming_part WHERE report = :report
        GROUP BY per, who, thing, name, voice ON CONFLICT DO UPDATE SET uses = uses + excluded.uses""",
)

_SENTENCES = """INSERT INTO claim_text (rowid, sentence)
    SELECT moment, sentence FROM claim WHERE report = :report ORDER BY moment"""
"""Sentences go into their index in order of their moments: it is written anew whenever one is smaller than the last."""

_NO_SENTENCES = """INSERT INTO claim_text (claim_text, rowid, sentence)
    SELECT 'delete', moment, sentence FROM claim WHERE report = :report ORDER BY moment"""

_ACTOR = """INSERT INTO actor_count (key, claims, reports, acts, acted_on, speaks) VALUES (?,?,?,?,?,?)
    ON CONFLICT DO UPDATE SET claims = claims + excluded.claims, reports = reports + excluded.reports,
        acts = acts + excluded.acts, acted_on = acted_on + excluded.acted_on, speaks = speaks + excluded.speaks"""

_WITHOUT = (
    "DELETE FROM type_count WHERE claims = 0",
    "DELETE FROM day_count WHERE claims = 0 AND day IN (SELECT day FROM claim WHERE report = :report)",
    "DELETE FROM claim_count WHERE claims = 0 AND day IN (SELECT day FROM claim WHERE report = :report)",
    """DELETE FROM source_value WHERE uses = 0
        AND source IN (SELECT source FROM attribution WHERE report = :report)""",
    """DELETE FROM source_count WHERE attributions = 0
        AND source IN (SELECT source FROM attribution WHERE report = :report)""",
    "DELETE FROM outlet_count WHERE reports = 0",
    """DELETE FROM wording_count WHERE uses = 0
        AND (per, who) IN (SELECT per, who FROM wording_part WHERE report = :report)""",
    """DELETE FROM naming_count WHERE uses = 0
        AND (per, who) IN (SELECT per, who FROM naming_part WHERE report = :report)""",
)

COUNTED = (
    "term",
    "posting",
    "claim_count",
    "type_count",
    "day_count",
    "actor_count",
    "source_value",
    "source_count",
    "outlet_count",
    "wording_count",
    "naming_count",
)
"""The tables that hold nothing but counts and lists."""


def count_report(connection: sqlite3.Connection, report: int) -> None:
    """Adds the share of a report, of which all other rows are written; the caller holds the transaction."""
    _add_share(connection, report)
    connection.execute(_SENTENCES, {"report": report})


def uncount_report(connection: sqlite3.Connection, report: int) -> None:
    """Takes the share of a report away, whose rows still stand; the caller holds the transaction and deletes them."""
    parts = find_parts(connection, report)
    connection.execute(_NO_SENTENCES, {"report": report})
    unlist_claims(connection, parts)
    _count_actors(connection, parts, -1)
    for statement in (*_SHARES, *_WITHOUT):
        connection.execute(statement, {"report": report, "sign": -1})


def recount(connection: sqlite3.Connection) -> None:
    """Makes all counts and lists anew, but for the index of the sentences; the caller holds the transaction."""
    for table in COUNTED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant
    # Gathered first and put in order at the end: lists of so many claims would be written all over otherwise.
    connection.execute("CREATE TEMP TABLE gathered (term INTEGER NOT NULL, moment INTEGER NOT NULL)")
    for (report,) in connection.execute("SELECT seq FROM report ORDER BY day, seq").fetchall():
        _add_share(connection, report, "gathered")
    connection.execute("INSERT INTO posting SELECT term, moment FROM gathered ORDER BY term, moment")
    connection.execute("DROP TABLE gathered")


def _add_share(connection: sqlite3.Connection, report: int, lists: str = "posting") -> None:
    parts = find_parts(connection, report)
    list_claims(connection, parts, lists)
    _count_actors(connection, parts, 1)
    for statement in _SHARES:
        connection.execute(statement, {"report": report, "sign": 1})


def _count_actors(connection: sqlite3.Connection, parts: Parts, sign: int) -> None:
    played: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    others = parts.others()
    for moment, role, key, _ in parts.parties:
        if role in ACTOR_ROLES and moment not in others:
            played[key][role].add(moment)
    for moment, source, entity, *_ in parts.voices:
        if moment not in others:
            played[entity or source]["source"].add(moment)
    rows = []
    for key, roles in played.items():
        counts = (len(set().union(*roles.values())), 1, *(len(roles[role]) for role in ("who", "whom", "source")))
        rows.append((key, *(sign * count for count in counts)))
    connection.executemany(_ACTOR, rows)
    if sign < 0:
        connection.executemany("DELETE FROM actor_count WHERE key = ? AND claims = 0", [(key,) for key in played])
