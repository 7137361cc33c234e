"""Copies count once, a root counts once, and a disagreement is named with its versions."""

from __future__ import annotations

from pathlib import Path

from msgspec import json

from dateline.merge.corroboration import Happening, make_happening
from dateline.merge.sides import Interest
from dateline.merge.telling import Teller
from handtellings import ARMY, FRONT, STATE, telling, voice

MAYOR = voice("person:ada-lind", "named", country="XB")
SPEAKER = voice(FRONT, bound=FRONT)
GENERAL = voice(ARMY, bound=f"{ARMY} {STATE}", country="XA")
ON_ARMY = {"who": frozenset({FRONT}), "whom": frozenset({ARMY})}


def test_a_wire_story_printed_thrice_is_one_origin() -> None:
    printed = [telling(report, MAYOR) for report in ("r1", "r2", "r3")]
    found = make_happening(printed, {"r2": "r1", "r3": "r1"})
    assert (found.reports, found.copies, found.independent_origins) == (3, 2, 1)
    assert (found.standing, found.why) == ("single origin repeated", "3 reports lead to one origin")


def test_what_a_paper_adds_to_a_copy_is_its_own() -> None:
    told = [telling("r1", MAYOR), telling("r2", MAYOR), telling("r2", SPEAKER, claim="added")]
    copied = make_happening(told, {"r2": "r1"})
    added = make_happening(told, {"r2": "r1", "added": "r2"})
    assert (copied.reports, copied.copies, copied.independent_origins) == (2, 1, 1)
    assert (added.reports, added.copies, added.independent_origins) == (2, 0, 2)


def test_two_voices_are_two_origins() -> None:
    found = make_happening([telling("r1"), telling("r2", MAYOR)], {})
    assert (found.copies, found.independent_origins, found.standing) == (0, 2, "several independent")


def test_one_report_is_a_single_source_however_many_voices_it_has() -> None:
    found = make_happening([telling("r1"), telling("r1", MAYOR, claim="c2")], {})
    assert (found.reports, found.standing) == (1, "single source")


def test_those_who_deny_it_are_no_origins_of_it() -> None:
    told = [telling("r1", GENERAL, **ON_ARMY), telling("r2", SPEAKER, modality="denied", **ON_ARMY)]
    found = make_happening(told, {})
    assert (found.independent_origins, found.standing, found.contested) == (1, "contested", ("whether",))
    assert [path.voices[-1].key for path in found.paths] == [ARMY]
    assert found.modalities == {"happened": 1, "denied": 1}
    assert [(each.modality, each.voices) for each in found.versions] == [("happened", (ARMY,)), ("denied", (FRONT,))]


def test_interested_and_disinterested_origins_are_counted_apart() -> None:
    told = [telling("r1", GENERAL, **ON_ARMY), telling("r2", MAYOR, **ON_ARMY), telling("r3", **ON_ARMY)]
    found = make_happening(told, {})
    assert (found.independent_origins, found.interested, found.disinterested) == (3, 1, 1)
    interests = {root.key: root.standpoint.interest for root in found.roots}
    assert interests[ARMY] is Interest.INTERESTED
    assert interests[MAYOR.key] is Interest.DISINTERESTED
    assert interests["outlet:paper-r3"] is Interest.UNKNOWN


def test_origins_of_one_side_only_are_told_from_independent_ones() -> None:
    other = voice("agency:xa-police", bound=f"agency:xa-police {STATE}", country="XA")
    found = make_happening([telling("r1", GENERAL, **ON_ARMY), telling("r2", other, **ON_ARMY)], {})
    assert (found.independent_origins, found.standing) == (2, "several of one side")


def test_who_did_it_and_admits_it_confirms_it_against_his_interest() -> None:
    owning = voice(FRONT, bound=FRONT, admits=True)
    found = make_happening([telling("r1", GENERAL, **ON_ARMY), telling("r2", owning, **ON_ARMY)], {})
    assert (found.standing, found.why) == ("confirmed against interest", f"{FRONT} owns to it")


def test_to_boast_of_an_attack_is_not_to_admit_it() -> None:
    found = make_happening([telling("r1", GENERAL, **ON_ARMY), telling("r2", SPEAKER, **ON_ARMY)], {})
    assert found.standing == "several independent"


def test_what_its_only_source_later_denies_is_retracted() -> None:
    told = [
        telling("r1", MAYOR, published="2019-03-11"),
        telling("r2", MAYOR, published="2019-03-12", modality="denied"),
    ]
    found = make_happening(told, {})
    assert (found.standing, found.contested) == ("retracted", ())
    (comparison,) = found.comparisons
    assert (comparison.field, comparison.state) == ("whether", "updated")


def test_the_nameless_take_nothing_back() -> None:
    for nameless in (voice("words:official", "anonymous"), Teller("source:unnamed", "an unnamed source", None)):
        told = [
            telling("r1", nameless, published="2019-03-11"),
            telling("r2", nameless, published="2019-03-12", modality="denied"),
        ]
        assert make_happening(told, {}).standing != "retracted"


def test_a_report_that_was_withdrawn_supports_nothing() -> None:
    told = [telling("r1", MAYOR), telling("r2", GENERAL)]
    assert make_happening(told, {}, withdrawn={"r1"}).independent_origins == 1
    assert make_happening(told, {}, withdrawn={"r1", "r2"}).standing == "retracted"


def test_where_nobody_says_it_is_so_those_who_expect_it_are_counted() -> None:
    told = [telling("r1", MAYOR, modality="planned"), telling("r2", GENERAL, modality="feared")]
    found = make_happening(told, {})
    assert (found.independent_origins, found.standing) == (2, "several independent")
    assert make_happening([telling("r1", MAYOR, modality="denied")], {}).standing == "denied"


def test_its_id_does_not_change_when_more_is_read() -> None:
    first = telling("r1")
    assert make_happening([first], {}).id == make_happening([first, telling("r2")], {}).id


def test_every_field_stands_on_its_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "standing.md").read_text("utf-8")
    known = {"id", "type", "who", "whom", "where", "from_", "to", "claims"}
    assert all(f"`{name}`" in page for name in Happening.__struct_fields__ if name not in known)


def test_it_is_written_with_the_fields_of_the_contract() -> None:
    found = make_happening([telling("r1", MAYOR), telling("r2")], {})
    written = json.decode(json.encode(found), type=dict[str, object])
    assert {
        "id", "type", "who", "whom", "where", "from", "to", "claims", "reports", "copies", "independent_origins",
        "standing", "contested", "versions",
    } <= set(written)  # fmt: skip
    assert json.decode(json.encode(found), type=Happening) == found
