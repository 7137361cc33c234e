"""How well a happening is supported: a short scale, each step with the rule that gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from dateline.merge.sides import Interest, Side, Standpoint


class Support(Struct, frozen=True):
    """Those of one happening's claims that say it is so, or the others where none does.

    ``reports`` counts reports, ``copies`` those of them that repeat another, ``standpoints`` holds one entry for each
    independent origin.
    """

    reports: int
    copies: int
    standpoints: tuple[Standpoint, ...]

    @property
    def origins(self) -> int:
        """How many origins are independent of each other."""
        return len(self.standpoints)

    def count(self, interest: Interest) -> int:
        """How many of the origins have this interest."""
        return sum(each.interest is interest for each in self.standpoints)


class Case(Struct, frozen=True):
    """All that a standing is decided on.

    ``affirmed`` and ``denied`` count the claims that say it is so and that it is not, ``left`` those of the affirming
    that nobody took back. ``admitted`` are names of those who own to what they are said to have done, ``contested`` the
    fields in which the claims disagree.
    """

    support: Support
    affirmed: int
    left: int
    denied: int
    admitted: tuple[str, ...]
    contested: tuple[str, ...]


class Standing(Struct, frozen=True):
    """A step of the scale and, in words, what in this happening gave it."""

    step: str
    why: str


class Rule(Struct, frozen=True):
    """One step: when it is given, and what it means. ``why`` answers null where it does not fit."""

    step: str
    meaning: str
    why: Callable[[Case], str | None]


def find_standing(case: Case) -> Standing:
    """The step of the first of :data:`SCALE` that fits."""
    step, why = next((rule.step, why) for rule in SCALE if (why := rule.why(case)) is not None)
    return Standing(step, why if case.affirmed or case.denied else f"{why}; nobody says yet that it is so")


def _retracted(case: Case) -> str | None:
    if not case.affirmed or case.left:
        return None
    return f"all that said so took it back ({_number(case.affirmed, 'claim')})"


def _denied(case: Case) -> str | None:
    if case.affirmed or not case.denied:
        return None
    return f"nobody says that it is so; {_number(case.denied, 'claim')} that it is not"


def _admitted(case: Case) -> str | None:
    if not case.admitted or not case.support.origins:
        return None
    return f"{_list(case.admitted)} own{'s' if len(case.admitted) == 1 else ''} to it"


def _contested(case: Case) -> str | None:
    return f"the claims disagree on {_list(case.contested)}" if case.contested else None


def _several_independent(case: Case) -> str | None:
    if case.support.origins < 2 or _one_side(case.support):
        return None
    return f"{case.support.origins} origins that share no voice{_interests(case.support)}"


def _several_of_one_side(case: Case) -> str | None:
    side = _one_side(case.support)
    if case.support.origins < 2 or side is None:
        return None
    return f"{case.support.origins} origins that share no voice, all of the side that {_does(side)}"


def _one_repeated(case: Case) -> str | None:
    if case.support.reports < 2:
        return None
    return f"{case.support.reports} reports lead to one origin{_interests(case.support)}"


def _single(case: Case) -> str:
    return f"one report tells it{_interests(case.support)}"


SCALE = (
    Rule("retracted", "Whoever said that it is so has since denied it, or the report was withdrawn", _retracted),
    Rule("denied", "Somebody denies it, and nobody says in an own voice or another's that it is so", _denied),
    Rule(
        "confirmed against interest",
        "One who is said to have done it, to the harm of another, admits it",
        _admitted,
    ),
    Rule(
        "contested",
        "The claims disagree at one time: on whether it happened, on who did it, a number, the place or the day",
        _contested,
    ),
    Rule(
        "several independent", "Two or more origins share no voice, and not all are of one side", _several_independent
    ),
    Rule("several of one side", "Two or more origins share no voice, but all are of one side", _several_of_one_side),
    Rule("single origin repeated", "Several reports, but one voice through which all of them pass", _one_repeated),
    Rule("single source", "One report", _single),
)
"""The steps in the order in which they are tried; the last fits always."""


def _one_side(support: Support) -> Side | None:
    """The side of which all origins are; null where they are not all of one."""
    sides = {each.side for each in support.standpoints}
    side = sides.pop() if len(sides) == 1 else None
    return side if side is not Side.BOTH else None


def _does(side: Side) -> str:
    return "acts" if side is Side.ACTS else "is acted on"


def _interests(support: Support) -> str:
    counts = [(support.count(each), each) for each in Interest]
    told = [f"{number} {interest}" for number, interest in counts if number and interest is not Interest.UNKNOWN]
    return f" ({', '.join(told)})" if told else ""


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
