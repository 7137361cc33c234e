"""Who has a stake in a happening, who has none, and where it cannot be told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.merge.sides import Interest, Parties, Side, find_standpoint
from dateline.merge.telling import Teller
from handtellings import ARMY, FRONT, STATE, outlet, voice

BRANCH = "group:reed-front-north"
PARTIES = Parties(frozenset({FRONT}), frozenset({ARMY}), frozenset({"XA"}), {BRANCH: frozenset({FRONT})})
NOBODY = Parties(frozenset(), frozenset(), frozenset({"XA"}), {})
ABROAD = Teller("org:far-wire", "Far Wire", "outlet", countries=frozenset({"XB"}))


@pytest.mark.parametrize(
    ("source", "interest", "side"),
    [
        (voice(FRONT, bound=FRONT), Interest.INTERESTED, Side.ACTS),
        (voice("words:commander", bound=FRONT), Interest.INTERESTED, Side.ACTS),
        (voice(BRANCH, bound=BRANCH), Interest.INTERESTED, Side.ACTS),
        (voice(STATE, bound=STATE, country="XA"), Interest.INTERESTED, Side.ACTED_ON),
        (
            voice("agency:xa-police", bound="agency:xa-police state:XA", country="XA"),
            Interest.INTERESTED,
            Side.ACTED_ON,
        ),
        (voice("words:farmer", country="XA"), Interest.UNKNOWN, None),
        (voice("words:official", "anonymous"), Interest.UNKNOWN, None),
        (voice("state:XB", bound="state:XB", country="XB"), Interest.UNKNOWN, None),
        (voice("group:hill-front", bound="group:hill-front"), Interest.UNKNOWN, None),
        (outlet("hill-ledger"), Interest.UNKNOWN, None),
        (ABROAD, Interest.DISINTERESTED, None),
        (voice("org:union", bound="org:union"), Interest.UNKNOWN, None),
        (replace(voice("org:un", bound="org:un"), impartial=True), Interest.DISINTERESTED, None),
        (voice("person:ada-lind", "named", bound="person:ada-lind"), Interest.UNKNOWN, None),
        (voice("person:ada-lind", "named", bound="person:ada-lind", country="XB"), Interest.DISINTERESTED, None),
    ],
)
def test_where_a_source_stands(source: Teller, interest: Interest, side: Side | None) -> None:
    found = find_standpoint(source, PARTIES)
    assert (found.interest, found.side) == (interest, side)
    assert len(found.why) > 10


def test_who_acts_and_is_acted_on_is_on_both_sides() -> None:
    talks = Parties(frozenset({FRONT, STATE}), frozenset({FRONT}), frozenset(), {})
    assert find_standpoint(voice(FRONT, bound=FRONT), talks).side is Side.BOTH


def test_a_state_or_union_without_a_part_is_free_where_no_armed_group_is_a_party() -> None:
    states = Parties(frozenset({STATE}), frozenset({"state:XC"}), frozenset({"XA", "XC"}), {})
    for key, country in (("state:XB", "XB"), ("org:union", "")):
        source = voice(key, bound=key, country=country)
        assert find_standpoint(source, states).interest is Interest.DISINTERESTED


def test_an_impartial_body_that_is_a_party_has_a_stake() -> None:
    hit = Parties(frozenset({FRONT}), frozenset({"org:un"}), frozenset(), {})
    assert find_standpoint(replace(voice("org:un", bound="org:un"), impartial=True), hit).side is Side.ACTED_ON


def test_nothing_is_told_where_no_party_is_known() -> None:
    assert find_standpoint(voice(FRONT, bound=FRONT), NOBODY).interest is Interest.UNKNOWN


def test_the_reason_names_the_party() -> None:
    police = voice("agency:xa-police", bound="agency:xa-police state:XA")
    assert find_standpoint(police, PARTIES).why == (
        "agency:xa-police belongs to the same state as agency:xa-army, which takes part (acted on)"
    )
