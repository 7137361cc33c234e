"""Which groups are part of which, at any hand."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_tables import Row
from dateline.knowledge.actors import load_actors
from dateline.knowledge.group_parents import load_group_parents, read_group_parents


def rows(*pairs: tuple[str, str]) -> list[Row]:
    return [Row({"part": part, "whole": whole}, "group_parents.tsv", 5) for part, whole in pairs]


def test_every_group_of_the_table_is_known() -> None:
    actors = load_actors()
    wholes = load_group_parents()
    assert len(wholes) > 25
    assert all(actors.actor(each) for each in {*wholes, *(whole for found in wholes.values() for whole in found)})


def test_a_part_of_a_part_is_a_part() -> None:
    wholes = read_group_parents(rows(("group:a", "group:b"), ("group:b", "group:c"), ("group:b", "group:d")))
    assert wholes["group:a"] == {"group:b", "group:c", "group:d"}


def test_a_circle_is_named() -> None:
    with pytest.raises(KnowledgeError, match="part of itself"):
        read_group_parents(rows(("group:a", "group:b"), ("group:b", "group:a")))


def test_a_line_without_ids_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"group_parents\.tsv:5"):
        read_group_parents(rows(("Taliban", "group:a")))
