"""Who says what in a report, statement by statement."""

from __future__ import annotations

import msgspec

from dateline.model import Span
from dateline.serve.statements import list_statements
from objects import talks_report


def test_every_attribution_is_listed_with_its_voices_and_claims() -> None:
    coded = talks_report()
    listed = list_statements(coded)
    assert {each.id for each in listed} == {each.id for each in coded.attributions}
    assert {number for each in listed for number in each.claims} == {k.id for k in coded.claims if k.attribution}
    peru = next(each for each in listed if each.words.startswith("to arrest at least 40 smugglers"))
    assert [voice.name for voice in peru.chain] == ["example.org", "Ada Lind", "Peru"]


def test_long_words_are_cut_and_empty_ones_do_no_harm() -> None:
    coded = talks_report()
    first, *others = coded.attributions
    whole = msgspec.structs.replace(first, content=(Span(0, len(coded.report.text)),))
    bare = msgspec.structs.replace(others[0], content=())
    listed = {each.id: each for each in list_statements(msgspec.structs.replace(coded, attributions=(whole, bare)))}
    assert len(listed[whole.id].words) <= 160
    assert listed[whole.id].words.endswith(" …")
    assert listed[bare.id].words == ""
