"""A report for people: every sentence, and under it what it claims, put as it is put, and according to whom."""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from dateline.model import ClaimKind, Form, Modality, ReportObject, Span, Stance, Wording
from dateline.serve.show import show_addressee, show_medium, show_moment
from dateline.serve.tables import name_parties, name_places, printable
from dateline.store.rows import ClaimRow, ObjectIndex, Voice, claim_row
from dateline.store.sentences import find_sentences

PLAIN_WIDTH = 110
"""Columns to a line where the output is no terminal and ``COLUMNS`` is not set."""

_MODALITY_STYLES = {
    Modality.HAPPENED: "green",
    Modality.ONGOING: "green",
    Modality.PLANNED: "cyan",
    Modality.POSSIBLE: "yellow",
    Modality.FEARED: "yellow",
    Modality.DEMANDED: "cyan",
    Modality.DENIED: "red",
    Modality.HYPOTHETICAL: "magenta",
}
_CONTRARY = (Stance.DENIES, Stance.ACCUSES, Stance.DENOUNCES)
_SOURCE, _CUE, _TRIGGER, _WORDING, _QUIET = "bold blue", "blue", "bold", "underline yellow", "dim"

_INDENT = "   "

_Placed = TypeVar("_Placed")


def open_console(colour: bool | None = None, plain_width: int = PLAIN_WIDTH) -> Console:
    """Standard output, with colours only on a terminal, and never where ``colour`` is false."""
    plain = not sys.stdout.isatty()
    width = plain_width if plain and "COLUMNS" not in os.environ else None
    return Console(no_color=colour is False, width=width, highlight=False, soft_wrap=False)


def show_report(coded: ReportObject, console: Console) -> None:
    """Draws one report."""
    console.print(Rule(style=_QUIET))
    for line in _heading(coded):
        _print_folded(line, console)
    report, index = coded.report, ObjectIndex(coded)
    sentences = find_sentences(report.text)
    claims = _by_sentence(sentences, [(claim.trigger.start, claim) for claim in coded.claims])
    wording = _by_sentence(sentences, [(each.start, each) for each in coded.wording])
    explained: set[str] = set()
    end = 0
    for sentence, here, judging in zip(sentences, claims, wording, strict=True):
        if end == 0 or "\n" in report.text[end : sentence.start]:
            console.print()
        end = sentence.end
        _print_folded(_mark(coded, sentence), console)
        for claim in sorted(here, key=lambda each: each.trigger):
            _print_folded(_claim(claim_row(index, claim, "")), console, "▸")
        for each in judging:
            _print_folded(_judgement(each, explained=each.text.lower() in explained), console, "≈")
            explained.add(each.text.lower())
    for warning in coded.warnings:
        console.print(Text(f"! {printable(warning)}", style="red"))
    console.print()


def _heading(coded: ReportObject) -> Iterator[Text]:
    report = coded.report
    yield Text(printable(report.title or report.url or f"report {report.id}"), style="bold")
    sourced = sum(claim.attribution is not None for claim in coded.claims)
    facts = [report.outlet, report.published and report.published[:10], report.url if report.title else None]
    facts += [f"{len(coded.claims)} claims, {sourced} of them somebody's word" if coded.claims else "no claims"]
    yield Text(printable(" · ".join(filter(None, facts))), style=_QUIET)


def _by_sentence(sentences: Sequence[Span], placed: Sequence[tuple[int, _Placed]]) -> list[list[_Placed]]:
    starts = [sentence.start for sentence in sentences]
    found: list[list[_Placed]] = [[] for _ in sentences]
    for start, each in placed:
        if found:
            found[max(bisect_right(starts, start) - 1, 0)].append(each)
    return found


def _mark(coded: ReportObject, sentence: Span) -> Text:
    """The sentence with its sources, cues, triggers and judging words set off."""
    drawn = Text(printable(coded.report.text[sentence.start : sentence.end]))
    for span, style in _styles(coded):
        if sentence.overlaps(span):
            drawn.stylize(style, max(span.start - sentence.start, 0), span.end - sentence.start)
    return drawn


