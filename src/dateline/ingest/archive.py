"""WARC: what a crawler kept, read record by record."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from msgspec import Struct
from warcio.archiveiterator import ArchiveIterator

from dateline.errors import IngestError, ParseError, SizeError
from dateline.ingest.limits import Limits
from dateline.ingest.streams import read_up_to

_HEADER_BYTES = 1_000_000
_BLOCK = 65_536
_READABLE = ("text/html", "application/xhtml", "text/plain", "xml", "application/json", "jsonl", "ndjson")
_REPAIR = "fetch the archive again; what came before was read"


class Kept(Struct, frozen=True):
    """One document that the archive keeps: ``where`` names archive and address."""

    where: str
    url: str | None
    content: bytes
    content_type: str


class _HeaderGuard(io.RawIOBase):
    """Stops a header that never ends: while ``budget`` is set, no more bytes than that are handed out."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.budget: int | None = None

    def read(self, size: int = -1) -> bytes:
        if self.budget is not None:
            if self.budget <= 0:
                raise ValueError("a header of more than a million bytes")
            self.budget -= min(size, _BLOCK)
        try:
            return read_up_to(self._stream, min(size, _BLOCK) if size >= 0 else _BLOCK)
        except EOFError as error:  # which warcio would take for the archive's end
            raise ValueError(str(error)) from error


def read_archive(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Kept | IngestError]:
    """The pages, feeds and texts that the archive got with success; pictures, scripts and the like are passed over.

    A damaged or cut archive ends with a ParseError after what could be read.
    """
    guard = _HeaderGuard(stream)
    records = ArchiveIterator(guard)
    while True:
        guard.budget = _HEADER_BYTES
        try:
            record = next(records, None)
            guard.budget = None
            if record is None:
                return
            kept = _find_kept(record, where, limits)
            whole = _drain(record)
        except Exception as error:  # warcio raises what the damage makes of its parser
            yield ParseError(where, f"the archive is damaged: {error or type(error).__name__}", _REPAIR)
            return
        if not whole:
            yield ParseError(where, "the archive is cut short in the middle of a record", _REPAIR)
            return
        if kept is not None:
            yield kept


def _find_kept(record: Any, where: str, limits: Limits) -> Kept | IngestError | None:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    content_type = _find_content_type(record)
    if not _is_document(record, url, content_type):
        return None
    place = f"{where}, {url or 'record without address'}"
    content = _read_up_to(record.content_stream().read, limits.record_bytes + 1)
    if len(content) > limits.record_bytes:
        return SizeError(place, f"larger than {limits.record_bytes:,} bytes", "leave it out")
    return Kept(place, url, content, content_type)


def _find_content_type(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return str(headers.get_header("Content-Type") or "").lower()


def _is_document(record: Any, url: str | None, content_type: str) -> bool:
    if record.rec_type not in ("response", "resource", "conversion") or (url or "").startswith("dns:"):
        return False
    if (url or "").endswith("/robots.txt"):
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() not in ("200", "203"):
        return False
    return any(kind in content_type for kind in _READABLE)


def _read_up_to(read: Callable[[int], bytes], size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0 and (part := read(min(size, _BLOCK))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _drain(record: Any) -> bool:
    """Read what is left of a record; False where the archive ends before the record does."""
    while record.raw_stream.read(_BLOCK):
        pass
    return not getattr(record.raw_stream, "limit", 0)
