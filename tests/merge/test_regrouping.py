"""Claims fall into the same happenings whatever the order in which they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from hypothesis import given
from hypothesis import strategies as st

from dateline.merge.regrouping import Place, Rank, regroup

Link = frozenset[str]


class Kept:
    """A store of nodes in memory: ranks as given, links and judgements as sets of two."""

    def __init__(self, ranks: Mapping[str, int], links: Mapping[Link, float], apart: Set[Link] = frozenset()) -> None:
        self._ranks = ranks
        self._links = links
        self._apart = apart
        self._nodes: set[str] = set()
        self.places: dict[str, Place[str]] = {}

    def rank(self, node: str) -> Rank:
        return self._ranks[node], node

    def links(self, node: str) -> dict[str, float]:
        return {
            other: strength
            for pair, strength in self._links.items()
            if node in pair and pair not in self._apart and (other := min(pair - {node})) in self._nodes
        }

    def apart(self, node: str) -> set[str]:
        return {other for pair in self._apart if node in pair and (other := min(pair - {node})) in self._nodes}

    def place(self, node: str) -> Place[str] | None:
        return self.places.get(node)

    def add(self, nodes: Iterable[str]) -> None:
        new = set(nodes)
        self._nodes |= new
        self.places |= regroup(new, self)

    def remove(self, node: str) -> None:
        touched = self.links(node).keys() | self.apart(node)
        self._nodes.remove(node)
        del self.places[node]
        self.places |= regroup(touched, self)

    def groups(self) -> set[frozenset[str]]:
        heads = {place.head for place in self.places.values()}
        return {frozenset(node for node, place in self.places.items() if place.head == head) for head in heads}


def pair(one: str, other: str) -> Link:
    return frozenset((one, other))


def test_two_bombings_are_not_chained_by_a_report_between_them() -> None:
    ranks = {"tuesday": 1, "wednesday": 2, "undated": 3}
    kept = Kept(ranks, {pair("tuesday", "undated"): 2.0, pair("wednesday", "undated"): 3.0})
    kept.add(["undated"])
    kept.add(["tuesday"])
    kept.add(["wednesday"])
    assert kept.groups() == {frozenset({"tuesday"}), frozenset({"wednesday", "undated"})}


def test_a_claim_that_says_more_takes_the_lead() -> None:
    kept = Kept({"full": 1, "short": 5}, {pair("full", "short"): 2.0})
    kept.add(["short"])
    assert kept.places["short"] == Place("short", leads=True)
    kept.add(["full"])
    assert kept.places == {"full": Place("full", leads=True), "short": Place("full", leads=False)}


def test_what_a_claim_held_together_falls_apart_without_it() -> None:
    kept = Kept({"a": 1, "b": 2, "c": 3}, {pair("a", "b"): 2.0, pair("a", "c"): 2.0})
    kept.add(["a", "b", "c"])
    assert kept.groups() == {frozenset("abc")}
    kept.remove("a")
    assert kept.groups() == {frozenset("b"), frozenset("c")}


def test_claims_set_apart_never_share_a_head() -> None:
    links = {pair("a", "b"): 2.0, pair("a", "c"): 2.5}
    kept = Kept({"a": 1, "b": 2, "c": 3}, links, {pair("b", "c")})
    kept.add(["a", "b", "c"])
    assert kept.groups() == {frozenset("ab"), frozenset("c")}
    assert kept.places["c"] == Place("c", leads=False)


NODES = "abcdefgh"
PAIRS = [pair(one, other) for one in NODES for other in NODES if one < other]
graphs = st.tuples(
    st.permutations(range(len(NODES))),
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([1.0, 2.0, 3.0])),
    st.frozensets(st.sampled_from(PAIRS), max_size=4),
)


@given(graphs, st.permutations(NODES), st.integers(1, len(NODES)))
def test_order_does_not_matter(
    graph: tuple[list[int], dict[Link, float], frozenset[Link]], order: list[str], step: int
) -> None:
    ranks, links, apart = dict(zip(NODES, graph[0], strict=True)), graph[1], graph[2]
    whole, parts = Kept(ranks, links, apart), Kept(ranks, links, apart)
    whole.add(NODES)
    for at in range(0, len(order), step):
        parts.add(order[at : at + step])
    assert parts.places == whole.places


@given(graphs, st.permutations(NODES), st.integers(1, len(NODES) - 1))
def test_what_was_added_and_taken_away_leaves_no_trace(
    graph: tuple[list[int], dict[Link, float], frozenset[Link]], order: list[str], kept: int
) -> None:
    ranks, links, apart = dict(zip(NODES, graph[0], strict=True)), graph[1], graph[2]
    never, once = Kept(ranks, links, apart), Kept(ranks, links, apart)
    never.add(order[:kept])
    once.add(order)
    for node in order[kept:]:
        once.remove(node)
    assert once.places == never.places


@given(graphs)
def test_nobody_goes_with_a_head_that_is_not_linked_or_was_set_apart(
    graph: tuple[list[int], dict[Link, float], frozenset[Link]],
) -> None:
    ranks, links, apart = dict(zip(NODES, graph[0], strict=True)), graph[1], graph[2]
    kept = Kept(ranks, links, apart)
    kept.add(NODES)
    for node, place in kept.places.items():
        assert place.head == node or place.head in kept.links(node)
        assert not any(kept.places[other].head == place.head for other in kept.apart(node))
