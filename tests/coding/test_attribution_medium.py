"""Through what a source spoke, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import cue_heads, find_attributions
from dateline.coding.attribution_medium import find_media
from dateline.knowledge.cues import CueLexicon
from dateline.knowledge.media import MediumLexicon
from dateline.model import Attribution, Entity, Form, Mention, MentionKind
from dateline.reading import Reading
from handparse import parse_from, report_of


def read(cues: CueLexicon, media: MediumLexicon, *sentences: str, outlet: str | None = None) -> list[Attribution]:
    """The attributions of ``sentences``, in which the word ``outlet`` is a known outlet."""
    parse = parse_from(*sentences)
    reading = Reading(report_of(parse), parse)
    if outlet is not None:
        name = next(token for token in parse.tokens if token.text == outlet)
        mention = Mention(
            name.start, name.end, outlet, id="m1", kind=MentionKind.ACTOR, form=Form.NAME, entity="org:known"
        )
        known = {"org:known": Entity(outlet, "media")}
        reading = Reading(report_of(parse), parse, mentions=(mention,), heads={"m1": name.i}, entities=known)
    found = find_attributions(reading, cues)
    return list(find_media(reading, found, cue_heads(reading, found), media))


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        (
            "The/DT/det>2 mayor/NN/nsubj>3 said=say/VBD/ROOT>0 in/IN/prep>3 a/DT/det>6 statement/NN/pobj>4 "
            "that/IN/mark>9 it/PRP/nsubj>9 rained=rain/VBD/ccomp>3 ~././punct>3",
            "in a statement",
        ),
        (
            "The/DT/det>2 mayor/NN/nsubj>3 said=say/VBD/ROOT>0 on/IN/prep>3 Monday/NNP/pobj>4[DATE] by/IN/prep>3 "
            "telephone/NN/pobj>6 that/IN/mark>10 it/PRP/nsubj>10 rained=rain/VBD/ccomp>3 ~././punct>3",
            "by telephone",
        ),
        (
            "Speaking=speak/VBG/advcl>8 on/IN/prep>1 state/NN/compound>4 television/NN/pobj>2 ~,/,/punct>8 "
            "the/DT/det>7 mayor/NN/nsubj>8 said=say/VBD/ROOT>0 it/PRP/nsubj>10 rained=rain/VBD/ccomp>8 ~././punct>8",
            "on state television",
        ),
        (
            "The/DT/det>2 mayor/NN/nsubj>3 said=say/VBD/ROOT>0 through/IN/prep>3 a/DT/det>6 spokesman/NN/pobj>4 "
            "that/IN/mark>9 it/PRP/nsubj>9 rained=rain/VBD/ccomp>3 ~././punct>3",
            "through a spokesman",
        ),
        (
            "A/DT/det>2 video/NN/nsubj>5 posted=post/VBN/acl>2 online/RB/advmod>3 showed=show/VBD/ROOT>0 "
            "that/IN/mark>8 it/PRP/nsubj>8 rained=rain/VBD/ccomp>5 ~././punct>5",
            "posted online",
        ),
        (
            "A/DT/det>2 report/NN/nsubj>5 released=release/VBN/acl>2 Monday/NNP/npadvmod>3[DATE] said=say/VBD/ROOT>0 "
            "that/IN/mark>8 it/PRP/nsubj>8 rained=rain/VBD/ccomp>5 ~././punct>5",
            None,
        ),
        (
            "The/DT/det>2 mayor/NN/nsubj>3 tweeted=tweet/VBD/ROOT>0 that/IN/mark>6 it/PRP/nsubj>6 "
            "rained=rain/VBD/ccomp>3 ~././punct>3",
            "tweeted",
        ),
        (
            "The/DT/det>2 mayor/NN/nsubj>3 said=say/VBD/ROOT>0 the/DT/det>5 water/NN/nsubj>9 in/IN/prep>5 the/DT/det>8 "
            "film/NN/pobj>6 rose=rise/VBD/ccomp>3 ~././punct>3",
            None,
        ),
        (
            "The/DT/det>2 mayor/NN/nsubj>3 said=say/VBD/ROOT>0 the/DT/det>5 man/NN/nsubj>9 in/IN/prep>5 the/DT/det>8 "
            "video/NN/pobj>6 lied=lie/VBD/ccomp>3 ~././punct>3",
            None,
        ),
    ],
)
def test_the_phrase_beside_the_cue(cues: CueLexicon, media: MediumLexicon, sentence: str, medium: str | None) -> None:
    (found,) = read(cues, media, sentence)
    assert (found.medium.text if found.medium else None) == medium


def test_an_interview_goes_with_its_outlet(cues: CueLexicon, media: MediumLexicon) -> None:
    (found,) = read(
        cues,
        media,
        "In/IN/prep>9 an/DT/det>3 interview/NN/pobj>1 with/IN/prep>3 Quillon/NNP/pobj>4[ORG] ~,/,/punct>9 the/DT/det>8 "
        "mayor/NN/nsubj>9 said=say/VBD/ROOT>0 it/PRP/nsubj>11 rained=rain/VBD/ccomp>9 ~././punct>9",
        outlet="Quillon",
    )
    assert found.medium is not None
    assert (found.medium.text, found.medium.mention) == ("In an interview with Quillon", "m1")


def test_an_outlet_that_is_told_is_the_medium_too(cues: CueLexicon, media: MediumLexicon) -> None:
    (found,) = read(
        cues,
        media,
        "The/DT/det>2 mayor/NN/nsubj>3 told=tell/VBD/ROOT>0 Quillon/NNP/dobj>3[ORG] that/IN/mark>7 it/PRP/nsubj>7 "
        "rained=rain/VBD/ccomp>3 ~././punct>3",
        outlet="Quillon",
    )
    assert found.medium is not None
    assert found.addressee is not None
    assert (found.medium.text, found.medium.mention, found.addressee.text) == ("Quillon", "m1", "Quillon")


def test_people_who_are_told_are_no_medium(cues: CueLexicon, media: MediumLexicon) -> None:
    (found,) = read(
        cues,
        media,
        "The/DT/det>2 mayor/NN/nsubj>3 told=tell/VBD/ROOT>0 voters=voter/NNS/dobj>3 that/IN/mark>7 it/PRP/nsubj>7 "
        "rained=rain/VBD/ccomp>3 ~././punct>3",
    )
    assert found.medium is None


def test_a_letter_names_its_addressee(cues: CueLexicon, media: MediumLexicon) -> None:
    (found,) = read(
        cues,
        media,
        "The/DT/det>2 mayor/NN/nsubj>3 said=say/VBD/ROOT>0 in/IN/prep>3 a/DT/det>6 letter/NN/pobj>4 to/IN/prep>6 "
        "the/DT/det>9 council/NN/pobj>7 that/IN/mark>12 it/PRP/nsubj>12 rained=rain/VBD/ccomp>3 ~././punct>3",
    )
    assert found.medium is not None
    assert found.addressee is not None
    assert (found.medium.text, found.addressee.text) == ("in a letter to the council", "the council")


def test_who_is_quoted_as_a_voice_is_no_medium(cues: CueLexicon, media: MediumLexicon) -> None:
    outer, inner = read(
        cues,
        media,
        "The/DT/det>2 mayor/NN/nsubjpass>4 was=be/VBD/auxpass>4 quoted=quote/VBN/ROOT>0 by/IN/agent>4 "
        "Quillon/NNP/pobj>5[ORG] as/IN/prep>4 saying=say/VBG/pcomp>7 that/IN/mark>11 it/PRP/nsubj>11 "
        "rained=rain/VBD/ccomp>8 ~././punct>4",
        outlet="Quillon",
    )
    assert outer.source is not None
    assert (outer.source.text, outer.medium, inner.via, inner.medium) == ("Quillon", None, outer.id, None)


@pytest.mark.parametrize(
    ("phrase", "content"),
    [
        ("in/IN/prep>5 a/DT/det>8 letter/NN/pobj>6", "the charge"),
        ("on/IN/prep>5 state/NN/compound>8 television/NN/pobj>6", "the charge"),
        ("in/IN/prep>5 the/DT/det>8 report/NN/pobj>6", "the charge in the report"),
    ],
)
def test_a_medium_that_closes_the_object_is_no_content(
    cues: CueLexicon, media: MediumLexicon, phrase: str, content: str
) -> None:
    sentence = (
        f"The/DT/det>2 mayor/NN/nsubj>3 denied=deny/VBD/ROOT>0 the/DT/det>5 charge/NN/dobj>3 {phrase} ~././punct>3"
    )
    parse = parse_from(sentence)
    (found,) = read(cues, media, sentence)
    assert [parse.text[span.start : span.end] for span in found.content] == [content]
    assert (found.medium is not None) == (content == "the charge")
