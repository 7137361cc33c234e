"""The pages of happenings, as a browser gets them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.serve.judging import Judge, merge_happenings
from dateline.store.database import Database
from serve.attacks import REPORTS as ATTACKS
from serve.attacks import make_attacks
from serve.pages import BREAKOUT, SCRIPT, Page, client_of, hostile_report

REPORTS = (*ATTACKS, hostile_report())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    make_attacks(path, REPORTS)
    with Database.create(path) as database:
        sql = "SELECT id FROM claim WHERE type = 'ASSAULT' AND day IN ('2030-05-07', '2030-05-27')"
        judge = Judge(f"ada{SCRIPT}", "2031-01-01", BREAKOUT)
        merge_happenings(database, [row["id"] for row in database.rows(sql)], judge)
    with client_of(path) as opened:
        yield opened


def happening(client: TestClient, **asked: str) -> str:
    (found,) = client.get("/api/happenings", params=asked).json()["rows"]
    return str(found["id"])


def test_the_list_tells_how_each_stands_and_leads_to_it(client: TestClient) -> None:
    page = Page(client.get("/happenings", params={"told_in": "3"}).text)
    assert "1 happening" in page.text
    assert "2 origins · 3 reports" in page.text
    assert page.count("i", "origin") == 2
    assert f"/happenings/{happening(client, told_in='3')}" in page.links()


def test_forms_may_leave_numbers_empty_and_keep_the_filters(client: TestClient) -> None:
    page = Page(client.get("/happenings?origins=&told_in=&type=ASSAULT&standing=single+source").text)
    assert "standing single source" in page.text
    answer = client.get("/happenings?origins=many")
    assert (answer.status_code, "not a number" in answer.text) == (400, True)


def test_one_happening_shows_the_tree_of_voices_and_every_sentence(client: TestClient) -> None:
    page = Page(client.get(f"/happenings/{happening(client, told_in='3')}").text)
    for told in (
        "Whose word it is",
        "one.example",
        "two.example",
        "Every claim 3",
        "attacked a customs post in Callao",
    ):
        assert told in page.text
    assert len([link for link in page.links() if link.startswith("/reports/")]) >= 6


def test_what_a_person_judged_is_told_and_hostile_words_stay_words(client: TestClient) -> None:
    html = client.get(f"/happenings/{happening(client, told_in='3')}").text
    page = Page(html)
    assert f"ada{SCRIPT} judged on" in page.text
    assert SCRIPT not in html
    assert not [tag for tag, _ in page.tags if tag in ("script", "img")]


@pytest.mark.parametrize("told", ["", "?type=CONSULT", "?text=Norway"])
def test_no_page_of_hostile_reports_runs_anything(client: TestClient, told: str) -> None:
    listed = client.get(f"/happenings{told}")
    assert listed.status_code == 200
    pages = [listed.text]
    for row in client.get(f"/api/happenings{told}").json()["rows"]:
        pages.append(client.get(f"/happenings/{row['id']}").text)
    for html in pages:
        tags = Page(html).tags
        assert not [tag for tag, _ in tags if tag in ("script", "img")]
        assert not [name for _, given in tags for name in given if name.startswith("on")]
        assert not [given["href"] for _, given in tags if given.get("href", "").startswith("javascript")]


def test_a_happening_that_is_not_there(client: TestClient) -> None:
    assert client.get("/happenings/h000000000000000").status_code == 404
