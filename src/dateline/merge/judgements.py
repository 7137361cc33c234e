"""What people have judged of happenings: claims that are of one thing, and claims that are not.

Judgements are taken in the order in which they were made, so that a later one stands above an earlier one wherever the
two do not agree. None is ever changed; one that was taken back is left out by the caller.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import product
from typing import Generic, TypeVar

from msgspec import Struct

Claim = TypeVar("Claim", int, str)


class Relation(StrEnum):
    """What a person says of two sets of claims."""

    SAME = "same"
    APART = "apart"


class Judgement(Struct, Generic[Claim], frozen=True):
    """``ones`` and ``others`` tell of the same thing, or the ``ones`` of a thing of their own."""

    relation: Relation
    ones: frozenset[Claim]
    others: frozenset[Claim]


class Judged(Generic[Claim]):
    """Where all judgements together leave the claims: which are joined, and which are set apart.

    >>> same = Judgement(Relation.SAME, frozenset({1, 2}), frozenset({3}))
    >>> apart = Judgement(Relation.APART, frozenset({3}), frozenset({1, 2}))
    >>> sorted(Judged([same]).joined(1))
    [1, 2, 3]
    >>> judged = Judged([same, apart])
    >>> sorted(judged.joined(1)), sorted(judged.apart(1))
    ([1, 2], [3])
    """

    def __init__(self, judgements: Iterable[Judgement[Claim]]) -> None:
        self._joined: dict[Claim, frozenset[Claim]] = {}
        self._apart: set[frozenset[Claim]] = set()
        for each in judgements:
            if each.relation is Relation.SAME:
                self._join(each.ones | each.others)
            else:
                self._part(each.ones, each.others)

    def joined(self, claim: Claim) -> frozenset[Claim]:
        """The claims that are one with this, itself among them."""
        return self._joined.get(claim, frozenset({claim}))

    def apart(self, claim: Claim) -> frozenset[Claim]:
        """The claims that must not share a happening with it, or with any that is joined to it."""
        own = self.joined(claim)
        barred = {other for pair in self._apart for other in pair if pair & own and other not in own}
        return frozenset(joined for other in barred for joined in self.joined(other))

    def claims(self) -> frozenset[Claim]:
        """All claims of which anything was judged."""
        return frozenset(self._joined) | frozenset(claim for pair in self._apart for claim in pair)

    def _join(self, claims: frozenset[Claim]) -> None:
        whole = frozenset(joined for claim in claims for joined in self.joined(claim))
        self._apart = {pair for pair in self._apart if not pair <= whole}
        self._joined |= dict.fromkeys(whole, whole)

    def _part(self, ones: frozenset[Claim], others: frozenset[Claim]) -> None:
        for claim in ones:
            rest = self.joined(claim) - ones
            self._joined |= dict.fromkeys(rest, rest)
        self._joined |= dict.fromkeys(ones, ones)
        self._apart |= {frozenset(pair) for pair in product(ones, others - ones)}
