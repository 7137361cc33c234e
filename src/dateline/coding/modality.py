"""How the text puts an event: as done, planned, feared, denied … (decides ``Claim.modality``).

The event's word is read in its whole sentence. From the root down to it, each governing word passes a modality on to
what hangs on it, by the rules of ``knowledge/modality.tsv``, and each word on the way may add its own: auxiliaries,
negation, modifiers, conjunctions. A rule has an effect for a governing word that holds, that is denied and that is
itself open, so that "did not fail to seize" and "a plan to stop short of seizing" come out as they should. The method
is that of implication signatures (MacCartney and Manning 2009), with eight values in the place of two.

Attribution does not change the modality: who says it, and how, is kept on the claim's attribution. It only shields it:
what a named source claims and another denies stands as the one that claims it puts it.
"""

from __future__ import annotations

from msgspec import Struct

from dateline.coding.modality_grounds import UNMARKED, Grounded, combine, ground, passed_on, stronger
from dateline.coding.modality_links import (
    OBJECTS,
    SUBJECTS,
    Link,
    find_links,
    find_names,
    find_relations,
    is_question,
    object_relations,
)
from dateline.coding.modality_marks import Marks, class_of, is_definite, is_gerund, is_infinitive, is_verb
from dateline.knowledge.modality import ANY, OPEN, ModalityLexicon, ModalityRule
from dateline.model import Ground, Modality
from dateline.reading import Parse, Reading, Token

_CONDITIONAL = frozenset({Modality.PLANNED, Modality.POSSIBLE})
"""Of these an event under a condition is a mere thought."""

_CARRIED = ("acomp", "attr", "appos", "compound", "nmod", "advmod", "prt", "npadvmod", "amod")


class _Standing(Struct, frozen=True):
    """A word on the way down: what its governors make of it, and what it is with its own marks."""

    imposed: Grounded
    value: Grounded


def find_modality(
    reading: Reading, head: int, lexicon: ModalityLexicon, voiced: frozenset[int] = frozenset()
) -> Grounded:
    """The modality of the event whose trigger is headed by token ``head``, within its sentence, and its grounds.

    ``voiced`` are the tokens that head cues of named sources. What one of them claims and another denies stands as the
    one that claims it puts it.
    """
    return _Descent(reading.parse, lexicon, voiced).modality(reading.parse.tokens[head])


