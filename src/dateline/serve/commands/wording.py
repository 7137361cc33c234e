"""``dateline wording``: who uses which words, in whose voice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline.errors import UsageError
from dateline.knowledge.stance_names import load_stance_names
from dateline.model import WordingKind
from dateline.serve.commands.query import STORE, tell_rest, write_rows
from dateline.serve.wording_tables import (
    NAME_BY_SOURCE_TABLE,
    NAME_TABLE,
    USE_TABLE,
    explain_names,
    gather_names,
    part_voices,
    rate_table,
)
from dateline.settings import read_settings
from dateline.store.database import Database
from dateline.store.query import COUNTED_MOST, turn_pages
from dateline.store.rates import rate_wording
from dateline.store.usage import By, UseTable, WordingFilter, count_uses, stream_uses, tally_names
from dateline.store.voice import VoiceKind

_PAGE = 200
_NAME_PAGE = 5_000

_FILTERS = (
    click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only in that outlet."),
    click.option("--source", "sources", multiple=True, metavar="NAME",
                 help="Only in the words of that source: an id, a name, or words of it."),
    click.option("--kind", "kinds", multiple=True, type=click.Choice([kind.value for kind in WordingKind]),
                 help="Only judging words of that kind."),
    click.option("--word", "expressions", multiple=True, metavar="WORDS", help="Only that judging expression."),
    click.option("--thing", "things", multiple=True, metavar="WORDS",
                 help="Only the names of that thing, by words of the thing or of one of its names."),
    click.option("--voice", "voices", multiple=True, type=click.Choice([voice.value for voice in VoiceKind]),
                 help="Only where it stands in the outlet's own voice, is kept at a distance, retold of a source, or "
                 "quoted."),
    click.option("--since", metavar="DATE", help="First day of publication, 2018-07-10."),
    click.option("--until", metavar="DATE", help="Last day of publication."),
)  # fmt: skip


def _asks_for_words(command: Any) -> Any:
    for option in reversed((*_FILTERS, *STORE)):
        command = option(command)
    return command


@click.command(
    epilog="""\b
Examples:
  dateline wording                                  judging words per 1,000, by outlet
  dateline wording --by source --kind loaded        the same by who says them
  dateline wording --names                          who calls it what
  dateline wording --thing "Islamic State" --by source
  dateline wording --thing Daesh --voice own --uses
  dateline wording --word regime --outlet example.org --uses --format csv > regime.csv"""
)
@click.option("--names", "names", is_flag=True, help="Names that reveal a stance: who calls which thing what.")
@click.option("--uses", "uses", is_flag=True, help="Every single use with its sentence, newest first.")
@click.option("--by", type=click.Choice(["outlet", "source"]), default="outlet", show_default=True,
              help="Whose words are counted together.")  # fmt: skip
@_asks_for_words
def wording(names: bool, uses: bool, by: By, db: Path | None, form: str, limit: int | None, **asked: Any) -> None:
    """Who uses which words, and in whose voice.

    How many words judge rather than report, for 1,000 words, in the outlet's own voice and in that of those whom it
    cites. With --names or --thing, who calls things by which of their rival names. An outlet that quotes a name does
    not use it: own voice, kept at a distance ("so-called", marks of quotation), retold and quoted are counted apart.
    """
    wanted = WordingFilter(**asked)
    names = names or bool(wanted.things)
    if names and (wanted.kinds or wanted.expressions):
        raise UsageError("--kind, --word", "these are about judging words, not names", "leave out --names and --thing")
    with Database.open(read_settings(db=db).db) as database:
        if uses:
            table: UseTable = "naming" if names else "wording"
            shown = write_rows(stream_uses(database, wanted, table), form, limit, USE_TABLE)
            if form == "table" and shown:
                tell_rest(shown, count_uses(database, wanted, table, COUNTED_MOST), USE_TABLE.noun)
        elif names:
            found = turn_pages(lambda after: tally_names(database, wanted, by, limit=_NAME_PAGE, after=after))
            rows = explain_names(found, load_stance_names())
            drawn = NAME_TABLE if by == "outlet" else NAME_BY_SOURCE_TABLE
            write_rows(gather_names(rows) if form == "table" else rows, form, limit, drawn)
        else:
            rated = turn_pages(lambda after: rate_wording(database, wanted, by, limit=_PAGE, after=after))
            write_rows(rated if form == "jsonl" else part_voices(rated), form, limit, rate_table(by))
