"""Who is cited and in whose voice words stand: the index rows of a report's attributions, wording and rival names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dateline.knowledge.stance_names import StanceNames
from dateline.model import Attribution, QuoteForm, ReportObject, Span, WordingKind
from dateline.store.counts import recount
from dateline.store.namings import find_namings
from dateline.store.rows import ObjectIndex, find_day, fold, key_of
from dateline.store.sources import Filed, file_source
from dateline.store.voice import Hearing, VoiceKind

_ATTRIBUTION = """INSERT INTO attribution (seq, report, number, above, source, entity, name, printed, kind, stance,
    form, medium, outlet, day, words) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_USE = "INSERT INTO {} (report, start, end, {}, {}, voice, attribution, outlet, day) VALUES (?,?,?,?,?,?,?,?,?)"
_TABLES = ("attribution", "attribution_claim", "wording", "naming")


def index_voices(connection: sqlite3.Connection, seq: int, index: ObjectIndex, names: StanceNames) -> None:
    """Writes the rows of one stored report; its claims stand in the store. The caller holds the transaction."""
    coded = index.coded
    hearing = Hearing(coded)
    placed = _write_attributions(connection, seq, index, hearing)
    _link_claims(connection, seq, coded, placed)

    where = (coded.report.outlet, find_day(coded.report.published))

    def use(span: Span, kind: str, words: str) -> tuple[object, ...]:
        voice, attribution = hearing.voice(span)
        if kind == WordingKind.DISTANCING and voice == VoiceKind.DISTANCED:
            voice = VoiceKind.OWN  # what keeps other words away is the outlet's own
        inside = placed[attribution.id] if attribution else None
        return (seq, span.start, span.end, kind, words, voice, inside, *where)

    connection.executemany(
        _USE.format("wording", "kind", "expression"),
        [use(each, each.kind, " ".join(each.text.lower().split())) for each in coded.wording],
    )
    connection.executemany(
        _USE.format("naming", "thing", "name"),
        [use(each.span, each.name.thing, each.name.name) for each in find_namings(coded, names)],
    )


def renew_voices(
    connection: sqlite3.Connection, names: StanceNames, objects: Iterator[tuple[int, ReportObject]]
) -> None:
    """Makes the rows of all stored reports anew, one report in memory at a time; the caller holds the transaction."""
    for table in reversed(_TABLES):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant
    for seq, coded in objects:
        index_voices(connection, seq, ObjectIndex(coded), names)
    recount(connection)
    connection.execute("INSERT OR REPLACE INTO made_with VALUES ('stance_names', ?)", (names.digest,))


def _write_attributions(
    connection: sqlite3.Connection, seq: int, index: ObjectIndex, hearing: Hearing
) -> dict[str, int]:
    """Writes the attributions; the numbers of their rows by their ids."""
    report, words = index.coded.report, hearing.count_words()
    first, day = next_number(connection, "attribution"), find_day(report.published)
    placed = {each.id: seq for seq, each in enumerate(index.coded.attributions, first)}
    rows = []
    for attribution in index.coded.attributions:
        filed = file_source(index, attribution)
        source, cue, medium = attribution.source, attribution.cue, index.medium(attribution)
        above = placed.get(attribution.via or "")
        said = (source.text if source else None, source.kind if source else None, cue.stance if cue else None)
        where = (medium and key_of(medium), report.outlet, day, words[attribution.id])
        named = (filed.key, filed.entity, filed.name)
        rows.append((placed[attribution.id], seq, attribution.id, above, *named, *said, attribution.form, *where))
        _write_name(connection, index, attribution, filed)
    connection.executemany(_ATTRIBUTION, rows)
    return placed


def next_number(connection: sqlite3.Connection, table: str) -> int:
    """The number of the next row of a table; the caller holds the transaction."""
    (last,) = connection.execute(f"SELECT max(seq) FROM {table}").fetchone()  # noqa: S608 - a constant
    return (last or 0) + 1


def _write_name(connection: sqlite3.Connection, index: ObjectIndex, attribution: Attribution, filed: Filed) -> None:
    if filed.key not in index.coded.entities:
        connection.execute("INSERT OR IGNORE INTO name VALUES (?,?)", (fold(filed.name), filed.key))
    if filed.key.startswith("people:") and attribution.source:
        named = index.named(attribution.source.mention)
        country = named.country if named else None
        connection.execute(
            "INSERT OR IGNORE INTO entity (key, name, type, country) VALUES (?,?,'people',?)",
            (filed.key, filed.name, country),
        )


def _link_claims(connection: sqlite3.Connection, seq: int, coded: ReportObject, placed: dict[str, int]) -> None:
    """Joins each claim to every attribution in whose content it stands, from the innermost outwards."""
    stored = dict(connection.execute("SELECT number, seq FROM claim WHERE report = ?", (seq,)).fetchall())
    above = {attribution.id: attribution.via for attribution in coded.attributions}
    links = set()
    for claim in coded.claims:
        inside, passed = claim.attribution, set[str]()
        while inside in placed and inside not in passed:
            passed.add(inside)
            links.add((placed[inside], stored[claim.id]))
            inside = above[inside]
    connection.executemany("INSERT INTO attribution_claim VALUES (?,?)", sorted(links))


QUOTING = (QuoteForm.DIRECT, QuoteForm.MIXED)
"""The forms in which at least some of a source's words are printed as they were said."""

ATTRIBUTED = (VoiceKind.RETOLD, VoiceKind.QUOTED)
"""The voices that are a source's."""
