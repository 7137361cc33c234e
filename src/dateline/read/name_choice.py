"""Which of the catalogue's names a report means: a capital or its government, a leader or a namesake, whose senate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.knowledge.actors import ActorCatalogue, NameUse, name_words
from dateline.read.country_use import stands_for_government
from dateline.read.drafts import head_of
from dateline.read.names import NameHit
from dateline.reading import Parse

_YEARS_AROUND = 2
"""Years before and after an office in which its holder is called by the family name alone; set by judgement."""

_IN_FOCUS = 0.25
"""Share of the names of the main country that a country has whose senate is meant; set by judgement."""


def weigh_names(
    parse: Parse, actors: ActorCatalogue, hits: Sequence[NameHit], day: str | None
) -> list[tuple[NameHit, str]]:
    """Each of ``hits`` with what speaks against it in this report, '' where nothing does."""
    choice = _Choice(parse, actors, hits, day)
    return [(hit, choice.objection(hit)) for hit in hits]


class _Choice:
    def __init__(self, parse: Parse, actors: ActorCatalogue, hits: Sequence[NameHit], day: str | None) -> None:
        self._parse = parse
        self._actors = actors
        self._hits = hits
        self._beside: dict[tuple[str, ...], set[str | None]] = {}
        self._states = {
            i: hit.actor.country
            for hit in hits
            if hit.actor.type == "state" and hit.use in {NameUse.NAME, NameUse.ADJECTIVE}
            for i in range(hit.first, hit.last)
        }
        self._year = int(day[:4]) if day and day[:4].isdigit() else None
        self._in_full = {hit.actor.id for hit in hits if hit.actor.type == "person" and hit.last - hit.first > 1}
        self._countries = Counter(hit.actor.country for hit in hits if hit.actor.country and not self._is_shared(hit))
        self._within = {
            i: (first, last) for first, last, label in parse.names if label == "PERSON" for i in range(first, last)
        }
        known = {i for hit in hits if hit.last - hit.first > 1 for i in range(hit.first, hit.last)}
        self._namesakes = {
            parse.tokens[last - 1].lower
            for first, last in set(self._within.values())
            if last - first > 1 and last - 1 not in known and not self._is_title(first, last - 1)
        }

    def objection(self, hit: NameHit) -> str:
        """Why the report does not mean this actor by these words; '' where it does."""
        if hit.use is NameUse.CAPITAL:
            head = self._parse.tokens[head_of(self._parse, hit.first, hit.last)]
            meant = stands_for_government(self._parse, head, self._actors.words)
            return "" if meant else "the sentence does not use the capital for its government"
        if hit.use is NameUse.PEOPLE and self._states.get(hit.first - 1, hit.actor.country) != hit.actor.country:
            return "the word before it makes them another state's people"
        if hit.actor.type == "person" and hit.last - hit.first == 1:
            return (
                "" if self._is_leader(hit) else "a namesake is named, or the office was not held near the report's day"
            )
        if hit.actor.type == "state" and hit.use is NameUse.NAME:
            return "the report is about the country with a part of that name" if self._is_namesake(hit) else ""
        if hit.actor.type == "agency" and not hit.generic:
            if self._is_others(hit):
                return "the words before it make it another state's"
            return "" if self._is_of_country(hit) else "the report is about another state, which has such a body too"
        return ""

    def _is_others(self, hit: NameHit) -> bool:
        """Whether a body's name goes on with that of another state: ``Chinese Food and Drug Administration``."""
        at = hit.first - 1
        while at >= 0 and at not in self._states and self._parse.tokens[at].pos == "PROPN":
            at -= 1
        return at >= 0 and self._states.get(at, hit.actor.country) != hit.actor.country

    def _is_namesake(self, hit: NameHit) -> bool:
        """Whether a state's name stands for a part of another country: Georgia, in news of the United States."""
        words = self._words(hit)
        namesake = self._actors.namesake(words)
        if namesake is None:
            return False
        others = self._countries_beside(words)
        return namesake.elsewhere in others and hit.actor.country not in others and not namesake.company & others

    def _countries_beside(self, words: tuple[str, ...]) -> set[str | None]:
        """The countries of all names but this one."""
        if words not in self._beside:
            self._beside[words] = {hit.actor.country for hit in self._hits if self._words(hit) != words}
        return self._beside[words]

    def _words(self, hit: NameHit) -> tuple[str, ...]:
        return name_words(self._parse.span(self._parse.tokens[hit.first : hit.last]).text)

    def _is_leader(self, hit: NameHit) -> bool:
        """Whether a family name alone is the leader: no namesake is named, and the leader was in the news then."""
        token = self._parse.tokens[hit.first]
        if token.lower in self._namesakes:
            return False
        return (
            hit.actor.id in self._in_full
            or self._year is None
            or any(
                int(tenure.since[:4]) - _YEARS_AROUND <= self._year
                and (tenure.to is None or self._year <= int(tenure.to[:4]) + _YEARS_AROUND)
                for tenure in self._actors.offices(hit.actor.id)
            )
        )

    def _is_title(self, first: int, last: int) -> bool:
        """Whether all words before a family name are titles: ``President``."""
        nouns = self._actors.words.nouns
        return all(token.lower in nouns for token in self._parse.tokens[first:last])

    def _is_of_country(self, hit: NameHit) -> bool:
        """Whether a body that many states have, such as a senate, is that of the state which the table gives it to."""
        most = max(self._countries.values(), default=0)
        return self._countries[hit.actor.country or ""] >= _IN_FOCUS * most or not self._is_shared(hit)

    def _is_shared(self, hit: NameHit) -> bool:
        """Whether the words name a body that many states have."""
        if hit.actor.type != "agency":
            return False
        words = self._words(hit)
        found = self._actors.pattern(words)
        return found is not None and found[1] == len(words)
