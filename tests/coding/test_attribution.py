"""Who said it, to whom, by which words, on parses built by hand."""

from __future__ import annotations

from dateline.coding.attribution import cue_heads, find_attributions
from dateline.coding.nesting import Contents
from dateline.knowledge.cues import CueLexicon
from dateline.model import Attribution, QuoteForm, SourceKind, Span, Stance
from dateline.reading import Reading
from handparse import parse_from, report_of


def read(cues: CueLexicon, *sentences: str) -> tuple[Reading, tuple[Attribution, ...]]:
    parse = parse_from(*sentences)
    reading = Reading(report_of(parse), parse)
    return reading, find_attributions(reading, cues)


def contents(reading: Reading, attribution: Attribution) -> list[str]:
    return [reading.parse.text[span.start : span.end] for span in attribution.content]


WARNED = (
    "The/DT/det>2 ministry/NN/nsubj>3 said=say/VBD/ROOT>0 the/DT/det>5 general/NN/nsubj>7 had=have/VBD/aux>7 "
    "warned=warn/VBN/ccomp>3 that/IN/mark>12 the/DT/det>10 bridge/NN/nsubjpass>12 was=be/VBD/auxpass>12 "
    "mined=mine/VBN/ccomp>7 ~././punct>3"
)


def test_indirect_speech_with_a_report_inside(cues: CueLexicon) -> None:
    reading, (outer, inner) = read(cues, WARNED)
    assert outer.source is not None
    assert (outer.id, outer.via, outer.source.text, outer.form) == ("a1", None, "The ministry", QuoteForm.INDIRECT)
    assert contents(reading, outer) == ["the general had warned that the bridge was mined"]
    assert inner.cue is not None
    assert (inner.id, inner.via, inner.cue.text) == ("a2", "a1", "had warned")
    assert contents(reading, inner) == ["that the bridge was mined"]


def test_holder_is_the_innermost(cues: CueLexicon) -> None:
    reading, attributions = read(cues, WARNED)
    bridge = reading.parse.text.index("bridge")
    holder = Contents(attributions).find_holder(Span(bridge, bridge + 6))
    assert holder is not None
    assert holder.id == "a2"
    assert Contents(attributions).find_holder(Span(0, 12)) is None


def test_cue_head_is_the_verb(cues: CueLexicon) -> None:
    reading, attributions = read(cues, WARNED)
    heads = cue_heads(reading, attributions)
    assert [reading.parse.tokens[heads[each.id]].text for each in attributions] == ["said", "warned"]


def test_quotation_goes_on_behind_its_speaker(cues: CueLexicon) -> None:
    reading, (said,) = read(
        cues,
        "“/``/punct>10 ~We/PRP/nsubj>5 will/MD/aux>5 not/RB/neg>5 leave/VB/ccomp>10 ~,/,/punct>10 ~”/''/punct>10 "
        "the/DT/det>9 minister/NN/nsubj>10 said=say/VBD/ROOT>0 ~././punct>10",
        "+“/``/punct>4 ~The/DT/det>3 harbour/NN/nsubj>4 is=be/VBZ/ROOT>0 ours/PRP/acomp>4 ~././punct>4 ~”/''/punct>4",
    )
    assert said.source is not None
    assert (said.source.text, said.source.kind, said.form) == ("the minister", SourceKind.ROLE, QuoteForm.DIRECT)
    assert contents(reading, said) == ["“We will not leave,”", "“The harbour is ours.”"]


def test_source_with_apposition_and_addressee(cues: CueLexicon) -> None:
    reading, (told,) = read(
        cues,
        "Anna/NNP/compound>2[PERSON] Lund/NNP/nsubj>11[PERSON] ~,/,/punct>2 the/DT/det>5 head/NN/appos>2 of/IN/prep>5 "
        "the/DT/det>9 port/NN/compound>9 union/NN/pobj>6 ~,/,/punct>2 told=tell/VBD/ROOT>0 the/DT/det>15 "
        "Norden/NNP/compound>15[ORG] news/NN/compound>15 agency/NN/dobj>11 that/IN/mark>20 the/DT/det>18 "
        "strike/NN/nsubj>20 would/MD/aux>20 go/VB/ccomp>11 on/RP/prt>20 ~././punct>11",
    )
    assert told.source is not None
    assert told.addressee is not None
    assert (told.source.text, told.source.kind) == ("Anna Lund, the head of the port union", SourceKind.NAMED)
    assert told.addressee.text == "the Norden news agency"
    assert contents(reading, told) == ["that the strike would go on"]


def test_aside_splits_its_content(cues: CueLexicon) -> None:
    reading, (added,) = read(
        cues,
        "The/DT/det>2 convoy/NN/nsubj>9 ~,/,/punct>6 the/DT/det>5 general/NN/nsubj>6 added=add/VBD/parataxis>9 "
        "~,/,/punct>6 had=have/VBD/aux>9 crossed=cross/VBN/ROOT>0 the/DT/det>11 river/NN/dobj>9 ~././punct>9",
    )
    assert contents(reading, added) == ["The convoy", "had crossed the river"]


