"""Through what a source spoke: "in an interview with …", "told the agency", "on state television", "in a letter to …".

A phrase belongs to the cue that governs it in the tree, to the source that it describes ("a post on … says"), or else
to the cue right before it; a phrase that opens a sentence belongs to the first cue behind its comma.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dateline.coding.attribution_spans import Range
from dateline.coding.medium_phrases import MediumPhrases
from dateline.coding.nesting import Contents
from dateline.knowledge.media import MediumLexicon
from dateline.model import Addressee, Attribution, Medium, Span
from dateline.reading import Reading, Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_STEPS = 6
"""How many governors a phrase may stand below its cue."""

_BREAKS = frozenset({",", ";", ":", "--", "–", "—", "―", '"', "“", "”", "``", "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_TIMES = frozenset({"DATE", "TIME"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_DEFINITE = frozenset({"the", "that", "this", "those", "these"})
_ISSUING = frozenset({"by", "of", "from"})


def find_media(
    reading: Reading, attributions: Sequence[Attribution], heads: Mapping[str, int], lexicon: MediumLexicon
) -> tuple[Attribution, ...]:
    """The attributions with ``medium`` where the text tells it, and the addressee where the medium's words name one.

    ``heads`` gives for an attribution's id the token that heads its cue.
    """
    finder = _MediumFinder(reading, attributions, heads, lexicon)
    return tuple(finder.fill(each) for each in attributions)


class _MediumFinder:
    """Hands the medium phrases of one report to its attributions."""

    def __init__(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        heads: Mapping[str, int],
        lexicon: MediumLexicon,
    ) -> None:
        self._parse = reading.parse
        self._lexicon = lexicon
        self._passed = lexicon.carriers | lexicon.issues
        self._phrases = MediumPhrases(reading, lexicon)
        self._contents = Contents(attributions)
        self._by_id = {each.id: each for each in attributions}
        self._heads = heads
        self._by_cue = {token.i: each.id for each in attributions for token in self._tokens(each.cue)}
        self._by_source: dict[int, str] = {}
        for each in attributions:
            for token in self._tokens(each.source):
                self._by_source.setdefault(token.i, each.id)
        self._found: dict[str, Range] = {}
        for preposition, phrase in self._phrases.found():
            owner = self._owner(preposition, phrase)
            if owner is not None:
                self._found.setdefault(owner, phrase)

    def fill(self, attribution: Attribution) -> Attribution:
        """The attribution with its medium, and with an addressee where none stands at the cue but one in the medium."""
        phrase = self._found.get(attribution.id)
        told = self._told(attribution)
        if phrase is None:
            medium = told or self._issued(attribution) or self._of_cue(attribution) or self._of_label(attribution)
            return msgspec.structs.replace(attribution, medium=medium)
        medium = self._medium(phrase)
        if medium.mention is None and told is not None:
            medium = msgspec.structs.replace(medium, mention=told.mention)
        addressee = attribution.addressee or self._addressed(phrase)
        content = self._without_end(attribution.content, medium)
        return msgspec.structs.replace(attribution, medium=medium, addressee=addressee, content=content)

    def _without_end(self, content: tuple[Span, ...], medium: Medium) -> tuple[Span, ...]:
        """The content without a medium that closes it, which the tree took for part of it."""
        last = content[-1]
        if not last.covers(medium):
            return content
        words = [token for token in self._parse.tokens_in(Span(last.start, medium.start)) if token.text[0].isalnum()]
        return (*content[:-1], Span(last.start, words[-1].end)) if words else content

    def _owner(self, preposition: Token, phrase: Range) -> str | None:
        """The attribution that a phrase tells the medium of, where the two stand at the same depth of reporting."""
        owner = self._governor(preposition) or self._cue_before(phrase[0]) or self._cue_behind(phrase)
        if owner is None:
            return None
        span = self._parse.span(self._parse.tokens[phrase[0] : phrase[1]])
        holder = self._contents.find_holder(span)
        if holder is not None and holder.id == owner:
            return owner if self._closes(phrase, self._by_id[owner]) else None
        return owner if (holder.id if holder else None) == self._by_id[owner].via else None

    def _closes(self, phrase: Range, attribution: Attribution) -> bool:
        """Whether a phrase that the tree puts into the content stands behind all of it and tells how it was said.

        It does behind a comma, or behind a bare noun phrase where its own noun is new or a name: "denied the charge in
        a letter", "blamed them on state television", but not "rejected the findings in the report".
        """
        tokens = self._parse.tokens
        rest = self._parse.tokens_in(Span(tokens[phrase[1] - 1].end, attribution.content[-1].end))
        if any(token.text[0].isalnum() and token.ner not in _TIMES and token.lower != "on" for token in rest):
            return False
        if tokens[phrase[0] - 1].text == ",":
            return True
        inside = [token for span in attribution.content for token in self._parse.tokens_in(span)]
        plain = not any(token.tag in _FINITE or token.tag in _PARTICIPLES for token in inside if token.i < phrase[0])
        return plain and not any(token.lower in _DEFINITE for token in tokens[phrase[0] + 1 : phrase[0] + 2])

    def _governor(self, preposition: Token) -> str | None:
        """The attribution whose cue, or whose source's noun, governs the phrase.

        A person "on" something is not heard through that: "a guest on his show said".
        """
        word = preposition
        for _ in range(_STEPS):
            if word.head == word.i:
                return None
            word = self._parse.head(word)
            if word.i in self._by_cue:
                return self._by_cue[word.i]
            if word.i in self._by_source and word.pos in _NOUNS:
                issued = preposition.lower == "in" or word.lemma.lower() in self._lexicon.nouns
                return self._by_source[word.i] if issued else None
            if word.pos in _VERBAL and word.lemma not in self._passed:
                return None
        return None

    def _cue_before(self, first: int) -> str | None:
        """The cue that a phrase follows with no clause, comma or mark between the two."""
        start = self._parse.sentence(self._parse.tokens[first]).first
        for i in range(first - 1, start - 1, -1):
            token = self._parse.tokens[i]
            if i in self._by_cue:
                return self._by_cue[i]
            if token.text in _BREAKS or token.tag in _FINITE:
                return None
        return None

    def _cue_behind(self, phrase: Range) -> str | None:
        """The first cue behind a phrase that opens its sentence, the speaker behind the comma that ends it."""
        sentence = self._parse.sentence(self._parse.tokens[phrase[0]])
        tokens = self._parse.tokens
        opening = tokens[sentence.first : phrase[0]]
        if any(token.ner not in _TIMES and token.text != "," for token in opening):
            return None
        comma = next((i for i in range(phrase[1], sentence.last) if tokens[i].text == ","), sentence.last)
        behind = next((self._by_cue[i] for i in range(phrase[1], sentence.last) if i in self._by_cue), None)
        source = self._by_id[behind].source if behind is not None else None
        return behind if source is not None and comma < sentence.last and source.start > tokens[comma].start else None

    def _told(self, attribution: Attribution) -> Medium | None:
        """An outlet that is spoken to is addressee and medium."""
        addressee = attribution.addressee
        tokens = self._tokens(addressee)
        if addressee is None or not tokens:
            return None
        span = tokens[0].i, tokens[-1].i + 1
        return self._medium(span) if self._phrases.is_told(span) else None

    def _issued(self, attribution: Attribution) -> Medium | None:
        """Where a document stood that speaks for itself: "a video posted online shows"."""
        for token in self._tokens(attribution.source):
            if token.tag == "VBN" and token.dep == "acl" and token.lemma in self._lexicon.issues:
                phrase = self._phrases.issue(token)
                return self._medium(phrase) if phrase is not None else None
        return None

    def _of_cue(self, attribution: Attribution) -> Medium | None:
        """A cue that names the medium itself: "tweeted"."""
        head = self._heads.get(attribution.id)
        if head is None or self._parse.tokens[head].lemma not in self._lexicon.cues:
            return None
        return self._medium((head, head + 1)) if self._parse.tokens[head].pos == "VERB" else None

    def _of_label(self, attribution: Attribution) -> Medium | None:
        """The handle that signs a post, or the noun that heads a statement: "Statement by …"."""
        source = self._tokens(attribution.source)
        if not source or (attribution.cue is not None and attribution.cue.text != ":"):
            return None
        for token in self._parse.tokens[source[0].i : source[-1].i + 3]:
            if token.text.startswith("@") and len(token.text) > 1:
                return self._medium((token.i, token.i + 1))
        heading = self._parse.tokens[max(source[0].i - 2, 0) : source[0].i]
        if len(heading) == 2 and heading[0].lemma.lower() in self._lexicon.nouns and heading[1].lower in _ISSUING:
            return self._medium((heading[0].i, heading[0].i + 1))
        return None

    def _addressed(self, phrase: Range) -> Addressee | None:
        """To whom a letter or a speech goes that is the medium: "in a letter to X"."""
        words = self._phrases.addressed(phrase)
        if words is None:
            return None
        span = self._parse.span(self._parse.tokens[words[0] : words[1]])
        return Addressee(span.start, span.end, span.text, mention=self._phrases.mention(words))

    def _medium(self, phrase: Range) -> Medium:
        span = self._parse.span(self._parse.tokens[phrase[0] : phrase[1]])
        return Medium(span.start, span.end, span.text, mention=self._phrases.outlet(phrase))

    def _tokens(self, span: Span | None) -> tuple[Token, ...]:
        return self._parse.tokens_in(span) if span is not None else ()
