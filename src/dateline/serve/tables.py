"""Rows as tables: which columns a file has, which a terminal shows, and how a cell is made safe for either."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dateline.model import ClaimKind
from dateline.serve.show import show_moment
from dateline.store.rows import ActorRow, ClaimRow, Failure, Named, ReportRow

if TYPE_CHECKING:
    from rich.console import Console

Cell = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Column(Struct, frozen=True):
    """A column's heading and how a row's cell is found.

    ``ratio`` is its share of what a terminal has left besides the columns that are as wide as their cells.
    """

    name: str
    cell: Callable[[Any], Cell]
    ratio: int | None = None


class Table(Struct, frozen=True):
    """The columns of a file, and the fewer that fit on a terminal; ``noun`` says what a row is."""

    noun: str
    columns: tuple[Column, ...]
    shown: tuple[Column, ...]


def plain_columns(*names: str) -> tuple[Column, ...]:
    """Columns that are named as the fields that they show; of a dotted name, the last part is the heading."""
    return tuple(Column(name.rpartition(".")[2], attrgetter(name)) for name in names)


def csv_lines(table: Table, rows: Iterable[object]) -> Iterator[str]:
    """The rows as CSV (RFC 4180), heading first, one line at a time; no cell can be run as a formula."""
    yield _csv_line([column.name for column in table.columns])
    for row in rows:
        yield _csv_line([safe_cell(column.cell(row)) for column in table.columns])


def safe_cell(cell: Cell) -> Cell:
    """A cell that no spreadsheet program takes for a formula: text that begins like one gets an apostrophe.

    >>> safe_cell("=SUM(A1)"), safe_cell("calm"), safe_cell(-3.5)
    ("'=SUM(A1)", 'calm', -3.5)
    """
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def printable(words: str) -> str:
    r"""Text that cannot steer a terminal: control and direction characters become U+FFFD.

    >>> printable("red \x1b[31m alert")
    'red �[31m alert'
    """
    return _CONTROLS.sub("\ufffd", words)


def show_table(table: Table, rows: Iterable[object], console: Console) -> int:
    """Draws the rows on a terminal; how many there were."""
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 1, 0))
    for column in table.shown:
        drawn.add_column(column.name, overflow="fold", ratio=column.ratio, max_width=None if column.ratio else 16)
    count = 0
    for row in rows:
        drawn.add_row(*(Text(printable(str(_or_blank(column.cell(row))))) for column in table.shown))
        count += 1
    if count:
        console.print(drawn)
    return count


def _csv_line(cells: Sequence[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _or_blank(cell: Cell) -> str | int | float:
    return "" if cell is None else cell


def _names(parties: Iterable[Named]) -> str:
    return "; ".join(party.name for party in parties)


def _ids(parties: Iterable[Named]) -> str:
    return "; ".join(party.entity or "" for party in parties)


def _countries(parties: Iterable[Named]) -> str:
    return "; ".join(dict.fromkeys(party.country for party in parties if party.country))


def _first(parties: Sequence[Named], name: str) -> Cell:
    found: Cell = next((getattr(party, name) for party in parties if party.lat is not None), None)
    return found


def _innermost(row: ClaimRow, name: str) -> Cell:
    found: Cell = getattr(row.attribution[-1], name)
    return found


def name_places(places: Iterable[Named]) -> str:
    """Places with their countries.

    >>> name_places([Named("place:geonames:643492", "Oulu", "Oulu", "place", "FI")])
    'Oulu (FI)'
    """
    return ", ".join(
        f"{place.name} ({place.country})" if place.country and place.type != "state" else place.name for place in places
    )


def name_parties(row: ClaimRow) -> str:
    """Who acts on whom; those who meet stand together."""
    who, whom = (", ".join(dict.fromkeys(party.name for party in parties)) for parties in (row.who, row.whom))
    return f"{who or '?'} → {whom}" if whom and whom != who else who


def name_route(row: ClaimRow) -> str:
    """From where over where to where a movement goes; where a presence is; '' where neither is said."""
    if row.kind == ClaimKind.PRESENCE and not row.from_:
        return name_places({place.name: place for place in (*row.to, *row.where)}.values())
    if not (row.from_ or row.to):
        return ""
    via = f" → {name_places(row.via)}" if row.via else ""
    return f"{name_places(row.from_) or '?'}{via} → {name_places(row.to) or '?'}"


def _party_columns(role: str, attribute: str | None = None) -> tuple[Column, ...]:
    name = attribute or role
    return (
        Column(role, lambda row: _names(getattr(row, name))),
        Column(f"{role}_ids", lambda row: _ids(getattr(row, name))),
        Column(f"{role}_countries", lambda row: _countries(getattr(row, name))),
    )


def _place_columns(role: str, attribute: str | None = None) -> tuple[Column, ...]:
    name = attribute or role
    return (
        *_party_columns(role, attribute),
        Column(f"{role}_lat", lambda row: _first(getattr(row, name), "lat")),
        Column(f"{role}_lon", lambda row: _first(getattr(row, name), "lon")),
    )


_CODED = (
    Column("id", lambda row: row.id),
    Column("kind", lambda row: row.kind),
    Column("type", lambda row: row.type),
    Column("mode", lambda row: row.mode),
    Column("contexts", lambda row: "; ".join(row.contexts)),
    Column("cameo", lambda row: row.cameo),
    Column("modality", lambda row: row.modality),
    Column("certainty", lambda row: round(row.certainty, 3)),
)
_WHEN = (
    Column("time_text", lambda row: row.when and row.when.text),
    Column("time_from", lambda row: row.when and row.when.from_),
    Column("time_to", lambda row: row.when and row.when.to),
    Column("time_precision", lambda row: row.when and row.when.precision),
    Column("quantity", lambda row: row.quantity and row.quantity.text),
    Column("quantity_value", lambda row: row.quantity and row.quantity.value),
    Column("quantity_what", lambda row: row.quantity and row.quantity.what),
    Column("quantity_bound", lambda row: row.quantity and row.quantity.bound),
)
_SAID = (
    Column("sources", lambda row: row.sources),
    Column("source_kind", lambda row: _innermost(row, "kind")),
    Column("stance", lambda row: _innermost(row, "stance")),
    Column("cue", lambda row: _innermost(row, "cue")),
    Column("trigger", lambda row: row.trigger.text),
    Column("evidence", lambda row: row.evidence.text),
    Column("evidence_start", lambda row: row.evidence.start),
    Column("evidence_end", lambda row: row.evidence.end),
    Column("sentence", lambda row: row.sentence),
    Column("report_id", lambda row: row.report.id),
    Column("outlet", lambda row: row.report.outlet),
    Column("url", lambda row: row.report.url),
    Column("title", lambda row: row.report.title),
    Column("published", lambda row: row.report.published),
)


def _show_when(row: ClaimRow) -> str:
    if row.when:
        return show_moment(row.when)
    return f"reported\n{row.report.published[:10]}" if row.report.published else ""


def _show_what(row: ClaimRow) -> str:
    return f"{row.type} {row.mode or ''}".rstrip() + f"\n{row.modality}"


def _show_parties(row: ClaimRow) -> str:
    route = name_route(row)
    where = name_places(place for place in row.where if place.name not in route)
    return "\n".join(filter(None, (name_parties(row), route, f"in {where}" if where else "")))


def _show_mover(row: ClaimRow) -> str:
    causes = ", ".join(party.name for party in row.caused_by)
    return "\n".join(filter(None, (", ".join(party.name for party in row.who), f"let by {causes}" if causes else "")))


_SHOWN_FIRST = (Column("when", _show_when), Column("what, put as", _show_what))
_SHOWN_LAST = (
    Column("according to", lambda row: row.sources, 2),
    Column("sentence", lambda row: row.sentence, 4),
)

CLAIM_TABLE = Table(
    "claim",
    (
        *_CODED,
        *_party_columns("who"),
        *_party_columns("whom"),
        *_place_columns("where"),
        *_place_columns("from", "from_"),
        *_party_columns("via"),
        *_place_columns("to"),
        *_party_columns("caused_by"),
        *_WHEN,
        *_SAID,
    ),
    (
        *_SHOWN_FIRST,
        Column("who → whom, where", _show_parties, 3),
        *_SHOWN_LAST,
    ),
)

MOVEMENT_TABLE = Table(
    "movement",
    (
        *_CODED,
        *_party_columns("who"),
        *_place_columns("from", "from_"),
        *_place_columns("via"),
        *_place_columns("to"),
        *_place_columns("where"),
        *_party_columns("caused_by"),
        *_WHEN,
        *_SAID,
    ),
    (
        *_SHOWN_FIRST,
        Column("who", _show_mover, 2),
        Column("from → to", lambda row: name_route(row) or name_places(row.where), 2),
        *_SHOWN_LAST,
    ),
)


def _days(row: ActorRow) -> str:
    return "\n".join(dict.fromkeys(day for day in (row.first, row.last) if day))


ACTOR_TABLE = Table(
    "actor",
    (
        *(Column(name, attrgetter(name)) for name in ActorRow.__struct_fields__[:-1]),
        Column("newest_claim", lambda row: row.newest and row.newest.id),
        Column("newest_sources", lambda row: row.newest and row.newest.sources),
        Column("newest_sentence", lambda row: row.newest and row.newest.sentence),
        Column("newest_report", lambda row: row.newest and row.newest.report.id),
    ),
    (
        Column("actor", lambda row: row.name, 2),
        Column("type", lambda row: " ".join(filter(None, (row.type, row.country)))),
        Column("claims", lambda row: row.claims),
        Column("does", lambda row: row.acts),
        Column("done to", lambda row: row.acted_on),
        Column("says", lambda row: row.speaks),
        Column("days", _days),
        Column("newest: according to", lambda row: row.newest and row.newest.sources, 2),
        Column("sentence", lambda row: row.newest and row.newest.sentence, 4),
    ),
)


def _warnings(row: ReportRow) -> str:
    return "; ".join(row.warnings)


REPORT_TABLE = Table(
    "report",
    (
        *(Column(name, attrgetter(name)) for name in ReportRow.__struct_fields__[:-3]),
        Column("warnings", _warnings),
        Column("copy_of", attrgetter("copy_of")),
        Column("copies", attrgetter("copies")),
    ),
    (
        Column("published", lambda row: row.published and row.published[:10]),
        Column("outlet", lambda row: row.outlet, 2),
        Column("title", lambda row: row.title or row.url or row.id, 3),
        Column("claims", lambda row: row.claims),
        Column("sourced", lambda row: row.attributed),
        Column("copies", lambda row: "copy" if row.copy_of else row.copies or ""),
        Column("begins", lambda row: row.lead or _warnings(row), 4),
    ),
)

FAILURE_TABLE = Table(
    "failure",
    tuple(Column(name, attrgetter(name)) for name in Failure.__struct_fields__),
    tuple(Column(name, attrgetter(name), 1) for name in ("input", "stage", "problem", "remedy")),
)
