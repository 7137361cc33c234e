"""The terms by which claims are found, each with the moments of its claims, the newest of which are found at once.

A moment is a claim's day and its number in one integer: it sorts claims in order of time, as every list of them is.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from dateline.store.filters import OTHER
from dateline.store.rows import ACTOR_ROLES, OUTLET_VOICE, PLACE_ROLES

NUMBER_BITS = 36
"""Bits of a moment that hold the claim's number; those above hold its day as digits, 20180710, or 0."""

_CLAIMS = """SELECT c.moment, c.kind, c.type, c.modality, c.voiced, r.outlet
    FROM claim c JOIN report r ON r.seq = c.report WHERE c.report = ?"""
_PARTIES = """SELECT c.moment, p.role, p.key, p.country FROM claim c JOIN claim_party p ON p.claim = c.seq
    WHERE c.report = ?"""
_VOICES = """SELECT c.moment, a.source, a.entity, a.medium, a.kind, a.stance FROM claim c
    JOIN attribution_claim l ON l.claim = c.seq JOIN attribution a ON a.seq = l.attribution WHERE c.report = ?"""
_ADD = """INSERT INTO term (claims, others, field, value) VALUES (?, ?, ?, ?)
    ON CONFLICT (field, value) DO UPDATE SET claims = claims + excluded.claims, others = others + excluded.others"""
_SUBTRACT = "UPDATE term SET claims = claims - ?, others = others - ? WHERE field = ? AND value = ?"
_FIND = """SELECT t.seq, t.field, t.value FROM json_each(?) asked
    CROSS JOIN term t ON t.field = asked.value ->> 0 AND t.value = asked.value ->> 1"""


Terms = dict[tuple[str, str], set[int]]
"""The moments of the claims that have a term, by the term's field and value."""


class Parts(Struct, frozen=True):
    """What the index rows of one report tell of its claims, each row with a claim's moment first."""

    claims: tuple[tuple[int, str, str, str, int, str | None], ...]
    parties: tuple[tuple[int, str, str, str | None], ...]
    voices: tuple[tuple[int, str, str | None, str | None, str | None, str | None], ...]

    def others(self) -> frozenset[int]:
        """The claims of type OTHER."""
        return frozenset(moment for moment, _, type_, *_ in self.claims if type_ == OTHER)


def find_parts(connection: sqlite3.Connection, report: int) -> Parts:
    """The rows of a stored report's claims: the claims, their parties, and all who say so."""
    claims, parties, voices = (
        tuple(tuple(row) for row in connection.execute(statement, (report,)))
        for statement in (_CLAIMS, _PARTIES, _VOICES)
    )
    return Parts(claims, parties, voices)


NUMBERS = (1 << NUMBER_BITS) - 1
"""The bits of a moment that are the claim's number."""


def first_moment(day: str) -> int:
    """The bound below which all moments before a day lie.

    >>> first_moment("2018-07-10") >> NUMBER_BITS
    20180710
    """
    return int(day.replace("-", "") or 0) << NUMBER_BITS


def day_of(moment: int) -> str:
    """The day of a moment; '' where it has none.

    >>> day_of(first_moment("2018-07-10")), day_of(5)
    ('2018-07-10', '')
    """
    digits = f"{moment >> NUMBER_BITS:08}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if int(digits) else ""


def list_claims(connection: sqlite3.Connection, parts: Parts, lists: str = "posting") -> None:
    """Files the claims of one report under their terms, in that table; the caller holds the transaction."""
    terms = _by_term(parts)
    connection.executemany(_ADD, _counts(parts, terms))
    sql = f"INSERT INTO {lists} (term, moment) VALUES (?, ?)"  # noqa: S608 - a name that the caller's code holds
    connection.executemany(sql, _postings(connection, terms))


def unlist_claims(connection: sqlite3.Connection, parts: Parts) -> None:
    """Takes the claims of one report away from under their terms; the caller holds the transaction."""
    terms = _by_term(parts)
    connection.executemany(_SUBTRACT, _counts(parts, terms))
    connection.executemany("DELETE FROM posting WHERE term = ? AND moment = ?", _postings(connection, terms))
    connection.executemany("DELETE FROM term WHERE field = ? AND value = ? AND claims = 0", terms)


def _counts(parts: Parts, terms: Terms) -> Iterator[tuple[int, int, str, str]]:
    others = parts.others()
    return ((len(moments), len(moments & others), field, value) for (field, value), moments in terms.items())


def _postings(connection: sqlite3.Connection, terms: Terms) -> list[tuple[int, int]]:
    found = connection.execute(_FIND, (msgspec.json.encode(list(terms)).decode(),)).fetchall()
    return sorted((seq, moment) for seq, field, value in found for moment in terms[field, value])


def _by_term(parts: Parts) -> Terms:
    terms: Terms = defaultdict(set)
    for moment, field, value in _terms(parts):
        if value is not None:
            terms[field, value].add(moment)
    return terms


def _terms(parts: Parts) -> Iterator[tuple[int, str, str | None]]:
    for moment, kind, type_, modality, voiced, outlet in parts.claims:
        yield from ((moment, "kind", kind), (moment, "type", type_), (moment, "modality", modality))
        yield from ((moment, "outlet", outlet), (moment, "source_kind", None if voiced else OUTLET_VOICE))
    for moment, role, key, country in parts.parties:
        yield moment, "country", country
        if role in PLACE_ROLES:
            yield from ((moment, "place", key), (moment, "inside", country))
        if role in ACTOR_ROLES:
            yield moment, "actor", key
        if role in ("who", "whom"):
            yield moment, role, key
    for moment, source, entity, medium, source_kind, stance in parts.voices:
        yield from ((moment, "source", source), (moment, "source", entity), (moment, "source", medium))
        yield from ((moment, "source_kind", source_kind), (moment, "stance", stance))
        yield moment, "speaker", entity or source
