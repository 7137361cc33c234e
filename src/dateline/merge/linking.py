"""Claims of one thing, brought together: each claim joins the happening that fits it best, or begins one.

A claim is compared only with happenings that share a party, a place or the trigger's word with it, so that a new report
costs about the same however many are kept. It joins by its *mean* score with a happening's claims: one look-alike is
not enough, so that Tuesday's bombing and Wednesday's do not chain together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import fmean

from dateline.merge.matching import THRESHOLD, Sighting, match

COMPARED = 12
"""Of a happening's claims, the newest that a new claim is compared with."""

CANDIDATES = 60
"""Of the happenings that share a key with a claim, the newest that are compared with it."""


def link_happenings(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """The claims grouped into happenings, each in order of the input; every claim is in just one."""
    happenings: list[list[Sighting]] = []
    by_key: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for sighting in sightings:
        keys = _keys(sighting)
        home = _best(sighting, happenings, {number for key in keys for number in by_key[key][-CANDIDATES:]})
        if home is None:
            home = len(happenings)
            happenings.append([])
        happenings[home].append(sighting)
        for key in keys:
            if home not in by_key[key][-CANDIDATES:]:
                by_key[key].append(home)
    return happenings


def _keys(sighting: Sighting) -> tuple[tuple[str, str], ...]:
    named = sighting.who | sighting.whom | sighting.places | {f"word:{sighting.word}"}
    return tuple((sighting.family, name) for name in sorted(named))


def _best(sighting: Sighting, happenings: list[list[Sighting]], candidates: set[int]) -> int | None:
    scored = (
        (fmean(match(sighting, other) for other in happenings[number][-COMPARED:]), -number) for number in candidates
    )
    score, number = max(scored, default=(float("-inf"), 0))
    return -number if score >= THRESHOLD else None
