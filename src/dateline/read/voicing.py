"""How likely each word belongs to a source, to a cue or to what is attributed: a small language model's opinion.

The model is a transformer of three layers with four outputs a word, fitted by ``evals/fit_voices.py``; it looks at one
sentence at a time. The only module that knows the runtime of such models.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from dateline.errors import ReadError
from dateline.reading import NO_VOICE, Parse, WordVoice

MODEL = "voices.onnx"
PIECES = "voices.json"
LONGEST = 160
"""Pieces of words in a sentence that are looked at; what follows is left open."""

_BATCH = 16
_LEAST = 1e-4
"""A chance nearer to nought or one is told no further apart."""
_WORDS_AT_ONCE = 4_000
"""Words of a report that are looked at together, so that memory does not grow with the report."""


class VoiceTagger:
    """The model, loaded once; one thread, so that reports can be read side by side."""

    def __init__(self, folder: Traversable | None = None) -> None:
        """``folder``: where the model's two files are, if not the ones that come with Dateline."""
        folder = folder or files("dateline.read")
        try:
            with as_file(folder / MODEL) as model, as_file(folder / PIECES) as pieces:
                self._session = onnxruntime.InferenceSession(
                    os.fspath(model), _options(), providers=["CPUExecutionProvider"]
                )
                self._tokenizer = Tokenizer.from_file(os.fspath(pieces))
        except Exception as error:  # the libraries raise bare exceptions of their own
            raise ReadError(
                MODEL, f"the model of voices cannot be loaded: {error}", "install the package again"
            ) from error
        self._tokenizer.enable_truncation(LONGEST)

    def tag(self, parse: Parse) -> tuple[WordVoice, ...]:
        """For each token of a parse how likely it is part of which role."""
        found = [NO_VOICE] * len(parse.tokens)
        for sentences in _portions(parse):
            words = [[token.text for token in parse.tokens[first:last]] for first, last in sentences]
            encoded = self._tokenizer.encode_batch(words, is_pretokenized=True)
            order = sorted(range(len(encoded)), key=lambda at: len(encoded[at].ids))
            for begin in range(0, len(order), _BATCH):
                batch = order[begin : begin + _BATCH]
                for at, odds in zip(batch, self._run([encoded[at] for at in batch]), strict=True):
                    for word, voice in _voices(encoded[at], odds):
                        found[sentences[at][0] + word] = voice
        return tuple(found)

    def _run(self, batch: Sequence[Encoding]) -> Any:
        longest = max(len(each.ids) for each in batch)
        ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros((len(batch), longest), np.int64)
        for row, each in enumerate(batch):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        (chances,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        chances = np.clip(chances, _LEAST, 1 - _LEAST)
        return np.log(chances / (1 - chances))


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _portions(parse: Parse) -> Iterator[list[tuple[int, int]]]:
    """The sentences, as token ranges, so many at once as may be."""
    portion: list[tuple[int, int]] = []
    words = 0
    for sentence in parse.sentences:
        portion.append((sentence.first, sentence.last))
        words += sentence.last - sentence.first
        if words >= _WORDS_AT_ONCE:
            yield portion
            portion, words = [], 0
    if portion:
        yield portion


def _voices(encoded: Encoding, odds: Any) -> Iterator[tuple[int, WordVoice]]:
    """Each word of a sentence with its roles, told by its first piece."""
    before = None
    for piece, word in enumerate(encoded.word_ids):
        if word is not None and word != before:
            yield word, WordVoice(*(float(value) for value in odds[piece]))
        before = word
