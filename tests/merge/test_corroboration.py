"""Copies count once, a root counts once, and a disagreement is named with its versions."""

from __future__ import annotations

from dateline.merge.corroboration import Telling, make_happening
from dateline.merge.matching import Sighting
from dateline.model import Bound, Quantity, Span


def telling(
    report: str,
    root: str,
    sentence: str,
    modality: str = "happened",
    killed: int | None = None,
    who: str = "group:reed-front",
) -> Telling:
    sighting = Sighting(
        f"c-{report}", report, "ASSAULT", "bombed", frozenset({who}), frozenset(), frozenset({"place:mill-town"}),
        frozenset({"AF"}), "2018-07-10", "2018-07-10",
    )  # fmt: skip
    number = Quantity(str(killed), killed, "killed", Bound.EXACT) if killed is not None else None
    return Telling(sighting, None, Span(4, 10), modality, None, root, sentence, number)


def test_a_wire_story_printed_thrice_is_one_origin() -> None:
    printed = [telling(report, "org:wire", "The front bombed the mill.") for report in ("r1", "r2", "r3")]
    found = make_happening(printed)
    assert (found.reports, found.copies, found.independent_origins) == (3, 2, 1)
    assert found.standing == "one origin repeated"


def test_two_voices_are_two_origins() -> None:
    found = make_happening([telling("r1", "org:wire", "One."), telling("r2", "person:a-mayor", "Two.")])
    assert (found.copies, found.independent_origins, found.standing) == (0, 2, "several origins")


def test_one_report_is_a_single_report_however_many_voices_it_has() -> None:
    found = make_happening([telling("r1", "org:wire", "One."), telling("r1", "person:a-mayor", "Two.")])
    assert (found.reports, found.standing) == (1, "single report")


def test_a_denial_and_differing_tolls_are_contested_with_their_versions() -> None:
    found = make_happening(
        [
            telling("r1", "org:wire", "One.", killed=12),
            telling("r2", "org:other-wire", "Two.", killed=19),
            telling("r3", "group:reed-front", "Three.", modality="denied"),
        ]
    )
    assert (found.standing, found.contested) == ("contested", ("whether", "quantity"))
    assert [(each.modality, each.quantity, each.voices) for each in found.versions] == [
        ("happened", "12 killed", ("org:wire",)),
        ("happened", "19 killed", ("org:other-wire",)),
        ("denied", None, ("group:reed-front",)),
    ]


def test_who_did_it_is_contested_where_two_are_named() -> None:
    found = make_happening([telling("r1", "a", "One."), telling("r2", "b", "Two.", who="group:hill-front")])
    assert found.contested == ("who",)


def test_its_id_does_not_change_when_more_is_read() -> None:
    first = telling("r1", "a", "One.")
    assert make_happening([first]).id == make_happening([first, telling("r2", "b", "Two.")]).id
