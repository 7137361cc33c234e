"""Scoring runs a scorer of its own and holds its figures against floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.model import Report, ReportObject
from dateline.serve.evaluate import GoldSet, evaluate, find_figures, load_floors

SCORER = """
import json, sys
layer, gold, *out = sys.argv[1:]
if layer == "inputs":
    print(json.dumps({"url": "g1", "text": open(gold).read()}))
else:
    read = json.loads(open(out[0]).read())
    print(f"{layer} words                        P 0.500  R 0.{len(read['report']['text'])}00  F1 0.400  (gold 2)")
"""


def test_figures_are_read_by_label() -> None:
    printed = "quad class accuracy                0.500  macro F1 0.310  by class 0.10 0.20  (n 9)"
    assert find_figures(printed) == {"quad class accuracy": 0.5, "quad class accuracy macro F1": 0.31}


def test_a_label_may_fill_its_column() -> None:
    printed = "same happening, cross-report pairs P 0.559  R 0.100  F1 0.170  (gold 3140)"
    assert find_figures(printed)["same happening, cross-report pairs F1"] == 0.17


def test_a_figure_under_its_floor_is_named(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "made.jsonl").write_text("Talks!")
    floors = {"made": GoldSet("spans", {"spans words F1": 0.41, "spans words P": 0.5})}
    (score,) = evaluate(tmp_path, floors, tmp_path / "score.py", lambda report: ReportObject(1, report))
    assert score.figures == {"spans words P": 0.5, "spans words R": 0.6, "spans words F1": 0.4}
    assert score.below == ("spans words F1 0.400 < 0.410",)


def test_a_missing_gold_set_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORER)
    with pytest.raises(UsageError, match=r"made\.jsonl: usage: there is no such file"):
        next(evaluate(tmp_path, {"made": GoldSet("spans")}, tmp_path / "score.py", _never))


def test_damaged_floors_are_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text(json.dumps({"made": {"layers": 3}}))
    with pytest.raises(UsageError, match="floors cannot be read"):
        load_floors(tmp_path / "floors.json")


def _never(report: Report) -> ReportObject:
    raise AssertionError(report)
