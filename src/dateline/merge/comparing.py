"""Whether two values of one field can both be true: numbers with their bounds, doers, places and days."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from itertools import combinations
from math import asin, cos, inf, radians, sin, sqrt

from dateline.knowledge.group_parents import Wholes
from dateline.merge.parties import is_related
from dateline.merge.telling import Place, Telling
from dateline.model import Bound, Modality, Quantity

ABOUT = 0.2
"""By how much of itself a number after "about" may miss; chosen, not fitted."""

APART_KILOMETRES = 300
"""How far apart two places of one country must lie to be no part of each other: few provinces are wider."""

LONGEST_DAYS = 7
"""Days up to which a dating says when a thing happened; a longer one says when it went on."""

DAYS_ASIDE = 1
"""Days by which two datings of one thing may differ without contradiction, as by night or in another zone."""

ONE_SIDED = frozenset({"violence", "force"})
"""Families of events whose doer is one party, so that another name for it is a contradiction."""

_DOERS = ("group", "state", "agency")
_EARTH_KILOMETRES = 6371
_EVERYBODY = frozenset({"", "people", "person", "dead", "victim", "body", "other", "casualty", "life", "those", "more"})
"""Nouns that count whoever it is."""


def read_interval(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that a printed number can mean. "Dozens" are at least one dozen."""
    value = quantity.value
    if quantity.bound is Bound.AT_LEAST:
        vague = quantity.text.rstrip().endswith("s") and not any(letter.isdigit() for letter in quantity.text)
        return (value / 2 if vague else value), inf
    if quantity.bound is Bound.AT_MOST:
        return 0.0, value
    slack = value * ABOUT if quantity.bound is Bound.ABOUT else 0.0
    return value - slack, value + slack


def numbers_agree(one: Telling, other: Telling) -> bool:
    """Whether both numbers can be true. Numbers of different kinds of people agree unless a part exceeds the whole."""
    if one.quantity is None or other.quantity is None or one.quantity.what != other.quantity.what:
        return True
    (low, high), (other_low, other_high) = read_interval(one.quantity), read_interval(other.quantity)
    part, other_part = one.counted not in _EVERYBODY, other.counted not in _EVERYBODY
    if part == other_part:
        return (part and one.counted != other.counted) or (low <= other_high and other_low <= high)
    return low <= other_high if part else other_low <= high


def doers_agree(one: Telling, other: Telling, wholes: Wholes) -> bool:
    """Whether both may mean the same doer; so where either names none, and where each fights the other."""
    acts, other_acts = find_doers(one), find_doers(other)
    if not acts or not other_acts or acts & other.sighting.whom or other_acts & one.sighting.whom:
        return True
    return any(is_related(each, another, wholes) for each in acts for another in other_acts)


def find_doers(telling: Telling) -> frozenset[str]:
    """Who is said to do it: states, their bodies and armed groups. A person may be of any of them."""
    return frozenset(each for each in telling.sighting.who if each.partition(":")[0] in _DOERS)


def places_agree(one: Telling, other: Telling, together: Set[frozenset[str]] = frozenset()) -> bool:
    """Whether any place of the one may be, hold or lie in any of the other; so where either names none.

    ``together`` are pairs of places that are no rivals, as of :func:`find_together`.
    """
    if not one.places or not other.places:
        return True
    return any(
        frozenset((each.entity, another.entity)) in together or not are_apart(each, another)
        for each in one.places
        for another in other.places
    )


def find_together(tellings: Sequence[Telling]) -> frozenset[frozenset[str]]:
    """The pairs of places that one report names both: a part and its whole, or wrongly looked up, but no rivals."""
    pairs: set[frozenset[str]] = set()
    ids = {place.entity for each in tellings for place in each.places}
    for each in tellings:
        named = sorted(ids & (each.sighting.setting | {place.entity for place in each.places}))
        pairs |= {frozenset(pair) for pair in combinations(named, 2)}
    return frozenset(pairs)


def are_apart(one: Place, other: Place) -> bool:
    """Whether two places surely do not overlap."""
    if one.entity == other.entity or not one.country or not other.country:
        return False
    if one.country != other.country:
        return True
    if one.entity.startswith("state:") or other.entity.startswith("state:"):
        return False
    return _kilometres(one, other) > APART_KILOMETRES


def days_agree(one: Telling, other: Telling) -> bool:
    """Whether the days that the two texts give overlap, but for a day; so where either gives none."""
    if not (is_dated(one) and is_dated(other)):
        return True
    gap = max(_day(one.day_from), _day(other.day_from)) - min(_day(one.day_to), _day(other.day_to))
    return gap <= DAYS_ASIDE


def is_dated(telling: Telling) -> bool:
    """Whether the text says on which day or days it happened; what goes on has no such day."""
    if telling.modality == Modality.ONGOING or not (telling.day_from and telling.day_to):
        return False
    return _day(telling.day_to) - _day(telling.day_from) < LONGEST_DAYS


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal()


def _kilometres(one: Place, other: Place) -> float:
    """The way over the sphere (haversine); 0 where a place's coordinates are not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KILOMETRES * asin(sqrt(min(1.0, half)))
