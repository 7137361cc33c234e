"""``dateline explain``: what one claim rests on, word by word and voice by voice."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from dateline.errors import DatelineError, UsageError
from dateline.knowledge.ontology import load_ontology
from dateline.model import Claim, ReportObject, claim_id
from dateline.serve.commands.reading import LateCoder, Reader, as_unicode, check_published, is_unread
from dateline.serve.explain import Explanation, explain, explain_stored
from dateline.settings import Settings, read_settings
from dateline.store.database import Database
from dateline.store.lookup import MOST, SHORTEST


@click.command(
    "explain",
    epilog="""\b
Examples:
  dateline explain 98a4 --db conflict.sqlite
  dateline explain 98568e705f5ec305:k3 --format jsonl
  dateline explain k3 --file report.txt --published 2018-07-10""",
)
@click.argument("claim")
@click.option("--file", "path", metavar="PATH", help="Explain a claim of this report, which is read anew, not stored.")
@click.option(
    "--published",
    callback=check_published,
    metavar="DATE",
    help="With --file: when the report came out, where it does not say so itself.",
)
@click.option("--outlet", metavar="NAME", help="With --file: its outlet, where it does not say so itself.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), envvar="DATELINE_DB", show_envvar=True,
              help="The store. [default: dateline.sqlite in the user's data folder]")  # fmt: skip
@click.pass_context
def explain_command(
    context: click.Context,
    claim: str,
    path: str | None,
    published: str | None,
    outlet: str | None,
    form: str,
    db: Path | None,
) -> None:
    """Show what a claim rests on: its words, its voices, and what was left open.

    CLAIM is a claim's lasting id or the beginning of one, four digits at least, as 'dateline claims --format jsonl'
    writes it; or REPORT:k3, the report's id and the claim's number in it; with --file, k3 is enough.
    """
    settings = read_settings(db=db)
    if path is None:
        with Database.open(settings.db) as database:
            found = explain_stored(database, claim)
        if found is None:
            remedy = "list the claims of the store with 'dateline claims --format jsonl --db …'"
            raise UsageError(claim, f"no claim in {settings.db} has such an id", remedy)
    else:
        found = _explain_read(context.obj, settings, path, claim, published, outlet)
    _write(found, form, settings)


def _explain_read(
    reader: Reader, settings: Settings, path: str, given: str, published: str | None, outlet: str | None
) -> Explanation:
    coder = LateCoder(reader, settings)
    found: list[tuple[ReportObject, Claim]] = []
    for place, each in reader.read((path,), published, outlet, settings, {}):
        if isinstance(each, DatelineError):
            raise each
        coded = coder.code(each)
        if is_unread(coded):
            click.echo("\n".join(f"{as_unicode(place)}: {warning}" for warning in coded.warnings), err=True)
        found += ((coded, claim) for claim in coded.claims if _is_meant(coded, claim, given.strip().lower()))
    if not found:
        raise UsageError(given, f"no claim of {path} has such an id", f"see 'dateline read {path} --format jsonl'")
    if len(found) > 1:
        told = ", ".join(f"{coded.report.id}:{claim.id}" for coded, claim in found[:MOST])
        raise UsageError(given, "more than one claim has this id", f"name the report too: {told}")
    coded, claim = found[0]
    return explain(coded, claim, load_ontology())


def _is_meant(coded: ReportObject, claim: Claim, given: str) -> bool:
    report, _, number = given.rpartition(":")
    if number == claim.id:
        return coded.report.id.startswith(report)
    return len(given) >= SHORTEST and claim_id(coded.report, claim).startswith(given)


def _write(found: Explanation, form: str, settings: Settings) -> None:
    if form == "jsonl":
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
        sys.stdout.flush()
        return
    from dateline.serve.explain_text import show_explanation
    from dateline.serve.text import open_console

    show_explanation(found, open_console(settings.colour))
