"""Movements between the same places in a month are one flow, weighed by voices, not by reports."""

from __future__ import annotations

from dateline.merge.corroboration import Telling
from dateline.merge.flows import Leg, make_flows
from dateline.merge.matching import Sighting
from dateline.model import Span


def leg(
    report: str, root: str, *, to: tuple[str, ...] = ("state:AF",), month: str = "2018-07", modality: str = "feared"
) -> Leg:
    none: frozenset[str] = frozenset()
    sighting = Sighting(f"c-{report}", report, "MOVE", "moved", none, none, none, none, "2018-07-10", "2018-07-10")
    telling = Telling(sighting, None, Span(0, 5), modality, None, root, f"Told by {report}.", None)
    return Leg(telling, ("group:reed-front",), ("state:SY",), to, month)


def test_three_reports_of_two_voices_are_one_flow_of_two_origins() -> None:
    (flow,) = make_flows([leg("r1", "org:wire"), leg("r2", "org:wire"), leg("r3", "person:mayor", modality="denied")])
    assert (flow.who, flow.from_, flow.to, flow.month) == ("group:reed-front", "state:SY", "state:AF", "2018-07")
    assert (flow.reports, flow.copies, flow.independent_origins) == (3, 0, 2)
    assert flow.modalities == {"feared": 2, "denied": 1}


def test_another_month_is_another_flow() -> None:
    assert len(list(make_flows([leg("r1", "a"), leg("r2", "a", month="2018-08")]))) == 2


def test_two_goals_are_two_flows() -> None:
    assert {flow.to for flow in make_flows([leg("r1", "a", to=("state:AF", "state:PK"))])} == {"state:AF", "state:PK"}


def test_a_movement_without_a_place_is_no_flow() -> None:
    nowhere = Leg(leg("r1", "a").telling, ("group:reed-front",), (), (), "2018-07")
    assert list(make_flows([nowhere])) == []
