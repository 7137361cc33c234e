"""What a page says of its article in JSON-LD (schema.org), which publishers write for search engines."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec
from msgspec import Struct

_ARTICLES = ("Article", "BlogPosting", "Report", "LiveBlogPosting", "WebPage")
_DEEPEST = 8
_LONGEST = 5_000_000


class LinkedArticle(Struct, frozen=True):
    """The statements of schema.org's Article that matter for a report, as the page writes them."""

    body: str | None = None
    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


def find_linked_article(tree: Any) -> LinkedArticle:
    """The article that a page's JSON-LD describes: the first with a date, else the first at all, else nothing."""
    articles = [article for block in _find_blocks(tree) for article in _find_articles(block, _DEEPEST)]
    dated = [article for article in articles if _find_string(article, "datePublished")]
    chosen = (dated or articles or [{}])[0]
    bodies = [body for article in articles if (body := _find_string(article, "articleBody"))]
    return LinkedArticle(
        body=max(bodies, key=len, default=None),
        headline=_find_string(chosen, "headline"),
        published=_find_string(chosen, "datePublished"),
        publisher=_find_string(chosen, "publisher"),
        language=_find_string(chosen, "inLanguage"),
        url=_find_string(chosen, "url") or _find_string(chosen, "mainEntityOfPage"),
    )


def _find_blocks(tree: Any) -> Iterator[object]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "") and len(text) <= _LONGEST:
            try:
                yield msgspec.json.decode(" ".join(text.split()).encode("utf-8", "replace"))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue


def _find_articles(block: object, depth: int) -> Iterator[dict[str, object]]:
    if depth == 0:
        return
    if isinstance(block, list):
        for part in block:
            yield from _find_articles(part, depth - 1)
    elif isinstance(block, dict):
        kinds = block.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names):
            yield block
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _find_articles(block.get(key), depth - 1)


def _find_string(article: dict[str, object], field: str) -> str | None:
    """A field's string, or the name or id of the thing that it points to; character references are resolved."""
    value = article.get(field)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return unescape(value) if isinstance(value, str) and value.strip() else None
