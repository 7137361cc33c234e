"""A report as people read it."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from dateline.model import Report, ReportObject
from dateline.serve.text import PLAIN_WIDTH, draw_voices, open_console, show_report
from dateline.store.rows import Named, Voice
from objects import empty_report, port_report, talks_report

WIRE = Named("org:wire", "Wire", "the Wire")


def shown(coded: ReportObject, *, width: int = 120, terminal: bool = False) -> str:
    system = "standard" if terminal else None
    console = Console(file=io.StringIO(), width=width, force_terminal=terminal, color_system=system)
    show_report(coded, console)
    return console.file.getvalue()


def test_claims_stand_under_their_sentence_with_who_says_so() -> None:
    lines = shown(talks_report(), width=140).splitlines()
    place = next(i for i, line in enumerate(lines) if line.startswith("Lisbon says"))
    assert lines[place + 1] == (
        "   ▸ CONSULT visit  happened  Norway, Peru  in Tampere (FI)  10 Mar 2031  [intelligence, terrorism]"
        "  — Lisbon (Portugal) says"
    )
    assert lines[place + 2] == "   ≈ spy chiefs  loaded wording; plainly: heads of intelligence"


def test_a_nested_source_is_drawn_as_a_chain() -> None:
    text = shown(talks_report(), width=200)
    assert "detained: at least 40  [crime]  — Ada Lind told Harbour Wire › Peru promised" in text
    assert "from Oulu (FI)  to Tampere (FI)  let by Grey Coast  [weapons]  — Ada Lind added" in text


def test_the_outlet_s_own_voice_is_named_as_such() -> None:
    assert "ASSAULT fight  happened  Gunmen → two guards  in Callao (PE)  killed: two  — the outlet itself" in shown(
        port_report()
    )


def test_a_judging_word_is_explained_once() -> None:
    coded = talks_report()
    text = shown(msgspec.structs.replace(coded, wording=coded.wording[:1] * 2))
    assert text.count("so-called  distancing wording") == 2
    assert text.count("casts doubt on the name") == 1


def test_every_word_of_the_report_is_there_once_in_order() -> None:
    coded = talks_report()
    lines = [line for line in shown(coded, width=500).splitlines() if not line.startswith(("   ", "─"))]
    assert " ".join(" ".join(lines[2:]).split()) == " ".join(coded.report.text.split())


def test_every_claim_is_shown_once() -> None:
    for coded in (talks_report(), port_report()):
        assert shown(coded).count("▸") == len(coded.claims)


def test_long_claims_are_folded_under_their_own_beginning() -> None:
    text = shown(talks_report(), width=60)
    assert max(map(len, text.splitlines())) <= 60
    assert "\n     promised" in text or "\n     Peru promised" in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_colours_only_on_a_terminal() -> None:
    assert "\x1b" not in shown(talks_report())
    coloured = shown(talks_report(), terminal=True)
    assert "\x1b[31mdenied\x1b[0m" in coloured
    assert "\x1b[1;34mAda Lind\x1b[0m" in coloured
    assert "\x1b[4;33mso-called\x1b[0m" in coloured


def test_warnings_and_empty_reports_are_shown() -> None:
    text = shown(empty_report())
    assert "no claims" in text
    assert "! read: nothing was found — give a longer text" in text
    assert "! gone" in shown(ReportObject(1, Report("r", ""), warnings=("gone",)))


def test_a_report_cannot_steer_the_terminal() -> None:
    coded = talks_report()
    report = msgspec.structs.replace(coded.report, title="\x1b[2J[red]x[/red]", outlet="\x07bell")
    text = shown(msgspec.structs.replace(coded, report=report), terminal=True)
    assert "\x1b[2J" not in text
    assert "\x07" not in text
    assert "[red]x[/red]" in text


@pytest.mark.parametrize(
    ("voices", "drawn"),
    [
        ([], "the outlet itself"),
        ([Voice(None, None, None, None, cue="reportedly")], "somebody unnamed reportedly"),
        ([Voice("anonymous", None, "officials", "officials", cue="said")], "officials (anonymous) said"),
        (
            [Voice("named", None, "Ada Lind", "Lind", cue="said", medium=Named(None, "Wire", "On state television"))],
            "Ada Lind said (on state television)",
        ),
        (
            [Voice("named", None, "Ada Lind", "Lind", cue="tweeted", medium=Named(None, "tweeted", "tweeted"))],
            "Ada Lind tweeted",
        ),
        ([Voice("named", None, "Ada Lind", "Lind", cue="told", addressee=WIRE, medium=WIRE)], "Ada Lind told Wire"),
        ([Voice("named", None, "Ada Lind", "Lind", cue="said", addressee=WIRE)], "Ada Lind said to Wire"),
        (
            [
                Voice(
                    "named",
                    None,
                    "Ada Lind",
                    "Lind",
                    cue="denied",
                    addressee=Named(None, "the court", "the court"),
                    medium=Named(None, "letter", "in a letter to the court"),
                )
            ],
            "Ada Lind denied (in a letter to the court)",
        ),
    ],
)
def test_voices_in_words(voices: list[Voice], drawn: str) -> None:
    assert draw_voices([Voice("outlet", None, "example.org", None), *voices]).plain == drawn


def test_a_console_that_is_no_terminal_has_a_fixed_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert open_console().width == PLAIN_WIDTH
    monkeypatch.setenv("COLUMNS", "77")
    assert open_console().width == 77
    assert open_console(colour=False).no_color
