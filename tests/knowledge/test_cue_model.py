"""The weights of the second opinion on cues."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.cue_model import load_cue_model, read_cue_model

HEADER = "decision\tfeature\tweight\n"
THRESHOLDS = "threshold\tkeep\t0.3\nthreshold\tadd\t0.6\nthreshold\textend\t0.4\n"


def test_weights_add_up_to_a_probability() -> None:
    model = read_cue_model(
        f"# why\n{HEADER}{THRESHOLDS}site\t(always)\t-1\nsite\tverb new\t1\nword\tbehind noun\t0.5\n"
    )
    assert (model.keep, model.add, model.extend) == (0.3, 0.6, 0.4)
    assert model.site_probability(["verb new", "never seen"]) == pytest.approx(0.5)
    assert model.site_probability([]) == pytest.approx(0.2689, abs=1e-4)
    assert model.word_probability(["behind noun"]) == pytest.approx(0.6225, abs=1e-4)


def test_extreme_weights_do_not_overflow() -> None:
    model = read_cue_model(f"{HEADER}{THRESHOLDS}site\tno\t-5000\nsite\tyes\t5000\n")
    assert (model.site_probability(["no"]), model.site_probability(["yes"])) == (0.0, 1.0)


@pytest.mark.parametrize(
    "line", ["site\tverb new", "site\tverb new\theavy", "nobody\tverb new\t1", "site\tverb\tnew\t1"]
)
def test_damaged_line_is_named(line: str) -> None:
    with pytest.raises(KnowledgeError, match=r"cue_weights\.tsv:5"):
        read_cue_model(f"{HEADER}{THRESHOLDS}{line}\n")


@pytest.mark.parametrize("table", ["", "feature\tweight\n", HEADER + "threshold\tkeep\t0.3\n"])
def test_table_without_header_or_thresholds_is_damaged(table: str) -> None:
    with pytest.raises(KnowledgeError):
        read_cue_model(table)


def test_shipped_weights_are_told_apart_by_decision() -> None:
    model = load_cue_model()
    assert 0 < model.keep < model.add <= 1
    assert model.site_probability(["verb listed", "verb lemma=say"]) > model.site_probability(["verb new"])
    assert len(model.sites) > 1_000
    assert len(model.words) > 1_000
