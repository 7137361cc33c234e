"""What a happening rests on: its reports, whose word they lead to, who has a stake in it, and what is disputed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from msgspec import Struct, field

from dateline.knowledge.group_parents import Wholes
from dateline.merge.comparing import ONE_SIDED
from dateline.merge.contradictions import Comparison, find_comparisons, find_contested, is_taken_back, place_in_time
from dateline.merge.denials import affirms, is_denial
from dateline.merge.matching import Sighting
from dateline.merge.provenance import Node, OriginPath, Provenance, Rooted, find_provenance, find_roots
from dateline.merge.sides import Interest, Parties, Side, Standpoint, find_standpoint
from dateline.merge.standing import Case, Standing, Support, find_standing
from dateline.merge.telling import Telling
from dateline.model import Span

_WORD = re.compile(r"\w+")


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


class Root(Node, frozen=True):
    """A last voice, and whether it has a stake in the happening."""

    standpoint: Standpoint


class Happening(Struct, frozen=True):
    """Claims of one thing from one report or many. ``who`` and ``whom`` are entity ids, the most often named first.

    ``independent_origins`` are those of the claims that say it is so; where none does, of those that expect it, else of
    those that deny it. ``interested`` and ``disinterested`` count them by their stake in it, as far as it is known, and
    ``paths`` leads to each; ``roots`` are the last voices of all claims, also of denials. ``why`` is the rule that gave
    the standing, in words; ``notes`` say which voices were counted as one without being known to be. ``contested`` are
    the fields of ``comparisons`` that contradict.
    """

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
    why: str
    interested: int
    disinterested: int
    modalities: dict[str, int]
    roots: tuple[Root, ...]
    paths: tuple[OriginPath, ...]
    notes: tuple[str, ...]
    comparisons: tuple[Comparison, ...]


class _Weight(Struct, frozen=True):
    """Whose word there is for a happening, and how well that makes it stand."""

    provenance: Provenance
    roots: tuple[Root, ...]
    support: Support
    standing: Standing


class Count(Struct, frozen=True):
    """How many reports carry a thing, how many of them repeat another, and on how many origins the rest stand."""

    reports: int
    copies: int
    independent_origins: int


def make_happening(
    tellings: Sequence[Telling],
    families: Mapping[str, str] | None = None,
    wholes: Wholes | None = None,
    withdrawn: Set[str] = frozenset(),
) -> Happening:
    """The happening that these claims, at least one, make up; they stand in the order in which they were read.

    ``families`` maps a report to the one that it copies in the end; a report that is not in it copies none. A claim in
    it stands above its report (:func:`~dateline.merge.additions.set_apart_additions`). Where no families are given, a
    report copies the earlier one that has its sentence for the happening word for word. ``wholes`` are the groups that
    groups are part of, ``withdrawn`` the reports that their outlet has taken back.
    """
    rooted, notes = find_roots(tellings, find_same_sentences(tellings) if families is None else families)
    comparisons = find_comparisons(rooted, wholes or {})
    weight = _weigh(rooted, comparisons, wholes or {}, withdrawn)
    count = _count(rooted, weight.support.origins)
    return Happening(
        **_sum_up([each.sighting for each in tellings]),
        claims=tuple(list_claim(each) for each in tellings),
        reports=count.reports,
        copies=count.copies,
        independent_origins=weight.support.origins,
        standing=weight.standing.step,
        contested=find_contested(comparisons),
        versions=_versions(rooted),
        why=weight.standing.why,
        interested=weight.support.count(Interest.INTERESTED),
        disinterested=weight.support.count(Interest.DISINTERESTED),
        modalities=dict(Counter(each.modality for each in tellings).most_common()),
        roots=weight.roots,
        paths=weight.provenance.paths,
        notes=notes,
        comparisons=comparisons,
    )


def count_support(tellings: Sequence[Telling], families: Mapping[str, str] | None = None) -> Count:
    """How many reports and origins stand behind claims, however they are put."""
    rooted, _ = find_roots(tellings, find_same_sentences(tellings) if families is None else families)
    return _count(rooted, len(find_provenance(rooted).paths))


def find_same_sentences(tellings: Iterable[Telling]) -> dict[str, str]:
    """For each report the first published that has a sentence for these claims in common with it, word for word."""
    families: dict[str, str] = {}
    first: dict[tuple[str, ...], str] = {}
    for each in sorted(tellings, key=lambda each: (each.published or "~", each.report)):
        told = first.setdefault(tuple(_WORD.findall(each.sentence.lower())), each.report)
        if families.get(each.report, each.report) == each.report:
            families[each.report] = families.get(told, told)
    return families


def list_claim(each: Telling) -> HappeningClaim:
    """A claim as lists of claims show it."""
    where = (each.claim, each.report, each.report_url)
    return HappeningClaim(*where, Span(each.trigger.start, each.trigger.end), each.modality, each.attribution)


def _count(rooted: Sequence[Rooted], origins: int) -> Count:
    families: dict[str, str] = {}
    for each in rooted:
        own = each.family == each.telling.report
        families[each.telling.report] = each.family if own else families.get(each.telling.report, each.family)
    return Count(len(families), len(families) - len(set(families.values())), origins)


def _sum_up(sightings: Sequence[Sighting]) -> dict[str, Any]:
    """What the claims say of the thing itself, by the happening's fields: its type, parties, place and days."""
    days = sorted(day for each in sightings for day in (each.first_day, each.last_day) if day)
    where = _most_named(each.places for each in sightings)
    return {
        "id": "h" + hashlib.sha256(sightings[0].claim.encode()).hexdigest()[:15],
        "type": Counter(each.type for each in sightings).most_common(1)[0][0],
        "who": _most_named(each.who for each in sightings),
        "whom": _most_named(each.whom for each in sightings),
        "where": where[0] if where else None,
        "from_": days[0] if days else None,
        "to": days[-1] if days else None,
    }


