"""``dateline read``: what reports say, on standard output; nothing is stored."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click
import msgspec

from dateline.errors import DatelineError
from dateline.model import ReportObject
from dateline.serve.commands.reading import LateCoder, Reader, as_unicode, is_unread, takes_reports, unread
from dateline.settings import Settings, read_settings


@click.command(
    epilog="""\b
Examples:
  dateline read report.txt --published 2018-07-10
  dateline read reports/ --format jsonl > claims.jsonl
  dateline read https://example.org/news/article.html
  cat wire.jsonl | dateline read - --outlet example.org"""
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]),
              help="jsonl: one object of the output contract for each report; text: for people. "
                   "[default: text on a terminal, else jsonl]")  # fmt: skip
@takes_reports
@click.pass_context
def read(
    context: click.Context,
    paths: tuple[str, ...],
    form: str | None,
    published: str | None,
    outlet: str | None,
    actors: Path | None,
    follow_items: bool,
    allow_private: bool,
) -> None:
    """Code reports and write what they say.

    Nothing is stored. PATH is a text, HTML, feed, JSONL or WARC file, a folder of them, a web address, or - for
    standard input. A report that cannot be read is written too, with its reason under "warnings"; the exit status then
    is 1.
    """
    reader: Reader = context.obj
    settings = read_settings(actors=actors, allow_private=allow_private, follow_items=follow_items)
    write = _text_writer(settings) if (form or _default_form()) == "text" else _write_line
    coder = LateCoder(reader, settings)
    failed = 0
    for place, each in reader.read(paths, published, outlet, settings, {}):
        coded = unread(each) if isinstance(each, DatelineError) else coder.code(each)
        write(coded)
        if is_unread(coded):
            failed += 1
            for warning in coded.warnings:
                click.echo(warning if isinstance(each, DatelineError) else f"{as_unicode(place)}: {warning}", err=True)
    context.exit(1 if failed else 0)


def _default_form() -> str:
    return "text" if sys.stdout.isatty() else "jsonl"


def _write_line(coded: ReportObject) -> None:
    stream = sys.stdout.buffer
    stream.write(msgspec.json.encode(coded) + b"\n")
    stream.flush()


def _text_writer(settings: Settings) -> Callable[[ReportObject], None]:
    from dateline.serve.text import open_console, show_report

    console = open_console(settings.colour)
    return lambda coded: show_report(coded, console)
