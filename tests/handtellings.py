"""Makes the tellings that tests of merging begin from; all names are invented."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.merge.matching import Sighting
from dateline.merge.provenance import Rooted, find_roots
from dateline.merge.telling import OUTLET, Place, Teller, Telling
from dateline.model import Bound, Quantity, Span

FRONT, ARMY, STATE = "group:reed-front", "agency:xa-army", "state:XA"


def outlet(name: str) -> Teller:
    return Teller(f"outlet:{name}", name, OUTLET, frozenset(name.split("-")))


def voice(key: str, kind: str = "role", *, bound: str = "", country: str = "", admits: bool = False) -> Teller:
    """A source; ``words: a b`` is known by its description only."""
    words = frozenset(key.removeprefix("words:").split())
    countries = frozenset({country} if country else ())
    return Teller(key, key.removeprefix("words:"), kind, words, frozenset(bound.split()), countries, None, admits)


def telling(
    report: str,
    *sources: Teller,
    paper: str | None = None,
    modality: str = "happened",
    published: str = "",
    number: int | None = None,
    what: str = "killed",
    bound: Bound = Bound.EXACT,
    counted: str = "",
    who: frozenset[str] = frozenset(),
    whom: frozenset[str] = frozenset(),
    kind: str = "ASSAULT",
    places: tuple[Place, ...] = (),
    days: tuple[str, str] = ("", ""),
    doers: frozenset[str] = frozenset(),
    targets: frozenset[str] = frozenset(),
    claim: str = "",
) -> Telling:
    where = frozenset(place.entity for place in places)
    sighting = Sighting(
        claim or f"c-{report}", report, kind, "bombed", who, whom, where, frozenset(), "2019-03-11", "2019-03-11"
    )
    quantity = Quantity(str(number), number, what, bound) if number is not None else None
    if modality == "denied" and sources:
        sources = (*sources[:-1], replace(sources[-1], stance="denies"))
    chain = (outlet(paper or f"paper-{report}"), *sources)
    return Telling(
        sighting, None, Span(4, 10), modality, None, f"Sentence of {report}.", quantity, chain, published, *days,
        places, doers, targets, counted,
    )  # fmt: skip


def rooted(*tellings: Telling, families: dict[str, str] | None = None) -> list[Rooted]:
    return find_roots(tellings, families or {})[0]
