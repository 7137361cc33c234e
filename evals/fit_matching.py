"""Fits the weights by which claims are matched and writes ``src/dateline/knowledge/match_weights.tsv``.

    python evals/fit_matching.py GOLD.jsonl [--check]

Each line of GOLD is a report with ``id``, ``topic``, ``text`` and ``events``, each with a ``span`` and the ``cluster``
of mentions that it belongs to, which may reach over reports. ``--check`` fits on four fifths of the topics and groups
the claims of the rest, five times over; it prints B-cubed, CEAF-e and F1 over pairs of mentions in two reports, and
writes nothing. Needs the extra ``fit``. Reports are parsed first, some 8,000 words a second.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dateline.knowledge.load import load_knowledge
from dateline.knowledge.match_weights import ALWAYS, COLUMNS, THRESHOLD, WEIGHT_TABLE, MatchWeights
from dateline.merge.linking import link_happenings
from dateline.merge.matching import Sighting, find_features
from dateline.model import ClaimKind, Report, ReportObject, report_id
from dateline.pipeline import Coder
from dateline.read.annotate import SpacyAnnotator
from dateline.serve.sightings import make_sightings
from dateline.store.rows import ClaimRow, ObjectIndex, claim_row
from grouping import Grouped, score_groups

TABLE = Path(__file__).resolve().parents[1] / "src" / "dateline" / "knowledge" / WEIGHT_TABLE
FOLDS = 5
LINKED_FROM = -1.3
"""The log-odds from which on two claims are linked: best for B-cubed and pairs on topics left out of the fit."""
STRENGTH = 1.0
"""Inverse of the L2 penalty."""
KEPT_IN = 3
"""Of pairs of claims that share no more than a kind and are not of one event, one in so many is learnt from."""

BY_HAND = {
    "same days": 0.3, "near days": -0.7, "other days": -4.0, "other place": -1.0, "place": 0.3, "country": 0.2,
    "other country": -1.0, "who": 0.2, "whom": 0.2,
}  # fmt: skip
"""What the gold cannot teach: its reports have no dates, and all reports of a topic are about the same parties."""


class Mention(Struct, frozen=True):
    """A gold mention that a claim covers."""

    report: str
    topic: str
    cluster: str
    claim: str


def main() -> int:
    """Reads, fits, and writes the table or prints what the fit is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    records = [json.loads(line) for line in chosen.gold.read_text("utf-8").splitlines() if line.strip()]
    run(records, list(code_records(records)), check=chosen.check)
    return 0


def run(records: Sequence[dict], coded: Sequence[ReportObject], *, check: bool) -> None:
    """Fits on records and what was coded of each, or prints how well claims are grouped in topics left out."""
    rows = [row for each in coded for row in _rows(each)]
    sightings = make_sightings(rows)
    mentions = list(find_mentions(records, rows))
    if check:
        check_folds(sightings, mentions)
        return
    weights = fit(sightings, mentions)
    TABLE.write_text(to_table(weights, len(records)), encoding="utf-8")
    print(f"{TABLE}: fitted on {len(mentions)} mentions in {len(records)} reports")
    print_scores("in sample", mentions, group(sightings.values(), weights))


def code_records(records: Sequence[dict]) -> Iterator[ReportObject]:
    """The reports of a gold file, coded; progress goes to standard error."""
    coder = Coder(SpacyAnnotator(), load_knowledge())
    for number, record in enumerate(records, 1):
        print(f"\r{number} of {len(records)} reports", end="", file=sys.stderr)
        text, url = record["text"], record["id"]
        yield coder.code(Report(report_id(None, url, text), text, url=url, language="en"))
    print(file=sys.stderr)


def _rows(coded: ReportObject) -> Iterator[ClaimRow]:
    index = ObjectIndex(coded)
    for claim in coded.claims:
        if claim.kind is ClaimKind.EVENT:
            yield claim_row(index, claim, coded.report.text[claim.evidence.start : claim.evidence.end])


