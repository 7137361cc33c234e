"""What the event and movement rules find in the tree, before time, place, modality and voice are decided."""

from __future__ import annotations

from msgspec import Struct

from dateline.model import ClaimKind


class Frame(Struct, frozen=True):
    """One reported thing as token indices over the report.

    ``head`` is the trigger's syntactic head, ``trigger`` all its words. ``who`` … ``caused_by`` hold the head tokens
    of the parties and places, one for each party.
    """

    kind: ClaimKind
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    head: int
    trigger: tuple[int, ...]
    who: tuple[int, ...] = ()
    whom: tuple[int, ...] = ()
    from_: tuple[int, ...] = ()
    via: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    caused_by: tuple[int, ...] = ()
    certainty: float = 0.5
