"""How many words judge rather than report, for 1,000 words of an outlet or of a source."""

# ruff: noqa: S608 - statements are joined from constants and from clauses whose every value is a parameter

from __future__ import annotations

import sqlite3

from msgspec import Struct
from msgspec.structs import replace

from dateline.model import WordingKind
from dateline.store.cited_counts import find_newest_attributions
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter, Clause, by_somebody, join_clauses, keys_of, one_of
from dateline.store.query import PAGE_SIZE, Page, parse_cursor
from dateline.store.usage import By, WordingFilter, is_kept, published_clause, use_clause

_PER = 1_000
_TOP = 8
_MOST = 2**62


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


def rate_wording(
    database: Database,
    wanted: WordingFilter,
    by: By,
    *,
    limit: int = PAGE_SIZE,
    after: str | None = None,
    within: int | None = None,
) -> Page[WordingRow]:
    """One page of outlets or sources with their rates of judging words, those with most words first.

    Where no counts are kept of what is asked of sources, at most the newest ``within`` of the attributions are looked
    at.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    key, least = parse_cursor(after) if after is not None else ("", _MOST)
    with database.snapshot():
        read = (
            _KeptRates(database, wanted, by) if is_kept(database, wanted, by) else _Rates(database, wanted, by, within)
        )
        found = list(database.rows(read.voices.sql, (*read.voices.values, least, key, limit + 1)))
        rows = tuple(_row(each, read, by == "outlet" and not wanted.sources) for each in found[:limit])
    last = found[limit - 1] if len(found) > limit else None
    return Page(rows, f"{last['who']}_{last['said']}" if last else None, read.counted)


_RANKED = "HAVING (-said, who) > (-?, ?) ORDER BY said DESC, who LIMIT ?"
_REPORTS = f"""SELECT coalesce(r.outlet, '') AS who, coalesce(r.outlet, 'no outlet') AS name, count(*) AS reports,
        sum(r.words) AS said FROM report r WHERE {{}} GROUP BY 1 {_RANKED}"""
_SPEAKERS = f"""SELECT a.source AS who, max(a.name) AS name, count(DISTINCT a.report) AS reports,
        sum(a.words) AS said FROM attribution a WHERE {{}} GROUP BY 1 {_RANKED}"""
_KEPT_VOICES = {
    "outlet": f"""SELECT r.outlet AS who, iif(r.outlet = '', 'no outlet', r.outlet) AS name, r.reports, r.words AS said
        FROM outlet_count r WHERE {{}} GROUP BY 1 {_RANKED}""",
    "source": f"""SELECT a.source AS who, (SELECT max(value) FROM source_value v
            WHERE v.source = a.source AND v.field = 'name') AS name, a.reports, a.words AS said
        FROM source_count a WHERE {{}} GROUP BY 1 {_RANKED}""",
}
_USES = """SELECT u.kind, u.expression, sum(u.voice = 'own') AS own, sum(u.voice IN ('retold', 'quoted')) AS attributed
    FROM {} WHERE {} GROUP BY 1, 2"""
_KEPT_USES = """SELECT u.kind, u.expression, sum(u.uses * (u.voice = 'own')) AS own,
        sum(u.uses * (u.voice IN ('retold', 'quoted'))) AS attributed
    FROM wording_count u WHERE u.per = ? AND u.who = ? AND {} GROUP BY 1, 2"""


class _KeptRates:
    """The words of outlets or sources by the counts that the store keeps."""

    counted: int | None = None

    def __init__(self, database: Database, wanted: WordingFilter, by: By) -> None:
        self._database = database
        self.by = by
        clauses = one_of("r.outlet", wanted.outlets)
        if by == "source":
            keys = keys_of(wanted.sources)
            clauses = [Clause(f"a.source IN {keys.sql}", keys.values)] if wanted.sources else []
            clauses += by_somebody(wanted.sources)
        clause = join_clauses(clauses)
        self.voices = Clause(_KEPT_VOICES[by].format(clause.sql), clause.values)
        self._uses = use_clause(replace(wanted, outlets=(), sources=()), "wording")

    def uses(self, who: str) -> list[sqlite3.Row]:
        """How often somebody uses each judging expression."""
        values = (self.by, who, *self._uses.values)
        return list(self._database.rows(_KEPT_USES.format(self._uses.sql), values))

    def attributed(self, who: str) -> int:
        """How many words an outlet prints of others."""
        found = self._database.row("SELECT attributed FROM outlet_count WHERE outlet = ?", (who,))
        return int(found[0]) if found else 0


class _Rates:
    """The words of outlets or sources counted one by one; those of sources in the newest attributions only."""

    def __init__(self, database: Database, wanted: WordingFilter, by: By, within: int | None) -> None:
        self._database = database
        self.by = by
        self._wanted = wanted
        self._said = published_clause(wanted, "a")
        self.counted: int | None = None
        if by == "source" or wanted.sources:
            asked = ClaimFilter(sources=wanted.sources, outlets=wanted.outlets, since=wanted.since, until=wanted.until)
            self._said, self.counted = find_newest_attributions(database, asked, within)
        read = published_clause(wanted, "r")
        if by == "source":
            read = join_clauses([*by_somebody(wanted.sources), self._said])
        self.voices = Clause((_REPORTS if by == "outlet" else _SPEAKERS).format(read.sql), read.values)

    def uses(self, who: str) -> list[sqlite3.Row]:
        """How often somebody uses each judging expression."""
        if self.by == "outlet" and not self._wanted.sources:
            clause = join_clauses([_of_outlet("u", who), use_clause(self._wanted, "wording")])
            return list(self._database.rows(_USES.format("wording u", clause.sql), clause.values))
        mine = Clause("+a.source = ?", (who,)) if self.by == "source" else _of_outlet("+a", who)
        clause = join_clauses([self._said, mine, use_clause(replace(self._wanted, sources=()), "wording")])
        said = "attribution a CROSS JOIN wording u ON u.attribution = a.seq"
        return list(self._database.rows(_USES.format(said, clause.sql), clause.values))

    def attributed(self, who: str) -> int:
        """How many words an outlet prints of others."""
        clause = join_clauses([_of_outlet("a", who), self._said])
        said = self._database.row(f"SELECT sum(a.words) FROM attribution a WHERE {clause.sql}", clause.values)
        return int(said[0] or 0) if said else 0


def _of_outlet(table: str, who: str) -> Clause:
    return Clause(f"{table}.outlet IS ?", (who or None,))


def _row(found: sqlite3.Row, read: _KeptRates | _Rates, own_too: bool) -> WordingRow:
    """An outlet or a source with its counts, rates and most used expressions."""
    attributed = read.attributed(found["who"]) if read.by == "outlet" else int(found["said"])
    own = found["said"] - attributed if own_too else 0
    uses = read.uses(found["who"])
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
