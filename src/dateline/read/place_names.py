"""Parse → the stretches of tokens that name a place, before it is decided which place each one is."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dateline.knowledge.gazetteer import LONGEST_NAME, Candidate, Gazetteer
from dateline.knowledge.place_rules import PlaceRules
from dateline.reading import Parse, Sentence, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Name labels of places: geopolitical entity, location, facility."""

_OTHER_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})


class FoundName(Struct, frozen=True):
    """Tokens ``first`` up to, not including, ``last`` name a place; ``kind`` is what a class word beside it says."""

    first: int
    last: int
    name: str
    candidates: tuple[Candidate, ...]
    kind: str | None


class NameFinder:
    """Finds place names in one parse: the recogniser's, and the gazetteer's where the words around them agree."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, rules: PlaceRules, taken: frozenset[int]) -> None:
        self._parse = parse
        self._gazetteer = gazetteer
        self._rules = rules
        self._taken = taken
        self._labels = {i: (first, last, label) for first, last, label in parse.names for i in range(first, last)}

    def find(self) -> list[FoundName]:
        """All place names in text order, none overlapping."""
        return [name for sentence in self._parse.sentences for name in self._find_in(sentence)]

    def _find_in(self, sentence: Sentence) -> Iterator[FoundName]:
        i = sentence.first
        while i < sentence.last:
            found = self._at(i, sentence)
            if found:
                yield found
            i = found.last if found else i + 1

    def _at(self, i: int, sentence: Sentence) -> FoundName | None:
        token = self._parse.tokens[i]
        if i in self._taken or not _may_begin(token):
            return None
        named = self._recognised(i)
        listed = self._listed(i, sentence)
        if named and (not listed or named[1] >= listed.last):
            return self._from_label(*named)
        if listed and (named or self._is_place(listed)):
            return listed
        return None

    def _recognised(self, i: int) -> tuple[int, int] | None:
        """The recogniser's place name that token ``i`` begins, a leading "the" or direction passed over."""
        first, last, label = self._labels.get(i, (0, 0, ""))
        tokens = self._parse.tokens
        if label not in PLACE_LABELS:
            return None
        while last > i and (tokens[last - 1].tag == "POS" or not tokens[last - 1].text[0].isalnum()):
            last -= 1
        if any(_may_begin(tokens[k]) for k in range(first, i)) or any(k in self._taken for k in range(i, last)):
            return None
        return (i, last) if last > i else None

    def _from_label(self, first: int, last: int) -> FoundName | None:
        name = self._text(first, last)
        candidates = self._gazetteer.candidates(name) or self._without_class(first, last)
        return FoundName(first, last, name, candidates, self._kind(first, last))

    def _without_class(self, first: int, last: int) -> tuple[Candidate, ...]:
        """Candidates of a name such as "Yarmouk Camp" without its class word."""
        tokens = self._parse.tokens
        if last - first > 1 and tokens[last - 1].lower in self._rules.classes:
            return self._gazetteer.candidates(self._text(first, last - 1))
        return ()

    def _listed(self, i: int, sentence: Sentence) -> FoundName | None:
        """The longest name in the gazetteer that begins at token ``i``."""
        tokens = self._parse.tokens
        for last in range(min(i + LONGEST_NAME, sentence.last), i, -1):
            end = tokens[last - 1]
            if not (end.text[0].isupper() or end.text[0].isdigit()) or any(k in self._taken for k in range(i, last)):
                continue
            name = self._text(i, last)
            candidates = self._gazetteer.candidates(name)
            if candidates:
                return FoundName(i, last, name, candidates, self._kind(i, last))
        return None

    def _is_place(self, found: FoundName) -> bool:
        """Whether the words around a name that the recogniser did not take for a place's make it one."""
        before, after = self._neighbour(found.first - 1), self._neighbour(found.last)
        if not all(
            self._parse.tokens[k].pos == "PROPN" or self._parse.tokens[k].text[0] == "-"
            for k in (found.first, found.last - 1)
        ):
            return False
        if self._in_longer_name(found, before, after):
            return False
        if found.kind or self._is_contained(found):
            return True
        label = self._labels.get(found.first, (0, 0, ""))[2]
        if label in _OTHER_LABELS:
            return False
        return bool(before and before.lower in self._rules.leads) and found.candidates[0].population >= 1000

    def _in_longer_name(self, found: FoundName, before: Token | None, after: Token | None) -> bool:
        """Whether capitalised words beside the name make it part of a person's or a body's."""
        rules = self._rules
        if before and before.lower in rules.persons:
            return True
        if (
            before
            and before.pos == "PROPN"
            and before.text[0].isupper()
            and before.lower not in rules.sides | rules.classes.keys()
        ):
            return True
        return bool(after and after.text[0].isupper() and after.pos == "PROPN" and after.lower not in rules.classes)

    def _is_contained(self, found: FoundName) -> bool:
        """Whether a comma and the name of a country or of a province that holds it follow."""
        comma, after = self._neighbour(found.last), self._neighbour(found.last + 1)
        if not (comma and after and comma.text == "," and after.text[0].isupper()):
            return False
        if found.last + 1 in self._taken:
            return True
        for length in (3, 2, 1):
            holders = self._gazetteer.candidates(self._text(after.i, min(after.i + length, len(self._parse.tokens))))
            if any(h.feature == "admin1" and h.name == c.admin1 for h in holders for c in found.candidates):
                return True
        return False

    def _kind(self, first: int, last: int) -> str | None:
        """The feature that a class word announces: inside the name, behind it, or before it with "of"."""
        classes = self._rules.classes
        inside = self._parse.tokens[last - 1].lower
        if last - first > 1 and inside in classes:
            return classes[inside]
        after, of, noun = (self._neighbour(i) for i in (last, first - 1, first - 2))
        if of and noun and of.lower == "of" and noun.lower in classes:
            return classes[noun.lower]
        if after and after.lower in classes:
            return classes[after.lower]
        if of and of.lower in classes:
            return classes[of.lower]
        return None

    def _neighbour(self, i: int) -> Token | None:
        return self._parse.tokens[i] if 0 <= i < len(self._parse.tokens) else None

    def _text(self, first: int, last: int) -> str:
        return self._parse.text[self._parse.tokens[first].start : self._parse.tokens[last - 1].end]


def _may_begin(token: Token) -> bool:
    """Whether a place name can begin with this token."""
    return (
        token.text[0].isupper()
        or token.lower in {"al", "el", "al-", "el-"}
        or token.lower.startswith(("al-", "el-", "ash-", "ar-"))
    )
