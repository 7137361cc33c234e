"""Who is cited: the ranking, its filters, and what a source said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.model import Entity, ReportObject, Source, SourceKind, report_id
from dateline.store.cited import SORTS, find_sources, find_statements, stream_statements
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import find_claims
from objects import numbered_report, port_report, talks_report

ALL = ClaimFilter()


def elsewhere(found: ReportObject, outlet: str, published: str) -> ReportObject:
    """The same report in another outlet on another day."""
    identity = report_id(outlet, None, found.report.text)
    return replace(found, report=replace(found.report, id=identity, outlet=outlet, url=None, published=published))


def unnamed(found: ReportObject) -> ReportObject:
    """The report on the port with its only source left out."""
    (denial,) = found.attributions
    return replace(found, attributions=(replace(denial, source=None),))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path) as database:
        database.save(talks_report())
        database.save(elsewhere(talks_report(), "north.example", "2031-03-14"))
        database.save(port_report())
        database.save(unnamed(elsewhere(port_report(), "north.example", "2031-04-05")))
        database.save(numbered_report(1))
    with Database.open(path) as database:
        yield database


def names(database: Database, wanted: ClaimFilter = ALL, **more: str) -> list[str]:
    return [row.name for row in find_sources(database, wanted, **more).rows]


def test_sources_are_ranked_by_what_is_attributed_to_them(database: Database) -> None:
    rows = {row.id: row for row in find_sources(database, ALL).rows}
    assert list(rows) == ["person:ada-lind", "state:PE", "state:PT"]
    lind = rows["person:ada-lind"]
    counts = (lind.attributions, lind.claims, lind.reports, lind.outlets, lind.quoted, lind.quoted_share)
    assert counts == (4, 4, 2, 2, 2, 0.5)
    assert (lind.first, lind.last, lind.kind) == ("2031-03-12", "2031-03-14", "named")
    assert [(each.name, each.count) for each in lind.through] == [("Harbour Wire", 2)]
    assert [(each.name, each.count) for each in lind.cited_by] == [("example.org", 2), ("north.example", 2)]
    assert [(each.id, each.count) for each in lind.about] == [("state:PE", 2)]


def test_a_nested_source_is_cited_through_the_voice_that_reports_it(database: Database) -> None:
    (peru,) = find_sources(database, ClaimFilter(sources=("Peru",))).rows
    assert [(each.name, each.count) for each in peru.stances] == [("promises", 2), ("denies", 1)]
    assert [(each.id, each.count) for each in peru.through] == [("person:ada-lind", 2)]
    assert [(each.name, each.count) for each in peru.types] == [("COERCE", 2), ("MOVE", 1)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(outlets=("north.example",)), ["Ada Lind", "Peru", "Portugal"]),
        (ClaimFilter(stances=("denies",)), ["Peru"]),
        (ClaimFilter(types=("CONSULT",)), ["Portugal"]),
        (ClaimFilter(actors=("Norway",)), ["Portugal"]),
        (ClaimFilter(since="2031-04-01"), ["Peru"]),
        (ClaimFilter(until="2031-03-13", sources=("lind",)), ["Ada Lind"]),
        (ClaimFilter(source_kinds=("anonymous",)), []),
    ],
)
def test_filters(database: Database, wanted: ClaimFilter, found: list[str]) -> None:
    assert names(database, wanted) == found
    assert find_sources(database, wanted, limit=1).total == len(found)


@pytest.mark.parametrize("asked", ["people:pe-official", "people:pe-officials", "officials (PE)"])
def test_one_of_a_class_is_found_as_such_and_with_the_class(tmp_path: Path, asked: str) -> None:
    found = port_report()
    mentions = tuple(replace(each, entity="people:pe-official") if each.id == "m4" else each for each in found.mentions)
    entities = found.entities | {"people:pe-official": Entity("official (PE)", "people", "PE")}
    with Database.create(tmp_path / "store.sqlite") as database:
        database.save(replace(found, mentions=mentions, entities=entities))
        wanted = ClaimFilter(sources=(asked,))
        assert [row.number for row in find_claims(database, wanted).rows] == ["k2"]
        assert [row.id for row in find_sources(database, wanted).rows] == ["people:pe-officials"]


def test_claims_that_a_filter_leaves_out_are_not_counted(database: Database) -> None:
    (peru,) = find_sources(database, ClaimFilter(sources=("Peru",), types=("MOVE",))).rows
    assert (peru.attributions, peru.claims) == (1, 1)


@pytest.mark.parametrize("sort", SORTS)
def test_pages_go_on_where_they_ended(database: Database, sort: str) -> None:
    whole = [row.id for row in find_sources(database, ALL, sort=sort).rows]
    paged, after = [], None
    while True:
        page = find_sources(database, ALL, sort=sort, limit=1, after=after)
        paged += [row.id for row in page.rows]
        after = page.after
        if after is None:
            break
    assert paged == whole


def test_what_is_attributed_to_nobody_is_counted_apart(database: Database) -> None:
    page = find_sources(database, ALL)
    assert (page.nobody, page.pronouns) == (1, 0)
    assert names(database, ClaimFilter(sources=("source:none",))) == ["nobody named"]


def test_statements_are_newest_first_with_their_chain(database: Database) -> None:
    page = find_statements(database, ClaimFilter(sources=("Peru",)), limit=2)
    first, second = page.rows
    assert (first.sources, first.stance, first.cue, first.claims) == ("=evil.example ← Peru", "denies", "denies", 1)
    assert first.sentence == "Peru denies that its soldiers fled to Oulu."
    assert second.sources == "north.example ← Harbour Wire ← Ada Lind ← Peru"
    (last,) = find_statements(database, ClaimFilter(sources=("Peru",)), limit=2, after=page.after).rows
    assert last.report.outlet == "example.org"
    assert [first, second, last] == list(stream_statements(database, ClaimFilter(sources=("Peru",))))


def test_a_cursor_that_no_page_gave_is_refused(database: Database) -> None:
    with pytest.raises(UsageError, match="no page ends here"):
        find_sources(database, ALL, after="nonsense")


def test_kinds_are_those_of_the_model(database: Database) -> None:
    kinds = {row.kind for row in find_sources(database, ALL).rows}
    assert kinds == {SourceKind.NAMED}


def test_a_medium_that_also_reports_the_words_passed_them_on_once(tmp_path: Path) -> None:
    coded = talks_report()
    told, promised = coded.attributions[1:3]
    wire = told.addressee
    assert wire is not None
    source = Source(wire.start, wire.end, wire.text, mention=wire.mention, kind=SourceKind.MEDIA)
    outer = replace(told, source=source, addressee=None)
    inner = replace(promised, addressee=wire)
    with Database.create(tmp_path / "store.sqlite") as database:
        database.save(replace(coded, attributions=(outer, inner), claims=()))
        (peru,) = find_sources(database, ClaimFilter(sources=("state:PE",))).rows
    assert [(each.name, each.count) for each in peru.through] == [("Harbour Wire", 1)]


KEPT = ClaimFilter(others=False)
WALKED = ClaimFilter(others=False, until="9999-12-31")


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("sources", [(), ("Peru",), ("source:none",)])
def test_counts_that_are_kept_are_those_of_the_attributions(
    database: Database, sort: str, sources: tuple[str, ...]
) -> None:
    kept, walked = (replace(each, sources=sources) for each in (KEPT, WALKED))
    page = find_sources(database, kept, sort=sort)
    assert page.rows
    for within in (None, 1_000):
        assert find_sources(database, walked, sort=sort, within=within) == page


@pytest.mark.parametrize(
    "wanted",
    [
        ClaimFilter(types=("COERCE", "MOVE"), others=False),
        ClaimFilter(actors=("Peru",), source_kinds=("named",)),
        ClaimFilter(outlets=("north.example",), stances=("promises", "denies")),
        ClaimFilter(sources=("Ada Lind",), since="2031-03-13", text="talks OR guards"),
    ],
)
def test_the_newest_are_counted_as_all_are(database: Database, wanted: ClaimFilter) -> None:
    assert find_sources(database, wanted, within=1_000) == find_sources(database, wanted)
    assert find_sources(database, wanted).rows


def test_of_more_attributions_than_are_looked_at_the_newest_are(database: Database) -> None:
    page = find_sources(database, replace(WALKED, stances=("states", "denies", "promises")), within=2)
    newest = find_statements(database, ClaimFilter(stances=("states", "denies", "promises")), limit=2).rows
    assert page.counted == 2
    assert {row.id for row in page.rows} == {row.source for row in newest} - {"source:none"}
