"""How likely each word belongs to a source, to a cue or to what is attributed: a small language model's opinion.

The model is a transformer of three layers with four outputs a word, fitted by ``evals/fit_voices.py``; it looks at one
sentence at a time. The only module that knows the runtime of such models.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
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

_LEAST = 1e-4
"""A chance nearer to nought or one is told no further apart."""


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
        """For each token of a parse how likely it is part of which role.

        Sentences are looked at one by one: none leans on another, and no time goes into padding short ones.
        """
        found = [NO_VOICE] * len(parse.tokens)
        words = [[token.text for token in parse.sentence_tokens(each)] for each in parse.sentences]
        for sentence, encoded in zip(
            parse.sentences, self._tokenizer.encode_batch(words, is_pretokenized=True), strict=True
        ):
            for word, voice in _voices(encoded, self._run(encoded)):
                found[sentence.first + word] = voice
        return tuple(found)

    def _run(self, encoded: Encoding) -> Any:
        """Log-odds for each piece of a sentence, a row of four."""
        ids = np.array([encoded.ids], np.int64)
        (chances,) = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        chances = np.clip(chances[0], _LEAST, 1 - _LEAST)
        return np.log(chances / (1 - chances))


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _voices(encoded: Encoding, odds: Any) -> Iterator[tuple[int, WordVoice]]:
    """Each word of a sentence with its roles, told by its first piece."""
    before = None
    for piece, word in enumerate(encoded.word_ids):
        if word is not None and word != before:
            yield word, WordVoice(*(float(value) for value in odds[piece]))
        before = word
