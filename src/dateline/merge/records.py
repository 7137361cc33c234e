"""What became of the things that each voice told: whether others support it, only deny it, or it was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from dateline.knowledge.group_parents import Wholes
from dateline.merge.contradictions import Point, is_taken_back, place_in_time
from dateline.merge.denials import affirms, denies, is_denial
from dateline.merge.grading import Outcome
from dateline.merge.provenance import find_roots
from dateline.merge.telling import Telling


def find_outcomes(
    tellings: Sequence[Telling], families: Mapping[str, str], wholes: Wholes, withdrawn: Set[str] = frozenset()
) -> Iterator[tuple[str, Outcome]]:
    """For each voice that says one happening is so, by key, what became of that. Arguments are those of a happening.

    Support counts where it shares no voice and no report with those that carry the voice, and came no earlier: who
    repeats what is known already earns nothing by it.
    """
    points = place_in_time(find_roots(tellings, families)[0])
    affirming = [point for point in points if affirms(point.telling)]
    denying = [point for point in points if is_denial(point.telling)]
    for voice in dict.fromkeys(teller.key for point in affirming for teller in point.rooted.tellers):
        own = [point for point in affirming if any(teller.key == voice for teller in point.rooted.tellers)]
        if all(point.telling.report in withdrawn or is_taken_back(point, denying, wholes) for point in own):
            yield voice, Outcome.TAKEN_BACK
        elif _is_supported(own, affirming):
            yield voice, Outcome.SUPPORTED
        elif any(denies(denial.telling, point.telling, wholes) for denial in denying for point in own):
            yield voice, Outcome.DENIED
        else:
            yield voice, Outcome.OPEN


def _is_supported(own: Sequence[Point], affirming: Sequence[Point]) -> bool:
    nodes = {node for point in own for node in point.rooted.way}
    return any(
        nodes.isdisjoint(point.rooted.way) and not all(point.moment.is_before(each.moment) for each in own)
        for point in affirming
    )
