"""Stored objects taken up again one by one, with what rows are made from at hand."""

from __future__ import annotations

from functools import cached_property, lru_cache

from dateline.errors import StoreError
from dateline.model import ReportObject, Span
from dateline.store.database import Database, decode_object
from dateline.store.rows import ObjectIndex
from dateline.store.sentences import find_sentence, find_sentences

_KEPT = 64
_LONGEST = 600
"""Code points of a passage that are shown; what is quoted over several paragraphs is cut."""


class Loaded:
    """A report's object with its claims and attributions by id, and its sentences."""

    def __init__(self, coded: ReportObject, coder: str) -> None:
        self.index = ObjectIndex(coded, coder)
        self.text = coded.report.text
        self.claims = {claim.id: claim for claim in coded.claims}
        self.attributions = {attribution.id: attribution for attribution in coded.attributions}

    def passage(self, span: Span) -> str:
        """The sentences in which a stretch stands, on one line, cut where they are very long."""
        around = find_sentence(self._sentences, span)
        passage = " ".join(self.text[around.start : around.end].split())
        return passage if len(passage) <= _LONGEST else passage[: _LONGEST - 2].rstrip() + " …"

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return find_sentences(self.text)


class Loader:
    """Loads reports by their rows' numbers; the last few are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.load = lru_cache(_KEPT)(self._load)

    def _load(self, seq: int) -> Loaded:
        found = self._database.row("SELECT object, coder FROM report WHERE seq = ?", (seq,))
        if found is None:  # pragma: no cover - a foreign key forbids it
            raise StoreError(str(self._database.path), f"report number {seq} is missing", "read its reports again")
        return Loaded(decode_object(found["object"]), found["coder"])
