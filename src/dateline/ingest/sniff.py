"""What kind of input some bytes are, told by their content first and their name last."""

from __future__ import annotations

import re
from enum import StrEnum

_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
_NAME = re.compile(r"<([A-Za-z_][\w.-]{0,60})(?::([A-Za-z_][\w.-]{0,60}))?")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|p)[\s>/]", re.IGNORECASE)
_LINE_NAMES = (".jsonl", ".ndjson", ".json")
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml")
# Leading bytes of files that people drop into folders of reports, and what they are.
_FOREIGN = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "packed more than once"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# How each part of a prolog begins and ends; a document type may declare entities between brackets.
_PROLOG = (
    ("<?", re.compile(r"\?>")),
    ("<!--", re.compile(r"-->")),
    ("<!", re.compile(r"[^>\[]{0,2000}(?:>|\[(?:[^\]]|\](?!\s{0,99}>))*\]\s{0,99}>)")),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Kind(StrEnum):
    """What an input holds."""

    TEXT = "text"
    PAGE = "page"
    FEED = "feed"
    LINES = "lines"
    ARCHIVE = "archive"


def find_kind(head: bytes, name: str, content_type: str = "") -> Kind:
    """The kind of an input from its first bytes; ``name`` and ``content_type`` decide only what these leave open.

    All that tells kinds apart is ASCII, so bytes of an unknown encoding do no harm.
    """
    if head.startswith((b"WARC/0", b"WARC/1")):
        return Kind.ARCHIVE
    lower = name.lower().removesuffix(".gz")
    text = head.decode("utf-8", "ignore").lstrip("\ufeff \t\r\n")
    if text.startswith("{") and (lower.endswith(_LINE_NAMES) or "json" in content_type or text[1:].lstrip()[:1] == '"'):
        return Kind.LINES
    if text.startswith("<"):
        root = find_root(text)
        if root in _FEED_ROOTS:
            return Kind.FEED
        if root == "html" or lower.endswith(_PAGE_NAMES) or "html" in content_type or _PAGE.match(text):
            return Kind.PAGE
    if lower.endswith(_LINE_NAMES):
        return Kind.LINES
    if lower.endswith(_PAGE_NAMES) or "html" in content_type:
        return Kind.PAGE
    return Kind.TEXT


def find_foreign(head: bytes) -> str | None:
    """What a file is that holds no report, such as ``a PDF file``; None for anything that may be text."""
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            return what
    text = head.decode("utf-8", "ignore").lstrip("\ufeff \t\r\n")
    root = find_root(text)
    if text.startswith("<?xml") and root != "html" and root not in _FEED_ROOTS:
        return f"XML, but neither a feed nor a page (its root is {root or 'not found'})"
    if len(_CONTROL.findall(text)) > 0.05 * len(text):
        return "not text"
    return None


def find_root(text: str) -> str | None:
    """The local name of an XML or HTML document's root element, in lower case."""
    start = find_root_start(text)
    found = _NAME.match(text, start) if start is not None else None
    return (found[2] or found[1]).lower() if found else None


def find_root_start(text: str) -> int | None:
    """Where the root element begins, after declarations, comments and document type; None where it is not reached."""
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        end = next((end for lead, end in _PROLOG if text.startswith(lead, at)), None)
        if end is None:
            return at if text.startswith("<", at) else None
        close = end.search(text, at)
        if close is None:
            return None
        at = close.end()
