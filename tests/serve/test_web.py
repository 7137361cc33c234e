"""The pages: each answers, each filter narrows, nothing that a report holds runs, and errors say what to do."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.model import Ground, Modality
from dateline.serve.web import run
from dateline.store.database import Database
from objects import EMPTY_TEXT, empty_report, port_report, talks_report
from serve.pages import BREAKOUT, SCRIPT, Page, client_of, hostile_report, make_store, unread_report

PAGES = ("/", "/movements", "/actors", "/reports", "/failures")
TALKS = f"/reports/{talks_report().report.id}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory):
    with client_of(make_store(tmp_path_factory.mktemp("store") / "store.sqlite")) as client:
        yield client


def see(client: TestClient, address: str, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    return Page(answer.text)


def hosts_of(page: Page) -> set[str]:
    """The other hosts from which a page loads something."""
    loads = [given.get(name, "") for tag, given in page.tags if tag != "a" for name in ("src", "href", "action")]
    return {address for address in loads if re.match(r"(?:[a-z]+:)?//", address)}


@pytest.mark.parametrize("address", [*PAGES, TALKS, "/docs"])
def test_every_page_answers_and_loads_nothing_from_elsewhere(client: TestClient, address: str) -> None:
    assert hosts_of(see(client, address)) == set()


@pytest.mark.parametrize("address", [*PAGES, TALKS])
def test_every_page_has_a_language_a_title_and_one_first_heading(client: TestClient, address: str) -> None:
    page = see(client, address)
    assert ("html", {"lang": "en"}) in page.tags
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("question", "least"),
    [
        ("actor=state:NO", 1), ("who=agency:pe-army", 1), ("whom=state:PE", 1), ("type=ASSAULT", 1),
        ("place=Tampere", 1), ("country=FI", 1), ("source=Ada Lind", 1), ("source_kind=outlet", 1),
        ("stance=denies", 1), ("modality=denied", 1), ("outlet=example.org", 1), ("since=2031-03-15", 1),
        ("until=2031-03-15", 1), ("text=smugglers", 1),
    ],
)  # fmt: skip
def test_each_filter_narrows_and_can_be_taken_away(client: TestClient, question: str, least: int) -> None:
    whole, part = see(client, "/"), see(client, f"/?{question}")
    asked, everything = (len(client.get(f"/api/claims?{q}").json()["rows"]) for q in (question, ""))
    assert least <= asked < everything
    assert f"{asked} claim" in part.text
    assert f"{everything} claims" in whole.text
    assert "?" in part.links()
    assert any(given.get("aria-label", "").startswith("Remove ") for _, given in part.tags)


def test_nothing_found_says_so(client: TestClient) -> None:
    page = see(client, "/?text=zeppelin")
    assert "Nothing that was read fits all of these filters" in page.text
    assert page.link("next") is None
    assert "No report fits" in see(client, "/reports?text=zeppelin").text
    assert "No actor fits" in see(client, "/actors?actor=zeppelin").text


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    from dateline.store.database import Database

    Database.create(tmp_path / "new.sqlite").close()
    with client_of(tmp_path / "new.sqlite") as client:
        for address in PAGES:
            see(client, address)
        assert "dateline add" in see(client, "/").text


def test_a_form_keeps_the_filters_that_it_has_no_field_for(client: TestClient) -> None:
    page = see(client, "/?actor=state:NO&actor=state:PE&stance=states")
    hidden = {(given["name"], given["value"]) for tag, given in page.tags if given.get("type") == "hidden"}
    assert hidden == {("actor", "state:NO"), ("stance", "states")}


def test_pages_go_on_from_one_another_without_losing_a_claim(tmp_path: Path) -> None:
    with client_of(make_store(tmp_path / "store.sqlite", numbered=120)) as client:
        address, seen, pages = "/movements?type=MOVE", [], 0
        while address:
            page = see(client, address)
            seen += [link for link in page.links() if re.fullmatch(r"/reports/\w+#k\d+", link)]
            turn, pages = page.link("next"), pages + 1
            assert ("First page" in page.text) == (pages > 1)
            address = f"/movements{turn}" if turn else ""
        total = client.get("/api/claims?type=MOVE").json()["total"]
        assert (len(seen), len(set(seen)), pages) == (total, total, 3)


def test_facets_and_days_lead_to_as_many_claims_as_they_say(client: TestClient) -> None:
    page = client.get("/").text
    facets = re.findall(
        r'<a href="(\?(?:type|modality)=\w+)"><span class="value">\w+</span> <span class="count">(\d+)', page
    )
    bars = re.findall(r'<a href="(\?since=[^"]+)" aria-label="[^"]+: (\d+) claims"', page)
    assert len(facets) > 4
    assert bars
    for link, count in facets:
        assert client.get("/api/claims" + link).json()["total"] == int(count)
    for link, count in bars:  # a claim that lasts stands under its first day, and is found for every day
        assert client.get("/api/claims" + link.replace("&amp;", "&")).json()["total"] >= int(count)


def test_a_claim_that_is_not_put_as_fact_says_so(client: TestClient) -> None:
    page = see(client, "/?modality=denied")
    assert page.count("li", "unasserted") == 3
    assert "said not to be so" in page.text
    assert see(client, "/?modality=happened").count("li", "unasserted") == 0


def test_the_list_of_claims_is_also_found_under_its_name(client: TestClient) -> None:
    answer = client.get("/claims?type=MOVE", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/?type=MOVE")


def test_every_statement_has_its_place_in_the_report(client: TestClient) -> None:
    page = see(client, TALKS)
    linked = {link for link in page.links() if link.startswith("#a")}
    assert linked == {f"#{each.id}" for each in talks_report().attributions}
    shown = client.get(TALKS).text
    assert all(shown.count(f'id="{link[1:]}"') == 1 for link in linked)


def test_the_words_behind_a_modality_are_told_with_it(tmp_path: Path) -> None:
    coded = talks_report()
    start = coded.report.text.index("promised")
    ground = Ground(start, start + 8, "promised", modality=Modality.PLANNED)
    claims = (replace(coded.claims[0], grounds=(ground,)), *coded.claims[1:])
    with Database.create(tmp_path / "store.sqlite") as database:
        database.save(replace(coded, claims=claims))
    with client_of(tmp_path / "store.sqlite") as client:
        shown = client.get(TALKS).text
    assert shown.count('title="“promised”: planned"') == 1


def test_the_reader_shows_text_marks_claims_and_who_says_so(client: TestClient) -> None:
    page = see(client, TALKS)
    assert page.count("li", "card") == 4
    for style in ("content", "source", "cue", "actor", "place", "time", "wording"):
        assert page.count("span", style), style
    assert page.count("a", "trigger") == 4
    assert {link for link in page.links() if link.startswith("#k")} == {"#k1", "#k2", "#k3", "#k4"}
    assert "Ada Lind told Harbour Wire named source Peru promised named source, promises" in page.text
    assert "in its own voice" in page.text
    assert "“spy chiefs”" in page.text
    assert "plainly: “heads of intelligence”" in page.text


def test_a_report_that_was_not_read_shows_why_and_its_text(client: TestClient) -> None:
    page = see(client, f"/reports/{unread_report().report.id}")
    assert "language 'el' is not read yet" in page.text
    assert "Η κυβέρνηση αρνήθηκε τις κατηγορίες." in page.text
    assert "المتحدث نفى ذلك." in page.text
    empty = see(client, f"/reports/{empty_report().report.id}")
    assert "nothing was found" in empty.text
    assert EMPTY_TEXT in empty.text


def test_actors_lead_to_what_they_do_suffer_and_say(client: TestClient) -> None:
    page = see(client, "/actors")
    counted = [each for each in page.tags if "claims in which Peru" in each[1].get("aria-label", "")]
    assert counted
    for _, given in counted:
        total = client.get("/api/claims" + given["href"][1:]).json()["total"]
        assert given["aria-label"].startswith(f"{total} claims")


def test_failures_are_shown_and_linked_from_the_reports(client: TestClient) -> None:
    assert "/failures" in see(client, "/reports").links()
    assert "give the page itself" in see(client, "/failures").text


@pytest.mark.parametrize(
    "address", [*PAGES, f"/reports/{hostile_report().report.id}", f"/?text={BREAKOUT}a&actor={SCRIPT}",
                f"/reports?outlet={BREAKOUT}", f"/reports/{SCRIPT}", f"/?since={SCRIPT}"],
)  # fmt: skip
def test_nothing_that_a_report_or_an_address_holds_can_run(client: TestClient, address: str) -> None:
    page = Page(client.get(address).text)
    assert not [each for each in page.tags if each[0] in ("img", "iframe", "object", "style")]
    assert not [given for tag, given in page.tags if tag == "script" and given.get("src") != "/static/reader.js"]
    assert not [name for _, given in page.tags for name in given if name.startswith("on") or name == "style"]
    assert not [link for link in page.links() if re.match(r"\s*(?!https?:)[a-z]+:", link, re.IGNORECASE)]


def test_a_script_in_a_report_is_shown_as_what_it_is(client: TestClient) -> None:
    page = see(client, f"/reports/{hostile_report().report.id}")
    for words in (SCRIPT, "javascript:alert(document.domain)", BREAKOUT):
        assert words in "".join(page.pieces)


@pytest.mark.parametrize("address", [*PAGES, "/docs", "/static/reader.js", "/reports/none", "/?since=x", "/api/claims"])
def test_every_answer_forbids_scripts_from_elsewhere_and_guessing_of_types(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert ("unsafe-inline" in headers["content-security-policy"]) == (address == "/docs")


@pytest.mark.parametrize(("host", "status"), [("evil.example", 400), ("localhost:8000", 200), ("127.0.0.1", 200),
                                              ("[::1]:8000", 200), ("localhost.evil.example", 400)])  # fmt: skip
def test_only_its_own_names_reach_the_server(client: TestClient, host: str, status: int) -> None:
    for address in ("/", "/api/claims"):
        assert client.get(address, headers={"host": host}).status_code == status


@pytest.mark.parametrize("address", ["/?since=soon", "/reports?until=2031-02-30", "/?after=nowhere", "/?text=(("])
def test_what_cannot_be_asked_is_a_400_with_a_remedy(client: TestClient, address: str) -> None:
    page = see(client, address, 400)
    assert "That cannot be asked" in page.text
    assert "What to do: " in page.text
    assert "--" not in page.text


def test_what_is_not_there_is_a_404(client: TestClient) -> None:
    assert "No report has the id none" in see(client, "/reports/none", 404).text
    see(client, "/nowhere", 404)


def test_a_store_that_is_missing_or_damaged_is_a_503(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"this is no store at all" * 100)
    for path, words in ((tmp_path / "none.sqlite", "no store here"), (damaged, "not a database")):
        with client_of(path) as client:
            for address in (*PAGES, "/reports/x"):
                page = see(client, address, 503)
                assert words in page.text
                assert "What to do: " in page.text


def test_the_outlets_name_cannot_break_out_of_a_link(client: TestClient) -> None:
    outlet = port_report().report.outlet
    assert outlet in see(client, f"/reports/{port_report().report.id}").text
    links = see(client, f"/reports/{port_report().report.id}").links()
    assert "/?outlet=%3Devil.example" in links


def test_a_port_that_is_taken_is_a_clear_error(tmp_path: Path) -> None:
    with Database.create(tmp_path / "db.sqlite"), socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"127.0.0.1:{port}: usage: .* choose another with --port"):
            run(tmp_path / "db.sqlite", "127.0.0.1", port, print)


def test_the_address_is_told_before_it_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: told.append(f"served on {len(sockets)}"))
    with Database.create(tmp_path / "db.sqlite"):
        run(tmp_path / "db.sqlite", "127.0.0.1", 0, told.append)
    assert told[0].startswith("http://127.0.0.1:")
    assert told[1] == "served on 1"
