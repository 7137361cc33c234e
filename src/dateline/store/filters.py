"""What a user asks for, and the one place where it becomes SQL: the command line and the API ask through this."""

# ruff: noqa: S608 - conditions are joined from constants of this file; every value is a parameter

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.store.rows import OUTLET_VOICE, fold
from dateline.store.sources import NOBODY, PRONOUN

_TERM = re.compile(r'"([^"]*)"?(\*)?|(\S+)')


class ClaimFilter(Struct, frozen=True):
    """Which claims are wanted. Several values of one field widen it, except ``actors``, who must all take part.

    ``actors``, ``who``, ``whom``, ``places`` and ``sources`` take an entity's id, its name, or words of its name;
    ``places`` that are a country take in all places in it. ``countries`` are ISO 3166-1 alpha-2 codes or names, of any
    party or place. ``since`` and ``until`` (ISO dates, inclusive) bound when the claim is put. ``source_kinds`` also
    takes ``outlet``: claims in the outlet's own voice. ``text`` searches the evidence's sentence, word by word;
    "quoted phrases", ``begin*`` and ``OR`` are understood. Without ``others``, claims of type OTHER (sport, crime,
    weather …) fit only where ``types`` asks for them.
    """

    ids: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    text: str | None = None
    least_certainty: float = 0.0
    others: bool = True


class Clause(Struct, frozen=True):
    """A condition with its values; nothing that a user wrote is ever part of ``sql``."""

    sql: str
    values: tuple[object, ...] = ()


OTHER = "OTHER"
"""The type of what is reported besides the ontology's types."""

ALL = Clause("1")
"""The condition that always holds."""


def claim_clause(wanted: ClaimFilter) -> Clause:
    """The filter as a condition on ``claim`` (as ``c``) joined with ``report`` (as ``r``).

    Raises:
        UsageError: a date or the text to search for cannot be understood.
    """
    clauses = [
        *plain_clauses(wanted),
        *(_party("actor", (actor,)) for actor in wanted.actors),
        *(_party(role, names) for role, names in (("who", wanted.who), ("whom", wanted.whom)) if names),
        *_place_clauses(wanted),
        *_source_clauses(wanted),
    ]
    if wanted.text is not None:
        found = "c.moment IN (SELECT rowid FROM claim_text WHERE claim_text MATCH ?)"
        clauses.append(Clause(found, (match_expression(wanted.text),)))
    return join_clauses(clauses)


def carried(wanted: ClaimFilter) -> ClaimFilter:
    """What a question about reports asks of the claims that they hold."""
    return replace(wanted, reports=(), outlets=(), since=None, until=None, text=None, others=True)


def own_clause(wanted: ClaimFilter) -> Clause:
    """What a question about reports asks of them themselves, as a condition on ``report`` (as ``r``).

    Raises:
        UsageError: a date or the text to search for cannot be understood.
    """
    clauses = one_of("r.id", wanted.reports) + one_of("r.outlet", wanted.outlets)
    clauses += [Clause("r.day >= ?", (checked_day("--since", wanted.since),))] if wanted.since else []
    clauses += [Clause("r.day BETWEEN '0' AND ?", (checked_day("--until", wanted.until),))] if wanted.until else []
    if wanted.text is not None:
        found = "r.seq IN (SELECT rowid FROM report_text WHERE report_text MATCH ?)"
        clauses.append(Clause(found, (match_expression(wanted.text),)))
    return join_clauses(clauses)


def join_clauses(clauses: Sequence[Clause]) -> Clause:
    """All of the conditions together; one that always holds where there are none."""
    if not clauses:
        return ALL
    return Clause(" AND ".join(each.sql for each in clauses), tuple(value for each in clauses for value in each.values))


def match_expression(text: str) -> str:
    """What a user typed as a full-text expression in which every word is quoted.

    >>> match_expression('talks "border post" OR cross*')
    '"talks" "border post" OR "cross"*'

    Raises:
        UsageError: there is no word in it.
    """
    groups: list[list[str]] = [[]]
    for match in _TERM.finditer(text):
        phrase, phrase_star, word = match.groups()
        if word == "OR":
            groups.append([])
            continue
        plain = phrase if word is None else word.rstrip("*")
        star = phrase_star if word is None else "*" * word.endswith("*")
        if any(character.isalnum() for character in plain):
            groups[-1].append('"' + plain.replace('"', '""').replace("\0", " ") + '"' + (star or ""))
    expression = " OR ".join(" ".join(group) for group in groups if group)
    if not expression:
        raise UsageError(f"--text {text!r}", "there is no word to search for", "give at least one word")
    return expression


