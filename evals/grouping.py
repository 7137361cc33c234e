"""How well mentions are grouped, against a gold grouping: B-cubed, CEAF-e, and pairs of mentions in two reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from statistics import fmean

import numpy as np
from msgspec import Struct
from scipy.optimize import linear_sum_assignment

Figures = tuple[float, float, float]
"""Precision, recall and F1."""


class Grouped(Struct, frozen=True):
    """A mention: its report, and its group in the gold and as found."""

    report: str
    gold: str
    found: str


def score_groups(items: Sequence[Grouped]) -> dict[str, Figures]:
    """All figures, by name; ``items`` is not empty."""
    gold, found = _members(each.gold for each in items), _members(each.found for each in items)
    return {
        "B-cubed": score_b_cubed(items, gold, found),
        "CEAF-e": score_ceaf_e(list(gold.values()), list(found.values())),
        "cross-report pairs": score_pairs(items, gold, found),
    }


def score_b_cubed(items: Sequence[Grouped], gold: dict[str, set[int]], found: dict[str, set[int]]) -> Figures:
    """B-cubed (Bagga and Baldwin 1998): of each mention, the shares of its two groups that they have in common."""
    common = [len(gold[each.gold] & found[each.found]) for each in items]
    precision = fmean(n / len(found[each.found]) for n, each in zip(common, items, strict=True))
    recall = fmean(n / len(gold[each.gold]) for n, each in zip(common, items, strict=True))
    return precision, recall, _f1(precision, recall)


def score_ceaf_e(gold: Sequence[set[int]], found: Sequence[set[int]]) -> Figures:
    """CEAF-e (Luo 2005): groups are paired off so that together they are most alike, as by Dice."""
    home = {item: number for number, group in enumerate(gold) for item in group}
    alike = np.zeros((len(gold), len(found)), dtype=np.float32)
    for column, group in enumerate(found):
        for row in {home[item] for item in group}:
            alike[row, column] = 2 * len(gold[row] & group) / (len(gold[row]) + len(group))
    total = float(alike[linear_sum_assignment(-alike)].sum())
    precision, recall = total / len(found), total / len(gold)
    return precision, recall, _f1(precision, recall)


def score_pairs(items: Sequence[Grouped], gold: dict[str, set[int]], found: dict[str, set[int]]) -> Figures:
    """Pairs of mentions in two reports that are in one group."""
    wanted, made = (
        {
            pair
            for group in groups.values()
            for pair in combinations(sorted(group), 2)
            if items[pair[0]].report != items[pair[1]].report
        }
        for groups in (gold, found)
    )
    right = len(wanted & made)
    precision, recall = right / len(made) if made else 0.0, right / len(wanted) if wanted else 0.0
    return precision, recall, _f1(precision, recall)


def _members(groups: Iterable[str]) -> dict[str, set[int]]:
    members: defaultdict[str, set[int]] = defaultdict(set)
    for item, group in enumerate(groups):
        members[group].add(item)
    return dict(members)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
