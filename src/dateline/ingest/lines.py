"""JSONL: one report an object, one object a line; also one JSON document written over many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dateline.errors import IngestError, ParseError, SizeError
from dateline.ingest.draft import Draft
from dateline.ingest.encoding import decode
from dateline.ingest.limits import Limits
from dateline.ingest.streams import read_lines, read_whole

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
_FIELDS = ("url", "title", "published", "author", "outlet", "language", "marking")


def read_records(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Draft | IngestError]:
    """The report or the error of each line that is not blank; a bad line is named by its number, the rest goes on.

    A file whose first line is a bracket alone is one document: an object or a list of objects.
    """
    for number, line in enumerate(read_lines(stream, limits.record_bytes), 1):
        if number == 1 and line in (b"{", b"["):
            yield from _read_document(line + read_whole(stream, where, limits), where)
            return
        place = f"{where}, line {number}"
        if line is None:
            problem = f"the line is longer than {limits.record_bytes:,} bytes"
            yield SizeError(place, problem, "put one report on a line")
        elif line.strip():
            yield _find_record(line, place)


def _read_document(document: bytes, where: str) -> Iterator[Draft | IngestError]:
    try:
        records = _decode(document, where)
    except ParseError as error:
        yield error
        return
    for number, record in enumerate(records if isinstance(records, list) else [records], 1):
        yield _find_draft(record, f"{where}, record {number}")


def _find_record(line: bytes, where: str) -> Draft | IngestError:
    try:
        return _find_draft(_decode(line, where), where)
    except ParseError as error:
        return error


def _find_draft(record: object, where: str) -> Draft | IngestError:
    if not isinstance(record, dict):
        return ParseError(where, "JSON, but no object", "put one JSON object on each line")
    text = record.get("text")
    if not isinstance(text, str):
        problem = "no field 'text'" if text is None else "the field 'text' is not a string"
        return ParseError(where, problem, "give each report's text as the string 'text'")
    stated = {name: _as_written(record.get(name)) for name in _FIELDS}
    return Draft(where=where, text=text, **stated)


def _as_written(value: object) -> str | None:
    """A string, or a number as its digits (``20180710``); anything else states nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _decode(line: bytes, where: str) -> object:
    try:
        return _decode_json(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ParseError(where, f"no JSON object: {error}", "put one complete JSON object on each line") from error
    except RecursionError as error:
        raise ParseError(where, "JSON nested too deep", "put one flat JSON object on each line") from error


def _decode_json(line: bytes) -> object:
    """JSON, read again with lone surrogates and foreign encodings repaired where strict reading fails."""
    try:
        return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError):
        repaired = _ESCAPE.sub(lambda escape: "\\ufffd" if escape[1] else escape[0], decode(line))
        return msgspec.json.decode(repaired.encode("utf-8", "replace"))
