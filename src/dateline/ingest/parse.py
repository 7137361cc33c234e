"""Bytes of any kind to drafts of reports: looks what they are and hands them to the module that reads it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from msgspec import Struct

from dateline.errors import IngestError, ParseError
from dateline.ingest.archive import read_archive
from dateline.ingest.draft import Draft
from dateline.ingest.encoding import decode, find_declared
from dateline.ingest.feed import read_feed
from dateline.ingest.limits import Limits
from dateline.ingest.lines import read_records
from dateline.ingest.page import read_page
from dateline.ingest.sniff import Kind, find_foreign, find_kind
from dateline.ingest.streams import open_stream, read_whole
from dateline.knowledge.boilerplate import BoilerplatePattern

Boilerplate = Sequence[BoilerplatePattern]
"""Lines that a page's text leaves out."""


class Origin(Struct, frozen=True):
    """Where bytes came from: ``where`` names them in errors; the rest is known only of what was on the web."""

    where: str
    url: str | None = None
    content_type: str = ""
    charset: str | None = None


def parse(
    raw: BinaryIO, origin: Origin, limits: Limits, boilerplate: Boilerplate = ()
) -> Iterator[Draft | IngestError]:
    """The reports in one input, each a draft or the error that kept it from being one. Raises nothing."""
    try:
        yield from _parse(raw, origin, limits, boilerplate)
    except IngestError as error:
        yield error
    except (EOFError, zlib.error) as error:
        problem = f"the packed file is cut short or damaged: {error}"
        yield ParseError(origin.where, problem, "fetch it again; what came before was read")
    except OSError as error:
        yield IngestError(origin.where, error.strerror or str(error), "check the file and your right to read it")


def _parse(raw: BinaryIO, origin: Origin, limits: Limits, boilerplate: Boilerplate) -> Iterator[Draft | IngestError]:
    where = origin.where
    head, stream = open_stream(raw, where, limits)
    if not head:
        raise ParseError(where, "empty", "check that it was written completely, or leave it out")
    foreign = find_foreign(head)
    if foreign:
        raise ParseError(where, f"no report: {foreign}", "save its text as a .txt file, or leave it out")
    kind = find_kind(head, origin.url or where, origin.content_type)
    if kind is Kind.LINES:
        yield from read_records(stream, where, limits)
    elif kind is Kind.FEED:
        yield from read_feed(stream, where, limits, origin.url)
    elif kind is Kind.ARCHIVE:
        yield from _parse_archive(stream, where, limits, boilerplate)
    elif kind is Kind.PAGE:
        whole = read_whole(stream, where, limits)
        markup = decode(whole, origin.charset or find_declared(whole))
        yield read_page(markup, where, limits, boilerplate, origin.url)
    else:
        yield Draft(where=where, text=decode(read_whole(stream, where, limits), origin.charset), url=origin.url)


def _parse_archive(
    stream: BinaryIO, where: str, limits: Limits, boilerplate: Boilerplate
) -> Iterator[Draft | IngestError]:
    for kept in read_archive(stream, where, limits):
        if isinstance(kept, IngestError):
            yield kept
        elif not kept.content.startswith(b"WARC/"):  # an archive inside an archive is no document
            charset = find_declared(kept.content_type.encode())
            origin = Origin(kept.where, kept.url, kept.content_type, charset)
            yield from parse(io.BytesIO(kept.content), origin, limits, boilerplate)
