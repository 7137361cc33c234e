"""Stores as older versions of the program left them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from dateline.store.schema import APPLICATION_ID, MIGRATIONS

_BEFORE_VOICES = ("report", "claim", "claim_context", "claim_party", "entity", "name")
_WITH_VOICES = (*_BEFORE_VOICES, "attribution", "attribution_claim", "wording", "naming", "made_with")


def make_older(today: Path, older: Path, number: int) -> None:
    """Writes the rows of a store of today into a new one with the tables that it had at an older schema number."""
    connection = sqlite3.connect(older)
    for statements in MIGRATIONS[:number]:
        for statement in statements:
            connection.execute(statement)
    connection.execute("ATTACH ? AS today", (str(today),))
    for table in _BEFORE_VOICES if number < 2 else _WITH_VOICES:
        columns = ", ".join(_columns(connection.execute(f"PRAGMA main.table_info({table})")))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
    connection.commit()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")
    connection.commit()
    connection.close()


def _columns(described: Iterable[tuple[int, str, str, int, object, int]]) -> list[str]:
    return [name for _, name, *_ in described]
