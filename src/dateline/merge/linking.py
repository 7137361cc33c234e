"""Claims of one thing, brought together in memory: the same blocks, links and heads as a store keeps.

Which claims come together is a function of their set; the order in which they are given has no part in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from dateline.knowledge.match_weights import MatchWeights
from dateline.merge.blocking import find_blocks
from dateline.merge.matching import Sighting, match
from dateline.merge.regrouping import Place, Rank, regroup


def link_happenings(sightings: Iterable[Sighting], weights: MatchWeights) -> list[list[Sighting]]:
    """The claims grouped into happenings, each in order of the input; every claim is in just one."""
    known = {each.claim: each for each in sightings}
    kept = _Kept(known, find_links(known.values(), weights))
    groups: defaultdict[str, list[Sighting]] = defaultdict(list)
    places = regroup(known, kept)
    for claim, sighting in known.items():
        groups[places[claim].head].append(sighting)
    return list(groups.values())


def find_links(sightings: Iterable[Sighting], weights: MatchWeights) -> dict[str, dict[str, float]]:
    """For each claim that is like another, those that it is like, with the score of each."""
    blocks: defaultdict[int, list[Sighting]] = defaultdict(list)
    links: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for sighting in sightings:
        own = find_blocks(sighting)
        met = {other.claim: other for block in own for other in blocks[block]}
        for claim, other in met.items():
            score = match(sighting, other, weights)
            if score >= weights.threshold:
                links[sighting.claim][claim] = links[claim][sighting.claim] = score
        for block in own:
            blocks[block].append(sighting)
    return links


class _Kept:
    """Claims and links in memory, none of them grouped so far."""

    def __init__(self, sightings: dict[str, Sighting], links: dict[str, dict[str, float]]) -> None:
        self._sightings = sightings
        self._links = links

    def rank(self, node: str) -> Rank:
        return self._sightings[node].rank, node

    def links(self, node: str) -> dict[str, float]:
        return self._links.get(node, {})

    def apart(self, node: str) -> Set[str]:
        return frozenset()

    def place(self, node: str) -> Place[str] | None:
        return None
