"""Place names → places: which of a name's candidates a report means.

Each candidate is scored by what the report says: the countries and provinces that it names, what contains the name
("Paris, Texas"), class words, the other places nearby, population. Ranking is done twice, the second time in view of
the places that the first left in no doubt.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.gazetteer import Candidate, Gazetteer
from dateline.knowledge.place_names import Feature, Naming, fold_place
from dateline.knowledge.place_rules import PlaceRules
from dateline.read.place_names import FoundName
from dateline.reading import Parse

EARTH_DIAMETER = 12742.0
"""Kilometres."""

NEAR = 200.0
"""Kilometres at which the closeness of two places counts half."""

SURE = 2.0
"""Log odds over the next candidate by which a place counts as known when the others are ranked again."""


WORLD_CITY = 1_000_000
"""People of a city that goes by its bare name, as New York City does and Oklahoma City does not."""

HOLDING_CITY = 200_000
"""People of a city, at the least, of which a place behind a comma is said to be a part."""

TOWN_IN_CITY = 3
"""How many times more people a city has than a town that is said to lie in it, at the least."""

NAMED_EVERYWHERE = frozenset({"US"})
"""Countries that reports from all the world name, so that it tells little of where their towns lie."""

SMALL_TOWN = 100_000
"""People of a town that reports from abroad seldom name."""

LISTED_REACH = 3
"""How many names of an enumeration to either side are looked at."""

LISTED_COUNTED = 3
"""Names of one kind in an enumeration beyond these say no more."""

TOWN_OF_THE_NEWS = 10_000
"""People that a town of the hand-made table is taken to have: those of a small town."""

GEONAMES = "place:geonames:"
"""How the ids of GeoNames' places begin."""

MENTIONS_COUNTED = 4
"""Mentions of a country beyond these say no more for its places."""

_CITIES = frozenset({Feature.CITY, Feature.CAPITAL})


class Sense(Struct, frozen=True):
    """A found name with its candidates ranked: (score, candidate), best first; empty for an unlisted place.

    ``features`` are those of each candidate in the same order, before they are weighed.
    """

    name: FoundName
    ranked: tuple[tuple[float, Candidate], ...]
    features: tuple[Mapping[str, float], ...] = ()

    @property
    def best(self) -> Candidate | None:
        """The candidate with the highest score."""
        return self.ranked[0][1] if self.ranked else None

    @property
    def meant(self) -> tuple[Candidate, ...]:
        """The best candidate, if there is any."""
        return tuple(place for _, place in self.ranked[:1])

    @property
    def is_sure(self) -> bool:
        """Whether the best candidate stands well above the next."""
        return len(self.ranked) == 1 or (len(self.ranked) > 1 and self.ranked[0][0] - self.ranked[1][0] > SURE)


