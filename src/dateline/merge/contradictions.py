"""Where claims of one thing cannot all be true, told apart from news that has moved on.

A later number from the same voice or outlet, or a higher one after which nobody repeats the lower, is an *update*.
Values that stand side by side at one time, or are told again after the other, *contest* each other. Nothing is
contested that can be read as agreeing: 12 and "at least 10", a town and its province, a group and its branch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from dateline.knowledge.group_parents import Wholes
from dateline.merge.comparing import (
    ONE_SIDED,
    days_agree,
    doers_agree,
    find_doers,
    find_together,
    numbers_agree,
    places_agree,
)
from dateline.merge.denials import affirms, denies, is_denial, leaves_the_event
from dateline.merge.moments import Moment, read_moment
from dateline.merge.provenance import Rooted, find_provenance
from dateline.merge.telling import OUTLET, Telling
from dateline.model import Bound, Quantity, SourceKind

CONTESTED, UPDATED, COMPATIBLE = "contested", "updated", "compatible"
IT_IS_SO, IT_IS_NOT_SO = "it is so", "it is not so"

_TOLLS = frozenset({"killed", "wounded", "displaced", "displaced families", "detained", "abducted"})
"""What numbers count that only grow as more becomes known."""

_PEOPLE = _TOLLS | {"troops"}
"""What numbers must count to be compared; those of other nouns may be of other things, or of money."""

_BOUNDS = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.ABOUT: "about ", Bound.EXACT: ""}


class FieldVersion(Struct, frozen=True):
    """One value of a field and who holds it: claims and reports by id, root voices by name.

    ``since`` and ``until`` are the first and the last day on which a report with it came out. ``current`` is false
    where it was given up for another.
    """

    value: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    voices: tuple[str, ...]
    origins: int
    since: str | None
    until: str | None
    current: bool


class Comparison(Struct, frozen=True):
    """The versions of one field side by side. ``about`` says what a number counts.

    ``state`` is ``contested``, ``updated`` where later values took the place of earlier ones, or ``compatible`` where
    the values are others in print only.
    """

    field: str
    about: str | None
    state: str
    versions: tuple[FieldVersion, ...]


class Point(Struct, frozen=True):
    """A claim on the line of time: a copy stands where the report stands that it copies."""

    rooted: Rooted
    moment: Moment

    @property
    def telling(self) -> Telling:
        """The claim itself."""
        return self.rooted.telling


Agrees = Callable[[Telling, Telling], bool]
GivesUp = Callable[[Sequence[Point], Sequence[Point]], bool]
"""Whether those who told the first value have given it up for the second."""


def find_comparisons(rooted: Sequence[Rooted], wholes: Wholes) -> tuple[Comparison, ...]:
    """Every field of which more than one value is told, in the order whether, who, quantity, where, when."""
    points = place_in_time(rooted)
    affirming = [point for point in points if affirms(point.telling)]
    denying = [point for point in points if is_denial(point.telling)]
    found = [
        _compare_whether(affirming, denying, wholes),
        _compare_doers(affirming, denying, wholes),
        *_compare_numbers(affirming),
        _compare_places(affirming),
        _compare("when", None, _by(affirming, _name_days), days_agree, _same_voice_later),
    ]
    return tuple(each for each in found if each)


def find_contested(comparisons: Iterable[Comparison]) -> tuple[str, ...]:
    """The fields in which claims contradict each other."""
    return tuple(dict.fromkeys(each.field for each in comparisons if each.state == CONTESTED))


def place_in_time(rooted: Iterable[Rooted]) -> list[Point]:
    """The claims with the moments from which they count."""
    known = list(rooted)
    first = {each.telling.report: each.telling.published for each in known}
    return [Point(each, read_moment(first.get(each.family, "") or each.telling.published)) for each in known]


def is_taken_back(point: Point, points: Iterable[Point], wholes: Wholes) -> bool:
    """Whether the same last voice later denies what it is said to have said here; the nameless are never the same."""
    root = point.rooted.root
    if not root.words or root.kind == SourceKind.ANONYMOUS:
        return False
    return any(
        is_denial(other.telling)
        and other.rooted.root.key == root.key
        and point.moment.is_before(other.moment)
        and denies(other.telling, point.telling, wholes)
        for other in points
    )


def _compare_whether(affirming: list[Point], denying: list[Point], wholes: Wholes) -> Comparison | None:
    """Only what sources deny is contested: an outlet that says by itself that a thing is not so may not know yet."""
    claims = [point.telling for point in affirming]
    voiced = [point for point in denying if point.rooted.root.kind != OUTLET]
    against = [point for point in voiced if not leaves_the_event(point.telling, claims, wholes)]
    met = [point for point in affirming if any(denies(each.telling, point.telling, wholes) for each in against)]
    meeting = [point for point in against if any(denies(point.telling, each.telling, wholes) for each in met)]
    told = {IT_IS_SO: met, IT_IS_NOT_SO: meeting}
    return _compare("whether", None, told, lambda one, other: False, _same_voice_later)


def _compare_doers(affirming: list[Point], denying: list[Point], wholes: Wholes) -> Comparison | None:
    claims = [point.telling for point in affirming]
    partial = [point for point in denying if leaves_the_event(point.telling, claims, wholes)]
    met = [point for point in affirming if any(denies(each.telling, point.telling, wholes) for each in partial)]
    told = _by(
        (point for point in affirming if point in met or point.telling.sighting.family in ONE_SIDED), _name_doers
    )
    for denial in partial:
        if any(denies(denial.telling, point.telling, wholes) for point in met):
            told.setdefault(f"not {_name_doers(denial.telling)}", []).append(denial)

    def agree(one: Telling, other: Telling) -> bool:
        if is_denial(one) or is_denial(other):
            return is_denial(one) == is_denial(other) or not (denies(one, other, wholes) or denies(other, one, wholes))
        return doers_agree(one, other, wholes)

    return _compare("who", None, told, agree, _same_voice_later)


def _compare_places(affirming: list[Point]) -> Comparison | None:
    """Only what sources say of the place is contested: where outlets put it, they differ by slips and by datelines."""
    together = find_together([point.telling for point in affirming])
    said = {point.telling.claim for point in affirming if point.rooted.root.kind != OUTLET}

    def agree(one: Telling, other: Telling) -> bool:
        return not {one.claim, other.claim} <= said or places_agree(one, other, together)

    return _compare("where", None, _by(affirming, _name_places), agree, _same_voice_later)


def _compare_numbers(affirming: list[Point]) -> list[Comparison | None]:
    counted: dict[str, list[Point]] = {}
    for point in affirming:
        if point.telling.quantity and point.telling.quantity.what in _PEOPLE:
            counted.setdefault(point.telling.quantity.what, []).append(point)
    return [
        _compare("quantity", what, _by(points, _name_number), numbers_agree, _number_is_given_up)
        for what, points in sorted(counted.items())
    ]


def _compare(
    name: str, about: str | None, told: Mapping[str, list[Point]], agree: Agrees, gives_up: GivesUp
) -> Comparison | None:
    """The values side by side; null where there are fewer than two."""
    values = {value: points for value, points in told.items() if points}
    if len(values) < 2:
        return None
    given_up: set[str] = set()
    contested = False
    for (one, points), (other, others) in combinations(values.items(), 2):
        if not _clash(points, others, agree):
            continue
        if gives_up(points, others):
            given_up.add(one)
        elif gives_up(others, points):
            given_up.add(other)
        else:
            contested = True
    state = CONTESTED if contested else UPDATED if given_up else COMPATIBLE
    versions = tuple(_version(value, points, value not in given_up) for value, points in values.items())
    return Comparison(name, about, state, versions)


def _clash(points: Iterable[Point], others: Sequence[Point], agree: Agrees) -> bool:
    """Whether two claims with these values cannot both be true; a report's voice does not contradict itself there."""
    return any(
        not agree(point.telling, other.telling)
        for point in points
        for other in others
        if (point.telling.report, point.rooted.origin) != (other.telling.report, other.rooted.origin)
    )


