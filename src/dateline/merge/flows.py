"""Movements of one group between the same places in one month, brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from msgspec import Struct, field

from dateline.merge.corroboration import HappeningClaim, count_support, list_claim
from dateline.merge.telling import Telling


class Leg(Struct, frozen=True):
    """One claim that somebody moves: entity ids of mover and places, month YYYY-MM or ''."""

    telling: Telling
    who: tuple[str, ...]
    from_: tuple[str, ...]
    to: tuple[str, ...]
    month: str


class Flow(Struct, frozen=True):
    """Who is said to move from where to where in a month, null where untold; ``modalities`` counts claims."""

    who: str | None
    from_: str | None = field(name="from")
    to: str | None
    month: str | None
    claims: tuple[HappeningClaim, ...]
    reports: int
    copies: int
    independent_origins: int
    modalities: dict[str, int]


def make_flows(legs: Iterable[Leg], families: Mapping[str, str] | None = None) -> Iterator[Flow]:
    """The flows that movements make up, those of most independent origins first.

    ``families`` are as for :func:`~dateline.merge.corroboration.make_happening`.
    A claim with several movers or places counts in a flow for each combination; one without any place counts in none.
    """
    groups: dict[tuple[str, str, str, str], list[Telling]] = {}
    for leg in legs:
        if leg.from_ or leg.to:
            for who, start, end in product(leg.who or ("",), leg.from_ or ("",), leg.to or ("",)):
                groups.setdefault((who, start, end, leg.month), []).append(leg.telling)
    flows = [_make_flow(key, tellings, families) for key, tellings in sorted(groups.items())]
    yield from sorted(flows, key=lambda flow: (-flow.independent_origins, -flow.reports))


def _make_flow(key: tuple[str, str, str, str], tellings: list[Telling], families: Mapping[str, str] | None) -> Flow:
    who, start, end, month = (part or None for part in key)
    support = count_support(tellings, families)
    return Flow(
        who,
        start,
        end,
        month,
        tuple(list_claim(each) for each in tellings),
        support.reports,
        support.copies,
        support.independent_origins,
        dict(Counter(each.modality for each in tellings).most_common()),
    )
