"""One claim of a store, found by its lasting id or the beginning of one, or by its report and its number there."""

from __future__ import annotations

import re

from msgspec import Struct

from dateline.errors import UsageError
from dateline.store.database import Database

SHORTEST = 4
"""Digits of an id that must be given at least."""

MOST = 12
"""How many ids are told where several begin so."""

_WHERE = """SELECT c.id, r.id AS report, c.number FROM claim c JOIN report r ON r.seq = c.report
    WHERE {} ORDER BY c.id LIMIT ?"""

_LASTING = re.compile(rf"[0-9a-f]{{{SHORTEST},16}}")
_NUMBERED = re.compile(rf"([0-9a-f]{{{SHORTEST},16}}):(k[0-9]{{1,9}})")


class ClaimPlace(Struct, frozen=True):
    """Where a claim is kept: its lasting id, its report's, and its number in that report."""

    id: str
    report: str
    number: str


def find_claim_place(database: Database, given: str) -> ClaimPlace | None:
    """The claim that ``given`` means: ``1f0c…`` or ``REPORT:k3``, ids as short as tells them apart; null: none.

    Raises:
        UsageError: it is no such id, or several claims or reports begin so.
        StoreError: the store could not be read.
    """
    asked = given.strip().lower()
    values: tuple[str, ...]
    if numbered := _NUMBERED.fullmatch(asked):
        sql, values = _WHERE.format("r.id GLOB ? AND c.number = ?"), (numbered[1] + "*", numbered[2])
    elif _LASTING.fullmatch(asked):
        sql, values = _WHERE.format("c.id GLOB ?"), (asked + "*",)
    else:
        remedy = f"give the first {SHORTEST} or more of a claim's 16 digits, or REPORT:k3"
        raise UsageError(repr(given), "this is no claim's id", remedy)
    found = [ClaimPlace(*row) for row in database.rows(sql, (*values, MOST + 1))]
    if len(found) > 1:
        raise UsageError(given, "more than one claim has such an id", "give more of it: " + _list(found))
    return found[0] if found else None


def _list(found: list[ClaimPlace]) -> str:
    told = ", ".join(f"{each.id} ({each.report}:{each.number})" for each in found[:MOST])
    return told + (" and more" if len(found) > MOST else "")
