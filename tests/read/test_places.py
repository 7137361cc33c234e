"""Which names of a parse are places', and which places they are."""

from __future__ import annotations

import pytest

from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import PlacePrecision
from dateline.read.places import PlaceName, find_places
from dateline.reading import Parse
from handparse import parse_from
from handplaces import small_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return small_gazetteer()


def texts(parse: Parse, places: list[PlaceName]) -> list[str]:
    return [parse.text[parse.tokens[place.first].start : parse.tokens[place.last - 1].end] for place in places]


class TestRecognition:
    def test_a_name_of_several_words_that_the_recogniser_found(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "Shells/NNS/nsubj>2 hit=hit/VBD/ROOT>0 Deir/NNP/compound>5[GPE] "
            "ez/NNP/compound>5[GPE] Zor/NNP/dobj>2[GPE] ~./././punct>2"
        )
        (place,) = find_places(parse, gazetteer)
        assert (place.first, place.last, place.entity) == (2, 5, "place:geonames:7")
        assert (place.record.country, place.record.precision) == ("SY", PlacePrecision.CITY)

    def test_a_name_that_the_recogniser_missed_after_a_preposition(self, gazetteer: Gazetteer) -> None:
        parse = parse_from("Two/CD/nsubj>2 died=die/VBD/ROOT>0 in/IN/prep>2 Raqqa/NNP/pobj>3 ~./././punct>2")
        assert texts(parse, find_places(parse, gazetteer, countries={"SY": 2})) == ["Raqqa"]

    def test_a_person_of_a_place_s_name_is_none(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "Mr./NNP/compound>3 Ulysses/NNP/compound>3[PERSON] "
            "Grant/NNP/nsubj>4[PERSON] spoke=speak/VBD/ROOT>0 ~./././punct>4",
            "Later/RB/advmod>3 Grant/NNP/nsubj>3[PERSON] left=leave/VBD/ROOT>0 ~./././punct>3",
        )
        assert find_places(parse, gazetteer) == []

    def test_a_common_word_in_lower_case_is_none(self, gazetteer: Gazetteer) -> None:
        parse = parse_from("They/PRP/nsubj>2 want=want/VBP/ROOT>0 a/DT/det>4 grant/NN/dobj>2 ~./././punct>2")
        assert find_places(parse, gazetteer) == []

    def test_an_unlisted_place_gets_an_id_and_no_coordinates(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "They/PRP/nsubj>2 fled=flee/VBD/ROOT>0 to/IN/prep>2 Qarmazabad/NNP/pobj>3[GPE] ~./././punct>2"
        )
        (place,) = find_places(parse, gazetteer)
        assert (place.entity, place.record.lat, place.record.precision) == ("place:qarmazabad", None, None)

    def test_taken_words_are_left_alone(self, gazetteer: Gazetteer) -> None:
        parse = parse_from("London/NNP/nsubj>2[GPE] objected=object/VBD/ROOT>0 ~./././punct>2")
        assert find_places(parse, gazetteer, taken=frozenset({0})) == []

    def test_a_longer_name_outweighs_the_country_inside_it(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "It/PRP/nsubj>2 opened=open/VBD/ROOT>0 in/IN/prep>2 "
            "Mexico/NNP/compound>5[GPE] City/NNP/pobj>3[GPE] ~./././punct>2"
        )
        places = find_places(parse, gazetteer, taken=frozenset({3}), countries={"MX": 1})
        assert [place.entity for place in places] == ["place:geonames:13"]

    def test_the_town_before_the_comma_makes_georgia_a_state_of_the_union(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "He/PRP/nsubj>2 died=die/VBD/ROOT>0 in/IN/prep>2 "
            "Atlanta/NNP/pobj>3[GPE] ~,/,/punct>4 Georgia/NNP/appos>4[GPE] ~./././punct>2"
        )
        places = find_places(parse, gazetteer, taken=frozenset({5}), countries={"GE": 1})
        assert [place.entity for place in places] == ["place:geonames:11", "place:geonames:12"]

    def test_alone_georgia_stays_the_country_that_it_was_taken_for(self, gazetteer: Gazetteer) -> None:
        parse = parse_from("It/PRP/nsubj>2 is=be/VBZ/ROOT>0 in/IN/prep>2 Georgia/NNP/pobj>3[GPE] ~./././punct>2")
        assert find_places(parse, gazetteer, taken=frozenset({3}), countries={"GE": 1}) == []

    def test_kin_of_a_place_s_name_are_persons(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "He/PRP/nsubj>2 left=leave/VBD/ROOT>0 his/PRP$/poss>4 daughters=daughter/NNS/dobj>2 "
            "Springvale/NNP/appos>4[GPE] and/CC/cc>5 London/NNP/conj>5[GPE] ~./././punct>2"
        )
        assert find_places(parse, gazetteer) == []

    def test_a_class_word_alone_or_with_a_direction_is_no_name(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "A/DT/det>2 judge/NN/nsubj>3 sat=sit/VBD/ROOT>0 in/IN/prep>3 the/DT/det>7 "
            "Northern/NNP/compound>7[GPE] District/NNP/pobj>4[GPE] of/IN/prep>7 Kansas/NNP/pobj>8[GPE] ~./././punct>3"
        )
        assert texts(parse, find_places(parse, gazetteer)) == ["Kansas"]

    def test_a_disease_is_no_place(self, gazetteer: Gazetteer) -> None:
        parse = parse_from("Nine/CD/nsubj>2 died=die/VBD/ROOT>0 from/IN/prep>2 Zika/NNP/pobj>3[GPE] ~./././punct>2")
        assert find_places(parse, gazetteer) == []

    def test_a_disease_s_name_with_its_country_is_a_town(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "Nine/CD/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 Marburg/NNP/pobj>3[GPE] ~,/,/punct>4 "
            "Mexico/NNP/appos>4[GPE] ~./././punct>2"
        )
        assert texts(parse, find_places(parse, gazetteer, taken=frozenset({5}))) == ["Marburg"]
        parse = parse_from("Nine/CD/nsubj>2 caught=catch/VBD/ROOT>0 Marburg/NNP/dobj>2[GPE] ~./././punct>2")
        assert find_places(parse, gazetteer) == []

    def test_what_is_listed_with_a_place_is_one_too(self, gazetteer: Gazetteer) -> None:
        listed = "Reporters/NNS/nsubj>2 know=know/VBP/ROOT>0 {} and/CC/cc>3 Grant/NNP/conj>3[ORG] ~./././punct>2"
        place, body = "Atlanta/NNP/dobj>2[GPE]", "Oxfam/NNP/dobj>2[ORG]"
        parses = [parse_from(listed.format(first)) for first in (place, body)]
        assert [texts(parse, find_places(parse, gazetteer)) for parse in parses] == [["Atlanta", "Grant"], []]

    def test_a_person_s_label_on_a_class_word_with_its_place_makes_no_person(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "Village/NNP/compound>2[PERSON] Springvale/NNP/nsubj>3[PERSON] burned=burn/VBD/ROOT>0 ~./././punct>3",
            "They/PRP/nsubj>2 left=leave/VBD/ROOT>0 Springvale/NNP/dobj>2[GPE] ~./././punct>2",
        )
        assert texts(parse, find_places(parse, gazetteer)) == ["Springvale", "Springvale"]

    def test_a_word_of_class_outweighs_the_label_of_a_person(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "It/PRP/nsubj>2 fell=fall/VBD/ROOT>0 near/IN/prep>2 the/DT/det>5 town/NN/pobj>3 of/IN/prep>5 "
            "Deir/NNP/compound>9[PERSON] ez/NNP/compound>9[PERSON] Zor/NNP/pobj>6[PERSON] ~./././punct>2"
        )
        assert [place.entity for place in find_places(parse, gazetteer)] == ["place:geonames:7"]

    def test_an_unlisted_name_in_capitals_is_shown_in_ordinary_letters(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "They/PRP/nsubj>2 fled=flee/VBD/ROOT>0 to/IN/prep>2 QARMAZABAD/NNP/pobj>3[GPE] ~./././punct>2"
        )
        assert find_places(parse, gazetteer)[0].record.name == "Qarmazabad"

    def test_an_empty_report_names_nothing(self, gazetteer: Gazetteer) -> None:
        assert find_places(Parse("", [], []), gazetteer) == []


