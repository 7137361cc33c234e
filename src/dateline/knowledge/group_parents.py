"""Reader of ``group_parents.tsv``: which armed groups are part of which others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_tables import Row, read_table

TABLE = "group_parents.tsv"

Wholes = Mapping[str, frozenset[str]]
"""For the id of a group, the ids of all that it is part of, at first or further hand."""


def load_group_parents() -> Wholes:
    """The table that comes with Dateline.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    return read_group_parents(read_table(TABLE, ("part", "whole")))


def read_group_parents(rows: Iterable[Row]) -> Wholes:
    """The groups of a table with all that they are part of.

    Raises:
        KnowledgeError: a line names no id, or groups are part of each other in a circle.
    """
    wholes: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if ":" not in row["part"] or ":" not in row["whole"]:
            raise row.damage("a part and its whole are ids, as group:taliban")
        wholes[row["part"]].add(row["whole"])
    return {part: frozenset(_all_wholes(part, wholes)) for part in wholes}


def _all_wholes(part: str, wholes: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = set(wholes[part])
    while waiting:
        found |= waiting
        waiting = {whole for each in waiting for whole in wholes.get(each, ())} - found
    if part in found:
        raise KnowledgeError(TABLE, f"{part} is part of itself", "take one line of the circle out")
    return found
