"""What an input says of one report, and how it becomes a :class:`~dateline.model.Report`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.errors import ParseError, SizeError
from dateline.ingest.dates import find_published
from dateline.ingest.limits import Limits
from dateline.model import DEFAULT_MARKING, Report, report_id

_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:$|[-_])")
_SURROGATE_OR_NUL = re.compile("[\ud800-\udfff\x00]")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Draft(Struct, frozen=True):
    """One report as its input gives it: only ``text`` is sure, the rest is as written there.

    ``where`` names it. ``rest_at`` is the address of the full text where ``text`` only sums it up.
    """

    where: str
    text: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    marking: str | None = None
    rest_at: str | None = None


class Defaults(Struct, frozen=True):
    """What holds for reports that do not state their own."""

    published: str | None = None
    outlet: str | None = None
    marking: str = DEFAULT_MARKING
    language: str | None = None


def to_report(draft: Draft, defaults: Defaults, limits: Limits) -> Report:
    """The finished report: fields normalised, gaps filled from ``defaults``, the text left as it is.

    Lone surrogates and NUL, which neither UTF-8 nor a database can hold, become U+FFFD one for one, so offsets into
    the text stay valid. Raises ParseError where no text is left and SizeError where there is too much.
    """
    text = without_surrogates(draft.text)
    if not text.strip():
        raise ParseError(draft.where, "no text in it", "check that the file is complete, or leave it out")
    if len(text) > limits.text_points:
        problem = f"{len(text):,} code points of text, more than {limits.text_points:,}"
        raise SizeError(draft.where, problem, "split it into its reports")
    url = _tidy(draft.url)
    outlet = _tidy(draft.outlet) or find_outlet(url) or defaults.outlet
    return Report(
        id=report_id(outlet, url, text),
        text=text,
        outlet=outlet,
        url=url,
        title=_tidy(draft.title),
        published=find_published(draft.published) or find_published(defaults.published),
        author=_tidy(draft.author),
        language=find_language(draft.language) or find_language(defaults.language),
        marking=_tidy(draft.marking) or defaults.marking,
    )


def find_outlet(url: str | None) -> str | None:
    """The host that an address names, without ``www.``: the outlet's shortest lasting name.

    >>> find_outlet("https://www.example.org/world/1.html")
    'example.org'
    """
    if url is None or not _ADDRESS.match(url):
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def find_language(tag: str | None) -> str | None:
    """The two-letter code of a language tag such as ``en-GB``; None for what is not one."""
    found = _LANGUAGE.match((tag or "").strip())
    return found[1].lower() if found else None


def without_surrogates(text: str) -> str:
    r"""``text`` with U+FFFD for each lone surrogate and NUL.

    >>> without_surrogates("talks\ud800")
    'talks\ufffd'
    """
    return _SURROGATE_OR_NUL.sub("\ufffd", text)


def _tidy(written: str | None) -> str | None:
    return " ".join(without_surrogates(written or "").split()) or None
