"""What a name can stand for, and in a report: what it was taken for, by which rule, and what else was weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.knowledge.actors import Actor, ActorCatalogue, ActorName, NameUse, name_words
from dateline.knowledge.gazetteer import Candidate as Place
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Mention, PlacePrecision, Report
from dateline.read.mentions import find_mentions
from dateline.read.name_choice import weigh_names
from dateline.read.names import NameHit, find_names
from dateline.read.places import find_senses, home_of
from dateline.reading import Parse, Reading

_TABLES = {
    "state": "states.tsv",
    "group": "armed_groups.tsv",
    "agency": "agencies.tsv",
    "org": "organisations.tsv",
    "person": "leaders.tsv",
}
_USES = {
    NameUse.NAME: "by name",
    NameUse.ADJECTIVE: "by its adjective",
    NameUse.PEOPLE: "by its people",
    NameUse.CAPITAL: "as the government in its capital",
    NameUse.SEAT: "by its seat of government",
}
_MOST_PLACES = 5


class Candidate(Struct, frozen=True):
    """One thing that a name can stand for: where it is listed, how it is named there, and what speaks against it.

    ``score`` is a place's log odds against the report's other readings of the name, ``features`` what it is the sum of,
    heaviest first; ``precision`` is a place's level. ``offices`` are a person's, with their dates.
    """

    entity: str
    name: str
    type: str
    country: str | None
    source: str
    use: str
    offices: tuple[str, ...] = ()
    score: float | None = None
    against: str = ""
    precision: PlacePrecision | None = None
    features: dict[str, float] = {}


class Sighting(Struct, frozen=True):
    """One place in a report where the name stands: what it was taken for, by which rule, and what else was weighed."""

    start: int
    end: int
    text: str
    entity: str | None
    name: str | None
    kind: str
    rule: str
    weighed: tuple[Candidate, ...]


def find_candidates(name: str, actors: ActorCatalogue, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """All that a name can stand for, whatever the report."""
    found = [_from_table(actors, known, actor) for known, actor in actors.explain(name)]
    places = [
        _from_gazetteer(place)
        for place in sorted(gazetteer.candidates(name), key=lambda each: -each.population)[:_MOST_PLACES]
    ]
    return (*found, *places)


def _from_gazetteer(place: Place, score: float | None = None, features: Mapping[str, float] | None = None) -> Candidate:
    use = f"{place.feature}, {place.population:,} people"
    rounded = None if score is None else round(score, 2)
    kept = dict(features or {})
    base = ("gazetteer", use)
    return Candidate(
        place.id, place.name, "place", place.country, *base, score=rounded, precision=place.precision, features=kept
    )


def trace_name(
    report: Report, parse: Parse, name: str, actors: ActorCatalogue, gazetteer: Gazetteer
) -> tuple[Sighting, ...]:
    """Every mention in a report that prints ``name``, with the rule that chose its entity."""
    return tuple(_Tracer(report, parse, actors, gazetteer).sightings(name_words(name)))


def _from_table(actors: ActorCatalogue, known: ActorName, actor: Actor, against: str = "") -> Candidate:
    table = _TABLES.get(actor.id.partition(":")[0], "")
    offices = tuple(
        f"{tenure.title} of {tenure.of}, {tenure.since} to {tenure.to or 'today'}"
        for tenure in actors.offices(actor.id)
    )
    source = table if actors.actor(actor.id) else "agency_patterns.tsv"
    use = f"{_USES[known.use]} '{known.text}'"
    return Candidate(actor.id, actor.name, actor.type, actor.country, source, use, offices, against=against)


class _Tracer:
    def __init__(self, report: Report, parse: Parse, actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
        self._parse = parse
        self._actors = actors
        self._reading: Reading = find_mentions(report, parse, actors, gazetteer)
        self._hits = weigh_names(parse, actors, find_names(parse, actors), report.published)
        countries: dict[str, int] = {}
        for hit, against in self._hits:
            if hit.actor.type == "state" and hit.actor.country and not against:
                countries[hit.actor.country] = countries.get(hit.actor.country, 0) + 1
        taken = frozenset(i for hit, against in self._hits if not against for i in range(hit.first, hit.last))
        self._weights = gazetteer.rules.senses
        self._senses = find_senses(parse, gazetteer, taken, countries, home_of(report.outlet))

    def sightings(self, words: tuple[str, ...]) -> Iterator[Sighting]:
        for mention in self._reading.mentions:
            if words and _holds(name_words(mention.text), words):
                weighed = tuple(self._weighed(mention))
                entity = self._reading.entities.get(mention.entity or "")
                yield Sighting(
                    mention.start,
                    mention.end,
                    mention.text,
                    mention.entity,
                    entity.name if entity else None,
                    mention.kind,
                    self._rule(mention, weighed),
                    weighed,
                )

    def _weighed(self, mention: Mention) -> Iterator[Candidate]:
        for hit, against in self._hits:
            if self._stands_in(hit.first, hit.last, mention):
                yield self._from_hit(hit, against)
        for sense in self._senses:
            if self._stands_in(sense.name.first, sense.name.last, mention):
                for (score, place), features in zip(sense.ranked[:_MOST_PLACES], sense.features, strict=False):
                    yield _from_gazetteer(place, score, self._shares(features))

    def _shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to a place's score, heaviest first; those that add nothing are left out."""
        shares = {key: round(self._weights.get(key, 0.0) * value, 2) for key, value in features.items()}
        return dict(sorted(((k, v) for k, v in shares.items() if v), key=lambda each: -abs(each[1])))

    def _from_hit(self, hit: NameHit, against: str) -> Candidate:
        tokens = self._parse.tokens[hit.first : hit.last]
        return _from_table(
            self._actors, ActorName(self._parse.span(tokens).text, hit.actor.id, hit.use), hit.actor, against
        )

    def _stands_in(self, first: int, last: int, mention: Mention) -> bool:
        """Whether tokens are a mention's words, but for an article."""
        tokens = self._parse.tokens
        return mention.start <= tokens[first].start and tokens[last - 1].end == mention.end

    def _rule(self, mention: Mention, weighed: Sequence[Candidate]) -> str:
        """The words for the rule that gave a mention its entity."""
        chosen = next((each for each in weighed if each.entity == mention.entity and not each.against), None)
        if chosen is not None and chosen.source == "gazetteer":
            return f"a place: the best of {sum(each.source == 'gazetteer' for each in weighed)} in the gazetteer"
        if chosen is not None:
            return f"listed in {chosen.source}, {chosen.use}"
        earlier = self._earlier(mention)
        if mention.entity is None:
            return "nothing that the tables or the report tell apart"
        if "/" in mention.entity:
            return "told apart within this report, not named"
        if earlier is not None:
            return f"goes on with '{earlier.text}' at {earlier.start}"
        label = self._label(mention)
        return (
            f"the language model took it for a name ({label})" if label else "made from its words: what it is and whose"
        )

    def _earlier(self, mention: Mention) -> Mention | None:
        same = (each for each in self._reading.mentions if each.chain and each.chain == mention.chain)
        return next((each for each in same if each.start < mention.start), None)

    def _label(self, mention: Mention) -> str:
        tokens = self._parse.tokens
        for first, last, label in self._parse.names:
            if tokens[first].start < mention.end and mention.start < tokens[last - 1].end:
                return label
        return ""


def _holds(printed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether ``words`` stand one after the other in ``printed``."""
    return any(tuple(printed[at : at + len(words)]) == tuple(words) for at in range(len(printed)))
