"""Fits the second opinion on cues and writes ``src/dateline/knowledge/cue_weights.tsv``.

    python evals/fit_cues.py GOLD.jsonl [--check]

Each line of GOLD is a report with ``id``, ``text`` and ``attributions``, whose ``source``, ``cue`` and ``content`` are
lists of offset pairs. ``--check`` fits on four fifths of the reports, prints how well the rest is told, and writes
nothing. Needs the extra ``fit``. Reports are parsed first, some 8,000 words a second.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dateline.coding.attribution import find_attributions, find_sites
from dateline.coding.attribution_nominals import find_nominal_sites
from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.attribution_verbs import find_verb_sites
from dateline.coding.cue_candidates import find_candidates, reread
from dateline.coding.cue_features import site_features, word_features
from dateline.coding.cue_opinion import can_reach, neighbours
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cue_model import BIAS, COLUMNS, WEIGHT_TABLE
from dateline.knowledge.cues import CueLexicon, load_cues
from dateline.model import Report, Span, report_id
from dateline.read.annotate import SpacyAnnotator
from dateline.reading import Reading

TABLE = Path(__file__).resolve().parents[1] / "src" / "dateline" / "knowledge" / WEIGHT_TABLE
THRESHOLDS = {"keep": 0.3, "add": 0.6, "extend": 0.4}
"""Higher than is best on reports left out of the fit (0.38, 0.45, 0.4), which lets in too much in other fields."""
FEWEST_REPORTS = 5
"""A feature seen in fewer reports is left out, so that no turn of phrase of one report is learnt."""
SMALLEST_WEIGHT = 0.02
"""A weight nearer to nought is left out."""
STRENGTH = {"site": 0.2, "word": 0.2}
"""Inverse of the L2 penalty."""


class Example(Struct, frozen=True):
    """One decision with what was looked at: of ``report``, whether to say yes."""

    report: str
    decision: str
    features: tuple[str, ...]
    yes: bool


class Marked(Struct, frozen=True):
    """A report as read, with the token ranges of its marked cues."""

    reading: Reading
    cues: tuple[Range, ...]


def main() -> int:
    """Reads, fits, and writes the table or prints what the fit is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    records = [json.loads(line) for line in chosen.gold.read_text("utf-8").splitlines() if line.strip()]
    cues = load_cues()
    examples = [each for marked in read_marked(records) for each in find_examples(marked, cues)]
    if chosen.check:
        check(examples)
    else:
        reports = len({each.report for each in examples})
        TABLE.write_text(to_table(fit(examples), reports), encoding="utf-8")
        print(f"{TABLE}: fitted on {len(examples)} decisions in {reports} reports")
    return 0


def read_marked(records: Sequence[dict]) -> Iterator[Marked]:
    """The reports of a gold file, parsed; progress goes to standard error."""
    annotator = SpacyAnnotator()
    for number, record in enumerate(records, 1):
        print(f"\r{number} of {len(records)} reports", end="", file=sys.stderr)
        report = Report(report_id(None, record["id"], record["text"]), record["text"], url=record["id"])
        yield mark(Reading(report, annotator.parse(report.text)), record)
    print(file=sys.stderr)


def mark(reading: Reading, record: dict) -> Marked:
    """A reading with the cues that a gold record marks in it."""
    parts = [Span(start, end) for each in record["attributions"] for start, end in each["cue"]]
    inside = [tokens for part in parts if (tokens := reading.parse.tokens_in(part))]
    return Marked(reading, tuple((tokens[0].i, tokens[-1].i + 1) for tokens in inside))


def find_examples(marked: Marked, cues: CueLexicon) -> Iterator[Example]:
    """The decisions that one report teaches.

    Sites inside what the rules take for somebody's words are left out: the gold marks no attribution inside another.
    """
    reading, report = marked.reading, marked.reading.report.url or ""
    quoted = QuotedParse(reading.parse)
    contents = [part for each in find_attributions(reading, cues) for part in each.content]
    listed = [*find_verb_sites(quoted, cues), *find_nominal_sites(quoted, cues)]
    taken = {i for site in listed for i in range(*site.cue)}
    marked_at = {i: span for span in marked.cues for i in range(*span)}
    judged = {site.head: site_features(quoted, site, cues, listed=True) for site in listed}
    sites = [site for site in find_sites(quoted, cues) if site.head in judged]
    for site in find_candidates(quoted, cues, taken):
        sites.append(site)
        judged[site.head] = site_features(quoted, site, cues, listed=False)
    for site in sites:
        head = reading.parse.tokens[site.head]
        if any(part.start <= head.start < part.end for part in contents):
            continue
        if not site.content and not site.quotes and (wider := reread(quoted, site, cues)) is not None:
            site = wider
            judged[site.head] = site_features(quoted, site, cues, listed=False)
        if site.content or site.quotes:
            yes = any(i in marked_at for i in (site.head, *range(*site.cue)))
            yield Example(report, "site", tuple(judged[site.head]), yes)
        if head.i in marked_at and can_reach(site):
            yield from find_steps(quoted, site, marked_at[head.i], report)