def _weigh(rooted: Sequence[Rooted], comparisons: Iterable[Comparison], wholes: Wholes, withdrawn: Set[str]) -> _Weight:
    """Whose word there is for it, and how well it stands: by the claims that say it is so, where there are any."""
    points = place_in_time(rooted)
    affirming = [each for each in rooted if affirms(each.telling)]
    denials = [point for point in points if is_denial(point.telling)]
    left = [
        point.rooted
        for point in points
        if affirms(point.telling)
        and point.telling.report not in withdrawn
        and not is_taken_back(point, denials, wholes)
    ]
    basis = left or affirming or [each for each in rooted if not is_denial(each.telling)] or rooted
    provenance = find_provenance(basis)
    standpoints = _find_standpoints(rooted, wholes)
    count = _count(basis, len(provenance.paths))
    ends = tuple(standpoints[path.voices[-1].key] for path in provenance.paths)
    support = Support(count.reports, count.copies, ends)
    admitted = _find_admissions(left, standpoints)
    case = Case(support, len(affirming), len(left), len(denials), admitted, find_contested(comparisons))
    last = {each.root.key: each.root for each in rooted}
    roots = tuple(Root(key, last[key].name, last[key].kind, standpoints[key]) for key in sorted(last))
    return _Weight(provenance, roots, support, find_standing(case))


def _find_standpoints(rooted: Sequence[Rooted], wholes: Wholes) -> dict[str, Standpoint]:
    """Where each voice stands, by key."""
    sightings = [each.telling.sighting for each in rooted]
    parties = Parties(
        frozenset(party for each in sightings for party in each.who),
        frozenset(party for each in sightings for party in each.whom),
        frozenset(country for each in sightings for country in each.countries),
        wholes,
    )
    tellers = {teller.key: teller for each in rooted for teller in (*each.counted, *each.tellers)}
    return {key: find_standpoint(teller, parties) for key, teller in tellers.items()}


def _find_admissions(affirming: Iterable[Rooted], standpoints: Mapping[str, Standpoint]) -> tuple[str, ...]:
    """Those on the side of the doer who own to an act that harms somebody."""
    admitting = {
        each.root.key: each.root.name
        for each in affirming
        if each.telling.sighting.family in ONE_SIDED
        and any(teller.admits for teller in each.telling.chain)
        and standpoints[each.root.key].side is Side.ACTS
    }
    return tuple(name for _, name in sorted(admitting.items()))


def _most_named(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    counts = Counter(name for names in sets for name in sorted(names))
    return tuple(name for name, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _versions(rooted: Iterable[Rooted]) -> tuple[Version, ...]:
    told: dict[tuple[str, str | None, tuple[str, ...]], list[Rooted]] = {}
    for each in rooted:
        quantity = each.telling.quantity
        number = f"{quantity.text} {quantity.what}" if quantity else None
        told.setdefault((each.telling.modality, number, tuple(sorted(each.telling.sighting.who))), []).append(each)
    return tuple(
        Version(
            *key, tuple(dict.fromkeys(each.root.name for each in group)), tuple(each.telling.claim for each in group)
        )
        for key, group in told.items()
    )
