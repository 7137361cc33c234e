"""HTML pages: the main text, and what the page says of its title, author, date, outlet and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import trafilatura
from trafilatura.metadata import extract_metadata

from dateline.errors import ParseError, SizeError
from dateline.ingest.dates import find_published
from dateline.ingest.draft import Draft, find_outlet
from dateline.ingest.limits import Limits
from dateline.ingest.linked_data import LinkedArticle, find_linked_article
from dateline.ingest.main_text import find_main_text
from dateline.knowledge.boilerplate import BoilerplatePattern

_REMEDY = "save the article's text as a .txt file"
_TAG = re.compile(r"""<[A-Za-z](?:[^>"']++|"[^"]*+"|'[^']*+'|["'])*+""")
_SCRIPT = re.compile(r"<(script|style)\b[^>]*+>(?:[^<]++|<(?!/\1))*+", re.IGNORECASE)
_QUOTED = re.compile(r"""(?:"[^"]*+"|'[^']*+')""")
_LONG_TAG = 4_000
_HEADLINE = 10
_HOST = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}$")
_DATE_FIELDS = ("article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date")


def read_page(
    markup: str, where: str, limits: Limits, boilerplate: Sequence[BoilerplatePattern] = (), url: str | None = None
) -> Draft:
    """The report on a page; ``url`` is where it was fetched from, else the page's canonical address counts.

    Raises ParseError where no main text is found, SizeError where the page has more markup than can be read in time.
    """
    _check_size(markup, where, limits)
    try:
        tree = trafilatura.load_html(markup)
        draft = None if tree is None else _find_draft(tree, where, boilerplate, url)
    except Exception as error:  # the parsers' faults on a hostile page are of every kind
        raise ParseError(where, f"the page cannot be parsed ({type(error).__name__})", _REMEDY) from error
    if draft is None or not draft.text.strip():
        raise ParseError(where, "no main text on the page", _REMEDY)
    return draft


def _check_size(markup: str, where: str, limits: Limits) -> None:
    if markup.count("<") > limits.page_tags:
        raise SizeError(where, f"more than {limits.page_tags:,} tags on one page", _REMEDY)
    for found in _TAG.finditer(_SCRIPT.sub("", markup)):
        if found.end() - found.start() > _LONG_TAG and len(_QUOTED.sub("", found[0]).split()) > limits.tag_attributes:
            raise SizeError(where, f"a tag with more than {limits.tag_attributes:,} attributes", _REMEDY)


def _find_draft(tree: Any, where: str, boilerplate: Sequence[BoilerplatePattern], url: str | None) -> Draft:
    linked = find_linked_article(tree)
    stated = extract_metadata(tree, default_url=url)
    address = next((each for each in (url, stated.url, linked.url) if find_outlet(each)), None)
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    title = _without_site(linked.headline or stated.title, headings)
    return Draft(
        where=where,
        url=address,
        title=title,
        published=_find_date(tree, linked, stated.date),
        author=stated.author,
        outlet=None if address else _find_site(stated.sitename or linked.publisher),
        language=linked.language or _find_html(tree).get("lang"),
        text=find_main_text(tree, boilerplate, (title, linked.headline, stated.title, *headings), linked.body),
    )


def _find_date(tree: Any, linked: LinkedArticle, guessed: str | None) -> str | None:
    """The page's stated time, which says more than the date that htmldate finds; else that date."""
    fields = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content")
        for meta in tree.iter("meta")
    }
    stated = [linked.published, *(fields.get(name) for name in _DATE_FIELDS)]
    return next((found for written in stated if (found := find_published(written))), guessed)


def _without_site(title: str | None, headings: list[str]) -> str | None:
    """The heading that the title begins with, where the title goes on with the site's name."""
    return next(
        (heading for heading in headings if len(heading) >= _HEADLINE and (title or "").startswith(heading)), title
    )


def _find_site(name: str | None) -> str | None:
    """The site's name without its slogan; lower case where it is a host's name."""
    site = re.split(r"\s[|–—]\s", name or "")[0].strip()
    return (site.lower() if _HOST.match(site) else site) or None


def _find_html(tree: Any) -> Any:
    return next(tree.iter("html"), tree)
