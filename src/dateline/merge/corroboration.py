"""What a happening rests on: its reports, which of them repeat each other, how many voices are left, what is disputed.

First depth: a copy is a report whose sentence for the happening stands word for word in an earlier one; an origin is
the innermost voice named (the outlet, where it speaks for itself). Shared wire text with other wording is not yet seen.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from dateline.merge.matching import Sighting
from dateline.model import Quantity, Span

_WORDS = re.compile(r"\w+")


class Telling(Struct, frozen=True):
    """One claim within a happening: what it says, where it stands, and the innermost voice that says so."""

    sighting: Sighting
    report_url: str | None
    trigger: Span
    modality: str
    attribution: str | None
    root: str
    sentence: str
    quantity: Quantity | None


class HappeningClaim(Struct, frozen=True):
    """A claim as a happening lists it."""

    id: str
    report_id: str
    report_url: str | None
    trigger: Span
    modality: str
    attribution: str | None


class Version(Struct, frozen=True):
    """One way in which the happening is told, and who tells it so."""

    modality: str
    quantity: str | None
    who: tuple[str, ...]
    voices: tuple[str, ...]
    claims: tuple[str, ...]


class Happening(Struct, frozen=True):
    """Claims of one thing from one report or many. ``who`` and ``whom`` are entity ids, the most often named first."""

    id: str
    type: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: str | None
    from_: str | None = field(name="from")
    to: str | None
    claims: tuple[HappeningClaim, ...]
    reports: int
    copies: int
    independent_origins: int
    standing: str
    contested: tuple[str, ...]
    versions: tuple[Version, ...]


class Support(Struct, frozen=True):
    """How many reports carry a thing, how many of them repeat an earlier one, and on how many voices the rest stand."""

    reports: int
    copies: int
    independent_origins: int


def find_support(tellings: Sequence[Telling]) -> Support:
    """What claims of one thing rest on; they stand in the order in which they were read."""
    first_told = _first_told(tellings)
    reports = len({each.sighting.report for each in tellings})
    copies = reports - len({each.sighting.report for each in first_told})
    return Support(reports, copies, len({each.root for each in first_told}))


def make_happening(tellings: Sequence[Telling]) -> Happening:
    """The happening that these claims, at least one, make up; they stand in the order in which they were read."""
    sightings = [each.sighting for each in tellings]
    support = find_support(tellings)
    contested = find_contested(tellings)
    days = sorted(day for each in sightings for day in (each.first_day, each.last_day) if day)
    where = _most_named(each.places for each in sightings)
    return Happening(
        id="h" + hashlib.sha256(sightings[0].claim.encode()).hexdigest()[:15],
        type=Counter(each.type for each in sightings).most_common(1)[0][0],
        who=_most_named(each.who for each in sightings),
        whom=_most_named(each.whom for each in sightings),
        where=where[0] if where else None,
        from_=days[0] if days else None,
        to=days[-1] if days else None,
        claims=tuple(list_claim(each) for each in tellings),
        reports=support.reports,
        copies=support.copies,
        independent_origins=support.independent_origins,
        standing=find_standing(support.reports, support.independent_origins, contested),
        contested=contested,
        versions=_versions(tellings),
    )


def find_standing(reports: int, origins: int, contested: Sequence[str]) -> str:
    """How well a happening is supported, by the first rule that fits."""
    if contested:
        return "contested"
    if reports == 1:
        return "single report"
    return "one origin repeated" if origins == 1 else "several origins"


def find_contested(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The fields in which the claims disagree: ``whether`` it happened, the ``quantity``, or ``who`` did it."""
    told = list(tellings)
    fields = []
    if len({each.modality == "denied" for each in told if each.modality in ("happened", "ongoing", "denied")}) > 1:
        fields.append("whether")
    numbers: dict[str, set[float]] = {}
    for each in told:
        if each.quantity:
            numbers.setdefault(each.quantity.what, set()).add(each.quantity.value)
    if any(len(values) > 1 for values in numbers.values()):
        fields.append("quantity")
    named = [each.sighting.who for each in told if each.sighting.who]
    if any(not one & other for one in named for other in named):
        fields.append("who")
    return tuple(fields)


def _first_told(tellings: Sequence[Telling]) -> list[Telling]:
    """Those whose sentence does not stand word for word in another report read before."""
    seen: dict[tuple[str, ...], str] = {}
    kept = []
    for each in tellings:
        words = tuple(_WORDS.findall(each.sentence.lower()))
        if seen.setdefault(words, each.sighting.report) == each.sighting.report:
            kept.append(each)
    return kept


def list_claim(each: Telling) -> HappeningClaim:
    """A claim as lists of claims show it."""
    where = (each.sighting.claim, each.sighting.report, each.report_url)
    return HappeningClaim(*where, Span(each.trigger.start, each.trigger.end), each.modality, each.attribution)


def _most_named(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    counts = Counter(name for names in sets for name in sorted(names))
    return tuple(name for name, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _versions(tellings: Iterable[Telling]) -> tuple[Version, ...]:
    told: dict[tuple[str, str | None, tuple[str, ...]], list[Telling]] = {}
    for each in tellings:
        quantity = f"{each.quantity.text} {each.quantity.what}" if each.quantity else None
        told.setdefault((each.modality, quantity, tuple(sorted(each.sighting.who))), []).append(each)
    return tuple(
        Version(*key, tuple(dict.fromkeys(each.root for each in group)), tuple(each.sighting.claim for each in group))
        for key, group in told.items()
    )
