"""The JSON API: it answers as it describes itself, page by page and as files, and its errors name a remedy."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from fastapi.testclient import TestClient

from dateline.model import ReportObject
from objects import talks_report
from serve.pages import client_of, make_store

LISTS = ("claims", "movements", "reports", "actors")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory):
    with client_of(make_store(tmp_path_factory.mktemp("store") / "store.sqlite", numbered=30)) as client:
        yield client


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for name, value in part.items() if name == "$ref" and isinstance(value, str))
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


@pytest.mark.parametrize(
    ("address", "path"),
    [*((f"/api/{name}?limit=5", f"/api/{name}") for name in LISTS), ("/api/failures", "/api/failures"),
     (f"/api/reports/{talks_report().report.id}", "/api/reports/{identity}")],
)  # fmt: skip
def test_answers_are_as_the_document_describes_them(client: TestClient, address: str, path: str) -> None:
    document = client.get("/openapi.json").json()
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(address).json()
    assert answer
    jsonschema.validate(answer, {**schema, "components": document["components"]}, jsonschema.Draft202012Validator)


def test_every_reference_in_the_document_leads_somewhere(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {"ClaimRow", "ReportRow", "ActorRow", "ReportObject", "Problem"} <= set(document["components"]["schemas"])
    found = set(references(document))
    assert found
    for reference in found:
        part = document
        for step in reference.removeprefix("#/").split("/"):
            part = part[step]
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    answers = {status for path in document["paths"].values() for each in path.values() for status in each["responses"]}
    assert answers == {"200", "400", "404", "503"}


def test_the_docs_page_needs_no_other_host(client: TestClient) -> None:
    page = client.get("/docs").text
    loads = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loads
    for address in loads:
        assert address.startswith("/")
        assert client.get(address).status_code == 200
    assert not re.search(r"https?://(?!localhost)", page)


@pytest.mark.parametrize("name", LISTS)
def test_pages_give_every_row_once(client: TestClient, name: str) -> None:
    whole = client.get(f"/api/{name}?limit=500").json()
    seen: list[str] = []
    after = ""
    while after is not None:
        page = client.get(f"/api/{name}?limit=7{after and '&after=' + after}").json()
        assert page["rows"]
        seen += [row["id"] for row in page["rows"]]
        after = page["after"]
    assert seen == [row["id"] for row in whole["rows"]]
    assert len(set(seen)) == len(seen) == whole.get("total", len(seen))


def test_movements_are_movements_and_presences_only(client: TestClient) -> None:
    kinds = {row["kind"] for row in client.get("/api/movements?limit=500").json()["rows"]}
    assert kinds
    assert kinds <= {"movement", "presence"}
    assert client.get("/api/movements?type=CONSULT").json()["total"] == 0


def test_empty_values_count_as_not_given(client: TestClient) -> None:
    empty = "actor=&type=&place=&country=&source=&modality=&outlet=&since=&until=&text=+"
    assert client.get(f"/api/claims?{empty}").json() == client.get("/api/claims").json()


def test_a_report_is_the_whole_object(client: TestClient) -> None:
    coded = talks_report()
    answer = client.get(f"/api/reports/{coded.report.id}")
    assert msgspec.json.decode(answer.content, type=ReportObject) == coded


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/reports/none", 404), ("/api/nothing", 404), ("/api/claims?since=soon", 400), ("/api/claims?limit=0", 400),
     ("/api/claims?limit=many", 400), ("/api/claims?after=x", 400), ("/api/claims?text=((", 400),
     ("/api/export/claims.csv?since=soon", 400), ("/api/export/claims.jsonl?until=2031-13-01", 400),
     ("/api/export/secrets.csv", 400), ("/api/export/claims.exe", 400)],
)  # fmt: skip
def test_an_error_is_a_problem_and_a_remedy(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert set(answer.json()) == {"problem", "remedy"}
    assert all(answer.json().values())


def test_a_missing_store_is_a_503(tmp_path: Path) -> None:
    with client_of(tmp_path / "none.sqlite") as client:
        for address in (*(f"/api/{name}" for name in LISTS), "/api/export/claims.csv"):
            answer = client.get(address)
            assert answer.status_code == 503
            assert "dateline add" in answer.json()["remedy"]


def test_files_hold_every_claim_that_fits(client: TestClient) -> None:
    total = client.get("/api/claims").json()["total"]
    table = client.get("/api/export/claims.csv")
    assert table.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == total
    lines = client.get("/api/export/claims.jsonl").text.splitlines()
    assert [json.loads(line) for line in lines[:50]] == client.get("/api/claims?limit=50").json()["rows"][:50]
    assert len(lines) == total
    movements = client.get("/api/export/movements.jsonl?modality=denied").text.splitlines()
    assert len(movements) == client.get("/api/movements?modality=denied").json()["total"] > 0
    assert len(client.get("/api/export/claims.csv?text=zeppelin").text.splitlines()) == 1
    assert client.get("/api/export/claims.jsonl?text=zeppelin").text == ""


def test_no_cell_of_a_file_is_a_formula(client: TestClient) -> None:
    cells = [cell for row in csv.reader(io.StringIO(client.get("/api/export/claims.csv").text)) for cell in row]
    assert any(cell.startswith("'=") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t"))]


def test_the_server_only_reads(client: TestClient) -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/api/claims").status_code == 405
