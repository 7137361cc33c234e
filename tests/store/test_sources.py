"""Under what a source is filed."""

from __future__ import annotations

import pytest

from dateline.model import (
    SCHEMA_NUMBER,
    Attribution,
    Entity,
    Form,
    Mention,
    MentionKind,
    QuoteForm,
    Report,
    ReportObject,
    Source,
    SourceKind,
)
from dateline.store.rows import ObjectIndex
from dateline.store.sources import NOBODY, PRONOUN, Filed, file_source, group_words, in_plural

TEXT = "The harbour pilot waved. A ferry official said so. He smiled."


def filed(words: str | None, kind: SourceKind = SourceKind.ROLE, entity: str | None = None, name: str = "") -> Filed:
    """How a source of these words is filed; a pronoun's chain begins with "The harbour pilot"."""
    if words is None:
        source = None
    else:
        start = max(TEXT.find(words), 0)
        source = Source(start, start + len(words), words, mention="m1", kind=kind)
    form = Form.PRONOUN if words == "He" else Form.NOMINAL
    chain = "c1" if words == "He" else None
    mention = Mention(0, 1, words or "", id="m1", kind=MentionKind.ACTOR, form=form, entity=entity, chain=chain)
    pilot = Mention(0, 17, TEXT[:17], id="m0", kind=MentionKind.ACTOR, form=Form.NOMINAL, chain="c1")
    entities = {entity: Entity(name, "people")} if entity else {}
    coded = ReportObject(SCHEMA_NUMBER, Report("r", TEXT), (pilot, mention), entities)
    return file_source(ObjectIndex(coded), Attribution("a1", None, source, None, None, (), QuoteForm.INDIRECT))


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("A ferry official, who asked for silence", "officials"),
        ("two of the survivors", "survivors"),
        ("several people close to the inquiry", "people"),
        ("another diplomat (retired)", "diplomats"),
        ("policewomen", "policewomen"),
        ("Some", "some"),
        ("one", "one"),
    ],
)
def test_the_nameless_are_brought_together_by_their_noun(words: str, group: str) -> None:
    assert group_words(words) == group


def test_the_anonymous_and_documents_are_filed_by_their_noun() -> None:
    assert filed("A ferry official", SourceKind.ANONYMOUS) == Filed("text:officials", "officials")
    assert filed("an early draft of the treaty", SourceKind.DOCUMENT) == Filed("text:drafts", "drafts")


def test_an_office_keeps_its_words() -> None:
    assert filed("its harbour office") == Filed("text:harbour office", "harbour office")


def test_one_of_a_class_is_filed_with_the_class() -> None:
    one = filed("A ferry official", SourceKind.ANONYMOUS, "people:fi-official", "official (FI)")
    assert one == Filed("people:fi-officials", "officials (FI)", "people:fi-official")


def test_a_pronoun_is_filed_by_what_it_stands_for() -> None:
    assert filed("He") == Filed("text:harbour pilot", "harbour pilot")


def test_a_person_of_one_report_alone_is_filed_by_words() -> None:
    chief = "person:0123456789abcdef/police-chief"
    assert filed("A ferry official", SourceKind.ROLE, chief, "police chief") == Filed(
        "text:police chief", "police chief", chief
    )
    assert filed("A ferry official", SourceKind.ANONYMOUS, chief, "police chief").key == "text:chiefs"


def test_nobody_and_unresolved_pronouns_have_their_own_places() -> None:
    assert filed(None).key == NOBODY
    assert filed("She").key == PRONOUN


@pytest.mark.parametrize("noun", ["officials", "police", "media", "people", "agencies", "spokesmen (FI)"])
def test_plurals_stay(noun: str) -> None:
    assert in_plural(noun) == noun
