"""Accuracy may only rise: what is measured lies on or above the floors, and no floor was ever lowered."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest

from dateline.pipeline import Coder
from dateline.serve.evaluate import GoldSet, evaluate, load_floors

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "evals" / "floors.json"


@pytest.mark.parametrize("gold", sorted(load_floors(FLOORS)))
def test_figures_lie_on_their_floors(gold: str, shared: Path, coder: Coder) -> None:
    wanted = load_floors(FLOORS)[gold]
    assert wanted.floors, f"{gold} has no floor: what cannot fall is not measured"
    (score,) = evaluate(shared / "gold", {gold: wanted}, shared / "score" / "score.py", coder.code)
    assert score.below == ()


def test_no_floor_was_ever_lowered() -> None:
    versions = _git("log", "--format=%H", "--", "evals/floors.json").split()
    if not versions:
        pytest.skip("no history here: floors can only be compared inside a git checkout")
    now = load_floors(FLOORS)
    for version in versions:
        before = msgspec.json.decode(_git("show", f"{version}:evals/floors.json"), type=dict[str, GoldSet])
        for gold, wanted in before.items():
            lowered = {name: floor for name, floor in wanted.floors.items() if now[gold].floors.get(name, 0.0) < floor}
            assert not lowered, f"{gold}: lowered or dropped since {version[:10]}"


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout
