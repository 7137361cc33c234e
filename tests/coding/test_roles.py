"""Which words fill a sense's slots, from parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.roles import Roles
from dateline.coding.who import Parties
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from dateline.model import Entity, Form, Mention, MentionKind, PlacePrecision
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of

LEFT = (
    "Vostok/NNP/nsubj>2[GPE] withdrew=withdraw/VBD/ROOT>0 its/PRP$/poss>4 troops=troop/NNS/dobj>2 from/IN/prep>2 "
    "Lesk/NNP/pobj>5[GPE]"
)
DENIED = (
    "Vostok/NNP/nsubj>2[GPE] denied=deny/VBD/ROOT>0 rumours=tale/NNS/dobj>2 that/IN/mark>6 rebels=rebel/NNS/nsubj>6 "
    "{verb}/VBN/acl>3 to/IN/prep>6 Lesk/NNP/pobj>7[GPE]"
)


@pytest.fixture(scope="module")
def triggers() -> TriggerLexicon:
    return load_triggers()


def roles_of(
    parse: Parse,
    triggers: TriggerLexicon,
    place: int,
    entity: str,
    precision: PlacePrecision = PlacePrecision.CITY,
) -> Roles:
    token = parse.tokens[place]
    mention = Mention(
        token.start, token.end, token.text, id="m1", kind=MentionKind.PLACE, form=Form.NAME, entity=entity
    )
    entities = {entity: Entity(token.text, "place", precision=precision)}
    reading = Reading(report_of(parse), parse, (mention,), {"m1": place}, entities)
    return Roles(reading, triggers, Parties(reading))


@pytest.mark.parametrize(
    ("entity", "precision", "left"),
    [
        ("state:LE", PlacePrecision.COUNTRY, [5]),
        ("place:geonames:7", PlacePrecision.CITY, []),
        ("place:geonames:8", PlacePrecision.ADMIN1, [5]),
    ],
)
def test_a_state_or_region_is_left_but_a_town_only_tells_where(
    entity: str, precision: PlacePrecision, left: list[int], triggers: TriggerLexicon
) -> None:
    parse = parse_from(LEFT)
    roles = roles_of(parse, triggers, 5, entity, precision)
    assert list(roles.fill(parse.tokens[1], ("from", "obj"), (0,))) == left
    assert roles.found_at(parse.tokens[1], "from") == (5,)


@pytest.mark.parametrize(("verb", "found"), [("fled=flee", []), ("loyal=adhere", [7])])
def test_where_somebody_goes_is_not_whom_a_denial_is_about(
    verb: str, found: list[int], triggers: TriggerLexicon
) -> None:
    parse = parse_from(DENIED.format(verb=verb))
    assert list(roles_of(parse, triggers, 7, "state:LE").fill(parse.tokens[1], ("deep",), (0,))) == found
