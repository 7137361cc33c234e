"""``dateline sources``: who is cited, how often, by whom, and on what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from dateline.model import SourceKind, Stance
from dateline.serve.commands.query import FILTERS, STORE, open_terminal, tell_rest, write_rows
from dateline.serve.source_tables import SOURCE_TABLE, STATEMENT_TABLE, show_portrait
from dateline.settings import read_settings
from dateline.store.cited import (
    SORTS,
    SourceRow,
    find_sources,
    find_statements,
    stream_statements,
)
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import Total, turn_pages

_PAGE = 200
_PORTRAIT = 10
"""How many sentences, and how many of each list, the portrait of one source shows."""

_OWN_NAMES = {
    "actors": click.option("--about", "--actor", "actors", multiple=True, metavar="NAME",
                           help="On claims in which so-and-so takes part: an id, a name, or words of it."),
    "types": click.option("--on", "--type", "types", multiple=True, metavar="TYPE",
                          help="On claims of that type: CONSULT, ASSAULT, MOVE, PRESENCE …"),
    "since": click.option("--since", metavar="DATE", help="First day of publication, 2018-07-10."),
    "until": click.option("--until", metavar="DATE", help="Last day of publication."),
    "source_kinds": click.option("--kind", "--source-kind", "source_kinds", multiple=True,
                                 type=click.Choice([kind.value for kind in SourceKind]), help="The kind of source."),
    "sources": click.option("--source", "sources", multiple=True, metavar="NAME",
                            help="Only sources of that name: an id, a name, or words of it."),
    "stances": click.option("--stance", "stances", multiple=True, type=click.Choice([each.value for each in Stance]),
                            help="How the source stands to what it says."),
    "text": click.option("--text", metavar="WORDS",
                         help='On claims with these words; "a phrase", begin*, and OR are understood.'),
}  # fmt: skip
"""Options that ask here of attributions what they ask elsewhere of claims."""


def _asks_for_sources(command: Any) -> Any:
    for option in reversed(STORE):
        command = option(command)
    for name, option in reversed(FILTERS.items()):
        command = _OWN_NAMES.get(name, option)(command)
    return command


@click.command(
    epilog="""\b
Examples:
  dateline sources --outlet example.org
  dateline sources --kind anonymous --on ASSAULT --sort outlets
  dateline sources "Sergei Lavrov"
  dateline sources officials --format csv > officials.csv"""
)
@click.argument("name", required=False)
@click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help="By what to rank.")
@_asks_for_sources
def sources(name: str | None, sort: str, db: Path | None, form: str, limit: int | None, **asked: Any) -> None:
    """Who is cited: how often, by whom, and on what.

    Every attribution counts, also one in which no claim was found. With NAME (an id, a name, or words of it), what that
    source is reported to have said: a portrait with its newest sentences, or with --format jsonl or csv every
    statement. People and bodies are brought together under their names; the nameless by what they are: "officials".
    """
    wanted = ClaimFilter(**asked, others=False)
    with Database.open(read_settings(db=db).db) as database:
        if name is None:
            shown = write_rows(_ranked(database, wanted, sort), form, limit, SOURCE_TABLE)
            if form == "table" and shown:
                _tell_more(database, wanted, shown)
            return
        meant = replace(wanted, sources=(name,))
        if form != "table":
            write_rows(stream_statements(database, meant), form, limit, STATEMENT_TABLE)
            return
        found = find_sources(database, meant, limit=2, most=_PORTRAIT).rows
        if len(found) == 1:
            _draw_portrait(database, replace(meant, sources=(found[0].id,)), found[0], limit)
            return
        write_rows(_ranked(database, meant, sort), form, limit, SOURCE_TABLE)
        if found:
            click.echo("several sources bear that name; one of them is shown whole by its id", err=True)


def _draw_portrait(database: Database, meant: ClaimFilter, row: SourceRow, limit: int | None) -> None:
    most = _PORTRAIT if limit is None else limit or row.attributions
    show_portrait(row, find_statements(database, meant, limit=most).rows, open_terminal())
    tell_rest(min(most, row.attributions), Total(row.attributions), STATEMENT_TABLE.noun)


def _ranked(database: Database, wanted: ClaimFilter, sort: str) -> Iterator[SourceRow]:
    return turn_pages(lambda after: find_sources(database, wanted, sort=sort, limit=_PAGE, after=after))


def _tell_more(database: Database, wanted: ClaimFilter, shown: int) -> None:
    page = find_sources(database, wanted, limit=1, most=1)
    tell_rest(shown, Total(page.total), SOURCE_TABLE.noun)
    if page.nobody or page.pronouns:
        told = (
            f"{page.nobody:,} attributions name nobody, and {page.pronouns:,} rest on a pronoun that was not resolved"
        )
        click.echo(f"besides, {told}", err=True)
