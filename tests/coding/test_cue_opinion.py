"""The second opinion on cues, on parses built by hand and with weights set by hand."""

from __future__ import annotations

from dateline.coding.attribution import find_attributions
from dateline.coding.cue_candidates import find_candidates
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cue_model import BIAS, CueModel
from dateline.knowledge.cues import CueKind, CueLexicon
from dateline.model import Attribution, Stance
from dateline.reading import Reading
from handparse import parse_from, report_of

SAID = (
    "The/DT/det>2 admiral/NN/nsubj>3 said=say/VBD/ROOT>0 in/IN/prep>3 a/DT/det>6 broadcast/NN/pobj>4 that/IN/mark>9 "
    "ships/NNS/nsubj>9 sailed=sail/VBD/ccomp>3 ~././punct>3"
)
SIGNALLED = (
    "The/DT/det>2 junta/NN/nsubj>3 semaphored=semaphore/VBD/ROOT>0 that/IN/mark>7 the/DT/det>6 truce/NN/nsubj>7 "
    "held=hold/VBD/ccomp>3 ~././punct>3"
)


def model(keep: float = 0.0, add: float = 1.0, extend: float = 1.0, **weights: dict[str, float]) -> CueModel:
    return CueModel(weights.get("sites", {}), weights.get("words", {}), keep, add, extend)


def read(cues: CueLexicon, sentence: str, opinion: CueModel | None) -> tuple[Attribution, ...]:
    parse = parse_from(sentence)
    return find_attributions(Reading(report_of(parse), parse), cues, opinion)


def cue_text(attribution: Attribution) -> str:
    assert attribution.cue is not None
    return attribution.cue.text


def test_unlikely_site_of_a_rule_is_dropped(cues: CueLexicon) -> None:
    assert [cue_text(each) for each in read(cues, SAID, None)] == ["said"]
    assert read(cues, SAID, model(keep=0.5, sites={"verb lemma=say": -2.0})) == ()


def test_likely_word_becomes_a_cue_with_source_and_content(cues: CueLexicon) -> None:
    assert read(cues, SIGNALLED, None) == ()
    (found,) = read(cues, SIGNALLED, model(add=0.6, sites={"verb new frame=clause": 1.0}))
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.text, found.cue.text, found.cue.stance) == ("The junta", "semaphored", Stance.STATES)
    assert [SIGNALLED_TEXT[span.start : span.end] for span in found.content] == ["that the truce held"]


def test_doubtful_word_becomes_none(cues: CueLexicon) -> None:
    assert read(cues, SIGNALLED, model(add=0.6, sites={"verb new frame=clause": 0.3})) == ()


def test_cue_reaches_as_far_as_its_words_are_likely(cues: CueLexicon) -> None:
    words = {"behind word=IN": 0.0, "behind arc=head prep word=in": 3.0, "behind arc=cue pobj word=NN": 3.0}
    sure = {BIAS: 5.0}
    (short,) = read(cues, SAID, model(extend=0.5, sites=sure, words={BIAS: -3.0}))
    (long,) = read(cues, SAID, model(extend=0.5, sites=sure, words={BIAS: 5.0, **words}))
    assert (cue_text(short), cue_text(long)) == ("said", "said in a broadcast")


def test_cue_stops_at_source_and_content(cues: CueLexicon) -> None:
    (found,) = read(cues, SIGNALLED, model(add=0.5, extend=0.1, sites={BIAS: 5.0}, words={BIAS: 5.0}))
    assert cue_text(found) == "semaphored"


def test_cue_ends_with_a_whole_phrase(cues: CueLexicon) -> None:
    words = {BIAS: -3.0, "behind word=IN": 8.0}
    (found,) = read(cues, SAID, model(extend=0.5, sites={BIAS: 5.0}, words=words))
    assert cue_text(found) == "said"


def test_what_only_leads_to_a_cue_is_no_candidate(cues: CueLexicon) -> None:
    seized = (
        "He/PRP/nsubj>2 rushed=rush/VBD/ROOT>0 to/TO/aux>4 argue/VB/xcomp>2 that/IN/mark>7 it/PRP/nsubj>7 "
        "sank=sink/VBD/ccomp>4 ~././punct>2"
    )
    quoted = QuotedParse(parse_from(seized))
    assert [site.head for site in find_candidates(quoted, cues, ())] == [1, 3]
    assert list(find_candidates(quoted, cues, {3})) == []


