"""HTML pages: the main text, and what the page says of its title, author, date, outlet and address."""

from __future__ import annotations

from typing import Any

import trafilatura
from lxml import html

from dateline.errors import ParseError, SizeError
from dateline.ingest.draft import Draft
from dateline.ingest.limits import Limits

_REMEDY = "save the article's text as a .txt file"
_SILENT = frozenset({"script", "style", "template", "noscript"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td"}
    | {"th", "tr", "ul"}
)


def read_page(markup: str, where: str, limits: Limits, url: str | None = None) -> Draft:
    """The report on a page; ``url`` is where it was fetched from, else the page's canonical address counts.

    Raises ParseError where no main text is found, SizeError where the page has more tags than can be read in time.
    """
    if markup.count("<") > limits.page_tags:
        raise SizeError(where, f"more than {limits.page_tags:,} tags on one page", _REMEDY)
    try:
        document: Any = trafilatura.bare_extraction(
            markup, url=url, with_metadata=True, include_comments=False, favor_precision=True
        )
    except Exception as error:  # the parser's faults on a hostile page are of every kind
        raise ParseError(where, f"the page cannot be parsed ({type(error).__name__})", _REMEDY) from error
    if document is None or not (document.text or "").strip():
        raise ParseError(where, "no main text on the page", _REMEDY)
    address = url or document.url
    return Draft(
        where=where,
        text=document.text,
        url=address,
        title=document.title,
        published=document.date,
        author=document.author,
        outlet=None if address else document.sitename,
        language=document.language,
    )


def find_plain(fragment: str) -> str:
    r"""The text of an HTML fragment, as feeds carry it: one paragraph a line.

    >>> find_plain("<p>Talks were held.</p><p>Nobody spoke.</p>")
    'Talks were held.\nNobody spoke.'
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        tree = html.fragment_fromstring(fragment, create_parent="div")
    except Exception:  # see read_page
        return ""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            element.text = None
        elif element.tag in _BLOCKS:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    lines = ("".join(tree.itertext())).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
