"""Grades of the Admiralty system, *suggested* from what the reports themselves show, with the grounds.

Letters grade a source, figures what it says (NATO AJP-2.1, annex on the grading of information; STANAG 2511). The
meaning of each grade is the standard's; the shares and numbers below, at which one is suggested, are chosen, not
fitted. Too little to go by is F and 6, "cannot be judged", which is no bad mark. A person's grade stands above both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from dateline.errors import UsageError
from dateline.merge.corroboration import Happening
from dateline.merge.sides import Interest, Side

FEWEST = 10
"""Happenings with an outcome below which a source cannot be judged."""


class Outcome(StrEnum):
    """What became of a thing that a source told."""

    SUPPORTED = "supported"
    DENIED = "denied"
    TAKEN_BACK = "taken back"
    OPEN = "open"


class Record(Struct, frozen=True):
    """Of how many things that a source told what became; a thing both supported and denied counts as supported."""

    supported: int = 0
    denied: int = 0
    taken_back: int = 0
    open: int = 0

    @property
    def judged(self) -> int:
        """Of how many anything became known."""
        return self.supported + self.denied + self.taken_back

    @property
    def share(self) -> float:
        """The share of these that others supported."""
        return self.supported / self.judged if self.judged else 0.0


class Suggestion(Struct, frozen=True):
    """A grade with its meaning and grounds; ``by_person`` where somebody gave it and no program."""

    grade: str
    meaning: str
    grounds: str
    by_person: bool


class Reliability(Struct, frozen=True):
    """A letter: suggested from this share of supported things on, where the outcome of so many is known."""

    grade: str
    meaning: str
    share: float
    judged: int


RELIABILITIES = (
    Reliability("A", "Completely reliable", 0.95, 50),
    Reliability("B", "Usually reliable", 0.85, FEWEST),
    Reliability("C", "Fairly reliable", 0.65, FEWEST),
    Reliability("D", "Not usually reliable", 0.4, FEWEST),
    Reliability("E", "Unreliable", 0.0, FEWEST),
    Reliability("F", "Reliability cannot be judged", 0.0, 0),
)
"""The letters in the order in which they are tried; the last fits always."""


class Credibility(Struct, frozen=True):
    """A figure; ``grounds`` answers null where it does not fit a happening."""

    grade: str
    meaning: str
    grounds: Callable[[Happening], str | None]


def tally(outcomes: Iterable[Outcome]) -> Record:
    """The record that outcomes, one for each thing told, come to."""
    counts = dict.fromkeys(Outcome, 0)
    for each in outcomes:
        counts[each] += 1
    return Record(*(counts[each] for each in Outcome))


def suggest_reliability(record: Record, given: str | None = None) -> Suggestion:
    """The letter for a source; ``given`` is that of a person, which stands above what the record shows.

    Raises:
        UsageError: the given one is no such letter.
    """
    told = (
        f"of {record.judged} things told of which more is known, others supported {record.supported}, "
        f"{record.denied} met only denial and {record.taken_back} were taken back; {record.open} stand alone"
    )
    fitting = (each for each in RELIABILITIES if record.judged >= each.judged and record.share >= each.share)
    found = next(fitting)
    return _suggest(found.grade, found.meaning, told, given, RELIABILITIES)


def suggest_credibility(happening: Happening, given: str | None = None) -> Suggestion:
    """The figure for what a happening's claims say; ``given`` is that of a person, which stands above it.

    Raises:
        UsageError: the given one is no such figure.
    """
    found, grounds = next((each, why) for each in CREDIBILITIES if (why := each.grounds(happening)))
    return _suggest(found.grade, found.meaning, grounds, given, CREDIBILITIES)


def _suggest(
    grade: str, meaning: str, grounds: str, given: str | None, scale: Sequence[Reliability | Credibility]
) -> Suggestion:
    if given is None:
        return Suggestion(grade, meaning, grounds, by_person=False)
    meanings = {each.grade: each.meaning for each in scale}
    if given not in meanings:
        raise UsageError(repr(given), "is none of the grades", f"take one of {', '.join(meanings)}")
    return Suggestion(given, meanings[given], f"given by a person; the program would suggest {grade}: {grounds}", True)


def _confirmed(happening: Happening) -> str | None:
    if happening.standing == "confirmed against interest":
        return happening.why
    if happening.standing != "several independent":
        return None
    ends = {path.voices[-1].key for path in happening.paths}
    standpoints = [root.standpoint for root in happening.roots if root.key in ends]
    if {Side.ACTS, Side.ACTED_ON} <= {each.side for each in standpoints}:
        return f"both sides tell it: {happening.why}"
    if any(each.interest is Interest.DISINTERESTED for each in standpoints):
        return f"somebody without a stake is among those who tell it: {happening.why}"
    return None


def _probable(happening: Happening) -> str | None:
    return f"nobody denies it: {happening.why}" if happening.standing == "several independent" else None


def _possible(happening: Happening) -> str | None:
    if happening.standing == "several of one side":
        return happening.why
    disputed = {"whether", "who"} & set(happening.contested)
    if happening.standing != "contested" or disputed or happening.independent_origins < 2:
        return None
    return f"{happening.independent_origins} origins tell it, but {happening.why}"


def _doubtful(happening: Happening) -> str | None:
    return happening.why if happening.standing == "contested" else None


def _improbable(happening: Happening) -> str | None:
    return happening.why if happening.standing in ("denied", "retracted") else None


def _not_to_be_judged(happening: Happening) -> str:
    return happening.why


CREDIBILITIES = (
    Credibility("1", "Confirmed by other sources", _confirmed),
    Credibility("2", "Probably true", _probable),
    Credibility("3", "Possibly true", _possible),
    Credibility("4", "Doubtful", _doubtful),
    Credibility("5", "Improbable", _improbable),
    Credibility("6", "Truth cannot be judged", _not_to_be_judged),
)
"""The figures in the order in which they are tried; the last fits always."""
