"""A page's main text: what trafilatura finds, put right where it goes wrong on news pages.

Trafilatura's precise mode chooses better lines than its balanced one, but drops words that are links from the middle
of sentences; so the precise mode chooses the lines and the balanced one gives their words. Before that, body parts
that a site splits to set advertisements between them are joined; afterwards the headline and the site's own lines
(sign up, read more) go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import trafilatura

from dateline.ingest.fragment import find_plain
from dateline.knowledge.boilerplate import BoilerplatePattern

_WORD = re.compile(r"\w+")
_BODY_CLASS = re.compile(r"(?:^|[\s_-])(?:body|article|content|story|text)(?:$|[\s_-])", re.IGNORECASE)
_NO_BODY_CLASS = re.compile(r"comment|reply|related|promo|teaser|card|widget|sidebar|footer", re.IGNORECASE)
_LEAD_CLASS = re.compile(r"(?:^|[\s_-])(?:summary|standfirst|lede?)(?:$|[\s_-])", re.IGNORECASE)
_POPUPS = (
    "//*[contains(@class, 'popover') or contains(@class, 'tooltip')"
    " or (contains(@class, 'rollover') and contains(@class, 'block'))]"
)
# Shares of words, set by hand with the article-extraction-benchmark's 181 pages in view: mean F1 there stays within
# 0.005 while the first goes from 0.3 to 0.7, and within 0.001 while the second goes from 0.2 to 0.6.
_KEPT_LINE = 0.5
_ENOUGH = 0.4
_TEASER = 20
_TEASER_SHARE = 0.8
_TAIL_FROM = 2 / 3
_NO_PROSE = ("a", "aside", "header", "nav", "footer")
_POST_ID = re.compile(r"post-\d+$")
_REPEATED = 8
_MOST_LEADS = 20
_SENTENCE_END = (".", "!", "?", "”", '"', "’", "…")


def find_main_text(
    tree: Any, boilerplate: Sequence[BoilerplatePattern], titles: Iterable[str | None], body: str | None = None
) -> str:
    """The report's own text on a parsed page, one paragraph a line; empty where there is none.

    ``titles`` are the headline's spellings, which the text leaves out. ``body`` is what the page itself declares as
    its article's text; it counts where the page shows less.
    """
    _drop_teasers(tree)
    _join_parts(tree)
    balanced = _extract(tree, precise=False)
    precise = _extract(tree, precise=True)
    lines = _keep_precise(balanced, precise)
    lines = _find_lead(tree, lines) + lines
    declared = [line for line in find_plain(body or "").split("\n") if line]
    if _declares_more(declared, lines):
        lines = declared
    return "\n".join(_without_furniture(lines, boilerplate, titles))


def _extract(tree: Any, *, precise: bool) -> list[str]:
    document: Any = trafilatura.bare_extraction(
        tree, include_comments=False, favor_precision=precise, prune_xpath=_POPUPS
    )
    text = (document.text if document is not None else None) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _keep_precise(balanced: list[str], precise: list[str]) -> list[str]:
    """The balanced lines that the precise mode chose too; all of them where it chose hardly any."""
    if _count(precise) < _ENOUGH * _count(balanced):
        return balanced
    chosen = {shingle for line in precise for shingle in _shingles(line)}
    kept = [_share(_shingles(line), chosen) >= _KEPT_LINE for line in balanced]
    between = [
        before and after and line.endswith(_SENTENCE_END)
        for before, line, after in zip([False, *kept], balanced, [*kept[1:], False], strict=False)
    ]
    return [line for line, sure, likely in zip(balanced, kept, between, strict=True) if sure or likely]


def _find_lead(tree: Any, lines: list[str]) -> list[str]:
    """The opening paragraph where a site sets it apart, beside the body's box, so that extraction passes it over."""
    if not lines:
        return []
    seen = {shingle for line in lines for shingle in _shingles(line)}
    first = _shingles(lines[0])
    boxes = (box for box in tree.iter("div", "p", "section") if _LEAD_CLASS.search(box.get("class") or ""))
    for element in islice(boxes, _MOST_LEADS):
        if next(element.iterancestors(*_NO_PROSE), None) is not None:
            continue
        lead = " ".join(element.text_content().split())
        if len(lead) < 80 or not lead.endswith(_SENTENCE_END) or _share(_shingles(lead), seen) >= _KEPT_LINE:
            continue
        if _share(first, _shingles(element.getparent().text_content())) >= _KEPT_LINE:
            return [lead]
    return []


def _declares_more(declared: list[str], lines: list[str]) -> bool:
    """Whether the declared text holds what was found, and at least half as much again."""
    if _count(declared) < 1.5 * _count(lines):
        return False
    known = {shingle for line in declared for shingle in _shingles(line)}
    return _share({shingle for line in lines for shingle in _shingles(line)}, known) >= _KEPT_LINE or not lines


def _without_furniture(
    lines: list[str], boilerplate: Sequence[BoilerplatePattern], titles: Iterable[str | None]
) -> list[str]:
    seen = {_bare(title) for title in titles if title}
    kept: list[str] = []
    for i, line in enumerate(lines):
        bare = _bare(line)
        scopes = {pattern.scope for pattern in boilerplate if pattern.matches(line)}
        if "tail" in scopes and i >= _TAIL_FROM * len(lines):
            break
        if bare not in seen and "line" not in scopes:
            kept.append(line)
        if bare.count(" ") >= _REPEATED:
            seen.add(bare)
    return kept


def _drop_teasers(tree: Any) -> None:
    """Remove what leads to other articles: paragraphs that are hardly more than a link, and posts inside a post."""
    for element in list(tree.iter("p", "li")):
        text = " ".join(element.text_content().split())
        linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
        if len(text) >= _TEASER and linked >= _TEASER_SHARE * len(text) and not text.endswith(_SENTENCE_END):
            element.drop_tree()
    for post in list(tree.iter("article")):
        outer = next(post.iterancestors("article"), None)
        if outer is not None and _POST_ID.match(post.get("id") or "") and _POST_ID.match(outer.get("id") or ""):
            post.drop_tree()


def _join_parts(tree: Any) -> None:
    """Move what body parts of one class hold, inside one article, into the first of them."""
    parts: dict[tuple[Any, str, str], list[Any]] = {}
    for element in tree.iter("div", "section"):
        name = element.get("class") or ""
        if _BODY_CLASS.search(name) and not _NO_BODY_CLASS.search(name) and _is_prose(element):
            article = next(element.iterancestors("article", "main"), None)
            if article is not None:
                parts.setdefault((article, element.tag, name), []).append(element)
    for first, *others in parts.values():
        for other in others:
            if first not in other.iterancestors():
                first.extend(list(other))


def _is_prose(element: Any) -> bool:
    paragraphs = [child for child in element if child.tag == "p"]
    return len(paragraphs) >= 2 and sum(len(child.text_content()) for child in paragraphs) >= 200


def _count(lines: list[str]) -> int:
    return sum(len(_WORD.findall(line)) for line in lines)


def _shingles(line: str) -> set[tuple[str, ...]]:
    """Every three words in a row; a shorter line is one shingle."""
    words = _WORD.findall(line.lower())
    return {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}


def _share(shingles: set[tuple[str, ...]], known: set[tuple[str, ...]]) -> float:
    return len(shingles & known) / len(shingles) if shingles else 0.0


def _bare(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))
