"""One contract object taken apart into the rows by which it is found again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.knowledge.stance_names import StanceNames
from dateline.model import Entity, ReportObject
from dateline.store.attributions import index_voices, next_number
from dateline.store.counts import count_report
from dateline.store.rows import (
    UNRESOLVED,
    ClaimRow,
    ObjectIndex,
    claim_days,
    claim_row,
    find_day,
    fold,
    key_of,
)
from dateline.store.sentences import find_sentence, find_sentences

_REPORT = """INSERT INTO report (id, coder, outlet, url, title, published, day, language, marking, words, claims,
    attributed, lead, added, object) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_CLAIM = """INSERT INTO claim (seq, id, report, number, kind, type, mode, cameo, modality, certainty, day, last_day,
    voiced, start, sentence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_ENTITY = """INSERT INTO entity (key, name, type, country, admin1, lat, lon, precision) VALUES (?,?,?,?,?,?,?,?)
    ON CONFLICT (key) DO UPDATE SET name = excluded.name, type = excluded.type, country = excluded.country,
    admin1 = excluded.admin1, lat = excluded.lat, lon = excluded.lon, precision = excluded.precision
    WHERE (name, type, country, admin1, lat, lon, precision) IS NOT (excluded.name, excluded.type, excluded.country,
        excluded.admin1, excluded.lat, excluded.lon, excluded.precision)"""


def explode_report(
    connection: sqlite3.Connection, coded: ReportObject, coder: str, at: str | None, names: StanceNames
) -> None:
    """Writes the object and all its index rows; the caller holds the transaction."""
    report = coded.report
    sentences = find_sentences(report.text)
    lead = report.text[sentences[0].start : sentences[0].end] if sentences else ""
    attributed = sum(claim.attribution is not None for claim in coded.claims)
    head = (report.id, coder, report.outlet, report.url, report.title, report.published, find_day(report.published))
    counts = (len(report.text.split()), len(coded.claims), attributed)
    whole = msgspec.json.encode(coded).decode()
    values = (*head, report.language, report.marking, *counts, lead, at, whole)
    seq = connection.execute(_REPORT, values).lastrowid or 0
    index = ObjectIndex(coded, coder)
    found = ((claim, find_sentence(sentences, claim.evidence)) for claim in coded.claims)
    rows = [claim_row(index, claim, report.text[sentence.start : sentence.end]) for claim, sentence in found]
    _write_claims(connection, rows, seq)
    _write_entities(connection, coded.entities)
    index_voices(connection, seq, index, names)
    count_report(connection, seq)


def _write_claims(connection: sqlite3.Connection, rows: Sequence[ClaimRow], report: int) -> None:
    numbered = list(enumerate(rows, next_number(connection, "claim")))
    connection.executemany(_CLAIM, [(seq, *_claim_values(row, report)) for seq, row in numbered])
    connection.executemany(
        "INSERT OR IGNORE INTO claim_context VALUES (?,?)",
        [(seq, context) for seq, row in numbered for context in row.contexts],
    )
    parties = [(seq, role, nth, key_of(named), named) for seq, row in numbered for role, nth, named in row.parties()]
    connection.executemany(
        "INSERT INTO claim_party VALUES (?,?,?,?,?)",
        [(seq, role, nth, key, named.country) for seq, role, nth, key, named in parties],
    )
    bare = {key for _, _, _, key, _ in parties if key.startswith(UNRESOLVED)}
    _write_names(connection, ((key.removeprefix(UNRESOLVED), key) for key in sorted(bare)))


def _claim_values(row: ClaimRow, report: int) -> tuple[object, ...]:
    coded = (row.kind, row.type, row.mode, row.cameo, row.modality, row.certainty)
    return (
        row.id,
        report,
        row.number,
        *coded,
        *claim_days(row),
        len(row.attribution) > 1,
        row.evidence.start,
        row.sentence,
    )


def _write_entities(connection: sqlite3.Connection, entities: Mapping[str, Entity]) -> None:
    rows = (
        (key, each.name, each.type, each.country, each.admin1, each.lat, each.lon, each.precision)
        for key, each in entities.items()
    )
    connection.executemany(_ENTITY, rows)
    named = ((name, key) for key, each in entities.items() for name in (each.name, *each.aliases_seen))
    _write_names(connection, ((fold(name), key) for name, key in named))


def _write_names(connection: sqlite3.Connection, names: Iterable[tuple[str, str]]) -> None:
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", (pair for pair in names if pair[0]))
