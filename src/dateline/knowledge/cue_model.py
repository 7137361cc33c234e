"""Reader of ``cue_weights.tsv``: how likely a word is to attribute, and its neighbours to belong to the cue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from math import exp

from msgspec import Struct

from dateline.errors import KnowledgeError

WEIGHT_TABLE = "cue_weights.tsv"
COLUMNS = ("decision", "feature", "weight")
DECISIONS = ("site", "word", "threshold")
THRESHOLDS = ("keep", "add", "extend")
BIAS = "(always)"
_REMEDY = "mend the line, restore the file, or fit it again with evals/fit_cues.py"


class CueModel(Struct, frozen=True):
    """Two logistic regressions over named features.

    ``sites`` weighs whether a word with a content round it attributes, ``words`` whether a cue goes on with its next
    word. A site of the lexicon stays from probability ``keep`` on, another word becomes a cue from ``add`` on, and a
    cue reaches as far as the probability that all words up to there belong to it is at least ``extend``.
    """

    sites: Mapping[str, float]
    words: Mapping[str, float]
    keep: float
    add: float
    extend: float

    def site_odds(self, features: Iterable[str]) -> float:
        """How much speaks for a site with these features to attribute: log-odds."""
        return _odds(self.sites, features)

    def site_probability(self, features: Iterable[str]) -> float:
        """How likely a site with these features attributes, 0 to 1."""
        return to_probability(self.site_odds(features))

    def word_probability(self, features: Iterable[str]) -> float:
        """How likely a word with these features goes on a cue, 0 to 1."""
        return to_probability(_odds(self.words, features))


def load_cue_model() -> CueModel:
    """The weights that come with Dateline.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    return read_cue_model(files("dateline.knowledge").joinpath(WEIGHT_TABLE).read_text(encoding="utf-8"))


def read_cue_model(table: str) -> CueModel:
    """A model from the text of its table: tab-separated, a header line, ``#`` before comments.

    Raises:
        KnowledgeError: a line is damaged, or a threshold missing; the message names it.
    """
    weights: dict[str, dict[str, float]] = {decision: {} for decision in DECISIONS}
    rows = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(rows[0][1].split("\t")) != COLUMNS:
        raise KnowledgeError(WEIGHT_TABLE, "the header is not that of the table", _REMEDY)
    for number, line in rows[1:]:
        try:
            decision, feature, weight = line.split("\t")
            weights[decision][feature] = float(weight)
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"{WEIGHT_TABLE}:{number}", f"not a weight: {error}", _REMEDY) from error
    thresholds = weights["threshold"]
    if set(thresholds) != set(THRESHOLDS):
        raise KnowledgeError(WEIGHT_TABLE, f"the thresholds are not {', '.join(THRESHOLDS)}", _REMEDY)
    return CueModel(weights["site"], weights["word"], **thresholds)


def to_probability(odds: float) -> float:
    """The probability, 0 to 1, that log-odds stand for."""
    return 1.0 / (1.0 + exp(-odds)) if odds > -700.0 else 0.0


def _odds(weights: Mapping[str, float], features: Iterable[str]) -> float:
    find = weights.get
    return find(BIAS, 0.0) + sum([find(feature, 0.0) for feature in features])
