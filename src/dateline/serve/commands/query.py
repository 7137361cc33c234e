"""``dateline claims``, ``movements``, ``actors``, ``reports`` and ``failures``: questions to a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from dateline.model import Modality, SourceKind, Stance
from dateline.serve.report_lists import find_reports_page
from dateline.serve.tables import (
    ACTOR_TABLE,
    CLAIM_TABLE,
    FAILURE_TABLE,
    MOVEMENT_TABLE,
    REPORT_TABLE,
    Table,
    csv_lines,
)
from dateline.settings import read_settings
from dateline.store.actors import find_actors
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import (
    COUNTED_MOST,
    Total,
    count_claims,
    count_reports,
    stream_claims,
    tally_claims,
    turn_pages,
)
from dateline.store.rows import OUTLET_VOICE

if TYPE_CHECKING:
    from rich.console import Console

TABLE_ROWS = 50
"""How many rows a terminal table has unless ``--limit`` says otherwise."""

PLAIN_TABLE_WIDTH = 160
"""Columns of a table where the output is no terminal and ``COLUMNS`` is not set."""

_PAGE = 500
_MOVEMENT_KINDS = ("movement", "presence")

_Command = TypeVar("_Command", bound=Callable[..., None])


def _values(choices: type[StrEnum]) -> list[str]:
    return [choice.value for choice in choices]


FILTERS = {
    "actors": click.option("--actor", "actors", multiple=True, metavar="NAME",
                 help="Who takes part: an id (state:RU), a name, or words of it. Several: all take part."),
    "types": click.option("--type", "types", multiple=True, metavar="TYPE", help="CONSULT, ASSAULT, MOVE, PRESENCE …"),
    "places": click.option("--place", "places", multiple=True, metavar="NAME",
                 help="Where, from or to: an id, a name, or words of it; a country takes in its places."),
    "countries": click.option("--country", "countries", multiple=True, metavar="CODE",
                 help="Country of any party or place: two letters (ISO 3166-1) or a name."),
    "since": click.option("--since", metavar="DATE", help="First day on which it is put, 2018-07-10."),
    "until": click.option("--until", metavar="DATE", help="Last day on which it is put."),
    "sources": click.option("--source", "sources", multiple=True, metavar="NAME",
                 help="Who says so, anywhere in the source chain: an id, a name, or words of it."),
    "source_kinds": click.option("--source-kind", "source_kinds", multiple=True,
                 type=click.Choice([*_values(SourceKind), OUTLET_VOICE]),
                 help="The kind of voice; outlet: in the outlet's own."),
    "stances": click.option("--stance", "stances", multiple=True, type=click.Choice(_values(Stance)),
                 help="How a source in the chain stands to it."),
    "modalities": click.option("--modality", "modalities", multiple=True, type=click.Choice(_values(Modality)),
                 help="How it is put."),
    "outlets": click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="The outlet that reports it."),
    "text": click.option("--text", metavar="WORDS",
                 help='Words in the text; "a phrase", begin*, and OR are understood.'),
}  # fmt: skip
"""The options of a question, by the field of the filter that each fills."""

DB = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), envvar="DATELINE_DB", show_envvar=True,
    help="The store. [default: dateline.sqlite in the user's data folder]",
)  # fmt: skip
_FORMS = click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
_LIMIT = click.option(
    "--limit", type=click.IntRange(min=0), metavar="N",
    help="At most so many rows; 0 for all. [default: 50 in a table, else all]",
)  # fmt: skip


WITH_OTHERS = click.option("--all", "others", is_flag=True, help="With claims of type OTHER: sport, crime, weather …")
"""The option of those questions that leave such claims out."""

STORE = (_LIMIT, _FORMS, DB)
"""The options that say which store is asked, how many rows are wanted, and in which form."""


def asks(command: _Command) -> _Command:
    """Gives a command the options that every question has."""
    for option in reversed((*FILTERS.values(), *STORE)):
        command = option(command)
    return command


@click.command(
    epilog="""\b
Examples:
  dateline claims --actor Russia --type CONSULT --since 2018-07-01
  dateline claims --text '"border post"' --format csv > claims.csv
  dateline claims --source-kind anonymous --modality feared --format jsonl"""
)
@asks
@WITH_OTHERS
def claims(db: Path | None, form: str, limit: int | None, **asked: Any) -> None:
    """What is reported, and according to whom.

    Newest first, each claim with its sentence and the chain of those who say so. An option given several times widens
    the question, but for --actor, which narrows it.
    """
    _answer_claims(db, form, limit, ClaimFilter(**asked), CLAIM_TABLE)


@click.command(
    epilog="""\b
