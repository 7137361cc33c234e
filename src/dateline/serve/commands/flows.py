"""``dateline flows``: movements of one group between the same places, month by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec import structs

from dateline.serve.commands.query import asks, write_rows
from dateline.serve.tables import Column, Table
from dateline.settings import read_settings
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import stream_claims
from dateline.store.rows import ClaimRow


def flow_table(names: Mapping[str, str]) -> Table:
    """The columns of flows; a file has ids, a terminal the names that ``names`` gives them."""

    def name(entity: str | None) -> str | None:
        return names.get(entity, entity) if entity else None

    put_as = Column(
        "put_as", lambda flow: ", ".join(f"{count} {modality}" for modality, count in flow.modalities.items())
    )
    counts = (
        Column("claims", lambda flow: len(flow.claims)),
        Column("reports", lambda flow: flow.reports),
        Column("copies", lambda flow: flow.copies),
    )
    month = Column("month", lambda flow: flow.month)
    return Table(
        "flow",
        (
            month,
            Column("who", lambda flow: flow.who),
            Column("from", lambda flow: flow.from_),
            Column("to", lambda flow: flow.to),
            put_as,
            *counts,
            Column("independent_origins", lambda flow: flow.independent_origins),
        ),
        (
            month,
            Column("who", lambda flow: name(flow.who)),
            Column("from → to", lambda flow: f"{name(flow.from_) or '?'} → {name(flow.to) or '?'}"),
            put_as,
            *counts,
            Column("origins", lambda flow: flow.independent_origins),
        ),
    )


@click.command(
    epilog="""\b
Examples:
  dateline flows --actor "Islamic State"
  dateline flows --place Afghanistan --format jsonl"""
)
@asks
def flows(db: Path | None, form: str, limit: int | None, **asked: Any) -> None:
    """Who is said to move from where to where, by month: those with most independent origins first."""
    from dateline.serve.copying import find_families
    from dateline.serve.happenings import find_flows

    wanted = structs.replace(ClaimFilter(**asked), kinds=("movement",))
    with Database.open(read_settings(db=db).db) as database:
        names: dict[str, str] = {}
        rows = _noting(stream_claims(database, wanted), names)
        write_rows(find_flows(rows, partial(find_families, database)), form, limit, flow_table(names))


def _noting(rows: Iterable[ClaimRow], names: dict[str, str]) -> Iterator[ClaimRow]:
    """The rows, unchanged; ``names`` takes up what their parties and places are called."""
    for row in rows:
        names |= {named.entity: named.name for _, _, named in row.parties() if named.entity}
        yield row
