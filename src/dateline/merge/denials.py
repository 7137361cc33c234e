"""Which denials meet which claims: somebody who denies a part of his own denies no more than that part."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.group_parents import Wholes
from dateline.merge.comparing import doers_agree, find_doers, places_agree
from dateline.merge.parties import is_related
from dateline.merge.telling import Telling
from dateline.model import Modality, Stance

AFFIRMING = frozenset({Modality.HAPPENED.value, Modality.ONGOING.value})
"""Modalities of claims that say it is so; what is planned, feared or demanded says nothing of it."""

_REFUSAL, _UNTYPED = "REJECT", "OTHER"


def affirms(telling: Telling) -> bool:
    """Whether it says that the thing is so."""
    return telling.modality in AFFIRMING


def is_denial(telling: Telling) -> bool:
    """Whether it says flatly that the thing is not so."""
    return telling.modality == Modality.DENIED.value and telling.flatly


def denies(denial: Telling, claim: Telling, wholes: Wholes) -> bool:
    """Whether a denial is of what a claim says: what it names of doer, target and place must be the claim's too.

    A denial that names a doer does not meet a claim that names none: "the Reed Front did not do it" leaves the bombing
    where it was. Nor does "they would not refuse" meet a refusal, for that is somebody's denial already. Where the text
    does not say that somebody *denies*, a doer or target must be the same: much is "not" done besides. Events of no
    type must share their word.
    """
    one, other = denial.sighting, claim.sighting
    if one.type == _REFUSAL or not places_agree(denial, claim):
        return False
    if _UNTYPED in (one.type, other.type) and one.word != other.word:
        return False
    if not (_doers_meet(denial, claim, wholes) and _targets_meet(denial, claim, wholes)):
        return False
    return find_denier(denial) is not None or _names_the_same(denial, claim, wholes)


def find_denier(telling: Telling) -> int | None:
    """Which link of its chain the text says to deny it; null where it only says so of nobody."""
    stances = (teller.stance for teller in telling.chain)
    return next((nth for nth, stance in enumerate(stances) if stance == Stance.DENIES), None)


def leaves_the_event(denial: Telling, claims: Iterable[Telling], wholes: Wholes) -> bool:
    """Whether only the doer is denied: some claim of the event does without the doer whom the denial names."""
    doers = find_doers(denial)
    return bool(doers) and any(not find_doers(each) or not doers_agree(denial, each, wholes) for each in claims)


def _names_the_same(denial: Telling, claim: Telling, wholes: Wholes) -> bool:
    """Whether a doer or target of the denial is one of the claim's, beyond not being another."""
    one, other = denial.sighting, claim.sighting
    doers = bool(denial.doers & claim.doers) or any(is_related(a, b, wholes) for a in one.who for b in other.who)
    return (
        doers
        or bool(denial.targets & claim.targets)
        or any(is_related(a, b, wholes) for a in one.whom for b in other.whom)
    )


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
