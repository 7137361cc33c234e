"""Whom a medium cites, on parses built by hand."""

from __future__ import annotations

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon
from dateline.reading import Reading
from handparse import parse_from, report_of

CITED = (
    "{medium}/NNP/nsubj>2[{label}] reported=report/VBD/ROOT>0 the/DT/det>4 road/NN/nsubj>5 closed=close/VBD/ccomp>2 "
    "~,/,/punct>2 citing=cite/VBG/advcl>2 {cited} ~./././punct>2"
)


def test_whom_a_medium_cites_says_it_inside_the_report(cues: CueLexicon) -> None:
    cited = "an/DT/det>10 army/NN/compound>10 source/NN/dobj>7"
    parse = parse_from(CITED.format(medium="Nordlys", label="ORG", cited=cited))
    medium, source = find_attributions(Reading(report_of(parse), parse), cues)
    assert medium.source is not None
    assert source.source is not None
    assert (medium.source.text, source.source.text, source.via) == ("Nordlys", "an army source", medium.id)
    assert [parse.text[span.start : span.end] for span in source.content] == ["the road closed"]


def test_what_the_tree_hangs_on_the_citing_verb_is_what_is_reported(cues: CueLexicon) -> None:
    parse = parse_from(
        "the/DT/det>2 council/NN/nsubj>3[ORG] said=say/VBD/ROOT>0 ~,/,/punct>3 citing=cite/VBG/advcl>3 "
        "officials=official/NNS/dobj>5 ~,/,/punct>5 that/IN/mark>11 the/DT/det>10 road/NN/nsubj>11 "
        "closed=close/VBD/ccomp>5 ~./././punct>3"
    )
    council, officials = find_attributions(Reading(report_of(parse), parse), cues)
    assert officials.source is not None
    assert (officials.source.text, officials.via) == ("officials", council.id)
    assert [parse.text[span.start : span.end] for span in officials.content] == ["that the road closed"]


def test_a_document_may_cite_in_its_own_noun_phrase(cues: CueLexicon) -> None:
    parse = parse_from(
        "a/DT/det>2 report/NN/nsubj>5 citing=cite/VBG/acl>2 witnesses=witness/NNS/dobj>3 says=say/VBZ/ROOT>0 "
        "the/DT/det>7 road/NN/nsubj>8 closed=close/VBD/ccomp>5 ~./././punct>5"
    )
    found = find_attributions(Reading(report_of(parse), parse), cues)
    sources = {each.source.text: each for each in found if each.source}
    assert set(sources) == {"a report", "witnesses"}
    assert sources["witnesses"].via == sources["a report"].id


def test_who_quotes_somebody_in_the_passive_reports_him(cues: CueLexicon) -> None:
    parse = parse_from(
        "The/DT/det>2 mayor/NN/nsubjpass>4 was=be/VBD/auxpass>4 quoted=quote/VBN/ROOT>0 by/IN/agent>4 "
        "Quillon/NNP/pobj>5[ORG] as/IN/prep>4 saying=say/VBG/pcomp>7 that/IN/mark>11 it/PRP/nsubj>11 "
        "rained=rain/VBD/ccomp>8 ~././punct>4"
    )
    outer, inner = find_attributions(Reading(report_of(parse), parse), cues)
    assert outer.source is not None
    assert inner.source is not None
    assert outer.cue is not None
    assert inner.cue is not None
    assert (outer.source.text, outer.cue.text) == ("Quillon", "was quoted")
    assert (inner.source.text, inner.cue.text, inner.via) == ("The mayor", "saying", outer.id)
    assert [parse.text[span.start : span.end] for span in outer.content] == ["The mayor", "saying that it rained"]


def test_grounds_that_somebody_cites_do_not_speak(cues: CueLexicon) -> None:
    parse = parse_from(CITED.format(medium="Lund", label="PERSON", cited="the/DT/det>9 polls=poll/NNS/dobj>7"))
    found = find_attributions(Reading(report_of(parse), parse), cues)
    assert [each.source.text for each in found if each.source] == ["Lund", "Lund"]


def test_citing_that_opens_a_sentence_hands_on_what_its_speaker_says(cues: CueLexicon) -> None:
    parse = parse_from(
        "Citing=cite/VBG/advcl>7 police/NNS/dobj>1 ~,/,/punct>7 the/DT/det>6 daily/JJ/amod>6 "
        "Quillon=Quillon/NNP/nsubj>7[ORG] said=say/VBD/ROOT>0 that/IN/mark>12 six/CD/nummod>10 "
        "men=man/NNS/nsubj>12 had=have/VBD/aux>12 died=die/VBN/ccomp>7 ~././punct>7"
    )
    police, daily = find_attributions(Reading(report_of(parse), parse), cues)
    assert police.source is not None
    assert (police.source.text, police.via) == ("police", daily.id)
    assert [parse.text[span.start : span.end] for span in police.content] == ["that six men had died"]
