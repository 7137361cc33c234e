"""One claim taken apart, as programs ask for it."""

from __future__ import annotations

import jsonschema
import msgspec
import pytest
from fastapi.testclient import TestClient

from dateline.model import claim_id
from dateline.serve.explain import Explanation
from objects import talks_report
from serve.pages import client_of, make_store
from serve.test_explain import explained

REPORT = talks_report().report


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory):
    with client_of(make_store(tmp_path_factory.mktemp("store") / "store.sqlite")) as client:
        yield client


def test_a_claim_is_explained_as_on_the_command_line(client: TestClient) -> None:
    for claim in talks_report().claims:
        answer = client.get(f"/api/claims/{claim_id(REPORT, claim)}/explain")
        assert answer.status_code == 200
        assert msgspec.json.decode(answer.content, type=Explanation) == explained(talks_report(), claim.id)
        assert client.get(f"/api/claims/{REPORT.id}:{claim.id}/explain").content == answer.content


def test_the_answer_is_as_the_document_describes_it(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    described = document["paths"]["/api/claims/{identity}/explain"]["get"]["responses"]["200"]
    schema = {**described["content"]["application/json"]["schema"], "components": document["components"]}
    answer = client.get(f"/api/claims/{REPORT.id}:k2/explain").json()
    jsonschema.validate(answer, schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(("identity", "status"), [("0" * 16, 404), ("k3", 400), (f"{REPORT.id}:k99", 404)])
def test_what_is_not_there_is_a_problem_and_a_remedy(client: TestClient, identity: str, status: int) -> None:
    answer = client.get(f"/api/claims/{identity}/explain")
    assert answer.status_code == status
    assert set(answer.json()) == {"problem", "remedy"}
