"""How much the coding costs beside the parse, and whether memory stays flat. One command, ratios within one run.

    python bench/speed.py [REPORTS...] [--rounds 3]

REPORTS are anything that ``dateline read`` takes; the project's examples where none is given. Bare spaCy (the same
model, nothing else), the parse in Dateline's own types, the parse with the model of voices, and the whole of Dateline
take turns on the same reports, round by round, so that a drift of the machine's speed meets all alike. The median of
the rounds counts.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from dateline.ingest import read_inputs
from dateline.ingest.limits import Limits
from dateline.knowledge.load import load_knowledge
from dateline.model import Report
from dateline.pipeline import Coder
from dateline.read.annotate import MODEL, READ_LANGUAGES, SpacyAnnotator, find_language

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", default=[str(EXAMPLES)])
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    reports = [
        each
        for each in read_inputs(chosen.reports, limits=Limits())
        if isinstance(each, Report) and find_language(each.text) in READ_LANGUAGES
    ]
    words = sum(len(report.text.split()) for report in reports)
    bare, parser_alone, annotator = spacy.load(MODEL), SpacyAnnotator(voices=False), SpacyAnnotator()
    coder = Coder(annotator, load_knowledge())
    ways: dict[str, Callable[[Report], object]] = {
        "bare spaCy": lambda report: bare(report.text),
        "Dateline's parse": lambda report: parser_alone.parse(report.text),
        "parse and voices": lambda report: annotator.parse(report.text),
        "Dateline, whole": coder.code,
    }
    seconds = measure(ways, reports, chosen.rounds)
    print(f"{len(reports)} reports, {words} words, {chosen.rounds} rounds, one process")
    parse, voices, whole = (seconds[name] for name in ("Dateline's parse", "parse and voices", "Dateline, whole"))
    for name, taken in seconds.items():
        ratio = taken / seconds["bare spaCy"]
        print(f"{name:<18} {taken:7.2f} s  {words / taken:8.0f} words/s  {ratio:5.2f} x bare spaCy")
    parts = f"the model of voices {(voices - parse) / parse:.0%}, the rules {(whole - voices) / parse:.0%}"
    print(f"everything but the parse costs {(whole - parse) / parse:.0%} of the parse's time: {parts}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def measure(ways: dict[str, Callable[[Report], object]], reports: Sequence[Report], rounds: int) -> dict[str, float]:
    """Median seconds of each way over all reports; the ways take turns, after one report each to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way(reports[0])
    for number in range(rounds):
        for name, way in ways.items():
            started = time.perf_counter()
            for report in reports:
                way(report)
            taken[name].append(time.perf_counter() - started)
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return {name: statistics.median(each) for name, each in taken.items()}


if __name__ == "__main__":
    main()
