"""The newest claims that fit a question, found without looking at all others.

Each wish of a question is a set of terms (see :mod:`dateline.store.terms`). The claims of the wish that fewest have are
walked from the newest on, and for each it is asked whether it has the others too.
"""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dateline.store.database import Database
from dateline.store.filters import (
    OTHER,
    ClaimFilter,
    Clause,
    checked_day,
    join_clauses,
    keys_of,
    match_expression,
    plain_clauses,
    state_codes,
    voice_clause,
)
from dateline.store.rows import OUTLET_VOICE
from dateline.store.terms import NUMBERS, first_moment

_MERGED = 8
"""Lists of so many terms are merged while they are walked; of more, all are put in order first."""

_FEW = 3_000
"""Where a wish has so few claims, each is looked up in the index of sentences; else that index is walked."""

_MANY = 30_000
"""Where so few claims fit they are found before those that hold them."""

_DATED = first_moment("0001-01-01")
_END = (1 << 63) - 1
_MATCHED = "SELECT rowid FROM claim_text WHERE claim_text MATCH ?"


class Wish(Struct, frozen=True):
    """Terms of which a claim must have one; ``claims`` have one, those that have several counted for each.

    ``others`` are those of them whose type is OTHER.
    """

    terms: tuple[int, ...]
    claims: int
    others: int

    def clause(self) -> Clause:
        """The condition on a walked claim (as ``p``) that it has one of the terms."""
        if len(self.terms) > _MERGED:
            listed = "SELECT value FROM json_each(?)"
            return Clause(f"p.moment IN (SELECT moment FROM posting WHERE term IN ({listed}))", (_listed(self.terms),))
        marks = ", ".join("?" * len(self.terms))
        sql = f"EXISTS (SELECT 1 FROM posting q WHERE q.term IN ({marks}) AND q.moment = p.moment)"
        return Clause(sql, self.terms)


def find_moments(database: Database, wanted: ClaimFilter, most: int, *, before: int = _END) -> list[int]:
    """The moments of the newest claims that fit, newest first, at most so many, and only ``before`` a moment.

    Raises:
        UsageError: the filter cannot be understood.
        StoreError: the store could not be read.
    """
    wishes = find_wishes(database, wanted)
    if any(not wish.terms for wish in wishes):
        return []
    found: list[int] = []
    for least, end, beyond in _stretches(wanted, before):
        clauses = [Clause("p.moment >= ? AND p.moment < ?", (least, end)), *beyond, *_others(wanted)]
        walked = _walk(wishes, wanted, join_clauses(clauses))
        found += (row[0] for row in database.rows(f"{walked.sql} LIMIT ?", (*walked.values, most - len(found))))
        if len(found) == most:
            break
    return found


def holds_clause(database: Database, wanted: ClaimFilter, owner: str, column: str, tables: str) -> Clause:
    """The condition that ``owner`` is the ``column`` of a claim that fits, which is ``p`` among ``tables``.

    Where not many claims fit they are found first; else each owner is asked in turn.
    """
    wishes = find_wishes(database, wanted)
    if any(not wish.terms for wish in wishes):
        return Clause("0")
    if wishes and wishes[0].claims <= _MANY:
        moments = _listed(find_moments(database, wanted, _MANY))
        fits = "p.moment IN (SELECT value FROM json_each(?))"
        return Clause(f"{owner} IN (SELECT {column} FROM {tables} WHERE {fits})", (moments,))
    clauses = [*(wish.clause() for wish in wishes), *_others(wanted)]
    if wanted.text is not None:
        clauses.append(Clause(f"p.moment IN ({_MATCHED})", (match_expression(wanted.text),)))
    clause = join_clauses(clauses)
    return Clause(f"EXISTS (SELECT 1 FROM {tables} WHERE {column} = {owner} AND {clause.sql})", clause.values)


def find_wishes(database: Database, wanted: ClaimFilter) -> list[Wish]:
    """What of a question is about terms, the wish that fewest claims fulfil first."""
    wishes = [_look_up(database, conditions) for conditions in _conditions(wanted)]
    return sorted(wishes, key=lambda wish: wish.claims)


def find_only_wish(database: Database, wanted: ClaimFilter) -> Wish | None:
    """The one wish of a question that asks for one term and nothing else, which tells how many claims there are."""
    if not _is_one_wish(wanted):
        return None
    (wish,) = find_wishes(database, wanted)
    return wish if len(wish.terms) < 2 else None


def _is_one_wish(wanted: ClaimFilter) -> bool:
    bare = replace(wanted, since=None, until=None, text=None, others=True)
    wanted = replace(wanted, others=True)
    return bare == wanted and len(list(_conditions(wanted))) == 1 and not _others(wanted)


