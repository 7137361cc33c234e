"""Which reports repeat which: one story printed by many outlets, cut short, or with paragraphs added.

How alike two whole texts are tells little: of a story cut to a third, two thirds are missing. So it is asked how much
of the *shorter* report stands in the longer one, passage by passage. Words that stand in very many reports (a standing
background paragraph, a line about a newsletter) count for nothing; which those are is a rule on all reports that
hold them, so that the order in which reports come makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from dateline.merge.passages import GAP, SHINGLE, Run, Words, align, find_fingerprints, find_words
from dateline.model import Link

BY = "syndication/1"
"""This method and its version, for :attr:`Link.by`; another version makes the index and the links anew."""

COPIED = 0.5
"""Share of the shorter report that stands in the longer one where the one is made from the other.

This and the next three were set by eye on reports of agencies and newspapers from 1997 to 2017.
"""

COPIED_OWN = 0.7
"""The same of two reports by one outlet, which puts the same background under story after story."""

SAME_FIGURES = 0.75
"""Share of the figures in shared passages that are the same in both; of the daily report from a market fewer are."""

FEW_FIGURES = 3
"""So many figures, or more, are needed to tell by them."""

SAME = 0.8
"""Share of either report that stands in the other where nothing but words was changed."""

SHARED_WORDS = 25
"""Words that two reports of their own share where a link says so: about one long sentence."""

DAYS = 31
"""Reports that came out further apart are not compared."""

STOCK_DAYS = 14
"""A passage that stands in reports of more days than these is stock: background, not news."""

STOCK_REPEATS = 7
"""A passage is stock, too, which outlets print again so often that had printed it already."""

WIDE = 16
"""Reports that hold a passage which tells nothing where it is all that two of them share: a much quoted line."""

JOINS = 0.2
"""Share of the longer report by which a copy makes the two one family; by less, a report of several stories would."""


class Relation(StrEnum):
    """What the report on the left is to that on the right."""

    COPY = "copy"
    ABRIDGED = "abridged"
    EXTENDED = "extended"
    SHARED_PASSAGE = "shared passage"


COPIES = frozenset({Relation.COPY, Relation.ABRIDGED, Relation.EXTENDED})
"""The relations in which one report is made from another."""


class Use(StrEnum):
    """What a fingerprint tells, by all the reports that hold it."""

    RARE = "rare"
    WIDE = "wide"
    STOCK = "stock"


class Holder(Struct, frozen=True):
    """A report that holds a fingerprint: its day ('' where unknown) and its outlet (null where unknown)."""

    day: str
    outlet: str | None


class Compared:
    """A report as it is compared: its words and fingerprints are found once."""

    def __init__(self, identity: str, text: str, published: str | None, outlet: str | None = None) -> None:
        self.id = identity
        self.published = published
        self.outlet = outlet
        self._text = text

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return find_words(self._text)

    @cached_property
    def fingerprints(self) -> dict[int, int]:
        """The fingerprints of the text, with where they stand."""
        return find_fingerprints(self.words.words)

    def order(self) -> tuple[int, str]:
        """Sorts the shorter of two reports first, whatever order they came in."""
        return len(self.words.words), self.id


def find_use(holders: Sequence[Holder]) -> Use:
    """What a fingerprint tells that these reports hold. Reports of unknown outlets are taken to be of one each."""
    days = {each.day for each in holders if each.day}
    outlets = {each.outlet for each in holders if each.outlet}
    repeats = sum(each.outlet is not None for each in holders) - len(outlets)
    if len(days) > STOCK_DAYS or repeats > STOCK_REPEATS:
        return Use.STOCK
    return Use.WIDE if len(holders) >= WIDE else Use.RARE


def are_near(one: str | None, other: str | None) -> bool:
    """Whether two reports came out near enough in time to be compared; where a day is unknown, they may have."""
    days = (_day(one), _day(other))
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= DAYS


def compare(one: Compared, other: Compared, stock: Collection[int], wide: Collection[int]) -> Link | None:
    """The link between two reports; null where they share nothing that tells. Their order makes no difference.

    ``stock`` and ``wide`` are the fingerprints of that use among those of the report that sorts first.
    """
    shorter, longer = sorted((one, other), key=Compared.order)
    runs = align(shorter.words.words, longer.words.words)
    hidden = _mark(shorter, stock)
    told = sum(_count(run, hidden) for run in runs)
    own = len(hidden) - sum(hidden)
    if not told or not own:
        return None
    score = min(told / own, 1.0)
    copied = score >= (COPIED_OWN if one.outlet and one.outlet == other.outlet else COPIED)
    copied = copied and _have_same_figures(shorter, longer, runs)
    if not copied:
        masked = _mark(shorter, {*stock, *wide})
        if sum(_count(run, masked) for run in runs) < SHARED_WORDS:
            return None
    left, right, known = _directed(shorter, longer)
    shares = (score, min(told / len(longer.words.words), 1.0))
    shares = shares if left is shorter else shares[::-1]
    relation = _relate(shares, len(left.words.words), len(right.words.words)) if copied else None
    detail = {
        "shares": [round(share, 4) for share in shares],
        "words": told,
        "published": [left.published, right.published],
        "earlier": "right" if known else None,
        "passages": [_passage(run, shorter, longer, turned=left is not shorter) for run in runs],
    }
    return Link(left.id, right.id, relation or Relation.SHARED_PASSAGE, round(score, 4), detail, BY)


def copy_families(links: Iterable[Link]) -> dict[str, str]:
    """For each report that copies another or is copied, the report that its family goes back to: the earliest.

    Reports that share much are one family. A copy that is but a small part of a longer report joins that one's family
    where it came later, as a short cut from it; a round-up joins the story of which it holds most, and does not make
    the others one with it.
    """
    copies = [link for link in links if link.relation in COPIES]
    roots = {report: report for link in copies for report in (link.left, link.right)}
    weak = []
    for link in copies:
        if min(link.detail["shares"]) >= JOINS:
            roots[_root(roots, link.left)] = _root(roots, link.right)
        else:
            weak.append(link)
    near = {report: _root(roots, report) for report in roots}
    joined: set[str] = set()
    for link in sorted(weak, key=lambda link: (-link.detail["words"], link.left, link.right)):
        left, right = near[link.left], _root(roots, link.right)
        if left not in joined and _root(roots, left) != right:
            roots[left] = right
            joined.add(left)
    return _name_families(copies, {report: _root(roots, report) for report in roots})


def _name_families(copies: Iterable[Link], families: Mapping[str, str]) -> dict[str, str]:
    """For each report the earliest of its family; where days do not tell, one that repeats none, the first by id."""
    published: dict[str, str | None] = {}
    repeating = set()
    for link in copies:
        published[link.left], published[link.right] = link.detail["published"]
        repeating.add(link.left)
    members: dict[str, list[str]] = {}
    for report, family in families.items():
        members.setdefault(family, []).append(report)
    first = {
        family: min(reports, key=lambda report: (_moment(published[report]), report in repeating, report))
        for family, reports in members.items()
    }
    return {report: first[family] for report, family in families.items()}


def _root(roots: dict[str, str], report: str) -> str:
    while roots[report] != report:
        roots[report] = roots[roots[report]]
        report = roots[report]
    return report


def _mark(report: Compared, fingerprints: Collection[int]) -> bytearray:
    """Which words of a report lie in shingles of these fingerprints."""
    marked = bytearray(len(report.words.words))
    for fingerprint in fingerprints:
        if fingerprint in report.fingerprints:
            first = report.fingerprints[fingerprint]
            end = min(first + SHINGLE, len(marked))
            marked[first:end] = b"\x01" * (end - first)
    return _bridge(marked)


def _bridge(marked: bytearray) -> bytearray:
    """Marks, too, what lies between two marked stretches that are at most a window apart: no fingerprint says else."""
    last = None
    for place, mark in enumerate(marked):
        if mark:
            if last is not None and 1 < place - last <= SHINGLE:
                marked[last:place] = b"\x01" * (place - last)
            last = place
    return marked


def _count(run: Run, hidden: bytearray) -> int:
    """Common words of a passage, those left out that are hidden in the shorter report; none where most are."""
    left = run.words - sum(hidden[run.one[0] : run.one[1]])
    return left if 2 * left > run.words else 0


def _have_same_figures(shorter: Compared, longer: Compared, runs: Iterable[Run]) -> bool:
    """Whether the numbers in the shared passages, and beside them, are mostly the same; else only their form is."""
    words, known = shorter.words.words, set(longer.words.words)
    near = {place for run in runs for place in range(max(run.one[0] - GAP, 0), min(run.one[1] + GAP, len(words)))}
    figures = [words[place] for place in near if words[place][0].isdigit()]
    return len(figures) < FEW_FIGURES or sum(word in known for word in figures) >= SAME_FIGURES * len(figures)


def _relate(shares: tuple[float, float], left: int, right: int) -> Relation:
    if min(shares) >= SAME:
        return Relation.COPY
    return Relation.EXTENDED if (1 - shares[0]) * left >= (1 - shares[1]) * right else Relation.ABRIDGED


def _directed(shorter: Compared, longer: Compared) -> tuple[Compared, Compared, bool]:
    """The two as left and right, the later one left; where no date tells, the shorter one. And whether dates told."""
    one, other = _moment(shorter.published), _moment(longer.published)
    known = _UNKNOWN not in (one, other) and one[:10] != other[:10]
    if not known and len(one) > 10 and len(other) > 10 and _UNKNOWN not in (one, other):
        known = one != other
    return (longer, shorter, True) if known and one < other else (shorter, longer, known)


def _passage(run: Run, shorter: Compared, longer: Compared, *, turned: bool) -> list[int]:
    """Start and end of a passage in the report on the left, then in that on the right."""
    one, other = shorter.words.span(*run.one), longer.words.span(*run.other)
    first, second = (other, one) if turned else (one, other)
    return [first.start, first.end, second.start, second.end]


_UNKNOWN = "~"
"""Sorts behind every date."""


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _moment(published: str | None) -> str:
    """A date, or a time in UTC, as text that sorts."""
    if _day(published) is None or published is None:
        return _UNKNOWN
    try:
        moment = datetime.fromisoformat(published) if len(published) > 10 else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        return published[:10]
    return moment.astimezone(UTC).isoformat()