def plain_clauses(wanted: ClaimFilter) -> list[Clause]:
    """What of a filter a claim's own row and its report's tell, as conditions on ``claim`` (as ``c``)."""
    clauses = [
        *one_of("c.id", wanted.ids),
        *one_of("c.kind", wanted.kinds),
        *one_of("c.type", tuple(each.upper() for each in wanted.types)),
        *one_of("c.mode", wanted.modes),
        *one_of("c.modality", wanted.modalities),
        *([] if wanted.others or wanted.types else [Clause("c.type <> ?", (OTHER,))]),
    ]
    for column, values in (("id", wanted.reports), ("outlet", wanted.outlets)):
        inner = join_clauses(one_of(column, values))
        clauses += [Clause(f"c.report IN (SELECT seq FROM report WHERE {inner.sql})", inner.values)] if values else []
    if wanted.contexts:
        inner = join_clauses(one_of("context", wanted.contexts))
        clauses.append(Clause(f"c.seq IN (SELECT claim FROM claim_context WHERE {inner.sql})", inner.values))
    if wanted.since:
        clauses.append(Clause("c.last_day >= ?", (checked_day("--since", wanted.since),)))
    if wanted.until:
        clauses.append(Clause("c.day BETWEEN '0' AND ?", (checked_day("--until", wanted.until),)))
    if wanted.least_certainty > 0:
        clauses.append(Clause("c.certainty >= ?", (wanted.least_certainty,)))
    return clauses


def _place_clauses(wanted: ClaimFilter) -> list[Clause]:
    clauses = []
    if wanted.places:
        keys, inside = keys_of(wanted.places), state_codes(wanted.places)
        there = (f"field = 'place' AND value IN {keys.sql}", f"field = 'inside' AND value IN {inside.sql}")
        clauses.append(having(there, keys.values + inside.values))
    if wanted.countries:
        codes = one_of("value", tuple(each.upper() for each in wanted.countries))[0]
        named = state_codes(wanted.countries)
        there = (f"field = 'country' AND {codes.sql}", f"field = 'country' AND value IN {named.sql}")
        clauses.append(having(there, codes.values + named.values))
    return clauses


def having(terms: Sequence[str], values: tuple[object, ...]) -> Clause:
    """The condition on ``claim`` (as ``c``) that it has one of the terms that fit one of the conditions on ``term``."""
    found = " UNION ".join(f"SELECT seq FROM term WHERE {each}" for each in terms)
    return Clause(f"c.moment IN (SELECT moment FROM posting WHERE term IN ({found}))", values)


def _source_clauses(wanted: ClaimFilter) -> list[Clause]:
    """One voice anywhere in the chain that is all of what is asked: the source, of that kind, with that stance."""
    kinds = tuple(each for each in wanted.source_kinds if each != OUTLET_VOICE)
    voice = voice_clause(replace(wanted, source_kinds=kinds))
    said = "c.seq IN (SELECT l.claim FROM attribution a JOIN attribution_claim l ON l.attribution = a.seq WHERE {})"
    said = said.format(voice.sql)
    if kinds == wanted.source_kinds:
        return [Clause(said, voice.values)] if voice != ALL else []
    own = "0" if wanted.sources or wanted.stances else "c.voiced = 0"  # the outlet is no source, and takes no stance
    return [Clause(f"({own} OR {said})", voice.values) if kinds else Clause(own)]


def voice_clause(wanted: ClaimFilter) -> Clause:
    """Who speaks, as a condition on ``attribution`` (as ``a``): the source or the medium, its kind and its stance."""
    clauses = [*one_of("a.kind", wanted.source_kinds), *one_of("a.stance", wanted.stances)]
    if wanted.sources:
        keys = keys_of(wanted.sources)
        clauses.insert(
            0, Clause(f"(a.source IN {keys.sql} OR a.entity IN {keys.sql} OR a.medium IN {keys.sql})", keys.values * 3)
        )
    return join_clauses(clauses)


