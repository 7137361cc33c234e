"""The page of one claim."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dateline.model import claim_id
from objects import talks_report
from serve.pages import Page, client_of, hostile_report, make_store

REPORT = talks_report().report
CLAIM = claim_id(REPORT, talks_report().claims[1])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory):
    with client_of(make_store(tmp_path_factory.mktemp("store") / "store.sqlite")) as client:
        yield client


def test_the_page_shows_the_sentence_and_every_voice(client: TestClient) -> None:
    page = Page(client.get(f"/claims/{CLAIM}").text)
    assert "ends with Peru (state), by name; the report names nobody behind" in page.text
    assert "“the Harbour Wire agency”" in page.text
    assert sum(tag == "mark" for tag, _ in page.tags) == 1
    assert f"/reports/{REPORT.id}#k2" in page.links()


def test_the_report_links_to_each_of_its_claims(client: TestClient) -> None:
    links = Page(client.get(f"/reports/{REPORT.id}").text).links()
    assert {f"/claims/{claim_id(REPORT, claim)}" for claim in talks_report().claims} <= set(links)


def test_what_an_outlet_writes_is_never_run(client: TestClient) -> None:
    hostile = hostile_report()
    for claim in hostile.claims:
        page = Page(client.get(f"/claims/{claim_id(hostile.report, claim)}").text)
        assert not [tag for tag, given in page.tags if tag in ("script", "img") or "onerror" in given]


@pytest.mark.parametrize(("identity", "status"), [("0" * 16, 404), ("k3", 400)])
def test_a_claim_that_is_not_there(client: TestClient, identity: str, status: int) -> None:
    answer = client.get(f"/claims/{identity}")
    assert answer.status_code == status
    assert "What to do" in Page(answer.text).text