def test_according_to_a_document(cues: CueLexicon) -> None:
    reading, (memo,) = read(
        cues,
        "According=accord/VBG/prep>9 to/IN/prep>1 a/DT/det>5 leaked=leak/VBN/amod>5 memo/NN/pobj>2 ~,/,/punct>9 "
        "the/DT/det>8 convoy/NN/nsubj>9 crossed=cross/VBD/ROOT>0 the/DT/det>11 river/NN/dobj>9 ~././punct>9",
    )
    assert memo.source is not None
    assert memo.cue is not None
    assert (memo.source.text, memo.source.kind, memo.cue.text) == ("a leaked memo", SourceKind.DOCUMENT, "According to")
    assert contents(reading, memo) == ["the convoy crossed the river"]


def test_passive_belief_has_no_source(cues: CueLexicon) -> None:
    reading, (believed,) = read(
        cues,
        "It/PRP/nsubjpass>3 is=be/VBZ/auxpass>3 believed=believe/VBN/ROOT>0 that/IN/mark>7 the/DT/det>6 "
        "pilot/NN/nsubj>7 survived=survive/VBD/ccomp>3 ~././punct>3",
    )
    assert believed.source is None
    assert believed.cue is not None
    assert believed.cue.text == "is believed"
    assert contents(reading, believed) == ["that the pilot survived"]


def test_noun_of_denial(cues: CueLexicon) -> None:
    reading, (denial,) = read(
        cues,
        "His/PRP$/poss>2 denial/NN/nsubj>6 of/IN/prep>2 the/DT/det>5 attack/NN/pobj>3 angered=anger/VBD/ROOT>0 "
        "the/DT/det>8 villagers=villager/NNS/dobj>6 ~././punct>6",
    )
    assert denial.source is not None
    assert denial.cue is not None
    assert (denial.source.text, denial.cue.text, denial.cue.stance) == ("His", "denial of", Stance.DENIES)
    assert contents(reading, denial) == ["the attack"]


def test_adverb_of_hearsay(cues: CueLexicon) -> None:
    reading, (hearsay,) = read(
        cues,
        "The/DT/det>2 convoy/NN/nsubj>5 has=have/VBZ/aux>5 reportedly/RB/advmod>5 crossed=cross/VBN/ROOT>0 "
        "the/DT/det>7 river/NN/dobj>5 ~././punct>5",
    )
    assert hearsay.source is None
    assert contents(reading, hearsay) == ["The convoy has", "crossed the river"]


def test_mere_narration_attributes_nothing(cues: CueLexicon) -> None:
    _, found = read(
        cues, "The/DT/det>2 convoy/NN/nsubj>3 crossed=cross/VBD/ROOT>0 the/DT/det>5 river/NN/dobj>3 ~././punct>3"
    )
    assert found == ()


def test_according_to_at_the_end_reports_both_clauses(cues: CueLexicon) -> None:
    """The tree hangs the phrase on the second clause alone; the comma before it says that it closes the sentence."""
    reading, (found,) = read(
        cues,
        "Smugglers=smuggler/NNS/nsubj>2 crossed=cross/VBD/ROOT>0 the/DT/det>4 lake/NN/dobj>2 and/CC/cc>2 "
        "patrols=patrol/NNS/nsubj>7 fled=flee/VBD/conj>2 ~,/,/punct>7 according=accord/VBG/prep>7 to/IN/prep>9 "
        "a/DT/det>12 memo/NN/pobj>10 ~././punct>2",
    )
    assert contents(reading, found) == ["Smugglers crossed the lake and patrols fled"]


def test_according_to_at_the_head_ends_at_its_comma(cues: CueLexicon) -> None:
    """The tree makes the sentence's subject a second name of the source, and leaves no clause."""
    reading, (found,) = read(
        cues,
        "According=accord/VBG/ROOT>0 to/IN/prep>1 the/DT/det>4 coroner/NN/pobj>2 ~,/,/punct>4 a/DT/det>7 "
        "diver/NN/appos>4 drowned=drown/VBD/advcl>1 ~././punct>1",
    )
    assert found.source is not None
    assert found.source.text == "the coroner"
    assert contents(reading, found) == ["a diver drowned"]


def test_day_and_medium_are_no_part_of_a_source(cues: CueLexicon) -> None:
    _, (found,) = read(
        cues,
        "The/DT/det>2 group/NN/nsubj>8 in/IN/prep>2 a/DT/det>5 video/NN/pobj>3 on/IN/prep>2 Friday/NNP/pobj>6[DATE] "
        "denied=deny/VBD/ROOT>0 the/DT/det>10 theft/NN/dobj>8 ~././punct>8",
    )
    assert found.source is not None
    assert found.source.text == "The group"
