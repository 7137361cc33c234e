"""Values in words: times by their precision, and a sentence with its trigger marked whatever it holds."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.model import Modality, SourceKind, TextSpan, TimePrecision
from dateline.serve.show import is_weblink, mark_sentence, show_doubt, show_medium, show_moment, show_voice
from dateline.store.rows import ClaimRow, Named, ObjectIndex, Voice, When, claim_row
from objects import talks_report


def first_row(sentence: str) -> ClaimRow:
    coded = talks_report()
    return claim_row(ObjectIndex(coded), coded.claims[0], sentence)


def test_the_trigger_is_marked_in_its_sentence() -> None:
    row = first_row(talks_report().report.text.splitlines()[0])
    assert "Peru <mark>met</mark> in Tampere" in mark_sentence(row)


def test_a_sentence_without_its_evidence_is_shown_unmarked_and_escaped() -> None:
    assert mark_sentence(first_row("<b>cut & gone</b>")) == "&lt;b&gt;cut &amp; gone&lt;/b&gt;"


def test_markup_round_and_in_the_trigger_is_escaped() -> None:
    row = first_row("<i>a <b> c</i>")
    row = replace(row, evidence=TextSpan(10, 17, "a <b> c"), trigger=TextSpan(12, 15, "<b>"))
    assert mark_sentence(row) == "&lt;i&gt;a <mark>&lt;b&gt;</mark> c&lt;/i&gt;"


@pytest.mark.parametrize(
    ("first", "last", "precision", "shown"),
    [
        ("2031-03-01", "2031-03-31", TimePrecision.MONTH, "Mar 2031"),
        ("2031-03-10T08:00:00Z", "2031-03-10T08:59:59Z", TimePrecision.HOUR, "10 Mar 2031"),
        ("2031-03-10", "2031-03-16", TimePrecision.WEEK, "10 Mar 2031 – 16 Mar 2031"),
        (None, "2031-12-31", TimePrecision.YEAR, "until 2031"),
        ("someday", None, TimePrecision.DAY, "since someday"),
        (None, None, TimePrecision.VAGUE, "lately"),
    ],
)
def test_a_time_is_as_short_as_its_precision(
    first: str | None, last: str | None, precision: TimePrecision, shown: str
) -> None:
    assert show_moment(When("lately", first, last, precision)) == shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " javascript:x", "//[", "ftp://a", ""])
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert not is_weblink(url)


def test_every_modality_but_two_raises_a_doubt() -> None:
    assert {each for each in Modality if not show_doubt(each)} == {Modality.HAPPENED, Modality.ONGOING}


def test_every_kind_of_source_has_words() -> None:
    assert len({show_voice(each) for each in (*SourceKind, "outlet", None)}) == len(SourceKind) + 2


@pytest.mark.parametrize(
    ("cue", "addressee", "words", "shown"),
    [
        ("said", None, "In an interview with Wire", "in an interview with Wire"),
        ("told", "Wire", "the Wire agency", ""),
        ("told", "Wire", "by telephone", "by telephone"),
        ("tweeted", None, "tweeted", ""),
    ],
)
def test_a_medium_is_shown_once(cue: str, addressee: str | None, words: str, shown: str) -> None:
    told = Named("org:wire", addressee, "the Wire agency") if addressee else None
    medium = Named("org:wire", "Wire", words)
    assert show_medium(Voice("named", None, "Lind", "Lind", cue=cue, addressee=told, medium=medium)) == shown
