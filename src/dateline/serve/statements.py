"""Who says what in one report: every attribution with its chain of voices, its words, and the claims in them."""

from __future__ import annotations

from msgspec import Struct

from dateline.model import ReportObject
from dateline.store.rows import ObjectIndex, Voice

_LONGEST = 160


class Statement(Struct, frozen=True):
    """An attribution. ``claims`` are the ids of those that rest on it directly, in the order of the text."""

    id: str
    chain: tuple[Voice, ...]
    words: str
    claims: tuple[str, ...]


def list_statements(found: ReportObject) -> tuple[Statement, ...]:
    """The report's attributions in the order of the text; of long ones the beginning of what is said."""
    index = ObjectIndex(found)
    told: dict[str | None, list[str]] = {}
    for claim in sorted(found.claims, key=lambda each: each.trigger):
        told.setdefault(claim.attribution, []).append(claim.id)
    placed = sorted(found.attributions, key=lambda each: [span.start for span in each.content])
    return tuple(
        Statement(
            each.id,
            index.voices(each.id),
            _shorten(" … ".join(found.report.text[span.start : span.end] for span in each.content)),
            tuple(told.get(each.id, ())),
        )
        for each in placed
    )


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 2].rstrip() + " …"
