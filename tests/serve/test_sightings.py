"""What matching sees of stored claims."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.model import Modality, TextSpan
from dateline.serve.sightings import REPORT_WORDS, make_sightings
from dateline.store.rows import ClaimRow, Named, ReportRef, Voice, When

OULU = Named("place:geonames:643492", "Oulu", "Oulu", "place", "FI")


def row(claim: str, trigger: str, sentence: str, *, report: str = "r1", day: str | None = None) -> ClaimRow:
    return ClaimRow(
        id=claim, number=claim, attribution_id=None, report=ReportRef(report, None, None, None, "2021-05-06"),
        kind="event", type="OTHER", mode=None, contexts=(), cameo=None, modality=Modality.HAPPENED, certainty=0.3,
        trigger=TextSpan(0, len(trigger), trigger), who=(Named(None, "ferry", "the old ferry of Oulu"),),
        whom=(Named(None, "it", "it"),), where=(OULU,), from_=(), via=(), to=(), caused_by=(),
        when=When("Monday", day, day, "day") if day else None, quantity=None,
        attribution=(Voice("outlet", None, "example.org", None),), sources="example.org",
        evidence=TextSpan(0, len(sentence), sentence), sentence=sentence,
    )  # fmt: skip


def test_a_claim_is_seen_by_stems_events_and_nouns() -> None:
    (seen,) = make_sightings([row("c1", "sank", "The old ferry sank off Oulu with 31 sailors.")]).values()
    assert (seen.word, seen.heads, seen.numbers) == ("sink", frozenset({"ferri"}), frozenset({"31"}))
    assert "accident/sink" in seen.events
    assert seen.places == {OULU.entity}
    assert "sink" not in seen.words
    assert seen.words["oulu"] > seen.words["sailor"] > seen.words["old"]
    assert not seen.dated


def test_a_day_counts_as_given_only_where_the_text_gives_it() -> None:
    told, published = (make_sightings([row("c1", "sank", "It sank.", day=day)])["c1"] for day in ("2021-05-03", None))
    assert (told.dated, told.first_day) == (True, "2021-05-03")
    assert (published.dated, published.first_day) == (False, "2021-05-06")


def test_all_claims_of_a_report_share_its_words_and_what_it_names() -> None:
    rows = [row("c1", "sank", "The ferry sank off Oulu."), row("c2", "drowned", "Two sailors drowned.")]
    one, other = make_sightings(rows).values()
    assert one.report_words == other.report_words
    assert {"ferri", "oulu", "sailor"} <= one.report_words.keys()
    assert one.setting == {OULU.entity}
    assert sum(weight**2 for weight in one.report_words.values()) == pytest.approx(1, abs=0.01)


def test_of_a_long_report_the_words_that_tell_most_are_kept_whatever_the_order() -> None:
    names = [f"Qux{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(3 * REPORT_WORDS)]
    rows = [row(f"c{n}", "sank", f"The {name} sank.") for n, name in enumerate(names)]
    seen = make_sightings(rows)["c0"]
    assert len(seen.report_words) == REPORT_WORDS
    assert make_sightings(reversed(rows))["c0"].report_words == seen.report_words


def test_reports_do_not_lend_each_other_words() -> None:
    first = row("c1", "sank", "The ferry sank.")
    alone = make_sightings([first])["c1"]
    assert (
        make_sightings([first, replace(row("c2", "won", "A choir won."), report=ReportRef("r2", *[None] * 4))])["c1"]
        == alone
    )
