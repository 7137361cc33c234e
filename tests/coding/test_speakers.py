"""Inside a quotation "I" is who is quoted; "we" only where a body speaks."""

from __future__ import annotations

import pytest

from dateline.coding.speakers import resolve_speakers
from dateline.model import (
    Attribution,
    Entity,
    Form,
    Mention,
    MentionKind,
    QuoteForm,
    Report,
    Source,
    SourceKind,
    Span,
)
from dateline.reading import Parse, Reading

TEXT = "“I left and we won,” the front said. I doubt it."


def mention(key: str, words: str, form: Form, entity: str | None = None, chain: str | None = None) -> Mention:
    start = TEXT.index(words)
    return Mention(
        start, start + len(words), words, id=key, kind=MentionKind.ACTOR, form=form, entity=entity, chain=chain
    )


def resolved(type_: str, form: QuoteForm = QuoteForm.DIRECT) -> dict[str, tuple[str | None, str | None]]:
    speaker = mention("m1", "the front", Form.NOMINAL, "x:front", "c1")
    told = Attribution(
        "a1", None, Source(speaker.start, speaker.end, speaker.text, mention="m1", kind=SourceKind.NAMED), None, None,
        (Span(0, TEXT.index(" the front")),), form,
    )  # fmt: skip
    outside = TEXT.index("I doubt")
    mentions = (
        mention("m2", "I", Form.PRONOUN),
        mention("m3", "we", Form.PRONOUN),
        speaker,
        Mention(outside, outside + 1, "I", id="m4", kind=MentionKind.ACTOR, form=Form.PRONOUN),
    )
    reading = Reading(Report("r", TEXT), Parse(TEXT, [], []), mentions, {}, {"x:front": Entity("Front", type_)})
    return {each.id: (each.entity, each.chain) for each in resolve_speakers(reading, [told]).mentions}


def test_a_body_is_both_i_and_we() -> None:
    found = resolved("armed_group")
    assert found["m2"] == found["m3"] == ("x:front", "c1")


def test_a_persons_we_is_left_open() -> None:
    assert resolved("person")["m2"] == ("x:front", "c1")
    assert resolved("person")["m3"] == (None, None)


@pytest.mark.parametrize("pronoun", ["m2", "m3"])
def test_retold_words_are_not_the_speakers_own(pronoun: str) -> None:
    assert resolved("armed_group", QuoteForm.INDIRECT)[pronoun] == (None, None)


def test_outside_the_quotation_nobody_is_meant() -> None:
    assert resolved("armed_group")["m4"] == (None, None)
