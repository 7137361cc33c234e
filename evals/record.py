"""Measures accuracy on the gold sets, writes the figures into docs/accuracy.md, and raises the floors to them.

    python evals/record.py GOLD_FOLDER [--scorer SCORE.py] [--only NAME]

A floor stands :data:`MARGIN` below what was measured, which is what another processor's arithmetic in the parser may
cost; it is never lowered. Run it with a clean tree, so that the figures belong to a commit.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from blocks import write_block
from dateline.knowledge.load import load_knowledge
from dateline.pipeline import Coder
from dateline.read.annotate import SpacyAnnotator
from dateline.serve.evaluate import GoldSet, Score, evaluate, load_floors

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "evals" / "floors.json"
PAGE = ROOT / "docs" / "accuracy.md"
MARGIN = 0.004

UNBOUND = ("median error", "claims per sentence", " P", " R")
"""Figures that have no floor: those of which more is not better, and precision and recall, which are traded for each
other; their F1 has one.
"""

COVERED_ONLY = ("factuality", "samehappening")
"""Layers scored only on gold events that some claim covers. More coverage may well cost accuracy, so their floors are
set by hand.
"""


def main() -> int:
    """Measures, writes and raises; the exit status is 1 where a figure fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--only", action="append")
    chosen = parser.parse_args()
    floors = load_floors(FLOORS)
    wanted = {name: each for name, each in floors.items() if not chosen.only or name in chosen.only}
    coder = Coder(SpacyAnnotator(), load_knowledge())
    scorer = chosen.scorer or chosen.gold.resolve().parent / "score" / "score.py"
    fell = False
    for score in evaluate(chosen.gold, wanted, scorer, coder.code):
        print(score.gold, score.printed, sep="\n")
        fell = fell or bool(score.below)
        floors[score.gold] = raise_floors(floors[score.gold], score)
        write_block(PAGE, score.gold, score.printed)
    FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")
    return int(fell)


def raise_floors(gold_set: GoldSet, score: Score) -> GoldSet:
    """The gold set with each floor at what was measured, less the margin, or where it stood if that is higher."""
    if gold_set.layer in COVERED_ONLY:
        return gold_set
    measured = {
        name: max(gold_set.floors.get(name, 0.0), round(max(value - MARGIN, 0.0), 3))
        for name, value in score.figures.items()
        if not name.endswith(UNBOUND)
    }
    return GoldSet(gold_set.layer, {**gold_set.floors, **measured})


if __name__ == "__main__":
    sys.exit(main())
