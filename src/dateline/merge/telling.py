"""A claim as merging sees it: what it tells, in which report, and through whose mouths."""

from __future__ import annotations

from msgspec import Struct

from dateline.merge.matching import Sighting
from dateline.model import Quantity, Span

OUTLET = "outlet"
"""The kind of the outermost teller, and of an agency that a report credits."""


class Teller(Struct, frozen=True, omit_defaults=True):
    """One link in the chain of voices behind a claim.

    ``key`` is the same wherever the same voice speaks: an entity id that lasts, or the words of the description put in
    order. ``words`` are what is known of who it is: content words and ids. ``bound`` are ids of the bodies and states
    that it is, belongs to or speaks for, ``countries`` those that its people or outlet are of. ``admits`` tells
    whether it owns to what speaks against it, ``impartial`` whether its mandate is to stand on no side.
    """

    key: str
    name: str
    kind: str | None
    words: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    stance: str | None = None
    admits: bool = False
    impartial: bool = False


class Place(Struct, frozen=True, omit_defaults=True):
    """Where a claim puts its event. Coordinates are degrees (WGS 84), null where they are not known."""

    entity: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Telling(Struct, frozen=True, omit_defaults=True):
    """One claim within a happening.

    ``chain`` are the tellers from the outlet inward, agencies and broadcasters between them included; it has at least
    the outlet. ``published`` is a date or an RFC 3339 time, '' where unknown. ``day_from`` and ``day_to`` are the days
    that the text itself gives, '' where it gives none. ``doers`` and ``targets`` are the nouns for those who act and
    are acted on without an id of their own, ``counted`` is that of those whom ``quantity`` counts; all in the singular.
    ``flatly`` is false of what is not so by the way it is told, without being denied: what failed or nearly happened.
    """

    sighting: Sighting
    report_url: str | None
    trigger: Span
    modality: str
    attribution: str | None
    sentence: str
    quantity: Quantity | None
    chain: tuple[Teller, ...]
    published: str = ""
    day_from: str = ""
    day_to: str = ""
    places: tuple[Place, ...] = ()
    doers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    counted: str = ""
    flatly: bool = True

    @property
    def claim(self) -> str:
        """The claim's lasting id."""
        return self.sighting.claim

    @property
    def report(self) -> str:
        """The report's id."""
        return self.sighting.report
