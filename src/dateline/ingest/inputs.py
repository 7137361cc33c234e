"""The room's one entry: paths and addresses in, reports and errors out, in order."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, TypedDict, Unpack

from msgspec import structs

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
    follow_items: bool


class Options(TypedDict, total=False):
    """What holds for all inputs of one call; see :func:`read_inputs`."""

    defaults: Defaults
    limits: Limits
    fetcher: Fetcher
    stdin: BinaryIO | None
    boilerplate: Boilerplate
    follow_items: bool


def read_inputs(paths: Iterable[str], **options: Unpack[Options]) -> Iterator[Report | IngestError]:
    """The reports in files, directories, web addresses and standard input (``-``), in the order given.

    Whatever cannot become a report is yielded as an error in its place; nothing is raised and the rest goes on. At
    most one record of each input is held in memory. Addresses need a ``fetcher``; an answer that has not changed
    since its validators were kept yields nothing. ``follow_items`` fetches the page of each feed item that the feed
    only sums up; where that fails, the error comes first and the summary after it. ``boilerplate`` is what a page's
    text leaves out; without it the table that comes with Dateline is loaded.
    """
    return (each for _, each in read_placed_inputs(paths, **options))


def read_placed_inputs(paths: Iterable[str], **options: Unpack[Options]) -> Iterator[tuple[str, Report | IngestError]]:
    """What :func:`read_inputs` gives, each with the name of its place: file, line or item of it, or address."""
    defaults = options.get("defaults", Defaults())
    room = _Room(
        options.get("limits", Limits()),
        options.get("fetcher"),
        options.get("stdin"),
        options["boilerplate"] if "boilerplate" in options else load_boilerplate(),
        options.get("follow_items", False),
    )
    for source in find_inputs(paths):
        drafts = iter([source]) if isinstance(source, IngestError) else _read(source, room)
        for draft in drafts:
            for followed in _follow(draft, room):
                yield followed.where, _finish(followed, defaults, room.limits)


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


def _follow(draft: Draft | IngestError, room: _Room) -> Iterator[Draft | IngestError]:
    """The page that a feed's summary leads to, its gaps filled from the feed; anything else as it is."""
    if isinstance(draft, IngestError) or draft.rest_at is None or not room.follow_items:
        yield draft
        return
    for page in _fetch(draft.rest_at, room):
        if isinstance(page, IngestError):
            yield page
            yield draft
        else:
            published, title = page.published or draft.published, page.title or draft.title
            yield structs.replace(page, published=published, title=title, author=page.author or draft.author)


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
