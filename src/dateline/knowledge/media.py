"""Reader of ``media.tsv``: the words by which a text says through what a source spoke."""

from __future__ import annotations

from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError

TABLE = "media.tsv"
COLUMNS = ("use", "words", "prepositions")
_VERBS = {"carrier": "carriers", "cue": "cues", "link": "links", "issue": "issues"}
_NOUNS = {"noun": "nouns", "outlet": "outlets", "name": "names", "title": "titles"}


class MediumLexicon(Struct, frozen=True):
    """What may be a medium, behind which prepositions, and the words that stand around it.

    ``nouns`` and ``outlets`` are lemmas in lower case, ``names`` networks and ``titles`` words of outlets' names as
    they are printed, each with its prepositions; ``carriers`` are verbs that only say how somebody spoke, ``cues``
    verbs of attribution that name the medium themselves, ``links`` prepositions inside a medium's phrase, ``issues``
    verbs of bringing a document out.
    """

    nouns: dict[str, frozenset[str]]
    outlets: dict[str, frozenset[str]]
    names: dict[str, frozenset[str]]
    titles: dict[str, frozenset[str]]
    carriers: set[str]
    cues: set[str]
    links: set[str]
    issues: set[str]


def load_media() -> MediumLexicon:
    """The table that comes with Dateline.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    return read_media(files("dateline.knowledge").joinpath(TABLE).read_text("utf-8"))


def read_media(table: str) -> MediumLexicon:
    """The lexicon written in ``table``: tab-separated, a header line, ``#`` before comments.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    lexicon = MediumLexicon({}, {}, {}, {}, set(), set(), set(), set())
    lines = [(number, line) for number, line in enumerate(table.splitlines(), 1) if line and not line.startswith("#")]
    for order, (number, line) in enumerate(lines):
        try:
            use, words, prepositions = line.split("\t")
            if order == 0:
                if (use, words, prepositions) != COLUMNS:
                    raise ValueError(f"the header is not {' '.join(COLUMNS)}")
            else:
                _add(lexicon, use, words.split("|"), prepositions)
        except ValueError as error:
            raise KnowledgeError(
                f"{TABLE}:{number}", f"damaged: {error}", "mend the line or restore the file"
            ) from error
    return lexicon


def _add(lexicon: MediumLexicon, use: str, words: list[str], prepositions: str) -> None:
    """Put one line's words where they belong; ValueError where a cell does not fit."""
    if not all(word.strip() == word and word for word in words) or not prepositions.strip():
        raise ValueError("a word or the prepositions are missing")
    if use in _VERBS:
        getattr(lexicon, _VERBS[use]).update(words)
    elif use in _NOUNS:
        table: dict[str, frozenset[str]] = getattr(lexicon, _NOUNS[use])
        for word in words:
            table[word] = table.get(word, frozenset()) | frozenset(prepositions.split())
    else:
        raise ValueError(f"{use!r} is no use of a word")
