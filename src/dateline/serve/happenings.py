"""From stored claims to happenings and flows: rows become tellings, and each group of them is summed up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dateline.merge.corroboration import Happening, Telling, make_happening
from dateline.merge.flows import Flow, Leg, make_flows
from dateline.merge.linking import link_happenings
from dateline.merge.matching import Sighting
from dateline.store.rows import ClaimRow, Named, Voice, claim_days, lasts
from dateline.store.sources import without_article

NAMED_ROLES = ("where", "from_", "to")


def find_happenings(rows: Iterable[ClaimRow]) -> Iterator[Happening]:
    """The happenings that the claims make up; every claim belongs to just one. Claims are taken oldest first."""
    tellings = {telling.sighting.claim: telling for telling in make_tellings(rows)}
    sightings = sorted((each.sighting for each in tellings.values()), key=lambda each: (each.first_day, each.report))
    for linked in link_happenings(sightings):
        yield make_happening([tellings[each.claim] for each in linked])


def make_tellings(rows: Iterable[ClaimRow]) -> list[Telling]:
    """What the claims of whole reports tell, each in the setting of all that the claims of its report name."""
    tellings = [make_telling(row) for row in rows]
    named: defaultdict[str, set[str]] = defaultdict(set)
    for each in tellings:
        sighting = each.sighting
        named[sighting.report] |= sighting.who | sighting.whom | sighting.places
    settings = {report: frozenset(entities) for report, entities in named.items()}
    return [replace(each, sighting=replace(each.sighting, setting=settings[each.sighting.report])) for each in tellings]


def find_flows(rows: Iterable[ClaimRow]) -> Iterator[Flow]:
    """The flows that movements make up, those of most independent origins first."""
    return make_flows(_leg(row) for row in rows)


def _leg(row: ClaimRow) -> Leg:
    who, start, end = (tuple(sorted(_entities(named))) for named in (row.who, row.from_, row.to))
    return Leg(make_telling(row), who, start, end, claim_days(row)[0][:7])


def make_telling(row: ClaimRow) -> Telling:
    """What matching and summing up need of a claim."""
    first, last = claim_days(row)
    innermost = row.attribution[-1]
    sighting = Sighting(
        claim=row.id,
        report=row.report.id,
        type=row.type,
        trigger=row.trigger.text.lower(),
        who=_entities(row.who),
        whom=_entities(row.whom),
        places=_entities(named for role in NAMED_ROLES for named in getattr(row, role)),
        countries=frozenset(named.country for _, _, named in row.parties() if named.country),
        first_day=first,
        last_day=last,
    )
    return Telling(
        sighting=sighting,
        report_url=row.report.url,
        trigger=row.trigger,
        modality=row.modality,
        attribution=row.attribution_id,
        root=_root(innermost) or f"outlet of {row.report.id}",
        sentence=row.sentence,
        quantity=row.quantity,
    )


def _entities(named: Iterable[Named]) -> frozenset[str]:
    return frozenset(each.entity for each in named if each.entity and is_identity(each.entity))


def is_identity(entity: str) -> bool:
    """Whether an entity id means the same party wherever it stands.

    A class of people ("fishermen of China") does not, nor does a person whom only one report tells apart.

    >>> is_identity("person:3f0c/police-chief")
    False
    """
    return not entity.startswith("people:") and lasts(entity)


def _root(voice: Voice) -> str:
    """Who speaks, but for an id that holds in one report only: two papers' police chiefs may be one origin."""
    if voice.entity and lasts(voice.entity):
        return voice.entity
    return without_article(voice.name or voice.text or "")
