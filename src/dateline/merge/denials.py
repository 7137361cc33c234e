"""Which denials meet which claims: somebody who denies a part of his own denies no more than that part."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.group_parents import Wholes
from dateline.merge.comparing import doers_agree, find_doers, places_agree
from dateline.merge.parties import is_related
from dateline.merge.telling import Telling
from dateline.model import Modality

AFFIRMING = frozenset({Modality.HAPPENED.value, Modality.ONGOING.value})
"""Modalities of claims that say it is so; what is planned, feared or demanded says nothing of it."""

_REFUSAL = "REJECT"


def affirms(telling: Telling) -> bool:
    """Whether it says that the thing is so."""
    return telling.modality in AFFIRMING


def is_denial(telling: Telling) -> bool:
    """Whether it says flatly that the thing is not so."""
    return telling.modality == Modality.DENIED.value and telling.flatly


def denies(denial: Telling, claim: Telling, wholes: Wholes) -> bool:
    """Whether a denial is of what a claim says: what it names of doer, target and place must be the claim's too.

    A denial that names a doer does not meet a claim that names none: "the Reed Front did not do it" leaves the bombing
    where it was. Nor does "they would not refuse" meet a refusal, for that is somebody's denial already.
    """
    if denial.sighting.type == _REFUSAL or not places_agree(denial, claim):
        return False
    return _doers_meet(denial, claim, wholes) and _targets_meet(denial, claim, wholes)


def leaves_the_event(denial: Telling, claims: Iterable[Telling], wholes: Wholes) -> bool:
    """Whether only the doer is denied: some claim of the event does without the doer whom the denial names."""
    doers = find_doers(denial)
    return bool(doers) and any(not find_doers(each) or not doers_agree(denial, each, wholes) for each in claims)


def _doers_meet(denial: Telling, claim: Telling, wholes: Wholes) -> bool:
    named, claimed = denial.sighting.who, claim.sighting.who
    if named:
        return any(is_related(one, other, wholes) for one in named for other in claimed)
    return not denial.doers or bool(denial.doers & claim.doers)


def _targets_meet(denial: Telling, claim: Telling, wholes: Wholes) -> bool:
    named, claimed = denial.sighting.whom, claim.sighting.whom
    if named and claimed:
        return any(is_related(one, other, wholes) for one in named for other in claimed)
    return not denial.targets or bool(denial.targets & claim.targets)
