"""Who can act in the news: states, armed groups, agencies, organisations, outlets, office-holders, by all their names.

Names are compared by their :func:`words <name_words>`, so that ``al-Qaida``, ``Al Qaida`` and ``al-Qa'ida`` are one,
while letter case still tells ``US`` from ``us`` and ``WHO`` from ``who``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_tables import Row, read_table, split_cell
from dateline.knowledge.actor_words import ActorWords, load_actor_words

_APOSTROPHES = str.maketrans("", "", "'’‘`ʼʻ´")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_EXTRA_COLUMNS = ("id", "name", "type", "country", "aliases")
_OWN_TYPES = {
    "person": ("person",),
    "group": ("armed_group",),
    "agency": ("agency",),
    "org": ("organisation", "media"),
}
"""What an actor of the user's own can be, by how its id begins."""


class NameUse(StrEnum):
    """How a name stands for its actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"


class Actor(Struct, frozen=True):
    """A known actor: lasting id, name, entity type, ISO 3166-1 alpha-2 country, and the countries it operates in."""

    id: str
    name: str
    type: str
    country: str | None = None
    operates: tuple[str, ...] = ()


class ActorName(Struct, frozen=True):
    """One printed name of an actor."""

    text: str
    actor: str
    use: NameUse

    def fits(self, printed: str) -> bool:
        """Whether ``printed`` has the letter case of this name.

        Capitals may stand for small letters (headlines, sentence starts), never small letters for capitals, and a name
        in capitals only, such as an acronym, wants all of them.
        """
        ours = [word for word in _WORD.findall(_plain(self.text)) if word not in {"s", "S"}]
        theirs = [word for word in _WORD.findall(_plain(printed)) if word not in {"s", "S"}]
        return len(ours) == len(theirs) and all(_case_fits(a, b) for a, b in zip(ours, theirs, strict=True))


class AgencyPattern(Struct, frozen=True):
    """A body that every state has; its ``bare`` phrases name it where the country is understood."""

    slug: str
    name: str
    bare: frozenset[tuple[str, ...]] = frozenset()


class Office(Struct, frozen=True):
    """An office and the words of a title that name it; ``country`` is that of an office which one state alone has."""

    id: str
    words: tuple[str, ...]
    country: str | None = None


class Namesake(Struct, frozen=True):
    """A part of ``elsewhere`` that has a state's name; ``company`` are countries that mean the state."""

    elsewhere: str
    company: frozenset[str]


class Tenure(Struct, frozen=True):
    """A person's time in an office of an actor; dates are ISO 8601 prefixes, ``to`` None is open."""

    person: str
    office: str
    title: str
    of: str
    since: str
    to: str | None

    def covers(self, day: str) -> bool:
        """Whether the office was held on ``day`` (ISO 8601); a bare year counts from its first to its last day."""
        return self.since <= day[: len(self.since)] and (self.to is None or day[: len(self.to)] <= self.to)


def name_words(text: str) -> tuple[str, ...]:
    """The words by which names are compared: no accents, case, apostrophes, hyphens or stops.

    >>> name_words("al-Qa'ida")
    ('al', 'qaida')
    >>> name_words("People’s Protection Units")
    ('people', 's', 'protection', 'units')
    """
    return tuple(word.lower() for word in _WORD.findall(_plain(text)))


def name_slug(text: str) -> str:
    """A lasting, readable slug for a name that no table has.

    >>> name_slug("Sergei Ivanov")
    'sergei-ivanov'
    """
    return "-".join(name_words(text))


