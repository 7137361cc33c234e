"""Parse → the stretches of tokens that name a place, before it is decided which place each one is.

What the recogniser took for a name of any kind, and every capitalised stretch that the gazetteer lists, is weighed by a
linear score over what stands around it; :mod:`dateline.knowledge.place_rules` holds the fitted weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from dateline.knowledge.gazetteer import LONGEST_NAME, Candidate, Gazetteer
from dateline.knowledge.place_names import Feature, Naming, fold_place
from dateline.knowledge.place_rules import PlaceRules
from dateline.reading import Parse, Sentence, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Name labels of places: geopolitical entity, location, facility."""

_DATE_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT"})
_CROSSED = ("lead", "kind", "population", "place_elsewhere", "main")
"""Features that weigh differently with what the recogniser says."""

_JOINING = frozenset({"and", "or", "&", ","})
_DASHES = frozenset({"(", "—", "–", "-", "--"})
_ARTICLES = ("al-", "el-", "ash-", "ar-", "as-", "ad-", "at-", "az-")
_HAND_MADE = frozenset({Feature.REGION, Feature.POINT})
_CITIES = frozenset({Feature.CITY, Feature.CAPITAL})
_FITTING = {
    "admin1": frozenset({Feature.ADMIN1, *_HAND_MADE}),
    "admin2": frozenset({Feature.ADMIN2, *_CITIES, *_HAND_MADE}),
    "city": frozenset({Feature.ADMIN2, *_CITIES, *_HAND_MADE}),
    "point": frozenset({*_CITIES, *_HAND_MADE}),
}
"""Which places a name can mean that a class word of each kind ends."""

_WIDEST_PLACES = frozenset({Feature.ADMIN1, Feature.CAPITAL, Feature.REGION, Feature.POINT})


class FoundName(Struct, frozen=True):
    """Tokens ``first`` up to, not including, ``last`` name a place; ``kind`` is what a class word beside it says.

    ``score`` is the log odds that the name is a place's.
    """

    first: int
    last: int
    name: str
    candidates: tuple[Candidate, ...]
    kind: str | None
    score: float = 0.0


