from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.modality import find_modality
from dateline.knowledge.modality import TABLE, load_modality
from dateline.model import Modality
from dateline.reading import Reading
from handparse import parse_from, report_of

LEXICON = load_modality()


def examples() -> list[tuple[str, str, str]]:
    """The example of each line of the table, its reading, and its parse from the file beside this one."""
    lines = Path(__file__).with_name("modality_examples.tsv").read_text("utf-8").splitlines()
    parses = dict(line.split("\t") for line in lines if not line.startswith("#"))
    table = files("dateline.knowledge").joinpath(TABLE).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in table if line and not line.startswith("#")][1:]
    return [(row[-2], row[-1], parses.get(row[-2], "")) for row in rows]


def cases() -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name("modality_cases.tsv").read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return rows[1:]  # type: ignore[return-value]


@pytest.mark.parametrize(("sentence", "word", "modality", "written"), cases(), ids=lambda cell: str(cell)[:60])
def test_modality_of_a_word_in_its_sentence(sentence: str, word: str, modality: str, written: str) -> None:
    parse = parse_from(written)
    assert parse.text == sentence
    head = next(token.i for token in parse.tokens if token.text == word)
    assert find_modality(Reading(report_of(parse), parse), head, LEXICON).modality == modality


@pytest.mark.parametrize(("example", "modality", "written"), examples(), ids=lambda cell: str(cell)[:60])
def test_the_example_of_each_line_of_the_table(example: str, modality: str, written: str) -> None:
    assert written, "no parse of the example in modality_examples.tsv"
    parse = parse_from(written)
    assert parse.text == example.replace("*", "")
    head = next(token.i for token in parse.tokens if token.start == example.index("*"))
    assert find_modality(Reading(report_of(parse), parse), head, LEXICON).modality == modality


@pytest.mark.parametrize(
    ("sentence", "word", "grounds"),
    [
        ("The strikes killed no civilians.", "killed", "no: denied"),
        ("The minister said rebels attacked the depot.", "attacked", ""),
        ("Russia is allowing fighters to cross the frontier.", "cross", "is: ongoing"),
        ("The militia managed to cross the river.", "cross", "managed: happened"),
        ("The guards did not fail to seize the boat.", "seize", "not: denied, fail: happened"),
        ("Kabul asked Islamabad to stop sheltering the rebels.", "sheltering", "asked: demanded, stop: ongoing"),
        ("The minister refused to rule out sending troops.", "sending", "refused: denied, rule out: possible"),
        ("The rebels did not say whether they would attack.", "attack", "not: denied, whether: possible"),
        ("He warned of a possible attack on the dam.", "attack", "warned of: feared"),
        ("They were ordered not to fire.", "fire", "ordered: demanded, not: denied"),
        ("Did the garrison leave the fort?", "leave", "?: hypothetical"),
        ("US to withdraw its troops", "withdraw", "to: planned"),
    ],
)
def test_grounds_are_the_words_that_decide_from_the_root_down(sentence: str, word: str, grounds: str) -> None:
    written = next(parse for text, other, _, parse in cases() if (text, other) == (sentence, word))
    parse = parse_from(written)
    head = next(token.i for token in parse.tokens if token.text == word)
    found = find_modality(Reading(report_of(parse), parse), head, LEXICON).grounds
    assert ", ".join(f"{each.text}: {each.modality}" for each in found) == grounds


@pytest.mark.parametrize(
    ("written", "modality"),
    [
        (
            "Police/NNS/nsubj>2 dismissed=dismiss/VBD/ROOT>0 claims=claim/NNS/dobj>2 by/IN/prep>3 farmers/NNS/pobj>4"
            " that/IN/mark>8 guards/NNS/nsubj>8 shot=shoot/VBD/acl>3 cattle/NNS/dobj>8",
            Modality.HAPPENED,
        ),
        (
            "Police/NNS/nsubj>2 rejected=reject/VBD/ROOT>0 farmers/NNS/compound>4 demands=demand/NNS/dobj>2"
            " that/IN/mark>7 guards/NNS/nsubj>7 shot=shoot/VB/acl>4",
            Modality.DEMANDED,
        ),
        (
            "Police/NNS/nsubj>2 heard=hear/VBD/ROOT>0 allegations=allegation/NNS/dobj>2 by/IN/prep>3 farmers/NNS/pobj>4"
            " that/IN/mark>8 guards/NNS/nsubj>8 shot=shoot/VBD/acl>3 cattle/NNS/dobj>8",
            Modality.HAPPENED,
        ),
    ],
)
def test_what_a_named_source_claims_stands_as_it_puts_it(written: str, modality: Modality) -> None:
    parse = parse_from(written)
    reading = Reading(report_of(parse), parse)
    cue = next(token.i for token in parse.tokens if token.dep == "dobj" and token.head == 1)
    event = next(token.i for token in parse.tokens if token.text == "shot")
    assert find_modality(reading, event, LEXICON, frozenset({cue})).modality is modality
    assert find_modality(reading, event, LEXICON).modality is not modality


def test_cases_show_every_modality() -> None:
    assert {modality for _, _, modality, _ in cases()} == set(Modality)


@given(st.lists(st.sampled_from(["not", "will", "denied", "plan", "attack", "if"]), min_size=1, max_size=30), st.data())
def test_any_tree_has_a_modality(words: list[str], draw: st.DataObject) -> None:
    heads = [0] + [draw.draw(st.integers(1, i)) for i in range(1, len(words))]
    deps = ["nsubj", "ccomp", "xcomp", "advcl", "prep", "pobj", "neg", "aux", "conj", "acl", "dobj", "mark"]
    tags = {"not": "RB", "will": "MD", "denied": "VBD", "plan": "NN", "attack": "VB", "if": "IN"}
    written = " ".join(
        f"{word}/{tags[word]}/{draw.draw(st.sampled_from(deps))}>{head}"
        for word, head in zip(words, heads, strict=True)
    )
    parse = parse_from(written)
    for token in parse.tokens:
        found = find_modality(Reading(report_of(parse), parse), token.i, LEXICON)
        assert all(parse.text[each.start : each.end] == each.text for each in found.grounds)
        assert found.modality is (found.grounds[-1].modality if found.grounds else Modality.HAPPENED)
