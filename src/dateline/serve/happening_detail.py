"""One happening taken apart: the tree of voices from its roots out to the reports, and its claims in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dateline.merge.corroboration import Happening, Root
from dateline.merge.provenance import Rooted, find_roots
from dateline.serve.copying import find_families
from dateline.serve.happening_lists import load_tellings, make_stored_happening
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.happenings import TellingStore
from dateline.store.judgements import JudgementStore, KeptJudgement
from dateline.store.query import stream_claims
from dateline.store.rows import ClaimRow

SHOWN = 200
"""Of a happening's claims, the first in time that are shown with their sentences."""


class Leaf(Struct, frozen=True):
    """A report at the end of a branch: what it is, its day of publication, and the report that it copies."""

    report: str
    outlet: str | None
    title: str | None
    url: str | None
    day: str
    copy_of: str | None
    claims: tuple[str, ...]


class Branch(Struct, frozen=True):
    """A voice, those who pass its words on, and the reports that have them from it without another between."""

    key: str
    name: str
    kind: str | None
    interest: str | None
    why: str | None
    branches: tuple[Branch, ...]
    leaves: tuple[Leaf, ...]


class HappeningDetail(Struct, frozen=True):
    """A happening with all that it rests on; ``names`` are those of the entities in it, by their ids.

    ``claims`` are the first in time, :data:`SHOWN` at most.
    """

    happening: Happening
    names: dict[str, str]
    tree: tuple[Branch, ...]
    claims: tuple[ClaimRow, ...]
    judgements: tuple[KeptJudgement, ...]


def load_detail(database: Database, head: int) -> HappeningDetail:
    """The happening that a head leads, taken apart.

    Raises:
        StoreError: the store could not be read.
    """
    with database.snapshot():
        tellings = load_tellings(database, head)
        families = find_families(database, tellings)
        happening = make_stored_happening(database, head, tellings, families)
        rooted, _ = find_roots(tellings, families)
        shown = tuple(claim.id for claim in happening.claims[:SHOWN])
        rows = {row.id: row for row in stream_claims(database, ClaimFilter(ids=shown))}
        claims = tuple(rows[claim] for claim in shown if claim in rows)
        judgements = tuple(_find_judgements(database, head))
    names = {named.entity: named.name for row in claims for _, _, named in row.parties() if named.entity}
    return HappeningDetail(happening, names, _grow(rooted, happening.roots, rows), claims, judgements)


def _find_judgements(database: Database, head: int) -> Iterator[KeptJudgement]:
    """The judgements, those that stand, of which a claim belongs to the happening."""
    store = JudgementStore(database)
    members = {each.seq for each in TellingStore(database).find_members(head)}
    for judgement in store.load():
        if judgement.withdrawn_at is None and members & store.find_claims((*judgement.ones, *judgement.others)):
            yield judgement


def _grow(rooted: Iterable[Rooted], roots: Sequence[Root], rows: dict[str, ClaimRow]) -> tuple[Branch, ...]:
    """The tree, from each root outward; the roots that most reports rest on come first."""
    known = {root.key: root for root in roots}
    whole = _Growing("", "", None)
    for each in rooted:
        at = whole
        for teller in reversed(each.tellers):
            at = at.branches.setdefault(teller.key, _Growing(teller.key, teller.name, teller.kind))
        at.add(each, rows.get(each.telling.claim))
    return tuple(branch.cut(known) for branch in whole.ordered())


class _Growing:
    """A branch while the tree grows."""

    def __init__(self, key: str, name: str, kind: str | None) -> None:
        self._key, self._name, self._kind = key, name, kind
        self.branches: dict[str, _Growing] = {}
        self._leaves: dict[str, Leaf] = {}

    def add(self, each: Rooted, row: ClaimRow | None) -> None:
        report, day = each.telling.report, each.telling.published[:10]
        before = self._leaves.get(report)
        told = (*(before.claims if before else ()), each.telling.claim)
        about = (row.report.outlet, row.report.title, row.report.url) if row else (None, None, each.telling.report_url)
        self._leaves[report] = Leaf(report, *about, day, each.family if each.family != report else None, told)

    def ordered(self) -> list[_Growing]:
        return sorted(self.branches.values(), key=lambda each: (-each.size, each._key))

    @property
    def size(self) -> int:
        return len(self._leaves) + sum(each.size for each in self.branches.values())

    def cut(self, roots: dict[str, Root]) -> Branch:
        root = roots.get(self._key)
        interest, why = (root.standpoint.interest.value, root.standpoint.why) if root else (None, None)
        branches = tuple(each.cut({}) for each in self.ordered())
        leaves = tuple(sorted(self._leaves.values(), key=lambda leaf: (leaf.day, leaf.report)))
        return Branch(self._key, self._name, self._kind, interest, why, branches, leaves)
