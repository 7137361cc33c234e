"""Stored movements become flows between the places that their claims name."""

from __future__ import annotations

from pathlib import Path

from dateline.serve.happenings import find_flows
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import stream_claims
from objects import empty_report, port_report, talks_report


def test_flows_of_stored_movements(tmp_path: Path) -> None:
    with Database.create(tmp_path / "store.sqlite") as database:
        for coded in (talks_report(), port_report(), empty_report()):
            database.save(coded)
        flows = list(find_flows(stream_claims(database, ClaimFilter(kinds=("movement",)))))
    there = [flow for flow in flows if flow.from_ and flow.to]
    assert {(flow.from_, flow.to) for flow in there} == {("place:geonames:643492", "place:geonames:634963")}
    assert all(len(flow.claims) == 1 for flow in there)
