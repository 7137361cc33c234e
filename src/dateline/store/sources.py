"""Under what a source is filed: its entity, else its own words, the nameless brought together by what they are."""

from __future__ import annotations

import re

from msgspec import Struct

from dateline.model import Attribution, SourceKind
from dateline.store.rows import UNRESOLVED, Named, ObjectIndex, fold, lasts

NOBODY = "source:none"
"""The key of words that are attributed without saying to whom: "it was reported"."""

PRONOUN = "source:pronoun"
"""The key of pronouns of which the reading could not tell for whom they stand."""

_LONGEST = 80
_WORD = re.compile(r"[^\s,(“”\"]+")
_CUT = re.compile(r"[,(“”\"]")
_GROUPED = (SourceKind.ANONYMOUS, SourceKind.DOCUMENT)

# Function words: what may stand before a noun, what begins the words behind it, and what stands for a noun.
_BEFORE = frozenset(
    re.findall(
        r"\w+",
        "a an the this that these those another other such its his her their our my your one two three four several "
        "some many most various numerous multiple both all any",
    )
)
_BEHIND = frozenset(
    re.findall(
        r"\w+",
        "of in at on from for with to by about who whom whose that which close familiar near speaking inside within",
    )
)
_PRONOUNS = frozenset(
    re.findall(r"\w+", "i me you he him she her it we us they them who whom which that this these those what")
)
_PLURALS = {
    "person": "people",
    "child": "children",
    "police": "police",
    "military": "military",
    "media": "media",
    "data": "data",
}


class Filed(Struct, frozen=True):
    """A source's key and what people are shown as its name; ``entity`` is what it was resolved to, if it is another."""

    key: str
    name: str
    entity: str | None = None


def file_source(index: ObjectIndex, attribution: Attribution) -> Filed:
    """Who an attribution's words are counted for.

    Classes of people of one country are one source, whether one of them speaks or several. Sources without an entity,
    and persons whom one report tells apart but does not name, are filed by their words; of the anonymous and of
    documents only the noun counts, in its plural.
    """
    source = attribution.source
    if source is None:
        return Filed(NOBODY, "nobody named")
    named = index.named(source.mention, source.text) or Named(None, source.text, source.text)
    if named.entity and named.entity.startswith("people:"):
        whole = in_plural(named.entity)
        return Filed(whole, in_plural(named.name), named.entity if whole != named.entity else None)
    if named.entity and lasts(named.entity):
        return Filed(named.entity, named.name)
    known = index.coded.entities.get(named.entity or "")
    name = known.name if known else named.name
    if name.lower() in _PRONOUNS:
        name = index.described(source.mention)
    if not name:
        return Filed(PRONOUN, "pronoun not resolved")
    words = group_words(name) if source.kind in _GROUPED else without_article(name)
    words = words[:_LONGEST].rstrip()
    return Filed(UNRESOLVED + fold(words), words, named.entity)


def group_words(text: str) -> str:
    """What nameless sources are, without how many they are and what else is said of them.

    >>> [group_words(each) for each in ("A senior official close to the talks", "some of the Witnesses", "Many")]
    ['officials', 'witnesses', 'many']
    """
    words = _WORD.findall(_CUT.split(text.lower(), maxsplit=1)[0])
    while len(words) > 2 and words[1] == "of" and words[0] in _BEFORE:
        words = words[2:]
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    end = next((i for i, word in enumerate(words) if i and word in _BEHIND), len(words))
    head = words[end - 1] if words else text.lower()
    return head if head in _BEFORE or head in _BEHIND else in_plural(head)


def without_article(text: str) -> str:
    """A source's words without what stands before its noun.

    >>> without_article("its  press office"), without_article("Lopez")
    ('press office', 'Lopez')
    """
    words = text.split()
    while len(words) > 1 and words[0].lower() in _BEFORE:
        words = words[1:]
    return " ".join(words)


def in_plural(noun: str) -> str:
    """A noun, or the id or name of a class that ends in one, in the plural; a country behind it stays.

    >>> [in_plural(each) for each in ("official (FI)", "people:fi-agency", "spokeswoman", "witnesses", "person")]
    ['officials (FI)', 'people:fi-agencies', 'spokeswomen', 'witnesses', 'people']
    """
    noun, bracket, country = noun.partition(" (")
    return _in_plural(noun) + bracket + country


def _in_plural(noun: str) -> str:
    at = max(noun.rfind(sign) for sign in " :-") + 1
    stem, last = noun[:at], noun[at:]
    if last in _PLURALS or last in _PLURALS.values():
        return stem + _PLURALS.get(last, last)
    if last.endswith(("man", "woman")):
        return stem + last[:-2] + "en"
    if last.endswith("men") or (last.endswith("s") and not last.endswith("ss")):
        return noun
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return stem + last[:-1] + "ies"
    return noun + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s") * bool(last)