class ActorCatalogue:
    """All known actors, looked up by id, by the words of a name, and by office."""

    def __init__(
        self,
        actors: Iterable[Actor],
        names: Iterable[ActorName],
        patterns: Mapping[tuple[str, ...], AgencyPattern],
        tenures: Iterable[Tenure],
        words: ActorWords,
        offices: Mapping[tuple[str, ...], Office],
        namesakes: Mapping[tuple[str, ...], Namesake],
    ) -> None:
        self._namesakes = dict(namesakes)
        self._office_phrases = dict(offices)
        self.words = words
        self._actors = {actor.id: actor for actor in actors}
        self._names: dict[tuple[str, ...], list[ActorName]] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            key = name_words(name.text)
            self._names.setdefault(key, []).append(name)
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))
        self._patterns = dict(patterns)
        self._longest_pattern = max(map(len, self._patterns), default=0)
        self._tenures: dict[tuple[str, str], list[Tenure]] = {}
        self._offices: dict[str, list[Tenure]] = {}
        self._by_office: dict[str, list[Tenure]] = {}
        for tenure in tenures:
            self._tenures.setdefault((tenure.of, tenure.office), []).append(tenure)
            self._offices.setdefault(tenure.person, []).append(tenure)
            self._by_office.setdefault(tenure.office, []).append(tenure)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id."""
        return self._actors.get(actor_id)

    def longest_from(self, word: str) -> int:
        """How many words the longest name has that begins with ``word``; 0 where none does."""
        return self._longest.get(word, 0)

    def named(self, words: tuple[str, ...]) -> Sequence[ActorName]:
        """The names that have exactly these :func:`words <name_words>`."""
        return self._names.get(words, ())

    def explain(self, text: str) -> list[tuple[ActorName, Actor]]:
        """Every actor that ``text`` can name, and how."""
        found = [name for name in self.named(name_words(text)) if name.fits(text)]
        return [(name, self._actors[name.actor]) for name in found]

    def namesake(self, words: tuple[str, ...]) -> Namesake | None:
        """The part of another country that has the same name as a state."""
        return self._namesakes.get(words)

    def names_of(self, actor_id: str) -> list[str]:
        """Every printed name of an actor, in table order."""
        return [name.text for names in self._names.values() for name in names if name.actor == actor_id]

    def pattern(self, words: Sequence[str]) -> tuple[AgencyPattern, int] | None:
        """The body of a state that the longest beginning of ``words`` names, and how many words that takes."""
        for length in range(min(len(words), self._longest_pattern), 0, -1):
            if pattern := self._patterns.get(tuple(words[:length])):
                return pattern, length
        return None

    def bare_pattern(self, words: Sequence[str]) -> AgencyPattern | None:
        """The body that a whole phrase without a country names: ``the army``."""
        pattern = self._patterns.get(tuple(words))
        return pattern if pattern and tuple(words) in pattern.bare else None

    def agency(self, country: str, pattern: AgencyPattern) -> Actor:
        """The body of a state that a pattern names, known by a name of its own or not."""
        agency_id = f"agency:{country.lower()}-{pattern.slug}"
        if known := self._actors.get(agency_id):
            return known
        state = self._actors.get(f"state:{country}")
        return Actor(agency_id, f"{pattern.name} of {state.name if state else country}", "agency", country)

    def holder(self, of: str, office: str, day: str | None) -> Actor | None:
        """Who alone held an office on a day, None where the table does not know or the day is not known."""
        if not day:
            return None
        people = {tenure.person for tenure in self._tenures.get((of, office), ()) if tenure.covers(day)}
        return self._actors.get(people.pop()) if len(people) == 1 else None

    def officer_named(self, office: str, name: str, day: str | None) -> Actor | None:
        """The one person of that first or last name who held an office of any country on a day."""
        tenures = self._by_office.get(office, ()) if day else ()
        held = {tenure.person for tenure in tenures if tenure.covers(day or "")}
        found = [
            each
            for each in map(self._actors.get, held)
            if each and name in {each.name.split()[0], each.name.split()[-1]}
        ]
        return found[0] if len(found) == 1 else None

    def office(self, title: Sequence[str]) -> Office | None:
        """The office that the last words of a printed title name: ``the Ghanaian foreign minister``."""
        words = tuple(title)
        endings = (words[at:] for at in range(len(words)))
        return next((self._office_phrases[each] for each in endings if each in self._office_phrases), None)

    def offices(self, person: str) -> Sequence[Tenure]:
        """The offices that a person is known to have held."""
        return self._offices.get(person, ())


def load_actors(extra: Path | None = None) -> ActorCatalogue:
    """The catalogue of the shipped tables, and of a file of the user's own.

    ``extra`` is a tab-separated file with the header ``id name type country aliases``; an id that is known already only
    gains names. Where a name is also that of another actor, the user's own comes first.

    Raises:
        KnowledgeError: a table is damaged; the message names its line.
    """
    builder = _CatalogueBuilder()
    builder.add_states(read_table("states.tsv"))
    builder.add_groups(read_table("armed_groups.tsv"))
    builder.add_agencies(read_table("agencies.tsv"))
    builder.add_organisations(read_table("organisations.tsv"))
    builder.add_leaders(read_table("leaders.tsv"))
    builder.add_patterns(read_table("agency_patterns.tsv"))
    if extra is not None:
        builder.add_extra(read_table(extra, _EXTRA_COLUMNS))
    offices = {
        words: Office(row["office"], words, row["country"] or None)
        for row in read_table("offices.tsv")
        for words in map(name_words, split_cell(row["phrases"]))
    }
    namesakes = {
        name_words(row["name"]): Namesake(row["elsewhere"], frozenset(row["company"].split()))
        for row in read_table("state_namesakes.tsv")
    }
    return ActorCatalogue(
        builder.actors.values(),
        builder.names,
        builder.patterns,
        builder.tenures,
        load_actor_words(),
        offices,
        namesakes,
    )


class _CatalogueBuilder:
    """Gathers the tables into one catalogue."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.names: list[ActorName] = []
        self.patterns: dict[tuple[str, ...], AgencyPattern] = {}
        self.tenures: list[Tenure] = []

    def add_states(self, rows: Iterable[Row]) -> None:
        for row in rows:
            state = Actor(f"state:{row['iso2']}", row["name"], "state", row["iso2"])
            self._add(state, [row["name"], *split_cell(row["names"])])
            self._name(state.id, split_cell(row["adjectives"]), NameUse.ADJECTIVE)
            self._name(state.id, split_cell(row["peoples"]), NameUse.PEOPLE)
            self._name(state.id, split_cell(row["capital"]), NameUse.CAPITAL)
            self._name(state.id, split_cell(row["seats"]), NameUse.SEAT)

    def add_groups(self, rows: Iterable[Row]) -> None:
        for row in rows:
            group_id, operates = f"group:{row['slug']}", tuple(row["operates"].split())
            group = Actor(group_id, row["name"], "armed_group", row["country"] or None, operates)
            self._add(group, [row["name"], *split_cell(row["aliases"])])

    def add_agencies(self, rows: Iterable[Row]) -> None:
        for row in rows:
            agency = Actor(f"agency:{row['slug']}", row["name"], "agency", row["country"])
            self._add(agency, [row["name"], *split_cell(row["aliases"])])

    def add_organisations(self, rows: Iterable[Row]) -> None:
        for row in rows:
            organisation = Actor(f"org:{row['slug']}", row["name"], row["type"], row["country"] or None)
            self._add(organisation, [row["name"], *split_cell(row["aliases"])])

    def add_leaders(self, rows: Iterable[Row]) -> None:
        for row in rows:
            person_id = f"person:{name_slug(row['name'])}"
            if row["of"] not in self.actors:
                raise row.damage(f"no actor has the id {row['of']}")
            if person_id not in self.actors:
                person = Actor(person_id, row["name"], "person", self.actors[row["of"]].country)
                self._add(person, [row["name"], *split_cell(row["aliases"])])
            self.tenures.append(
                Tenure(person_id, row["office"], row["title"], row["of"], row["from"], row["to"] or None)
            )

    def add_patterns(self, rows: Iterable[Row]) -> None:
        for row in rows:
            bare = frozenset(name_words(phrase) for phrase in split_cell(row["bare"]))
            pattern = AgencyPattern(row["slug"], row["name"], bare)
            for phrase in split_cell(row["phrases"]):
                self.patterns.setdefault(name_words(phrase), pattern)

    def add_extra(self, rows: Iterable[Row]) -> None:
        shipped, self.names = self.names, []
        for row in rows:
            actor = self.actors.get(row["id"]) or self._own_actor(row)
            names = [row["name"], *split_cell(row["aliases"])]
            if wordless := [name for name in names if not name_words(name)]:
                raise row.damage(f"the name {wordless[0]!r} has no letter or digit")
            self._add(actor, names)
        self.names += shipped

    def _own_actor(self, row: Row) -> Actor:
        """The new actor of a line, once all that the line says of it is sound."""
        kind, colon, slug = row["id"].partition(":")
        if not colon:
            raise row.damage(f"the id {row['id']!r} has no kind, as in group:{name_slug(row['id'])}")
        if kind not in _OWN_TYPES:
            raise row.damage(f"no new id begins with {kind!r}; one of {', '.join(_OWN_TYPES)} does")
        if slug != name_slug(slug):
            raise row.damage(f"the id {row['id']!r} is not in small letters and hyphens, as {kind}:{name_slug(slug)}")
        if row["type"] not in _OWN_TYPES[kind]:
            raise row.damage(f"the type of {row['id']} is {row['type']!r}, not {' or '.join(_OWN_TYPES[kind])}")
        if row["country"] and f"state:{row['country']}" not in self.actors:
            raise row.damage(f"no country has the two letters {row['country']!r}")
        return Actor(row["id"], row["name"], row["type"], row["country"] or None)

    def _add(self, actor: Actor, names: Sequence[str]) -> None:
        self.actors.setdefault(actor.id, actor)
        self._name(actor.id, names, NameUse.NAME)

    def _name(self, actor_id: str, names: Iterable[str], use: NameUse) -> None:
        for name in names:
            if not name_words(name):
                raise KnowledgeError(actor_id, f"the name {name!r} has no word", "give it letters or digits")
            self.names.append(ActorName(name, actor_id, use))


def _plain(text: str) -> str:
    """``text`` without accents and apostrophes, a possessive's ``s`` set apart."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i"))
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub(" s", text)
    return text.translate(_APOSTROPHES)


def _case_fits(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return True
    if ours.isupper() and not ours.isdigit():
        return False
    if theirs.isupper():
        return True
    return (ours[0].islower() or theirs[0].isupper()) and ours[1:].lower() == theirs[1:].lower()