def find_steps(quoted: QuotedParse, site: CueSite, marked: Range, report: str) -> Iterator[Example]:
    """The decisions by which a cue grows from what the rules give to the range that is ``marked``, and no further."""
    first, last = site.cue
    for step in (1, -1):
        for i in neighbours(quoted, site, (first, last), step):
            inside = marked[0] <= i < marked[1]
            yield Example(report, "word", tuple(word_features(quoted, site, i, (first, last))), inside)
            if not inside:
                break
            first, last = min(first, i), max(last, i + 1)


def fit(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Weights by decision and feature."""
    return {decision: fit_one([each for each in examples if each.decision == decision]) for decision in STRENGTH}


def fit_one(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of one decision's regression."""
    reports: dict[str, set[str]] = {}
    for example in examples:
        for feature in example.features:
            reports.setdefault(feature, set()).add(example.report)
    names = sorted(feature for feature, seen in reports.items() if len(seen) >= FEWEST_REPORTS)
    regression = LogisticRegression(C=STRENGTH[examples[0].decision], solver="liblinear", max_iter=300)
    regression.fit(to_matrix(examples, names), [each.yes for each in examples])
    weights = zip(names, regression.coef_[0], strict=True)
    kept = {name: round(float(weight), 3) for name, weight in weights if abs(weight) >= SMALLEST_WEIGHT}
    return {BIAS: round(float(regression.intercept_[0]), 3), **kept}


def to_matrix(examples: Sequence[Example], names: Sequence[str]) -> csr_matrix:
    """A row for each example, a column for each feature, 1 where it has it."""
    columns = {name: column for column, name in enumerate(names)}
    rows = [sorted({columns[feature] for feature in each.features if feature in columns}) for each in examples]
    ends = np.cumsum([0, *map(len, rows)])
    indices = np.fromiter((column for row in rows for column in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(examples), len(names)))


def check(examples: Sequence[Example]) -> None:
    """Prints how well a fit on four reports of five tells the fifth."""
    held = set(sorted({each.report for each in examples})[::5])
    for decision, weights in fit([each for each in examples if each.report not in held]).items():
        rest = [each for each in examples if each.report in held and each.decision == decision]
        known = np.array([score(weights, each.features) > 0 for each in rest])
        truth = np.array([each.yes for each in rest])
        right = (known & truth).sum()
        print(f"{decision}: {len(weights)} weights, {len(rest)} decisions, {(known == truth).mean():.3f} right;")
        print(f"  precision {right / known.sum():.3f}, recall {right / truth.sum():.3f}")


def score(weights: dict[str, float], features: Iterable[str]) -> float:
    """The log-odds of yes."""
    return weights[BIAS] + sum(weights.get(feature, 0.0) for feature in set(features))


def to_table(fitted: dict[str, dict[str, float]], reports: int) -> str:
    """The text of the table."""
    lines = [
        "# How likely a word attributes (site), and a cue goes on with its next word (word): log-odds of features.",
        f"# Logistic regressions with an L2 penalty, fitted on {reports} news reports in which readers marked source,",
        "# cue and content of every attribution: the training part of PolNeAR (E. Newell, D. Margolin, D. Ruths 2018;",
        f"# US politics). Features of fewer than {FEWEST_REPORTS} reports are left out, as are weights",
        f"# below {SMALLEST_WEIGHT}; of the text, single lemmas are all that stands here.",
        "# A rule's site stays from probability `keep` on, another word becomes a cue from `add` on, and a cue reaches",
        "# as far as the probability of all words up to there is at least `extend`.",
        "# Fitted again by: python evals/fit_cues.py GOLD.jsonl",
        "\t".join(COLUMNS),
        *(f"threshold\t{name}\t{value}" for name, value in THRESHOLDS.items()),
    ]
    lines += [f"{kind}\t{name}\t{weight:g}" for kind, weights in fitted.items() for name, weight in weights.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
