"""What the words of a phrase for a source say of who it is."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_tables import Row
from dateline.knowledge.actors import load_actors
from dateline.knowledge.source_words import load_source_words, read_source_words


def row(use: str, words: str) -> Row:
    return Row({"use": use, "words": words}, "source_words.tsv", 7)


def test_the_table_that_dateline_carries_is_sound() -> None:
    words = load_source_words()
    assert {"senior", "anonymous"} <= words.vague
    assert {"admit", "concede"} <= words.admits
    assert ("press", "office") in words.speaks
    assert not words.vague & (words.past | words.itself | words.admits)


def test_every_impartial_body_is_known() -> None:
    actors = load_actors()
    assert all(actors.actor(each) for each in load_source_words().impartial)


def test_longer_expressions_are_tried_first() -> None:
    words = read_source_words([row("speaks", "spokesman|press office"), row("speaks", "office of the press")])
    assert words.speaks == (("office", "of", "the", "press"), ("press", "office"), ("spokesman",))


@pytest.mark.parametrize(("use", "words"), [("speech", "said"), ("vague", "Senior")])
def test_a_damaged_line_is_named(use: str, words: str) -> None:
    with pytest.raises(KnowledgeError, match=r"source_words\.tsv:7"):
        read_source_words([row(use, words)])
