"""Where a report calls a thing by one of its rival names."""

from __future__ import annotations

import pytest

from dateline.knowledge.stance_names import load_stance_names, read_stance_names
from dateline.model import SCHEMA_NUMBER, Form, Mention, MentionKind, Report, ReportObject
from dateline.store.namings import find_namings

LINES = (
    ("isle", "Skerry", "yes", "Skerry|Skerry Island", "before!=new", "plain"),
    ("isle", "Far Isle", "", "Far Isle", "near=harbour", "proud"),
    ("crew", "the band", "", "OB", "entity=group:oar-band", "its own"),
    ("crew", "raiders", "", "raider|raiders", "after!=fleet", "condemns"),
)
NAMES = read_stance_names(
    "thing\tname\tneutral\tforms\twhen\tsignals\n" + "".join("\t".join(line) + "\n" for line in LINES)
)


def found(text: str, *mentions: tuple[str, str]) -> list[tuple[str, str]]:
    """The words of each naming with its name; ``mentions`` are words and entities."""
    marked = tuple(
        Mention(
            text.index(words), text.index(words) + len(words), words,
            id=f"m{n}", kind=MentionKind.ACTOR, form=Form.NAME, entity=entity,
        )
        for n, (words, entity) in enumerate(mentions)
    )  # fmt: skip
    coded = ReportObject(SCHEMA_NUMBER, Report("r", text), marked)
    return [(text[each.span.start : each.span.end], each.name.name) for each in find_namings(coded, NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats left Skerry Island.", [("Skerry Island", "Skerry")]),
        ("Boats left skerry.", []),
        ("Boats left New Skerry.", []),
        ("The Raiders came, raiders all.", [("Raiders", "raiders"), ("raiders", "raiders")]),
        ("The raider fleet came.", []),
        ("They fear the Far Isle.", []),
        ("They fear the Far-Isle of the harbour.", [("Far-Isle", "Far Isle")]),
        ("Too far. Isle of the harbour.", []),
        ("Raiders' boats", [("Raiders", "raiders")]),
    ],
)
def test_forms_and_their_surroundings(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_what_a_mention_was_resolved_to_tells_a_name_from_a_word() -> None:
    assert found("The OB rowed.") == []
    assert found("The OB rowed.", ("OB", "place:ob")) == []
    assert found("The OB rowed.", ("OB", "group:oar-band")) == [("OB", "the band")]


def test_the_carried_table_tells_senses_apart() -> None:
    names = load_stance_names()

    def named(text: str) -> list[tuple[str, str]]:
        coded = ReportObject(SCHEMA_NUMBER, Report("r", text))
        return [(each.name.thing, each.name.name) for each in find_namings(coded, names)]

    assert named("The so-called Islamic State lost the town.") == [("Islamic State", "so-called Islamic State")]
    assert named("Ducks from the settlement talks left.") == []
    assert named("The stealth fighter flew over a tax regime.") == []
    assert named("Assad's regime spoke of bandits.") == [
        ("government of Syria", "Syrian regime"),
        ("armed opponents", "bandits"),
    ]
