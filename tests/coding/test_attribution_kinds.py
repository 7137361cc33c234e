"""What kind of voice a source is, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.coding.attribution import find_attributions
from dateline.coding.attribution_kinds import source_kind
from dateline.knowledge.cues import CueLexicon, load_cues
from dateline.model import Form, Mention, MentionKind, SourceKind
from dateline.reading import Reading
from handparse import parse_from, report_of


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the/DT/det>4 NU/NNP/compound>4[ORG] relief/NN/compound>4 agency/NN/ROOT>0", SourceKind.NAMED),
        ("the/DT/det>3 relief/NN/compound>3 agency/NN/ROOT>0", SourceKind.ROLE),
        ("the/DT/det>4 NU/NNP/compound>4[ORG] news/NN/compound>4 agency/NN/ROOT>0", SourceKind.MEDIA),
        ("an/DT/det>2 official/NN/ROOT>0", SourceKind.ANONYMOUS),
        ("the/DT/det>2 official/NN/ROOT>0", SourceKind.ROLE),
        ("she/PRP/ROOT>0", SourceKind.ROLE),
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
