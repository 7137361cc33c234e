"""Parse → the known actors that it names, by longest match over the catalogue's names and patterns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.knowledge.actors import Actor, ActorCatalogue, ActorName, NameUse, name_words
from dateline.reading import Parse, Token

_CONNECTORS = frozenset("-–‑'’`/.&+")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_PRIORITY = {NameUse.NAME: 0, NameUse.PEOPLE: 1, NameUse.ADJECTIVE: 2, NameUse.SEAT: 3, NameUse.CAPITAL: 4}
_WIDER_LABELS = frozenset({"PERSON", "GPE", "LOC", "FAC"})
_SHOUTED = 0.7
"""Share of a sentence's letters in capitals from which capitals no longer tell an acronym from a word."""


class NameHit(Struct, frozen=True):
    """Tokens ``first`` up to, not including, ``last`` name ``actor``; ``generic`` where the words are common nouns."""

    first: int
    last: int
    actor: Actor
    use: NameUse
    generic: bool = False


def find_names(parse: Parse, actors: ActorCatalogue) -> list[NameHit]:
    """Every name of a known actor in text order; names inside longer names follow the longer ones."""
    return _NameFinder(parse, actors).find()


class _NameFinder:
    def __init__(self, parse: Parse, actors: ActorCatalogue) -> None:
        self._parse = parse
        self._actors = actors
        self._words = [_token_words(token) for token in parse.tokens]
        self._wider = {i: (first, last, label) for first, last, label in parse.names for i in range(first, last)}

    def find(self) -> list[NameHit]:
        hits: list[NameHit] = []
        for sentence in self._parse.sentences:
            shouted = _is_shouted(self._parse.sentence_tokens(sentence))
            at = sentence.first
            while at < sentence.last:
                hit = self._match(at, sentence.last, shouted)
                if hit is not None:
                    hits.append(hit)
                    hits.extend(self._nested(hit))
                at = hit.last if hit else at + 1
        hits.extend(self._agencies(hits))
        return sorted(hits, key=lambda hit: (hit.first, -hit.last))

    def _match(self, at: int, limit: int, shouted: bool) -> NameHit | None:
        if not self._words[at] or self._parse.tokens[at].text.endswith("$"):
            return None  # "US$ 5" is money
        longest = self._actors.longest_from(self._words[at][0])
        best: NameHit | None = None
        words: tuple[str, ...] = ()
        for last in range(at, limit if longest else at):
            if not self._words[last]:
                if self._parse.tokens[last].text not in _CONNECTORS:
                    break
                continue
            words += self._words[last]
            if len(words) > longest:
                break
            name = self._choose(words, at, last + 1, shouted)
            actor = self._actors.actor(name.actor) if name else None
            if name and actor:
                best = NameHit(at, last + 1, actor, name.use)
        return best

    def _choose(self, words: tuple[str, ...], first: int, last: int, shouted: bool) -> ActorName | None:
        tokens = self._parse.tokens
        printed = self._parse.text[tokens[first].start : tokens[last - 1].end]
        fitting = [name for name in self._actors.named(words) if name.fits(printed)]
        if not fitting:
            return None
        name = min(fitting, key=lambda each: _PRIORITY[each.use])
        if last - first == 1 and not self._stands_alone(tokens[first], name, shouted):
            return None
        return name

    def _stands_alone(self, token: Token, name: ActorName, shouted: bool) -> bool:
        """Whether a single word is this name, and not a part of a longer one nor a common word that looks like it."""
        if shouted and name.text.isupper() and len(name.text) <= 3 and token.pos not in {"PROPN", "NOUN"}:
            return False
        state = name.actor.startswith("state:")
        before = self._parse.tokens[token.i - 1].lower if token.i else ""
        if before == "ethnic" or (before in {"-", "al", "al-", "el", "el-"} and token.ner == "PERSON"):
            return False
        if not state and token.pos not in {"PROPN", "NOUN", "ADJ"} and not token.text.isupper():
            return False
        if not state and token.pos != "PROPN" and not token.ner and not token.text.isupper():
            return False
        first, last, label = self._wider.get(token.i, (token.i, token.i + 1, ""))
        if name.use is NameUse.ADJECTIVE and self._is_language(token):
            return False
        if last - first == 1 or label not in _WIDER_LABELS or name.use is NameUse.PEOPLE:
            return True
        if name.use is NameUse.ADJECTIVE and label not in {"GPE", "LOC"}:
            return True
        if name.actor.startswith("person:"):
            return True
        others = [each for each in self._parse.tokens[first:last] if each.i != token.i]
        return not any(each.pos == "PROPN" and self._joined(each, token) for each in others)

    def _is_language(self, token: Token) -> bool:
        """Whether the adjective of a nation stands for its language: ``speaks French``, ``in French``."""
        governor = self._parse.head(token)
        if token.dep == "dobj":
            return governor.lemma in {"speak", "learn", "teach", "study", "understand"}
        return token.dep == "pobj" and token.tag != "NNPS" and governor.lower in {"in", "into"}

    def _joined(self, other: Token, token: Token) -> bool:
        """Whether two neighbouring words are one name: ``New Jersey``, ``Jordan River``."""
        if abs(other.i - token.i) != 1 or other.lower == "the" or not other.text[0].isupper():
            return False
        return other.head == token.i or token.head == other.i

    def _nested(self, hit: NameHit) -> Iterator[NameHit]:
        """States named at either end of a longer name: ``Russian`` in the name of an agency."""
        if hit.last - hit.first < 2 or hit.actor.type in {"state", "person", "media"}:
            return
        for at in range(hit.first, hit.last):
            inner = self._match(at, hit.last, shouted=False)
            if inner and inner.actor.type == "state" and inner.use in {NameUse.NAME, NameUse.ADJECTIVE}:
                yield inner
                return

    def _agencies(self, hits: Sequence[NameHit]) -> Iterator[NameHit]:
        """Bodies of a state by pattern, behind its name (``Iraqi army``) or before it (``Army of Iraq``)."""
        taken = {i for hit in hits if hit.actor.type != "state" for i in range(hit.first, hit.last)}
        states = {hit.first: hit for hit in hits if hit.actor.type == "state"}
        for hit in states.values():
            if hit.first not in taken and (found := self._behind(hit, taken)):
                yield found
        for token in self._parse.tokens:
            if token.text == "of" and token.i and (found := self._before(token.i, states, taken)):
                yield found

    def _behind(self, state: NameHit, taken: set[int]) -> NameHit | None:
        tokens = self._parse.tokens
        at = state.last
        if at < len(tokens) and tokens[at].text in _POSSESSIVES:
            at += 1
        words = _flat(self._words[at : at + 6])
        found = self._actors.pattern(words)
        country = state.actor.country
        if not found or not country or at in taken:
            return None
        if state.use is NameUse.CAPITAL and at == state.last and found[0].slug != "government":
            return None
        last = self._after(at, found[1])
        if last is None or self._goes_on(at, last):
            return None
        generic = tokens[last - 1].text.islower()
        return NameHit(state.first, last, self._actors.agency(country, found[0]), NameUse.NAME, generic)

    def _before(self, of: int, states: dict[int, NameHit], taken: set[int]) -> NameHit | None:
        tokens = self._parse.tokens
        at = of + 2 if of + 1 < len(tokens) and tokens[of + 1].lower == "the" else of + 1
        state = states.get(at)
        if state is None or not state.actor.country or state.use is not NameUse.NAME:
            return None
        for first in range(max(0, of - 5), of):
            words = _flat(self._words[first:of])
            found = self._actors.pattern(words)
            if found and found[1] == len(words) and first not in taken and tokens[first].tag[:2] in {"NN", "JJ"}:
                generic = tokens[of - 1].text.islower()
                last = of if generic else state.last
                return NameHit(first, last, self._actors.agency(state.actor.country, found[0]), NameUse.NAME, generic)
        return None

    def _after(self, at: int, count: int) -> int | None:
        """The token after ``count`` words from ``at``, None where the words end inside a token."""
        while count > 0 and at < len(self._words):
            count -= len(self._words[at])
            at += 1
        return at if count == 0 else None

    def _goes_on(self, at: int, last: int) -> bool:
        """Whether the phrase only modifies a noun behind it: ``the Iraqi army chief``."""
        token = self._parse.tokens[last - 1]
        modifies = token.head >= last and token.dep in {"compound", "amod", "nmod"}
        return modifies or token.pos not in {"NOUN", "PROPN"}


def _token_words(token: Token) -> tuple[str, ...]:
    return ("s",) if token.lower in {"'s", "’s"} else name_words(token.text)


def _flat(rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [word for row in rows for word in row]


def _is_shouted(tokens: Sequence[Token]) -> bool:
    letters = [letter for token in tokens for letter in token.text if letter.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
