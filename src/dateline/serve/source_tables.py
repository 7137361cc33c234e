"""Who is cited, as tables: the ranking, what one source said, and its portrait on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.model import Stance
from dateline.serve.tables import Column, Table, plain_columns, printable, show_table
from dateline.store.cited import Count, SourceRow, StatementRow

if TYPE_CHECKING:
    from rich.console import Console

_NUMBERS = ("attributions", "claims", "reports", "outlets", "quoted", "quoted_share", "first", "last")
_LISTS = ("kinds", "stances", "cited_by", "through", "types", "about", "printed")


def list_counts(counts: Iterable[Count], most: int = 5) -> str:
    """Things with how often they occur.

    >>> list_counts([Count("state:PE", "Peru", 12), Count(None, "Oulu", 1)])
    'Peru 12, Oulu 1'
    """
    return ", ".join(f"{each.name} {each.count:,}" for each, _ in zip(counts, range(most), strict=False))


def show_share(share: float) -> str:
    """A share for people.

    >>> show_share(0.398)
    '40 %'
    """
    return f"{share:.0%}".replace("%", " %")


def telling_stances(row: SourceRow) -> tuple[Count, ...]:
    """How the source stands to what it says, where it does more than state it."""
    return tuple(each for each in row.stances if each.name != Stance.STATES)


def _days(row: SourceRow) -> str:
    return "\n".join(dict.fromkeys(day for day in (row.first, row.last) if day))


def _cited_by(row: SourceRow) -> str:
    through = f"through {list_counts(row.through, 2)}" if row.through else ""
    return "\n".join(filter(None, (list_counts(row.cited_by, 3), through)))


def _on(row: SourceRow) -> str:
    return "\n".join(filter(None, (list_counts(row.types, 3), list_counts(row.about, 3))))


def _list_column(name: str) -> Column:
    return Column(name, lambda row: list_counts(getattr(row, name)))


SOURCE_TABLE = Table(
    "source",
    (
        *plain_columns("id", "name", "kind", *_NUMBERS),
        *(_list_column(name) for name in _LISTS),
    ),
    (
        Column("source", lambda row: "\n".join(filter(None, (row.name, row.kind))), 3),
        Column("cited", lambda row: row.attributions),
        Column("claims", lambda row: row.claims),
        Column("quoted", lambda row: show_share(row.quoted_share)),
        Column("days", _days),
        Column("cited by", _cited_by, 4),
        Column("stances", lambda row: list_counts(telling_stances(row), 3), 2),
        Column("on what, about whom", _on, 4),
    ),
)

STATEMENT_TABLE = Table(
    "statement",
    (
        *plain_columns("source", "name", "kind", "stance", "cue", "form", "sources", "claims", "sentence"),
        Column("report_id", lambda row: row.report.id),
        Column("attribution_id", lambda row: row.number),
        *plain_columns("report.outlet", "report.url", "report.published"),
    ),
    (
        Column("when", lambda row: (row.report.published or "")[:10]),
        Column("according to", lambda row: row.sources, 2),
        Column("how", lambda row: "\n".join(filter(None, (row.stance, row.form)))),
        Column("sentence", lambda row: row.sentence, 5),
    ),
)


def show_portrait(row: SourceRow, statements: Sequence[StatementRow], console: Console) -> None:
    """Draws one source on a terminal: its counts, and the newest of what it is reported to have said."""
    from rich.table import Table as Drawn
    from rich.text import Text

    console.print(Text(printable(f"{row.name}  ({row.id})"), style="bold"))
    drawn = Drawn(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    drawn.add_column(style="dim", no_wrap=True)
    drawn.add_column(overflow="fold", ratio=1)
    for label, value in describe_source(row):
        drawn.add_row(label, Text(printable(value)))
    console.print(drawn)
    if statements:
        console.print()
        show_table(STATEMENT_TABLE, statements, console)


def describe_source(row: SourceRow) -> list[tuple[str, str]]:
    """What is known of a source's citations, in words: label and value; what is unknown is left out."""
    reports = f"{_times(row.attributions, 'time')} in {_times(row.reports, 'report')}"
    reports += f" of {_times(row.outlets, 'outlet')}" if row.outlets else ""
    named = [each for each in row.printed if each.name != row.name]
    lines = [
        ("cited", f"{reports}, {' to '.join(dict.fromkeys(filter(None, (row.first, row.last)))) or 'undated'}"),
        ("quoted", f"directly {_times(row.quoted, 'time')} ({show_share(row.quoted_share)})"),
        ("kind", list_counts(row.kinds)),
        ("stances", list_counts(row.stances, 8)),
        ("cited by", list_counts(row.cited_by, 10)),
        ("through", list_counts(row.through, 10)),
        ("claims", f"{row.claims:,}" + (f": {list_counts(row.types, 10)}" if row.types else "")),
        ("about", list_counts(row.about, 10)),
        ("printed as", list_counts(named, 10)),
    ]
    return [(label, value) for label, value in lines if value]


def _times(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + "s" * (count != 1)
