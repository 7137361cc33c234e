"""How commands get reports and a coder: nothing heavy is loaded before the first report asks for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import click

from dateline.errors import DatelineError
from dateline.model import SCHEMA_NUMBER, Report, ReportObject, report_id
from dateline.settings import Settings
from dateline.store.database import Database

Validators = MutableMapping[str, tuple[str | None, str | None]]
"""Address to (ETag, Last-Modified)."""


class Codes(Protocol):
    """What turns a report into the object of the output contract."""

    def code(self, report: Report) -> ReportObject:
        """All that the report says."""


class Reader(Protocol):
    """Where commands get what they read with; tests put a quick one in its place."""

    def read(
        self, inputs: Sequence[str], published: str | None, outlet: str | None, settings: Settings, known: Validators
    ) -> Iterator[tuple[str, Report | DatelineError]]:
        """The reports in files, folders, addresses and standard input, each failure in its place.

        Each comes with the name of that place, by which messages tell it from others.
        """

    def load_coder(self, settings: Settings) -> Codes:
        """A coder with its model and tables loaded."""


class PipelineReader:
    """The real thing: the room ``ingest`` and the pipeline, loaded when first used."""

    def read(
        self, inputs: Sequence[str], published: str | None, outlet: str | None, settings: Settings, known: Validators
    ) -> Iterator[tuple[str, Report | DatelineError]]:
        """The reports in files, folders, addresses and standard input, each failure in its place."""
        from dateline.ingest import Defaults, Fetcher, Limits, read_placed_inputs

        limits = Limits(allow_private=settings.allow_private)
        fetcher = Fetcher(limits, validators=known)
        try:
            defaults = Defaults(published=published, outlet=outlet)
            stdin = sys.stdin.buffer if sys.stdin else None  # null where the program was started without one
            yield from read_placed_inputs(
                inputs,
                defaults=defaults,
                limits=limits,
                fetcher=fetcher,
                stdin=stdin,
                follow_items=settings.follow_items,
            )
        finally:
            fetcher.close()

    def load_coder(self, settings: Settings) -> Codes:
        """A coder with the language model, the actors and the gazetteer loaded."""
        from dateline.knowledge.load import load_knowledge
        from dateline.pipeline import Coder
        from dateline.read.annotate import SpacyAnnotator

        say = partial(click.echo, err=True)
        return Coder(SpacyAnnotator(), load_knowledge(settings.actors, settings.gazetteer_cache, say))


class LateCoder:
    """A coder that is loaded when the first report needs it."""

    def __init__(self, reader: Reader, settings: Settings) -> None:
        self._reader = reader
        self._settings = settings
        self._coder: Codes | None = None

    def code(self, report: Report) -> ReportObject:
        """All that the report says."""
        if self._coder is None:
            self._coder = self._reader.load_coder(self._settings)
        return self._coder.code(report)


class StoredValidators(Validators):
    """A store's validators, each kept only once the reports of its address are in the store.

    An address is known to be done with when the next one is asked for, or at the end. So a run that is stopped in
    between fetches the address again, and loses none of its reports.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pending: dict[str, tuple[str | None, str | None]] = {}

    def __getitem__(self, url: str) -> tuple[str | None, str | None]:
        found = self._pending.get(url) or self._database.load_validators(url)
        if found == (None, None):
            raise KeyError(url)
        return found

    def __setitem__(self, url: str, sent: tuple[str | None, str | None]) -> None:
        self.keep()
        self._pending[url] = sent

    def __delitem__(self, url: str) -> None:
        self._pending.pop(url, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._pending)

    def __len__(self) -> int:
        return len(self._pending)

    def drop(self) -> None:
        """Forgets what is pending: the address gave something that could not be read, and is to be asked again."""
        self._pending.clear()

    def keep(self) -> None:
        """Writes what is pending: its reports are stored."""
        for url, (etag, last_modified) in self._pending.items():
            self._database.save_validators(url, etag, last_modified)
        self._pending.clear()


def unread(error: DatelineError) -> ReportObject:
    """The object of an input that could not become a report: empty, with the reason as its warning."""
    where = as_unicode(error.where)
    url = where if where.startswith(("http://", "https://")) else None
    report = Report(report_id(None, where, ""), "", url=url)
    return ReportObject(SCHEMA_NUMBER, report, warnings=(as_unicode(str(error)),))


def as_unicode(name: str) -> str:
    """A file's name as valid Unicode: bytes of it that are none are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def find_place(given: str) -> str:
    """The name that an input has in messages, and before the comma or slash in those of what it holds."""
    if given == "-":
        return "standard input"
    return given if "://" in given else as_unicode(str(Path(given)))


def is_unread(coded: ReportObject) -> bool:
    """Whether nothing could be read in a report."""
    return bool(coded.warnings) and not (coded.mentions or coded.attributions or coded.claims)


def is_failed(coded: ReportObject) -> bool:
    """Whether reading a report went wrong, so that it is to be tried again; a language not read is no failure."""
    return is_unread(coded) and not coded.warnings[0].startswith("language:")


def check_published(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A date or an RFC 3339 time, for ``--published``."""
    if value is None:
        return None
    try:
        if len(value) == len("2018-07-10"):
            return date.fromisoformat(value).isoformat()
        if datetime.fromisoformat(value).tzinfo is not None:
            return value
    except ValueError:
        pass
    raise click.BadParameter("write it as 2018-07-10 or 2018-07-10T09:30:00Z", context, option)


_Command = TypeVar("_Command", bound=Callable[..., None])

_OPTIONS = (
    click.option("--published", callback=check_published, metavar="DATE",
                 help="When reports came out that do not say so themselves."),
    click.option("--outlet", metavar="NAME", help="The outlet of reports that do not say so themselves."),
    click.option("--actors", type=click.Path(exists=True, dir_okay=False, path_type=Path), envvar="DATELINE_ACTORS",
                 show_envvar=True, help="A table of your own actors and names, beside the program's."),
    click.option("--follow-items", is_flag=True, help="Fetch the pages of which a feed gives only the beginning."),
    click.option("--allow-private", is_flag=True, help="Fetch also from addresses that are not public."),
)  # fmt: skip


def takes_reports(command: _Command) -> _Command:
    """Gives a command the options by which reports are taken in."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
