from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.quantities import COLUMNS, Counted, load_quantities, read_quantities
from dateline.model import Bound

HEADER = "\t".join(COLUMNS)


def test_each_kind_of_line_is_read() -> None:
    lexicon = read_quantities(
        f"# source\n{HEADER}\nnumber\t7\tseven\t-\nscale\t12\tdozen\t-\nbound\tat_least\tmore_than over\t-\n"
        "after\tabout\tor_so\t-\ncounted\tdetained\tjail\tobject of\nstate\tkilled\tdead\t-\n"
        "noun\ttroops\tsoldier\t-\nunit\tfamilies\thousehold\t-\n"
    )
    assert lexicon.numbers == {"seven": 7.0}
    assert lexicon.scales == {"dozen": 12.0}
    assert lexicon.bounds == {("more", "than"): Bound.AT_LEAST, ("over",): Bound.AT_LEAST}
    assert lexicon.bounds_after == {("or", "so"): Bound.ABOUT}
    assert lexicon.counted == {"jail": Counted("detained", frozenset({"object", "of"}))}
    assert lexicon.states == {"dead": "killed"}
    assert lexicon.nouns == {"soldier": "troops"}
    assert lexicon.units == {"household": "families"}


@pytest.mark.parametrize(
    "line", ["number\tmany\tseven\t-", "bound\tnever\tover\t-", "colour\tred\tred\t-", "number\t7", "counted\tx\ty\tby"]
)
def test_a_damaged_line_is_named(line: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_quantities(f"{HEADER}\n{line}\n")
    assert "line 2" in caught.value.where


def test_the_table_that_comes_with_the_package_is_sound() -> None:
    assert load_quantities().numbers["seventeen"] == 17
