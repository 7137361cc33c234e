"""Two reports' words for one source come to one key, and words for different sources to different ones."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.actors import load_actors
from dateline.knowledge.source_words import load_source_words
from dateline.merge.describing import UNNAMED, Describer


@cache
def make_describer() -> Describer:
    return Describer(load_actors(), load_source_words())


@pytest.fixture
def describer() -> Describer:
    return make_describer()


@pytest.mark.parametrize(
    "phrases",
    [
        ("The Kenyan army's spokesman", "a spokesman for Kenya's army", "the Kenyan army"),
        ("a senior official", "two officials", "Officials, who asked not to be named"),
        (
            "the Peruvian interior ministry",
            "Peru's Interior Ministry",
            "a spokeswoman for the Peruvian interior ministry",
        ),
        ("a Hezbollah spokesman", "Hezbollah's press office", "Hezbollah"),
        ("the regional health department", "a regional health department spokesperson"),
        ("it", "they", "several others", "a spokesman"),
    ],
)
def test_one_source_has_one_key(describer: Describer, phrases: tuple[str, ...]) -> None:
    assert len({describer.describe(phrase).key for phrase in phrases}) == 1


def test_different_sources_have_different_keys(describer: Describer) -> None:
    phrases = (
        "officials", "Kenyan officials", "Peruvian officials", "hospital officials", "a Hezbollah commander",
        "the Peruvian interior ministry", "the interior ministry", "witnesses", "a former Kenyan official",
    )  # fmt: skip
    assert len({describer.describe(phrase).key for phrase in phrases}) == len(phrases)


def test_officials_speak_for_their_state_and_its_people_do_not(describer: Describer) -> None:
    assert describer.describe("Kenyan officials").bound == {"state:KE"}
    assert describer.describe("Kenyan farmers").bound == frozenset()
    assert describer.describe("a retired Kenyan general").bound == frozenset()
    assert describer.describe("Kenyan farmers").countries == {"KE"}
    assert "group:hezbollah" in describer.describe("a Hezbollah commander").bound


def test_where_somebody_sits_is_not_whose_he_is(describer: Describer) -> None:
    assert describer.describe("a diplomat in Nairobi").countries == frozenset()


def test_a_class_of_people_has_its_country_from_its_id(describer: Describer) -> None:
    (teller,) = describer.source("anonymous", "people:ke-officials", "officials (KE)", "Two officials")
    assert teller.bound == {"state:KE"}
    assert teller.key == describer.describe("Kenyan officials").key


def test_behind_a_named_spokesman_stands_the_body(describer: Describer) -> None:
    phrase = "Rosa Lima, a spokeswoman for the Peruvian interior ministry"
    person, body = describer.source("named", "person:rosa-lima", "Rosa Lima", phrase)
    assert (person.key, person.name) == ("person:rosa-lima", "Rosa Lima")
    assert body.key == describer.describe("the Peruvian interior ministry").key


def test_a_named_officer_belongs_to_his_body(describer: Describer) -> None:
    (person,) = describer.source("named", "person:otto-berg", "Otto Berg", "Kenyan army general Otto Berg")
    assert {"person:otto-berg", "state:KE"} <= person.bound


@pytest.mark.parametrize("cue", ["admitted", "admits", "has acknowledged", "conceded", "confessing"])
def test_words_of_admission(describer: Describer, cue: str) -> None:
    (teller,) = describer.source("role", None, "the mayor", "the mayor", "states", cue)
    assert teller.admits


@pytest.mark.parametrize(
    ("grounds", "flatly"),
    [
        ((), True),
        (("not",), True),
        (("n't",), True),
        (("has denied",), True),
        (("dismissed", "no"), True),
        (("nearly",), False),
        (("foiled",), False),
        (("will", "not"), False),
        (("refused",), False),
    ],
)
def test_a_denial_is_told_from_a_failure_and_a_near_miss(
    describer: Describer, grounds: tuple[str, ...], flatly: bool
) -> None:
    assert describer.denies(grounds) == flatly


def test_claiming_is_not_admitting(describer: Describer) -> None:
    assert not describer.source("role", None, "the mayor", "the mayor", "claims", "claimed")[0].admits


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("hill-ledger.example", "outlet:hill-ledger"),
        ("https://www.hill-ledger.example/a/b?c", "outlet:hill-ledger"),
        ("Hill Ledger", "outlet:hill-ledger"),
        ("tass.com", "org:tass"),
        ("https://www.aljazeera.com/news", "org:al-jazeera"),
        (None, "outlet of r1"),
    ],
)
def test_an_outlet_is_known_by_its_name(describer: Describer, address: str | None, key: str) -> None:
    assert describer.outlet(address, "r1").key == key


def test_an_outlet_that_was_told_is_no_voice_of_its_own(describer: Describer) -> None:
    outlet = describer.outlet("hill-ledger.example", "r1")
    assert describer.medium(None, "the Ledger", outlet) is None
    assert describer.medium(None, "this newspaper", outlet) is None
    other = describer.medium("org:tass", "the TASS news agency", outlet)
    assert other is not None
    assert other.key == "org:tass"


def test_a_source_without_words_is_unnamed(describer: Describer) -> None:
    (teller,) = describer.source(None, None, "", "")
    assert (teller.key, teller.name, teller.words) == (UNNAMED, "an unnamed source", frozenset())


def test_bodies_with_a_mandate_to_stand_on_no_side_are_marked_and_so_are_their_people(describer: Describer) -> None:
    assert describer.source("named", "org:icrc", "ICRC", "the Red Cross")[0].impartial
    assert describer.source("role", None, "a spokeswoman for the UN", "a spokeswoman for the UN")[0].impartial
    assert not describer.source("role", None, "a nurse", "a nurse")[0].impartial


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_printed_has_a_key_and_a_name(printed: str, phrase: str) -> None:
    describer = make_describer()
    outlet = describer.outlet(printed, "r1")
    (source,) = describer.source(None, None, printed, phrase)
    through = describer.medium(None, printed, outlet)
    tellers = [outlet, source, *([through] if through else [])]
    assert all(teller.key and teller.name for teller in tellers)
    assert describer.source(None, None, printed, phrase) == (source,)
