"""Questions to a store: what they find, in which order, and that every row stands alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.model import (
    Attribution,
    Cue,
    Entity,
    QuoteForm,
    ReportObject,
    Source,
    SourceKind,
    Span,
    Stance,
    claim_id,
)
from dateline.store.actors import find_actors
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import (
    Total,
    count_claims,
    count_reports,
    find_claims,
    find_reports,
    stream_claims,
    tally_claims,
    tally_newest,
)
from dateline.store.rows import claim_days
from objects import empty_report, numbered_report, port_report, talks_report

TALKS, PORT = "example.org", "=evil.example"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory):
    path: Path = tmp_path_factory.mktemp("store") / "store.sqlite"
    with Database.create(path) as writer:
        for coded in (talks_report(), port_report(), empty_report()):
            writer.save(coded)
    with Database.open(path) as reader:
        yield reader


def found(database: Database, **asked: object) -> list[str]:
    """Outlet's first letter and number of each claim found; the three ways to ask must agree."""
    wanted = ClaimFilter(**asked)
    rows = find_claims(database, wanted).rows
    assert list(stream_claims(database, wanted)) == list(rows)
    assert count_claims(database, wanted) == count_claims(database, wanted, 1_000) == Total(len(rows))
    return sorted({TALKS: "t", PORT: "p"}[row.report.outlet] + row.number for row in rows)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["pk1", "pk2", "pk3", "tk1", "tk2", "tk3", "tk4"]),
        ({"actors": ("Peru",)}, ["tk1", "tk2"]),
        ({"actors": ("peru", "NORWAY")}, ["tk1"]),
        ({"actors": ("state:PE",)}, ["tk1", "tk2"]),
        ({"actors": ("army",)}, ["pk2"]),
        ({"actors": ("gunmen",)}, ["pk1"]),
        ({"actors": ("guards",)}, ["pk1"]),
        ({"actors": ("Grey Coast group",)}, ["tk3"]),
        ({"actors": ("Oulu",)}, []),
        ({"who": ("Gunmen",)}, ["pk1"]),
        ({"whom": ("Gunmen",)}, []),
        ({"types": ("consult", "COERCE")}, ["tk1", "tk2", "tk4"]),
        ({"kinds": ("movement",)}, ["pk2", "tk3"]),
        ({"modes": ("flee",)}, ["pk2"]),
        ({"contexts": ("terrorism", "weapons")}, ["tk1", "tk3"]),
        ({"modalities": ("denied",)}, ["pk2", "tk3"]),
        ({"places": ("Tampere",)}, ["tk1", "tk3"]),
        ({"places": ("place:geonames:643492",)}, ["pk2", "tk3"]),
        ({"places": ("Peru",)}, ["pk1"]),
        ({"countries": ("fi",)}, ["pk2", "tk1", "tk3"]),
        ({"countries": ("Norway",)}, ["tk1"]),
        ({"sources": ("Lind",)}, ["tk2", "tk3"]),
        ({"sources": ("Harbour Wire",)}, ["tk2"]),
        ({"sources": ("state:PE",)}, ["pk2", "tk2"]),
        ({"source_kinds": ("outlet",)}, ["pk1", "pk3", "tk4"]),
        ({"source_kinds": ("named",)}, ["pk2", "tk1", "tk2", "tk3"]),
        ({"source_kinds": ("outlet", "anonymous")}, ["pk1", "pk3", "tk4"]),
        ({"stances": ("promises", "denies")}, ["pk2", "tk2"]),
        ({"sources": ("Peru",), "stances": ("denies",)}, ["pk2"]),
        ({"sources": ("Peru",), "stances": ("promises",), "source_kinds": ("named",)}, ["tk2"]),
        ({"sources": ("Lind",), "stances": ("states",)}, ["tk2", "tk3"]),
        ({"sources": ("Harbour Wire",), "stances": ("states",)}, ["tk2"]),
        ({"sources": ("Lind",), "stances": ("promises",)}, []),
        ({"sources": ("Peru",), "source_kinds": ("outlet",)}, []),
        ({"sources": ("Peru",), "source_kinds": ("outlet", "named")}, ["pk2", "tk2"]),
        ({"outlets": (TALKS,)}, ["tk1", "tk2", "tk3", "tk4"]),
        ({"since": "2031-03-13"}, ["pk1", "pk2", "pk3", "tk4"]),
        ({"since": "2031-03-20", "until": "2031-03-20"}, ["tk4"]),
        ({"until": "2031-03-11"}, ["tk1"]),
        ({"text": "meetings"}, ["tk4"]),
        ({"text": '"customs post"'}, ["pk1"]),
        ({"text": '"post customs"'}, []),
        ({"text": "smug* OR flee OR fled"}, ["pk2", "tk2"]),
        ({"text": 'NEAR( " ) AND -x'}, []),
        ({"reports": (talks_report().report.id,), "types": ("MOVE",)}, ["tk3"]),
        ({"least_certainty": 0.85}, ["tk1"]),
        ({"actors": ("'; DROP TABLE claim; --",)}, []),
        ({"actors": ("%",)}, []),
    ],
)
def test_a_filter_finds_what_fits(database: Database, asked: dict[str, object], expected: list[str]) -> None:
    assert found(database, **asked) == expected


