"""What a word's own dependents say of its modality: auxiliaries, negation, modifiers, tense and conditions."""

from __future__ import annotations

from dateline.knowledge.modality import ModalityLexicon
from dateline.model import Modality
from dateline.reading import Parse, Token

_CLASSES = {"V": "VERB", "M": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "I": "ADP"}
_NEGATABLE_PARTS = ("nsubj", "nsubjpass", "dobj", "attr")
_MODIFIERS = ("amod", "acl", "advmod", "compound", "nmod")
_BACKSHIFTED = frozenset({"would", "could", "might", "'d"})
_NEGATORS = ("neg", "det", "preconj", "advmod", "cc")
_COMPARATIVES = ("JJR", "RBR")
_TIMES = ("advmod", "npadvmod")


def class_of(token: Token) -> str:
    """The part of speech under which rules know a word, by its tag: auxiliaries are verbs, names are nouns."""
    return _CLASSES.get(token.tag[:1], "NOUN" if token.pos == "PRON" else token.pos)


def lemma_of(parse: Parse, token: Token) -> str:
    """A word's lemma, a verb's with its particle (``call_off``), all in lower case."""
    particle = parse.child(token, "prt") if token.tag[:1] == "V" else None
    return f"{token.lemma}_{particle.lower}".lower() if particle else token.lemma.lower()


def is_verb(token: Token) -> bool:
    """Whether the word is a verb form, an event noun in -ing excepted."""
    return token.tag[:1] in "VM"


def is_infinitive(parse: Parse, token: Token) -> bool:
    """Whether the verb is an infinitive with ``to``."""
    return any(child.tag == "TO" for child in parse.children(token, "aux"))


def is_definite(parse: Parse, token: Token) -> bool:
    """Whether the noun phrase takes it for known that there is such a thing: a name, a pronoun, ``the``, ``its``."""
    if token.tag in ("NNP", "NNPS") or token.pos == "PRON":
        return True
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lower in ("the", "this", "that", "these", "those"))
        for child in parse.children(token)
    )


