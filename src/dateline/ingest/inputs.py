"""The room's one entry: paths and addresses in, reports and errors out, in order."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from dateline.errors import FetchError, IngestError
from dateline.ingest.draft import Defaults, Draft, to_report
from dateline.ingest.fetch import Fetcher
from dateline.ingest.limits import Limits
from dateline.ingest.parse import Boilerplate, Origin, parse
from dateline.ingest.sources import AddressInput, FileInput, Input, find_inputs, unreadable
from dateline.knowledge.boilerplate import load_boilerplate
from dateline.model import Report


class _Room(NamedTuple):
    limits: Limits
    fetcher: Fetcher | None
    stdin: BinaryIO | None
    boilerplate: Boilerplate


def read_inputs(
    paths: Iterable[str],
    *,
    defaults: Defaults | None = None,
    limits: Limits | None = None,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    boilerplate: Boilerplate | None = None,
) -> Iterator[Report | IngestError]:
    """The reports in files, directories, web addresses and standard input (``-``), in the order given.

    Whatever cannot become a report is yielded as an error in its place; nothing is raised and the rest goes on. At
    most one record of each input is held in memory. Addresses need a ``fetcher``; an answer that has not changed
    since its validators were kept yields nothing.
    """
    defaults = defaults or Defaults()
    room = _Room(limits or Limits(), fetcher, stdin, load_boilerplate() if boilerplate is None else boilerplate)
    for source in find_inputs(paths):
        drafts = iter([source]) if isinstance(source, IngestError) else _read(source, room)
        for draft in drafts:
            yield _finish(draft, defaults, room.limits)


def _finish(draft: Draft | IngestError, defaults: Defaults, limits: Limits) -> Report | IngestError:
    if isinstance(draft, IngestError):
        return draft
    try:
        return to_report(draft, defaults, limits)
    except IngestError as error:
        return error


def _read(source: Input, room: _Room) -> Iterator[Draft | IngestError]:
    if isinstance(source, FileInput):
        try:
            with source.path.open("rb") as raw:
                yield from parse(raw, Origin(str(source.path)), room.limits, room.boilerplate)
        except (OSError, ValueError) as error:
            yield unreadable(source.path, error)
    elif isinstance(source, AddressInput):
        yield from _fetch(source.url, room)
    elif room.stdin is None:
        yield IngestError("-", "there is no standard input", "name a file instead")
    else:
        yield from parse(room.stdin, Origin("standard input"), room.limits, room.boilerplate)


def _fetch(url: str, room: _Room) -> Iterator[Draft | IngestError]:
    if room.fetcher is None:
        yield FetchError(url, "fetching is switched off", "pass a saved copy")
        return
    try:
        fetched = room.fetcher.fetch(url)
    except IngestError as error:
        yield error
        return
    if not fetched.unchanged:
        origin = Origin(url, fetched.url, fetched.content_type, fetched.charset)
        yield from parse(io.BytesIO(fetched.content), origin, room.limits, room.boilerplate)
