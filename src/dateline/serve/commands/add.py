"""``dateline add``: reads into a store. It may be stopped at any point and run again; nothing is stored twice."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from msgspec.structs import replace

from dateline.errors import DatelineError
from dateline.model import CODER_VERSION, Report, ReportObject
from dateline.serve.clock import now
from dateline.serve.commands.progress import Progress, Tally, estimate_reports, shown_progress
from dateline.serve.commands.reading import (
    Codes,
    LateCoder,
    Reader,
    StoredValidators,
    as_unicode,
    find_place,
    is_failed,
    is_unread,
    takes_reports,
)
from dateline.serve.merging import Merger, keep_report, merge_rest, renew_summaries
from dateline.settings import read_settings
from dateline.store.database import Database
from dateline.store.rows import Failure

INTERRUPTED = 130
SUMMED_UP_EVERY = 200
"""Reports after which what happenings come to is worked out anew, so that others can follow while reports are added."""

FAILED = "failed"
"""Stands for the coder of a report whose reading went wrong, so that the next run tries it again."""


@click.command(
    epilog="""\b
Examples:
  dateline add reports/ --outlet example.org
  dateline add wire.jsonl --db conflict.sqlite
  dateline add https://example.org/feed.xml"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), envvar="DATELINE_DB", show_envvar=True,
              help="The store, made where there is none. [default: dateline.sqlite in the user's data]")  # fmt: skip
@takes_reports
@click.pass_context
def add(
    context: click.Context,
    inputs: tuple[str, ...],
    db: Path | None,
    published: str | None,
    outlet: str | None,
    actors: Path | None,
    follow_items: bool,
    allow_private: bool,
) -> None:
    """Code reports and keep them in a store.

    PATH_OR_URL is a text, HTML, feed, JSONL or WARC file, a folder of them, a web address, or - for standard input.
    Every report is kept whole or not at all, as soon as it is read: stop at any point, run the same command again,
    and it goes on where it stopped. A report that is in the store already is passed over.
    """
    reader: Reader = context.obj
    settings = read_settings(db=db, actors=actors, allow_private=allow_private, follow_items=follow_items)
    tally = Tally()
    with Database.create(settings.db) as database:
        merger = Merger(database)
        merge_rest(database, merger)
        for given in inputs:
            database.forget_failures(find_place(given))
        known = StoredValidators(database)
        reports = reader.read(inputs, published, outlet, settings, known)
        try:
            _add_all(database, merger, reports, LateCoder(reader, settings), tally, known, estimate_reports(inputs))
        except KeyboardInterrupt:
            click.echo(f"stopped: {tally.summary()}", err=True)
            click.echo("what was added is kept; run the same command again to go on", err=True)
            context.exit(INTERRUPTED)
        except DatelineError:
            click.echo(f"stopped: {tally.summary()}", err=True)
            raise
        finally:
            renew_summaries(database)
    click.echo(tally.summary(), err=True)
    context.exit(1 if tally.failed else 0)


def _add_all(
    database: Database,
    merger: Merger,
    reports: Iterable[tuple[str, Report | DatelineError]],
    coder: Codes,
    tally: Tally,
    known: StoredValidators,
    total: int | None,
) -> None:
    with shown_progress(tally, total) as progress:
        for place, each in reports:
            tally.seen += 1
            if isinstance(each, DatelineError):
                known.drop()
                _keep_failure(database, Failure(each.where, each.stage, each.problem, each.remedy), tally, progress)
            elif database.has_report(each.id):
                tally.known += 1
            else:
                coded = coder.code(each)
                if is_failed(coded):
                    known.drop()
                _add_one(database, merger, place, coded, tally, progress)
            if tally.added % SUMMED_UP_EVERY == SUMMED_UP_EVERY - 1:
                renew_summaries(database)
            progress.tell()
    known.keep()


def _add_one(
    database: Database, merger: Merger, place: str, coded: ReportObject, tally: Tally, progress: Progress
) -> None:
    if keep_report(database, merger, coded, coder=FAILED if is_failed(coded) else CODER_VERSION, at=now()):
        tally.added += 1
        tally.words += len(coded.report.text.split())
        tally.claims += len(coded.claims)
    if is_unread(coded):
        stage, _, problem = coded.warnings[0].partition(": ")
        problem, _, remedy = problem.partition(" — ")
        failure = Failure(as_unicode(place), stage, problem, remedy)
        if is_failed(coded):
            _keep_failure(database, failure, tally, progress)
        else:  # the report is kept for the day when its language is read
            tally.unread += 1
            progress.say(f"{failure.input}: {stage}: {problem} — {remedy}")


def _keep_failure(database: Database, failure: Failure, tally: Tally, progress: Progress) -> None:
    tally.failed += 1
    where, problem = as_unicode(failure.input), as_unicode(failure.problem)
    progress.say(f"{where}: {failure.stage}: {problem} — {failure.remedy}")
    database.save_failure(replace(failure, input=where, problem=problem, at=now()))