class Marks:
    """Finds the modality that a word's own dependents give it."""

    def __init__(self, parse: Parse, lexicon: ModalityLexicon) -> None:
        self._parse = parse
        self._lexicon = lexicon

    def find(self, token: Token) -> Modality:
        """The word's own modality, ``happened`` where nothing marks another."""
        found = self._of_verb(token) if is_verb(token) else Modality.HAPPENED
        if found is Modality.HAPPENED:
            found = self._of_modifiers(token) or found
        return Modality.DENIED if found is Modality.HAPPENED and self.is_denied(token) else found

    def is_denied(self, token: Token) -> bool:
        """Whether a negation stands on the word, or on its subject or object."""
        for child in self._parse.children(token):
            if self._negates(child) and child.dep not in ("conj", "appos"):
                return True
            before = (each for each in self._parse.children(child, "det", "neg", "preconj") if each.i < child.i)
            if child.dep in _NEGATABLE_PARTS and any(map(self._negates, before)):
                return True
            if (
                child.dep == "advmod"
                and self._lexicon.find(child.lower, "ADV", "negated")
                and self._parse.children(child, "neg", "advmod", "det")
            ):
                return True
        return False

    def of_mark(self, token: Token, governor: Token, governing: Modality) -> Modality | None:
        """The modality that its conjunction (``if``) gives a clause under ``governor``, which stands ``governing``."""
        for mark in self._parse.children(token, "mark", "advmod"):
            rule = self._lexicon.find(mark.lower, "SCONJ", "mark")
            if rule and self.is_denied(token):
                return rule.passed(Modality.DENIED)
            if rule:
                return rule.passed(Modality.HAPPENED if self._is_past(token, governor) else governing)
        return Modality.HYPOTHETICAL if self._is_inverted(token) else None

    def _is_inverted(self, token: Token) -> bool:
        """Whether a clause states a condition by its order alone: "had they come, …"."""
        subject = self._parse.child(token, "nsubj", "nsubjpass")
        auxiliaries = self._parse.children(token, "aux", "auxpass")
        return bool(token.dep == "advcl" and subject and auxiliaries and auxiliaries[0].i < subject.i)

    def _is_past(self, token: Token, governor: Token) -> bool:
        """Whether a clause tells of the past: "will leave after rebels came", unlike "would leave when rebels came"."""
        words = (token, *self._parse.children(token, "aux", "auxpass"))
        modals = (each.lower for each in self._parse.children(governor, "aux") if each.tag == "MD")
        return any(word.tag == "VBD" for word in words) and not _BACKSHIFTED.intersection(modals)

    def _of_verb(self, token: Token) -> Modality:
        auxiliaries = self._parse.children(token, "aux", "auxpass")
        modal = next((each for each in auxiliaries if each.tag == "MD"), None)
        if modal:
            return self._of_modal(token, modal, perfect=any(each.lemma == "have" for each in auxiliaries))
        if self._is_foreseen(token):
            return Modality.PLANNED
        if self.is_denied(token):
            return Modality.DENIED
        return Modality.ONGOING if self._is_progressive(token, auxiliaries) else Modality.HAPPENED

    def _of_modal(self, token: Token, modal: Token, *, perfect: bool) -> Modality:
        rule = self._lexicon.find(modal.lower, "AUX", *(("perfect",) if perfect else ()), "auxiliary")
        if rule is None:
            return Modality.PLANNED
        if self._is_conditional(token) and not self.is_denied(token):
            return rule.passed(Modality.HYPOTHETICAL) or Modality.HAPPENED
        found = rule.passed(Modality.DENIED if self.is_denied(token) else Modality.HAPPENED) or Modality.HAPPENED
        backshifted = token.dep == "ccomp"
        if modal.lower == "would" and not backshifted and self._has(token, "ADV", "later", "advmod"):
            return Modality.HAPPENED
        return found

    def _of_modifiers(self, token: Token) -> Modality | None:
        head = self._parse.head(token)
        predicates = self._parse.children(head, "acomp") if token.dep == "nsubj" and head.lemma == "be" else ()
        for child in (*self._parse.children(token, *_MODIFIERS), *predicates):
            if child.dep == "acl" and child.tag not in ("VBN", "VBD"):
                continue
            rule = self._lexicon.find(child.lemma.lower(), class_of(child), "modifier")
            if rule is None and child.dep != "advmod":
                rule = self._lexicon.find(child.lower, "ADJ", "modifier")
            if rule:
                return rule.passed(Modality.DENIED if self.is_denied(child) else Modality.HAPPENED)
        return None

    def _negates(self, token: Token) -> bool:
        if token.dep in _NEGATABLE_PARTS:
            rule = self._lexicon.find(token.lower, "NOUN", "negation")
        elif token.dep in _NEGATORS:
            rule = self._lexicon.find(token.lower, "ADV", "negation") or self._lexicon.find(
                token.lower, "DET", "negation"
            )
        else:
            return False
        after = self._parse.tokens[token.i + 1 : token.i + 2]
        spared = any(each.tag in _COMPARATIVES or self._lexicon.find(each.lower, "ADV", "focus") for each in after)
        return rule is not None and not spared

    def _is_progressive(self, token: Token, auxiliaries: tuple[Token, ...]) -> bool:
        """Whether it "is moving" or is "being moved"; "was moving" only where reported speech shifts the tense back."""
        be = next((each for each in auxiliaries if each.lemma == "be"), None)
        if be is None or not any(word.tag == "VBG" for word in (token, *auxiliaries)):
            return False
        return be.tag in ("VBZ", "VBP", "VBN") or token.dep == "ccomp"

    def _is_foreseen(self, token: Token) -> bool:
        """Whether the present tells the future: "is meeting next week", or "to meet" in a headline."""
        if is_infinitive(self._parse, token):
            return token.dep == "ROOT"
        present = token.tag in ("VBZ", "VBP") or any(
            each.tag in ("VBZ", "VBP") and each.lemma == "be" for each in self._parse.children(token, "aux")
        )
        return present and any(
            self._lexicon.find(word.lower, "ADV", "future")
            for time in self._parse.children(token, *_TIMES)
            for word in (time, *self._parse.children(time, "amod"))
        )

    def _is_conditional(self, token: Token) -> bool:
        return any(
            self.of_mark(clause, token, Modality.HAPPENED) is Modality.HYPOTHETICAL
            for clause in self._parse.children(token, "advcl")
        )

    def _has(self, token: Token, pos: str, relation: str, *deps: str) -> bool:
        return any(self._lexicon.find(child.lower, pos, relation) for child in self._parse.children(token, *deps))
