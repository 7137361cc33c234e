"""What must hold of the report from which the project started: its chain of sources, its movements, its wording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from contract import assert_contract
from dateline.model import Report, report_id
from dateline.pipeline import Coder

Object = dict[str, Any]


@pytest.fixture(scope="module")
def found(shared: Path, coder: Coder) -> Object:
    text = (shared / "reports" / "islamabad-2018.txt").read_text("utf-8")
    return assert_contract(coder.code(Report(report_id(None, None, text), text, published="2018-07-11")))


def sentence_claims(found: Object, begin: str, **wanted: str) -> list[Object]:
    """Claims whose trigger stands in the sentence that begins so, with these values."""
    text = found["report"]["text"]
    start = text.index(begin)
    end = text.find("\n", start) if "\n" in text[start:] else len(text)
    return [
        claim
        for claim in found["claims"]
        if start <= claim["trigger"]["start"] < end and all(claim[name] == value for name, value in wanted.items())
    ]


def countries(found: Object, ids: list[str]) -> set[str]:
    mentions = {mention["id"]: mention for mention in found["mentions"]}
    entities = [mentions[each]["entity"] for each in ids]
    known = [found["entities"].get(entity or "", {}).get("country") for entity in entities]
    return {country for country in known if country}


def entity_ids(found: Object, ids: list[str]) -> set[str]:
    return {mention["entity"] for mention in found["mentions"] if mention["id"] in ids and mention["entity"]}


def attribution(found: Object, key: str | None) -> Object:
    return next(each for each in found["attributions"] if each["id"] == key)


def voices(found: Object, key: str | None) -> list[str]:
    """The sources' words round a claim, innermost first."""
    chain = []
    while key is not None:
        each = attribution(found, key)
        chain.append(each["source"]["text"] if each["source"] else "")
        key = each["via"]
    return chain


def cued(found: Object, words: str, after: str = "") -> Object:
    """The attribution whose cue holds these words, the first after the text ``after``."""
    start = found["report"]["text"].index(after)
    return next(
        each
        for each in found["attributions"]
        if each["cue"] and words in each["cue"]["text"].split() and each["cue"]["start"] >= start
    )


def test_four_countries_consult_in_islamabad_as_moscow_says(found: Object) -> None:
    consults = sentence_claims(found, "Moscow says", type="CONSULT", modality="happened")
    claim = next(each for each in consults if countries(found, each["who"]) == {"RU", "IR", "CN", "PK"})
    places = [found["entities"][entity] for entity in entity_ids(found, claim["where"])]
    assert [(place["name"], place["country"]) for place in places] == [("Islamabad", "PK")]
    said = attribution(found, claim["attribution"])
    assert said["source"]["text"] == "Moscow"
    assert entity_ids(found, [said["source"]["mention"]]) == {"state:RU"}


def test_ivanov_told_tass_on_tuesday(found: Object) -> None:
    told = cued(found, "told")
    assert told["source"]["text"].startswith("Sergei Ivanov")
    assert entity_ids(found, [told["addressee"]["mention"]]) == {"org:tass"}
    assert next(time for time in found["times"] if time["id"] == told["when"])["from"] == "2018-07-10"
    (person,) = entity_ids(found, [told["source"]["mention"]])
    roles = found["entities"][person]["roles"]
    assert any("chief" in role["title"] and role["of"] == "agency:ru-svr" for role in roles)


def test_both_quotations_are_his(found: Object) -> None:
    text = found["report"]["text"]
    (ivanov,) = entity_ids(found, [cued(found, "told")["source"]["mention"]])
    for quoted in ("focused on the dangers", "The conference reached"):
        start = text.index(quoted)
        holders = [
            each for each in found["attributions"]
            if any(content["start"] <= start < content["end"] for content in each["content"])
        ]  # fmt: skip
        assert any(each["source"] and entity_ids(found, [each["source"]["mention"]]) == {ivanov} for each in holders)


def test_what_the_officials_stressed_is_nested_in_what_he_told(found: Object) -> None:
    assert cued(found, "stressed")["via"] == cued(found, "told")["id"]
    assert cued(found, "underlined")["via"] == cued(found, "noted")["id"]


def test_naryshkin_is_director_of_the_foreign_intelligence_service(found: Object) -> None:
    person = next(each for each in found["entities"].values() if each["name"].endswith("Naryshkin"))
    assert any(role["title"] == "Director" and role["of"] == "agency:ru-svr" for role in person["roles"])


