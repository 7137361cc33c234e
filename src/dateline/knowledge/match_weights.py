"""Reader of ``match_weights.tsv``: what speaks for two claims' being of one thing, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError

WEIGHT_TABLE = "match_weights.tsv"
COLUMNS = ("feature", "weight")
ALWAYS, THRESHOLD = "(always)", "(threshold)"
_REMEDY = "mend the line, restore the file, or fit it again with evals/fit_matching.py"


class MatchWeights(Struct, frozen=True):
    """A logistic regression over named features; from the log-odds ``threshold`` on, two claims are linked."""

    weights: Mapping[str, float]
    threshold: float

    def score(self, features: Mapping[str, float]) -> float:
        """The log-odds that two claims with these features are of one thing."""
        find = self.weights.get
        return find(ALWAYS, 0.0) + sum([find(name, 0.0) * value for name, value in features.items()])


def load_match_weights() -> MatchWeights:
    """The weights that come with Dateline.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    return read_match_weights(files("dateline.knowledge").joinpath(WEIGHT_TABLE).read_text(encoding="utf-8"))


def read_match_weights(table: str) -> MatchWeights:
    """The weights from the text of their table: tab-separated, a header line, ``#`` before comments.

    Raises:
        KnowledgeError: a line is damaged, or the threshold missing; the message names it.
    """
    rows = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(rows[0][1].split("\t")) != COLUMNS:
        raise KnowledgeError(WEIGHT_TABLE, "the header is not that of the table", _REMEDY)
    weights: dict[str, float] = {}
    for number, line in rows[1:]:
        try:
            feature, weight = line.split("\t")
            weights[feature] = float(weight)
        except ValueError as error:
            raise KnowledgeError(f"{WEIGHT_TABLE}:{number}", f"not a weight: {error}", _REMEDY) from error
    if THRESHOLD not in weights:
        raise KnowledgeError(WEIGHT_TABLE, f"there is no {THRESHOLD}", _REMEDY)
    return MatchWeights(weights, weights.pop(THRESHOLD))
