"""How much of anything the room takes in: bytes, code points, seconds, redirects."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Bounds that keep memory flat and a fetch polite. Sizes are bytes unless the name says otherwise.

    ``expansion`` is how many times its own size a compressed input may grow to once it has passed ``record_bytes``;
    news text packs about five to one, a gzip bomb a thousand to one. ``page_tags`` and ``tag_attributes`` bound the
    time that a page may take: parsing is quadratic in the attributes of one tag.
    """

    record_bytes: int = 20_000_000
    text_points: int = 1_000_000
    page_tags: int = 100_000
    tag_attributes: int = 2_000
    expansion: int = 100
    connect_seconds: float = 10.0
    fetch_seconds: float = 60.0
    fetch_bytes: int = 20_000_000
    redirects: int = 5
    host_delay_seconds: float = 2.0
    allow_private: bool = False
