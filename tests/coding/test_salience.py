"""What a word's place in the sentence keeps of a reading's certainty."""

from __future__ import annotations

from dateline.coding.salience import salience
from handparse import parse_from


def test_what_is_said_counts_as_much_as_a_main_clause() -> None:
    parse = parse_from("Ada/NNP/nsubj>2 said=say/VBD/ROOT>0 they/PRP/nsubj>4 fled=flee/VBD/ccomp>2")
    assert salience(parse, parse.tokens[3]) == salience(parse, parse.tokens[1]) == 1.0


def test_an_aside_counts_less_the_deeper_it_stands() -> None:
    parse = parse_from(
        "Men=man/NNS/nsubj>5 who/WP/nsubj>3 fled=flee/VBD/relcl>1 fighting=fight/VBG/advcl>3 returned=return/VBD/ROOT>0"
    )
    main, relative, within = (salience(parse, parse.tokens[i]) for i in (4, 2, 3))
    assert main > relative > within > 0
