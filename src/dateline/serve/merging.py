"""Reports as they come in, merged with what the store has: each claim finds those like it, and happenings regroup.

The happenings of a store are a function of its reports and of people's judgements: in whatever order and in however
many runs reports are added, the same happenings come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from dateline.merge.blocking import find_blocks
from dateline.merge.credits import find_credit
from dateline.merge.judgements import Judged, Judgement, Relation
from dateline.merge.matching import match
from dateline.merge.regrouping import Place, Rank, regroup
from dateline.merge.telling import Telling
from dateline.model import ReportObject
from dateline.serve.copying import CopyLinker
from dateline.serve.happening_lists import from_record, summarise, to_record
from dateline.serve.happenings import make_tellings
from dateline.serve.sightings import load_weights
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.happenings import KeptTelling, TellingStore
from dateline.store.judgements import JudgementStore
from dateline.store.query import stream_claims
from dateline.store.summaries import SummaryStore

REMEMBERED = 20_000
"""Claims held in memory while reports are added."""

Remembered = Callable[[int], tuple[Telling, Rank]]
"""What a claim tells and its rank, by its row."""

EVENT_KINDS = ("event",)
"""The kinds of claim that happenings are made of; movements make up flows."""


def keep_report(database: Database, merger: Merger, coded: ReportObject, *, coder: str, at: str | None) -> bool:
    """Keeps a report as read by version ``coder``, merged with all others; false where it was already kept.

    Raises:
        StoreError: the report could not be written; the store is as it was before.
    """
    report = coded.report.id
    try:
        with database.transaction():
            if database.has_report(report, coder=coder):
                return False
            touched = merger.release(report)
            merger.copies.release(report, at)
            database.save(coded, coder=coder, at=at)
            merger.merge(report, touched)
            merger.copies.add(report, at)
            merger.mark_stale(merger.copies.take_changed())
            return True
    except BaseException:
        merger.forget()  # what it remembers of rows that were never written
        raise


def merge_rest(database: Database, merger: Merger, tell: Callable[[], None] = lambda: None) -> None:
    """Merges the reports that are in no happening yet, each a transaction: those that an older version kept."""
    merger.copies.catch_up(database, tell)
    for report in TellingStore(database).find_unmerged():
        with database.transaction():
            merger.merge(report)
        tell()


def renew_summaries(database: Database) -> None:
    """Works out anew what the claims of each happening come to where some came or went; each a transaction."""
    summaries = SummaryStore(database)
    for head in summaries.find_stale():
        with database.transaction():
            summary = summarise(database, head)
            if summary is None:
                summaries.forget(head)
            else:
                summaries.save(summary)


class Merger:
    """Merges reports into one store; ``copies`` tells which repeat others. Whoever calls holds a transaction."""

    def __init__(self, database: Database) -> None:
        self.copies = CopyLinker(database)
        self._database = database
        self._store = TellingStore(database)
        self._judgements = JudgementStore(database)
        self._telling = lru_cache(REMEMBERED)(self._load_telling)
        self._weights = load_weights()

    def release(self, report: str) -> set[int]:
        """The claims of other reports that may stand elsewhere without this one, which is about to be taken away."""
        own = set(self._store.find_rows(report).values())
        if own:
            self._telling.cache_clear()  # a row's number may be given again
            self._store.mark_stale(place.head for seq in own if (place := self._store.find_place(seq)))
        return {other for seq in own for other in (*self._store.find_alike(seq), *self._judged.apart(seq))} - own

    def forget(self) -> None:
        """Forgets what is remembered of the store's rows."""
        self._telling.cache_clear()
        self.copies.forget()
        self.forget_judgements()

    def merge(self, report: str, touched: Iterable[int] = ()) -> None:
        """Keeps what the claims of a report tell, and gives them and all ``touched`` their happenings."""
        rows = self._store.find_rows(report)
        claims = stream_claims(self._database, ClaimFilter(reports=(report,), kinds=EVENT_KINDS))
        coded = self._database.load(report)
        credited = {report: find_credit(coded.report.text)} if coded else {}
        kept = {rows[telling.claim]: telling for telling in make_tellings(claims, credited)}
        for seq, telling in kept.items():
            self._keep(seq, telling)
        self._store.close_report(report)
        if self._judgements.concern(report):
            self.forget_judgements()
        self.regroup({*kept, *touched})

    def mark_stale(self, reports: Iterable[str]) -> None:
        """Notes that the happenings of some reports are to be summed up anew: what they copy has changed."""
        rows = (seq for report in sorted(reports) for seq in self._store.find_rows(report).values())
        self._store.mark_stale({place.head for seq in rows if (place := self._store.find_place(seq))})

    def regroup(self, claims: Iterable[int]) -> None:
        """Gives the claims, and all whom a change of theirs touches, their places anew."""
        graph = _Graph(self._store, self._judged, self._telling)
        nodes = {graph.node(seq) for seq in claims}
        places = regroup(nodes, graph)
        for node in nodes | places.keys():
            place = places.get(node) or graph.place(node)
            if place is not None:
                for seq in self._judged.joined(node):
                    self._store.save_place(seq, place.head, leads=place.leads and seq == node)

    def rejudge(self, claims: Iterable[int]) -> None:
        """Gives claims of which something was judged, or judged no more, their places anew, and all linked to them."""
        judged = set(claims)
        before = {joined for seq in judged for joined in self._judged.joined(seq)}
        self.forget_judgements()
        whole = {joined for seq in judged | before for joined in self._judged.joined(seq)}
        self.regroup(whole | {other for seq in whole for other in self._store.find_alike(seq)})

    def forget_judgements(self) -> None:
        """Takes the judgements up anew, after one was added or the claims that they are about were."""
        self.__dict__.pop("_judged", None)

    def _keep(self, seq: int, telling: Telling) -> None:
        sighting = telling.sighting
        blocks = sorted(find_blocks(sighting))
        span = (telling.trigger.start, telling.trigger.end)
        self._store.save(KeptTelling(seq, sighting.claim, sighting.rank, *span, to_record(telling)), blocks)
        for other in self._store.find_met(blocks, but=seq):
            score = match(sighting, self._telling(other)[0].sighting, self._weights)
            if score >= self._weights.threshold:
                self._store.save_likeness(seq, other, score)

    def _load_telling(self, seq: int) -> tuple[Telling, Rank]:
        kept = self._store.load(seq)
        if kept is None:  # pragma: no cover - places and likenesses are of claims that are kept
            raise LookupError(seq)
        return from_record(kept.record), (kept.rank, kept.claim)

    @cached_property
    def _judged(self) -> Judged[int]:
        find = self._judgements.find_claims
        standing = (each for each in self._judgements.load() if each.withdrawn_at is None)
        return Judged([Judgement(Relation(each.relation), find(each.ones), find(each.others)) for each in standing])


class _Graph:
    """The store's claims as nodes: one each, but for those that people joined, which are one together."""

    def __init__(self, store: TellingStore, judged: Judged[int], telling: Remembered) -> None:
        self._store = store
        self._judged = judged
        self._telling = telling
        self._judged_claims = judged.claims()

    def node(self, seq: int) -> int:
        """The node that a claim belongs to: of those joined, the claim that says most."""
        if seq not in self._judged_claims:
            return seq
        return min(self._judged.joined(seq), key=lambda each: self._telling(each)[1])

    def rank(self, node: int) -> Rank:
        return self._telling(node)[1]

    def links(self, node: int) -> dict[int, float]:
        links: dict[int, float] = {}
        apart = self.apart(node)
        for seq in self._judged.joined(node):
            for other, score in self._store.find_alike(seq).items():
                linked = self.node(other)
                if linked != node and linked not in apart:
                    links[linked] = max(score, links.get(linked, score))
        return links

    def apart(self, node: int) -> set[int]:
        return {self.node(other) for other in self._judged.apart(node)} if node in self._judged_claims else set()

    def place(self, node: int) -> Place[int] | None:
        kept = self._store.find_place(node)
        return Place(kept.head, kept.leads) if kept else None