def _version(value: str, points: Sequence[Point], current: bool) -> FieldVersion:
    rooted = [point.rooted for point in points]
    days = sorted(point.telling.published[:10] for point in points if read_moment(point.telling.published).day)
    return FieldVersion(
        value,
        tuple(each.telling.claim for each in rooted),
        tuple(dict.fromkeys(each.telling.report for each in rooted)),
        tuple(dict.fromkeys(each.root.name for each in rooted)),
        len(find_provenance(rooted).paths),
        days[0] if days else None,
        days[-1] if days else None,
        current,
    )


def _same_voice_later(old: Sequence[Point], new: Sequence[Point]) -> bool:
    """Whether a voice that told the old value tells the new one later, and nobody told the old one after that."""
    origins = {point.rooted.origin for point in old}
    return _ends_before(old, new) and any(point.rooted.origin in origins for point in new)


def _number_is_given_up(old: Sequence[Point], new: Sequence[Point]) -> bool:
    """Also where an outlet that told the old number tells the new one, or a toll has grown and all have moved on."""
    if not _ends_before(old, new):
        return False
    outlets = {point.rooted.tellers[0].key for point in old}
    if _same_voice_later(old, new) or any(point.rooted.tellers[0].key in outlets for point in new):
        return True
    grows = max(_value(point) for point in old) < min(_value(point) for point in new)
    tolls = all(point.telling.quantity and point.telling.quantity.what in _TOLLS for point in old)
    return grows and tolls and all(point.moment.is_well_before(other.moment) for point in old for other in new)


def _ends_before(old: Sequence[Point], new: Sequence[Point]) -> bool:
    return all(point.moment.is_before(other.moment) for point in old for other in new)


def _value(point: Point) -> float:
    return point.telling.quantity.value if point.telling.quantity else 0.0


def _by(points: Iterable[Point], name: Callable[[Telling], str]) -> dict[str, list[Point]]:
    """The claims by the name of their value; those without one are left out."""
    told: dict[str, list[Point]] = {}
    for point in points:
        if value := name(point.telling):
            told.setdefault(value, []).append(point)
    return told


def _name_doers(telling: Telling) -> str:
    return ", ".join(sorted(find_doers(telling) or telling.sighting.who))


def _name_number(telling: Telling) -> str:
    return name_number(telling.quantity, telling.counted) if telling.quantity else ""


def name_number(quantity: Quantity, counted: str = "") -> str:
    """A number in figures with its bound and what it counts.

    >>> name_number(Quantity("at least a dozen", 12, "killed", Bound.AT_LEAST), "child")
    'at least 12 killed (child)'
    """
    whom = f" ({counted})" if counted and counted != quantity.what else ""
    return f"{_BOUNDS[quantity.bound]}{quantity.value:g} {quantity.what}{whom}"


def _name_places(telling: Telling) -> str:
    return ", ".join(sorted({place.name for place in telling.places}))


def _name_days(telling: Telling) -> str:
    if not (telling.day_from and telling.day_to):
        return ""
    return telling.day_from if telling.day_from == telling.day_to else f"{telling.day_from} – {telling.day_to}"
