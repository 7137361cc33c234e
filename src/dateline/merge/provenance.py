"""Whose word a happening rests on: the ways from its reports through the voices they cite, and how many share nothing.

Every report, outlet, agency, source and source's source is a node, and a path leads from each report inward along its
chain of voices to a *root*, the voice behind which none is named. *Independent origins* are the largest number of paths
to roots that have no node in common. By Menger's theorem (1927) that is also the smallest number of nodes that would
have to be wrong for nothing to be left; it is found as a maximum flow through nodes that let one path pass (Ford and
Fulkerson 1956, along the shortest way first as by Edmonds and Karp 1972).

Reports that copy each other pass through one node, their family. An outlet that cites nobody is its own root.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from dateline.merge.denials import affirms, find_denier, is_denial
from dateline.merge.telling import OUTLET, Teller, Telling

Gate = tuple[str, bool]
"""A node's entry (False) or exit (True)."""

_START: Gate = ("", True)
_END: Gate = ("", False)
_FAMILY = "report:"
_PERSON = "person:"
_LESS_EXACT = "{} may be {} and is counted as the same"
_SAME_WORDS = (
    "{} stands in reports that are no copies of each other; it may be one voice or several and is counted as one"
)


class Node(Struct, frozen=True):
    """A voice on a path: its key, what it is called, and its kind (``outlet`` or a source's)."""

    key: str
    name: str
    kind: str | None


class OriginPath(Struct, frozen=True):
    """A way from a report to a root, the outlet first and the root last, that shares no node with another such way."""

    report: str
    voices: tuple[Node, ...]


class Provenance(Struct, frozen=True):
    """What claims rest on: all last voices, and as many independent ways to them as there are at most."""

    roots: tuple[Node, ...]
    paths: tuple[OriginPath, ...]


class Rooted(Struct, frozen=True):
    """A telling with the voices on its way: the outlet first, the root last.

    ``family`` is the report that its own copies in the end, ``counted`` the voices as which these are counted.
    """

    telling: Telling
    family: str
    tellers: tuple[Teller, ...]
    counted: tuple[Teller, ...]

    @property
    def root(self) -> Teller:
        """The voice behind which none is named."""
        return self.tellers[-1]

    @property
    def origin(self) -> str:
        """The key as which the root is counted."""
        return self.counted[-1].key

    @property
    def way(self) -> tuple[str, ...]:
        """The keys of the nodes through which it leads."""
        return (_FAMILY + self.family, *(teller.key for teller in self.counted))


def find_roots(tellings: Sequence[Telling], families: Mapping[str, str]) -> tuple[list[Rooted], tuple[str, ...]]:
    """The tellings with their ways to a root, and notes on voices that are not known to be one but count as one.

    ``families`` maps a report's id to that of the report which it copies in the end, or to itself; the id of a claim in
    it stands above that of its report, as where a paper adds a paragraph of its own to an agency's story.
    """
    outlets = {each.report: each.chain[0] for each in tellings}
    chains = [_whole_chain(each, outlets, families) for each in tellings]
    known = _pool(teller for chain in chains for teller in chain)
    same = fold_less_exact(known.values(), _count_families(tellings, chains, families))
    rooted = [
        Rooted(
            each,
            _family(each, families),
            tuple(known[key] for key in dict.fromkeys(teller.key for teller in chain)),
            tuple(known[key] for key in dict.fromkeys(same[teller.key] for teller in chain)),
        )
        for each, chain in zip(tellings, chains, strict=True)
    ]
    notes = [
        _LESS_EXACT.format(_quote(known[key]), _quote(known[other])) for key, other in same.items() if key != other
    ]
    return rooted, (*notes, *_shared_descriptions(rooted))


def find_provenance(rooted: Sequence[Rooted]) -> Provenance:
    """What these tellings rest on."""
    tellers = {teller.key: teller for each in rooted for teller in (*each.counted, *each.tellers)}
    told: dict[tuple[str, ...], Rooted] = {}
    starts: dict[tuple[str, ...], Rooted] = {}
    for each in sorted(rooted, key=_most_plainly_told):
        told.setdefault(each.way, each)
        starts.setdefault(each.way[:2], each)
    paths = []
    for way in find_disjoint_paths(told):
        voices = told[way].tellers if way in told else tuple(tellers[key] for key in way[1:])
        paths.append(OriginPath(starts[way[:2]].telling.report, tuple(map(_node, voices))))
    roots = sorted({each.root.key for each in rooted})
    return Provenance(tuple(_node(tellers[key]) for key in roots), tuple(paths))


