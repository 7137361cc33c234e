"""The hand-kept tables by which place names are recognised and told apart."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError


class PlaceRules(Struct, frozen=True):
    """Context words by role, and the weights of the score by which a name's candidates are ranked.

    ``classes`` gives for words such as "province" the feature that they announce.
    """

    classes: Mapping[str, str]
    leads: frozenset[str]
    sides: frozenset[str]
    persons: frozenset[str]
    weights: Mapping[str, float]


def load_place_rules() -> PlaceRules:
    """The tables that come with the package; KnowledgeError where one is damaged."""
    folder = files("dateline.knowledge") / "places"
    words = _read_rows((folder / "context_words.tsv").read_text(encoding="utf-8"), "context_words.tsv", 3)
    weights = _read_rows((folder / "weights.tsv").read_text(encoding="utf-8"), "weights.tsv", 2)
    by_role: dict[str, dict[str, str]] = {"class": {}, "lead": {}, "side": {}, "person": {}}
    for word, role, value in words:
        if role not in by_role:
            raise KnowledgeError("context_words.tsv", f"unknown role {role!r}", "install the package again")
        by_role[role][word] = value
    try:
        numbers = {feature: float(weight) for feature, weight in weights}
    except ValueError as error:
        raise KnowledgeError("weights.tsv", str(error), "install the package again") from error
    return PlaceRules(
        by_role["class"], frozenset(by_role["lead"]), frozenset(by_role["side"]), frozenset(by_role["person"]), numbers
    )


def _read_rows(text: str, table: str, width: int) -> list[list[str]]:
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    for row in rows:
        if len(row) != width:
            raise KnowledgeError(table, f"{len(row)} cells instead of {width}: {row}", "install the package again")
    return rows
