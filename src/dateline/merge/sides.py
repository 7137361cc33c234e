"""Whether a source has a stake in what it tells: a claim by a party about its enemy or about itself is *interested*."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from dateline.knowledge.group_parents import Wholes
from dateline.merge.parties import find_related, state_of
from dateline.merge.telling import OUTLET, Teller


class Interest(StrEnum):
    """Whether a source has a stake in a happening, as far as can be told."""

    INTERESTED = "interested"
    DISINTERESTED = "disinterested"
    UNKNOWN = "unknown"


class Side(StrEnum):
    """On which side a source stands: of those who act, of those acted on, or of both, as in talks."""

    ACTS = "acts"
    ACTED_ON = "acted on"
    BOTH = "both"


class Parties(Struct, frozen=True):
    """The ids of those who are said to act in a happening and of those said to be acted on.

    ``countries`` are those of anybody who takes part, and those in which it happens.
    """

    acts: frozenset[str]
    acted_on: frozenset[str]
    countries: frozenset[str]
    wholes: Wholes


class Standpoint(Struct, frozen=True):
    """A source's interest, its side where it has one, and why, in words."""

    interest: Interest
    side: Side | None
    why: str


def find_standpoint(source: Teller, parties: Parties) -> Standpoint:
    """Where a source stands, by the first rule of :data:`RULES` that fits."""
    return next(found for rule in RULES if (found := rule(source, parties)))


def _no_party_is_known(_: Teller, parties: Parties) -> Standpoint | None:
    if parties.acts or parties.acted_on:
        return None
    return Standpoint(Interest.UNKNOWN, None, "nobody who takes part is known by name")


def _is_a_party(source: Teller, parties: Parties) -> Standpoint | None:
    acts = find_related(source.bound, parties.acts, parties.wholes)
    acted_on = find_related(source.bound, parties.acted_on, parties.wholes)
    party = acts or acted_on
    if party is None:
        return None
    side = Side.BOTH if acts and acted_on else Side.ACTS if acts else Side.ACTED_ON
    tie = "is" if party == source.key else "belongs to the same state as" if state_of(party) else "belongs to"
    return Standpoint(Interest.INTERESTED, side, f"{source.name} {tie} {party}, which takes part ({side})")


def _is_impartial(source: Teller, _: Parties) -> Standpoint | None:
    if not source.impartial:
        return None
    return Standpoint(Interest.DISINTERESTED, None, f"the mandate of {source.name} is to stand on no side")


def _is_an_outlet(source: Teller, parties: Parties) -> Standpoint | None:
    if source.kind != OUTLET:
        return None
    if source.countries and not source.countries & parties.countries:
        return Standpoint(Interest.DISINTERESTED, None, f"{source.name} is of no country that has a part in it")
    return Standpoint(Interest.UNKNOWN, None, f"whose side {source.name} is on is not known")


def _is_of_a_party_country(source: Teller, parties: Parties) -> Standpoint | None:
    if not (shared := sorted(source.countries & parties.countries)):
        return None
    return Standpoint(Interest.UNKNOWN, None, f"{source.name} is of {shared[0]}, which has a part in it")


def _has_to_do_with_armed_groups(source: Teller, parties: Parties) -> Standpoint | None:
    fights = any(party.startswith("group:") for party in parties.acts | parties.acted_on)
    if not any(each.startswith(("group:", "state:", "org:") if fights else "group:") for each in source.bound):
        return None
    return Standpoint(Interest.UNKNOWN, None, f"whether {source.name} is an enemy of a party is not known")


def _is_not_known(source: Teller, _: Parties) -> Standpoint | None:
    if source.countries or any(not each.startswith("person:") for each in source.bound):
        return None
    return Standpoint(Interest.UNKNOWN, None, f"whom “{source.name}” serves is not known")


def _has_no_known_tie(source: Teller, _: Parties) -> Standpoint:
    return Standpoint(Interest.DISINTERESTED, None, f"no tie of {source.name} to those who take part is known")


RULES: tuple[Callable[[Teller, Parties], Standpoint | None], ...] = (
    _no_party_is_known,
    _is_a_party,
    _is_impartial,
    _is_an_outlet,
    _is_of_a_party_country,
    _has_to_do_with_armed_groups,
    _is_not_known,
    _has_no_known_tie,
)
"""In this order; the last fits always."""
