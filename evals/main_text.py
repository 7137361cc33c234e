"""Word F1 of the main text that Dateline finds on real pages, beside trafilatura's alone, in one run.

    python evals/main_text.py DIRECTORY [--worst N]

DIRECTORY holds ``ground-truth.json`` (page name to ``articleBody``, as the article-extraction-benchmark publishes it)
and each page as ``NAME.html.gz``. F1 is over the multiset of lower-case words: ``mean`` averages it over pages,
``micro`` pools all words. The rules were made with these pages in view, so unseen pages may do worse.
Exit status 1 if Dateline's mean is below the best of trafilatura's three.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from dateline.ingest import read_inputs
from dateline.model import Report

Extract = Callable[[Path], str]


def find_words(text: str) -> Counter[str]:
    """The words of a text with their counts."""
    return Counter(re.findall(r"\w+", text.lower()))


def read_with_dateline(page: Path) -> str:
    """The text of the one report that Dateline makes of a page; empty where it makes none."""
    (found,) = read_inputs([str(page)])
    return found.text if isinstance(found, Report) else ""


def read_with_trafilatura(page: Path) -> str:
    """What trafilatura extracts as it comes."""
    return trafilatura.extract(gzip.decompress(page.read_bytes())) or ""


def read_without_comments(page: Path) -> str:
    """What trafilatura extracts when told to leave readers' comments out."""
    return trafilatura.extract(gzip.decompress(page.read_bytes()), include_comments=False) or ""


def read_precisely(page: Path) -> str:
    """What trafilatura extracts in its precise mode, its best on news pages."""
    markup = gzip.decompress(page.read_bytes())
    return trafilatura.extract(markup, include_comments=False, favor_precision=True) or ""


class Score:
    """Overlaps of one extractor with the ground truth, page by page."""

    def __init__(self) -> None:
        self.pages: dict[str, float] = {}
        self.shared = self.found = self.true = 0

    def add(self, name: str, found: Counter[str], true: Counter[str]) -> None:
        """Count one page."""
        shared = (found & true).total()
        self.pages[name] = 2 * shared / max(1, found.total() + true.total())
        self.shared += shared
        self.found += found.total()
        self.true += true.total()

    @property
    def mean(self) -> float:
        """F1 averaged over pages."""
        return sum(self.pages.values()) / max(1, len(self.pages))

    @property
    def micro(self) -> tuple[float, float, float]:
        """F1, precision and recall over all words together."""
        precision, recall = self.shared / max(1, self.found), self.shared / max(1, self.true)
        return 2 * self.shared / max(1, self.found + self.true), precision, recall


def score(directory: Path, truth: dict[str, dict[str, str]], extract: Extract) -> tuple[Score, float]:
    """The score of one extractor over all pages, and the seconds it took."""
    started, result = time.perf_counter(), Score()
    for name, page in truth.items():
        result.add(name, find_words(extract(directory / f"{name}.html.gz")), find_words(page["articleBody"]))
    return result, time.perf_counter() - started


def main() -> int:
    """Measure, print the table, and tell by the exit status whether the floor holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="also list so many of Dateline's worst pages")
    options = parser.parse_args()
    logging.disable()
    truth = json.loads((options.directory / "ground-truth.json").read_text("utf-8"))
    rows: dict[str, Extract] = {
        "dateline": read_with_dateline,
        "trafilatura": read_with_trafilatura,
        "trafilatura, no comments": read_without_comments,
        "trafilatura, precise": read_precisely,
    }
    scores: dict[str, Score] = {}
    print(f"{len(truth)} pages\n{'':26}{'mean F1':>9}{'micro F1':>9}{'precision':>10}{'recall':>9}{'seconds':>9}")
    for name, extract in rows.items():
        scores[name], seconds = score(options.directory, truth, extract)
        f1, precision, recall = scores[name].micro
        print(f"{name:26}{scores[name].mean:9.4f}{f1:9.4f}{precision:10.4f}{recall:9.4f}{seconds:9.1f}")
    for page, f1 in sorted(scores["dateline"].pages.items(), key=lambda row: row[1])[: options.worst]:
        print(f"{f1:.3f}  {truth[page].get('url', page)}")
    return int(scores["dateline"].mean < max(result.mean for result in scores.values()))


if __name__ == "__main__":
    sys.exit(main())
