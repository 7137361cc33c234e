"""Publication dates as inputs write them, normalised to a date or an RFC 3339 time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_WRITTEN_OUT = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%A %d %B %Y", "%A %B %d %Y")
_ISO_DATE = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_LONGEST = 64


def find_published(written: str | None) -> str | None:
    """The date (``2018-07-10``) or RFC 3339 time that ``written`` states, or None where it states none.

    A time without an offset from UTC names no instant, so only its date is kept. Dates written with digits alone and
    slashes are read only where the year comes first: ``10/07/2018`` is two dates.

    >>> find_published("Tue, 10 Jul 2018 14:05:00 +0430")
    '2018-07-10T14:05:00+04:30'
    >>> find_published("July 10, 2018")
    '2018-07-10'
    >>> find_published("10/07/2018") is None
    True
    """
    words = " ".join((written or "").split())
    if not words or len(words) > _LONGEST:
        return None
    return _find_iso(words) or _find_mail(words) or _find_written_out(words)


def to_rfc3339(moment: datetime) -> str:
    """A moment with an offset as RFC 3339 to the second, ``Z`` for UTC; one without an offset as its date."""
    if moment.utcoffset() is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _find_iso(words: str) -> str | None:
    if not _ISO_DATE.match(words):
        return None
    try:
        if len(words) <= len("2018-07-10"):
            return date.fromisoformat(words).isoformat()
        return to_rfc3339(datetime.fromisoformat(words.replace(" UTC", "Z").replace(" GMT", "Z")))
    except ValueError:
        return None


def _find_mail(words: str) -> str | None:
    """RFC 2822, as RSS writes dates. ``-0000`` says that the time is UTC and the place unknown."""
    if ":" not in words:
        return None
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, IndexError, TypeError):
        return None
    return to_rfc3339(moment.replace(tzinfo=UTC) if words.endswith("-0000") else moment)


def _find_written_out(words: str) -> str | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[.,]", "", words)
    for form in _WRITTEN_OUT:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return None
