"""How the text puts an event: as done, planned, feared, denied … (decides ``Claim.modality``).

The event's word is read in its whole sentence. From the root down to it, each governing word passes a modality on to
what hangs on it, by the rules of ``knowledge/modality.tsv``, and each word on the way may add its own: auxiliaries,
negation, modifiers, conjunctions. A rule has an effect for a governing word that holds, that is denied and that is
itself open, so that "did not fail to seize" and "a plan to stop short of seizing" come out as they should. The method
is that of implication signatures (MacCartney and Manning 2009), with eight values in the place of two.

Attribution does not change the modality: who says it, and how, is kept on the claim's attribution.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dateline.coding.modality_marks import Marks, class_of, is_definite, is_infinitive, is_verb, name_of
from dateline.knowledge.modality import ANY, OPEN, ModalityLexicon, ModalityRule
from dateline.model import Modality
from dateline.reading import Parse, Reading, Token

_STRENGTH = (
    Modality.HAPPENED, Modality.ONGOING, Modality.PLANNED, Modality.POSSIBLE, Modality.DEMANDED, Modality.FEARED,
    Modality.HYPOTHETICAL,
)  # fmt: skip
"""Of two modalities that meet, the one that is further from having happened stays."""

_OBJECTS = ("dobj", "nsubjpass", "oprd")
_SUBJECTS = ("nsubj", "csubj")
_PREPOSITIONS = ("prep", "agent", "dative")
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "csubjpass", "acl", "advcl", "relcl")
_CARRIED = ("acomp", "attr", "appos", "compound", "nmod", "advmod", "prt", "npadvmod", "amod")
_QUESTION_TAGS = ("WP", "WDT", "WRB")


def _strength(modality: Modality) -> int:
    return _STRENGTH.index(modality) if modality in _STRENGTH else 0


class _Link(Struct, frozen=True):
    """A governing word and what hangs on it, straight or by a preposition, which is under all its names."""

    governor: Token
    prepositions: tuple[str, ...]
    child: Token


class _Standing(Struct, frozen=True):
    """A word on the way down: what its governors make of it, and what it is with its own marks."""

    imposed: Modality
    value: Modality


def find_modality(reading: Reading, head: int, lexicon: ModalityLexicon) -> Modality:
    """The modality of the event whose trigger is headed by token ``head``, within its sentence."""
    return _Descent(reading.parse, lexicon).modality(reading.parse.tokens[head])


class _Descent:
    """The way from a sentence's root down to an event's word."""

    def __init__(self, parse: Parse, lexicon: ModalityLexicon) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._marks = Marks(parse, lexicon)

    def modality(self, event: Token) -> Modality:
        links = list(_links(self._parse, event))
        root = links[-1].governor if links else event
        standing = self._stand(root, self._of_sentence(root))
        above = _Standing(Modality.HAPPENED, Modality.HAPPENED)
        for link in reversed(links):
            if self._joins_outer(link):
                above, standing = above, self._stand(link.child, above.imposed)
                continue
            above, standing = standing, self._descend(link, standing)
        return standing.value

    def _of_sentence(self, root: Token) -> Modality:
        """A question that can be answered by yes or no, its auxiliary before its subject, leaves open what it asks."""
        words = self._parse.sentence_tokens(self._parse.sentence(root))
        if self._is_question(root) or not any(word.text == "?" for word in words[-2:]):
            return Modality.HAPPENED
        subject = self._parse.child(root, "nsubj", "nsubjpass")
        verbs = (root, *self._parse.children(root, "aux", "auxpass"))
        inverted = subject is not None and any(verb.i < subject.i for verb in verbs)
        return Modality.HYPOTHETICAL if inverted or words[0].tag == "MD" else Modality.HAPPENED

    def _stand(self, token: Token, imposed: Modality) -> _Standing:
        own = self._marks.find(token)
        if own is Modality.DENIED:
            undone = imposed is Modality.DENIED and is_verb(token)
            return _Standing(
                imposed, Modality.HAPPENED if undone else imposed if imposed is Modality.HYPOTHETICAL else own
            )
        if imposed is Modality.DENIED:
            return _Standing(imposed, imposed)
        return _Standing(imposed, max(imposed, own, key=_strength))

    def _joins_outer(self, link: _Link) -> bool:
        """Whether a verb of speech, though parsed as part of what is said, goes with the verb that reports it."""
        joined = link.child.dep == "conj" or (link.child.dep == "advcl" and link.child.tag == "VBG")
        if not joined or link.governor.dep != "ccomp":
            return False
        outer = self._parse.head(link.governor)
        return all(self._lexicon.find(each.lemma, "VERB", "speech") for each in (outer, link.child))

    def _descend(self, link: _Link, standing: _Standing) -> _Standing:
        """How a word stands whose governing word stands so."""
        marked = self._marks.of_mark(link.child, standing.value) if is_verb(link.child) else None
        if marked and self._marks.is_denied(link.child):
            return _Standing(marked, marked)
        return self._stand(link.child, marked or self._imposed(link, standing))

    def _imposed(self, link: _Link, standing: _Standing) -> Modality:
        """What the governing word, itself so ``standing``, makes of what hangs on it."""
        if link.child.dep == "conj":
            return standing.value if self._shares(link) else standing.imposed
        governor = self._predicate(link)
        rule = self._rule(governor, link)
        governing = self._raised(governor, link.child, standing.value)
        passed = rule.passed(governing) if rule else self._without_rule(link, governing)
        return passed or Modality.HAPPENED

    def _shares(self, link: _Link) -> bool:
        """Whether the second of two joined words stands under the first one's auxiliaries, negation and modifiers."""
        first, second = link.governor, link.child
        if any(joint.lower in ("but", "yet") for joint in self._parse.children(first, "cc")):
            return False
        if is_verb(second):
            return first.tag == second.tag and not self._parse.children(second, "nsubj", "nsubjpass", "aux")
        return not self._parse.children(second, "det", "amod")

    def _predicate(self, link: _Link) -> Token:
        """In "it is possible that …" the adjective or noun, else the governing word itself."""
        governor = link.governor
        if governor.lemma == "be" and link.child.dep in _COMPLEMENTS and not link.prepositions:
            return self._parse.child(governor, "acomp", "attr") or governor
        return governor

    def _raised(self, governor: Token, subject: Token, governing: Modality) -> Modality:
        """In "talks are set to resume" the subject is that of the infinitive: the modality of ``resume``."""
        if subject.dep not in ("nsubj", "nsubjpass"):
            return governing
        predicate = self._parse.child(governor, "acomp") or governor
        for infinitive in self._parse.children(predicate, "xcomp"):
            if is_infinitive(self._parse, infinitive):
                rule = self._rule(predicate, _Link(predicate, (), infinitive))
                return (rule.passed(governing) if rule else None) or governing
        return governing

    def _rule(self, governor: Token, link: _Link) -> ModalityRule | None:
        pos = class_of(governor)
        relations = tuple(self._relations(governor, link))
        if relations and relations != ("participle",) and pos in ("NOUN", "ADJ"):
            relations = (*relations, ANY)
        rule = self._lexicon.find(name_of(self._parse, governor), pos, *relations)
        hanging = ("gerund",) if is_verb(link.child) else self._object_relations(link.child)
        alone = (self._lexicon.find(preposition, "ADP", *hanging) for preposition in link.prepositions)
        return rule or next(filter(None, alone), None)

    def _object_relations(self, child: Token) -> tuple[str, ...]:
        return ("object",) if is_definite(self._parse, child) else ("bare", "object")

    def _relations(self, governor: Token, link: _Link) -> Iterator[str]:
        """The names under which rules know how the event hangs on the word, the narrowest first."""
        child = link.child
        if link.prepositions:
            yield from link.prepositions
        elif is_verb(child) and child.dep in _COMPLEMENTS:
            yield from self._complement_relations(governor, child)
        elif child.dep in _OBJECTS:
            yield from self._object_relations(child)
        elif child.dep in _SUBJECTS:
            yield "subject"
        elif child.dep in ("compound", "nmod"):
            yield "compound"

    def _complement_relations(self, governor: Token, child: Token) -> Iterator[str]:
        finite = self._parse.children(child, "aux", "auxpass", "mark")
        if is_infinitive(self._parse, child) or (child.tag == "VB" and not finite):
            if governor.tag == "VBN" and not self._parse.children(governor, "dobj"):
                yield "passive"
            yield "infinitive"
        elif child.tag in ("VBG", "VBN") and not finite:
            yield "gerund" if child.dep in ("xcomp", "ccomp", "csubj") else "participle"
        elif child.dep in ("ccomp", "csubj", "acl"):
            if self._is_question(child):
                return
            if self._is_subjunctive(child):
                yield "subjunctive"
            yield "clause"

    def _is_question(self, child: Token) -> bool:
        """Whether a clause takes its event as done and asks who, how or why: "did not say who sent them"."""
        return any(word.tag in _QUESTION_TAGS and word.lower != "that" for word in self._parse.children(child))

    def _is_subjunctive(self, child: Token) -> bool:
        """Whether a clause has the bare verb: "that it leave", which the tagger may take for a plural."""
        if self._parse.children(child, "aux"):
            return False
        subject = self._parse.child(child, "nsubj")
        singular = subject is not None and subject.tag in ("NN", "NNP")
        return child.tag == "VB" or (child.tag == "VBP" and singular)

    def _without_rule(self, link: _Link, governing: Modality) -> Modality | None:
        """What passes where the table has nothing on the governing word."""
        child = link.child
        if is_verb(child):
            return self._to_verb(link, governing)
        if link.prepositions:
            return None
        if child.dep in _CARRIED:
            return governing
        if is_definite(self._parse, child):
            return None
        if child.dep in _OBJECTS or (child.dep in _SUBJECTS and governing in OPEN):
            return governing
        return None

    def _to_verb(self, link: _Link, governing: Modality) -> Modality | None:
        child = link.child
        if is_infinitive(self._parse, child):
            perfect = any(each.lemma == "have" for each in self._parse.children(child, "aux"))
            if perfect or self._is_outcome(link):
                return None if perfect else governing
            return max(governing, Modality.PLANNED, key=_strength)
        if link.prepositions:
            return governing if governing in OPEN else None
        if child.dep == "advcl" and child.tag == "VBG":
            return governing
        if child.dep == "ccomp" and governing is Modality.DENIED and not self._is_question(child):
            return Modality.POSSIBLE
        return None

    def _is_outcome(self, link: _Link) -> bool:
        """Whether the infinitive tells a result: "fell to close at its lowest", "the first envoy to cross"."""
        if link.child.dep in ("advcl", "xcomp"):
            return self._lexicon.find(link.child.lemma, "VERB", "outcome") is not None
        return any(
            self._lexicon.find(each.lower, "ADJ", "outcome")
            for each in (link.governor, *self._parse.children(link.governor, "amod", "nummod"))
        )


def _links(parse: Parse, event: Token) -> Iterator[_Link]:
    """The steps from the event's word up to the root, prepositions folded into the step that they make."""
    child = event
    prepositions: tuple[str, ...] = ()
    for governor in parse.ancestors(event):
        if governor.dep in _PREPOSITIONS or (governor.dep == "pcomp" and governor.tag == "IN"):
            prepositions = prepositions or _names_of(parse, governor)
            continue
        yield _Link(governor, prepositions, child)
        child, prepositions = governor, ()


def _names_of(parse: Parse, preposition: Token) -> tuple[str, ...]:
    """The preposition with the adverb that it forms one with ("instead_of"), if any, and by itself."""
    adverbs = parse.children(preposition, "advmod")
    return (*(f"{adverb.lower}_{preposition.lower}" for adverb in adverbs), preposition.lower)
