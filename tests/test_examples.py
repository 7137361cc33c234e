from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree, html

from dateline.errors import IngestError
from dateline.ingest.inputs import read_inputs
from dateline.model import Report

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORTS = EXAMPLES / "reports"
MARK = "Written for the Dateline project"
OUTLETS = {
    f"{name}.example"
    for name in (
        "northern-wire", "indus-courier", "kabul-ledger", "pars-telegraph", "volga-observer",
        "atlantic-standard", "levant-monitor", "emirate-voice", "torkham-post", "frontier-relief",
    )
}  # fmt: skip


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    read = list(read_inputs([str(REPORTS)]))
    assert not [each for each in read if isinstance(each, IngestError)]
    return [each for each in read if isinstance(each, Report)]


def shingles(text: str, size: int = 4) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(size)), strict=False))


def overlap(left: Report, right: Report) -> float:
    """The share of the shorter report's four-word shingles that stand in the other too."""
    first, second = sorted((shingles(left.text), shingles(right.text)), key=len)
    return len(first & second) / len(first)


def by(reports: list[Report], outlet: str, start: str) -> Report:
    return next(report for report in reports if report.outlet == outlet and (report.published or "").startswith(start))


def test_there_are_thirty_reports_by_ten_outlets(reports: list[Report]) -> None:
    assert len(reports) >= 30
    assert {report.outlet for report in reports if report.outlet} == OUTLETS
    assert len({report.id for report in reports}) == len(reports)


def test_reports_are_short_and_free_of_the_pages_furniture(reports: list[Report]) -> None:
    for report in reports:
        assert 80 <= len(report.text.split()) <= 250, report.url
        assert not re.search(r"cookies|Subscribe|Most read|©|All rights", report.text), report.url


def test_dated_reports_lie_in_two_weeks_of_july_2018(reports: list[Report]) -> None:
    dated = [report for report in reports if report.published]
    assert len(dated) == len(reports) - len(list(REPORTS.glob("*.txt")))
    assert all("2018-07-10" <= (report.published or "")[:10] <= "2018-07-24" for report in dated)


def test_one_report_is_in_russian(reports: list[Report]) -> None:
    russian = [report for report in reports if re.search(r"[а-я]{4}", report.text)]
    assert [(report.outlet, report.language) for report in russian] == [("volga-observer.example", "ru")]


def test_formats_and_marks() -> None:
    records = [json.loads(line) for line in (REPORTS / "reports.jsonl").read_text("utf-8").splitlines()]
    assert len(records) >= 16
    assert all(record["author"] == MARK for record in records)
    pages = sorted(REPORTS.glob("*.html"))
    assert len(pages) >= 8
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        assert tree.xpath("string(//meta[@name='author']/@content)") == MARK, page.name
        for script in tree.xpath("//script[@type='application/ld+json']"):
            assert json.loads(script.text)["@type"] == "NewsArticle"
    feed = etree.parse(str(REPORTS / "torkham-post-feed.xml"))
    creators = feed.findall(".//{http://purl.org/dc/elements/1.1/}creator")
    assert len(creators) == len(feed.findall(".//item")) >= 5
    assert {creator.text for creator in creators} == {MARK}
    assert len(list(REPORTS.glob("*.txt"))) >= 2
    assert "fiction" in (EXAMPLES / "README.md").read_text("utf-8")


def test_copies_of_the_wire_share_its_words_and_other_reports_do_not(reports: list[Report]) -> None:
    wire = "northern-wire.example"
    saved = next(report for report in reports if report.outlet is None and "(Northern Wire)" in report.text)
    copies = [
        (by(reports, wire, "2018-07-10"), by(reports, "indus-courier.example", "2018-07-11")),
        (by(reports, wire, "2018-07-15"), by(reports, "kabul-ledger.example", "2018-07-15")),
        (by(reports, wire, "2018-07-15"), by(reports, "torkham-post.example", "2018-07-15")),
        (by(reports, "kabul-ledger.example", "2018-07-15"), by(reports, "torkham-post.example", "2018-07-15")),
        (by(reports, wire, "2018-07-17"), by(reports, "indus-courier.example", "2018-07-18")),
        (by(reports, wire, "2018-07-22"), saved),
    ]
    assert all(overlap(left, right) > 0.5 for left, right in copies)
    pairs = {frozenset((left.id, right.id)) for left, right in copies}
    for left, right in combinations(reports, 2):
        if frozenset((left.id, right.id)) not in pairs:
            assert overlap(left, right) < 0.2, (left.url, right.url)


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("Daesh", 4),
        ("Islamic State", 6),
        ("Takfiri", 2),
        ("martyr", 3),
        ("neutralised", 2),
        ("regime", 2),
        ("so-called", 2),
    ],
)
def test_outlets_differ_in_their_words(reports: list[Report], words: str, least: int) -> None:
    assert sum(words in report.text for report in reports) >= least
