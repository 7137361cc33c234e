"""From stored claims to what matching sees of them: stems, kinds of event, and words weighted by their rarity."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from math import log

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.match_weights import MatchWeights, load_match_weights
from dateline.knowledge.other_events import load_other_events
from dateline.knowledge.triggers import load_triggers
from dateline.knowledge.words import Words, load_words, unit
from dateline.merge.matching import Sighting
from dateline.store.rows import ClaimRow, Named, claim_days, lasts

NAMED_ROLES = ("where", "from_", "to")

REPORT_WORDS = 32
"""Of a report's words, those that tell most of it."""

_NAME_GAIN = 1.7
"""How much more a word with a capital tells; best on reports left out of the fit, of 1 and 1.7."""

_LEAST_RARITY = 1.0
"""Words that more than a third of reports have tell nothing."""

_BEHIND = re.compile(r",|\s(?:of|in|from|at|for|who|with|on)\s")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "his", "who", "them", "i", "we", "you", "us", "me", "that", "which"]
)


class _Tables(Struct, frozen=True):
    words: Words
    events: dict[str, frozenset[str]]


@cache
def load_weights() -> MatchWeights:
    """The weights that come with Dateline; read once."""
    return load_match_weights()


@cache
def _load_tables() -> _Tables:
    """The words, and the events that a stem may tell; read once."""
    words = load_words()
    events: defaultdict[str, set[str]] = defaultdict(set)
    for lemma, names in load_other_events(load_triggers().classes).events.items():
        events[words.stem(lemma)] |= names
    return _Tables(words, {stem: frozenset(names) for stem, names in events.items()})


def make_sightings(rows: Iterable[ClaimRow]) -> dict[str, Sighting]:
    """The claims of whole reports as matching sees them, by their ids."""
    known, tables = list(rows), _load_tables()
    sentences: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in known:
        sentences[row.report.id][row.sentence] = None
    told = {report: _report_words(texts, tables.words) for report, texts in sentences.items()}
    sightings = [_sighting(row, tables, told[row.report.id]) for row in known]
    named: defaultdict[str, set[str]] = defaultdict(set)
    for each in sightings:
        named[each.report] |= each.who | each.whom | each.places
    settings = {report: frozenset(entities) for report, entities in named.items()}
    return {each.claim: replace(each, setting=settings[each.report]) for each in sightings}


def _sighting(row: ClaimRow, tables: _Tables, report_words: dict[str, float]) -> Sighting:
    words = tables.words
    trigger = list(words.stems(row.trigger.text))
    word = trigger[0] if trigger else row.trigger.text.lower()
    first, last = claim_days(row)
    return Sighting(
        claim=row.id,
        report=row.report.id,
        type=row.type,
        trigger=row.trigger.text.lower(),
        who=find_entities(row.who),
        whom=find_entities(row.whom),
        places=find_entities(named for role in NAMED_ROLES for named in getattr(row, role)),
        countries=frozenset(named.country for _, _, named in row.parties() if named.country),
        first_day=first,
        last_day=last,
        stem=word,
        rarity=words.rarity(word),
        events=tables.events.get(word, frozenset()),
        cameo=row.cameo,
        modality=row.modality,
        heads=frozenset(head for named in (*row.who, *row.whom) if (head := _head(named, words))),
        numbers=frozenset(_NUMBER.findall(row.sentence)),
        words=unit(_weigh(Counter(words.stems(row.sentence)) - Counter(trigger), words)),
        report_words=report_words,
        dated=bool(row.when and row.when.from_ and row.when.precision == "day"),
    )


def _report_words(sentences: Iterable[str], words: Words) -> dict[str, float]:
    """The words that tell most of a report, as a vector: often in it, rare in others, names before others."""
    counted: Counter[str] = Counter()
    named: set[str] = set()
    for sentence in sentences:
        counted.update(words.stems(sentence))
        named.update(stem for each in sentence.split() if each[:1].isupper() for stem in words.stems(each))
    weights = {
        stem: (1 + log(counted[stem])) * weight * (_NAME_GAIN if stem in named else 1.0)
        for stem, weight in _weigh(counted, words).items()
    }
    most = sorted(weights, key=lambda stem: (-weights[stem], stem))[:REPORT_WORDS]
    return unit({stem: weights[stem] for stem in most})


def _weigh(stems: Iterable[str], words: Words) -> dict[str, float]:
    """The rarities of stems that tell anything."""
    return {stem: rarity for stem in stems if not stem[0].isdigit() and (rarity := words.rarity(stem)) > _LEAST_RARITY}


def _head(named: Named, words: Words) -> str:
    """The stem of the noun that names a party; '' for a pronoun."""
    stems = list(words.stems(_BEHIND.split(named.text)[0]))
    return stems[-1] if stems and stems[-1] not in _PRONOUNS else ""


def find_entities(named: Iterable[Named]) -> frozenset[str]:
    """The ids among parties that mean the same party wherever they stand."""
    return frozenset(each.entity for each in named if each.entity and is_identity(each.entity))


def is_identity(entity: str) -> bool:
    """Whether an entity id means the same party wherever it stands.

    A class of people ("fishermen of China") does not, nor does a person whom only one report tells apart.

    >>> is_identity("person:3f0c/police-chief")
    False
    """
    return not entity.startswith("people:") and lasts(entity)
