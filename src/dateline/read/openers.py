"""Prepositions that open a sentence and were read as part of a name: "Near Milltown, one raid …"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.reading import Sentence, Token

_PLACE_PREPOSITIONS = frozenset({
    "near", "inside", "outside", "across", "around", "along", "beyond", "within", "throughout", "toward", "towards",
    "above", "below", "behind", "amid", "off",
})  # fmt: skip

Name = tuple[int, int, str]
"""First token, the one after the last, label."""


def part_openers(
    tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[list[Token], list[Name]]:
    """The tokens and names with such prepositions taken out of the name, and the name hung on them as a place."""
    mended, opened = list(tokens), set()
    for sentence in sentences:
        opener = tokens[sentence.first]
        name = tokens[opener.head]
        compound = opener.tag == "NNP" and opener.dep == "compound" and opener.lower in _PLACE_PREPOSITIONS
        if not compound or name.head == name.i:
            continue  # a root has no word on which the phrase could hang
        mended[opener.i] = replace(opener, tag="IN", pos="ADP", dep="prep", head=name.head, ner="", lemma=opener.lower)
        mended[name.i] = replace(name, dep="pobj", head=opener.i)
        opened.add(opener.i)
    return mended, [
        (first + 1, last, "GPE" if label == "PERSON" else label) if first in opened else (first, last, label)
        for first, last, label in names
        if not (first in opened and last == first + 1)
    ]