class NameFinder:
    """Finds place names in one parse: the recogniser's, and the gazetteer's where the words around them agree."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, rules: PlaceRules, taken: frozenset[int]) -> None:
        self._parse = parse
        self._gazetteer = gazetteer
        self._rules = rules
        self._taken = taken
        self._taken_words = frozenset(parse.tokens[i].text for i in taken)
        self._spans = {i: span for span in parse.names for i in range(span[0], span[1])}
        self._labelled, self._persons, self._joined = self._count_words()
        self._contested: frozenset[int] = frozenset()
        self._contested = frozenset(self._find_contested())
        self._proposals = {i: names for sentence in parse.sentences for i, names in self._propose_in(sentence) if names}
        self._firm = Counter(fold_place(name.name) for name in self.proposals() if self._is_firm(name))

    def find(self) -> list[FoundName]:
        """All place names in text order, none overlapping."""
        found: list[FoundName] = []
        end = 0
        for i, names in self._proposals.items():
            name = next(self._weigh(names), None) if i >= end else None
            if name:
                found.append(name)
                end = name.last
        return found

    def proposals(self) -> Iterator[FoundName]:
        """Every stretch that is weighed, whether it turns out to be a place's name or not."""
        for names in self._proposals.values():
            yield from names

    def _weigh(self, names: list[FoundName]) -> Iterator[FoundName]:
        """Those that are more likely a place's name than not, in the order given."""
        weights = self._rules.recognition
        for name in names:
            score = sum(weights.get(key, 0.0) * value for key, value in self.describe(name).items())
            if score > 0:
                yield FoundName(name.first, name.last, name.name, name.candidates, name.kind, score)

    def _propose_in(self, sentence: Sentence) -> Iterator[tuple[int, list[FoundName]]]:
        return ((i, self.propose(i, sentence)) for i in range(sentence.first, sentence.last))

    def _count_words(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """How often the recogniser takes a name for a place's, a word for part of a person's, and capitals join it."""
        places: Counter[str] = Counter()
        persons: Counter[str] = Counter()
        joined: Counter[str] = Counter()
        others = self._rules.classes.keys() | self._rules.bodies
        for first, last, label in self._parse.names:
            if label in PLACE_LABELS:
                places[fold_place(self._text(first, last))] += 1
            elif label == "PERSON" and last - first > 1:
                words = [token.lower for token in self._parse.tokens[first:last]]
                persons.update(() if words[0] in self._rules.classes else words)
        for token, after in pairwise(self._parse.tokens):
            pair = token.pos == after.pos == "PROPN" and token.dep == "compound" and token.head == after.i
            if pair and after.text.istitle() and after.lower not in others:
                joined[token.lower] += 1
        return places, persons, joined

    def _is_firm(self, name: FoundName) -> bool:
        """Whether a name's label or neighbours alone make it a place's, so that it tells of its other uses."""
        if self._spans.get(name.last - 1, (0, 0, ""))[2] in PLACE_LABELS:
            return True
        words = self._word_features(name)
        told = words["contained"] or words["dateline"] or words["lead"] or words["fought_over"]
        return bool(name.candidates) and bool(told)

    def _find_contested(self) -> Iterator[int]:
        """Taken tokens that name a country and, in this report, a namesake: "Atlanta, Georgia", "Mexico, Missouri"."""
        words = {self._parse.tokens[i].text for i in self._taken if self._is_namesake(i)}
        return (i for i in self._taken if self._parse.tokens[i].text in words)

    def _is_namesake(self, i: int) -> bool:
        """Whether what stands before or behind a comma makes a country's name that of a province or town."""
        tokens = self._parse.tokens
        if not 0 < i < len(tokens) - 1 or i - 1 in self._taken or i + 1 in self._taken:
            return False
        senses = self._gazetteer.candidates(tokens[i].text)
        provinces = [each for each in senses if each.feature == Feature.ADMIN1 and each.naming == Naming.MAIN]
        if provinces and i > 1 and tokens[i - 1].text == "," and tokens[i - 2].text[0].isupper():
            towns = self._gazetteer.candidates(tokens[i - 2].text)
            return any(
                town.admin1 == each.name and town.country == each.country for town in towns for each in provinces
            )
        if tokens[i + 1].text == "," and i + 2 < len(tokens) and i + 2 not in self._taken:
            holders = self._gazetteer.candidates(tokens[i + 2].text)
            return any(h.feature == Feature.ADMIN1 and h.name == each.admin1 for h in holders for each in senses)
        return False

    def propose(self, i: int, sentence: Sentence) -> list[FoundName]:
        """What could be a place's name from token ``i`` on: the recogniser's span and the gazetteer's longest."""
        if not _may_begin(self._parse.tokens[i]):
            return []
        listed, recognised = self._listed(i, sentence), self._recognised(i)
        if recognised and not (listed and listed.last >= recognised.last):
            found = [recognised] if recognised.candidates or not listed else [recognised, listed]
        else:
            found = [listed] if listed else []
        return [name for name in found if not self._is_common(name)]

    def _is_common(self, name: FoundName) -> bool:
        """Whether a name is only a word of class, body or title, or of direction ("Church", "the Eastern District").

        Those that the table of regions lists, such as "the Gulf", are names nevertheless; so is "Northern Territory",
        which is one province's whole name.
        """
        rules = self._rules
        words = [token.lower for token in self._parse.tokens[name.first : name.last]]
        if len(words) == 1 and words[0] in rules.diseases:
            return not self._is_contained(name)
        if len(words) == 1:
            common = any(words[0] in group for group in (rules.sides, rules.classes, rules.bodies, rules.persons))
        else:
            common = all(word in rules.sides or word in rules.classes for word in words)
        if not common or any(each.feature in _HAND_MADE for each in name.candidates):
            return False
        provinces = [each for each in name.candidates if each.feature == Feature.ADMIN1]
        return len(words) == 1 or len(provinces) != 1 or self._after(name).lower == "of"

    def _recognised(self, i: int) -> FoundName | None:
        """The recogniser's place name that token ``i`` begins, a leading "the" or direction passed over."""
        first, last, label = self._spans.get(i, (0, 0, ""))
        tokens = self._parse.tokens
        if label not in PLACE_LABELS or any(_may_begin(tokens[k]) for k in range(first, i)):
            return None
        while last > i and (tokens[last - 1].tag == "POS" or not tokens[last - 1].text[0].isalnum()):
            last -= 1
        if last == i or any(k in self._taken for k in range(i, last)):
            return None
        if all(token.text in self._taken_words for token in tokens[i:last]):
            return None
        candidates = self._gazetteer.candidates(self._text(i, last)) or self._without_class(i, last)
        return FoundName(i, last, self._text(i, last), candidates, self._kind(i, last))

    def _without_class(self, first: int, last: int) -> tuple[Candidate, ...]:
        """Candidates of a name such as "Yarmouk Camp" without its class word; an "Ohio Valley" is no Ohio."""
        kind = self._rules.classes.get(self._parse.tokens[last - 1].lower, "region")
        if last - first == 1 or kind == "region":
            return ()
        candidates = self._gazetteer.candidates(self._text(first, last - 1))
        return tuple(each for each in candidates if each.naming != Naming.SHORT and each.feature in _FITTING[kind])

    def _listed(self, i: int, sentence: Sentence) -> FoundName | None:
        """The longest name in the gazetteer that begins at token ``i``."""
        tokens = self._parse.tokens
        for last in range(min(i + LONGEST_NAME, sentence.last), i, -1):
            end = tokens[last - 1]
            if not (end.text[0].isupper() or end.text[0].isdigit()) or not self._may_take(i, last):
                continue
            candidates = self._gazetteer.candidates(self._text(i, last))
            if tokens[i].lower == "the":
                candidates = tuple(each for each in candidates if each.name.startswith("The "))
            if not candidates and i not in self._taken and self._ends_there(last):
                candidates = self._without_class(i, last)
            if candidates:
                return FoundName(i, last, self._text(i, last), candidates, self._kind(i, last))
        return None

    def _ends_there(self, last: int) -> bool:
        """Whether no capitalised word nor "of" goes on with the name, as in "Illinois Department of Agriculture"."""
        after = self._parse.tokens[last] if last < len(self._parse.tokens) else _NOTHING
        return after.lower != "of" and not after.text[0].isupper()

    def _may_take(self, first: int, last: int) -> bool:
        """Whether no name taken before is touched, or each lies wholly inside, as in "New Mexico" and "Mexico City"."""
        taken = self._taken
        inside = sum(k in taken and k not in self._contested for k in range(first, last))
        if not inside:
            return True
        cut = (first in taken and first - 1 in taken) or (last in taken and last - 1 in taken)
        return not cut and inside < last - first

    def describe(self, name: FoundName) -> dict[str, float]:
        """What speaks for and against a name's being a place's, as features of the score."""
        features = {"bias": 1.0}
        features.update(self._label_features(name))
        features.update(self._list_features(name))
        features.update(self._word_features(name))
        features.update(self._report_features(name))
        label = next(key for key in features if key.startswith("label_"))
        features.update({f"{label}_{key}": features.get(key, 0.0) for key in _CROSSED})
        return features

    def _label_features(self, name: FoundName) -> dict[str, float]:
        """What the recogniser says of the name."""
        first, last, label = self._spans.get(name.last - 1, (0, 0, ""))
        group = "date" if label in _DATE_LABELS else label.lower() or "none"
        inside = last - first > name.last - name.first + 1
        return {f"label_{group}": 1.0, f"inside_{group}": float(inside), "split": float(last > name.last)}

    def _list_features(self, name: FoundName) -> dict[str, float]:
        """What the gazetteer says of it."""
        if not name.candidates:
            return {"unlisted": 1.0}
        full = [each for each in name.candidates if each.naming != Naming.SHORT]
        main = [each for each in full if each.naming == Naming.MAIN]
        dotted = name.name.count(".") > 1 or self._after(name).text == "."
        return {
            "population": math.log10(max((each.population for each in full), default=0) + 10) - 4,
            "main": float(bool(main)),
            "wide": float(any(each.feature in _WIDEST_PLACES for each in full)),
            "short": float(not full),
            "short_dotted": float(not full and dotted),
            "short_held": float(not full and self._before(name).text == ","),
            "long": float(name.last - name.first > 1),
            "covers": float(any(i in self._taken for i in range(name.first, name.last))),
        }

    def _word_features(self, name: FoundName) -> dict[str, float]:
        """What the words beside it say."""
        rules, tokens = self._rules, self._parse.tokens
        before, after, last = self._before(name), self._after(name), tokens[name.last - 1]
        opens = name.first == self._parse.sentence(tokens[name.first]).first
        capitals = before.text[0].isupper() and before.pos == "PROPN" and not opens
        follows = after.text[0].isupper() and after.pos == "PROPN"
        shouted = tokens[name.first].text.isupper() and len(tokens[name.first].text) > 3
        modifies = last.dep in {"compound", "nmod", "amod"}
        head = tokens[last.head].text
        return {
            "proper": float(tokens[name.first].pos == last.pos == "PROPN"),
            "lead": float(before.lower in rules.leads and before.lower != "of"),
            "of": float(before.lower == "of"),
            "side": float(before.text in rules.sides),
            "title": float(before.lower in rules.persons),
            "kin": float(self._is_kin(name)),
            "fought_over": float(self._is_fought_over(name)),
            "capital_before": float(
                capitals and before.lower not in rules.persons and before.lower not in rules.classes
            ),
            "capital_after": float(follows and after.lower not in rules.classes),
            "body_after": float(follows and after.lower in rules.bodies),
            "thing_after": float(after.text in rules.bodies),
            "comma_before": float(before.text == ","),
            "listed": float(self._is_listed(name) and not self._is_kin(name)),
            "contained": float(self._is_contained(name)),
            "kind": float(name.kind is not None),
            "kind_of": float(name.kind is not None and before.lower == "of"),
            "possessive": float(after.tag == "POS"),
            "subject": float(last.dep in {"nsubj", "nsubjpass"}),
            "modifies_noun": float(modifies and head[0].islower()),
            "modifies_name": float(modifies and head[0].isupper()),
            "dateline": float((opens or shouted) and (after.text in _DASHES or (after.text == "," and shouted))),
            "opens": float(opens),
            "shouted": float(shouted),
        }

    def _report_features(self, name: FoundName) -> dict[str, float]:
        """What the report's other uses of the word say; after "the town of", a person's label is no use of it."""
        key, word = fold_place(name.name), self._parse.tokens[name.last - 1].lower
        told = name.kind is not None and self._before(name).lower == "of"
        persons = self._persons[word] - (told and self._spans.get(name.last - 1, (0, 0, ""))[2] == "PERSON")
        return {
            "place_elsewhere": math.log1p(self._labelled[key]),
            "firm_elsewhere": math.log1p(self._firm[key] - self._is_firm(name)),
            "person_elsewhere": float(persons > 0),
            "joined_elsewhere": float(self._joined[word] > 0),
        }

    def _is_kin(self, name: FoundName) -> bool:
        """Whether a name stands beside a noun of kin: "his wife, Florence", "their sons Lincoln and Boston"."""
        last = self._parse.tokens[name.last - 1]
        above = (last, *self._parse.ancestors(last))
        named = next((token for token in above if token.dep != "conj"), last)
        return named.dep == "appos" and self._parse.head(named).lemma in self._rules.kin

    def _is_fought_over(self, name: FoundName) -> bool:
        """Whether a listed name is what a siege or a liberation is of, or what forces retake or are driven out of."""
        last = self._parse.tokens[name.last - 1]
        above = self._parse.head(last)
        if not name.candidates or last.dep not in {"pobj", "dobj", "nsubjpass"}:
            return False
        outward = above.lower == "of" and self._parse.head(above).lower == "out"
        sought = self._parse.head(above) if above.lower == "of" else above
        return outward or sought.lemma.lower() in self._rules.fights

    def _is_listed(self, name: FoundName) -> bool:
        """Whether "and" or "or" joins it to what the recogniser takes for a place."""
        joined = [name.first - 2] if self._before(name).lower in _JOINING else []
        joined += [name.last + 1] if self._after(name).lower in _JOINING else []
        return any(self._spans.get(i, (0, 0, ""))[2] in PLACE_LABELS for i in joined)

    def _is_contained(self, name: FoundName) -> bool:
        """Whether a comma and the name of a country or of a province that holds it follow."""
        comma, i = self._after(name), name.last + 1
        if comma.text != "," or i >= len(self._parse.tokens) or not self._parse.tokens[i].text[0].isupper():
            return False
        if i in self._taken:
            return True
        for length in (3, 2, 1):
            holders = self._gazetteer.candidates(self._text(i, min(i + length, len(self._parse.tokens))))
            if any(h.feature == Feature.ADMIN1 and h.name == c.admin1 for h in holders for c in name.candidates):
                return True
        return False

    def _kind(self, first: int, last: int) -> str | None:
        """The feature that a class word announces: inside the name, behind it, or before it."""
        classes, tokens = self._rules.classes, self._parse.tokens
        inside = tokens[last - 1].lower
        if last - first > 1 and inside in classes:
            return classes[inside]
        if last < len(tokens) and tokens[last].lower in classes:
            return classes[tokens[last].lower]
        if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in classes:
            return classes[tokens[first - 2].lower]
        return classes.get(tokens[first - 1].lower) if first else None

    def _before(self, name: FoundName) -> Token:
        return self._parse.tokens[name.first - 1] if name.first else _NOTHING

    def _after(self, name: FoundName) -> Token:
        return self._parse.tokens[name.last] if name.last < len(self._parse.tokens) else _NOTHING

    def _text(self, first: int, last: int) -> str:
        return self._parse.text[self._parse.tokens[first].start : self._parse.tokens[last - 1].end]


_NOTHING = Token(-1, 0, 0, "\n", "", "", "SPACE", "", -1)
"""Stands for the word before the first and after the last."""


def _may_begin(token: Token) -> bool:
    """Whether a place name can begin with this token."""
    return token.text[0].isupper() or token.lower.startswith(_ARTICLES) or token.lower in {"al", "el"}
