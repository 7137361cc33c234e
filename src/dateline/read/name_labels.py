"""What kind of name the recogniser's stretches are, and where each begins and ends without what it took in besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dateline.knowledge.actor_words import NounKind
from dateline.knowledge.actors import ActorCatalogue, name_slug, name_words
from dateline.read.drafts import Draft
from dateline.read.name_spans import NameWidener
from dateline.reading import Parse, Token

_ORGANISED = frozenset({(NounKind.BODY, "organised"), (NounKind.PLACE, "facility")})
_EDGES = frozenset({"the", "a", "an", "'s", "’s", "'", "’", "“", "”", '"', ",", "-", "–", "—", "(", ")", ".", "/", ">"})
_LEADING_TAGS = frozenset({"IN", "DT", "CC", "TO", "RB"})
LEADING_WORDS = frozenset({"near", "in", "at", "from", "by", "as", "while", "however"})
"""Words before a name that a capital makes look like a part of it: ``Near Ada``."""

_TITLES = frozenset({NounKind.PERSON, NounKind.RANK})


def trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """A stretch without the articles, prepositions and marks at its ends."""
    tokens = parse.tokens
    while first < last and _leads(tokens[first]):
        first += 1
    while first < last and tokens[last - 1].lower in _EDGES:
        last -= 1
    return first, last


def _leads(token: Token) -> bool:
    return token.lower in _EDGES or token.tag in _LEADING_TAGS or token.lower in LEADING_WORDS


class NameLabels:
    """Settles the stretches of one report; ``owner`` and ``people`` are the names known so far, and may grow."""

    def __init__(
        self,
        parse: Parse,
        actors: ActorCatalogue,
        widener: NameWidener,
        owner: Mapping[int, Draft],
        people: Mapping[str, Draft],
    ) -> None:
        self._parse = parse
        self._actors = actors
        self._widener = widener
        self._owner = owner
        self._people = people
        self._labels = self._count_labels()
        self._full_names = self._find_full_names()

    def settle(self, first: int, last: int, label: str) -> tuple[int, int, str]:
        """The name that a stretch under a label holds, and its right label."""
        label = self._labels.get(self._text(first, last), label)
        if label == "ORG" and name_slug(self._text(first, last)) in self._people:
            label = "PERSON"
        if label in {"PERSON", "ORG"}:
            first, label = self._behind_title(first, last, label)
        if (at := self._behind_field(first, last)) > first:
            first, label = at, "PERSON"
        return self._mend(first, last, label)

    def _count_labels(self) -> dict[str, str]:
        """The label that the recogniser gives a text most often: one name is one kind of thing."""
        counts: dict[str, Counter[str]] = {}
        for first, last, label in self._parse.names:
            if label in {"PERSON", "ORG"}:
                first, last = trim(self._parse, first, last)
                label = "PERSON" if self._is_titled(first) else label
                counts.setdefault(self._text(first, last), Counter())[label] += 1
        return {text: count.most_common(1)[0][0] for text, count in counts.items()}

    def _is_titled(self, first: int) -> bool:
        before = self._parse.tokens[first - 1] if first else None
        return before is not None and before.text.istitle() and self._noun(before) in _TITLES

    def _find_full_names(self) -> dict[str, set[tuple[str, ...]]]:
        """The persons' names of two words and more, by their last word."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for first, last, label in self._parse.names:
            words = tuple(token.text for token in self._parse.tokens[first:last])
            if label == "PERSON" and len(words) > 1 and not any(self._noun(t) for t in self._parse.tokens[first:last]):
                found.setdefault(words[-1], set()).add(words)
        return found

    def _behind_field(self, first: int, last: int) -> int:
        """Where a person's name begins that ends a longer stretch: ``Far North Ann Lee``.

        It is a full name of the report, or the last two words of what goes on a title's ``for``: ``Minister for the Far
        North Ann Lee``.
        """
        tokens = self._parse.tokens
        for words in self._full_names.get(tokens[last - 1].text, ()):
            at = last - len(words)
            if at > first and tuple(token.text for token in tokens[at:last]) == words:
                return at
        at = first - 2 if first > 1 and tokens[first - 1].lower == "the" else first - 1
        titled = at > 0 and tokens[at].lower == "for" and self._noun(tokens[at - 1]) in _TITLES
        named = last - first > 2 and all(token.text.istitle() for token in tokens[last - 2 : last])
        return last - 2 if titled and named else first

    def _behind_title(self, first: int, last: int, label: str) -> tuple[int, str]:
        """Where a person's name begins behind a title that the recogniser took in: ``Harbour Minister Ann Lee``."""
        for at in range(last - 2, first - 1, -1):
            if self._noun(self._parse.tokens[at]) in _TITLES:
                return at + 1, "PERSON"
        return first, label

    def _mend(self, first: int, last: int, label: str) -> tuple[int, int, str]:
        """A name without the country or the owner printed before it, under the label that its words show."""
        tokens = self._parse.tokens
        owner = self._owner.get(first)
        if label == "PERSON" and owner and owner.type in {"state", "place"} and last - owner.last > 1:
            return owner.last, last, label
        label = self._shown(first, last, label)
        for i in range(first + 1, last - 1):
            if label == "ORG" and tokens[i].tag == "POS" and name_slug(self._text(first, i)) in self._people:
                return i + 1, last, label
            if tokens[i].text == "(" and ")" not in self._text(i, last):
                return first, i, label
        while label == "ORG" and self._ends_organised(last) and self._goes_before(first, last):
            first -= 1
        return first, last, label

    def _shown(self, first: int, last: int, label: str) -> str:
        """The label that a name's own words show: a given name, or a body's noun as its last word or before it."""
        given = self._is_given(first)
        if (
            label == "PERSON"
            and not given
            and (self._is_body(first) or (last - first > 1 and self._ends_organised(last)))
        ):
            return "ORG"
        if label == "ORG" and given and 1 < last - first < 4 and self._widener.run(first) == last:
            return "PERSON"
        return label

    def _is_given(self, at: int) -> bool:
        return "".join(name_words(self._parse.tokens[at].text)) in self._actors.words.given

    def _ends_organised(self, last: int) -> bool:
        ending = self._actors.words.nouns.get(self._parse.tokens[last - 1].lower)
        return ending is not None and (ending.kind, ending.topic) in _ORGANISED

    def _goes_before(self, first: int, last: int) -> bool:
        """Whether the word before a body's name is part of it: ``Harbour`` in ``Harbour Workers Union``."""
        joined = self._parse.tokens[first - 1] if first else None
        return joined is not None and first <= joined.head < last and self._widener.is_name(joined.i)

    def _is_body(self, first: int) -> bool:
        """Whether a noun for a body stands right before a name: ``the carmaker Harlow Dell``."""
        before = self._parse.tokens[first - 1] if first else None
        return before is not None and before.tag == "NN" and self._noun(before) is NounKind.BODY

    def _text(self, first: int, last: int) -> str:
        tokens = self._parse.tokens
        return self._parse.text[tokens[first].start : tokens[last - 1].end] if first < last else ""

    def _noun(self, token: Token) -> NounKind | None:
        noun = self._actors.words.nouns.get(token.lower)
        return noun.kind if noun else None
