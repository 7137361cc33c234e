"""What the recogniser's labels become once the actors are known."""

from __future__ import annotations

from dateline.model import Entity, Form, MentionKind
from dateline.read.drafts import Draft
from dateline.read.relabelling import relabelled
from handparse import parse_from

PARSE = parse_from("Boko/NNP/compound>2[PERSON] Haram/NNP/nsubj>3[PERSON] fled=flee/VBD/ROOT>0")


def draft_of(type_: str, form: Form = Form.NAME) -> Draft:
    return Draft(0, 2, 1, MentionKind.ACTOR, form, "group:x", Entity("Boko Haram", type_))


def test_a_known_group_is_no_person() -> None:
    assert [token.ner for token in relabelled(PARSE, [draft_of("armed_group")]).tokens] == ["ORG", "ORG", ""]


def test_what_the_model_had_right_is_left_alone() -> None:
    assert relabelled(PARSE, [draft_of("person")]) is PARSE


def test_nominals_and_other_types_say_nothing_of_names() -> None:
    assert relabelled(PARSE, [draft_of("armed_group", Form.NOMINAL), draft_of("state")]) is PARSE
