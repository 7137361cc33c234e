"""A small gazetteer in memory, so that place rules are tested without the GeoNames index."""

from __future__ import annotations

import sqlite3

from dateline.knowledge.build_gazetteer import SCHEMA, write_place
from dateline.knowledge.gazetteer import Gazetteer, read_regions
from dateline.knowledge.place_names import Feature, Naming, fold_place
from dateline.knowledge.place_rules import load_place_rules

# id, name, country, province, latitude, longitude, people, feature, other names
PLACES = (
    (1, "Springvale", "US", "Kansas", 38.0, -97.0, 12_000, Feature.CITY, ()),
    (2, "Springvale", "AU", "Victoria", -37.9, 145.1, 20_000, Feature.CITY, ()),
    (3, "Kansas", "US", "Kansas", 38.5, -98.5, 2_900_000, Feature.ADMIN1, ()),
    (4, "Victoria", "AU", "Victoria", -37.0, 145.0, 6_000_000, Feature.ADMIN1, ()),
    (5, "Ar Raqqah", "SY", "Raqqa Governorate", 35.95, 39.0, 530_000, Feature.CITY, ("Raqqa",)),
    (6, "Raqqa Governorate", "SY", "Raqqa Governorate", 36.0, 39.0, 620_000, Feature.ADMIN1, ("Raqqa",)),
    (7, "Deir ez-Zor", "SY", "Deir ez-Zor Governorate", 35.34, 40.14, 270_000, Feature.CITY, ("Dayr az Zawr",)),
    (8, "London", "GB", "England", 51.5, -0.13, 8_900_000, Feature.CAPITAL, ()),
    (9, "London", "CA", "Ontario", 42.98, -81.23, 420_000, Feature.CITY, ()),
    (10, "Ontario", "CA", "Ontario", 49.25, -84.5, 14_000_000, Feature.ADMIN1, ()),
    (11, "Atlanta", "US", "Georgia", 33.75, -84.39, 500_000, Feature.CITY, ()),
    (12, "Georgia", "US", "Georgia", 32.75, -83.5, 10_000_000, Feature.ADMIN1, ()),
    (13, "Mexico City", "MX", "Mexico City", 19.43, -99.13, 12_000_000, Feature.CAPITAL, ()),
    (15, "London", "US", "Kansas", 38.1, -97.1, 21_000, Feature.CITY, ()),
    (16, "Northern Province", "RW", "Northern Province", -1.6, 29.9, 1_700_000, Feature.ADMIN1, ("Northern District",)),
    (17, "Georgia", "US", "Kansas", 37.9, -97.3, 5_000, Feature.CITY, ()),
    (18, "Nebraska", "US", "Nebraska", 41.5, -99.75, 1_900_000, Feature.ADMIN1, ()),
    (14, "Grant", "US", "Kansas", 38.2, -97.2, 900, Feature.CITY, ()),
)


def small_gazetteer() -> Gazetteer:
    """A gazetteer of the places above, three regions and a few countries, with the rules that come with the package."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(SCHEMA)
    for *row, others in PLACES:
        keys = [(fold_place(str(row[1])), Naming.MAIN), *((fold_place(name), Naming.ALTERNATE) for name in others)]
        write_place(connection, tuple(row), keys)
    write_place(connection, PLACES[2][:8], [("kan", Naming.SHORT)])
    regions = read_regions(
        "names\tkind\tcountry\tlat\tlon\tprecision\tgeonames\n"
        "Sahel\tregion\t\t15.0\t8.0\tregion\t\n"
        "Eastern Ghouta|East Ghouta\tregion\tSY\t33.53\t36.45\tregion\t\n"
        "Tora Bora\tsite\tAF\t34.12\t70.22\tpoint\t\n"
        "Mexico City|Mexico DF\tcity\tMX\t19.4\t-99.1\tcity\t13\n"
    )
    centres = {"SY": (35.0, 38.0), "MX": (23.0, -102.0), "GE": (42.0, 43.5)}
    countries = {"syria": "SY", "mexico": "MX", "georgia": "GE", "australia": "AU", "canada": "CA"}
    return Gazetteer(connection, regions, centres, countries, load_place_rules())
