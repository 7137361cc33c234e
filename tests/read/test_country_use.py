"""Whether a country's name is used as a place or as an actor."""

from __future__ import annotations

import pytest

from dateline.model import MentionKind
from handread import Reader, named


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Peru/NNP/ROOT>0[GPE] ~:/:/punct>1", MentionKind.PLACE),
        ("Talks=talk/NNS/nsubj>4 on/IN/prep>1 Peru/NNP/pobj>2[GPE] failed=fail/VBD/ROOT>0", MentionKind.PLACE),
        ("Sanctions=sanction/NNS/nsubj>4 on/IN/prep>1 Peru/NNP/pobj>2[GPE] failed=fail/VBD/ROOT>0", MentionKind.ACTOR),
        ("The/DT/det>3 Peru/NNP/compound>3[GPE] crisis/NN/nsubj>4 ended=end/VBD/ROOT>0", MentionKind.PLACE),
        ("The/DT/det>3 Peru/NNP/compound>3[GPE] delegation/NN/nsubj>4 left=leave/VBD/ROOT>0", MentionKind.ACTOR),
        ("Floods=flood/NNS/nsubj>2 swept=sweep/VBD/ROOT>0 Peru/NNP/dobj>2[GPE]", MentionKind.PLACE),
        ("The/DT/det>2 government/NN/nsubj>5 of/IN/prep>2 Peru/NNP/pobj>3[GPE] spoke=speak/VBD/ROOT>0",
         MentionKind.PLACE),
        ("The/DT/det>2 governments=government/NNS/nsubj>5 of/IN/prep>2 Peru/NNP/pobj>3[GPE] spoke=speak/VBD/ROOT>0",
         MentionKind.ACTOR),
        ("Peru/NNP/poss>3[GPE] ~'s/POS/case>1 army/NN/nsubj>4 left=leave/VBD/ROOT>0", MentionKind.PLACE),
        ("Peru/NNP/poss>3[GPE] ~'s/POS/case>1 plan/NN/nsubj>4 failed=fail/VBD/ROOT>0", MentionKind.ACTOR),
        ("Arequipa/NNP/conj>5[GPE] ~,/,/punct>1 Peru/NNP/conj>1[GPE] ~,/,/punct>1 slept=sleep/VBD/ROOT>0",
         MentionKind.PLACE),
    ],
)  # fmt: skip
def test_a_country(read: Reader, sentence: str, kind: MentionKind) -> None:
    assert named(read(sentence), "Peru").kind is kind


def test_a_short_name_in_brackets_is_used_as_the_long_one(read: Reader) -> None:
    reading = read(
        "The/DT/det>2 USA/NNP/nsubj>6[GPE] (/-LRB-/punct>2 US/NNP/appos>2[GPE] ~)/-RRB-/punct>2 waited=wait/VBD/ROOT>0"
    )
    assert named(reading, "US").kind is MentionKind.ACTOR


def test_a_capitals_attempt_is_its_governments(read: Reader) -> None:
    reading = read(
        "The/DT/det>2 refusal/NN/nsubj>5 of/IN/prep>2 Lima/NNP/pobj>3[GPE] hurt/VBD/ROOT>0 Chile/NNP/dobj>5[GPE]"
    )
    assert named(reading, "Lima").entity == "state:PE"
