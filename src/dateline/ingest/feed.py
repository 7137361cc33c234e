"""RSS and Atom, read item by item so that a feed of any size takes little memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urljoin

import feedparser
from msgspec import Struct

from dateline.errors import IngestError, ParseError, SizeError
from dateline.ingest.dates import find_published
from dateline.ingest.draft import Draft, find_outlet
from dateline.ingest.encoding import decode, find_declared
from dateline.ingest.fragment import find_plain
from dateline.ingest.limits import Limits
from dateline.ingest.sniff import find_root_start
from dateline.ingest.streams import read_up_to

_ITEM = re.compile(rb"<(?:[\w.-]{1,60}:)?(?:item|entry)[\s>]")
_ITEM_END = re.compile(rb"</(?:[\w.-]{1,60}:)?(?:item|entry)\s{0,9}>")
_LAST_ITEM_END = 80
_BATCH = 262_144
_AS_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAIL = re.compile(
    r"\n?(?:The post .{1,300} (?:appeared first on|first appeared on) .{1,200}"
    r"|(?:Continue reading|Read more|Read full story|Keep reading)\b.{0,120})\s*$"
)


class _Feed(Struct, frozen=True):
    head: bytes
    tail: bytes
    charset: str | None


def read_feed(stream: BinaryIO, where: str, limits: Limits, url: str | None = None) -> Iterator[Draft | IngestError]:
    """The items of a feed as reports: full content where the feed carries it, else title and summary.

    ``url`` is the feed's own address. Raises ParseError for a feed with a document type of its own making (entities:
    what they would expand to or fetch is not read) and for one without a single item.
    """
    buffer = b""
    feed: _Feed | None = None
    number = 0
    while True:
        block = read_up_to(stream, _BATCH)
        buffer += block
        if feed is None and ((start := _ITEM.search(buffer)) or not block):
            feed = _find_feed(buffer[: start.start()] if start else buffer, where)
            buffer = buffer[start.start() :] if start else b""
        if feed is None:
            if len(buffer) > limits.record_bytes:
                raise ParseError(where, "a feed without an item in its first part", "check that it is a news feed")
            continue
        end = len(buffer) if not block else _find_last_end(buffer)
        for draft in _read_items(feed, buffer[:end], where, url, number):
            number += 1
            yield draft
        buffer = buffer[end:]
        if not block:
            break
        if len(buffer) > limits.record_bytes:
            raise SizeError(f"{where}, item {number + 1}", f"larger than {limits.record_bytes:,} bytes", "leave it out")
    if not number:
        raise ParseError(where, "no item in the feed", "check that it is a complete RSS or Atom feed")


def _find_last_end(buffer: bytes) -> int:
    last = 0
    for found in _ITEM_END.finditer(buffer):
        last = found.end()
    return last


def _find_feed(head: bytes, where: str) -> _Feed:
    charset = find_declared(head)
    text = decode(head, charset)
    start = find_root_start(text)
    if start is None:
        raise ParseError(where, "no feed: its root element is not found", "check that it is complete")
    prolog = text[:start]
    if "<!ENTITY" in prolog or re.search(r"<!DOCTYPE[^>\[]*\[", prolog):
        raise ParseError(where, "the feed declares entities of its own", "ask its publisher for one without a DOCTYPE")
    root = re.match(r"<([^\s>/]{1,120})", text[start:])
    name = root[1] if root else "rss"
    channel = b"</channel>" if b"<channel" in head and b"</channel" not in head else b""
    return _Feed(head=head, tail=channel + f"</{name}>".encode(), charset=charset)


def _read_items(feed: _Feed, items: bytes, where: str, url: str | None, before: int) -> Iterator[Draft | IngestError]:
    if not items.strip():
        return
    text = decode(feed.head + items + feed.tail, feed.charset)
    whole = _DECLARATION.sub("", text).encode("utf-8", "replace")
    try:
        parsed: Any = feedparser.parse(io.BytesIO(whole), response_headers=_AS_UTF8, sanitize_html=False)
    except Exception as error:  # the parser's faults on a hostile feed are of every kind
        raise ParseError(where, f"the feed cannot be parsed ({type(error).__name__})", "check the feed") from error
    site = _join(url or "", parsed.feed.get("link")) or url or ""
    for number, entry in enumerate(parsed.entries, before + 1):
        yield _find_draft(entry, f"{where}, item {number}", site, parsed.feed)


def _find_draft(entry: Any, where: str, site: str, channel: Any) -> Draft | IngestError:
    title = find_plain(str(entry.get("title") or ""))
    summary = find_plain(str(entry.get("summary") or ""))
    contents = [find_plain(str(each.get("value") or "")) for each in entry.get("content") or ()]
    full = max(contents, key=len, default="")
    whole = bool(full) and len(full) >= len(summary)
    text = full if whole else "\n\n".join(part for part in (title, summary) if part)
    text = _TAIL.sub("", text).strip()
    if not text:
        return ParseError(where, "an item without title and text", "leave it out")
    address = _join(site, entry.get("link"))
    return Draft(
        where=where,
        text=text,
        url=address,
        title=title or None,
        published=find_published(entry.get("published")) or find_published(dict.get(entry, "updated")),
        author=entry.get("author"),
        outlet=find_outlet(site) or find_plain(str(channel.get("title") or "")) or None,
        language=channel.get("language"),
        rest_at=None if whole else address,
    )


def _join(base: str, link: object) -> str | None:
    """The address that a link means where it stands; None where it is none."""
    try:
        return urljoin(base, str(link)) if link else None
    except ValueError:
        return None