Examples:
  dateline movements --place Afghanistan
  dateline movements --actor "Islamic State" --format jsonl"""
)
@asks
def movements(db: Path | None, form: str, limit: int | None, **asked: Any) -> None:
    """Who is said to move from where to where.

    And who is said to hold, gain or lose a place; newest first, each with its sentence and the chain of those who say
    so.
    """
    _answer_claims(db, form, limit, ClaimFilter(**asked, kinds=_MOVEMENT_KINDS), MOVEMENT_TABLE)


@click.group(
    invoke_without_command=True,
    epilog="""\b
Examples:
  dateline actors --country AF --since 2018-01-01
  dateline actors --source TASS --format csv > actors.csv
  dateline actors explain Washington --text "Washington denied the charge.\"""",
)
@asks
@WITH_OTHERS
def actors(db: Path | None, form: str, limit: int | None, **asked: Any) -> None:
    """Who takes part in claims, or is their source.

    Those with most claims first, each with the newest claim, its sentence and the chain of those who say so.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    wanted = ClaimFilter(**asked)
    with Database.open(read_settings(db=db).db) as database:
        rows = turn_pages(lambda after: find_actors(database, wanted, limit=_PAGE, after=after))
        write_rows(rows, form, limit, ACTOR_TABLE)


@click.command(
    epilog="""\b
Examples:
  dateline reports --outlet example.org --since 2018-07-01
  dateline reports --text ceasefire --type AGREE"""
)
@asks
def reports(db: Path | None, form: str, limit: int | None, **asked: Any) -> None:
    """The reports in the store, newest first.

    --outlet, --since, --until and --text are about the report itself; every other option asks for reports that hold
    such a claim.
    """
    wanted = ClaimFilter(**asked)
    with Database.open(read_settings(db=db).db) as database:
        rows = turn_pages(lambda after: find_reports_page(database, wanted, limit=_PAGE, after=after))
        shown = write_rows(rows, form, limit, REPORT_TABLE)
        if form == "table" and shown:
            tell_rest(shown, count_reports(database, wanted, COUNTED_MOST), REPORT_TABLE.noun)


@click.command(
    epilog="""\b
Example:
  dateline failures --format jsonl"""
)
@_LIMIT
@_FORMS
@DB
def failures(db: Path | None, form: str, limit: int | None) -> None:
    """The inputs that could not be read, and why."""
    with Database.open(read_settings(db=db).db) as database:
        write_rows(database.load_failures(), form, limit, FAILURE_TABLE)


def _answer_claims(db: Path | None, form: str, limit: int | None, wanted: ClaimFilter, table: Table) -> None:
    with Database.open(read_settings(db=db).db) as database:
        shown = write_rows(stream_claims(database, wanted), form, limit, table)
        if form == "table" and shown:
            tell_rest(shown, count_claims(database, wanted, COUNTED_MOST), table.noun)
        if not shown and wanted.types:
            _tell_types(database)


def write_rows(rows: Iterable[object], form: str, limit: int | None, table: Table) -> int:
    """Writes the rows to standard output; how many there were."""
    most = (TABLE_ROWS if form == "table" else 0) if limit is None else limit
    wanted = islice(rows, most) if most else iter(rows)
    if form == "table":
        shown = _draw(wanted, table)
    elif form == "csv":
        shown = _write_lines(line.encode() for line in csv_lines(table, wanted)) - 1
    else:
        shown = _write_lines(msgspec.json.encode(row) + b"\n" for row in wanted)
    if not shown:
        click.echo(f"no {table.noun} fits", err=True)
    return shown


def _draw(rows: Iterable[object], table: Table) -> int:
    from dateline.serve.tables import show_table

    console = open_terminal()
    shown, waiting = 0, iter(rows)
    while drawn := show_table(table, islice(waiting, _PAGE), console):
        shown += drawn
    return shown


def open_terminal() -> Console:
    """Where tables are drawn."""
    from dateline.serve.text import open_console

    return open_console(read_settings().colour, PLAIN_TABLE_WIDTH)


def _write_lines(lines: Iterable[bytes]) -> int:
    stream = sys.stdout.buffer
    count = 0
    for line in lines:
        stream.write(line)
        count += 1
    sys.stdout.flush()
    return count


def _tell_types(database: Database) -> None:
    types = ", ".join(name for name, _ in tally_claims(database, ClaimFilter(), "type"))
    click.echo(f"types in this store: {types or 'none'}", err=True)


def tell_rest(shown: int, total: Total, noun: str) -> None:
    """Says on standard error that there are more rows than are shown."""
    if total.more or shown < total.number:
        click.echo(f"{shown:,} of {total} {noun}s; --limit 0 shows all", err=True)
