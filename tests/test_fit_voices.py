"""What the model of voices is taught, and which pieces of words it keeps; nothing here fits a model."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from dateline.reading import Parse
from fit_voices import ROLES, Marked, draw_batches, draw_order, find_examples, find_head, mark_roles, stack
from handparse import parse_from
from voice_files import SPECIAL, choose_pieces, prune_tokenizer

WORDS = ("ferry", "har", "##bour", "sank", "the", "said", "pilot", "é", "e", "##e", "字", "in", "a")
VOCABULARY = {piece: i for i, piece in enumerate(("[PAD]", "rare", *SPECIAL[1:], *WORDS))}
SAID = (
    "The/DT/det>2 pilot/NN/nsubj>4 flatly/RB/advmod>4 said=say/VBD/ROOT>0"
    " the/DT/det>6 ferry/NN/nsubj>7 sank=sink/VBD/ccomp>4"
)


def written() -> dict[str, Any]:
    """A tokenizer's file like the base's, with few pieces."""
    tokenizer = Tokenizer(WordPiece(VOCABULARY, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    ends = [(piece, VOCABULARY[piece]) for piece in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    tokenizer.add_special_tokens(list(SPECIAL))
    tokenizer.enable_padding(length=16)
    tokenizer.enable_truncation(8)
    read: dict[str, Any] = json.loads(tokenizer.to_str())
    return read


def spans(parse: Parse, *words: str) -> list[tuple[int, int]]:
    """The places of words in a text."""
    return [(parse.text.index(word), parse.text.index(word) + len(word)) for word in words]


def told(parse: Parse, roles: np.ndarray, role: str) -> list[str]:
    """The words that have a role."""
    return [token.text for token in parse.tokens if roles[token.i, ROLES.index(role)]]


def test_words_get_the_roles_that_readers_gave_them() -> None:
    parse = parse_from(SAID)
    given = {
        "source": spans(parse, "The pilot"),
        "cue": spans(parse, "flatly said"),
        "content": spans(parse, "the ferry sank"),
    }
    roles = mark_roles(parse, [given])
    assert told(parse, roles, "source") == ["The", "pilot"]
    assert told(parse, roles, "cue") == ["flatly", "said"]
    assert told(parse, roles, "content") == ["the", "ferry", "sank"]
    assert told(parse, roles, "head") == ["said"]


def test_attributions_share_words_and_may_lack_parts() -> None:
    parse = parse_from(SAID)
    one = {"source": spans(parse, "The pilot"), "cue": [], "content": []}
    other = {"source": [], "cue": spans(parse, "said"), "content": spans(parse, "The pilot", "sank")}
    roles = mark_roles(parse, [one, other])
    assert told(parse, roles, "source") == ["The", "pilot"]
    assert told(parse, roles, "content") == ["The", "pilot", "sank"]
    assert not mark_roles(parse, []).any()


@pytest.mark.parametrize(
    ("sentence", "cue", "head"),
    [
        ("it/PRP/nsubj>2 sank=sink/VBD/ROOT>0 according/VBG/prep>2 to/IN/prep>3 her/PRP/pobj>4", (2, 4), "according"),
        ("it/PRP/nsubj>2 sank=sink/VBD/ROOT>0 per/IN/prep>2 a/DT/det>5 memo/NN/pobj>3", (2, 3), "per"),
        ("in/IN/prep>4 print/NN/dep>4 she/PRP/nsubj>4 wrote=write/VBD/ROOT>0", (0, 2), "print"),
        ("she/PRP/nsubj>3 :/:/punct>3 left=leave/VBD/ROOT>0", (1, 2), None),
        ("she/PRP/nsubj>2 left=leave/VBD/ROOT>0", (0, 0), None),
    ],
)
def test_a_cue_is_headed_by_a_full_word_where_one_stands_on_top(
    sentence: str, cue: tuple[int, int], head: str | None
) -> None:
    found = find_head(parse_from(sentence).tokens[slice(*cue)])
    assert (found.text if found else None) == head


def test_reports_are_drawn_alike_each_time() -> None:
    ids = [f"report-{number}" for number in range(50)]
    drawn = draw_order(ids)
    assert drawn == draw_order(ids)
    assert drawn != ids
    assert sorted(drawn) == sorted(ids)


def test_a_word_is_told_by_its_first_piece() -> None:
    parse = parse_from("The/DT/det>2 harbour/NN/nsubj>3 sank=sink/VBD/ROOT>0", "the/DT/det>2 ferry/NN/ROOT>0")
    roles = mark_roles(parse, [{"source": spans(parse, "harbour"), "cue": [], "content": spans(parse, "ferry")}])
    tokenizer = Tokenizer.from_str(json.dumps(written()))
    tokenizer.no_padding()
    longer, shorter = find_examples(Marked("one", parse, roles), tokenizer)
    assert [tokenizer.id_to_token(piece) for piece in longer.pieces] == [
        "[CLS]",
        "the",
        "har",
        "##bour",
        "sank",
        "[SEP]",
    ]
    assert longer.first.tolist() == [0, 1, 1, 0, 1, 0]
    assert longer.roles[:, ROLES.index("source")].tolist() == [0, 0, 1, 0, 0, 0]
    assert shorter.roles[:, ROLES.index("content")].tolist() == [0, 0, 1, 0]

    pieces, mask, stacked, first = stack([shorter, longer])
    assert mask.tolist() == [[1, 1, 1, 1, 0, 0], [1] * 6]
    assert pieces[0].tolist() == [*shorter.pieces, 0, 0]
    assert stacked.shape == (2, 6, len(ROLES))
    assert (first * mask == first).all()


def test_batches_hold_every_sentence_once() -> None:
    parse = parse_from(
        *["the/DT/det>2 ferry/NN/nsubj>3 sank=sink/VBD/ROOT>0", "it/PRP/nsubj>2 sank=sink/VBD/ROOT>0"] * 40
    )
    examples = list(
        find_examples(Marked("one", parse, mark_roles(parse, [])), Tokenizer.from_str(json.dumps(written())))
    )
    batches = list(draw_batches(examples, random.Random(3)))
    assert sorted(id(each) for batch in batches for each in batch) == sorted(map(id, examples))
    assert [[id(each) for each in batch] for batch in draw_batches(examples, random.Random(3))] == [
        [id(each) for each in batch] for batch in batches
    ]


def test_special_pieces_and_characters_are_kept_then_the_most_frequent() -> None:
    counted = Counter({VOCABULARY["sank"]: 9, VOCABULARY["ferry"]: 3, VOCABULARY["a"]: 50})
    names = {i: piece for piece, i in VOCABULARY.items()}
    kept = [names[i] for i in choose_pieces(VOCABULARY, counted, 12)]
    assert kept == [*SPECIAL, "é", "e", "##e", "a", "sank", "ferry", "rare"]
    everything = choose_pieces(VOCABULARY, counted, 1_000)
    assert sorted(everything) == sorted(VOCABULARY.values())


def test_a_pruned_tokenizer_numbers_its_pieces_anew_and_spells_what_it_lost() -> None:
    counted = Counter({VOCABULARY[piece]: 2 for piece in ("sank", "the", "har", "##bour")})
    pruned = prune_tokenizer(written(), choose_pieces(VOCABULARY, counted, 13))
    assert sorted(pruned["model"]["vocab"].values()) == list(range(13))
    tokenizer = Tokenizer.from_str(json.dumps(pruned))
    encoded = tokenizer.encode(["The", "harbour", "sank", "ee", "ferry"], is_pretokenized=True)
    assert encoded.tokens == ["[CLS]", "the", "har", "##bour", "sank", "e", "##e", "[UNK]", "[SEP]"]
    assert [tokenizer.token_to_id(piece) for piece in SPECIAL] == list(range(len(SPECIAL)))
    assert encoded.ids[0] == SPECIAL.index("[CLS]")
    assert written()["model"]["vocab"] == VOCABULARY
