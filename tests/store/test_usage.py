"""Who uses which words: rates by outlet and by source, rival names, and single uses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.knowledge.stance_names import read_stance_names
from dateline.model import (
    SCHEMA_NUMBER,
    Attribution,
    QuoteForm,
    Report,
    ReportObject,
    Source,
    SourceKind,
    Span,
    Wording,
    WordingKind,
    report_id,
)
from dateline.store.database import Database
from dateline.store.query import Total
from dateline.store.rates import rate_wording
from dateline.store.usage import WordingFilter, count_uses, find_uses, stream_uses, tally_names

ALL = WordingFilter()
NAMES = read_stance_names(
    "thing\tname\tneutral\tforms\twhen\tsignals\n"
    "isle\tSkerry\tyes\tSkerry\t\tplain\nisle\tFar Isle\t\tFar Isle\t\tproud\nboat\tferry\tyes\tferry\t\tplain\n"
)
TEXT = "Wild men held Skerry and a ferry. Far Isle was robbed by wild thugs, the pilot said."


def coast_report(outlet: str, day: str, skerry: str = "Skerry") -> ReportObject:
    """Sixteen words, seven of them the pilot's; three words judge, one of them in the outlet's own voice."""
    text = TEXT.replace("Skerry", skerry)
    said = text.index("Far Isle was")
    content = Span(said, text.index(", the pilot"))
    start = text.index("the pilot")
    pilot = Source(start, start + 9, "the pilot", mention=None, kind=SourceKind.ROLE)
    spoken = Attribution("a1", None, pilot, None, None, (content,), QuoteForm.INDIRECT)

    def judging(words: str, kind: WordingKind) -> Wording:
        start = text.index(words)
        inside = "a1" if start >= said else None
        return Wording(start, start + len(words), words, kind=kind, attribution=inside)

    words = (
        judging("Wild", WordingKind.INTENSIFIER),
        judging("wild", WordingKind.INTENSIFIER),
        judging("thugs", WordingKind.LOADED),
    )
    report = Report(report_id(outlet, None, text), text, outlet=outlet, published=day)
    return ReportObject(SCHEMA_NUMBER, report, attributions=(spoken,), wording=words)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path, names=NAMES) as database:
        database.save(coast_report("a.example", "2031-01-01"))
        database.save(coast_report("a.example", "2031-01-02", "“Skerry”"))
        database.save(coast_report("b.example", "2031-01-03", "Far Isle"))
    with Database.open(path) as database:
        yield database


def test_an_outlets_own_words_are_rated_apart_from_those_of_its_sources(database: Database) -> None:
    first, second = rate_wording(database, ALL, "outlet").rows
    assert (first.id, first.reports, first.own_words, first.attributed_words) == ("a.example", 2, 20, 14)
    assert (first.own, first.attributed) == ({"intensifier": 2}, {"intensifier": 2, "loaded": 2})
    assert first.own_rates == {"intensifier": 100.0}
    assert first.attributed_rates == {"intensifier": 142.86, "loaded": 142.86}
    assert [(each.text, each.kind, each.count) for each in first.own_most] == [("wild", "intensifier", 2)]
    assert (second.id, second.own_words) == ("b.example", 11)


def test_a_source_has_only_words_that_are_attributed_to_it(database: Database) -> None:
    (pilot,) = rate_wording(database, ALL, "source").rows
    assert (pilot.id, pilot.reports, pilot.own_words, pilot.attributed_words) == ("text:pilot", 3, 0, 21)
    assert pilot.own == pilot.own_rates == {}
    assert pilot.attributed == {"intensifier": 3, "loaded": 3}


def test_rates_follow_the_filter(database: Database) -> None:
    (row,) = rate_wording(database, WordingFilter(outlets=("b.example",), kinds=("loaded",)), "outlet").rows
    assert (row.own, row.attributed) == ({}, {"loaded": 1})
    (row,) = rate_wording(database, WordingFilter(until="2031-01-01"), "outlet").rows
    assert (row.reports, row.own_words) == (1, 10)
    row, _ = rate_wording(database, WordingFilter(sources=("pilot",)), "outlet").rows
    assert (row.own_words, row.attributed_words) == (0, 14)


def test_pages_of_rates_go_on_where_they_ended(database: Database) -> None:
    first = rate_wording(database, ALL, "outlet", limit=1)
    second = rate_wording(database, ALL, "outlet", limit=1, after=first.after)
    assert [row.id for row in first.rows + second.rows] == ["a.example", "b.example"]
    assert second.after is None


def test_rival_names_are_counted_by_voice(database: Database) -> None:
    rows = tally_names(database, ALL, "outlet").rows
    assert [(row.thing, row.name, row.by, row.own, row.distanced, row.retold, row.quoted) for row in rows] == [
        ("isle", "Far Isle", "a.example", 0, 0, 2, 0),
        ("isle", "Far Isle", "b.example", 1, 0, 1, 0),
        ("isle", "Skerry", "a.example", 1, 1, 0, 0),
        ("boat", "ferry", "a.example", 2, 0, 0, 0),
        ("boat", "ferry", "b.example", 1, 0, 0, 0),
    ]
    assert [row.of_thing for row in rows] == [4, 2, 4, 2, 1]


def test_names_by_source_leave_out_the_outlets_own(database: Database) -> None:
    (row,) = tally_names(database, ALL, "source").rows
    assert (row.name, row.id, row.retold, row.uses) == ("Far Isle", "text:pilot", 3, 3)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (WordingFilter(things=("ISLE",)), {"Far Isle", "Skerry"}),
        (WordingFilter(things=("skerry",)), {"Far Isle", "Skerry"}),
        (WordingFilter(things=("boat", "skerry"), names=("ferry",)), {"ferry"}),
        (WordingFilter(voices=("distanced",)), {"Skerry"}),
        (WordingFilter(since="2031-01-03", voices=("own",)), {"Far Isle", "ferry"}),
        (WordingFilter(things=("'; DROP TABLE naming; --",)), set()),
    ],
)
def test_filters_of_names(database: Database, wanted: WordingFilter, names: set[str]) -> None:
    assert {row.name for row in tally_names(database, wanted, "outlet").rows} == names
    assert {row.expression for row in stream_uses(database, wanted, "naming")} == names


def test_pages_of_names_go_on_where_they_ended(database: Database) -> None:
    whole, paged, after = tally_names(database, ALL, "outlet").rows, [], "names_0"
    while after is not None:
        page = tally_names(database, ALL, "outlet", limit=2, after=after)
        paged += page.rows
        after = page.after
    assert tuple(paged) == whole


def test_a_use_stands_in_its_sentence_with_its_voice(database: Database) -> None:
    page = find_uses(database, WordingFilter(kinds=("loaded",)), "wording", limit=2)
    assert [row.report.outlet for row in page.rows] == ["b.example", "a.example"]
    use = page.rows[0]
    assert (use.subject, use.expression, use.text, use.voice) == ("loaded", "thugs", "thugs", "retold")
    assert (use.source, use.source_name) == ("text:pilot", "pilot")
    assert use.sentence == "Far Isle was robbed by wild thugs, the pilot said."
    (last,) = find_uses(database, WordingFilter(kinds=("loaded",)), "wording", limit=2, after=page.after).rows
    assert (*page.rows, last) == tuple(stream_uses(database, WordingFilter(kinds=("loaded",)), "wording"))
    assert count_uses(database, WordingFilter(kinds=("loaded",)), "wording") == Total(3)


def test_an_expression_is_found_in_any_capitals(database: Database) -> None:
    assert count_uses(database, WordingFilter(expressions=("WILD",), voices=("own",)), "wording") == Total(3)


def test_an_unknown_voice_is_refused(database: Database) -> None:
    with pytest.raises(UsageError, match="no such voice"):
        count_uses(database, replace(ALL, voices=("shouted",)), "naming")
