"""The common nouns for people and bodies, given names, and how a sentence shows what a country's name is used for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from dateline.knowledge.actor_tables import Row, read_table, split_cell


class NounKind(StrEnum):
    """What one thing that a noun names is; a rank only stands before a name, a quantifier before ``of``."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    RANK = "rank"
    PLACE = "place"
    THING = "thing"
    QUANTIFIER = "quantifier"


class ActorNoun(Struct, frozen=True):
    """A noun for an actor or a place; ``topic`` is its field, such as office, military or armed."""

    kind: NounKind
    topic: str


class ActorWords(Struct, frozen=True):
    """The nouns by lemma, the words that show a country's use, by use and slot, and the gender of given names.

    ``kinds`` are the titles that a noun can take up again, ``groups`` the words that an armed group's name begins with
    (``first``) or ends in (``last``).
    """

    nouns: Mapping[str, ActorNoun]
    uses: Mapping[tuple[str, str], frozenset[str]]
    given: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[tuple[str, ...]]]

    def names_group(self, name: Sequence[str]) -> bool:
        """Whether the words of a name show it to be an armed group's."""
        found = tuple(name)
        begins = any(found[:length] in self.groups["first"] for length in (1, 2))
        return len(found) > 1 and (begins or any(found[-length:] in self.groups["last"] for length in (1, 2)))

    def shows(self, use: str, slot: str, word: str) -> bool:
        """Whether ``word`` in ``slot`` shows that a country is used as ``use``."""
        return word in self.uses.get((use, slot), frozenset())


def load_actor_words() -> ActorWords:
    """The shipped nouns and uses.

    Raises:
        KnowledgeError: a table is damaged; the message names its line.
    """
    return ActorWords(
        read_nouns(read_table("person_nouns.tsv")),
        read_uses(read_table("country_uses.tsv")),
        read_given_names(read_table("given_names.tsv")),
        {row["noun"]: frozenset(split_cell(row["titles"])) for row in read_table("title_kinds.tsv")},
        {
            row["place"]: frozenset(
                tuple(words.replace("'", "").replace("-", " ").split()) for words in split_cell(row["words"])
            )
            for row in read_table("group_patterns.tsv")
        },
    )


def read_nouns(rows: Iterable[Row]) -> dict[str, ActorNoun]:
    """The nouns of a table, by lemma; the first row that has a noun decides."""
    nouns: dict[str, ActorNoun] = {}
    for row in rows:
        try:
            kind = NounKind(row["kind"])
        except ValueError as error:
            raise row.damage(f"no kind of noun is called {row['kind']!r}") from error
        for noun in split_cell(row["nouns"]):
            nouns.setdefault(noun, ActorNoun(kind, row["topic"]))
    return nouns


def read_uses(rows: Iterable[Row]) -> dict[tuple[str, str], frozenset[str]]:
    """The words of a table by use and slot."""
    return {(row["use"], row["slot"]): frozenset(split_cell(row["words"])) for row in rows}


def read_given_names(rows: Iterable[Row]) -> dict[str, str]:
    """The given names of a table, in small letters without accents, each with ``m`` or ``f``."""
    given: dict[str, str] = {}
    for row in rows:
        if row["gender"] not in {"m", "f"}:
            raise row.damage(f"the gender {row['gender']!r} is neither m nor f")
        for name in split_cell(row["names"]):
            if given.setdefault(name, row["gender"]) != row["gender"]:
                raise row.damage(f"the name {name!r} stands under both genders")
    return given
