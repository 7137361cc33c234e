"""The time, asked by entry points only and handed on."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present moment as RFC 3339 with whole seconds, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
