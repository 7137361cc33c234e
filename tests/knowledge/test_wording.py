import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.wording import COLUMNS, load_wording, read_quote_roles, read_wording
from dateline.model import WordingKind

HEADER = "\t".join(COLUMNS)


def test_the_list_is_long_and_has_every_kind_with_its_reason() -> None:
    entries = list(load_wording())
    assert len(entries) >= 600
    assert {entry.kind for entry in entries} == set(WordingKind)
    assert all(entry.reason and entry.words for entry in entries)


def test_no_side_is_spared() -> None:
    expressions = {" ".join(entry.words) for entry in load_wording()}
    assert {"zionist regime", "iranian regime", "kiev regime", "occupied palestine", "judea and samaria"} <= expressions
    assert {"martyr", "terrorist", "infidel", "special military operation", "surgical strike"} <= expressions


def test_no_entry_stands_twice() -> None:
    entries = list(load_wording())
    assert len({entry.words for entry in entries}) == len(entries)
    assert not any("-" in word or word != word.lower() for entry in entries for word in entry.words)


def test_longer_expressions_come_first() -> None:
    for entries in load_wording().by_first.values():
        lengths = [len(entry.words) for entry in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_a_line_is_read_with_its_conditions() -> None:
    line = "regime\tloaded\tgovernment\twhy\tpos=NOUN modifier!=tax;trade name=yes"
    ((entry,),) = read_wording(f"# note\n{HEADER}\n{line}\n").values()
    assert entry.in_names
    assert [(each.test, each.negated, each.values) for each in entry.conditions] == [
        ("pos", False, {"NOUN"}),
        ("modifier", True, {"tax", "trade"}),
    ]


def test_a_plain_report_may_put_nothing() -> None:
    ((entry,),) = read_wording(f"{HEADER}\nheinous\tloaded\tleave out\twhy\t\n").values()
    assert entry.plain is None


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "expression\tkind\n",
        f"{HEADER}\nregime\tloaded\tgovernment\n",
        f"{HEADER}\nregime\trude\tgovernment\twhy\t\n",
        f"{HEADER}\nregime\tloaded\tgovernment\t\t\n",
        f"{HEADER}\nregime\tloaded\tgovernment\twhy\tcolour=red\n",
        f"{HEADER}\nregime\tloaded\tgovernment\twhy\tpos=\n",
        f"{HEADER}\nregime\tloaded\tgovernment\twhy\t\nregime\thedge\tgovernment\twhy\t\n",
    ],
)
def test_a_damaged_table_is_refused(lines: str) -> None:
    with pytest.raises(KnowledgeError):
        read_wording(lines)


@pytest.mark.parametrize("lines", ["", "lemma\trole\ncall\tsings\n", "lemma\trole\ncall\tspeaks\ncall\tspeaks\n"])
def test_a_damaged_table_of_quote_words_is_refused(lines: str) -> None:
    with pytest.raises(KnowledgeError):
        read_quote_roles(lines)
