"""Attributions inside attributions: who reports whose report."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from dateline.model import Attribution, Span


def nest(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The same attributions with ``via`` set, so that the chain leads out to the report's own voice.

    ``via`` is the innermost attribution whose content holds the cue or, where there is none, the content.
    """
    return tuple(structs.replace(each, via=_holder_of(attributions, each)) for each in attributions)


def _holder_of(attributions: Sequence[Attribution], inner: Attribution) -> str | None:
    probe: Span = inner.cue if inner.cue is not None else inner.content[0]
    best: tuple[int, str] | None = None
    size = _size(inner)
    for outer in attributions:
        if outer.id == inner.id or not any(span.covers(probe) for span in outer.content):
            continue
        if outer.cue is not None and any(span.covers(outer.cue) for span in inner.content) and _size(outer) <= size:
            continue
        if best is None or _size(outer) < best[0]:
            best = (_size(outer), outer.id)
    return best[1] if best else None


def find_holder(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The innermost attribution whose content covers ``span``, or most of it; None for the outlet's own voice."""
    best: Attribution | None = None
    for attribution in attributions:
        shared = sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in attribution.content)
        if 2 * shared > span.end - span.start and (best is None or _size(attribution) < _size(best)):
            best = attribution
    return best


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)
