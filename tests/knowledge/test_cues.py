"""The cue table is whole, and damage to it is named by its line."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.cues import Act, CueKind, load_cues, read_cues
from dateline.model import SourceKind, Stance

HEADER = "cue\tkind\tact\tstance\tframes\tmisread\n"
VOICES = "word\tkind\nmemo\tdocument\n"


def test_table_covers_the_language_of_attribution() -> None:
    cues = load_cues()
    verbs = [entry for entry in cues.entries if entry.kind is CueKind.VERB]
    assert len(verbs) >= 400
    assert {entry.stance for entry in verbs} == set(Stance)
    assert cues.voices["memo"] is SourceKind.DOCUMENT


def test_no_cue_is_listed_twice() -> None:
    names = [(entry.kind, entry.cue) for entry in load_cues().entries]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [("say", Stance.STATES), ("allege", Stance.CLAIMS), ("deny", Stance.DENIES), ("accuse", Stance.ACCUSES),
     ("vow", Stance.PROMISES), ("urge", Stance.DEMANDS), ("ask", Stance.QUESTIONS), ("condemn", Stance.DENOUNCES)],
)  # fmt: skip
def test_stance_of_common_verbs(lemma: str, stance: Stance) -> None:
    entry = load_cues().find(CueKind.VERB, lemma)
    assert entry is not None
    assert entry.stance is stance


def test_particle_makes_another_verb() -> None:
    cues = load_cues()
    point_out = cues.find(CueKind.VERB, "point", "out")
    assert point_out is not None
    assert point_out.cue == "point out"
    assert "clause" in point_out.frames


def test_phrases_are_found_by_their_first_word() -> None:
    assert ("according", "to") in [words for words, _ in load_cues().phrases("according")]


def test_misread_lemma_leads_to_its_verb() -> None:
    cues = read_cues(HEADER + "hope\tverb\tthought\tstates\tclause\thop\n", VOICES)
    entry = cues.find(CueKind.VERB, "hop")
    assert entry is not None
    assert (entry.cue, entry.act) == ("hope", Act.THOUGHT)


@pytest.mark.parametrize(
    ("cues", "voices", "line"),
    [(HEADER + "# note\nsay\tverb\tspeech\tmumbles\tclause\n", VOICES, "cues.tsv:3"),
     (HEADER + "say\tverb\tspeech\n", VOICES, "cues.tsv:2"),
     (HEADER + "say\tverb\tspeech\tstates\t\n", VOICES, "cues.tsv:2"),
     ("cue\tkind\n", VOICES, "cues.tsv:1"),
     (HEADER, "word\tkind\nmemo\tpaper\n", "voices.tsv:2")],
)  # fmt: skip
def test_damaged_line_is_named(cues: str, voices: str, line: str) -> None:
    with pytest.raises(KnowledgeError, match=line):
        read_cues(cues, voices)
