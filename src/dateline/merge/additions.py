"""What a paper adds to the story that it copies: its own word, though the report is a copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.merge.telling import Telling
from dateline.model import Link, Span


def find_shared(links: Iterable[Link], families: Mapping[str, str]) -> dict[str, list[Span]]:
    """For each report the stretches of its text that stand in another of its family, by the links between the two."""
    shared: defaultdict[str, list[Span]] = defaultdict(list)
    for link in links:
        if families.get(link.left, link.left) == families.get(link.right, link.right):
            for left_start, left_end, right_start, right_end in link.detail["passages"]:
                shared[link.left].append(Span(left_start, left_end))
                shared[link.right].append(Span(right_start, right_end))
    return dict(shared)


def set_apart_additions(
    tellings: Iterable[Telling], families: Mapping[str, str], shared: Mapping[str, Sequence[Span]]
) -> dict[str, str]:
    """The families with the claims of copies that stand outside all that they share with their family as their own.

    ``shared`` are, by report, the stretches of its text that stand in another report of its family too. A copy of which
    no stretches are known has nothing of its own.
    """
    apart = {
        telling.claim: telling.report
        for telling in tellings
        if families.get(telling.report, telling.report) != telling.report
        and telling.report in shared
        and not any(stretch.overlaps(telling.trigger) for stretch in shared[telling.report])
    }
    return {**families, **apart}
