"""Whether two ids stand for one party: the same, a state and one of its bodies, or a group and what it is part of."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.group_parents import Wholes

_STATE_BODIES = ("state", "agency", "people")


def state_of(entity: str) -> str | None:
    """The state for which an id stands or whose body or class of people it is.

    >>> state_of("agency:af-border-guard"), state_of("state:AF"), state_of("group:reed-front")
    ('AF', 'AF', None)
    """
    kind, _, slug = entity.partition(":")
    country = slug.partition("-")[0].upper()
    return country if kind in _STATE_BODIES and len(country) == len("AF") else None


def is_related(one: str, other: str, wholes: Wholes) -> bool:
    """Whether two ids may be named for the same party.

    >>> is_related("state:AF", "agency:af-border-guard", {})
    True
    """
    if one == other or other in wholes.get(one, ()) or one in wholes.get(other, ()):
        return True
    state = state_of(one)
    return state is not None and state == state_of(other)


def find_related(ids: Iterable[str], parties: Iterable[str], wholes: Wholes) -> str | None:
    """The first of the parties to which one of the ids is related."""
    own = sorted(ids)
    return next((party for party in sorted(parties) if any(is_related(each, party, wholes) for each in own)), None)