@pytest.mark.parametrize("depth", range(4))
def test_a_voice_is_found_at_every_depth_of_its_chain(tmp_path: Path, depth: int) -> None:
    coded = chained_report(depth)
    with Database.create(tmp_path / "s.sqlite") as database:
        database.save(coded)
        asked = {"sources": ("officials",), "source_kinds": ("anonymous",), "stances": ("denies",)}
        assert [row.number for row in find_claims(database, ClaimFilter(**asked)).rows] == ["k1"]
        for stance in ("accuses", "states"):
            assert find_claims(database, ClaimFilter(**{**asked, "stances": (stance,)})).rows == ()


def chained_report(depth: int) -> ReportObject:
    """A claim in a chain of four voices; the one at ``depth`` is of officials who deny, the others states who state."""
    coded = numbered_report(depth)
    length = len(coded.report.text)
    voices = []
    for at in range(4):
        kind, stance, words = (
            (SourceKind.ANONYMOUS, Stance.DENIES, "two officials")
            if at == depth
            else (SourceKind.NAMED, Stance.STATES, f"Minister {at}")
        )
        source = Source(0, len(words), words, mention=None, kind=kind)
        cue = Cue(0, 4, "said", stance=stance)
        above = f"a{at - 1}" if at else None
        content = (Span(at, length - at),)
        voices.append(Attribution(f"a{at}", above, source, cue, None, content, QuoteForm.INDIRECT))
    claims = tuple(replace(claim, attribution="a3") for claim in coded.claims)
    return replace(coded, attributions=tuple(voices), claims=claims)


def test_a_row_stands_alone(database: Database) -> None:
    (row,) = find_claims(database, ClaimFilter(types=("COERCE",))).rows
    assert row.report.url == "https://example.org/talks"
    assert [(party.entity, party.name) for party in row.who] == [("state:PE", "Peru")]
    assert [(party.entity, party.name) for party in row.whom] == [(None, "smugglers")]
    assert row.sources == "example.org ← Harbour Wire ← Ada Lind ← Peru"
    assert [voice.kind for voice in row.attribution] == ["outlet", "named", "named"]
    assert [voice.stance for voice in row.attribution] == [None, "states", "promises"]
    assert row.evidence.text == "to arrest at least 40 smugglers"
    assert row.sentence.startswith("Ada Lind, a spokeswoman")
    assert row.sentence.endswith("40 smugglers.")
    assert row.quantity is not None
    assert row.quantity.value == 40


def test_a_pronoun_is_named_by_what_it_stands_for(database: Database) -> None:
    (row,) = find_claims(database, ClaimFilter(modes=("smuggle",))).rows
    assert (row.attribution[-1].name, row.attribution[-1].text) == ("Ada Lind", "she")


