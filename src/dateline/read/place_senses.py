"""Place names → places: which of a name's candidates a report means.

Each candidate is scored by what the report says: countries that it names, what contains the name ("Paris, Texas"),
class words, the other places nearby, population.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from dateline.knowledge.gazetteer import Candidate, Gazetteer
from dateline.knowledge.place_names import Feature, Naming
from dateline.knowledge.place_rules import PlaceRules
from dateline.read.place_names import FoundName
from dateline.reading import Parse

EARTH_DIAMETER = 12742.0
"""Kilometres."""

NEAR = 300.0
"""Kilometres at which the closeness of two places counts half."""


class Sense(Struct, frozen=True):
    """A found name with its candidates ranked: (score, candidate), best first; empty for an unlisted place."""

    name: FoundName
    ranked: tuple[tuple[float, Candidate], ...]

    @property
    def best(self) -> Candidate | None:
        """The candidate with the highest score."""
        return self.ranked[0][1] if self.ranked else None


class SenseResolver:
    """Ranks the candidates of one report's place names."""

    def __init__(
        self,
        parse: Parse,
        gazetteer: Gazetteer,
        rules: PlaceRules,
        countries: Mapping[str, int],
        home: str | None,
    ) -> None:
        """``countries`` counts the countries that the report names; ``home`` is the outlet's."""
        self._parse = parse
        self._gazetteer = gazetteer
        self._weights = rules.senses
        self._countries = countries
        self._home = home

    def resolve(self, names: Sequence[FoundName]) -> list[Sense]:
        """One sense for each name: first each by itself, then again in view of the others."""
        holders = [self._holder(names, n) for n in range(len(names))]
        first = [self._rank(name, holder, ()) for name, holder in zip(names, holders, strict=True)]
        sure = [sense.best for sense in first if sense.best and _is_sure(sense)]
        return [self._rank(name, holder, sure) for name, holder in zip(names, holders, strict=True)]

    def _holder(self, names: Sequence[FoundName], n: int) -> tuple[str | None, frozenset[str]]:
        """The country and the provinces that stand behind a name and a comma."""
        name = names[n]
        tokens = self._parse.tokens
        if name.last + 1 >= len(tokens) or tokens[name.last].text not in {",", "("}:
            return None, frozenset()
        after = name.last + 1
        if n + 1 < len(names) and names[n + 1].first == after:
            found = names[n + 1]
            provinces = frozenset(c.id for c in found.candidates if c.feature in (Feature.ADMIN1, Feature.ADMIN2))
            return None, provinces
        for length in (4, 3, 2, 1):
            last = min(after + length, len(tokens))
            code = self._gazetteer.country(self._parse.text[tokens[after].start : tokens[last - 1].end])
            if code:
                return code, frozenset()
        return None, frozenset()

    def _rank(self, name: FoundName, holder: tuple[str | None, frozenset[str]], others: Sequence[Candidate]) -> Sense:
        provinces = {c.name: c for c in self._provinces(holder[1])}
        scored = []
        for candidate in name.candidates:
            features = self._features(name, candidate, others)
            inside = provinces.get(candidate.admin1 or "")
            features["contained"] = float(
                candidate.country == holder[0]
                if holder[0]
                else bool(inside and inside.country == candidate.country and inside.id != candidate.id)
            )
            scored.append((sum(self._weights[key] * value for key, value in features.items()), candidate))
        return Sense(name, tuple(sorted(scored, key=lambda pair: -pair[0])))

    def _provinces(self, ids: frozenset[str]) -> list[Candidate]:
        return [place for place in map(self._gazetteer.place, ids) if place]

    def _features(self, name: FoundName, candidate: Candidate, others: Sequence[Candidate]) -> dict[str, float]:
        kind = candidate.feature
        plain = "city" if kind == Feature.CAPITAL else str(kind)
        close = [
            _nearness(candidate, other) for other in others if other.id != candidate.id and other.name != candidate.name
        ]
        return {
            "population": math.log10(candidate.population + 10),
            "capital": float(kind == Feature.CAPITAL),
            "admin1": float(kind == Feature.ADMIN1),
            "admin2": float(kind == Feature.ADMIN2),
            "region": float(kind in (Feature.REGION, Feature.POINT)),
            "alternate": float(candidate.naming != Naming.MAIN),
            "country_named": math.log2(1 + self._countries.get(candidate.country or "", 0)),
            "home": float(candidate.country == self._home and self._home is not None),
            "class_fits": float(name.kind == plain),
            "class_differs": float(name.kind is not None and name.kind != plain),
            "near_others": max(close, default=0.0),
        }


def _is_sure(sense: Sense) -> bool:
    """Whether the best candidate stands well above the next."""
    return len(sense.ranked) == 1 or sense.ranked[0][0] - sense.ranked[1][0] > 2.0


def _nearness(a: Candidate, b: Candidate) -> float:
    return 1.0 / (1.0 + find_distance(a.lat, a.lon, b.lat, b.lon) / NEAR)


def find_distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres (haversine).

    >>> round(find_distance(0, 0, 0, 1))
    111
    """
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER * math.asin(min(1.0, math.sqrt(half)))