class Container(Struct, frozen=True):
    """What is said to hold a name: a country's code, or places that its name may mean."""

    country: str | None = None
    places: tuple[Candidate, ...] = ()

    def holds(self, candidate: Candidate) -> bool:
        """Whether ``candidate`` lies in it."""
        if self.country:
            return candidate.country == self.country
        return any(_lies_in(candidate, place) for place in self.places)


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
        self._offices = rules.offices
        self._classes = rules.classes
        self._countries = countries
        self._home = home

    def resolve(self, names: Sequence[FoundName]) -> list[Sense]:
        """One sense for each name: first each by itself, then again in view of those that are sure."""
        names = [self._with_office(name) for name in names]
        described = self.describe(names, [])
        first = [self._rank(name, rows) for name, rows in zip(names, described, strict=True)]
        described = self.describe(names, first)
        return [self._rank(name, rows) for name, rows in zip(names, described, strict=True)]

    def _with_office(self, name: FoundName) -> FoundName:
        """The name with the kind of place that an officer beside it heads: "the governor of X", "X's mayor"."""
        tokens, offices = self._parse.tokens, self._offices
        before, after = tokens[max(0, name.first - 2) : name.first], tokens[name.last : name.last + 2]
        words = [token.lower for token in after if token.tag != "POS"][:1]
        if len(before) > 1 and before[1].lower == "of":
            words.append(before[0].lower)
        kind = next((offices[word] for word in words if word in offices), None)
        return replace(name, kind=kind) if kind and not name.kind else name

    def _rank(self, name: FoundName, rows: Sequence[Mapping[str, float]]) -> Sense:
        scores = [sum(self._weights.get(key, 0.0) * value for key, value in row.items()) for row in rows]
        ranked = sorted(zip(scores, name.candidates, rows, strict=True), key=lambda each: -each[0])
        return Sense(name, tuple((score, place) for score, place, _ in ranked), tuple(row for *_, row in ranked))

    def describe(self, names: Sequence[FoundName], before: Sequence[Sense]) -> list[list[dict[str, float]]]:
        """Features of each candidate of each name; ``before`` is the earlier ranking, if any."""
        containers = [self._find_container(names, n) for n in range(len(names))]
        by_key: dict[str, list[Container]] = {}
        for name, container in zip(names, containers, strict=True):
            if container:
                by_key.setdefault(fold_place(name.name), []).append(container)
        report = _ReportPlaces(names, before)
        meant = [sense.meant for sense in before] or [name.candidates for name in names]
        described = []
        for n, (name, container) in enumerate(zip(names, containers, strict=True)):
            elsewhere = by_key.get(fold_place(name.name), [])
            listed = self._find_listed(names, containers, n)
            beside = [meant[other] for other in listed]
            held = meant[n - 1] if n and containers[n - 1] and names[n - 1].last < name.first else ()
            features = []
            provinces = any(_is_only_province(names[other]) for other in listed)
            for each in name.candidates:
                beside_it = _list_features(each, beside, held)
                seat = (
                    each.feature == Feature.ADMIN1 and not (provinces or beside_it["holds"]) and _has_seat(name, each)
                )
                features.append(
                    self._features(name, each, container, elsewhere, report) | beside_it | {"seat": float(seat)}
                )
            described.append(features)
        return described

    def _find_listed(self, names: Sequence[FoundName], containers: Sequence[Container | None], n: int) -> list[int]:
        """The nearest others of an enumeration; "Leeds, England" is none, since one holds the other."""
        found = []
        for step in (-1, 1):
            at = n
            for _ in range(LISTED_REACH):
                left = min(at, at + step)
                if not self._is_listed(names, left) or _holds(containers[left], names[left]):
                    break
                at += step
                found.append(at)
        return found

    def _is_listed(self, names: Sequence[FoundName], left: int) -> bool:
        """Whether nothing but a comma or "and" stands between a name and the next."""
        if left < 0 or left + 1 >= len(names):
            return False
        between = self._parse.tokens[names[left].last : names[left + 1].first]
        return 0 < len(between) <= 2 and all(token.lower in {",", "and", "or", "&"} for token in between)

    def _is_series(self, names: Sequence[FoundName], n: int) -> bool:
        """Whether names ``n`` and the next are two of at least three provinces: "Utah, Washington and Wyoming"."""
        if n + 1 >= len(names) or not (_may_be_province(names[n]) and _may_be_province(names[n + 1])):
            return False
        more = [other for left, other in ((n - 1, n - 1), (n + 1, n + 2)) if self._is_listed(names, left)]
        return any(_may_be_province(names[other]) for other in more)

    def _find_container(self, names: Sequence[FoundName], n: int) -> Container | None:
        """What the report says to hold a name: behind a comma, a bracket or "in", or before it with an apostrophe.

        Behind a class word, as in "the Mansour district of Baghdad", also what follows "of".
        """
        name, tokens = names[n], self._parse.tokens
        at = name.last + (name.last < len(tokens) and tokens[name.last].lower in self._classes)
        if 0 < at < len(tokens) - 1 and tokens[at].lower == "of" and tokens[at - 1].lower in self._classes:
            return self._named_from(names, n + 1, at + 1)
        if at < len(tokens) and tokens[at].text == "." and name.candidates and tokens[at - 1].text[0].isupper():
            at += at + 1 < len(tokens) and tokens[at + 1].text == ","
        if at + 1 < len(tokens) and tokens[at].lower in {",", "(", "in"}:
            found = self._named_from(names, n + 1, at + 1 + (tokens[at + 1].lower == "the"))
            if found and not (tokens[at].text == "," and found.places and self._is_series(names, n)):
                return found
        if name.first > 1 and tokens[name.first - 1].tag == "POS":
            return self._named_until(names, n - 1, name.first - 1)
        return None

    def _named_from(self, names: Sequence[FoundName], n: int, first: int) -> Container | None:
        """The country or place whose name begins at token ``first``."""
        tokens = self._parse.tokens
        if n < len(names) and names[n].first == first:
            return Container(places=names[n].candidates)
        for last in range(min(first + 4, len(tokens)), first, -1):
            code = self._gazetteer.country(self._parse.text[tokens[first].start : tokens[last - 1].end])
            if code:
                return Container(country=code)
        return None

    def _named_until(self, names: Sequence[FoundName], n: int, last: int) -> Container | None:
        """The country or place whose name ends before token ``last``."""
        tokens = self._parse.tokens
        if n >= 0 and names[n].last == last:
            return Container(places=names[n].candidates)
        for first in range(max(last - 4, 0), last):
            code = self._gazetteer.country(self._parse.text[tokens[first].start : tokens[last - 1].end])
            if code:
                return Container(country=code)
        return None

    def _features(
        self,
        name: FoundName,
        candidate: Candidate,
        container: Container | None,
        elsewhere: Sequence[Container],
        report: _ReportPlaces,
    ) -> dict[str, float]:
        kind = candidate.feature
        plain = "city" if kind == Feature.CAPITAL else str(kind)
        key = fold_place(name.name)
        return {
            "population": 0.0 if kind not in _CITIES else math.log10(_count_people(candidate) + 10) - 4,
            "capital": float(kind == Feature.CAPITAL),
            "capital_named": float(kind == Feature.CAPITAL and self._countries.get(candidate.country or "", 0) > 0),
            "admin1": float(kind == Feature.ADMIN1),
            "admin2": float(kind == Feature.ADMIN2),
            "region": float(kind == Feature.REGION and candidate.country is not None),
            "world_region": float(kind == Feature.REGION and candidate.country is None),
            "point": float(kind == Feature.POINT),
            "alternate": float(candidate.naming == Naming.ALTERNATE),
            "country_named": self._country_named(candidate),
            "country_share": self._countries.get(candidate.country or "", 0) / max(1, sum(self._countries.values())),
            "home": float(candidate.country == self._home and self._home is not None),
            "contained": float(container is not None and container.holds(candidate)),
            "not_contained": float(container is not None and not container.holds(candidate)),
            "contained_elsewhere": float(container is None and any(each.holds(candidate) for each in elsewhere)),
            "class_fits": float(name.kind == plain),
            "class_differs": float(name.kind is not None and name.kind != plain),
            "country_shared": report.country_share(key, candidate),
            "province_named": report.province_named(key, candidate),
            "near_others": report.nearness(key, candidate),
        }  # fmt: skip

    def _country_named(self, candidate: Candidate) -> float:
        """How often the report names the candidate's country, on a scale that soon flattens."""
        named = math.log1p(min(self._countries.get(candidate.country or "", 0), MENTIONS_COUNTED))
        town = candidate.feature == Feature.CITY and candidate.population < SMALL_TOWN
        everywhere = candidate.country in NAMED_EVERYWHERE and len(self._countries) > 1
        return named / 2 if town and everywhere else named


