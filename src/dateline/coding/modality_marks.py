"""What a word's own dependents say of its modality: auxiliaries, negation, modifiers, tense and conditions."""

from __future__ import annotations

from dateline.coding.modality_grounds import UNMARKED, Grounded, ground, passed_on
from dateline.knowledge.modality import SAME, ModalityLexicon, ModalityRule
from dateline.model import Ground, Modality
from dateline.reading import Parse, Token

_CLASSES = {"V": "VERB", "M": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "I": "ADP"}
_NEGATABLE_PARTS = ("nsubj", "nsubjpass", "dobj", "attr")
_MODIFIERS = ("amod", "acl", "advmod", "compound", "nmod")
_BACKSHIFTED = frozenset({"would", "could", "might", "'d"})
_NEGATORS = ("neg", "det", "preconj", "advmod", "cc")
_COMPARATIVES = ("JJR", "RBR")
_TIMES = ("advmod", "npadvmod")
_PHRASE = 3


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


def is_gerund(parse: Parse, token: Token) -> bool:
    """Whether the verb is an -ing form, "being attacked" also."""
    first = next(iter(parse.children(token, "aux", "auxpass")), token)
    return first.tag == "VBG"


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

    def find(self, token: Token) -> tuple[Ground, ...]:
        """The words that give the word a modality of its own, the one that decides last; none where nothing does."""
        found = self._of_verb(token) if is_verb(token) else ()
        found = found or self._of_modifiers(token)
        if found and found[-1].modality is not Modality.HAPPENED:
            return found
        negation = self.find_negation(token)
        return (*found, self._ground(negation, Modality.DENIED)) if negation else found

    def find_negation(self, token: Token) -> Token | None:
        """The negation on the word, or on its subject or object."""
        for child in self._parse.children(token):
            if self._negates(child) and child.dep not in ("conj", "appos"):
                return child
            if child.dep == "prep" and self._is_never(child):
                return self._parse.tokens[child.i + 1]
            found = self._negation_before(child) if child.dep in _NEGATABLE_PARTS else None
            if found:
                return found
            if child.dep == "advmod" and self._lexicon.find(child.lower, "ADV", "negated"):
                negation = self._parse.child(child, "neg", "advmod", "det")
                if negation:
                    return negation
        return None

    def _negation_before(self, noun: Token) -> Token | None:
        """The negation of a subject or object: "no", "neither", "not a", "not one"."""
        before = (each for each in self._parse.children(noun, "det", "neg", "preconj", "nummod") if each.i < noun.i)
        words = (word for each in before for word in (each, *self._parse.children(each, "neg")))
        found = next(filter(self._negates, words), None)
        joints = () if found is None or found.dep == "det" else self._parse.children(noun, "cc")
        corrected = any(self._lexicon.find(each.lower, "SCONJ", "joint") for each in joints)
        return None if corrected else found

    def _is_never(self, preposition: Token) -> bool:
        """Whether a preposition opens a phrase that denies: "at no time", "under no circumstances"."""
        words = self._parse.tokens[preposition.i : preposition.i + _PHRASE]
        return self._lexicon.find("_".join(word.lower for word in words), "ADP", "negation") is not None

    def of_mark(self, token: Token, governor: Token, governing: Grounded) -> Grounded | None:
        """How its conjunction (``if``) leaves a clause under ``governor``, which stands ``governing``."""
        for mark in self._parse.children(token, "mark", "advmod"):
            rule, words = self._mark_rule(mark, token, governor)
            if rule is None:
                continue
            if token.tag == "VBG" and rule.open == SAME:
                return UNMARKED  # "take care when crossing": whenever it happens
            negation = self.find_negation(token)
            if negation:
                governing = Grounded(Modality.DENIED, (self._ground(negation, Modality.DENIED),))
            elif self._is_past(token, governor):
                governing = UNMARKED
            return passed_on(self._parse, rule, words, governing, tells=False)
        inverted = self._inverted(token)
        return UNMARKED.left(self._ground(inverted, Modality.HYPOTHETICAL)) if inverted else None

    def find_condition(self, token: Token) -> Ground | None:
        """The word that puts the clause of ``token`` under a condition."""
        for clause in self._parse.children(token, "advcl", "ccomp"):
            inverted = self._inverted(clause)
            if inverted:
                return self._ground(inverted, Modality.HYPOTHETICAL)
            told = is_verb(clause) and not self._is_asked(clause, token)  # unlike "if necessary"
            for mark in self._parse.children(clause, "mark") if told else ():
                _, words = self._mark_rule(mark, clause, token)
                if self._lexicon.find("_".join(word.lower for word in words), "SCONJ", "condition"):
                    return ground(self._parse, words, Modality.HYPOTHETICAL)
        return None

    def _mark_rule(self, mark: Token, clause: Token, governor: Token) -> tuple[ModalityRule | None, tuple[Token, ...]]:
        """The rule of a conjunction, with the word before it where they are one (``as_if``, ``long_as``)."""
        words = (*self._parse.tokens[max(0, mark.i - 1) : mark.i], mark)
        after = self._parse.tokens[mark.i + 1 : mark.i + 2]
        if mark.dep == "mark" and after and after[0].dep == "mark" and after[0].head == clause.i:
            return None, ()
        relations = ("asked", "mark") if self._is_asked(clause, governor) else ("mark",)
        joined = self._lexicon.find("_".join(word.lower for word in words), "SCONJ", *relations)
        if joined and (words[0] == governor or words[0].head == clause.i):
            return joined, words
        return self._lexicon.find(mark.lower, "SCONJ", *relations), (mark,)

    def _is_asked(self, clause: Token, governor: Token) -> bool:
        """Whether "if" before the clause asks, as behind "wonder", and behind "know" where the clause is its object."""
        asking = ("asks", "tells") if clause.dep == "ccomp" else ("asks",)
        found = self._lexicon.find(governor.lemma, class_of(governor), *asking)
        return found is not None or clause.dep in ("pcomp", "csubj")

    def _inverted(self, token: Token) -> Token | None:
        """The verb by whose place alone a clause states a condition: "had they come, …", "were they to come, …"."""
        subject = self._parse.child(token, "nsubj", "nsubjpass", "expl")
        verbs = self._parse.children(token, "aux", "auxpass") + ((token,) if token.lemma == "be" else ())
        if subject is None or not verbs or verbs[0].i > subject.i:
            return None
        if token.dep == "advcl":
            return verbs[0]
        before = self._parse.tokens[max(0, verbs[0].i - 1)]
        plain = token.dep == "ccomp" and (before.pos != "PUNCT" or before == verbs[0])
        return verbs[0] if plain and self._lexicon.find(verbs[0].lower, "AUX", "inverted") else None

    def _is_past(self, token: Token, governor: Token) -> bool:
        """Whether a clause tells of the past: "will leave after rebels came", unlike "would leave when rebels came"."""
        words = (token, *self._parse.children(token, "aux", "auxpass"))
        modals = (each.lower for each in self._parse.children(governor, "aux") if each.tag == "MD")
        return any(word.tag == "VBD" for word in words) and not _BACKSHIFTED.intersection(modals)

    def _of_verb(self, token: Token) -> tuple[Ground, ...]:
        auxiliaries = self._parse.children(token, "aux", "auxpass")
        modal = next((each for each in auxiliaries if self._is_modal(each)), None)
        if modal:
            return self._of_modal(token, modal, perfect=any(each.lemma == "have" for each in auxiliaries))
        present = token.tag in ("VBZ", "VBP")
        condition = self.find_condition(token) if present else None
        if condition:
            return (condition,)
        foreseen = self._foreseen(token)
        if foreseen:
            return (self._ground(foreseen, Modality.PLANNED),)
        negation = self.find_negation(token)
        if negation:
            return (self._ground(negation, Modality.DENIED),)
        ongoing = self._progressive(token, auxiliaries)
        if ongoing is None and present:
            ongoing = self._with_rule(token, "ADV", "present", "advmod")
        return (self._ground(ongoing, Modality.ONGOING),) if ongoing else ()

    def _is_modal(self, auxiliary: Token) -> bool:
        """Whether an auxiliary is a modal one, also where the tagger takes it for a verb: "need not leave"."""
        if auxiliary.tag == "MD":
            return True
        return auxiliary.tag in ("VB", "VBP") and self._lexicon.find(auxiliary.lower, "AUX", "auxiliary") is not None

    def _of_modal(self, token: Token, modal: Token, *, perfect: bool) -> tuple[Ground, ...]:
        rule = self._lexicon.find(modal.lower, "AUX", *(("perfect",) if perfect else ()), "auxiliary")
        if rule is None:
            return (self._ground(modal, Modality.PLANNED),)
        negation = self.find_negation(token)
        condition = None if negation else self.find_condition(token)
        if condition and rule.passed(Modality.HYPOTHETICAL) is Modality.HYPOTHETICAL:
            return (condition,)
        if modal.lower == "would" and token.dep != "ccomp":
            later = self._with_rule(token, "ADV", "later", "advmod")
            if later is None and self._lexicon.find(lemma_of(self._parse, token), "VERB", "later"):
                later = token
            if later and not negation:
                return (self._ground(later, Modality.HAPPENED),)
        held = self._effect(rule, Modality.HAPPENED, modal)
        return (*held, *self._effect(rule, Modality.DENIED, negation)) if negation else held

    def _of_modifiers(self, token: Token) -> tuple[Ground, ...]:
        head = self._parse.head(token)
        predicates = self._parse.children(head, "acomp", "oprd") if token.dep == "nsubj" else ()
        for child in (*self._parse.children(token, *_MODIFIERS), *predicates):
            if child.dep == "acl" and not self._is_reduced(child):
                continue
            rule = self._lexicon.find(child.lemma.lower(), class_of(child), "modifier")
            if rule is None and child.dep != "advmod":
                rule = self._lexicon.find(child.lower, "ADJ", "modifier")
            if rule:
                denied = self.find_negation(child) is not None
                return self._effect(rule, Modality.DENIED if denied else Modality.HAPPENED, child)
        time = None if is_verb(token) else self._future_time(token, "poss", "npadvmod")
        return (self._ground(time, Modality.PLANNED),) if time else self._of_phrase(token, head)

    def _of_phrase(self, subject: Token, verb: Token) -> tuple[Ground, ...]:
        """What a set phrase behind "be" says of the subject: "off the table"."""
        if subject.dep != "nsubj" or verb.lemma not in ("be", "remain"):
            return ()
        denied = self.find_negation(verb) is not None
        for preposition in self._parse.children(verb, "prep"):
            words = self._parse.tokens[preposition.i : self._parse.subtree(preposition)[-1].i + 1]
            rule = self._lexicon.find("_".join(word.lower for word in words), "ADP", "modifier")
            effect = rule.passed(Modality.DENIED if denied else Modality.HAPPENED) if rule else None
            if effect:
                return (ground(self._parse, words, effect),)
        return ()

    def _is_reduced(self, clause: Token) -> bool:
        """Whether a clause on a noun is a mere participle, as in "the landing foiled by the guards"."""
        return clause.tag in ("VBN", "VBD") and not self._parse.children(clause, "nsubj", "nsubjpass", "mark")

    def _effect(self, rule: ModalityRule, governing: Modality, word: Token) -> tuple[Ground, ...]:
        effect = rule.passed(governing)
        return (self._ground(word, effect),) if effect else ()

    def _ground(self, word: Token, modality: Modality) -> Ground:
        return ground(self._parse, (word,), modality)

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

    def _progressive(self, token: Token, auxiliaries: tuple[Token, ...]) -> Token | None:
        """The auxiliary of "is moving", "is being moved"; "was moving" only where reported speech shifts the tense."""
        if not auxiliaries and self._is_headline(token):
            return token
        be = next((each for each in auxiliaries if each.lemma == "be"), None)
        if be is None or not any(word.tag == "VBG" for word in (token, *auxiliaries)):
            return None
        reported = token.dep == "ccomp" or (token.dep == "acl" and self._parse.child(token, "mark") is not None)
        return be if be.tag in ("VBZ", "VBP", "VBN") or reported else None

    def _is_headline(self, participle: Token) -> bool:
        """Whether a participle is all the verb there is, as headlines have it: "troops massing near the ford"."""
        if participle.tag != "VBG" or self._parse.child(participle, "nsubj", "nsubjpass") is None:
            return False
        head = self._parse.head(participle)
        told = participle.dep == "ccomp" and self._lexicon.find(head.lemma, "VERB", "speech") is not None
        return told or participle.dep == "ROOT"

    def _foreseen(self, token: Token) -> Token | None:
        """The word by which the present tells the future: "is meeting next week", or "to meet" in a headline."""
        if is_infinitive(self._parse, token):
            return self._parse.child(token, "aux") if token.dep == "ROOT" else None
        present = token.tag in ("VBZ", "VBP") or any(
            each.tag in ("VBZ", "VBP") and each.lemma == "be" for each in self._parse.children(token, "aux")
        )
        if not present and not self._is_headline(token):
            return None
        return self._future_time(token, *_TIMES) or self._deadline(token)

    def _deadline(self, token: Token) -> Token | None:
        """The "by" before a day or year until which something is to be done: "is leaving by Monday", not "by day"."""
        for preposition in self._parse.children(token, "prep") if token.tag == "VBG" else ():
            time = self._parse.child(preposition, "pobj")
            if preposition.lower == "by" and time and time.ner == "DATE":
                return preposition if time.tag != "NN" or self._parse.children(time) else None
        return None

    def _future_time(self, token: Token, *deps: str) -> Token | None:
        """The word of a time to come on a verb or noun: "next week", "tomorrow's", but not "the next day"."""
        times = (time for time in self._parse.children(token, *deps) if not self._parse.child(time, "det"))
        words = (word for time in times for word in (time, *self._parse.children(time, "amod")))
        return next((word for word in words if self._lexicon.find(word.lower, "ADV", "future")), None)

    def _with_rule(self, token: Token, pos: str, relation: str, *deps: str) -> Token | None:
        children = self._parse.children(token, *deps)
        return next((child for child in children if self._lexicon.find(child.lower, pos, relation)), None)
