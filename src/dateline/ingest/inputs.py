"""The room's one entry: paths and addresses in, reports and errors out, in order."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dateline.errors import FetchError, IngestError
from dateline.ingest.draft import Defaults, Draft, to_report
from dateline.ingest.fetch import Fetcher
from dateline.ingest.limits import Limits
from dateline.ingest.parse import Origin, parse
from dateline.ingest.sources import AddressInput, FileInput, Input, find_inputs, unreadable
from dateline.model import Report


def read_inputs(
    paths: Iterable[str],
    *,
    defaults: Defaults | None = None,
    limits: Limits | None = None,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | IngestError]:
    """The reports in files, directories, web addresses and standard input (``-``), in the order given.

    Whatever cannot become a report is yielded as an error in its place; nothing is raised and the rest goes on. At
    most one record of each input is held in memory. Addresses need a ``fetcher``; an answer that has not changed
    since its validators were kept yields nothing.
    """
    defaults, limits = defaults or Defaults(), limits or Limits()
    for source in find_inputs(paths):
        drafts = iter([source]) if isinstance(source, IngestError) else _read(source, limits, fetcher, stdin)
        for draft in drafts:
            yield _finish(draft, defaults, limits)


def _finish(draft: Draft | IngestError, defaults: Defaults, limits: Limits) -> Report | IngestError:
    if isinstance(draft, IngestError):
        return draft
    try:
        return to_report(draft, defaults, limits)
    except IngestError as error:
        return error


def _read(
    source: Input, limits: Limits, fetcher: Fetcher | None, stdin: BinaryIO | None
) -> Iterator[Draft | IngestError]:
    if isinstance(source, FileInput):
        try:
            with source.path.open("rb") as raw:
                yield from parse(raw, Origin(str(source.path)), limits)
        except (OSError, ValueError) as error:
            yield unreadable(source.path, error)
    elif isinstance(source, AddressInput):
        yield from _fetch(source.url, limits, fetcher)
    elif stdin is None:
        yield IngestError("-", "there is no standard input", "name a file instead")
    else:
        yield from parse(stdin, Origin("standard input"), limits)


def _fetch(url: str, limits: Limits, fetcher: Fetcher | None) -> Iterator[Draft | IngestError]:
    if fetcher is None:
        yield FetchError(url, "fetching is switched off", "pass a saved copy")
        return
    try:
        fetched = fetcher.fetch(url)
    except IngestError as error:
        yield error
        return
    if not fetched.unchanged:
        origin = Origin(url, fetched.url, fetched.content_type, fetched.charset)
        yield from parse(io.BytesIO(fetched.content), origin, limits)
