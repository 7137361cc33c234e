"""The API's answers on sources, statements and wording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.store.database import Database
from objects import port_report, talks_report
from serve.pages import client_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path) as database:
        database.save(talks_report())
        database.save(port_report())
    with client_of(path) as client:
        yield client


def test_sources_come_in_pages(client: TestClient) -> None:
    first = client.get("/api/sources", params={"limit": 2}).json()
    assert (first["total"], first["nobody"], first["pronouns"]) == (3, 0, 0)
    rest = client.get("/api/sources", params={"limit": 2, "after": first["after"]}).json()
    assert [row["id"] for row in first["rows"] + rest["rows"]] == ["person:ada-lind", "state:PE", "state:PT"]
    assert rest["after"] is None
    assert first["rows"][0]["through"] == [{"id": "org:harbour-wire", "name": "Harbour Wire", "count": 1}]


def test_sources_take_the_filters_of_claims(client: TestClient) -> None:
    found = client.get("/api/sources", params={"stance": "denies", "type": "MOVE", "sort": "claims"}).json()
    assert [row["name"] for row in found["rows"]] == ["Peru"]


def test_statements_tell_what_a_source_said(client: TestClient) -> None:
    found = client.get("/api/statements", params={"source": "Peru"}).json()
    assert [(row["stance"], row["report"]["outlet"]) for row in found["rows"]] == [
        ("denies", "=evil.example"),
        ("promises", "example.org"),
    ]


def test_wording_is_rated_by_outlet_and_by_source(client: TestClient) -> None:
    rows = {row["id"]: row for row in client.get("/api/wording").json()["rows"]}
    assert rows["example.org"]["own"] == {"distancing": 1}
    assert rows["example.org"]["attributed"] == {"loaded": 1}
    by_source = client.get("/api/wording", params={"by": "source", "source": "Portugal"}).json()["rows"]
    assert [(row["name"], row["attributed"]) for row in by_source] == [("Portugal", {"loaded": 1})]


def test_names_come_with_what_they_signal(client: TestClient) -> None:
    found = client.get("/api/wording/names").json()
    (row,) = found["rows"]
    assert (row["thing"], row["name"], row["by"], row["own"]) == ("armed opponents", "gunmen", "=evil.example", 1)
    assert (row["neutral"], row["signals"]) == (True, "says what they carry")
    assert found["after"] is None


def test_uses_stand_in_their_sentences(client: TestClient) -> None:
    found = client.get("/api/wording/uses", params={"kind": "loaded"}).json()
    assert found["total"] == 1
    (use,) = found["rows"]
    assert (use["text"], use["voice"], use["source_name"]) == ("spy chiefs", "retold", "Portugal")
    assert use["sentence"].startswith("Lisbon says")
    assert client.get("/api/wording/uses", params={"of": "names"}).json()["total"] == 1


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("/api/sources?sort=age", "cannot be ranked"),
        ("/api/sources?after=x", "no page ends here"),
        ("/api/statements?since=soon", "not a date"),
        ("/api/wording?since=soon", "not a date"),
        ("/api/wording?voice=shouted&by=outlet", "no such voice"),
        ("/api/wording/uses?limit=0", "limit"),
    ],
)
def test_what_cannot_be_asked_is_explained(client: TestClient, address: str, problem: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert problem in answer.json()["problem"]
    assert answer.json()["remedy"]


def test_the_answers_are_described(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    for path, record in (("sources", "SourcePage"), ("wording", "WordingPage"), ("wording/names", "NamePage")):
        answer = document["paths"][f"/api/{path}"]["get"]["responses"]["200"]["content"]["application/json"]
        assert answer["schema"]["$ref"].endswith(record)
        assert record in document["components"]["schemas"]
