"""What a pronoun stands for: the most salient chain that agrees with it; ``it`` only the nearest subject."""

from __future__ import annotations

from dateline.model import MentionKind
from dateline.read.chains import Chain, ChainBook
from dateline.read.drafts import Draft
from dateline.read.nominals import stands_for_speaker, stands_for_thing
from dateline.reading import Parse, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_COLLECTIVE = frozenset({"armed_group", "agency", "organisation"})
_REFLEXIVE = ("self", "selves")


class PronounLinker:
    """Finds the chains of pronouns among those of the report so far."""

    def __init__(self, parse: Parse, chains: ChainBook) -> None:
        self._parse = parse
        self._chains = chains
        self._quoted = _quoted_tokens(parse)

    def find(self, draft: Draft) -> Chain | None:
        """The chain of what the pronoun ``draft`` stands for, None where nothing agrees with it."""
        token = self._parse.tokens[draft.head]
        if stands_for_speaker(token):
            return None
        if token.lower.endswith(_REFLEXIVE):
            return self._subject_of_clause(draft, token)
        if stands_for_thing(token):
            return self._subject_before(draft, token)
        candidates = [chain for chain in self._chains.near(draft) if self._agrees(chain, draft, token)]
        if not candidates:
            return None
        best = max(candidates, key=lambda chain: self._salience(chain, draft))
        return None if draft.plural and not best.plural and self._follows_pair(draft, best) else best

    def _follows_pair(self, draft: Draft, best: Chain) -> bool:
        """Whether two persons joined as a subject (``Vidal and Lee``) come behind the last mention of a chain."""
        last = best.mentions[-1].head
        persons = [chain for chain in self._chains.near(draft) if chain.is_person]
        heads = {mention.head for chain in persons for mention in chain.mentions[-4:] if mention.head > last}
        joined = (
            token for token in self._parse.tokens[last + 1 : draft.head] if token.i in heads and token.dep == "conj"
        )
        return any(token.head in heads and self._parse.head(token).dep in _SUBJECTS for token in joined)

    def _subject_before(self, draft: Draft, token: Token) -> Chain | None:
        """What ``it`` stands for: the nearest subject before it, where that is a body or a place.

        Every noun may be what ``it`` stands for, so what the subject is decides, and not which actor is near.
        """
        sentence = self._parse.sentence(token)
        before = [each for each in self._parse.tokens[sentence.first : token.i] if self._is_subject(each, token)]
        if not before and sentence.i:
            root = self._parse.root(self._parse.sentences[sentence.i - 1])
            before = list(self._parse.children(root, *_SUBJECTS))
        if not before:
            return None
        subject = self._relative_head(before[-1])
        for chain in reversed(self._chains.near(draft)):
            if any(mention.head == subject.i for mention in chain.mentions[-6:]):
                return None if chain.plural or chain.is_person else chain
        return None

    def _subject_of_clause(self, draft: Draft, token: Token) -> Chain | None:
        """What ``himself`` stands for: the noun that it stresses, else the nearest subject above it."""
        latest = {mention.head: chain for chain in self._chains.near(draft) for mention in chain.mentions[-6:]}
        for above in self._parse.ancestors(token):
            if above.i in latest and above.i == token.head and above.i < token.i:
                return latest[above.i]
            subject = self._parse.child(above, *_SUBJECTS)
            if subject is not None:
                return latest.get(self._relative_head(subject).i)
        return None

    def _is_subject(self, subject: Token, token: Token) -> bool:
        return subject.dep in _SUBJECTS and (token.tag == "PRP$" or subject.head != token.head)

    def _relative_head(self, subject: Token) -> Token:
        """The noun that a relative pronoun stands for."""
        verb = self._parse.head(subject)
        return self._parse.head(verb) if subject.tag in {"WDT", "WP"} and verb.dep == "relcl" else subject

    def _agrees(self, chain: Chain, draft: Draft, token: Token) -> bool:
        last = chain.mentions[-1]
        if last.first <= draft.head < last.last or self._same_clause(last, token):
            return False
        if draft.plural:
            if last.kind is MentionKind.PLACE:
                return False
            whole = any(self._parse.tokens[each.head].dep not in _MODIFIERS for each in chain.mentions[-2:])
            return bool(chain.plural) or (whole and chain.type in _COLLECTIVE)
        if not chain.is_person:
            return False
        return not (chain.gender and draft.gender and chain.gender != draft.gender)

    def _same_clause(self, earlier: Draft, token: Token) -> bool:
        """Whether both hang on one verb, where one of them cannot stand for the other."""
        if token.tag == "PRP$":
            return False
        other = self._parse.tokens[earlier.head]
        return other.head == token.head and other.dep in {*_SUBJECTS, "dobj", "dative"}

    def _salience(self, chain: Chain, draft: Draft) -> float:
        """How likely a pronoun stands for a chain; the weights are set by judgement, not tuned."""
        last = chain.mentions[-1]
        token, here = self._parse.tokens[last.head], self._parse.tokens[draft.head]
        subjects = [each.head for each in chain.mentions[-4:] if self._parse.tokens[each.head].dep in _SUBJECTS]
        score = -2.0 * (self._parse.sentence(here).i - self._parse.sentence(token).i)
        score += 2.0 if any(i >= self._parse.sentence(token).first for i in subjects) else 0.0
        score += 1.5 if self._clause_subject(here) in subjects else 0.0
        score += 1.0 if chain.specific else 0.0
        score += 1.5 if (last.head in self._quoted) == (draft.head in self._quoted) else 0.0
        score += 2.0 if draft.plural and any(m.plural for m in chain.mentions[-2:]) else 0.0
        score -= 3.0 if self._parse.head(token).lower == "as" else 0.0
        score += min(len(chain.mentions), 3) * 0.3
        return score + 0.0005 * min(last.head, 1000)

    def _clause_subject(self, token: Token) -> int:
        """The subject of the nearest clause around a pronoun, other than itself; -1 where there is none."""
        for above in self._parse.ancestors(token):
            subject = self._parse.child(above, *_SUBJECTS)
            if subject is not None and subject.i < token.i:
                return subject.i
        return -1


def _quoted_tokens(parse: Parse) -> frozenset[int]:
    """Tokens between quotation marks; a paragraph's end closes what is open."""
    found: set[int] = set()
    inside, paragraph = False, 0
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        for token in parse.sentence_tokens(sentence):
            if token.text in {"“", "``"}:
                inside = True
            elif token.text in {"”", "''"}:
                inside = False
            elif token.text == '"':
                inside = not inside
            elif inside:
                found.add(token.i)
    return frozenset(found)
