"""Which claims speak of one thing, as a function of the links between them: the order of reading has no part in it.

Every claim has a rank: those that say most come first, and a hash of the id decides between equals. Going down the
ranks, a claim that is linked to no head above it is itself a head; every other claim goes with the head to which its
link is strongest. So a happening is never wider than one link around its head, and a report that lies between
Tuesday's bombing and Wednesday's cannot chain them together. (The rule is the pivot algorithm of correlation
clustering, Ailon, Charikar and Newman 2008, with ranks in place of its random order.)

A new claim changes its own surroundings only, which is all that is looked at again. What people have judged stands
above every link: claims *joined* by a person are one node, and claims set *apart* never share a head.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

Node = TypeVar("Node", bound=Hashable)

Rank = tuple[int, str]
"""Sorts before the rank of a claim that says less."""


class Place(Struct, Generic[Node], frozen=True):
    """With which head a node goes, and whether it leads others.

    One that a person has set apart from all that it could go with stands alone: it is its own head and leads nobody.
    """

    head: Node
    leads: bool


class Surroundings(Protocol[Node]):
    """The nodes that are kept, and how they are linked. A node is a claim, or claims that a person has joined."""

    def rank(self, node: Node) -> Rank:
        """Where a node stands; no two share a rank."""

    def links(self, node: Node) -> Mapping[Node, float]:
        """The nodes to which a node is linked, with the strength of each link."""

    def apart(self, node: Node) -> Set[Node]:
        """The nodes that a person has set apart from it."""

    def place(self, node: Node) -> Place[Node] | None:
        """Where a node stood so far; null where it is new."""


def regroup(changed: Iterable[Node], kept: Surroundings[Node]) -> dict[Node, Place[Node]]:
    """The places of all nodes that stand elsewhere now that the links of those in ``changed`` are others.

    The nodes must be all that were added or whose links were changed, and all that were linked to one taken away.
    """
    return _Regrouping(kept).run(changed)


class _Regrouping(Generic[Node]):
    """One pass down the ranks from the highest node that has changed, and one over all that it touched."""

    def __init__(self, kept: Surroundings[Node]) -> None:
        self._kept = kept
        self._leads: dict[Node, bool] = {}
        self._heads: dict[Node, Node] = {}

    def run(self, changed: Iterable[Node]) -> dict[Node, Place[Node]]:
        self._settle_followers(self._settle_leads(changed))
        places = {node: Place(head, self._stands_first(node)) for node, head in self._heads.items()}
        return {node: place for node, place in places.items() if place != self._kept.place(node)}

    def _settle_leads(self, changed: Iterable[Node]) -> set[Node]:
        """Decides who leads, highest rank first; the nodes that have to choose anew whom they go with."""
        choosing = set(changed)
        for node, rank, push in _down_the_ranks(choosing, self._kept):
            links = self._kept.links(node)
            leads = not any(self._stands_first(other) for other in links if self._kept.rank(other) < rank)
            changes = leads != self._stands_first(node)
            self._leads[node] = leads
            choosing.add(node)
            if changes:
                choosing |= links.keys()
                push(links)
        return choosing

    def _settle_followers(self, choosing: set[Node]) -> None:
        """Gives each node its head, highest rank first, so that of two set apart the lower gives way."""
        for node, rank, push in _down_the_ranks(choosing, self._kept):
            before = self._head(node)
            self._heads[node] = self._choose(node, rank)
            if self._heads[node] != before:
                push(self._kept.apart(node))

    def _choose(self, node: Node, rank: Rank) -> Node:
        if self._stands_first(node):
            return node
        apart = self._kept.apart(node)
        barred = {self._head(other) for other in apart if self._kept.rank(other) < rank}
        heads = [
            (-strength, self._kept.rank(other), other)
            for other, strength in self._kept.links(node).items()
            if self._stands_first(other) and other not in barred
        ]
        return min(heads)[2] if heads else node

    def _head(self, node: Node) -> Node | None:
        if node in self._heads:
            return self._heads[node]
        place = self._kept.place(node)
        return place.head if place else None

    def _stands_first(self, node: Node) -> bool:
        if node in self._leads:
            return self._leads[node]
        place = self._kept.place(node)
        return place is not None and place.leads


def _down_the_ranks(
    nodes: Iterable[Node], kept: Surroundings[Node]
) -> Iterator[tuple[Node, Rank, Callable[[Iterable[Node]], None]]]:
    """Each node once, the highest rank first; the function given beside it adds nodes that rank lower than it."""
    waiting = [(kept.rank(node), node) for node in set(nodes)]
    heapq.heapify(waiting)
    met: set[Node] = set()
    while waiting:
        rank, node = heapq.heappop(waiting)
        if node in met:
            continue
        met.add(node)

        def push(others: Iterable[Node], rank: Rank = rank) -> None:
            for other in others:
                if (theirs := kept.rank(other)) > rank:
                    heapq.heappush(waiting, (theirs, other))

        yield node, rank, push
