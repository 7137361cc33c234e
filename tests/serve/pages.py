"""A store behind the pages and the API: hand-made reports, one hostile, and one in a language that is not read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from fastapi.testclient import TestClient
from msgspec.structs import replace

from dateline.model import Report, ReportObject, report_id
from dateline.serve.web import make_app
from dateline.store.database import Database
from dateline.store.rows import Failure
from objects import empty_report, numbered_report, port_report, talks_report

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = "\"'><img src=x onerror=alert(2)>"
GREEK = "Η κυβέρνηση αρνήθηκε τις κατηγορίες.\n\n\u200fالمتحدث نفى ذلك."


def hostile_report() -> ReportObject:
    """The report on talks with script in every field that an outlet writes."""
    found = talks_report()
    text = found.report.text + f"\n{SCRIPT} {BREAKOUT}"
    url = "javascript:alert(document.domain)"
    outlet, title = f"evil.example{BREAKOUT}", f"Talks {SCRIPT}"
    report = replace(
        found.report, id=report_id(outlet, url, text), text=text, outlet=outlet, url=url, title=title,
        author=BREAKOUT, language=f"en{BREAKOUT}", marking=f"TLP:CLEAR{SCRIPT}",
    )  # fmt: skip
    entities = {key: replace(entity, name=entity.name + SCRIPT) for key, entity in found.entities.items()}
    wording = tuple(replace(each, reason=BREAKOUT, plain=SCRIPT) for each in found.wording)
    claims = tuple(replace(each, mode=BREAKOUT) for each in found.claims)
    warnings = (f"read: {SCRIPT}",)
    return replace(found, report=report, entities=entities, wording=wording, claims=claims, warnings=warnings)


def unread_report() -> ReportObject:
    """A report whose language is not read: the text and a warning, nothing else."""
    report = Report(
        report_id("nea.example", None, GREEK), GREEK, outlet="nea.example", title="Άρνηση", published="2031-05-01",
        language="el",
    )  # fmt: skip
    return ReportObject(1, report, warnings=("read: language 'el' is not read yet — the report is kept as it came",))


def make_store(path: Path, *, numbered: int = 0) -> Path:
    """A store with all of the reports above and a failure."""
    with Database.create(path) as database:
        for found in (talks_report(), port_report(), empty_report(), hostile_report(), unread_report()):
            database.save(found)
        for number in range(numbered):
            database.save(numbered_report(number))
        database.save_failure(Failure(f"bad{SCRIPT}.html", "parse", f"not HTML {BREAKOUT}", "give the page itself"))
    return path


@contextmanager
def client_of(path: Path) -> Iterator[TestClient]:
    """A browser or program that asks the server over the store at ``path``."""
    with TestClient(make_app(path), base_url="http://localhost", raise_server_exceptions=False) as client:
        yield client


class Page(HTMLParser):
    """A page as a browser would take it: its tags with their attributes, and the text that is shown."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pieces).split())

    def links(self) -> list[str]:
        return [given["href"] for tag, given in self.tags if tag == "a" and "href" in given]

    def link(self, rel: str) -> str | None:
        return next((given["href"] for tag, given in self.tags if given.get("rel") == rel and tag == "a"), None)

    def count(self, tag: str, style: str) -> int:
        return sum(name == tag and style in given.get("class", "").split() for name, given in self.tags)
