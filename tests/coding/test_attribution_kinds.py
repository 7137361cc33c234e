"""What kind of voice a source is, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions
from dateline.coding.attribution_kinds import source_kind
from dateline.knowledge.cues import CueLexicon
from dateline.model import Form, Mention, MentionKind, SourceKind
from dateline.reading import Reading
from handparse import parse_from, report_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the/DT/det>4 NU/NNP/compound>4[ORG] relief/NN/compound>4 agency/NN/ROOT>0", SourceKind.NAMED),
        ("the/DT/det>3 relief/NN/compound>3 agency/NN/ROOT>0", SourceKind.ROLE),
        ("the/DT/det>4 NU/NNP/compound>4[ORG] news/NN/compound>4 agency/NN/ROOT>0", SourceKind.MEDIA),
        ("an/DT/det>2 official/NN/ROOT>0", SourceKind.ANONYMOUS),
        ("the/DT/det>2 official/NN/ROOT>0", SourceKind.ROLE),
        ("she/PRP/ROOT>0", SourceKind.ROLE),
        ("the/DT/det>3 police/NN/compound>3 source/NN/ROOT>0", SourceKind.ANONYMOUS),
        ("divers=diver/NNS/ROOT>0", SourceKind.ANONYMOUS),
        ("the/DT/det>2 divers=diver/NNS/ROOT>0", SourceKind.ROLE),
        ("a/DT/det>2 baker/NN/ROOT>0", SourceKind.ANONYMOUS),
        ("a/DT/det>2 spokesman/NN/ROOT>0", SourceKind.ROLE),
        ("three/CD/nummod>2 Norwegians=Norwegian/NNPS/ROOT>0[NORP]", SourceKind.ANONYMOUS),
        ("the/DT/det>2 majority/NN/ROOT>0 of/IN/prep>2 engineers=engineer/NNS/pobj>3", SourceKind.ANONYMOUS),
        (
            "an/DT/det>2 aide/NN/ROOT>0 to/IN/prep>2 Anna/NNP/compound>5[PERSON] Lund/NNP/pobj>3[PERSON]",
            SourceKind.ANONYMOUS,
        ),
        (
            "the/DT/det>2 mayor/NN/ROOT>0 ~,/,/punct>2 Anna/NNP/compound>5[PERSON] Lund/NNP/appos>2[PERSON]",
            SourceKind.NAMED,
        ),
        ("the/DT/det>3 Harbour/NNP/compound>3[ORG] Gazette/NNP/ROOT>0[ORG]", SourceKind.MEDIA),
        ("Anna/NNP/compound>2[PERSON] Post/NNP/ROOT>0[PERSON]", SourceKind.NAMED),
        ("the/DT/det>3 daily/NN/compound>3 Quillon/NNP/ROOT>0[PERSON]", SourceKind.MEDIA),
        ("reporter/NN/compound>3 Anna/NNP/compound>3[PERSON] Lund/NNP/ROOT>0[PERSON]", SourceKind.NAMED),
        (
            "party/NN/compound>2 chief/NN/ROOT>0 and/CC/cc>2 deputy/NN/compound>6 Anna/NNP/compound>6[PERSON] "
            "Lund/NNP/conj>2[PERSON]",
            SourceKind.NAMED,
        ),
        ("the/DT/det>2 Peruvian/NNP/ROOT>0[NORP]", SourceKind.ROLE),
        ("Mourners=mourner/NNPS/ROOT>0", SourceKind.ANONYMOUS),
        ("the/DT/det>3 NU/NNP/compound>3[ORG] experts=expert/NNS/ROOT>0", SourceKind.ROLE),
        ("court/NN/compound>2 papers=paper/NNS/ROOT>0", SourceKind.DOCUMENT),
    ],
)
def test_kind_is_told_by_the_noun_and_what_stands_before_it(cues: CueLexicon, words: str, kind: SourceKind) -> None:
    parse = parse_from(words)
    head = parse.root(parse.sentences[0]).i
    assert source_kind(parse, head, (0, len(parse.tokens)), cues.voices) is kind


@pytest.mark.parametrize(
    ("subject", "form", "kind"),
    [
        ("An/DT/det>2 official/NN/nsubj>3", Form.NOMINAL, SourceKind.ANONYMOUS),
        ("The/DT/det>2 governor/NN/nsubj>3", Form.NOMINAL, SourceKind.ROLE),
        ("Anna/NNP/compound>2[PERSON] Lund/NNP/nsubj>3[PERSON]", Form.NAME, SourceKind.NAMED),
    ],
)
def test_a_pronoun_is_the_kind_of_voice_that_it_stands_for(
    cues: CueLexicon, subject: str, form: Form, kind: SourceKind
) -> None:
    parse = parse_from(
        f"{subject} left=leave/VBD/ROOT>0 ~./././punct>3",
        "He/PRP/nsubj>2 said=say/VBD/ROOT>0 it/PRP/nsubj>4 rained=rain/VBD/ccomp>2 ~./././punct>2",
    )
    name, he = parse.tokens[1], parse.tokens[4]
    mentions = (
        Mention(0, name.end, parse.text[: name.end], id="m1", kind=MentionKind.ACTOR, form=form, chain="c1"),
        Mention(he.start, he.end, "He", id="m2", kind=MentionKind.ACTOR, form=Form.PRONOUN, chain="c1"),
    )
    reading = Reading(report_of(parse), parse, mentions=mentions, heads={"m1": 1, "m2": 4})
    (attribution,) = find_attributions(reading, cues)
    assert attribution.source is not None
    assert attribution.source.kind is kind


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("A/DT/det>2 diplomat/NN/nsubj>3 arrived=arrive/VBD/ROOT>0 ~././punct>3", SourceKind.ANONYMOUS),
        (
            "Anna/NNP/compound>2[PERSON] Lund/NNP/nsubj>6[PERSON] ~,/,/punct>2 a/DT/det>5 diplomat/NN/appos>2 "
            "arrived=arrive/VBD/ROOT>0 ~././punct>6",
            SourceKind.ROLE,
        ),
        ("Nobody/NN/nsubj>2 arrived=arrive/VBD/ROOT>0 ~././punct>2", SourceKind.ROLE),
    ],
)
def test_a_definite_noun_is_whom_the_text_last_called_so(cues: CueLexicon, before: str, kind: SourceKind) -> None:
    parse = parse_from(before, "the/DT/det>2 diplomat/NN/nsubj>3 spoke=speak/VBD/ROOT>0")
    head = parse.sentences[1].first + 1
    assert source_kind(parse, head, (head - 1, head + 1), cues.voices) is kind


@pytest.mark.parametrize(
    "terms",
    [
        "~,/,/punct>2 speaking=speak/VBG/acl>2 on/IN/prep>4 condition/NN/pobj>5 of/IN/prep>6 anonymity/NN/pobj>7",
        "who/WP/nsubj>4 declined=decline/VBD/relcl>2 to/TO/aux>7 be/VB/auxpass>7 named=name/VBN/xcomp>4",
        "who/WP/nsubj>4 asked=ask/VBD/relcl>2 not/RB/neg>8 to/TO/aux>8 be/VB/auxpass>8 identified=identify/VBN/xcomp>4",
        "who/WP/nsubjpass>6 was=be/VBD/auxpass>6 not/RB/neg>6 authorised=authorise/VBN/relcl>2 to/TO/aux>8 "
        "speak/VB/xcomp>6",
    ],
)
def test_whoever_asks_not_to_be_named_is_anonymous(cues: CueLexicon, terms: str) -> None:
    place = 3 + len(terms.split())
    parse = parse_from(
        f"The/DT/det>2 governor/NN/nsubj>{place} {terms} said=say/VBD/ROOT>0 it/PRP/nsubj>{place + 2} "
        f"rained=rain/VBD/ccomp>{place} ~././punct>{place}"
    )
    (attribution, *_) = find_attributions(Reading(report_of(parse), parse), cues)
    assert attribution.source is not None
    assert attribution.source.kind is SourceKind.ANONYMOUS
