"""Rates and rival names as rows of tables."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.knowledge.stance_names import read_stance_names
from dateline.serve.wording_tables import explain_names, gather_names, list_users, part_voices
from dateline.store.rates import Expression, WordingRow
from dateline.store.usage import NameRow

NAMES = read_stance_names("thing\tname\tneutral\tforms\twhen\tsignals\nisle\tSkerry\tyes\tSkerry\t\tsays it plainly\n")
SKERRY = NameRow("isle", "Skerry", "a.example", "a.example", 3, 1, 1, 2, 7, 7)


def test_an_outlet_has_two_voices_and_a_source_one() -> None:
    expression = (Expression("wild", "intensifier", 2),)
    outlet = WordingRow("a", "a", 1, 10, 5, {"hedge": 1}, {}, {"hedge": 100.0}, {}, expression, ())
    source = WordingRow("b", "b", 1, 0, 5, {}, {"hedge": 1}, {}, {"hedge": 200.0}, (), expression)
    voices = list(part_voices([outlet, source]))
    assert [(each.by, each.voice, each.words) for each in voices] == [
        ("a", "own", 10),
        ("a", "cited", 5),
        ("b", "cited", 5),
    ]
    assert voices[-1].rates == {"hedge": 200.0}


def test_names_are_explained_where_they_are_known() -> None:
    known, unknown = explain_names([SKERRY, replace(SKERRY, name="Far Isle")], NAMES)
    assert (known.neutral, known.signals) == (True, "says it plainly")
    assert (unknown.neutral, unknown.signals) == (False, "")


def test_users_of_one_name_are_gathered() -> None:
    rows = [
        SKERRY,
        replace(SKERRY, by="b.example", own=9),
        replace(SKERRY, name="Far Isle"),
        replace(SKERRY, thing="bay"),
    ]
    gathered = list(gather_names(rows))
    assert [(each.thing, each.name, len(each.users), each.begins) for each in gathered] == [
        ("isle", "Skerry", 2, True),
        ("isle", "Far Isle", 1, False),
        ("bay", "Skerry", 1, True),
    ]
    assert list_users(gathered[0].users, "own") == "b.example 9, a.example 3"
    assert list_users(gathered[0].users, "retold", "quoted") == "a.example 3, b.example 3"


def test_many_users_are_cut_short() -> None:
    users = [replace(SKERRY, by=f"{n}.example", own=n) for n in range(1, 10)]
    assert list_users(users, "own").endswith("4.example 4 and 3 more")