def _conditions(wanted: ClaimFilter) -> Iterator[list[Clause]]:
    """For each wish the conditions on ``term`` of which one must hold."""
    named = [*(("actor", (name,)) for name in wanted.actors), ("who", wanted.who), ("whom", wanted.whom)]
    for field, names in (*named, ("source", wanted.sources)):
        if names:
            yield [_among(field, keys_of(names))]
    if wanted.places:
        yield [_among("place", keys_of(wanted.places)), _among("inside", state_codes(wanted.places))]
    if wanted.countries:
        codes = tuple(each.upper() for each in wanted.countries)
        yield [_among("country", _marks(codes)), _among("country", state_codes(wanted.countries))]
    kinds = wanted.source_kinds
    if wanted.sources or wanted.stances:
        kinds = tuple(kind for kind in kinds if kind != OUTLET_VOICE)  # the outlet is no source, and takes no stance
    types = tuple(each.upper() for each in wanted.types)
    plain = {"kind": wanted.kinds, "type": types, "modality": wanted.modalities, "outlet": wanted.outlets}
    for field, values in {**plain, "source_kind": kinds, "stance": wanted.stances}.items():
        if values:
            yield [_among(field, _marks(values))]
    if wanted.source_kinds and not kinds:
        yield []


def _among(field: str, values: Clause) -> Clause:
    return Clause(f"field = ? AND value IN {values.sql}", (field, *values.values))


def _marks(values: Sequence[str]) -> Clause:
    return Clause(f"({', '.join('?' * len(values))})", tuple(values))


def _look_up(database: Database, conditions: Sequence[Clause]) -> Wish:
    found = {
        row["seq"]: (row["claims"], row["others"])
        for each in conditions
        for row in database.rows(f"SELECT seq, claims, others FROM term WHERE {each.sql}", each.values)
    }
    return Wish(tuple(found), *(sum(counts[n] for counts in found.values()) for n in (0, 1)))


def _others(wanted: ClaimFilter) -> list[Clause]:
    """What of a question no term tells, as conditions on the walked claim (as ``p``)."""
    plain = ClaimFilter(
        ids=wanted.ids,
        reports=wanted.reports,
        modes=wanted.modes,
        contexts=wanted.contexts,
        least_certainty=wanted.least_certainty,
    )
    clauses = []
    if plain != ClaimFilter():
        own = join_clauses(plain_clauses(plain))
        clauses.append(Clause(f"p.moment IN (SELECT c.moment FROM claim c WHERE {own.sql})", own.values))
    if not wanted.others and not wanted.types:
        other = "SELECT seq FROM term WHERE field = 'type' AND value = ?"
        sql = f"NOT EXISTS (SELECT 1 FROM posting q WHERE q.term = ({other}) AND q.moment = p.moment)"
        clauses.append(Clause(sql, (OTHER,)))
    kinds = tuple(each for each in wanted.source_kinds if each != OUTLET_VOICE)
    if sum(map(bool, (wanted.sources, kinds, wanted.stances))) > 1:  # all of it is asked of one voice
        voice = voice_clause(replace(wanted, source_kinds=kinds))
        sql = f"""EXISTS (SELECT 1 FROM attribution_claim l JOIN attribution a ON a.seq = l.attribution
            WHERE l.claim = p.moment & {NUMBERS} AND {voice.sql})"""
        clauses.append(Clause(sql, voice.values))
    return clauses


def _stretches(wanted: ClaimFilter, before: int) -> Iterator[tuple[int, int, list[Clause]]]:
    """Stretches of time, the later first, in which claims fit, each with what must hold of them besides.

    A claim that begins before ``since`` fits where it lasts until then.
    """
    least, end = 0, before
    if wanted.until:
        until = date.fromisoformat(checked_day("--until", wanted.until))
        least = _DATED
        end = min(end, first_moment((until + timedelta(1)).isoformat()) if until < date.max else _END)
    if not wanted.since:
        yield least, end, []
        return
    since = checked_day("--since", wanted.since)
    yield first_moment(since), end, []
    lasting = "SELECT moment FROM claim WHERE last_day > day AND last_day >= ?"
    yield least, min(end, first_moment(since)), [Clause(f"p.moment IN ({lasting})", (since,))]


def _walk(wishes: Sequence[Wish], wanted: ClaimFilter, clause: Clause) -> Clause:
    """The statement that gives moments, newest first."""
    order = "ORDER BY 1 DESC"
    rest = [wish.clause() for wish in wishes[1:]]
    if wanted.text is not None:
        expression = match_expression(wanted.text)
        if not wishes or wishes[0].claims > _FEW:
            source = "(SELECT rowid AS moment FROM claim_text WHERE claim_text MATCH ? ORDER BY rowid DESC)"
            all_of = join_clauses([clause, *(wish.clause() for wish in wishes)])
            return Clause(f"SELECT p.moment FROM {source} p WHERE {all_of.sql}", (expression, *all_of.values))
        rest.append(Clause(f"EXISTS ({_MATCHED} AND rowid = p.moment)", (expression,)))
    if not wishes:
        return Clause(f"SELECT p.moment FROM claim p WHERE {clause.sql} {order}", clause.values)
    all_of = join_clauses([clause, *rest])
    terms = wishes[0].terms
    if len(terms) > _MERGED:
        listed = "p.term IN (SELECT value FROM json_each(?))"
        sql = f"SELECT DISTINCT p.moment FROM posting p WHERE {listed} AND {all_of.sql} {order}"
        return Clause(sql, (_listed(terms), *all_of.values))
    arm = f"SELECT p.moment FROM posting p WHERE p.term = ? AND {all_of.sql}"
    values = tuple(value for term in terms for value in (term, *all_of.values))
    return Clause(f"{' UNION '.join([arm] * len(terms))} {order}", values)


def _listed(terms: Sequence[int]) -> str:
    return msgspec.json.encode(terms).decode()
