"""The chains of a report while they grow: each stands for one thing, and gathers the mentions that stand for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.knowledge.actor_words import NounKind
from dateline.model import Entity, Form
from dateline.read.drafts import Draft
from dateline.reading import Parse

_REACH = 3
"""Sentences back in which a pronoun or a nominal finds what it stands for."""


@dataclass(slots=True)
class Chain:
    """One thing of the report and its mentions so far."""

    number: int
    mentions: list[Draft] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    plural: bool | None = None
    gender: str = ""
    entity: str | None = None
    record: Entity | None = None

    @property
    def specific(self) -> bool:
        """Whether the entity is somebody, and not a class of people."""
        return self.entity is not None and not self.entity.startswith("people:")

    @property
    def type(self) -> str:
        """The entity's type, '' where nothing is known."""
        return self.record.type if self.record else ""

    @property
    def is_person(self) -> bool:
        """Whether this is one human being, known by name or not."""
        if self.plural or self.type:
            return self.type == "person" and not self.plural
        return any(mention.noun and mention.noun.kind is NounKind.PERSON for mention in self.mentions)


class ChainBook:
    """The chains of one report, in the order in which they were last mentioned."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._chains: list[Chain] = []
        self._recent: dict[int, Chain] = {}
        self._by_entity: dict[str, Chain] = {}

    def __iter__(self) -> Iterator[Chain]:
        return iter(self._chains)

    def open(self) -> Chain:
        """A new chain without mentions."""
        chain = Chain(len(self._chains) + 1)
        self._chains.append(chain)
        return chain

    def of_entity(self, entity: str) -> Chain:
        """The chain of an entity, a new one where it was not mentioned before."""
        chain = self._by_entity.get(entity) or self.open()
        self._by_entity[entity] = chain
        return chain

    def known(self, entity: str) -> Chain | None:
        """The chain of an entity that was mentioned before."""
        return self._by_entity.get(entity)

    def near(self, draft: Draft) -> list[Chain]:
        """Chains mentioned within reach before ``draft``, the latest mentioned last."""
        here = self._sentence(draft)
        found = []
        for chain in reversed(self._recent.values()):
            if here - self._sentence(chain.mentions[-1]) > _REACH:
                break
            found.append(chain)
        return found[::-1]

    def _sentence(self, draft: Draft) -> int:
        return self._parse.sentence(self._parse.tokens[draft.head]).i

    def join(self, chain: Chain, draft: Draft) -> None:
        """Add a mention to a chain; each takes from the other what it does not know itself."""
        draft.chain = chain.number
        if draft.form is not Form.NAME and chain.entity and (chain.specific or not draft.entity):
            draft.entity, draft.record = chain.entity, chain.record
        elif draft.entity and not chain.specific:
            chain.entity, chain.record = draft.entity, draft.record
        chain.mentions.append(draft)
        self._recent.pop(chain.number, None)
        self._recent[chain.number] = chain
        chain.gender = chain.gender or draft.gender
        if chain.plural is None or draft.form is Form.NAME:
            chain.plural = draft.plural if draft.plural is not None else chain.plural
        if draft.form is Form.NOMINAL:
            chain.titles.add(self._parse.tokens[draft.head].lemma.lower())
        if draft.office:
            chain.offices.add(draft.office.id)


def headed_by(chains: Iterable[Chain], token: int) -> list[Chain]:
    """Those of ``chains`` of which a mention is headed by a token."""
    return [chain for chain in chains if any(mention.head == token for mention in chain.mentions)]
