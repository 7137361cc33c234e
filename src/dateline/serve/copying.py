"""Reports as they come in, compared with those of the store that share passages with them.

The links are a function of the reports in the store: two reports are linked where they share two fingerprints that are
not stock, one of the two being among the ``HEADS`` of lowest rank that hold each, and where their texts then say so. So
a report that a thousand others copy is compared with few of them, in whatever order they came. Where a new report
changes what a fingerprint tells, or takes another's place among its heads, those concerned are compared anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from dateline.merge.syndication import BY, COPIES, Compared, Holder, Use, are_near, compare, copy_families, find_use
from dateline.merge.telling import Telling
from dateline.model import Link, Span
from dateline.store.copies import CopyStore, KeptHolder, find_rank
from dateline.store.database import Database

HEADS = 8
"""Of the reports that hold a fingerprint, so many are compared with all others that hold it."""

SAMPLED = 64
"""Of the reports that hold a fingerprint, so many say what it tells."""

SHARED = 2
"""Fingerprints that two reports share before their texts are compared; one where either has no more."""

REMEMBERED = 256
"""Texts held in memory while reports are compared."""


class CopyLinker:
    """Compares the reports of one store. Whoever calls holds a transaction."""

    def __init__(self, database: Database) -> None:
        self._store = CopyStore(database)
        self._load = lru_cache(REMEMBERED)(self._load_compared)
        self._changed: set[str] = set()

    def take_changed(self) -> set[str]:
        """The reports of which links came or went since this was last asked."""
        changed, self._changed = self._changed, set()
        return changed

    def catch_up(self, database: Database, tell: Callable[[], None] = lambda: None) -> None:
        """Compares the reports that are not compared yet, each a transaction: those that an older version kept."""
        with database.transaction():
            self._store.forget_method(BY)
        for report in self._store.find_uncompared(BY):
            with database.transaction():
                self.add(report)
            tell()

    def forget(self) -> None:
        """Forgets what it remembers."""
        self._changed.clear()
        self._load.cache_clear()

    def add(self, report: str, at: str | None = None) -> None:
        """Takes a stored report into the comparison, and links it and all whom it concerns."""
        rank = find_rank(report)
        row = self._store.load_report(report)
        if row is None:
            return
        compared = Compared(row.id, row.text, row.published, row.outlet)
        self._store.save(report, compared.fingerprints.keys(), BY)
        self._load.cache_clear()
        self._relink({rank, *self._find_touched(rank, compared)}, at)

    def release(self, report: str, at: str | None = None) -> None:
        """Takes a report out of the comparison, which is about to be removed or replaced."""
        if not self._store.holds(report):
            return
        rank = find_rank(report)
        compared = self._load(rank)
        touched = self._find_touched(rank, compared)
        self._store.remove(report, compared.fingerprints.keys())
        for link in self._store.load_links_of(report):
            self._changed |= {link.left, link.right}
        self._store.unlink(report, BY)
        self._load.cache_clear()
        self._relink(touched, at)

    def _find_touched(self, rank: int, compared: Compared) -> set[int]:
        """The reports whose links may be others with the report of this rank than without it."""
        touched: set[int] = set()
        for fingerprint in compared.fingerprints:
            holders = self._store.find_holders(fingerprint, SAMPLED + 1)
            others = [each for each in holders if each.rank != rank]
            if _tells(holders[:SAMPLED]) is not _tells(others[:SAMPLED]):
                touched |= {each.rank for each in self._store.find_holders(fingerprint, -1)}
            elif len(others) >= HEADS and rank < others[HEADS - 1].rank:
                touched.add(others[HEADS - 1].rank)
        return touched - {rank}

    def _relink(self, ranks: Iterable[int], at: str | None) -> None:
        for rank in sorted(ranks):
            report = self._load(rank)
            kept = {(link.left, link.right, link.relation): link for link in self._store.load_links_of(report.id)}
            self._store.unlink(report.id, BY)
            made = set()
            for other in self._find_partners(rank, report):
                link = self._compare(report, self._load(other))
                if link is not None:
                    key = (link.left, link.right, link.relation)
                    made.add(key)
                    self._store.link(replace(link, at=kept[key].at if key in kept else at))
            for left, right, _ in made ^ kept.keys():
                self._changed |= {left, right}

    def _find_partners(self, rank: int, report: Compared) -> list[int]:
        """The reports whose texts are compared with this one's."""
        shared: Counter[int] = Counter()
        sizes: dict[int, int] = {}
        for fingerprint in report.fingerprints:
            holders = self._store.find_holders(fingerprint, SAMPLED)
            if len(holders) < 2 or _tells(holders) is Use.STOCK:
                continue
            heads = holders[:HEADS]
            if len(holders) > HEADS and rank <= heads[-1].rank:
                heads = self._store.find_holders(fingerprint, -1)
            for each in heads:
                if each.rank != rank and are_near(report.published, each.day):
                    shared[each.rank] += 1
                    sizes[each.rank] = each.fingerprints
        own = len(report.fingerprints)
        return sorted(other for other, count in shared.items() if count >= min(SHARED, own, sizes[other]))

    def _compare(self, one: Compared, other: Compared) -> Link | None:
        shorter = min(one, other, key=Compared.order)
        uses = {each: _tells(self._store.find_holders(each, SAMPLED)) for each in shorter.fingerprints}
        stock, wide = ([each for each, use in uses.items() if use is wanted] for wanted in (Use.STOCK, Use.WIDE))
        return compare(one, other, stock, wide)

    def _load_compared(self, rank: int) -> Compared:
        report = self._store.load_ranked(rank)
        if report is None:  # pragma: no cover - only ranks of stored reports are asked for
            raise LookupError(rank)
        return Compared(report.id, report.text, report.published, report.outlet)


def load_families(database: Database) -> dict[str, str]:
    """For each report of a store that copies another or is copied, the report that its family goes back to."""
    return copy_families(CopyStore(database).load_links(COPIES))


def find_families(database: Database, tellings: Iterable[Telling]) -> dict[str, str]:
    """For each report behind some claims that is one of a family of copies, the report that this goes back to.

    A claim that stands in none of the passages which a copy shares with others is the copying outlet's own: it has
    its report for its family.
    """
    store = CopyStore(database)
    told = list(tellings)
    links: dict[tuple[str, str], Link] = {}
    seen: set[str] = set()
    for report in sorted({each.report for each in told}):
        if report not in seen:
            found = store.find_family(report, COPIES)
            links |= {(link.left, link.right): link for link in found}
            seen |= {end for link in found for end in (link.left, link.right)}
    families = copy_families(links.values())
    passages = _find_passages(links.values())
    for each in told:
        report, trigger = each.report, each.trigger
        if families.get(report, report) != report and not any(span.overlaps(trigger) for span in passages[report]):
            families[each.claim] = report
    return families


def _find_passages(links: Iterable[Link]) -> dict[str, list[Span]]:
    """Where each report shares its words with those that it is linked to."""
    passages: defaultdict[str, list[Span]] = defaultdict(list)
    for link in links:
        for first, end, other_first, other_end in link.detail["passages"]:
            passages[link.left].append(Span(first, end))
            passages[link.right].append(Span(other_first, other_end))
    return passages


def _tells(holders: Sequence[KeptHolder]) -> Use:
    return find_use([Holder(each.day, each.outlet) for each in holders])