class _Descent:
    """The way from a sentence's root down to an event's word."""

    def __init__(self, parse: Parse, lexicon: ModalityLexicon, voiced: frozenset[int]) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._voiced = voiced
        self._marks = Marks(parse, lexicon)

    def modality(self, event: Token) -> Grounded:
        """The modality of the event's word."""
        links = list(find_links(self._parse, event, self._lexicon))
        root = links[-1].governor if links else event
        standings = {root.i: self._stand(root, self._of_sentence(root))}
        for link in reversed(links):
            outer = self._outer_clause(link) or self._outer_speech(link)
            if outer and outer.i in standings:
                standings[link.child.i] = self._stand(link.child, standings[outer.i].imposed)
            else:
                standings[link.child.i] = self._descend(link, standings[link.governor.i])
        return self._of_event(event, standings[event.i])

    def _of_event(self, event: Token, standing: _Standing) -> Grounded:
        """How the event stands; words that are denied have been spoken: a rejected accusation has been made."""
        speech = class_of(event) == "NOUN" and self._lexicon.find(event.lemma.lower(), "NOUN", "speech")
        spoken = speech and standing.imposed.modality is Modality.DENIED and self._marks.find_negation(event) is None
        return UNMARKED if spoken else standing.value

    def _of_sentence(self, root: Token) -> Grounded:
        """A question that can be answered by yes or no, its auxiliary before its subject, leaves open what it asks."""
        words = self._parse.sentence_tokens(self._parse.sentence(root))
        mark = next((word for word in words[-2:] if word.text == "?"), None)
        if mark is None or is_question(self._parse, root):
            return UNMARKED
        subject = self._parse.child(root, "nsubj", "nsubjpass")
        verbs = (root, *self._parse.children(root, "aux", "auxpass"))
        inverted = subject is not None and any(verb.i < subject.i for verb in verbs)
        if inverted or words[0].tag == "MD":
            return UNMARKED.left(ground(self._parse, (mark,), Modality.HYPOTHETICAL))
        return UNMARKED

    def _stand(self, token: Token, imposed: Grounded) -> _Standing:
        verb = is_verb(token)
        if token.i in self._voiced and imposed.modality is Modality.DENIED and not verb:
            imposed = UNMARKED
        value = combine(imposed, self._marks.find(token), undoes=verb)
        condition = self._condition(token) if verb and value.modality in _CONDITIONAL else None
        return _Standing(imposed, value.left(condition) if condition else value)

    def _condition(self, token: Token) -> Ground | None:
        """The condition on a verb, or on the verb whose infinitive it is: "offered to mediate if asked"."""
        found = self._marks.find_condition(token)
        governor = self._parse.head(token)
        if found or token.dep != "xcomp" or not is_verb(governor):
            return found
        return self._marks.find_condition(governor)

    def _outer_clause(self, link: Link) -> Token | None:
        """The earlier of two clauses with "that", where the later one is parsed as joined to something within it."""
        if link.child.dep != "conj" or not self._opens_with_that(link.child):
            return None
        above = (link.governor, *self._parse.ancestors(link.governor))
        finite = (each for each in above if each.dep == "ccomp" and not is_infinitive(self._parse, each))
        joined = is_infinitive(self._parse, link.governor)
        return next(filter(self._opens_with_that, above), next(finite, None) if joined else None)

    def _opens_with_that(self, clause: Token) -> bool:
        return any(mark.lower == "that" for mark in self._parse.children(clause, "mark"))

    def _outer_speech(self, link: Link) -> Token | None:
        """The verb that reports, where a verb of speech goes with it though parsed as part of what is said."""
        joined = link.child.dep == "conj" or (link.child.dep == "advcl" and link.child.tag == "VBG")
        if not joined or link.governor.dep not in ("ccomp", "acl"):
            return None
        outer = next(filter(is_verb, self._parse.ancestors(link.governor)), None)
        speak = outer and all(self._lexicon.find(each.lemma, "VERB", "speech") for each in (outer, link.child))
        return outer if speak else None

    def _descend(self, link: Link, standing: _Standing) -> _Standing:
        """How a word stands whose governing word stands so."""
        marked = self._marks.of_mark(link.child, link.governor, standing.value) if is_verb(link.child) else None
        if marked and self._marks.find_negation(link.child):
            return _Standing(marked, marked)
        return self._stand(link.child, marked or self._imposed(link, standing))

    def _imposed(self, link: Link, standing: _Standing) -> Grounded:
        """What the governing word, itself so ``standing``, makes of what hangs on it."""
        if link.child.dep == "conj":
            return self._joined(link, standing)
        if link.prepositions and is_question(self._parse, link.child):
            return UNMARKED
        rule, words = self._rule(link)
        governing = standing.value
        raised = self._infinitive_of(link) if link.child.dep in ("nsubj", "nsubjpass") else None
        own, own_words = self._rule(Link(raised.child, (), link.child)) if raised else (None, ())
        if raised and (own or not rule):
            over, over_words = self._rule(raised)
            governing = (self._passed(raised, over, over_words, governing) if over else None) or governing
            rule, words = own, own_words
        passed = self._passed(link, rule, words, governing) if rule else self._without_rule(link, governing)
        return passed or UNMARKED

    def _passed(self, link: Link, rule: ModalityRule, words: tuple[Token, ...], governing: Grounded) -> Grounded | None:
        return passed_on(self._parse, rule, words, governing, tells=is_verb(link.child))

    def _joined(self, link: Link, first: _Standing) -> Grounded:
        """Whether the second of two joined words stands under the first one's auxiliaries, negation and modifiers."""
        for joint in self._parse.children(link.governor, "cc"):
            rule = self._lexicon.find(joint.lower, "SCONJ", "joint")
            if rule:
                return self._passed(link, rule, (joint,), first.value) or first.imposed
        second = link.child
        if is_infinitive(self._parse, link.governor) and second.tag in ("VBD", "VBZ"):
            return (
                UNMARKED  # a finite verb goes with the sentence's own verb, though parsed as joined to the infinitive
            )
        if is_verb(second):
            own = self._parse.children(second, "nsubj", "nsubjpass", "aux")
            shares = link.governor.tag == second.tag and not own
        else:
            shares = not self._parse.children(second, "det", "amod")
        return first.value if shares else first.imposed

    def _infinitive_of(self, link: Link) -> Link | None:
        """In "talks are set to resume" the subject is that of the infinitive: the step down to ``resume``."""
        predicate = self._parse.child(link.governor, "acomp") or link.governor
        infinitives = (each for each in self._parse.children(predicate, "xcomp") if is_infinitive(self._parse, each))
        return next((Link(predicate, (), each) for each in infinitives), None)

    def _rule(self, link: Link) -> tuple[ModalityRule | None, tuple[Token, ...]]:
        """The rule of the governing word under its narrowest name that has one, else of the preposition alone.

        With it come the words that the name stands for.
        """
        pos = class_of(link.governor)
        relations = tuple(find_relations(self._parse, link))
        if relations and relations != ("participle",) and pos in ("NOUN", "ADJ"):
            relations = (*relations, ANY)
        if link.governor.i in self._voiced:
            relations = ("held", *relations)
        for name, words in find_names(self._parse, link):
            rule = self._lexicon.find(name, pos, *relations)
            if rule:
                return rule, words
        if is_verb(link.child):
            hanging: tuple[str, ...] = ("gerund" if is_gerund(self._parse, link.child) else "clause",)
        else:
            hanging = object_relations(self._parse, link.child)
        alone = (link.preposition,) if link.preposition else ()
        found = (self._lexicon.find(preposition, "ADP", *hanging) for preposition in link.prepositions)
        return next(filter(None, found), None), alone

    def _without_rule(self, link: Link, governing: Grounded) -> Grounded | None:
        """What passes where the table has nothing on the governing word."""
        child = link.child
        is_open = governing.modality in OPEN
        if is_verb(child):
            return self._to_verb(link, governing)
        if link.prepositions:
            return None
        if child.dep == "amod" and child.i > link.governor.i and not is_verb(child):
            answered = ground(self._parse, (link.governor,), Modality.POSSIBLE)
            return governing.left(answered) if is_open else None  # what the noun answers, taken for its modifier
        if child.dep in _CARRIED:
            return governing
        if is_definite(self._parse, child):
            return None
        return governing if child.dep in OBJECTS or (child.dep in SUBJECTS and is_open) else None

    def _to_verb(self, link: Link, governing: Grounded) -> Grounded | None:
        child = link.child
        is_open = governing.modality in OPEN
        if is_infinitive(self._parse, child):
            perfect = any(each.lemma == "have" for each in self._parse.children(child, "aux"))
            if perfect or self._is_outcome(link):
                return None if perfect else governing
            if governing.modality is Modality.DENIED and not is_verb(link.governor) and child.dep in ("relcl", "acl"):
                return governing
            to = next(each for each in self._parse.children(child, "aux") if each.tag == "TO")
            return stronger(governing, ground(self._parse, (to,), Modality.PLANNED))
        if link.prepositions or child.dep in ("xcomp", "dobj"):
            return governing if is_open else None
        if child.dep == "advcl" and child.tag == "VBG":
            return governing
        if child.dep == "relcl" and (
            governing.modality is Modality.HYPOTHETICAL or self._marks.find_negation(link.governor)
        ):
            return governing
        if child.dep == "ccomp" and governing.modality is Modality.DENIED and not is_question(self._parse, child):
            return governing.left(ground(self._parse, (link.governor,), Modality.POSSIBLE))
        return None

    def _is_outcome(self, link: Link) -> bool:
        """Whether the infinitive tells a result: "fell to close at its lowest", "the first envoy to cross"."""
        if link.child.dep in ("advcl", "xcomp"):
            words = (
                (link.child.lemma, "VERB"),
                *((each.lower, "ADV") for each in self._parse.children(link.child, "advmod")),
            )
            return any(self._lexicon.find(word, pos, "outcome") for word, pos in words)
        return any(
            self._lexicon.find(each.lower, "ADJ", "outcome")
            for each in (link.governor, *self._parse.children(link.governor, "amod", "nummod"))
        )
