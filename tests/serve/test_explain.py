"""What a claim rests on: its words, its voices to the last, the grounds of its modality, and what was left open."""

from __future__ import annotations

import msgspec
import pytest

from dateline.knowledge.ontology import load_ontology
from dateline.model import (
    Attribution,
    Ground,
    Medium,
    Modality,
    QuoteForm,
    ReportObject,
    Source,
    SourceKind,
    Span,
    Time,
    TimePrecision,
)
from dateline.serve.explain import Explanation, explain
from objects import empty_report, port_report, talks_report


def explained(coded: ReportObject, number: str) -> Explanation:
    (claim,) = (each for each in coded.claims if each.id == number)
    return explain(coded, claim, load_ontology())


def with_claim(coded: ReportObject, number: str, **fields: object) -> ReportObject:
    claims = tuple(msgspec.structs.replace(each, **fields) if each.id == number else each for each in coded.claims)
    return msgspec.structs.replace(coded, claims=claims)


def with_source(kind: SourceKind | None, words: str = "Lisbon", mention: str | None = None) -> ReportObject:
    """The report on talks with another first source."""
    coded = talks_report()
    start = coded.report.text.index(words)
    source = Source(start, start + len(words), words, mention=mention, kind=kind) if kind else None
    first = msgspec.structs.replace(coded.attributions[0], source=source)
    return msgspec.structs.replace(coded, attributions=(first, *coded.attributions[1:]))


@pytest.mark.parametrize("coded", [talks_report(), port_report()], ids=["talks", "port"])
def test_all_words_stand_where_it_says(coded: ReportObject) -> None:
    for claim in coded.claims:
        found = explained(coded, claim.id)
        links = found.chain[1:]
        quoted = [found.sentence, found.evidence, found.trigger, *(part.words for part in found.parts)]
        quoted += [words for link in links for words in (link.cue, link.source and link.source.words) if words]
        quoted += [words for link in links for words in link.content]
        assert all(coded.report.text[each.start : each.end] == each.text for each in quoted)
        assert found.sentence.covers(found.evidence)
        assert found.sentence.covers(found.trigger)


def test_the_chain_goes_from_the_outlet_in_to_the_innermost() -> None:
    outlet, lind, peru = explained(talks_report(), "k2").chain
    assert (outlet.kind, outlet.name, outlet.source) == ("outlet", "example.org", None)
    assert lind.source is not None
    assert (lind.kind, lind.name, lind.source.entity) == ("named", "Ada Lind", "person:ada-lind")
    assert lind.addressee is not None
    assert (lind.addressee.name, lind.addressee.words.text) == ("Harbour Wire", "the Harbour Wire agency")
    assert peru.cue is not None
    assert (peru.cue.text, peru.stance, peru.form) == ("promised", "promises", "indirect")
    assert [content.text for content in peru.content] == ["to arrest at least 40 smugglers"]


def test_when_it_was_said_and_through_what() -> None:
    coded = talks_report()
    start = coded.report.text.index("Harbour Wire")
    medium = Medium(start, start + 12, "Harbour Wire", mention=None)
    first = msgspec.structs.replace(coded.attributions[0], medium=medium)
    found = explained(msgspec.structs.replace(coded, attributions=(first, *coded.attributions[1:])), "k1").chain[1]
    assert found.said is not None
    assert found.said.text == "on Monday"
    assert found.medium is not None
    assert (found.medium.words.text, found.medium.entity) == ("Harbour Wire", None)


@pytest.mark.parametrize(
    ("coded", "ends"),
    [
        (with_claim(talks_report(), "k1", attribution=None), "the outlet itself; it names nobody behind it"),
        (talks_report(), "Portugal (state), by name; the report names nobody behind"),
        (with_source(SourceKind.ROLE, "council"), "“council”, known by office only; the report names nobody behind"),
        (with_source(SourceKind.ANONYMOUS, "smugglers"), "“smugglers”, whom the report does not name"),
        (with_source(SourceKind.ANONYMOUS, "Ada Lind", "m6"), "“Ada Lind”, whom the report does not name"),
        (with_source(SourceKind.DOCUMENT, "talks"), "“talks”, a document"),
        (
            with_source(SourceKind.MEDIA, "the Harbour Wire agency", "m8"),
            "Harbour Wire (media), another outlet, in its own voice",
        ),
        (with_source(None), "nobody: the report says that it is said, and not by whom"),
    ],
)  # fmt: skip
def test_how_the_chain_ends(coded: ReportObject, ends: str) -> None:
    assert explained(coded, "k1").ends == ends


def test_a_circle_of_voices_is_walked_once() -> None:
    coded = talks_report()
    round_ = Attribution("a1", "a1", None, None, None, (Span(0, 1),), QuoteForm.INDIRECT)
    assert len(explained(msgspec.structs.replace(coded, attributions=(round_,)), "k1").chain) == 2


def test_what_a_claim_was_coded_as_is_defined() -> None:
    found = explained(talks_report(), "k3")
    assert (found.type, found.mode, found.cameo, found.contexts) == ("MOVE", "smuggle", None, ("weapons",))
    assert found.definition == load_ontology().types["MOVE"].definition
    assert [(part.role, part.words.text, part.entity) for part in found.parts] == [
        ("caused_by", "Grey Coast group", "group:grey-coast"),
        ("from", "Oulu", "place:geonames:643492"),
        ("to", "Tampere", "place:geonames:634963"),
    ]


def test_the_grounds_of_the_modality_are_handed_on() -> None:
    grounds = (Ground(0, 2, "No", modality=Modality.DENIED),)
    assert explained(with_claim(talks_report(), "k3", grounds=grounds), "k3").grounds == grounds
    assert explained(talks_report(), "k3").grounds == ()


def test_only_judging_words_within_the_evidence_count() -> None:
    assert [each.text for each in explained(talks_report(), "k1").wording] == ["spy chiefs"]
    assert [each.text for each in explained(talks_report(), "k4").wording] == ["so-called"]
    assert explained(talks_report(), "k2").wording == ()


def test_what_was_not_resolved_is_said() -> None:
    port = port_report()
    attack, flight, stand = (explained(port, number).unresolved for number in ("k1", "k2", "k3"))
    assert "who: “Gunmen” is a description; whom it means is left open" in attack
    assert "when: the text gives no time; the claim is filed under the day of its report" in attack
    assert not any(each.startswith(("who", "to")) for each in flight)
    assert "who: nobody was found in the text, nor whom" in stand
    assert "the reading is doubtful: its certainty is 0.1 of 1" in stand
    assert explained(talks_report(), "k1").unresolved == ()


def test_an_unresolved_pronoun_and_a_vague_time_are_said() -> None:
    coded = talks_report()
    mentions = tuple(msgspec.structs.replace(each, entity=None) for each in coded.mentions)
    vague = Time(0, 6, "lately", id="t1", precision=TimePrecision.VAGUE)
    found = explained(msgspec.structs.replace(coded, mentions=mentions, times=(vague,)), "k3").unresolved
    assert "source: it was not found for whom “she” stands" in found
    assert "from: “Oulu” is a name that no table knows; whom it means is left open" in found
    first = explained(msgspec.structs.replace(coded, times=(vague,)), "k1").unresolved
    assert first == ("when: “lately” gives no date",)


def test_a_report_s_own_warnings_are_repeated() -> None:
    warned = msgspec.structs.replace(talks_report(), warnings=empty_report().warnings)
    assert explained(warned, "k1").unresolved == empty_report().warnings