def find_disjoint_paths(chains: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """As many paths as can be without a common node, each from some chain's first node to some chain's last.

    A path may change from one chain to another where they meet. The answer does not depend on the order of chains.

    >>> find_disjoint_paths([("r1", "wire", "mayor"), ("r2", "wire", "police"), ("r3", "mayor")])
    [('r1', 'wire', 'police'), ('r3', 'mayor')]
    """
    arcs: defaultdict[Gate, set[Gate]] = defaultdict(set)
    for chain in chains:
        arcs[_START].add((chain[0], False))
        arcs[chain[-1], True].add(_END)
        for key in chain:
            arcs[key, False].add((key, True))
        for key, cited in pairwise(chain):
            arcs[key, True].add((cited, False))
    whole = {gate: frozenset(onward) for gate, onward in arcs.items()}
    while way := _find_way(arcs):
        for one, next_ in pairwise(way):
            arcs[one].remove(next_)
            arcs[next_].add(one)
    used = {gate: sorted(next_ for next_ in onward if gate in arcs[next_]) for gate, onward in whole.items()}
    return [_trace(first, used) for first in used.get(_START, ())]


def fold_less_exact(tellers: Iterable[Teller], heard: Mapping[str, int]) -> dict[str, str]:
    """For each voice, that as which it counts: one of which the same is known and more, else itself.

    "Officials" count as the "hospital officials" of another report, for nothing tells that they are others. Of several
    it counts as the one most ``heard``, which makes origins fewest; of those, the one that it is nearest to.
    """
    known = sorted(tellers, key=lambda each: each.key)
    larger = {each.key: [other for other in known if _may_be(each, other)] for each in known}
    same = {}
    for key, found in larger.items():
        most = sorted((-heard.get(each.key, 0), len(each.words), each.key) for each in found if not larger[each.key])
        same[key] = most[0][-1] if most else key
    return same


def _may_be(one: Teller, other: Teller) -> bool:
    """Whether ``other`` is a voice of which all that is known of ``one`` holds, and more."""
    if one.kind == OUTLET or (other.kind == OUTLET and one.kind != "media"):
        return False
    if one.key.startswith(_PERSON) and other.key.startswith(_PERSON):
        return one.words - {one.key} < other.words - {other.key}  # a surname, and the whole name of another report
    return one.words < other.words


def _count_families(
    tellings: Sequence[Telling], chains: Sequence[Iterable[Teller]], families: Mapping[str, str]
) -> dict[str, int]:
    """In how many families of reports each voice says that it is so."""
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for telling, chain in zip(tellings, chains, strict=True):
        if affirms(telling):
            for teller in chain:
                heard[teller.key].add(_family(telling, families))
    return {key: len(found) for key, found in heard.items()}


def _family(telling: Telling, families: Mapping[str, str]) -> str:
    return families.get(telling.claim, families.get(telling.report, telling.report))


def _whole_chain(telling: Telling, outlets: Mapping[str, Teller], families: Mapping[str, str]) -> list[Teller]:
    """A telling's voices; behind the outlet of a copy stands that of the report which it copies.

    A denial ends with who denies: "the adviser denied a report that they had met" is not the report's word.
    """
    original = outlets.get(_family(telling, families))
    denier = find_denier(telling) if is_denial(telling) else None
    voices = telling.chain[1:] if denier is None else telling.chain[1 : denier + 1]
    return [telling.chain[0], *([original] if original else []), *voices]


def _pool(tellers: Iterable[Teller]) -> dict[str, Teller]:
    """Each voice once, with all that is known of it in any report, by key."""
    pooled: dict[str, Teller] = {}
    for each in tellers:
        seen = pooled.get(each.key, each)
        pooled[each.key] = Teller(
            each.key,
            min(seen.name, each.name, key=lambda name: (len(name), name)),
            OUTLET if OUTLET in (seen.kind, each.kind) else min(seen.kind or "", each.kind or "") or None,
            seen.words | each.words,
            seen.bound | each.bound,
            seen.countries | each.countries,
            impartial=seen.impartial or each.impartial,
        )
    return pooled


def _most_plainly_told(rooted: Rooted) -> tuple[bool, bool, str, str]:
    """Originals before copies, and voices that count as themselves before those that count as others."""
    copies = rooted.telling.report != rooted.family
    return copies, rooted.tellers != rooted.counted, rooted.telling.report, rooted.telling.claim


def _node(teller: Teller) -> Node:
    return Node(teller.key, teller.name, teller.kind)


def _shared_descriptions(rooted: Sequence[Rooted]) -> list[str]:
    """A note for each root without a name that reports of several families cite."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    for each in rooted:
        families[each.root.key].add(each.family)
    unnamed = {each.root.key: each.root for each in rooted if each.root.kind == "anonymous" and each.root.words}
    return [_SAME_WORDS.format(_quote(root)) for key, root in sorted(unnamed.items()) if len(families[key]) > 1]


def _find_way(arcs: Mapping[Gate, set[Gate]]) -> list[Gate]:
    """The shortest way from start to end along arcs that are left; empty where there is none."""
    came: dict[Gate, Gate] = {_START: _START}
    queue = deque([_START])
    while queue and _END not in came:
        gate = queue.popleft()
        for next_ in sorted(arcs.get(gate, ())):
            if next_ not in came:
                came[next_] = gate
                queue.append(next_)
    if _END not in came:
        return []
    way = [_END]
    while way[-1] != _START:
        way.append(came[way[-1]])
    return way[::-1]


def _trace(gate: Gate, used: Mapping[Gate, Sequence[Gate]]) -> tuple[str, ...]:
    keys = []
    while gate != _END:
        if not gate[1]:
            keys.append(gate[0])
        gate = used[gate][0]
    return tuple(keys)


def _quote(teller: Teller) -> str:
    return f"“{teller.name}”"