def _count_people(candidate: Candidate) -> int:
    """People of a town; those of the hand-made table stand there since the news names them, whatever their size."""
    return candidate.population or (0 if candidate.id.startswith(GEONAMES) else TOWN_OF_THE_NEWS)


def _list_features(
    candidate: Candidate, beside: Sequence[Sequence[Candidate]], held: Sequence[Candidate]
) -> dict[str, float]:
    """What the names beside it say: others of its kind in an enumeration, or a place that it holds."""
    alike = min(LISTED_COUNTED, sum(any(_is_alike(candidate, each) for each in places) for places in beside))
    return {
        "listed_alike": float(alike),
        "holds": float(any(_lies_in(each, candidate) for each in held)),
    }


def _holds(container: Container | None, name: FoundName) -> bool:
    return container is not None and any(map(container.holds, name.candidates))


def _may_be_province(name: FoundName) -> bool:
    return any(each.feature == Feature.ADMIN1 and each.naming == Naming.MAIN for each in name.candidates)


def _has_seat(name: FoundName, province: Candidate) -> bool:
    """Whether a city of the same name lies in the province, and nothing says that the province is meant."""
    key = fold_place(name.name)
    return name.kind != Feature.ADMIN1 and any(
        each.admin1 == province.name and each.country == province.country
        for each in name.candidates
        if each.feature in _CITIES and (each.population > WORLD_CITY or fold_place(each.name) != f"{key} city")
    )