def _styles(coded: ReportObject) -> Iterator[tuple[Span, str]]:
    for attribution in coded.attributions:
        if attribution.source:
            yield attribution.source, _SOURCE
        if attribution.cue:
            yield attribution.cue, _CUE
    for claim in coded.claims:
        yield claim.trigger, _TRIGGER
    for wording in coded.wording:
        yield wording, _WORDING


def _claim(row: ClaimRow) -> Text:
    drawn = Text()
    drawn.append(row.type, style="bold")
    drawn.append(f" {row.mode}" if row.mode else "")
    drawn.append("  ")
    drawn.append(row.modality, style=_MODALITY_STYLES.get(Modality(row.modality), ""))
    for part in _parts(row):
        drawn.append(f"  {printable(part)}")
    drawn.append("  — ", style=_QUIET)
    drawn.append_text(draw_voices(row.attribution))
    return drawn


def _parts(row: ClaimRow) -> Iterator[str]:
    """What is worth saying of a claim besides its type, in reading order."""
    if row.who or row.whom:
        yield name_parties(row)
    said: set[str] = set()
    for word, places in (("from", row.from_), ("by way of", row.via), ("to", row.to), ("in", row.where)):
        fresh = [place for place in places if place.name not in said]
        said |= {place.name for place in fresh}
        if fresh:
            yield f"{'in' if row.kind == ClaimKind.PRESENCE and word == 'to' else word} {name_places(fresh)}"
    if row.caused_by:
        yield "let by " + ", ".join(party.name for party in row.caused_by)
    if row.when:
        yield show_moment(row.when)
    if row.quantity:
        yield f"{row.quantity.what}: {row.quantity.text}"
    if row.contexts:
        yield "[" + ", ".join(row.contexts) + "]"


def draw_voices(voices: Sequence[Voice]) -> Text:
    """Who says so, outermost first, each in the words of the report: ``Ada Lind told Harbour Wire › Peru promised``."""
    if len(voices) < 2:
        return Text("the outlet itself", style=_QUIET)
    drawn = Text()
    for number, voice in enumerate(voices[1:]):
        drawn.append(" › " if number else "", style=_QUIET)
        drawn.append(printable(_name_source(voice)), style=_SOURCE)
        if voice.kind == "anonymous":
            drawn.append(" (anonymous)", style=_QUIET)
        if voice.cue:
            drawn.append(f" {printable(voice.cue)}", style="red" if voice.stance in _CONTRARY else _CUE)
        if addressee := show_addressee(voice):
            drawn.append(f" {printable(addressee)}")
        if medium := show_medium(voice):
            drawn.append(f" ({printable(medium)})", style=_QUIET)
    return drawn


def _name_source(voice: Voice) -> str:
    """The source's lasting name, behind the report's own where that is another: ``Moscow (Russia)``."""
    name, words = voice.name or "somebody unnamed", voice.text or ""
    other = voice.reference == Form.NAME and words not in name and name not in words
    return f"{words} ({name})" if other else name


def _judgement(wording: Wording, *, explained: bool) -> Text:
    drawn = Text()
    drawn.append(printable(wording.text), style=_WORDING)
    drawn.append(f"  {wording.kind} wording", style=_QUIET)
    if wording.reason and not explained:
        drawn.append(f": {printable(wording.reason)}", style=_QUIET)
    if wording.plain and not explained:
        drawn.append(f"; plainly: {printable(wording.plain)}", style=_QUIET)
    return drawn


def _print_folded(words: Text, console: Console, sign: str = "") -> None:
    """The words in lines that end with a word; under a ``sign``, all of them begin at the same column."""
    indent = len(_INDENT) + 2 if sign else 0
    for number, line in enumerate(words.wrap(console, max(console.width - indent, 20))):
        line.rstrip()
        before = ((_INDENT, ""), (sign if number == 0 else " ", _QUIET), (" ", "")) if sign else ()
        console.print(Text.assemble(*before, line))
