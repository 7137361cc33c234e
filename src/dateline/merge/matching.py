"""How alike two claims are, as a table of features with weights that anyone can read.

The weights are set by hand, not fitted; ``THRESHOLD`` is the mean score at which a claim joins a happening.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

THRESHOLD = 2.2

SAME_TIME_DAYS = 1
NEAR_DAYS = 4
"""Days apart up to which two reports may date one thing differently, as when one counts from its own morning."""

_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 3
"""Letters that a word must keep."""

_SHARED = 4
"""Entities that two reports have in common where they are surely about one thing."""

FAMILIES = {
    "AGREE": "cooperation",
    "CONSULT": "talks",
    "SUPPORT": "cooperation",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "CONCEDE": "yielding",
    "RETREAT": "yielding",
    "REQUEST": "speech",
    "ACCUSE": "speech",
    "REJECT": "speech",
    "THREATEN": "speech",
    "PROTEST": "protest",
    "SANCTION": "force",
    "MOBILIZE": "force",
    "COERCE": "force",
    "ASSAULT": "violence",
    "MOVE": "movement",
    "PRESENCE": "presence",
}
"""Types that two reports may choose between for one thing; a type that is not named is a family of its own."""


class Sighting(Struct, frozen=True):
    """A claim as matching sees it. Parties and places are entity ids; days are ISO dates, '' where none is known.

    ``setting`` are the entities of all the claims of its report.
    """

    claim: str
    report: str
    type: str
    trigger: str
    who: frozenset[str]
    whom: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    first_day: str
    last_day: str
    setting: frozenset[str] = frozenset()

    @property
    def word(self) -> str:
        """The trigger's first word without its ending, so that "attacked" and "attacks" are one."""
        return stem(self.trigger.partition(" ")[0])

    @property
    def rank(self) -> int:
        """How little a claim says: of two about one thing, the one that names more speaks for both."""
        return -sum(map(bool, (self.who, self.whom, self.places, self.first_day, self.countries)))

    @property
    def family(self) -> str:
        """What it may be the same as."""
        return FAMILIES.get(self.type, self.type)


class Feature(Struct, frozen=True):
    """One thing that two claims may share: ``value`` gives -1 (they differ) to 1 (they agree), 0 where unknown.

    Agreement adds up to ``agree``, difference takes off up to ``differ``: two reports seldom name another place for one
    thing, but they may well name another culprit.
    """

    name: str
    agree: float
    differ: float
    value: Callable[[Sighting, Sighting], float]

    def score(self, one: Sighting, other: Sighting) -> float:
        """What this adds to a match."""
        value = self.value(one, other)
        return value * (self.agree if value > 0 else self.differ)


def stem(word: str) -> str:
    """A verb or noun without its commonest endings.

    >>> [stem(each) for each in ("attacked", "attacks", "seized", "seize", "was")]
    ['attack', 'attack', 'seiz', 'seiz', 'was']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def match(one: Sighting, other: Sighting) -> float:
    """How much speaks for the two being about one thing; minus infinity where their families differ."""
    if one.family != other.family:
        return float("-inf")
    return sum(feature.score(one, other) for feature in FEATURES)


def explain(one: Sighting, other: Sighting) -> dict[str, float]:
    """What each feature adds to :func:`match`."""
    return {feature.name: feature.score(one, other) for feature in FEATURES}


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set stands in the other; -1 where both name somebody and nobody is the same."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / min(len(one), len(other)) if common else -1.0


def _same_setting(one: Sighting, other: Sighting) -> float:
    """How much of what one report names the other names too; claims of one report tell nothing by it."""
    if one.report == other.report or not one.setting or not other.setting:
        return 0.0
    common = len(one.setting & other.setting)
    return min(1.0, common / min(len(one.setting), len(other.setting), _SHARED)) if common else -1.0


def _days_apart(one: Sighting, other: Sighting) -> float:
    if not (one.first_day and other.first_day):
        return 0.0
    gap = max(_day(one.first_day), _day(other.first_day)) - min(_day(one.last_day), _day(other.last_day))
    if gap <= SAME_TIME_DAYS:
        return 1.0
    return 0.3 if gap <= NEAR_DAYS else -1.0


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal() if value else 0


FEATURES = (
    Feature("the same word", 1.2, 0.0, lambda one, other: float(one.word == other.word)),
    Feature("the same type", 0.4, 0.0, lambda one, other: float(one.type == other.type)),
    Feature("who", 1.0, 0.7, lambda one, other: _share(one.who, other.who)),
    Feature("whom", 1.0, 0.7, lambda one, other: _share(one.whom, other.whom)),
    Feature("place", 0.8, 1.5, lambda one, other: _share(one.places, other.places)),
    Feature("country", 0.4, 1.0, lambda one, other: _share(one.countries, other.countries)),
    Feature("days", 1.0, 3.0, _days_apart),
    Feature("what else the reports name", 1.0, 1.0, _same_setting),
)