def test_stance_of_a_new_cue_is_that_of_its_lemma_as_another_part_of_speech(cues: CueLexicon) -> None:
    assert cues.find(CueKind.NOUN, "deny") is None
    quoted = QuotedParse(
        parse_from(
            "Its/PRP$/poss>2 deny/NN/nsubj>6 that/IN/mark>5 it/PRP/nsubj>5 sank=sink/VBD/acl>2 failed=fail/VBD/ROOT>0 "
            "~././punct>6"
        )
    )
    (site,) = find_candidates(quoted, cues, ())
    assert site.entry is not None
    assert (site.entry.kind, site.entry.stance) == (CueKind.NOUN, Stance.DENIES)


def test_what_is_done_to_something_is_no_candidate_nor_what_only_seems(cues: CueLexicon) -> None:
    done = "Rebels=rebel/NNS/nsubj>2 torched=torch/VBD/ROOT>0 a/DT/det>4 mill/NN/dobj>2 ~././punct>2"
    seemed = "It/PRP/nsubj>2 seemed=seem/VBD/ROOT>0 that/IN/mark>5 it/PRP/nsubj>5 sank=sink/VBD/ccomp>2 ~././punct>2"
    for sentence in (done, seemed):
        assert list(find_candidates(QuotedParse(parse_from(sentence)), cues, ())) == []


def test_listed_word_may_have_its_content_in_a_construction_that_is_not_listed(cues: CueLexicon) -> None:
    verb = cues.find(CueKind.VERB, "comment")
    assert verb is not None
    assert not {"object", "infinitive"} & verb.frames
    written = "Holm/NNP/nsubj>2[PERSON] commented=comment/VBD/ROOT>0 upon/IN/prep>2 leaks=leak/NNS/pobj>3 ~././punct>2"
    against = written.replace("upon", "against")
    sites = {"verb new frame=against": 1.0}
    assert [read(cues, each, None) for each in (written, against)] == [(), ()]
    assert [read(cues, each, model(add=0.6)) for each in (written, against)] == [(), ()]
    (found,) = read(cues, against, model(add=0.6, sites=sites))
    assert cue_text(found) == "commented against"


def test_whoever_is_told_something_is_not_what_is_told(cues: CueLexicon) -> None:
    written = "Holm/NNP/nsubj>2[PERSON] told=tell/VBD/ROOT>0 divers=diver/NNS/dobj>2 ~././punct>2"
    assert read(cues, written, model(add=0.1, sites={BIAS: 5.0})) == ()


def test_object_inside_somebodys_words_is_a_report_only_where_that_is_likely(cues: CueLexicon) -> None:
    written = (
        "Holm/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 Lund/NNP/nsubj>4[PERSON] announced=announce/VBD/ccomp>2 "
        "a/DT/det>6 truce/NN/dobj>4 ~././punct>2"
    )
    denied = written.replace("announced=announce", "denied=deny")
    likely, unlikely = model(), model(sites={"verb lemma=announce": -0.5, "verb lemma=deny": -0.5})
    assert [cue_text(each) for each in read(cues, written, likely)] == ["said", "announced"]
    assert [cue_text(each) for each in read(cues, written, unlikely)] == ["said"]
    assert [cue_text(each) for each in read(cues, denied, unlikely)] == ["said", "denied"]
    hailed = written.replace("~././punct>2", "as/IN/prep>4 a/DT/det>9 gift/NN/pobj>7 ~././punct>2")
    assert [cue_text(each) for each in read(cues, hailed, unlikely)] == ["said", "announced"]


def test_candidates_have_a_source_and_a_content_and_are_no_quotation(cues: CueLexicon) -> None:
    quoted = QuotedParse(parse_from(SIGNALLED))
    assert [site.head for site in find_candidates(quoted, cues, ())] == [2]
    assert list(find_candidates(quoted, cues, {2})) == []
    marked = QuotedParse(
        parse_from(
            "“/``/punct>3 ~They/PRP/nsubj>3 semaphored=semaphore/VBD/ROOT>0 that/IN/mark>6 it/PRP/nsubj>6 "
            "held=hold/VBD/ccomp>3 ~”/''/punct>3"
        )
    )
    assert list(find_candidates(marked, cues, ())) == []


SIGNALLED_TEXT = parse_from(SIGNALLED).text
