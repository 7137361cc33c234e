"""Under which numbers a claim is filed: those that may be about one thing meet, all others are never compared.

Two claims meet where they share a week and what their triggers tell (a word, an event, a code), or a kind of event and
somebody or some place that they name. Days are widened on both sides first,
so that two claims as far apart as one thing may be dated meet too. It hangs on the claim alone where it is filed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from dateline.merge.matching import NEAR_DAYS, Sighting

BUCKET_DAYS = 8
MOST_BUCKETS = 8
"""Of a longer stretch of time, the first and the last."""

_UNDATED = "undated"


def find_blocks(sighting: Sighting) -> frozenset[int]:
    """The blocks of a claim: numbers of 64 bits, the same wherever and whenever they are worked out.

    A claim without any day meets others without one only.
    """
    times = list(_buckets(sighting))
    return frozenset(_number(f"{key}\x1f{time}") for key in _keys(sighting) for time in times)


def _keys(sighting: Sighting) -> Iterator[str]:
    yield f"word:{sighting.word}"
    yield from (f"event:{event}" for event in sighting.events)
    if sighting.cameo is not None:
        yield f"code:{sighting.cameo}"
    for group in sighting.groups:
        yield from (f"{group}\x1f{name}" for name in sighting.who | sighting.whom | sighting.places)


def _buckets(sighting: Sighting) -> Iterator[str]:
    if not sighting.first_day:
        yield _UNDATED
        return
    widened = (NEAR_DAYS + 1) // 2
    first = (date.fromisoformat(sighting.first_day).toordinal() - widened) // BUCKET_DAYS
    last = (date.fromisoformat(sighting.last_day or sighting.first_day).toordinal() + widened) // BUCKET_DAYS
    for bucket in range(first, last + 1):
        if bucket - first < MOST_BUCKETS // 2 or last - bucket < MOST_BUCKETS // 2:
            yield str(bucket)


def _number(block: str) -> int:
    return int.from_bytes(hashlib.blake2b(block.encode(), digest_size=8).digest(), "big", signed=True)
