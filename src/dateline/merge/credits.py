"""The agency that a report credits: between its outlet and all its sources stands the one that wrote it."""

from __future__ import annotations

import re

_HEAD = 120
"""Code points in which a dateline ends."""

_LONGEST = 40
_DASHES = "—–-"
_NAME = re.compile(r"[A-Z][\w.&'’-]*(?: (?:of|and|the|[A-Z][\w.&'’-]*)){0,5}")
_TOWN = re.compile(r"[A-Z]{3,}")


def find_credit(text: str) -> str:
    r"""The agency named in a report's dateline, or alone in brackets on its last line; '' where there is none.

    >>> find_credit("MILL TOWN, March 11 (Harbour Wire) — The bridge was closed.")
    'Harbour Wire'
    >>> find_credit("The bridge was closed.\n\n(Harbour Wire)")
    'Harbour Wire'
    >>> find_credit("The bridge (an old one) - was closed.")
    ''
    """
    lines = text.strip().splitlines() or [""]
    town, opened, behind = lines[0][:_HEAD].partition("(")
    name, closed, rest = behind.partition(")")
    if opened and closed and _TOWN.match(town) and rest.lstrip()[:1] in tuple(_DASHES) and _is_name(name):
        return name
    last = lines[-1].strip()
    return last[1:-1] if last[:1] + last[-1:] == "()" and _is_name(last[1:-1]) else ""


def _is_name(words: str) -> bool:
    return len(words) <= _LONGEST and _NAME.fullmatch(words) is not None
