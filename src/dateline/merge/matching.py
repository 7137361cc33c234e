"""How alike two claims are: named features, each with a weight that anyone can read in ``match_weights.tsv``.

The score is the log-odds that the two are of one thing, from a logistic regression (see evals/fit_matching.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from dateline.knowledge.match_weights import ALWAYS, MatchWeights

SAME_TIME_DAYS = 1
LONG_DAYS, MUCH_LONGER = 14, 3
"""A stretch of so many days, and so many times as long as another, is not that of the same thing."""

NEAR_DAYS = 4
"""Days apart up to which two reports may date one thing differently, as when one counts from its own morning."""

_KNOTS = (0.1, 0.2, 0.3)
"""Where the weight of two reports' likeness may bend."""

_UNKNOWN = 0.3
"""How alike reports count of which one's words are not known."""

_LEAST_LIKE = 0.03
"""How alike two reports must be to be about one thing at all: most pairs are spared all further questions by it."""

_COMMON_RARITY = 4.0
"""The rarity of a trigger that neither adds to a score nor takes from it."""

FAMILIES = {
    "AGREE": "cooperation",
    "CONSULT": "talks",
    "SUPPORT": "cooperation",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "CONCEDE": "yielding",
    "RETREAT": "yielding",
    "REQUEST": "speech",
    "ACCUSE": "speech",
    "REJECT": "speech",
    "THREATEN": "speech",
    "PROTEST": "protest",
    "SANCTION": "force",
    "MOBILIZE": "force",
    "COERCE": "force",
    "ASSAULT": "violence",
    "MOVE": "movement",
    "PRESENCE": "presence",
}
"""Types that two reports may choose between for one thing; type OTHER may stand for one of any."""


class Sighting(Struct, frozen=True, omit_defaults=True):
    """A claim as matching sees it. Parties and places are entity ids; days are ISO dates, '' where none is known.

    ``setting`` are the entities of all the claims of its report. ``stem`` is that of the trigger's first word,
    ``rarity`` how rare it is, ``events`` what it may tell by the table of events besides the types, ``cameo`` its code.
    ``heads`` are the stems of the nouns that name its parties, ``numbers`` stand in its sentence; ``words`` and
    ``report_words`` are the sentence's and its report's, as vectors of length one. ``dated`` tells whether the text
    itself gives its day.
    """

    claim: str
    report: str
    type: str
    trigger: str
    who: frozenset[str]
    whom: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    first_day: str
    last_day: str
    setting: frozenset[str] = frozenset()
    stem: str = ""
    rarity: float = _COMMON_RARITY
    events: frozenset[str] = frozenset()
    cameo: str | None = None
    modality: str = ""
    heads: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    words: dict[str, float] = {}
    report_words: dict[str, float] = {}
    dated: bool = False

    @property
    def word(self) -> str:
        """The word that tells the event, without its ending where that is known."""
        return self.stem or self.trigger

    @property
    def rank(self) -> int:
        """How little a claim says: of two about one thing, the one that names more speaks for both."""
        return -sum(map(bool, (self.who, self.whom, self.places, self.first_day, self.countries)))

    @property
    def family(self) -> str:
        """The types between which reports may choose for it."""
        return FAMILIES.get(self.type, self.type)

    @property
    def groups(self) -> frozenset[str]:
        """The groups of types and kinds of events that it may be of."""
        kinds = frozenset(event.partition("/")[0] for event in self.events)
        return kinds if self.type == "OTHER" and kinds else kinds | {self.family}


def match(one: Sighting, other: Sighting, weights: MatchWeights) -> float:
    """How much speaks for the two being about one thing; minus infinity where their types and words rule it out."""
    features = find_features(one, other)
    return float("-inf") if features is None else weights.score(features)


def explain(one: Sighting, other: Sighting, weights: MatchWeights) -> dict[str, float]:
    """What each feature adds to :func:`match`; empty where the two cannot be about one thing."""
    features = find_features(one, other)
    if features is None:
        return {}
    return {name: weights.weights.get(name, 0.0) * value for name, value in {ALWAYS: 1.0, **features}.items()}


def find_features(one: Sighting, other: Sighting) -> dict[str, float] | None:
    """What the two share and in what they differ; null where they cannot be about one thing."""
    level = _level(one, other)
    likeness = _likeness(one, other)
    if level is None or likeness < _LEAST_LIKE:
        return None
    features = {level: 1.0}
    if level == "same word":
        features["rarity of the word"] = (one.rarity + other.rarity) / 2 - _COMMON_RARITY
    if one.report == other.report:
        features["same report"] = 1.0
        features["same sentence"] = float(one.words == other.words)
    else:
        _add_reports(features, one, other, level, likeness)
    alike = _cosine(one.words, other.words)
    features["likeness of sentences"] = alike
    features["likeness of sentences over 0.2"] = max(0.0, alike - 0.2)
    for name, ones, others in (
        ("who", one.who, other.who),
        ("whom", one.whom, other.whom),
        ("nouns of parties", one.heads, other.heads),
        ("place", one.places, other.places),
        ("country", one.countries, other.countries),
        ("numbers", one.numbers, other.numbers),
    ):
        _add_share(features, name, ones, others)
    if one.first_day and other.first_day:
        features[_days(one, other)] = 1.0
    features["same modality"] = float(one.modality == other.modality)
    return features


def _level(one: Sighting, other: Sighting) -> str | None:
    """The nearest that the triggers come to one another."""
    typed = "OTHER" not in (one.type, other.type)
    if typed and one.family != other.family:
        return None
    if one.word == other.word:
        return "same word"
    if not one.events.isdisjoint(other.events):
        return "same event"
    if one.cameo is not None and one.cameo == other.cameo:
        return "same code"
    return None if one.groups.isdisjoint(other.groups) else "same kind"


def _likeness(one: Sighting, other: Sighting) -> float:
    """How alike the reports of two claims are, 0 to 1."""
    if one.report == other.report:
        return 1.0
    known = one.report_words and other.report_words
    return _cosine(one.report_words, other.report_words) if known else _UNKNOWN


def _add_reports(features: dict[str, float], one: Sighting, other: Sighting, level: str, likeness: float) -> None:
    _add_share(features, "what else the reports name", one.setting, other.setting)
    features["likeness of reports"] = likeness
    features[f"likeness of reports, {level}"] = likeness
    for knot in _KNOTS:
        features[f"likeness of reports over {knot}"] = max(0.0, likeness - knot)


def _add_share(features: dict[str, float], name: str, one: frozenset[str], other: frozenset[str]) -> None:
    """How much of the smaller set stands in the other, or that both name somebody and nobody is the same."""
    if one and other:
        common = len(one & other)
        features[name if common else f"other {name}"] = common / min(len(one), len(other)) if common else 1.0


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])


def _days(one: Sighting, other: Sighting) -> str:
    """How far apart the two are put; a day that both texts give themselves is taken at its word.

    What is said of months is a sum of things, and none of those that are said of a day in them.
    """
    lengths = sorted(_day(each.last_day) - _day(each.first_day) + 1 for each in (one, other))
    if lengths[1] > LONG_DAYS and lengths[1] > MUCH_LONGER * lengths[0]:
        return "other days"
    gap = max(_day(one.first_day), _day(other.first_day)) - min(_day(one.last_day), _day(other.last_day))
    if gap <= 0 or (gap <= SAME_TIME_DAYS and not (one.dated and other.dated)):
        return "same days"
    return "near days" if gap <= NEAR_DAYS and not (one.dated and other.dated) else "other days"


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal() if value else 0