def test_the_movement_in_the_quotation_never_happened(found: Object) -> None:
    moves = sentence_claims(found, "“The conference reached", kind="movement")
    claim = next(each for each in moves if countries(found, each["to"]) == {"AF"})
    assert countries(found, claim["from"]) == {"SY", "IQ"}
    assert "group:islamic-state" in entity_ids(found, claim["who"])
    assert claim["modality"] in ("feared", "possible")
    assert claim["attribution"] is not None


def test_the_invasion_is_the_outlets_own_and_dated_by_the_years_since(found: Object) -> None:
    assaults = sentence_claims(found, "The US and its allies", type="ASSAULT")
    claim = next(each for each in assaults if countries(found, each["whom"]) == {"AF"})
    assert countries(found, claim["who"]) >= {"US"}
    assert (claim["modality"], claim["attribution"]) == ("happened", None)
    when = next(time for time in found["times"] if time["id"] == claim["when"])
    assert when["from"] <= "2001-10-07" <= when["to"]
    assert when["precision"] in ("year", "decade", "vague")


def test_the_reports_of_infiltration_are_not_the_outlets_fact(found: Object) -> None:
    moves = sentence_claims(found, "Recently, there have been reports", kind="movement")
    claim = next(each for each in moves if countries(found, each["to"]) == {"AF"})
    assert countries(found, claim["caused_by"]) == {"US"}
    assert "group:islamic-state" in entity_ids(found, claim["who"])
    said = attribution(found, claim["attribution"])
    assert "reports" in said["source"]["text"]
    assert said["source"]["kind"] in ("anonymous", "document", "media")


def test_their_defeats_are_those_of_the_elements_let_in(found: Object) -> None:
    (loss,) = sentence_claims(found, "Recently, there have been reports", type="PRESENCE", mode="loses")
    assert entity_ids(found, loss["who"]) == {"group:islamic-state"}


def test_khamenei_accuses_washington_of_the_transfer(found: Object) -> None:
    moves = sentence_claims(found, "In February, Leader", kind="movement")
    claim = next(each for each in moves if countries(found, each["to"]) == {"AF"})
    assert countries(found, claim["caused_by"]) == {"US"}
    said = attribution(found, claim["attribution"])
    assert "Khamenei" in said["source"]["text"]
    assert said["cue"]["stance"] in ("accuses", "claims")
    when = next(time for time in found["times"] if time["id"] == said["when"])
    assert (when["from"], when["to"]) == ("2018-02-01", "2018-02-28")


def test_the_campaign_of_terror_is_put_in_2014(found: Object) -> None:
    claims = sentence_claims(found, "Daesh started a campaign", type="ASSAULT")
    claim = next(each for each in claims if each["when"])
    assert entity_ids(found, claim["who"]) == {"group:islamic-state"}
    places = {mention["text"] for mention in found["mentions"] if mention["id"] in claim["where"]}
    assert places == {"Iraq", "Syria"}
    assert next(time for time in found["times"] if time["id"] == claim["when"])["from"] == "2014-01-01"


@pytest.mark.parametrize("words", ["Daesh", "IS", "The Takfiri group", "the terror outfit"])
def test_one_group_under_four_names(found: Object, words: str) -> None:
    mentions = [mention for mention in found["mentions"] if mention["text"] == words]
    assert mentions
    assert {mention["entity"] for mention in mentions} == {"group:islamic-state"}


@pytest.mark.parametrize("words", ["Washington", "US", "the US military"])
def test_one_country_under_three_names(found: Object, words: str) -> None:
    ids = [mention["id"] for mention in found["mentions"] if mention["text"].removeprefix("The ") == words]
    assert ids
    assert countries(found, ids) == {"US"}


@pytest.mark.parametrize(
    ("words", "voice"),
    [("Takfiri", None), ("under the guise of", None), ("self-proclaimed", None), ("Zionist regime", "Khamenei")],
)
def test_wording_has_its_voice(found: Object, words: str, voice: str | None) -> None:
    judged = [each for each in found["wording"] if words.lower() in each["text"].lower()]
    assert judged
    for each in judged:
        chain = voices(found, each["attribution"])
        assert any(voice in name for name in chain) if voice else words == "Takfiri" or chain == []


def test_it_is_the_same_each_time(found: Object, coder: Coder) -> None:
    report = msgspec.convert(found["report"], Report)
    assert msgspec.json.decode(msgspec.json.encode(coder.code(report))) == found
