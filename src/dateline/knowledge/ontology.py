"""The event ontology: types, their modes and contexts, and the CAMEO codes that stand behind them."""

from __future__ import annotations

from importlib import resources

from msgspec import Struct

from dateline.errors import KnowledgeError

TABLE = "ontology.tsv"
_HEADER = ["kind", "key", "type", "mode", "contexts", "quad", "definition"]


class EventType(Struct, frozen=True):
    """One type. ``quad``: 0 statement, 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""

    name: str
    quad: int | None
    definition: str


class Code(Struct, frozen=True):
    """What a CAMEO code means: its type, and the mode and contexts where it has them."""

    cameo: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]


class Ontology(Struct, frozen=True):
    """All types by name, CAMEO codes by their digits, and the modes of each type."""

    types: dict[str, EventType]
    codes: dict[str, Code]
    modes: dict[str, frozenset[str]]

    def code(self, cameo: str) -> Code | None:
        """The code's meaning; without an entry, that of the nearest broader code (``1955`` → ``195``)."""
        for end in range(len(cameo), 2, -1):
            if found := self.codes.get(cameo[:end]):
                return found
        return self.codes.get(cameo + "0") if len(cameo) == 2 else None


def load_ontology() -> Ontology:
    """The ontology that Dateline codes by.

    Raises:
        KnowledgeError: a line of the table is damaged.
    """
    lines = resources.files("dateline.knowledge").joinpath(TABLE).read_text("utf-8").splitlines()
    return parse_ontology(lines)


def parse_ontology(lines: list[str]) -> Ontology:
    """The ontology in the lines of a table, header first; lines that start with ``#`` are comments."""
    types: dict[str, EventType] = {}
    codes: dict[str, Code] = {}
    modes: dict[str, set[str]] = {}
    header_seen = False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header_seen:
            if cells != _HEADER:
                raise _damaged(number, "the header is not " + " ".join(_HEADER))
            header_seen = True
            continue
        if len(cells) != len(_HEADER):
            raise _damaged(number, f"{len(cells)} cells where {len(_HEADER)} belong")
        kind, key, name, mode, contexts, quad, definition = cells
        if kind == "type":
            types[key] = EventType(key, None if quad == "-" else int(quad), definition)
        elif name not in types:
            raise _damaged(number, f"the type {name} is not defined above")
        elif kind == "code":
            codes[key] = Code(
                key, name, None if mode == "-" else mode, () if contexts == "-" else tuple(contexts.split())
            )
        elif kind != "mode":
            raise _damaged(number, f"{kind} is none of type, mode, code")
        if mode != "-":
            modes.setdefault(name, set()).add(mode)
    return Ontology(types, codes, {name: frozenset(found) for name, found in modes.items()})


def _damaged(number: int, problem: str) -> KnowledgeError:
    return KnowledgeError(f"{TABLE}, line {number}", problem, "restore the table or correct the line")
