"""What the address of a request asks for: the same filters for the API and the pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from dateline.errors import UsageError
from dateline.serve.answers import given_value, given_values
from dateline.store.filters import ClaimFilter
from dateline.store.summaries import HappeningFilter


def asked_filter(
    text: Annotated[str | None, Query(description="full-text search in the evidence")] = None,
    actor: Annotated[list[str] | None, Query(description="entity id or name; several: all take part")] = None,
    who: Annotated[list[str] | None, Query(description="who acts: entity id or name")] = None,
    whom: Annotated[list[str] | None, Query(description="who is acted on or met: entity id or name")] = None,
    types: Annotated[list[str] | None, Query(alias="type", description="CONSULT, ASSAULT, MOVE, PRESENCE …")] = None,
    place: Annotated[list[str] | None, Query(description="entity id or name; a country takes in its places")] = None,
    country: Annotated[list[str] | None, Query(description="ISO 3166-1 alpha-2 or name")] = None,
    source: Annotated[list[str] | None, Query(description="who says so: entity id or name")] = None,
    source_kind: Annotated[
        list[str] | None, Query(description="named, role, anonymous, document, media, outlet")
    ] = None,
    stance: Annotated[list[str] | None, Query(description="states, claims, denies, accuses …")] = None,
    modality: Annotated[list[str] | None, Query(description="happened, planned, feared, denied …")] = None,
    outlet: Annotated[list[str] | None, Query(description="the outlet's host name or name")] = None,
    since: Annotated[str | None, Query(description="first day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, Query(description="last day, YYYY-MM-DD")] = None,
    others: Annotated[bool, Query(alias="all", description="claims of type OTHER as well: sport, crime …")] = False,
) -> ClaimFilter:
    """The filter that a request asks for; empty values count as not given, as forms send them."""
    return ClaimFilter(
        actors=given_values(actor),
        who=given_values(who),
        whom=given_values(whom),
        types=given_values(types),
        places=given_values(place),
        countries=given_values(country),
        sources=given_values(source),
        source_kinds=given_values(source_kind),
        stances=given_values(stance),
        modalities=given_values(modality),
        outlets=given_values(outlet),
        since=given_value(since),
        until=given_value(until),
        text=given_value(text),
        others=others,
    )


Asked = Annotated[ClaimFilter, Depends(asked_filter)]


def asked_happenings(
    asked: Asked,
    standing: Annotated[list[str] | None, Query(description="how well it is supported")] = None,
    contested: Annotated[list[str] | None, Query(description="a field that is told differently")] = None,
    origins: Annotated[str | None, Query(description="least number of independent origins")] = None,
    told_in: Annotated[str | None, Query(description="least number of reports")] = None,
) -> HappeningFilter:
    """The happenings that a request asks for; empty values count as not given, as forms send them."""
    least = (given_number("origins", origins), given_number("told_in", told_in))
    return HappeningFilter(asked, given_values(standing), given_values(contested), *least)


AskedHappenings = Annotated[HappeningFilter, Depends(asked_happenings)]


def given_number(name: str, value: str | None) -> int:
    """A number of 0 and more that a request gives; 0 where it is empty.

    Raises:
        UsageError: it is no such number.
    """
    given = given_value(value) or "0"
    if not given.isdecimal() or len(given) > 9:
        raise UsageError(f"{name} {given!r}", "this is not a number of 0 and more", "give one in digits")
    return int(given)