def in_place(*rest: str) -> Parse:
    """A crash somewhere: ``rest`` is the place and what follows it."""
    return parse_from(f"Two/CD/nsubj>2 died=die/VBD/ROOT>0 in/IN/prep>2 {' '.join(rest)}")


class TestSenses:
    def test_the_well_known_namesake_where_nothing_else_is_said(self, gazetteer: Gazetteer) -> None:
        (place,) = find_places(in_place("London/NNP/pobj>3[GPE]"), gazetteer)
        assert place.record.country == "GB"

    def test_the_province_behind_the_comma_decides(self, gazetteer: Gazetteer) -> None:
        parse = in_place("London/NNP/pobj>3[GPE]", "~,/,/punct>4", "Ontario/NNP/appos>4[GPE]")
        town, province = find_places(parse, gazetteer)
        assert (town.record.country, province.record.precision) == ("CA", PlacePrecision.ADMIN1)

    def test_the_country_behind_the_comma_decides(self, gazetteer: Gazetteer) -> None:
        parse = in_place("Springvale/NNP/pobj>3[GPE]", "~,/,/punct>4", "Australia/NNP/appos>4[GPE]")
        places = find_places(parse, gazetteer, taken=frozenset({5}), countries={"AU": 1, "US": 1})
        assert [place.entity for place in places] == ["place:geonames:2"]

    def test_countries_that_the_report_names_decide(self, gazetteer: Gazetteer) -> None:
        for country, entity in (("US", "place:geonames:1"), ("AU", "place:geonames:2")):
            (place,) = find_places(in_place("Springvale/NNP/pobj>3[GPE]"), gazetteer, countries={country: 3})
            assert place.entity == entity

    def test_the_outlet_s_country_decides_between_equals(self, gazetteer: Gazetteer) -> None:
        (place,) = find_places(in_place("Springvale/NNP/pobj>3[GPE]"), gazetteer, outlet="herald.example.au")
        assert place.record.country == "AU"

    def test_a_sense_told_once_holds_through_the_report(self, gazetteer: Gazetteer) -> None:
        parse = parse_from(
            "It/PRP/nsubj>2 began=begin/VBD/ROOT>0 in/IN/prep>2 "
            "Springvale/NNP/pobj>3[GPE] ~,/,/punct>4 Kansas/NNP/appos>4[GPE] ~./././punct>2",
            "Then/RB/advmod>3 Springvale/NNP/nsubj>3[GPE] slept=sleep/VBD/ROOT>0 ~./././punct>3",
        )
        places = find_places(parse, gazetteer, countries={"AU": 1})
        assert [place.entity for place in places if place.record.name == "Springvale"] == ["place:geonames:1"] * 2

    def test_the_word_province_chooses_between_province_and_town(self, gazetteer: Gazetteer) -> None:
        of_town = in_place("Raqqa/NNP/pobj>3[GPE]")
        of_province = in_place("Raqqa/NNP/compound>5[GPE]", "province/NN/pobj>3")
        assert find_places(of_town, gazetteer)[0].record.precision == PlacePrecision.CITY
        assert find_places(of_province, gazetteer)[0].record.precision == PlacePrecision.ADMIN1

    def test_an_officer_tells_whether_a_province_or_a_town_is_meant(self, gazetteer: Gazetteer) -> None:
        for office, place in (("governor", "6"), ("mayor", "5")):
            parses = (
                parse_from(
                    f"The/DT/det>2 {office}/NN/nsubj>5 of/IN/prep>2 Raqqa/NNP/pobj>3[GPE] fled=flee/VBD/ROOT>0 "
                    "~./././punct>5"
                ),
                parse_from(
                    f"Raqqa/NNP/poss>3[GPE] 's/POS/case>1 {office}/NN/nsubj>4 fled=flee/VBD/ROOT>0 ~./././punct>4"
                ),
            )
            found = [find_places(parse, gazetteer, countries={"SY": 1}) for parse in parses]
            assert [each.entity for places in found for each in places] == [f"place:geonames:{place}"] * 2

    def test_a_series_of_provinces_holds_no_town_of_the_next(self, gazetteer: Gazetteer) -> None:
        series = "Georgia/NNP/pobj>3[GPE] ~,/,/punct>4 Kansas/NNP/conj>4[GPE] {}~./././punct>2"
        numbers = {"and/CC/cc>6 Nebraska/NNP/conj>6[GPE] ": (12, 3, 18), "": (17, 3)}
        for rest, meant in numbers.items():
            places = find_places(in_place(*series.format(rest).split(" ")), gazetteer)
            assert [place.entity for place in places] == [f"place:geonames:{number}" for number in meant]

    def test_what_holds_a_district_decides(self, gazetteer: Gazetteer) -> None:
        parse = in_place("the/DT/det>6 Springvale/NNP/compound>6[GPE] district/NN/pobj>3 of/IN/prep>6 "
                         "Kansas/NNP/pobj>7[GPE] ~./././punct>2")  # fmt: skip
        found = find_places(parse, gazetteer, countries={"AU": 2})
        assert [place.entity for place in found] == ["place:geonames:1", "place:geonames:3"]

    def test_a_town_of_the_country_that_all_reports_name_gives_way_to_a_city(self, gazetteer: Gazetteer) -> None:
        (place,) = find_places(in_place("London/NNP/pobj>3[GPE]"), gazetteer, countries={"US": 4, "SY": 4})
        assert place.record.country == "GB"

    def test_cities_of_a_list_do_not_lie_in_one_another(self, gazetteer: Gazetteer) -> None:
        parse = in_place("London/NNP/pobj>3[GPE]", "~,/,/punct>4", "Springvale/NNP/conj>4[GPE]")
        assert find_places(parse, gazetteer)[0].record.country == "GB"

    def test_regions_of_the_hand_made_table(self, gazetteer: Gazetteer) -> None:
        (place,) = find_places(in_place("Tora/NNP/compound>5[GPE]", "Bora/NNP/pobj>3[GPE]"), gazetteer)
        assert (place.entity, place.record.precision) == ("place:tora-bora", PlacePrecision.POINT)
