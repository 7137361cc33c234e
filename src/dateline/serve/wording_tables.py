"""Who uses which words, as tables: rates of judging words, rival names side by side, and single uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.stance_names import StanceNames
from dateline.model import WordingKind
from dateline.serve.tables import Column, Table, plain_columns
from dateline.store.rates import Expression, WordingRow
from dateline.store.usage import NameRow, UseRow

_SHOWN_NAMES = 6


class VoiceRates(Struct, frozen=True):
    """One voice of an outlet or a source: its words, how many of them judge, by kind, and the most used."""

    by: str
    voice: str
    words: int
    counts: dict[str, int]
    rates: dict[str, float]
    most: tuple[Expression, ...]


class RivalName(Struct, frozen=True):
    """One name of a thing with all who use it."""

    thing: str
    name: str
    neutral: bool
    signals: str
    users: tuple[NameRow, ...]
    begins: bool
    """Whether the thing is another than in the row before."""


def part_voices(rows: Iterable[WordingRow]) -> Iterator[VoiceRates]:
    """Each outlet's own voice and that of those whom it cites on lines of their own; a source has only the latter."""
    for row in rows:
        if row.own_words:
            yield VoiceRates(row.name, "own", row.own_words, row.own, row.own_rates, row.own_most)
        rates = (row.attributed, row.attributed_rates, row.attributed_most)
        yield VoiceRates(row.name, "cited", row.attributed_words, *rates)


def explain_names(rows: Iterable[NameRow], names: StanceNames) -> Iterator[NameRow]:
    """The same rows with what the table of rival names tells of each name."""
    for row in rows:
        known = names.find(row.thing, row.name)
        yield replace(row, neutral=known.neutral, signals=known.signals) if known else row


def gather_names(rows: Iterable[NameRow]) -> Iterator[RivalName]:
    """One row for each name, with all who use it; ``rows`` are in the order in which the store gives them."""
    before = None
    for (thing, name), users in groupby(rows, key=lambda row: (row.thing, row.name)):
        listed = tuple(users)
        yield RivalName(thing, name, listed[0].neutral, listed[0].signals, listed, thing != before)
        before = thing


def list_users(users: Sequence[NameRow], *fields: str) -> str:
    """Who uses a name in the voices ``fields``, most often first.

    >>> row = NameRow("isle", "Skerry", "a.example", "a.example", 3, 0, 1, 0, 4, 4)
    >>> list_users([row], "own"), list_users([row], "distanced")
    ('a.example 3', '')
    """
    counted = sorted(
        ((sum(getattr(user, field) for field in fields), user.by) for user in users), key=lambda each: -each[0]
    )
    used = [f"{by} {count:,}" for count, by in counted if count]
    rest = len(used) - _SHOWN_NAMES
    return ", ".join(used[:_SHOWN_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def show_rate(rates: dict[str, float], kind: str) -> str:
    """A rate with one decimal; '' where there are no words.

    >>> show_rate({"hedge": 2.04}, "hedge"), show_rate({"hedge": 2.04}, "loaded"), show_rate({}, "hedge")
    ('2.0', '0.0', '0.0')
    """
    return f"{rates.get(kind, 0.0):.1f}"


def _most(row: VoiceRates) -> str:
    return ", ".join(f"{each.text} {each.count:,}" for each in row.most)


def _count_column(kind: str) -> Column:
    return Column(kind, lambda row: row.counts.get(kind, 0))


def _rate_column(kind: str) -> Column:
    return Column(f"{kind}_per_1000", lambda row: row.rates.get(kind, 0.0))


def _shown_column(kind: str) -> Column:
    return Column(_HEADS[kind], lambda row: show_rate(row.rates, kind))


def rate_table(by: str) -> Table:
    """The columns of rates by ``outlet`` or by ``source``."""
    return Table(
        "voice",
        (
            Column(by, attrgetter("by")),
            Column("voice", attrgetter("voice")),
            Column("words", attrgetter("words")),
            *(_count_column(kind) for kind in WordingKind),
            *(_rate_column(kind) for kind in WordingKind),
            Column("most_used", _most),
        ),
        (
            Column(by, attrgetter("by"), 3),
            Column("voice", attrgetter("voice")),
            Column("words", lambda row: f"{row.words:,}"),
            *(_shown_column(kind) for kind in WordingKind),
            Column("most used", _most, 6),
        ),
    )


_HEADS: dict[str, str] = {
    WordingKind.LOADED: "loaded", WordingKind.DISTANCING: "distant", WordingKind.INTENSIFIER: "intense",
    WordingKind.HEDGE: "hedged",
}  # fmt: skip

NAME_TABLE = Table(
    "name",
    plain_columns(*NameRow.__struct_fields__),
    (
        Column("thing", lambda row: row.thing if row.begins else "", 3),
        Column("called", lambda row: row.name + ("\n(neutral)" if row.neutral else ""), 3),
        Column("in its own voice", lambda row: list_users(row.users, "own"), 4),
        Column("kept at a distance", lambda row: list_users(row.users, "distanced"), 3),
        Column("in others' words", lambda row: list_users(row.users, "retold", "quoted"), 4),
        Column("tends to signal", attrgetter("signals"), 5),
    ),
)

NAME_BY_SOURCE_TABLE = Table(
    "name",
    NAME_TABLE.columns,
    (
        *NAME_TABLE.shown[:2],
        Column("in quoted words", lambda row: list_users(row.users, "quoted"), 5),
        Column("in retold words", lambda row: list_users(row.users, "retold"), 5),
        NAME_TABLE.shown[-1],
    ),
)


def _said_by(row: UseRow) -> str:
    return " ← ".join(filter(None, (row.report.outlet or "the outlet", row.source_name)))


USE_TABLE = Table(
    "use",
    (
        *plain_columns(*UseRow.__struct_fields__[1:]),
        Column("report_id", lambda row: row.report.id),
        *plain_columns("report.outlet", "report.url", "report.published"),
    ),
    (
        Column("when", lambda row: (row.report.published or "")[:10]),
        Column("who", _said_by, 2),
        Column("voice", attrgetter("voice")),
        Column("says", lambda row: f"{row.text}\n({row.subject})", 2),
        Column("sentence", attrgetter("sentence"), 5),
    ),
)