def _is_only_province(name: FoundName) -> bool:
    """Whether a name is that of a province, and of no city in it."""
    return any(each.feature == Feature.ADMIN1 and not _has_seat(name, each) for each in name.candidates)


def _is_alike(a: Candidate, b: Candidate) -> bool:
    """Whether two places are capitals, or of one kind and country, as those of an enumeration mostly are."""
    if a.feature == b.feature == Feature.CAPITAL:
        return a.id != b.id
    kinds = {Feature.CAPITAL: Feature.CITY}
    return (
        a.country == b.country and kinds.get(a.feature, a.feature) == kinds.get(b.feature, b.feature) and a.id != b.id
    )


class _ReportPlaces:
    """What a report's place names say together of one of them: by all their senses, then by those ranked best."""

    def __init__(self, names: Sequence[FoundName], before: Sequence[Sense]) -> None:
        self._countries: dict[str, set[str]] = {}
        self._provinces: dict[str, set[str]] = {}
        meant = [(sense.name, sense.meant) for sense in before] or [(n, n.candidates) for n in names]
        for name, places in meant:
            key = fold_place(name.name)
            for each in places:
                if each.country:
                    self._countries.setdefault(each.country, set()).add(key)
                if each.feature == Feature.ADMIN1 and each.country:
                    self._provinces.setdefault(f"{each.country}/{each.name}", set()).add(key)
        self._total = len({fold_place(name.name) for name in names})
        sure = {
            sense.best.id: (fold_place(sense.name.name), sense.best) for sense in before if sense.best and sense.is_sure
        }
        self._sure = list(sure.values())

    def country_share(self, key: str, candidate: Candidate) -> float:
        """The share of the report's other names that may stand for a place in the candidate's country."""
        others = self._countries.get(candidate.country or "", set()) - {key}
        return len(others) / max(1, self._total - 1)

    def province_named(self, key: str, candidate: Candidate) -> float:
        """1 where another name may stand for the candidate's province."""
        if candidate.feature == Feature.ADMIN1:
            return 0.0
        return float(bool(self._provinces.get(f"{candidate.country}/{candidate.admin1}", set()) - {key}))

    def nearness(self, key: str, candidate: Candidate) -> float:
        """Closeness to the nearest place that is sure: 1 at the spot, a half at :data:`NEAR`."""
        return max(
            (1.0 / (1.0 + find_distance(candidate, place) / NEAR) for other, place in self._sure if other != key),
            default=0.0,
        )


def _lies_in(candidate: Candidate, holder: Candidate) -> bool:
    """Whether a place lies in another: its province by name, smaller holders by distance."""
    if holder.id == candidate.id or holder.country not in {None, candidate.country}:
        return False
    if holder.feature == Feature.ADMIN1:
        return holder.name == candidate.admin1 and candidate.feature != Feature.ADMIN1
    if holder.feature in _CITIES and holder.population < max(HOLDING_CITY, TOWN_IN_CITY * candidate.population):
        return False
    limit = 600.0 if holder.feature == Feature.REGION else 80.0
    return find_distance(candidate, holder) < limit


def find_distance(a: Candidate, b: Candidate) -> float:
    """Great-circle distance in kilometres (haversine)."""
    p1, p2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return EARTH_DIAMETER * math.asin(min(1.0, math.sqrt(half)))
