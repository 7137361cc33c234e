"""From stored claims to happenings and flows: rows become tellings, and each group of them is summed up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from dateline.knowledge.actors import load_actors
from dateline.knowledge.group_parents import Wholes, load_group_parents
from dateline.knowledge.source_words import load_source_words
from dateline.merge.corroboration import Happening, make_happening
from dateline.merge.describing import Describer, singular
from dateline.merge.flows import Flow, Leg, make_flows
from dateline.merge.linking import link_happenings
from dateline.merge.matching import Sighting
from dateline.merge.telling import Place, Teller, Telling
from dateline.model import Form, Span
from dateline.serve.sightings import find_entities, load_weights, make_sightings
from dateline.store.rows import OUTLET_VOICE, ClaimRow, Named, Voice, claim_days, find_day, lasts
from dateline.store.sources import group_words, without_article

Families = Callable[[Iterable[Telling]], Mapping[str, str]]
"""Tells, for the reports behind some claims, which report each copies in the end."""

_PART = r"of (?:the|those|these|his|her|its|their) (\w+)"


def find_happenings(rows: Iterable[ClaimRow]) -> Iterator[Happening]:
    """The happenings that the claims make up; every claim belongs to just one. Claims are taken oldest first."""
    tellings = {telling.claim: telling for telling in make_tellings(rows)}
    sightings = sorted((each.sighting for each in tellings.values()), key=lambda each: (each.first_day, each.report))
    for linked in link_happenings(sightings, load_weights()):
        yield make_happening([tellings[each.claim] for each in linked], wholes=load_wholes())


def make_tellings(rows: Iterable[ClaimRow], credited: Mapping[str, str] | None = None) -> list[Telling]:
    """What the claims of whole reports tell, each with what its whole report is about.

    ``credited`` are the agencies that reports credit, by the report's id.
    """
    known = list(rows)
    phrases = find_phrases(known)
    sightings, agencies, describer = make_sightings(known), credited or {}, load_describer()
    return [make_telling(row, sightings[row.id], describer, phrases, agencies.get(row.report.id, "")) for row in known]


@cache
def load_describer() -> Describer:
    """What tells who a source is, with the tables that come with Dateline; read once."""
    return Describer(load_actors(), load_source_words())


@cache
def load_wholes() -> Wholes:
    """The groups that groups are part of; read once."""
    return load_group_parents()


def find_phrases(rows: Iterable[ClaimRow]) -> dict[str, str]:
    """The fullest words by which a report describes each of its sources, by the source's id there."""
    phrases: dict[str, str] = {}
    for voice in chain.from_iterable(row.attribution for row in rows):
        if voice.entity and voice.text and voice.reference != Form.PRONOUN:
            phrases[voice.entity] = max(phrases.get(voice.entity, ""), voice.text, key=len)
    return phrases


def find_flows(rows: Iterable[ClaimRow], find_families: Families | None = None) -> Iterator[Flow]:
    """The flows that movements make up, those of most independent origins first.

    ``find_families`` tells, for the reports behind some claims, which of them copy which.
    """
    known = list(rows)
    phrases = find_phrases(known)
    sightings = make_sightings(known)
    legs = [_leg(row, sightings[row.id], phrases) for row in known]
    return make_flows(legs, find_families([leg.telling for leg in legs]) if find_families else None)


def _leg(row: ClaimRow, sighting: Sighting, phrases: Mapping[str, str]) -> Leg:
    who, start, end = (tuple(sorted(find_entities(named))) for named in (row.who, row.from_, row.to))
    return Leg(make_telling(row, sighting, load_describer(), phrases), who, start, end, claim_days(row)[0][:7])


def make_telling(
    row: ClaimRow, sighting: Sighting, describer: Describer, phrases: Mapping[str, str], credit: str = ""
) -> Telling:
    """What matching and summing up need of a claim; ``phrases`` are those of :func:`find_phrases`."""
    return Telling(
        sighting=sighting,
        report_url=row.report.url,
        trigger=Span(row.trigger.start, row.trigger.end),
        modality=row.modality,
        attribution=row.attribution_id,
        sentence=row.sentence,
        quantity=row.quantity,
        chain=make_chain(row, describer, phrases, credit),
        published=row.report.published or "",
        day_from=find_day(row.when.from_) if row.when else "",
        day_to=find_day(row.when.to) if row.when else "",
        places=tuple(_place(named) for named in row.where if named.entity and lasts(named.entity)),
        doers=_nouns(row.who),
        targets=_nouns(row.whom),
        counted=_counted(row),
        flatly=describer.denies(ground.text for ground in row.grounds),
    )


def make_chain(row: ClaimRow, describer: Describer, phrases: Mapping[str, str], credit: str = "") -> tuple[Teller, ...]:
    """The voices behind a claim from the outlet inward, with the agencies and broadcasters between them."""
    outlet = describer.outlet(row.report.outlet, row.report.id)
    agency = describer.medium(None, credit, outlet) if credit else None
    tellers = [outlet, *([agency] if agency else [])]
    for voice in row.attribution:
        if voice.kind != OUTLET_VOICE:
            tellers += _tellers(voice, outlet, describer, phrases)
    return tuple({teller.key: teller for teller in tellers}.values())


def _tellers(voice: Voice, outlet: Teller, describer: Describer, phrases: Mapping[str, str]) -> Iterator[Teller]:
    through = voice.medium if voice.medium and _is_outlet(voice.medium) else voice.addressee
    if through and _is_outlet(through) and (passed_on := describer.medium(through.entity, through.name, outlet)):
        yield passed_on
    phrase = (voice.name if voice.reference == Form.PRONOUN else voice.text) or ""
    fullest = max(phrase, phrases.get(voice.entity or "", ""), key=len)
    entity = voice.entity if lasts(voice.entity) else None
    yield from describer.source(voice.kind, entity, voice.name or phrase, fullest, voice.stance, voice.cue or "")


def _is_outlet(through: Named) -> bool:
    """Whether words were passed on by an outlet, known as one or by a title ("the Ledger"), not "in a statement"."""
    return through.type == "media" or (through.entity is None and without_article(through.name)[:1].isupper())


def _place(named: Named) -> Place:
    return Place(named.entity or "", named.name, named.country, named.lat, named.lon)


def _nouns(parties: Iterable[Named]) -> frozenset[str]:
    """The nouns for parties that no id stands for in every report."""
    return frozenset(singular(group_words(each.text)) for each in parties if not each.entity or not lasts(each.entity))


def _counted(row: ClaimRow) -> str:
    """The noun of those whom the quantity counts, in the party that has it or behind it ("seven of the wounded")."""
    number = row.quantity.text.lower() if row.quantity else ""
    if not number:
        return ""
    for party in (*row.whom, *row.who):
        _, found, behind = party.text.lower().partition(number)
        if found and behind.strip():
            return singular(group_words(behind.strip().removeprefix("of ")))
    part = re.search(rf"\b{re.escape(number)} {_PART}", row.sentence.lower())
    return singular(part[1]) if part else ""
