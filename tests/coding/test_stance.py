"""A neutral word accuses where its source charges somebody else, and states where it does not."""

from __future__ import annotations

import pytest

from dateline.coding.stance import refine_stances
from dateline.model import (
    Attribution,
    Cue,
    Entity,
    Form,
    Mention,
    MentionKind,
    QuoteForm,
    Report,
    Source,
    SourceKind,
    Span,
    Stance,
    Wording,
    WordingKind,
)
from dateline.reading import Parse, Reading

TEXT = "Vostok said that Zapad was seeking “to rob the puppet state”."


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def attribution(key: str, via: str | None, source: str, mention: str, cue: str, content: str) -> Attribution:
    start, end, _ = span(content)
    return Attribution(
        key, via, Source(*span(source), mention=mention, kind=SourceKind.NAMED), Cue(*span(cue), stance=Stance.STATES),
        None, (Span(start, end),), QuoteForm.MIXED,
    )  # fmt: skip


def stance(accused: str = "x:zapad", loaded: bool = True, content: str = "“to rob the puppet state”") -> Stance:
    mentions = tuple(
        Mention(*span(words), id=key, kind=MentionKind.ACTOR, form=Form.NAME, entity=entity)
        for key, words, entity in (("m1", "Vostok", "x:vostok"), ("m2", "Zapad", accused))
    )
    entities = {"x:vostok": Entity("Vostok", "state", "VO"), "x:zapad": Entity("Zapad", "state", "ZA")}
    reading = Reading(Report("r", TEXT), Parse(TEXT, [], []), mentions, {}, entities)
    told = (
        attribution("a1", None, "Vostok", "m1", "said", "that Zapad was seeking “to rob the puppet state”"),
        attribution("a2", "a1", "Zapad", "m2", "was seeking", content),
    )
    wording = [Wording(*span("puppet"), kind=WordingKind.LOADED, attribution="a2")] if loaded else []
    first, _ = refine_stances(reading, told, [], wording)
    assert first.cue is not None
    return first.cue.stance


@pytest.mark.parametrize(("loaded", "expected"), [(True, Stance.ACCUSES), (False, Stance.CLAIMS)])
def test_anothers_intent_is_claimed_and_in_loaded_words_charged(loaded: bool, expected: Stance) -> None:
    assert stance(loaded=loaded) is expected


def test_ones_own_intent_is_stated() -> None:
    assert stance(accused="x:vostok") is Stance.STATES


def test_what_is_no_intent_is_stated() -> None:
    assert stance(content="the puppet state") is Stance.STATES
