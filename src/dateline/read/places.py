"""Parse → the places that it names, each with the gazetteer's entry that the report most likely means."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.place_names import fold_place, plain_name
from dateline.model import Entity
from dateline.read.place_names import NameFinder
from dateline.read.place_senses import Sense, SenseResolver
from dateline.reading import Parse


class PlaceName(Struct, frozen=True):
    """Tokens ``first`` up to, not including, ``last`` name the place ``entity``, whose record is ``record``."""

    first: int
    last: int
    entity: str
    record: Entity


def find_places(
    parse: Parse,
    gazetteer: Gazetteer,
    *,
    taken: frozenset[int] = frozenset(),
    countries: Mapping[str, int] | None = None,
    outlet: str | None = None,
) -> list[PlaceName]:
    """Every place name of ``parse`` in text order, countries left out.

    ``taken`` are tokens that name something else (countries, nationalities, known actors); a place's name may hold them
    where it is longer ("New Mexico", "Mexico City") or a namesake ("Atlanta, Georgia"), and is then the better reading.
    ``countries`` counts the countries that the report names, by ISO code; ``outlet`` is the outlet's domain. A place
    that the gazetteer does not list gets an id of its own and no coordinates.
    """
    return [_to_place(sense) for sense in find_senses(parse, gazetteer, taken, countries or {}, outlet)]


def find_senses(
    parse: Parse, gazetteer: Gazetteer, taken: frozenset[int], countries: Mapping[str, int], outlet: str | None
) -> list[Sense]:
    """The place names of ``parse`` with all that each may mean, ranked and scored; arguments as :func:`find_places`."""
    names = NameFinder(parse, gazetteer, gazetteer.rules, taken).find()
    return SenseResolver(parse, gazetteer, gazetteer.rules, countries, home_of(outlet)).resolve(names)


def home_of(outlet: str | None) -> str | None:
    """The country of an outlet's domain, None for domains of no country."""
    suffix = (outlet or "").rpartition(".")[2].upper()
    return {"UK": "GB"}.get(suffix, suffix) if len(suffix) == 2 else None


def _to_place(sense: Sense) -> PlaceName:
    name, best = sense.name, sense.best
    if best is None:
        slug = fold_place(name.name).replace(" ", "-")
        return PlaceName(name.first, name.last, f"place:{slug}", Entity(_shown(name.name), "place"))
    record = Entity(
        best.name, "place", best.country, admin1=best.admin1, lat=best.lat, lon=best.lon, precision=best.precision
    )
    return PlaceName(name.first, name.last, best.id, record)


def _shown(name: str) -> str:
    """An unlisted place's name as the report prints it, its capitals and line breaks taken off."""
    plain = plain_name(" ".join(name.split()), transcribed=False)
    return plain.title() if plain.isupper() else plain
