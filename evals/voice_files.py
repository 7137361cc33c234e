"""The two files of the model of voices: which pieces of words it knows, and the fitted model in few bytes.

What makes it small: a third of the base's pieces, and weights rounded to eight bits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dateline.read.voicing import LONGEST

if TYPE_CHECKING:  # imported where it is used, so that the choice of pieces works without the extra
    import torch

VOCABULARY = 10_000
"""Pieces of words that are kept of 30,522: their vectors are most of the base's weights."""
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LATIN_END = "\u0250"
"""Single characters before this one are kept all, so that any word in Latin letters can be spelt."""


def choose_pieces(vocabulary: Mapping[str, int], counted: Counter[int], size: int = VOCABULARY) -> list[int]:
    """The pieces to keep, at their new places: the special ones, characters, the most frequent, then the base's first.

    The base numbers its pieces by their frequency, roughly.
    """
    characters = {
        i for piece, i in vocabulary.items() if len(bare := piece.removeprefix("##")) == 1 and bare < LATIN_END
    }
    special = [vocabulary[piece] for piece in SPECIAL]
    frequent = [piece for piece, _ in counted.most_common()]
    return list(dict.fromkeys([*special, *sorted(characters), *frequent, *sorted(vocabulary.values())]))[:size]


def prune_tokenizer(written: Mapping[str, Any], kept: Sequence[int]) -> dict[str, Any]:
    """A tokenizer file with the ``kept`` pieces alone, numbered anew, that neither fills up nor cuts off."""
    places = {old: new for new, old in enumerate(kept)}
    vocabulary = {piece: places[i] for piece, i in written["model"]["vocab"].items() if i in places}
    ends = written["post_processor"]
    special = ends["special_tokens"].items()
    renumbered = {piece: {**each, "ids": [places[i] for i in each["ids"]]} for piece, each in special}
    return {
        **written,
        "truncation": None,
        "padding": None,
        "added_tokens": [{**each, "id": places[each["id"]]} for each in written["added_tokens"]],
        "post_processor": {**ends, "special_tokens": renumbered},
        "model": {**written["model"], "vocab": dict(sorted(vocabulary.items(), key=lambda item: item[1]))},
    }


def cut(model: Any, kept: Sequence[int]) -> Any:
    """The model with the vectors of the ``kept`` pieces alone, and of no more places than are looked at."""
    import torch

    vectors = model.bert.embeddings
    vectors.word_embeddings = torch.nn.Embedding.from_pretrained(vectors.word_embeddings.weight[list(kept)])
    vectors.position_embeddings = torch.nn.Embedding.from_pretrained(vectors.position_embeddings.weight[:LONGEST])
    vectors.register_buffer("position_ids", torch.arange(LONGEST)[None], persistent=False)
    vectors.register_buffer("token_type_ids", torch.zeros(1, LONGEST, dtype=torch.long), persistent=False)
    return model


def write_model(model: Any, path: Path) -> None:
    """Writes the model as the runtime takes it: probabilities for ids and mask, fused, weights in eight bits."""
    import torch
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers.optimizer import optimize_model

    class Chances(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            return torch.sigmoid(self.model(input_ids=input_ids, attention_mask=attention_mask).logits)

    names = ["input_ids", "attention_mask", "p"]
    axes = {name: {0: "batch", 1: "pieces"} for name in names}
    shown = torch.full((2, 9), len(SPECIAL)), torch.ones(2, 9, dtype=torch.long)
    free = {"input_names": names[:2], "output_names": names[2:], "dynamic_axes": axes}
    with TemporaryDirectory() as scratch:
        plain, fused = Path(scratch, "plain.onnx"), Path(scratch, "fused.onnx")
        # the fuser knows the older exporter's graphs alone
        torch.onnx.export(Chances().eval(), shown, plain, **free, opset_version=17, dynamo=False)
        heads, width = model.config.num_attention_heads, model.config.hidden_size
        optimize_model(str(plain), "bert", heads, width, opt_level=0).save_model_to_file(str(fused))
        extra = {"DefaultTensorType": TensorProto.FLOAT}  # of what comes out of fused nodes, whose types cannot be told
        quantize_dynamic(fused, path, weight_type=QuantType.QInt8, per_channel=True, extra_options=extra)
