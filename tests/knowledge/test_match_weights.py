"""The weights by which claims are matched."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.match_weights import load_match_weights, read_match_weights

TABLE = "feature\tweight\n(threshold)\t-1\n(always)\t-2\nsame word\t1.5\n"


def test_a_score_is_the_sum_of_the_weights() -> None:
    weights = read_match_weights(f"# why\n{TABLE}")
    assert weights.threshold == -1
    assert weights.score({"same word": 2.0, "never seen": 9.0}) == pytest.approx(1.0)


def test_days_speak_as_one_would_think() -> None:
    weights = load_match_weights().weights
    assert weights["same days"] > weights["near days"] > weights["other days"]
    assert weights["same word"] > weights["same kind"]


@pytest.mark.parametrize("table", ["", "weight\n", "feature\tweight\na\t1\n", TABLE + "a\tb\n", TABLE + "a\n"])
def test_damaged_tables_are_refused(table: str) -> None:
    with pytest.raises(KnowledgeError):
        read_match_weights(table)