def find_mentions(records: Iterable[dict], rows: Iterable[ClaimRow]) -> Iterator[Mention]:
    """The gold mentions that a claim's trigger covers, each with the first such claim."""
    told: defaultdict[str | None, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        told[row.report.url].append(row)
    for record in records:
        for event in record["events"]:
            start, end = event["span"]
            for row in told[record["id"]]:
                if start < row.trigger.end and row.trigger.start < end:
                    yield Mention(record["id"], str(record["topic"]), event["cluster"], row.id)
                    break


def fit(sightings: Mapping[str, Sighting], mentions: Sequence[Mention]) -> MatchWeights:
    """The weights, from pairs of claims within one topic."""
    examples = list(find_examples(sightings, mentions))
    names = sorted({name for features, _ in examples for name in features if name not in BY_HAND})
    columns = {name: column for column, name in enumerate(names)}
    kept = [[(columns[name], value) for name, value in each.items() if name in columns] for each, _ in examples]
    ends = np.cumsum([0, *map(len, kept)]).astype(np.int32)
    indices = np.array([column for row in kept for column, _ in row], dtype=np.int32)
    matrix = csr_matrix((np.array([value for row in kept for _, value in row]), indices, ends))
    regression = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300)
    regression.fit(matrix, [same for _, same in examples])
    found = {name: round(float(weight), 3) for name, weight in zip(names, regression.coef_[0], strict=True)}
    return MatchWeights({ALWAYS: round(float(regression.intercept_[0]), 3), **found, **BY_HAND}, LINKED_FROM)


def find_examples(
    sightings: Mapping[str, Sighting], mentions: Iterable[Mention]
) -> Iterator[tuple[dict[str, float], bool]]:
    """Pairs of covered claims of one topic, with whether they are of one event."""
    topics: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for mention in mentions:
        topics[mention.topic].setdefault(mention.claim, mention.cluster)
    passed = 0
    for clusters in topics.values():
        for one, other in combinations(sorted(clusters), 2):
            features = find_features(sightings[one], sightings[other])
            same = clusters[one] == clusters[other]
            if features is None:
                continue
            if "same kind" in features and not same:
                passed += 1
                if passed % KEPT_IN:
                    continue
            yield features, same


def group(sightings: Iterable[Sighting], weights: MatchWeights) -> dict[str, str]:
    """The happening of each claim, named by one of its claims."""
    return {each.claim: linked[0].claim for linked in link_happenings(sightings, weights) for each in linked}


def check_folds(sightings: Mapping[str, Sighting], mentions: Sequence[Mention]) -> None:
    """Prints how well claims are grouped by weights fitted on other topics.

    All claims of the held topics are grouped, also those that no mention covers, as they are in a store.
    """
    topics = sorted({mention.topic for mention in mentions})
    homes = {mention.report: mention.topic for mention in mentions}
    reports = {mention.claim: mention.report for mention in mentions}
    told = {sightings[claim].report: homes[report] for claim, report in reports.items()}
    grouped: dict[str, str] = {}
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        weights = fit(sightings, [mention for mention in mentions if mention.topic not in held])
        grouped |= group([each for each in sightings.values() if told.get(each.report) in held], weights)
    print_scores(f"{FOLDS} folds by topic", mentions, grouped)


def print_scores(title: str, mentions: Sequence[Mention], grouped: Mapping[str, str]) -> None:
    """Prints the figures on one line each."""
    items = [Grouped(mention.report, mention.cluster, grouped[mention.claim]) for mention in mentions]
    for name, (precision, recall, f1) in score_groups(items).items():
        print(f"{title}: {name:<20} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(items)} mentions)")


def to_table(weights: MatchWeights, reports: int) -> str:
    """The text of the table."""
    lines = [
        "# What speaks for two claims' being of one thing: log-odds by feature (see merge/matching.py).",
        f"# A logistic regression with an L2 penalty, fitted on pairs of claims in {reports} news reports in which",
        "# readers marked which words tell one event: ECB+ (A. Cybulska, P. Vossen 2014; CC BY 3.0). Its reports are",
        "# undated, and those of a topic are about the same parties, so that these weights are set by hand:",
        "# " + ", ".join(BY_HAND) + ".",
        "# From (threshold) on, two claims are linked. Fitted again by: python evals/fit_matching.py GOLD.jsonl",
        "\t".join(COLUMNS),
        f"{THRESHOLD}\t{weights.threshold:g}",
    ]
    return "\n".join([*lines, *(f"{name}\t{weight:g}" for name, weight in weights.weights.items())]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
