"""What the event types and CAMEO's codes are called in plain words, and how hostile or friendly CAMEO's roots are."""

from __future__ import annotations

from importlib import resources

from msgspec import Struct

from dateline.errors import KnowledgeError

TABLE = "ontology_names.tsv"
MOST_INTENSE = 10
_HEADER = ["kind", "key", "intensity", "name", "example"]


class OntologyNames(Struct, frozen=True):
    """``examples`` by type; ``codes`` and ``roots`` (CAMEO's first two digits): names by digits.

    ``intensities`` by root: -10, the most hostile, to 10, the most friendly; a rough ordering.
    """

    examples: dict[str, str]
    codes: dict[str, str]
    roots: dict[str, str]
    intensities: dict[str, int]


def load_ontology_names() -> OntologyNames:
    """The names that come with the package.

    Raises:
        KnowledgeError: a line of the table is damaged.
    """
    return parse_ontology_names(resources.files("dateline.knowledge").joinpath(TABLE).read_text("utf-8").splitlines())


def parse_ontology_names(lines: list[str]) -> OntologyNames:
    """The names in the lines of a table, header first; lines that start with ``#`` are comments."""
    numbered = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and line[0] != "#"]
    if not numbered or numbered[0][1] != _HEADER:
        raise _damaged(numbered[0][0] if numbered else 1, "the header is not " + " ".join(_HEADER))
    found = OntologyNames({}, {}, {}, {})
    for number, cells in numbered[1:]:
        if len(cells) != len(_HEADER):
            raise _damaged(number, f"{len(cells)} cells where {len(_HEADER)} belong")
        kind, key, intensity, name, example = cells
        if kind == "type":
            found.examples[key] = example
        elif kind == "code":
            found.codes[key] = name
        elif kind == "root":
            found.roots[key] = name
            found.intensities[key] = _read_intensity(number, intensity)
        else:
            raise _damaged(number, f"{kind} is none of type, root, code")
    return found


def _read_intensity(number: int, cell: str) -> int:
    try:
        intensity = int(cell)
    except ValueError:
        raise _damaged(number, f"{cell} is no whole number") from None
    if abs(intensity) > MOST_INTENSE:
        raise _damaged(number, f"{cell} lies outside -{MOST_INTENSE} to {MOST_INTENSE}")
    return intensity


def _damaged(number: int, problem: str) -> KnowledgeError:
    return KnowledgeError(f"{TABLE}, line {number}", problem, "restore the table or correct the line")
