"""An explained claim as people read it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from dateline.knowledge.ontology import load_ontology
from dateline.model import Ground, Modality, ReportObject
from dateline.serve.explain import explain
from dateline.serve.explain_text import show_explanation
from objects import port_report, talks_report
from serve.test_explain import with_claim


def shown(coded: ReportObject, number: str, *, width: int = 100, terminal: bool = False) -> str:
    (claim,) = (each for each in coded.claims if each.id == number)
    system = "standard" if terminal else None
    console = Console(file=io.StringIO(), width=width, force_terminal=terminal, color_system=system)
    show_explanation(explain(coded, claim, load_ontology()), console)
    return console.file.getvalue()


def test_the_sentence_has_its_trigger_marked_without_colours_too() -> None:
    assert "“No weapon has ›crossed‹ from Oulu to Tampere,” she added." in shown(talks_report(), "k3")
    assert "\x1b" not in shown(talks_report(), "k3")
    assert "\x1b[1m›crossed‹" in shown(talks_report(), "k3", terminal=True)


def test_every_voice_has_its_words() -> None:
    lines = [line.strip() for line in shown(talks_report(), "k2", width=140).splitlines()]
    at = lines.index("who says so  1  example.org (outlet)")
    text = talks_report().report.text
    start = text.index("the Harbour Wire agency")
    assert lines[at + 1].startswith("2  “Ada Lind” ")
    assert lines[at + 1].endswith("name → Ada Lind, person, NO (person:ada-lind) (named source)")
    assert lines[at + 2].startswith("by “told” ")
    assert lines[at + 3] == (
        f"to “the Harbour Wire agency” {start}–{start + 23}, name → Harbour Wire, media (org:harbour-wire)"
    )
    assert lines[at + 5].startswith("3  “Peru” ")
    assert lines[at + 6].endswith(": promises")
    assert "ends with Peru (state), by name; the report names nobody behind" in lines


def test_the_modality_is_shown_with_its_grounds() -> None:
    coded = talks_report()
    start = coded.report.text.index("No weapon")
    ground = Ground(start, start + 2, "No", modality=Modality.DENIED)
    assert f"“No” {start}–{start + 2} leaves it denied" in shown(with_claim(coded, "k3", grounds=(ground,)), "k3")
    assert "the words behind it were not kept" in shown(coded, "k3")
    assert "by the event's own tense" in shown(coded, "k1")


@pytest.mark.parametrize("width", [40, 72, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for coded in (talks_report(), port_report()):
        for claim in coded.claims:
            lines = shown(coded, claim.id, width=width).splitlines()
            assert all(len(line) <= width for line in lines)
            assert all(line == line.rstrip() for line in lines)


def test_a_report_cannot_steer_the_terminal() -> None:
    coded = talks_report()
    (claim,) = (each for each in coded.claims if each.id == "k4")
    hostile = with_claim(coded, "k4", contexts=("red \x1b[31m",), type="[bold]X")
    assert claim.contexts == ()
    assert "\x1b[31m" not in shown(hostile, "k4")
    assert "[bold]X" in shown(hostile, "k4")
