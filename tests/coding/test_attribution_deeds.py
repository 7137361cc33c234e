"""Attacks with guns and attacks with words."""

from __future__ import annotations

import pytest

from dateline.coding.attribution_deeds import is_deed
from dateline.knowledge.cues import CueKind, CueLexicon
from handparse import parse_from


@pytest.mark.parametrize(
    ("target", "deed"),
    [
        ("convoy/NN/dobj>2", True),
        ("Milltown/NNP/dobj>2[GPE]", True),
        ("Lund/NNP/dobj>2[PERSON]", False),
        ("plan/NN/dobj>2", False),
        ("guard/NN/compound>4 post/NN/dobj>2", True),
        ("Nordnet/NNP/compound>4 post/NN/dobj>2", False),
        ("army/NN/compound>4 column/NN/dobj>2", True),
        ("newspaper/NN/compound>4 column/NN/dobj>2", False),
        ("convoy/NN/dobj>2 for/IN/prep>2 hours=hour/NNS/pobj>4[TIME]", True),
        ("convoy/NN/dobj>2 for/IN/prep>2 its/PRP$/poss>6 noise/NN/pobj>4", False),
    ],
)
def test_attack_is_speech_where_its_target_or_grounds_are(cues: CueLexicon, target: str, deed: bool) -> None:
    parse = parse_from(f"Rivals=rival/NNS/nsubj>2 attacked=attack/VBD/ROOT>0 {target}")
    entry = cues.find(CueKind.VERB, "attack")
    assert entry is not None
    assert is_deed(parse, parse.tokens[1], parse.child(parse.tokens[1], "dobj"), entry, cues) is deed


def test_only_words_are_released_by_a_source(cues: CueLexicon) -> None:
    entry = cues.find(CueKind.VERB, "release")
    assert entry is not None
    parse = parse_from("Rebels=rebel/NNS/nsubj>2 released=release/VBD/ROOT>0 Lund/NNP/dobj>2[PERSON]")
    assert is_deed(parse, parse.tokens[1], parse.tokens[2], entry, cues)
    parse = parse_from("Rebels=rebel/NNS/nsubj>2 released=release/VBD/ROOT>0 a/DT/det>4 statement/NN/dobj>2")
    assert not is_deed(parse, parse.tokens[1], parse.tokens[3], entry, cues)


def test_verb_of_speech_alone_is_no_deed(cues: CueLexicon) -> None:
    entry = cues.find(CueKind.VERB, "criticise")
    assert entry is not None
    parse = parse_from("Rivals=rival/NNS/nsubj>2 criticised=criticise/VBD/ROOT>0 convoys=convoy/NNS/dobj>2")
    assert not is_deed(parse, parse.tokens[1], parse.tokens[2], entry, cues)
