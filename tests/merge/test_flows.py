"""Movements between the same places in a month are one flow, weighed by voices, not by reports."""

from __future__ import annotations

from dateline.merge.flows import Leg, make_flows
from handtellings import telling, voice

WIRE, MAYOR = voice("org:wire", "media"), voice("person:mayor", "named")


def leg(report: str, *, to: tuple[str, ...] = ("state:AF",), month: str = "2018-07", modality: str = "feared") -> Leg:
    told = telling(report, MAYOR if report == "r3" else WIRE, modality=modality, kind="MOVE")
    return Leg(told, ("group:reed-front",), ("state:SY",), to, month)


def test_three_reports_of_two_voices_are_one_flow_of_two_origins() -> None:
    (flow,) = make_flows([leg("r1"), leg("r2"), leg("r3", modality="denied")], {})
    assert (flow.who, flow.from_, flow.to, flow.month) == ("group:reed-front", "state:SY", "state:AF", "2018-07")
    assert (flow.reports, flow.copies, flow.independent_origins) == (3, 0, 2)
    assert flow.modalities == {"feared": 2, "denied": 1}


def test_a_copy_is_counted_as_one() -> None:
    (flow,) = make_flows([leg("r1"), leg("r2")], {"r2": "r1"})
    assert (flow.reports, flow.copies, flow.independent_origins) == (2, 1, 1)


def test_another_month_is_another_flow() -> None:
    assert len(list(make_flows([leg("r1"), leg("r2", month="2018-08")], {}))) == 2


def test_two_goals_are_two_flows() -> None:
    assert {flow.to for flow in make_flows([leg("r1", to=("state:AF", "state:PK"))], {})} == {"state:AF", "state:PK"}


def test_a_movement_without_a_place_is_no_flow() -> None:
    nowhere = Leg(leg("r1").telling, ("group:reed-front",), (), (), "2018-07")
    assert list(make_flows([nowhere], {})) == []
