"""Pieces of HTML, as feeds and JSON-LD carry them, to plain text."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

_TAGGED = re.compile(r"<[A-Za-z/!]")
_SPACE = re.compile(r"\s+")
_SILENT = frozenset({"script", "style", "template", "noscript"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td"}
    | {"th", "tr", "ul"}
)


def find_plain(fragment: str) -> str:
    r"""The text of an HTML fragment, one paragraph a line; a fragment without tags keeps its own lines.

    >>> find_plain("<p>Talks were held.</p><p>Nobody spoke.</p>")
    'Talks were held.\nNobody spoke.'
    """
    if not _TAGGED.search(fragment):
        return unescape(fragment).strip()
    try:
        tree = html.fragment_fromstring(fragment, create_parent="div")
    except Exception:  # the parser's faults on a hostile fragment are of every kind
        return ""
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        inside = "" if element.tag in _SILENT else element.text
        text = inside if event == "start" else element.tail
        parts.extend(("\n" if element.tag in _BLOCKS else "", _SPACE.sub(" ", text or "")))
    lines = "".join(parts).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