def attribution_clause(wanted: ClaimFilter) -> Clause:
    """The filter as a condition on ``attribution`` (as ``a``).

    Source, kind and stance are the attribution's own, outlet and days those of its report; all else asks for
    attributions in whose content such a claim stands.

    Raises:
        UsageError: a date or the text to search for cannot be understood.
    """
    clauses = [
        *said_by(wanted.sources),
        *one_of("a.kind", wanted.source_kinds),
        *one_of("a.stance", wanted.stances),
    ]
    if wanted.reports:
        inner = join_clauses(one_of("id", wanted.reports))
        clauses.append(Clause(f"a.report IN (SELECT seq FROM report WHERE {inner.sql})", inner.values))
    clauses += use_clauses("a", wanted.outlets, wanted.since, wanted.until)
    inner = said_clause(replace(wanted, others=True))
    if inner != ALL:
        told = "SELECT l.attribution FROM attribution_claim l JOIN claim c ON c.seq = l.claim WHERE"
        clauses.append(Clause(f"a.seq IN ({told} {inner.sql})", inner.values))
    return join_clauses(clauses)


def said_by(sources: Sequence[str]) -> list[Clause]:
    """The condition on ``attribution`` (as ``a``) that one of these is its source; none where there are none."""
    keys = keys_of(sources)
    return [Clause(f"(a.source IN {keys.sql} OR a.entity IN {keys.sql})", keys.values * 2)] if sources else []


def by_somebody(sources: Sequence[str]) -> list[Clause]:
    """The condition on ``attribution`` (as ``a``) that it has a source.

    Words of nobody, or of a pronoun that was not resolved, have none, unless ``sources`` ask for them by id.
    """
    unnamed = (NOBODY, PRONOUN)
    return [] if set(unnamed) & set(sources) else [Clause("a.source NOT IN (?, ?)", unnamed)]


def said_clause(wanted: ClaimFilter) -> Clause:
    """What a filter asks of the claims in an attribution's content, as a condition on ``claim`` (as ``c``)."""
    return claim_clause(said_only(wanted))


def said_only(wanted: ClaimFilter) -> ClaimFilter:
    """What a question about attributions asks of the claims in their content."""
    return replace(wanted, sources=(), source_kinds=(), stances=(), outlets=(), reports=(), since=None, until=None)


def use_clauses(table: str, outlets: Sequence[str], since: str | None, until: str | None) -> list[Clause]:
    """Conditions on the outlet and the day of publication that a row of ``table`` carries.

    Raises:
        UsageError: a date cannot be understood.
    """
    clauses = one_of(f"{table}.outlet", outlets)
    clauses += [Clause(f"{table}.day >= ?", (checked_day("--since", since),))] if since else []
    clauses += [Clause(f"{table}.day BETWEEN '0' AND ?", (checked_day("--until", until),))] if until else []
    return clauses


def one_of(column: str, values: Sequence[str]) -> list[Clause]:
    """The condition that a column holds one of the values; none where there are no values."""
    if not values:
        return []
    return [Clause(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))]


def _party(field: str, names: Sequence[str]) -> Clause:
    keys = keys_of(names)
    return having((f"field = ? AND value IN {keys.sql}",), (field, *keys.values))


def keys_of(names: Sequence[str]) -> Clause:
    """The keys that names stand for: an id; else what bears exactly that name; else what has its words in its name."""
    one = """SELECT ? UNION SELECT key FROM name WHERE folded = ?
        UNION SELECT key FROM name WHERE instr(' ' || folded || ' ', ' ' || ? || ' ')
        AND NOT EXISTS (SELECT 1 FROM name WHERE folded = ?)"""
    values = tuple(value for name in names for value in (name, *(fold(name),) * 3))
    return Clause("(" + " UNION ".join([one] * len(names)) + ")", values)


def state_codes(names: Sequence[str]) -> Clause:
    """The two letters of the states that names stand for."""
    keys = keys_of(names)
    return Clause(
        f"(SELECT substr(id, 7) FROM (SELECT '' AS id UNION {keys.sql[1:-1]}) WHERE id LIKE 'state:__')", keys.values
    )


def checked_day(option: str, day: str) -> str:
    """A day as ISO 8601 writes it.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise UsageError(f"{option} {day}", "this is not a date", "write it as 2018-07-10") from error
