"""Who reports whom, on attributions made by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions, find_sites
from dateline.coding.nesting import find_inner, nest
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueLexicon
from dateline.model import Attribution, Cue, QuoteForm, Source, SourceKind, Span, Stance
from dateline.reading import Reading
from handparse import parse_from, report_of


def _attribution(text: str, source: str | None, cue: str, *content: str) -> Attribution:
    def find(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    who, how = find(source) if source else None, find(cue)
    return Attribution(
        id="",
        via=None,
        source=Source(who.start, who.end, source or "", mention=None, kind=SourceKind.ROLE) if who else None,
        cue=Cue(how.start, how.end, cue, stance=Stance.STATES),
        addressee=None,
        content=tuple(find(words) for words in content),
        form=QuoteForm.INDIRECT,
    )


def _told(text: str, *attributions: Attribution) -> list[tuple[str, str | None, list[str]]]:
    """For each attribution its cue, the cue of the one that reports it, and its content."""
    nested = nest(attributions)
    cues = {each.id: each.cue.text for each in nested if each.cue}
    return [
        (cues[each.id], cues.get(each.via or ""), [text[part.start : part.end] for part in each.content])
        for each in nested
    ]


def test_what_stands_in_a_content_is_reported_by_it() -> None:
    text = "The clerk wrote that the miller swore the barn had burned."
    outer = _attribution(text, "The clerk", "wrote", "the miller swore the barn had burned")
    inner = _attribution(text, "the miller", "swore", "the barn had burned")
    assert [via for _, via, _ in _told(text, outer, inner)] == [None, "wrote"]


def test_a_closing_voice_reports_the_one_that_seems_to_hold_it() -> None:
    text = "The miller swore the barn had burned, according to the clerk."
    seeming = _attribution(text, "The miller", "swore", "the barn had burned, according to the clerk")
    closing = _attribution(text, "the clerk", "according to", "The miller swore the barn had burned")
    assert _told(text, seeming, closing) == [
        ("swore", "according to", ["the barn had burned"]),
        ("according to", None, ["The miller swore the barn had burned"]),
    ]


def test_an_adverb_never_reports_a_voice_with_a_name() -> None:
    text = "According to the clerk, the barn has reportedly burned."
    named = _attribution(text, "the clerk", "According to", "the barn has reportedly burned")
    adverb = _attribution(text, None, "reportedly", "According to the clerk, the barn has", "burned")
    assert _told(text, named, adverb) == [
        ("According to", None, ["the barn has reportedly burned"]),
        ("reportedly", "According to", ["the barn has", "burned"]),
    ]


def test_who_reports_a_speaker_reports_what_he_says() -> None:
    text = "The clerk said the miller had sworn on Monday: “My barn was full of oats and burned.”"
    outer = _attribution(text, "The clerk", "said", "the miller had sworn on Monday")
    inner = _attribution(text, "the miller", "had sworn", "“My barn was full of oats and burned.”")
    assert [(cue, via) for cue, via, _ in _told(text, outer, inner)] == [("said", None), ("had sworn", "said")]


def test_a_noun_between_a_cue_and_the_content_of_both_stands_inside() -> None:
    text = "The clerk recorded the miller's oath that the barn had burned."
    outer = _attribution(text, "The clerk", "recorded", "that the barn had burned")
    inner = _attribution(text, "the miller's", "oath", "that the barn had burned")
    assert _told(text, outer, inner) == [
        ("recorded", None, ["the miller's oath that the barn had burned"]),
        ("oath", "recorded", ["that the barn had burned"]),
    ]


@pytest.mark.parametrize(
    ("words", "voices"),
    [
        (
            "traders=trader/NNS/nsubj>4 feared=fear/VBD/ccomp>2 a/DT/det>6 blockade/NN/dobj>4",
            [("Lund", None), ("traders", "Lund")],
        ),
        (
            "it/PRP/nsubj>4 threatened=threaten/VBD/ccomp>2 to/TO/aux>6 sail/VB/xcomp>4",
            [("Lund", None), ("it", "Lund")],
        ),
        (
            "he/PRP/nsubj>4 feared=fear/VBD/ccomp>2 a/DT/det>6 blockade/NN/dobj>4",
            [("Lund", None)],
        ),
        (
            "traders=trader/NNS/nsubj>4 denied=deny/VBD/ccomp>2 the/DT/det>6 claim/NN/dobj>4 by/IN/prep>6 "
            "pilots=pilot/NNS/pobj>7 that/IN/mark>11 fuel/NN/nsubj>11 leaked=leak/VBD/acl>6",
            [("Lund", None), ("traders", "Lund"), ("pilots", "traders")],
        ),
        (
            "traders=trader/NNS/nsubj>4 denied=deny/VBD/ccomp>2 a/DT/det>6 claim/NN/dobj>4 by/IN/prep>6 "
            "pilots=pilot/NNS/pobj>7 that/IN/mark>11 fuel/NN/nsubj>11 leaked=leak/VBD/relcl>8",
            [("Lund", None), ("traders", "Lund"), ("pilots", "traders")],
        ),
    ],
)  # fmt: skip
def test_which_voices_inside_retold_speech_count(
    cues: CueLexicon, words: str, voices: list[tuple[str, str | None]]
) -> None:
    parse = parse_from(f"Lund/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 {words} ~././punct>2")
    found = find_attributions(Reading(report_of(parse), parse), cues)
    names = {each.id: each.source.text for each in found if each.source}
    assert [(names[each.id], names.get(each.via or "")) for each in found] == voices


@pytest.mark.parametrize(("subject", "inner"), [("traders=trader/NNS", ["warned"]), ("they/PRP", [])])
def test_who_speaks_inside_a_content_by_a_noun(cues: CueLexicon, subject: str, inner: list[str]) -> None:
    parse = parse_from(
        f"Lund/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 {subject}/nsubj>4 warned=warn/VBD/ccomp>2 that/IN/mark>7 "
        "boats=boat/NNS/nsubj>7 sank=sink/VBD/ccomp>4 ~././punct>2"
    )
    quoted = QuotedParse(parse)
    assert [parse.tokens[i].text for i in find_inner(quoted, find_sites(quoted, cues))] == inner


def test_and_that_goes_on_with_the_outer_voice(cues: CueLexicon) -> None:
    parse = parse_from(
        "Lund/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 traders=trader/NNS/nsubj>4 asked=ask/VBD/ccomp>2 him/PRP/dobj>4 "
        "to/TO/aux>7 sail/VB/xcomp>4 and/CC/cc>7 that/IN/mark>12 the/DT/det>11 port/NN/nsubj>12 "
        "closed=close/VBD/conj>7 ~././punct>2"
    )
    contents = {
        each.source.text: [parse.text[part.start : part.end] for part in each.content]
        for each in find_attributions(Reading(report_of(parse), parse), cues)
        if each.source
    }
    assert contents["traders"] == ["to sail"]
    assert contents["Lund"] == ["traders asked him to sail and that the port closed"]
