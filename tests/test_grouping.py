"""The scorer of groupings, against figures worked out by hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "evals" / "grouping.py"


@pytest.fixture(scope="module")
def grouping() -> ModuleType:
    pytest.importorskip("scipy", reason="scipy comes with the extra fit")
    spec = importlib.util.spec_from_file_location("grouping", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_grouping_like_the_gold_is_right_in_all(grouping: ModuleType) -> None:
    items = [grouping.Grouped(f"r{n}", str(n % 2), f"h{n % 2}") for n in range(6)]
    for figures in grouping.score_groups(items).values():
        assert figures == pytest.approx((1, 1, 1))


def test_what_is_lumped_together_costs_precision(grouping: ModuleType) -> None:
    items = [grouping.Grouped(f"r{n}", gold, "h") for n, gold in enumerate("aab")]
    figures = grouping.score_groups(items)
    assert figures["B-cubed"][:2] == pytest.approx((5 / 9, 1))
    assert figures["CEAF-e"][:2] == pytest.approx((0.8, 0.4))
    assert figures["cross-report pairs"][:2] == pytest.approx((1 / 3, 1))


def test_pairs_within_one_report_do_not_count(grouping: ModuleType) -> None:
    items = [grouping.Grouped("r", "a", "h"), grouping.Grouped("r", "a", "h")]
    assert grouping.score_groups(items)["cross-report pairs"] == (0.0, 0.0, 0.0)
