"""A mention while it is being read: where it stands, what it is, and what it turns out to stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.knowledge.actor_words import ActorNoun
from dateline.knowledge.actors import Office
from dateline.model import Entity, Form, MentionKind
from dateline.reading import Parse, Token


@dataclass(slots=True)
class Draft:
    """Tokens ``first`` up to, not including, ``last``, headed by token ``head``.

    ``noun`` is what the head noun of a nominal names, ``office`` what a title does; ``plural`` None where the words do
    not tell; ``gender`` is ``m``, ``f`` or ''. ``chain`` numbers what it stands for within the report; ``country`` is
    whose capital a nominal means, where it says so.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    form: Form
    entity: str | None = None
    record: Entity | None = None
    noun: ActorNoun | None = None
    office: Office | None = None
    plural: bool | None = None
    gender: str = ""
    chain: int | None = None
    country: str = ""

    @property
    def type(self) -> str:
        """The entity's type, '' where nothing is known."""
        return self.record.type if self.record else ""


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token that heads tokens ``first`` up to ``last``: the last one that is governed from outside."""
    tokens = parse.tokens[first:last]
    outside = [token.i for token in tokens if not first <= token.head < last or token.head == token.i]
    return outside[-1] if outside else last - 1


def premodified(parse: Parse, head: Token, relations: Iterable[str]) -> int:
    """The first token of the noun phrase of ``head``: its left dependents with these relations, and all below them."""
    wanted = set(relations)
    first = head.i
    for child in reversed([each for each in parse.children(head) if each.i < head.i]):
        if child.dep not in wanted:
            break
        below = parse.subtree(child)
        if below[-1].i >= head.i:
            break
        first = min(first, below[0].i)
    return first
