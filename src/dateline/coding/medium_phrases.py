"""Phrases that name a medium, wherever they stand: a preposition and a noun for a text, talk, outlet or network."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.attribution_sources import noun_range
from dateline.coding.attribution_spans import Range
from dateline.knowledge.media import MediumLexicon
from dateline.model import Form, Mention
from dateline.reading import Reading, Token

_OUTLET_PREPOSITIONS = frozenset({"on", "in", "via", "through", "over"})
_ADDRESSING = frozenset({"to", "with"})
_OCCASIONS = frozenset({"at"})
"""The prepositions by which the table tells occasions, at which people are told, from texts."""

_STOPS = frozenset({",", ";", ":", ".", "--", "–", "—", "―", "(", ")", '"', "“", "”", "``", "''", "-", "…", "..."})
_CLAUSE_OPENERS = frozenset({"WDT", "WP", "WP$", "WRB", "CC"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TIMES = frozenset({"DATE", "TIME"})
_PLACED = frozenset({"NOUN", "PROPN", "ADV"})
_ADDRESSABLE = frozenset({"ORG", "PERSON", "GPE", "NORP"})


class MediumPhrases:
    """The medium phrases of one reading."""

    def __init__(self, reading: Reading, lexicon: MediumLexicon) -> None:
        self._parse = reading.parse
        self._lexicon = lexicon
        self._by_head: dict[int, Mention] = {}
        for mention in reading.mentions:
            self._by_head.setdefault(reading.heads[mention.id], mention)
        media = {key for key, entity in reading.entities.items() if entity.type == "media"}
        self._outlets = {head: each for head, each in self._by_head.items() if each.entity in media}

    def found(self) -> Iterator[tuple[Token, Range]]:
        """Every phrase in text order with its preposition."""
        end = 0
        for token in self._parse.tokens:
            if token.i < end or token.pos not in ("ADP", "SCONJ", "ADV"):
                continue
            noun = self._parse.child(token, "pobj")
            if noun is not None and noun.i > token.i and self._is_medium(token, noun):
                phrase = self.extent(token, noun)
                end = phrase[1]
                yield token, phrase

    def _is_medium(self, preposition: Token, noun: Token) -> bool:
        """Whether a noun behind this preposition is one through which people speak."""
        before = preposition.lower
        if (noun.pos == "PROPN" or noun.tag in ("NN", "NNS")) and before in self._common(noun):
            return True
        words = self._parse.tokens[preposition.i + 1 : noun.i + 1]
        if before in _OUTLET_PREPOSITIONS and any(word.i in self._outlets for word in words):
            return True
        if self._speaks_to(preposition):
            return self.names_outlet(noun_range(self._parse, noun, preposition.i))
        return any(before in self._proper(word) for word in words)

    def _speaks_to(self, preposition: Token) -> bool:
        """Whether the phrase tells to whom somebody spoke beside the cue: "speaking to …", "talking with …"."""
        verb = self._parse.head(preposition)
        return preposition.lower in _ADDRESSING and verb.tag == "VBG" and verb.lemma in self._lexicon.carriers

    def _common(self, noun: Token) -> frozenset[str]:
        """The prepositions behind which a common noun, with the noun before it where both count, is a medium."""
        lemma = noun.lemma.lower()
        pair = f"{self._parse.tokens[noun.i - 1].lower} {lemma}" if noun.i else lemma
        nouns, outlets = self._lexicon.nouns, self._lexicon.outlets
        return next((table[key] for key in (pair, lemma) for table in (nouns, outlets) if key in table), frozenset())

    def _proper(self, word: Token) -> frozenset[str]:
        """The prepositions behind which a name is a medium: of a network, or one with a word of outlets' names."""
        if word.pos != "PROPN":
            return frozenset()
        names = self._lexicon.names
        pair = f"{self._parse.tokens[word.i - 1].text} {word.text}" if word.i else word.text
        return names.get(pair) or names.get(word.text) or self._titled(word)

    def _titled(self, word: Token) -> frozenset[str]:
        known = word.pos == "PROPN" and word.ner != "PERSON" and word.ner not in _TIMES
        return self._lexicon.titles.get(word.text, frozenset()) if known else frozenset()

    def is_told(self, span: Range) -> bool:
        """Whether those who are told are a medium: an outlet, or an occasion such as "a news conference"."""
        if self.names_outlet(span):
            return True
        head = self._head(span)
        return head is not None and bool(_OCCASIONS & self._common(head)) and head.tag in ("NN", "NNS")

    def _head(self, span: Range) -> Token | None:
        """The word of a noun phrase that no other in it governs."""
        words = self._parse.tokens[span[0] : span[1]]
        return next((word for word in words if not span[0] <= word.head < span[1] or word.head == word.i), None)

    def names_outlet(self, span: Range) -> bool:
        """Whether a noun phrase names an outlet, or is headed by a noun for one."""
        words = self._parse.tokens[span[0] : span[1]]
        if any(word.i in self._outlets or self._titled(word) for word in words):
            return True
        head = self._head(span)
        return head is not None and head.lemma.lower() in self._lexicon.outlets

    def extent(self, preposition: Token, noun: Token) -> Range:
        """A phrase from its preposition to the end of its noun's own words; days and clauses are left out."""
        return preposition.i, self._end(noun, preposition)

    def issue(self, participle: Token) -> Range | None:
        """A participle with the place where a document came out: "posted online"; None where a day is all it has."""
        first, last = participle.i, self._end(participle, participle)
        placed = any(word.ner not in _TIMES and word.pos in _PLACED for word in self._parse.tokens[first + 1 : last])
        return (first, last) if placed else None

    def _end(self, noun: Token, opener: Token) -> int:
        """The token behind the last that belongs to ``noun``, or to it by one of the table's links."""
        tokens = self._parse.tokens
        own = {token.i for token in self._parse.subtree(noun)}
        last = self._parse.sentence(noun).last
        end = noun.i + 1
        while end < last:
            token = tokens[end]
            if token.text in _STOPS or token.tag in _CLAUSE_OPENERS or token.tag in _FINITE or token.dep == "mark":
                break
            if self._is_day(token) and not self._dates_participle(token):
                break
            if token.i not in own:
                if opener.lower in _ADDRESSING or not self._links(token, opener):
                    break
                own |= {each.i for each in self._parse.subtree(token)}
            end += 1
        return end - 1 if tokens[end - 1].tag == "IN" else end

    def _dates_participle(self, token: Token) -> bool:
        """Whether a day is part of the phrase as that on which its text came out: "remarks published on Sunday"."""
        above = self._parse.head(token)
        return (self._parse.head(above) if above.dep in ("prep", "agent") else above).tag == "VBN"

    def _is_day(self, token: Token) -> bool:
        if token.dep in ("poss", "compound", "amod") and self._parse.head(token).ner not in _TIMES:
            return False
        complement = self._parse.child(token, "pobj") if token.dep == "prep" else token
        return complement is not None and complement.ner in _TIMES

    def _links(self, preposition: Token, opener: Token) -> bool:
        """Whether a preposition that the tree hangs beside the phrase leads to the outlet or people it belongs to."""
        noun = self._parse.child(preposition, "pobj")
        if noun is None or preposition.lower not in self._lexicon.links or preposition.head != opener.head:
            return False
        return noun.i in self._outlets or noun.ner in _ADDRESSABLE or bool(self._proper(noun))

    def outlet(self, phrase: Range) -> str | None:
        """The mention of the outlet that a phrase names, known to the catalogue or not."""
        inside = range(*phrase)
        known = next((self._outlets[i].id for i in inside if i in self._outlets), None)
        if known is not None:
            return known
        named = (i for i in inside if i in self._by_head and self._by_head[i].form is Form.NAME)
        return next((self._by_head[i].id for i in named if self._proper(self._parse.tokens[i])), None)

    def mention(self, words: Range) -> str | None:
        """The mention that a noun phrase is headed by."""
        head = self._head(words)
        return self._by_head[head.i].id if head is not None and head.i in self._by_head else None

    def addressed(self, phrase: Range) -> Range | None:
        """The noun phrase behind the "to" of a phrase: "in a letter to X"."""
        for token in self._parse.tokens[phrase[0] : phrase[1]]:
            noun = self._parse.child(token, "pobj", "dobj") if token.lower == "to" else None
            if noun is not None and noun.i < phrase[1]:
                first, last = noun_range(self._parse, noun, token.i)
                return first, min(last, phrase[1])
        return None
