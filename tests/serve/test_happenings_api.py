"""Happenings, flows and judgements, as programs ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from fastapi.testclient import TestClient

from dateline.serve.judging import Judge, merge_happenings
from dateline.store.database import Database
from serve.attacks import make_attacks
from serve.pages import client_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    make_attacks(path)
    with Database.create(path) as database:
        sql = "SELECT id FROM claim WHERE type = 'ASSAULT' AND day IN ('2030-05-07', '2030-05-27')"
        merge_happenings(database, [row["id"] for row in database.rows(sql)], Judge("ada", "2031-01-01"))
    with client_of(path) as opened:
        yield opened


def test_happenings_page_by_page(client: TestClient) -> None:
    whole = client.get("/api/happenings").json()
    assert whole["total"] == len(whole["rows"])
    seen, after = [], ""
    while after is not None:
        page = client.get("/api/happenings", params={"limit": 2, "after": after} if after else {"limit": 2}).json()
        seen += page["rows"]
        after = page["after"]
    assert seen == whole["rows"]
    assert [row["from"] for row in seen] == sorted((row["from"] for row in seen), reverse=True)


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"type": "ASSAULT", "told_in": 3}, 1), ({"place": "Callao", "told_in": 2}, 1), ({"origins": 99}, 0)],
)
def test_happenings_that_fit(client: TestClient, asked: dict[str, str], found: int) -> None:
    page = client.get("/api/happenings", params=asked).json()
    assert (page["total"], len(page["rows"])) == (found, found)


def test_one_happening_by_its_id_or_that_of_its_claim(client: TestClient) -> None:
    (listed,) = client.get("/api/happenings", params={"told_in": 3}).json()["rows"]
    assert client.get(f"/api/happenings/{listed['id']}").json() == listed
    assert client.get(f"/api/happenings/{listed['claims'][0]['id']}").json() == listed


def test_flows_and_judgements(client: TestClient) -> None:
    assert client.get("/api/flows", params={"place": "Oulu"}).json()[0]["independent_origins"] == 1
    (judgement,) = client.get("/api/judgements").json()
    assert (judgement["relation"], judgement["by"]) == ("same", "ada")


@pytest.mark.parametrize("path", ["happenings", "flows", "judgements", "happenings/{identity}"])
def test_answers_are_as_the_document_describes_them(client: TestClient, path: str) -> None:
    document = client.get("/openapi.json").json()
    described = document["paths"][f"/api/{path}"]["get"]["responses"]["200"]
    schema = {**described["content"]["application/json"]["schema"], "components": document["components"]}
    (listed,) = client.get("/api/happenings", params={"told_in": 3}).json()["rows"]
    answer = client.get("/api/" + path.format(identity=listed["id"])).json()
    jsonschema.validate(answer, schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("happenings/h" + "0" * 15, 404),
        ("happenings/zz", 400),
        ("happenings?after=x", 400),
        ("happenings?since=x", 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem_and_a_remedy(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/{path}")
    assert (answer.status_code, set(answer.json())) == (status, {"problem", "remedy"})