def test_an_id_finds_its_claim_again(database: Database) -> None:
    rows = find_claims(database, ClaimFilter()).rows
    for row in rows:
        assert find_claims(database, ClaimFilter(ids=(row.id,))).rows == (row,)


def test_pages_join_to_the_whole_also_while_reports_come_in(tmp_path: Path) -> None:
    with Database.create(tmp_path / "s.sqlite") as database:
        for number in range(23):
            database.save(numbered_report(number))
        whole = [row.id for row in stream_claims(database, ClaimFilter())]
        days = [row.report.published for row in stream_claims(database, ClaimFilter())]
        assert days == sorted(days, reverse=True)
        seen, after = [], None
        for number in range(100, 110):
            page = find_claims(database, ClaimFilter(), limit=5, after=after)
            seen += [row.id for row in page.rows]
            database.save(numbered_report(number))
            after = page.after
            if after is None:
                break
        assert [each for each in seen if each in whole] == whole
        assert len(seen) == len(set(seen))


@pytest.mark.parametrize("find", [find_claims, find_reports, find_actors])
@pytest.mark.parametrize("cursor", ["", "x", "2031-01-01_x", "_" + "9" * 30])
def test_a_cursor_that_no_page_gave_is_refused(database: Database, find, cursor: str) -> None:
    with pytest.raises(UsageError, match="cursor"):
        find(database, ClaimFilter(), after=cursor)


@pytest.mark.parametrize("asked", [{"since": "yesterday"}, {"until": "2031-13-01"}, {"text": " -- "}, {"text": ""}])
def test_what_cannot_be_understood_is_wrong_usage(database: Database, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        count_claims(database, ClaimFilter(**asked))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [PORT, TALKS, None]),
        ({"text": "Tampere"}, [TALKS]),
        ({"text": "nothing"}, [None]),
        ({"outlets": (TALKS,)}, [TALKS]),
        ({"since": "2031-03-12", "until": "2031-03-12"}, [TALKS]),
        ({"source_kinds": ("outlet",)}, [PORT, TALKS]),
        ({"actors": ("gunmen",)}, [PORT]),
        ({"actors": ("gunmen",), "outlets": (TALKS,)}, []),
    ],
)
def test_reports_that_fit(database: Database, asked: dict[str, object], expected: list[str | None]) -> None:
    wanted = ClaimFilter(**asked)
    assert [row.outlet for row in find_reports(database, wanted).rows] == expected
    assert count_reports(database, wanted).number == len(expected)


def test_a_report_row_counts_and_warns(database: Database) -> None:
    talks = find_reports(database, ClaimFilter(outlets=(TALKS,))).rows[0]
    assert (talks.claims, talks.attributed, talks.warnings) == (4, 3, ())
    assert talks.lead.startswith("Lisbon says")
    empty = find_reports(database, ClaimFilter(text="nothing")).rows[0]
    assert empty.warnings == empty_report().warnings


def test_actors_are_counted_by_the_part_they_play(database: Database) -> None:
    rows = {row.id: row for row in find_actors(database, ClaimFilter()).rows}
    peru = rows["state:PE"]
    assert (peru.claims, peru.reports, peru.acts, peru.acted_on, peru.speaks) == (3, 2, 2, 1, 2)
    assert (peru.first, peru.last) == ("2031-03-10", "2031-04-02")
    assert peru.newest is not None
    assert peru.newest.sentence == "Peru denies that its soldiers fled to Oulu."
    assert "place:geonames:643492" not in rows
    assert [row.claims for row in rows.values()] == sorted((row.claims for row in rows.values()), reverse=True)


def test_pages_of_actors_join_to_the_whole(database: Database) -> None:
    whole = [row.id for row in find_actors(database, ClaimFilter()).rows]
    seen, after = [], None
    while True:
        page = find_actors(database, ClaimFilter(), limit=2, after=after)
        seen += [row.id for row in page.rows]
        if (after := page.after) is None:
            break
    assert seen == whole


