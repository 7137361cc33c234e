"""In whose voice a stretch of a report stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import (
    SCHEMA_NUMBER,
    Attribution,
    QuoteForm,
    Report,
    ReportObject,
    Span,
    Wording,
    WordingKind,
)
from dateline.store.voice import Hearing, VoiceKind, find_quotations

TEXT = (
    "The raiders fled. The “wise” men met the so-called wreckers. "
    "“We saw pirates,” the pilot said, adding that thieves were “mere boys”."
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def hearing() -> Hearing:
    attributions = (
        Attribution("a1", None, None, None, None, (span("“We saw pirates,”"),), QuoteForm.DIRECT),
        Attribution("a2", None, None, None, None, (span("that thieves were “mere boys”"),), QuoteForm.MIXED),
        Attribution("a3", "a2", None, None, None, (span("thieves"),), QuoteForm.INDIRECT),
    )
    wording = (Wording(*msg(span("so-called")), "so-called", kind=WordingKind.DISTANCING, attribution=None),)
    return Hearing(ReportObject(SCHEMA_NUMBER, Report("r", TEXT), attributions=attributions, wording=wording))


def msg(place: Span) -> tuple[int, int]:
    return place.start, place.end


@pytest.mark.parametrize(
    ("words", "voice", "attribution"),
    [
        ("raiders", VoiceKind.OWN, None),
        ("wise", VoiceKind.DISTANCED, None),
        ("wreckers", VoiceKind.DISTANCED, None),
        ("pirates", VoiceKind.QUOTED, "a1"),
        ("thieves", VoiceKind.RETOLD, "a3"),
        ("boys", VoiceKind.QUOTED, "a2"),
        ("were", VoiceKind.RETOLD, "a2"),
    ],
)
def test_voices(words: str, voice: VoiceKind, attribution: str | None) -> None:
    heard, inside = hearing().voice(span(words))
    assert (heard, inside.id if inside else None) == (voice, attribution)


def test_words_are_counted_for_the_innermost_voice() -> None:
    assert hearing().count_words() == {None: 14, "a1": 3, "a2": 4, "a3": 1}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("«Oui», dit-elle.", ["Oui"]),
        ('A mark of 5" is no quotation', []),
        ("“Never closed", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[each.start : each.end] for each in find_quotations(text)] == quoted


@given(st.text(alphabet='a “”"\n.', max_size=80))
def test_quotations_lie_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(each.start <= each.end <= len(text) for each in found)
    assert all(left.end < right.start for left, right in pairwise(found))
