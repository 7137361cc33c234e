"""Reader of ``cues.tsv`` and ``voices.tsv``: what attributes, in which frames, and who may speak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.model import SourceKind, Stance

CUE_TABLE = "cues.tsv"
VOICE_TABLE = "voices.tsv"
_CUE_COLUMNS = ["cue", "kind", "act", "stance", "frames", "misread"]
_VOICE_COLUMNS = ["word", "kind"]
_REMEDY = "mend the line or restore the file"


class CueKind(StrEnum):
    """The part of speech of a cue, or what else a line of the table is for.

    ``light`` verbs lend a noun their subject, ``chain`` verbs stand before a verb of attribution, and an ``idiom`` is a
    verb with an object that reports nothing.
    """

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PREPOSITION = "preposition"
    ADVERB = "adverb"
    LIGHT = "light"
    CHAIN = "chain"
    IDIOM = "idiom"


class Act(StrEnum):
    """What a source does by a cue: speaks or writes, thinks or wishes, or shows as a document does."""

    SPEECH = "speech"
    THOUGHT = "thought"
    EVIDENCE = "evidence"


class CueEntry(Struct, frozen=True):
    """One line of the table. ``frames`` says where the content stands, as the table's head explains."""

    cue: str
    kind: CueKind
    act: Act
    stance: Stance
    frames: frozenset[str]
    misread: tuple[str, ...] = ()


class CueLexicon:
    """All cues, found by lemma; prepositions by their words in lower case.

    ``voices`` gives the kind of a source by its noun.
    """

    def __init__(self, entries: tuple[CueEntry, ...], voices: Mapping[str, SourceKind]) -> None:
        self.entries = entries
        self.voices = voices
        self._by_kind: dict[CueKind, dict[str, CueEntry]] = {kind: {} for kind in CueKind}
        for entry in entries:
            for name in (entry.cue, *entry.misread):
                self._by_kind[entry.kind].setdefault(name, entry)
        self._phrases: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
        for entry in self._by_kind[CueKind.PREPOSITION].values():
            words = tuple(entry.cue.split())
            self._phrases.setdefault(words[0], []).append((words, entry))

    def find(self, kind: CueKind, lemma: str, particle: str | None = None) -> CueEntry | None:
        """The entry of a lemma; that of the verb with its ``particle`` where the table has both."""
        table = self._by_kind[kind]
        return (table.get(f"{lemma} {particle}") if particle else None) or table.get(lemma)

    def phrases(self, first: str) -> list[tuple[tuple[str, ...], CueEntry]]:
        """The prepositional cues that begin with the word ``first``, as their words and entry."""
        return self._phrases.get(first, [])


def load_cues() -> CueLexicon:
    """The tables that come with Dateline.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    folder = files("dateline.knowledge")
    return read_cues(
        folder.joinpath(CUE_TABLE).read_text(encoding="utf-8"), folder.joinpath(VOICE_TABLE).read_text(encoding="utf-8")
    )


def read_cues(cues: str, voices: str) -> CueLexicon:
    """A lexicon from the text of its two tables: tab-separated, a header line, ``#`` before comments.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    entries = [_read_entry(cells, line) for line, cells in _read_rows(cues, CUE_TABLE, _CUE_COLUMNS)]
    kinds = dict(_read_voice(cells, line) for line, cells in _read_rows(voices, VOICE_TABLE, _VOICE_COLUMNS))
    return CueLexicon(tuple(entries), kinds)


def _read_rows(table: str, name: str, columns: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The lines of a table as (where it stands, cells), comments and header left out."""
    header: list[str] | None = None
    for number, line in enumerate(table.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is not None:
            yield f"{name}:{number}", cells
            continue
        header = cells
        if header != columns:
            raise KnowledgeError(f"{name}:{number}", "the header is not that of the table", _REMEDY)


def _read_entry(cells: list[str], line: str) -> CueEntry:
    try:
        cue, kind, act, stance, frames, *misread = cells
        words = " ".join(misread).split()
        entry = CueEntry(cue, CueKind(kind), Act(act), Stance(stance), frozenset(frames.split()), tuple(words))
    except ValueError as error:
        raise KnowledgeError(line, str(error), _REMEDY) from error
    if not entry.cue.strip() or not entry.frames:
        raise KnowledgeError(line, "the cue or its frames are missing", _REMEDY)
    return entry


def _read_voice(cells: list[str], line: str) -> tuple[str, SourceKind]:
    try:
        word, kind = cells
        return word, SourceKind(kind)
    except ValueError as error:
        raise KnowledgeError(line, str(error), _REMEDY) from error
