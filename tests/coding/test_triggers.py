"""Senses where they stand: lemmas, conditions, and every row of the tables on its own example."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from dateline.coding.candidates import WEAKEST
from dateline.coding.events import find_events
from dateline.coding.movements import find_movements
from dateline.coding.triggers import choose_sense, conjuncts, find_senses, holds, lemmas_of
from dateline.knowledge.ontology import load_ontology
from dateline.knowledge.triggers import Condition, TriggerLexicon, load_triggers
from dateline.reading import Reading
from handparse import parse_from, report_of

if TYPE_CHECKING:
    from dateline.read.annotate import SpacyAnnotator

TABLES = ("triggers_verbs.tsv", "triggers_phrases.tsv", "triggers_nouns.tsv", "motion.tsv")


@pytest.fixture(scope="module")
def triggers() -> TriggerLexicon:
    return load_triggers()


def rows_of(table: str) -> list[dict[str, str]]:
    lines = resources.files("dateline.knowledge").joinpath(table).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_alive_on_its_own_example(table: str, annotator: SpacyAnnotator, triggers: TriggerLexicon) -> None:
    """The example of each row, parsed by the model, is coded with the row's type; too weak rows make no event."""
    ontology = load_ontology()
    dead = []
    for row in rows_of(table):
        parse = annotator.parse(row["example"][0].upper() + row["example"][1:] + ".")
        reading = Reading(report_of(parse), parse)
        frames = (*find_events(reading, triggers, ontology), *find_movements(reading, triggers))
        wanted = {"VOW": "THREATEN"}.get(row["type"], row["type"])
        if float(row["weight"]) >= WEAKEST and wanted not in {frame.type for frame in frames}:
            dead.append((row["lemmas"], row["example"], [frame.type for frame in frames]))
    assert dead == []


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("staged=stag/VBD/ROOT>0", "stage"),
        ("waging=wag/VBG/ROOT>0", "wage"),
        ("retook/VBD/ROOT>0", "retake"),
        ("attacks=attack/VBZ/ROOT>0", "attack"),
    ],
)
def test_a_form_is_looked_up_by_what_its_ending_allows(word: str, lemma: str) -> None:
    parse = parse_from(word)
    assert lemma in list(lemmas_of(parse, parse.tokens[0]))


def test_a_hyphenated_word_is_looked_up_whole_first() -> None:
    parse = parse_from("A/DT/det>4 cease/NN/compound>4 ~-/HYPH/punct>4 ~fire/NN/ROOT>0")
    assert next(iter(lemmas_of(parse, parse.tokens[3]))) == "cease-fire"


@pytest.mark.parametrize(
    ("written", "verb", "type_"),
    [
        ("Ada/NNP/nsubj>2[PERSON] met=meet/VBD/ROOT>0 Brok/NNP/dobj>2[PERSON]", 1, "CONSULT"),
        ("Ada/NNP/nsubj>2[PERSON] met=meet/VBD/ROOT>0 demands=demand/NNS/dobj>2", 1, "OTHER"),
        ("Clubs=club/NNS/nsubj>2 fought=fight/VBD/ROOT>0 corruption/NN/dobj>2", 1, "OTHER"),
        ("Rebels=rebel/NNS/nsubj>2 fought=fight/VBD/ROOT>0 soldiers=soldier/NNS/dobj>2", 1, "ASSAULT"),
        ("Floods=flood/NNS/nsubj>2 killed=kill/VBD/ROOT>0 farmers=farmer/NNS/dobj>2", 1, "OTHER"),
    ],
)
def test_the_object_or_subject_picks_the_sense(written: str, verb: int, type_: str, triggers: TriggerLexicon) -> None:
    parse = parse_from(written)
    token = parse.tokens[verb]
    sense = choose_sense(parse, token, find_senses(parse, token, triggers.verbs))
    assert sense
    assert sense.type == type_


def test_a_complement_is_known_by_what_its_measure_counts() -> None:
    lost = parse_from(
        "Rebels=rebel/NNS/nsubjpass>3 were=be/VBD/auxpass>3 stripped=strip/VBN/ROOT>0 of/IN/prep>3 most/JJS/pobj>4 "
        "of/IN/prep>5 their/PRP$/poss>8 land/NN/pobj>6"
    )
    land = Condition("p", frozenset({"of"}), frozenset({"land"}))
    assert holds(lost, lost.tokens[2], land)
    assert not holds(lost, lost.tokens[0], land)


def test_a_measure_has_the_modifiers_of_what_it_counts() -> None:
    drills = parse_from(
        "Fleets=fleet/NNS/nsubj>2 began=begin/VBD/ROOT>0 a/DT/det>4 round/NN/dobj>2 of/IN/prep>4 joint/JJ/amod>7 "
        "drills=drill/NNS/pobj>5"
    )
    assert holds(drills, drills.tokens[1], Condition("mod", words=frozenset({"joint"})))


def test_conjuncts_are_followed_to_the_last() -> None:
    parse = parse_from("Ada/NNP/ROOT>0 ~,/,/punct>1 Brok/NNP/conj>1 and/CC/cc>3 Cato/NNP/conj>3")
    assert [each.text for each in conjuncts(parse, parse.tokens[0])] == ["Brok", "Cato"]


@pytest.mark.parametrize(("form", "lemma", "among"), [("stopping", "stop", True), ("warming", "war", False)])
def test_only_a_doubled_consonant_is_undone(form: str, lemma: str, among: bool) -> None:
    parse = parse_from(f"The/DT/det>2 {form}/NN/nsubj>3 began=begin/VBD/ROOT>0")
    assert (lemma in lemmas_of(parse, parse.tokens[1])) is among
