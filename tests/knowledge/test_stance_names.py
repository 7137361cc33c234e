"""The table of rival names, and how its lines are read."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.stance_names import load_stance_names, read_stance_names

LINE = "the pier\tthe jetty\tyes\tjetty|stone jetty\tbefore!=old near=sea;port\tsays it\n"
HEAD = "thing\tname\tneutral\tforms\twhen\tsignals\n"


def test_the_table_that_dateline_carries_is_sound() -> None:
    names = load_stance_names()
    assert len(names.things()) > 70
    assert len(names.names) > 200
    assert len({(each.thing, each.name) for each in names.names}) == len(names.names)


def test_every_thing_has_rivals_and_every_name_says_what_it_signals() -> None:
    names = load_stance_names()
    for thing in names.things():
        rivals = [each for each in names.names if each.thing == thing]
        assert len(rivals) > 1, thing
        assert all(len(each.signals) > 10 and not each.signals.endswith(".") for each in rivals), thing


def test_longer_forms_are_tried_first() -> None:
    for forms in load_stance_names().by_first.values():
        lengths = [len(form.words) for form in forms]
        assert lengths == sorted(lengths, reverse=True)


def test_a_line_is_read_with_its_conditions() -> None:
    names = read_stance_names(
        HEAD + "the pier\tthe jetty\tyes\tjetty|stone jetty\tbefore!=old near=sea;port\tsays it\n"
    )
    (name,) = names.names
    assert (name.thing, name.name, name.neutral, name.signals) == ("the pier", "the jetty", True, "says it")
    assert [(each.test, each.negated, each.values) for each in name.conditions] == [
        ("before", True, {"old"}),
        ("near", False, {"sea", "port"}),
    ]
    assert [form.words for form in names.by_first["stone"]] == [("stone", "jetty")]
    assert names.find("the pier", "the jetty") == name
    assert names.find("the pier", "mole") is None


@pytest.mark.parametrize(
    "line",
    [
        "pier\tjetty\tyes\tjetty\t\n",
        "pier\tjetty\tmaybe\tjetty\t\tsays it\n",
        "pier\tjetty\t\t\t\tsays it\n",
        "pier\tjetty\t\tjetty|jetty\t\tsays it\n",
        "pier\tjetty\t\tjetty\tbehind=old\tsays it\n",
        "pier\tjetty\t\tjetty\tbefore\tsays it\n",
        "pier\tjetty\t\tjetty\t\t\n",
    ],
)
def test_a_damaged_line_is_named(line: str) -> None:
    with pytest.raises(KnowledgeError, match="line 2"):
        read_stance_names(HEAD + line)


def test_a_missing_header_is_told() -> None:
    with pytest.raises(KnowledgeError, match="header"):
        read_stance_names("pier\tjetty\n")


def test_another_table_has_another_digest() -> None:
    tables = (HEAD, HEAD + "pier\tjetty\t\tjetty\t\tsays it\n")
    assert len({read_stance_names(table).digest for table in tables}) == 2
