"""The hand-kept tables by which place names are recognised and told apart."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError


class PlaceRules(Struct, frozen=True):
    """Context words by role, and the weights of the scores by which names are recognised and their senses ranked.

    ``classes`` gives for words such as "province" the feature that they announce, ``offices`` that of what an officer
    such as a mayor heads.
    """

    classes: Mapping[str, str]
    offices: Mapping[str, str]
    leads: frozenset[str]
    sides: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    kin: frozenset[str]
    diseases: frozenset[str]
    fights: frozenset[str]
    recognition: Mapping[str, float]
    senses: Mapping[str, float]


def load_place_rules() -> PlaceRules:
    """The tables that come with the package; KnowledgeError where one is damaged."""
    by_role: dict[str, dict[str, str]] = {
        "class": {},
        "office": {},
        "lead": {},
        "side": {},
        "person": {},
        "body": {},
        "kin": {},
        "disease": {},
        "fight": {},
    }
    for word, role, value in _read_rows("context_words.tsv", 3):
        if role not in by_role:
            raise KnowledgeError("context_words.tsv", f"unknown role {role!r}", "install the package again")
        by_role[role][word] = value
    return PlaceRules(
        by_role["class"],
        by_role["office"],
        frozenset(by_role["lead"]),
        frozenset(by_role["side"]),
        frozenset(by_role["person"]),
        frozenset(by_role["body"]),
        frozenset(by_role["kin"]),
        frozenset(by_role["disease"]),
        frozenset(by_role["fight"]),
        _read_weights("recognition_weights.tsv"),
        _read_weights("sense_weights.tsv"),
    )


def _read_weights(table: str) -> dict[str, float]:
    try:
        return {feature: float(weight) for feature, weight in _read_rows(table, 2)}
    except ValueError as error:
        raise KnowledgeError(table, str(error), "install the package again") from error


def _read_rows(table: str, width: int) -> list[list[str]]:
    text = (files("dateline.knowledge") / "places" / table).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    for row in rows:
        if len(row) != width:
            raise KnowledgeError(table, f"{len(row)} cells instead of {width}: {row}", "install the package again")
    return rows
