"""The pages on sources and on wording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from msgspec.structs import replace

from dateline.model import (
    SCHEMA_NUMBER,
    Attribution,
    QuoteForm,
    Report,
    ReportObject,
    Source,
    SourceKind,
    report_id,
)
from dateline.serve.voices_web import lay_out
from dateline.serve.wording_tables import RivalName
from dateline.store.database import Database
from dateline.store.usage import NameRow
from objects import port_report
from serve.pages import SCRIPT, Page, client_of, hostile_report

ISIS = "Ships met off Daesh waters. ISIS and “ISIS” ships sailed."


def naming_report(outlet: str) -> ReportObject:
    """A report that calls one thing by two names, one of them once in marks of quotation."""
    return ReportObject(SCHEMA_NUMBER, Report(report_id(outlet, None, ISIS), ISIS, outlet=outlet))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path) as database:
        for coded in (hostile_report(), port_report(), naming_report("a.example"), naming_report("b.example")):
            database.save(coded)
    with client_of(path) as client:
        yield client


def page(client: TestClient, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert SCRIPT not in answer.text
    assert "onerror=alert(2)>" not in answer.text
    return Page(answer.text)


def test_sources_lead_to_their_portraits_and_claims(client: TestClient) -> None:
    shown = page(client, "/sources")
    assert "3 sources" in shown.text
    assert "/source?source=person%3Aada-lind" in shown.links()
    assert "/?source=state%3APE" in shown.links()
    assert "/source?source=state%3APE&stance=denies" in shown.links()


def test_a_filter_of_sources_stays_when_the_page_is_sorted(client: TestClient) -> None:
    shown = page(client, "/sources?source_kind=named&sort=claims&outlet=%3Devil.example")
    assert "1 source " in shown.text
    without = [link for link in shown.links() if link.startswith("?")]
    assert all("sort=claims" in link for link in without)


def test_a_portrait_shows_what_was_said(client: TestClient) -> None:
    shown = page(client, "/source?source=state:PE")
    assert "cited 2 times in 2 reports" in shown.text
    assert "Peru denies that its soldiers fled to Oulu." in shown.text
    assert "/?source=state%3APE&type=MOVE" in shown.links()


def test_words_that_name_several_sources_lead_to_the_list(client: TestClient) -> None:
    answer = client.get("/source?source=p", follow_redirects=False)
    assert answer.status_code == 404
    assert client.get("/source").status_code == 404


def test_wording_leads_from_rates_to_sentences(client: TestClient) -> None:
    shown = page(client, "/wording")
    (link,) = {link for link in shown.links() if "kind=distancing" in link and "voice=own" in link}
    assert "so-called" in page(client, link).text
    assert "Lisbon" not in page(client, "/wording?by=source&kind=hedge").text.split("Most used")[0]


def test_names_stand_beside_each_other_by_outlet(client: TestClient) -> None:
    shown = page(client, "/wording/names")
    assert "a. example b. example" in shown.text
    (own,) = {link for link in shown.links() if "name=ISIS&voice=own&outlet=a.example" in link}
    (apart,) = {link for link in shown.links() if "name=ISIS&voice=distanced&outlet=a.example" in link}
    assert "1 use," in page(client, own).text
    assert page(client, apart).text.count("kept at a distance") >= 1
    assert "No" in page(client, "/wording/names?thing=nothing").text


def test_names_by_source_and_uses_of_nothing(client: TestClient) -> None:
    assert "Nothing that has rival names" in page(client, "/wording/names?by=source").text
    assert "No use fits" in page(client, "/wording/uses?word=nothing").text


def test_a_name_has_a_cell_for_every_outlet_that_names_the_thing() -> None:
    row = NameRow("isle", "Skerry", "a.example", "a.example", 2, 1, 1, 0, 4, 4)
    other = replace(row, name="Far Isle", id="b.example", by="b.example", own=0, distanced=0, retold=0, uses=9)
    names = [RivalName("isle", each.name, False, "plain", (each,), False) for each in (row, other)]
    (thing,) = lay_out(names)
    assert (thing.uses, thing.outlets) == (13, ("b.example", "a.example"))
    (_, cells), _ = thing.names
    assert [(cell.by, cell.own, cell.distanced, cell.others) for cell in cells] == [
        ("b.example", 0, 0, 0),
        ("a.example", 2, 1, 1),
    ]


def test_a_name_that_several_bear_leads_to_their_list(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    text = "Mina Pell agreed. Tom Pell refused."
    attributions = tuple(
        Attribution(
            f"a{n}", None, Source(text.index(name), text.index(name) + 9, name, mention=None, kind=SourceKind.NAMED),
            None, None, (), QuoteForm.INDIRECT,
        )
        for n, name in enumerate(("Mina Pell", "Tom Pell"))
    )  # fmt: skip
    with Database.create(path) as database:
        database.save(ReportObject(SCHEMA_NUMBER, Report("r1", text), attributions=attributions))
    with client_of(path) as client:
        answer = client.get("/source?source=Pell", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sources?source=Pell")
        assert "Mina Pell" in page(client, "/source?source=Mina").text
        assert "2 sources" in page(client, "/source?source=Pell").text