def test_tallies(database: Database) -> None:
    assert tally_claims(database, ClaimFilter(), "type")[:2] == (("CONSULT", 2), ("MOVE", 2))
    assert tally_claims(database, ClaimFilter(outlets=(TALKS,)), "day") == (
        ("2031-03-10", 1),
        ("2031-03-12", 2),
        ("2031-03-20", 1),
    )
    assert sum(count for _, count in tally_claims(database, ClaimFilter(), "modality")) == 7


def test_persons_whom_one_report_leaves_unnamed_are_no_actors_but_found(tmp_path: Path) -> None:
    coded = numbered_report(1)
    unnamed = f"person:{coded.report.id}/pilot"
    mentions = tuple(replace(each, entity=unnamed) if each.id == "m1" else each for each in coded.mentions)
    entities = {**coded.entities, unnamed: Entity("pilot", "person")}
    with Database.create(tmp_path / "store.sqlite") as database:
        database.save(replace(coded, mentions=mentions, entities=entities))
        assert unnamed not in {row.id for row in find_actors(database, ClaimFilter()).rows}
        assert count_claims(database, ClaimFilter(actors=(unnamed,))) == Total(1)
        assert count_claims(database, ClaimFilter(actors=("pilot",))) == Total(1)


def test_a_claim_keeps_the_id_that_its_own_coder_gave_it(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        database.save(numbered_report(1), coder="older")
        (row,) = find_claims(database, ClaimFilter()).rows
        assert row.id == claim_id(numbered_report(1).report, numbered_report(1).claims[0], "older")
        assert count_claims(database, ClaimFilter(ids=(row.id,))) == Total(1)


@pytest.mark.parametrize(
    "counted",
    [
        ClaimFilter(),
        ClaimFilter(kinds=("event",)),
        ClaimFilter(kinds=("movement", "presence"), since="2031-03-01"),
        ClaimFilter(types=("consult",), modalities=("happened",), until="2031-12-31"),
    ],
)
def test_counts_that_the_store_keeps_are_those_of_its_claims(tmp_path: Path, counted: ClaimFilter) -> None:
    fewer = replace(talks_report(), claims=talks_report().claims[1:])
    asked = replace(counted, least_certainty=0.01)
    with Database.create(tmp_path / "store.sqlite") as database:
        for coded in (talks_report(), port_report()):
            database.save(coded, coder="older")
        database.save(fewer)
        for by in ("type", "modality", "day"):
            assert tally_claims(database, counted, by) == tally_claims(database, asked, by)
        assert count_claims(database, counted) == count_claims(database, asked)
        assert tally_newest(database, counted, 100) == tally_newest(database, asked, 100)


def test_counting_stops_at_a_bound_and_says_so(database: Database) -> None:
    tally = tally_newest(database, ClaimFilter(least_certainty=0.01), 2)
    assert (tally.total, tally.counted) == (Total(2, more=True), 2)
    assert sum(count for _, count in tally.types) == 2
    newest = find_claims(database, ClaimFilter(), limit=2).rows
    assert {day for day, _ in tally.days} == {claim_days(row)[0] for row in newest}


def test_others_are_left_out_unless_their_type_is_asked_for(database: Database) -> None:
    types = {row.type for row in stream_claims(database, ClaimFilter())}
    assert "OTHER" in types
    assert {row.type for row in stream_claims(database, ClaimFilter(others=False))} == types - {"OTHER"}
    assert {row.type for row in stream_claims(database, ClaimFilter(others=False, types=("other",)))} == {"OTHER"}
    assert count_reports(database, ClaimFilter(others=False)).number == count_reports(database, ClaimFilter()).number


@pytest.mark.parametrize("kinds", [(), ("event",), ("movement",)])
@pytest.mark.parametrize("others", [True, False])
def test_kept_counts_are_those_of_the_rows(database: Database, kinds: tuple[str, ...], others: bool) -> None:
    wanted = ClaimFilter(kinds=kinds, others=others)
    rows = list(stream_claims(database, wanted))
    assert count_claims(database, wanted) == Total(len(rows))
    for by in ("type", "modality"):
        assert dict(tally_claims(database, wanted, by)) == Counter(getattr(row, by) for row in rows)
