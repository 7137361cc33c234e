import pytest

from dateline.coding.tense import Tense, find_tense
from handparse import parse_from


@pytest.mark.parametrize(
    ("words", "tense"),
    [
        ("They/PRP/nsubj>2 fled=flee/VBD/ROOT>0", Tense.PAST),
        ("They/PRP/nsubj>2 flee/VBP/ROOT>0", Tense.PRESENT),
        ("They/PRP/nsubj>3 have/VBP/aux>3 fled=flee/VBN/ROOT>0", Tense.PAST),
        ("They/PRP/nsubj>3 will/MD/aux>3 flee/VB/ROOT>0", Tense.FUTURE),
        ("They/PRP/nsubj>4 would/MD/aux>4 have/VB/aux>4 fled=flee/VBN/ROOT>0", Tense.PAST),
        ("They/PRP/nsubj>2 plan/VBP/ROOT>0 to/TO/aux>4 flee/VB/xcomp>2", Tense.FUTURE),
        ("They/PRP/nsubj>2 managed=manage/VBD/ROOT>0 to/TO/aux>4 flee/VB/xcomp>2", Tense.PAST),
        ("Bonds=bond/NNS/nsubj>2 are=be/VBP/ROOT>0 payable/JJ/acomp>2", Tense.FUTURE),
        ("It/PRP/nsubj>3 had=have/VBD/aux>3 been=be/VBN/ROOT>0 due/JJ/acomp>3", Tense.PAST),
        ("The/DT/det>2 camp/NN/nsubj>4 bombed=bomb/VBN/acl>2 reopens=reopen/VBZ/ROOT>0", Tense.PRESENT),
        ("Calm/NN/ROOT>0", Tense.PAST),
    ],
)
def test_which_way_a_clause_looks(words: str, tense: Tense) -> None:
    parse = parse_from(words)
    assert find_tense(parse, parse.tokens[-1]) is tense


def test_a_participle_that_modifies_looks_back_whatever_its_clause_does() -> None:
    parse = parse_from("The/DT/det>2 camp/NN/nsubj>5 bombed=bomb/VBN/acl>2 will/MD/aux>5 reopen/VB/ROOT>0")
    assert find_tense(parse, parse.tokens[2]) is Tense.PAST
