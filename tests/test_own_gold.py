"""Our own passages of voices inside voices: their form holds, and so do the figures."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

import own_gold
from dateline.model import Modality
from dateline.pipeline import Coder

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "evals" / "own_floors.json"


PASSAGES = own_gold.load_passages()


@pytest.fixture(scope="module")
def figures(coder: Coder) -> dict[str, float]:
    measured: dict[str, float] = own_gold.measure(own_gold.compare(PASSAGES, coder))
    return measured


def test_ids_and_texts_are_unique() -> None:
    assert len({passage.id for passage in PASSAGES}) == len(PASSAGES)
    assert len({passage.text for passage in PASSAGES}) == len(PASSAGES)


def test_most_passages_have_voices_inside_voices() -> None:
    depths = Counter(passage.depth for passage in PASSAGES)
    assert sum(depths[depth] for depth in depths if depth >= 2) >= 200
    assert depths[3] + depths[4] >= 30
    assert depths[0] + depths[1] >= 30


def test_every_modality_is_there_twenty_times() -> None:
    counted = Counter(event.modality for passage in PASSAGES for event in passage.events)
    assert set(counted) == set(Modality)
    assert min(counted.values()) >= 20


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_marks_agree_with_each_other(passage: Any) -> None:
    for attribution in passage.attributions:
        assert attribution.content
        for own in filter(None, (attribution.source, attribution.cue)):
            assert not any(own.overlaps(part) for part in attribution.content)
    for event in passage.events:
        for holder in passage.chain(event.held_by):
            assert any(part.covers(event.trigger[0]) for part in holder.content)


@pytest.mark.parametrize(("words", "problem"), [("barge", "0 times"), ("said", "2 times"), ("said#3", "2 times")])
def test_words_that_are_not_or_not_once_in_the_text_are_an_error(words: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        own_gold.find_words("He said she said so.", words)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a-1", "text": "Rain fell.", "attributions": [], "events": []}\n')
    with pytest.raises(ValueError, match=r"gold\.jsonl, line 1"):
        own_gold.load_passages(path)


def test_what_is_measured_lies_on_the_floors(figures: dict[str, float]) -> None:
    floors = msgspec.json.decode(FLOORS.read_bytes(), type=dict[str, float])
    assert set(floors) == set(figures)
    below = {name: figures[name] for name, floor in floors.items() if figures[name] < floor}
    assert not below


def test_no_floor_was_ever_lowered() -> None:
    try:
        log = subprocess.run(
            ["git", "log", "--format=%H", "--", "evals/own_floors.json"], cwd=ROOT, capture_output=True, text=True
        )
    except FileNotFoundError:
        pytest.skip("no git here: floors can only be compared inside a git checkout")
    now = msgspec.json.decode(FLOORS.read_bytes(), type=dict[str, float])
    for version in log.stdout.split():
        shown = subprocess.run(
            ["git", "show", f"{version}:evals/own_floors.json"], cwd=ROOT, capture_output=True, check=True
        )
        before = msgspec.json.decode(shown.stdout, type=dict[str, float])
        assert not {name: floor for name, floor in before.items() if now.get(name, 0.0) < floor}
