"""``dateline happenings``: claims of one thing brought together, and how well it is supported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec
from msgspec import Struct

from dateline.serve.commands.query import DB, asks, open_terminal, tell_rest, write_rows
from dateline.serve.tables import Column, Table, name_parties, name_places
from dateline.settings import read_settings
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import Total, find_claims
from dateline.store.rows import ClaimRow
from dateline.store.summaries import HappeningFilter, SummaryStore

if TYPE_CHECKING:
    from dateline.merge.corroboration import Happening


class Told(Struct, frozen=True):
    """A happening, and the claim that told it first."""

    happening: Happening
    first: ClaimRow


HAPPENING_TABLE = Table(
    "happening",
    (
        Column("id", lambda row: row.happening.id),
        Column("type", lambda row: row.happening.type),
        Column("from", lambda row: row.happening.from_),
        Column("to", lambda row: row.happening.to),
        Column("who_ids", lambda row: "; ".join(row.happening.who)),
        Column("whom_ids", lambda row: "; ".join(row.happening.whom)),
        Column("where_id", lambda row: row.happening.where),
        Column("standing", lambda row: row.happening.standing),
        Column("contested", lambda row: "; ".join(row.happening.contested)),
        Column("claims", lambda row: len(row.happening.claims)),
        Column("reports", lambda row: row.happening.reports),
        Column("copies", lambda row: row.happening.copies),
        Column("independent_origins", lambda row: row.happening.independent_origins),
        Column("first_claim", lambda row: row.first.id),
        Column("first_sources", lambda row: row.first.sources),
        Column("first_sentence", lambda row: row.first.sentence),
    ),
    (
        Column("when", lambda row: "\n".join(dict.fromkeys(filter(None, (row.happening.from_, row.happening.to))))),
        Column("what", lambda row: row.happening.type),
        Column(
            "who → whom, where",
            lambda row: "\n".join((name_parties(row.first), name_places(row.first.where))).strip(),
            3,
        ),
        Column("standing", lambda row: "\n".join((row.happening.standing, ", ".join(row.happening.contested))).strip()),
        Column("reports", lambda row: row.happening.reports),
        Column("origins", lambda row: row.happening.independent_origins),
        Column("first told by", lambda row: row.first.sources, 2),
        Column("sentence", lambda row: row.first.sentence, 4),
    ),
)


@click.command(
    epilog="""\b
Examples:
  dateline happenings --type ASSAULT --country SY
  dateline happenings --actor Turkey --format jsonl"""
)
@click.option("--standing", "standings", multiple=True, metavar="STANDING", help="How well it is supported.")
@click.option("--contested", multiple=True, metavar="FIELD", help="What is told differently: who, whether, quantity …")
@click.option(
    "--origins", type=click.IntRange(min=0), default=0, metavar="N", help="At least so many independent origins."
)
@click.option("--reports", type=click.IntRange(min=0), default=0, metavar="N", help="Told in at least so many reports.")
@asks
def happenings(
    db: Path | None,
    form: str,
    limit: int | None,
    standings: tuple[str, ...],
    contested: tuple[str, ...],
    origins: int,
    reports: int,
    **asked: Any,
) -> None:
    """Events that several claims tell of, and how well each is supported.

    Newest first, those to which a claim belongs that fits; each is weighed by all its claims, also by those that do
    not fit. One is shown whole by 'dateline happening ID'.
    """
    from dateline.serve.happening_lists import list_happenings

    wanted = HappeningFilter(ClaimFilter(**asked), standings, contested, origins, reports)
    with Database.open(read_settings(db=db).db) as database:
        found = list_happenings(database, wanted)
        shown = write_rows(found if form == "jsonl" else _with_first(database, found), form, limit, HAPPENING_TABLE)
        if form == "table" and shown:
            tell_rest(shown, Total(SummaryStore(database).count(wanted)), HAPPENING_TABLE.noun)


@click.command(
    "happening",
    epilog="""\b
Examples:
  dateline happening h1c2d3e4f5a6b7c8
  dateline happening 3a4b5c6d7e8f9a0b --format json""",
)
@click.argument("identity", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@DB
def happening(identity: str, form: str, db: Path | None) -> None:
    """One happening whole: how it stands and why, whose word it is, what is told differently, every sentence.

    ID is one from 'dateline happenings', the beginning of one, or that of a claim in it.
    """
    from dateline.serve.happening_detail import load_detail
    from dateline.serve.happening_lists import known_head
    from dateline.serve.happening_text import show_happening

    with Database.open(read_settings(db=db).db) as database:
        detail = load_detail(database, known_head(database, identity))
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(detail)).decode())
    else:
        show_happening(detail, open_terminal())


def _with_first(database: Database, found: Iterator[Happening]) -> Iterator[Told]:
    for happening in found:
        (first,) = find_claims(database, ClaimFilter(ids=(happening.claims[0].id,))).rows
        yield Told(happening, first)
