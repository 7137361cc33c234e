"""Prepositions that were read as part of a name."""

from __future__ import annotations

from dateline.read.openers import part_openers
from handparse import parse_from


def test_a_preposition_that_opens_a_sentence_is_no_part_of_the_name_behind_it() -> None:
    parse = parse_from(
        "Near/NNP/compound>2[PERSON] Milltown/NNP/nsubj>5[PERSON] ~,/,/punct>2 guards=guard/NNS/nsubj>5 "
        "fled=flee/VBD/ROOT>0"
    )
    tokens, names = part_openers(parse.tokens, parse.sentences, parse.names)
    assert [(tokens[i].tag, tokens[i].dep, tokens[i].head) for i in (0, 1)] == [("IN", "prep", 4), ("NNP", "pobj", 0)]
    assert names == [(1, 2, "GPE")]


def test_other_names_stay_as_they_are() -> None:
    parse = parse_from("Nadia/NNP/compound>2[PERSON] Orlova/NNP/nsubj>3[PERSON] fled=flee/VBD/ROOT>0")
    assert part_openers(parse.tokens, parse.sentences, parse.names) == (list(parse.tokens), list(parse.names))


def test_a_name_that_is_the_whole_sentence_stays_its_root() -> None:
    parse = parse_from("Near/NNP/compound>2[PERSON] Milltown/NNP/ROOT>0[PERSON]")
    assert part_openers(parse.tokens, parse.sentences, parse.names) == (list(parse.tokens), list(parse.names))
