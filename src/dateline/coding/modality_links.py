"""The steps from a sentence's root down to a word, and the names under which modality rules know each step."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dateline.coding.modality_marks import class_of, is_definite, is_infinitive, is_verb, lemma_of
from dateline.knowledge.modality import ModalityLexicon
from dateline.reading import Parse, Token

OBJECTS = ("dobj", "nsubjpass", "oprd")
SUBJECTS = ("nsubj", "csubj")
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "csubjpass", "acl", "advcl", "relcl")
_HELD = ("ccomp", "xcomp", *OBJECTS)
_PREPOSITIONS = ("prep", "agent", "dative")
_TOPICAL = ("of", "about", "over", "at", "on")
_LONGEST_PHRASE = 3
_QUESTION_TAGS = ("WP", "WDT", "WRB")


class Link(Struct, frozen=True):
    """A governing word and what hangs on it, straight or by a preposition, which is under all its names."""

    governor: Token
    prepositions: tuple[str, ...]
    child: Token
    preposition: Token | None = None


def find_links(parse: Parse, event: Token, lexicon: ModalityLexicon) -> Iterator[Link]:
    """The steps from the event's word up to the root, prepositions folded into the step that they make.

    An infinitive that the parser hangs on the verb, though it belongs to the verb's object ("foiled a plot to bomb"),
    hangs on that object, and the other way round; what "it is possible that" introduces hangs on the adjective, and
    in "the danger of rebels crossing the river" the crossing, not the rebels, is the danger.
    """
    child = event
    prepositions: tuple[str, ...] = ()
    preposition: Token | None = None
    for governor in parse.ancestors(event):
        if governor.dep in _PREPOSITIONS or (governor.dep == "pcomp" and governor.tag == "IN"):
            preposition = preposition or governor
            prepositions = _preposition_names(parse, preposition)
            continue
        if prepositions and _belongs_to_verb(parse, governor, prepositions, lexicon):
            continue
        if governor.dep == "prt" and not prepositions:
            continue
        if not prepositions and (
            _is_gerund_subject(parse, governor, child, lexicon) or _is_inverted_subject(parse, governor, child)
        ):
            continue
        between = (
            _topic(parse, governor, preposition, prepositions, lexicon)
            if preposition
            else _between(parse, governor, child, lexicon)
        )
        if between:
            yield Link(between, prepositions, child, preposition)
            child, prepositions, preposition = between, (), None
        yield Link(governor, prepositions, child, preposition)
        child, prepositions, preposition = governor, (), None


def _between(parse: Parse, governor: Token, child: Token, lexicon: ModalityLexicon) -> Token | None:
    """The word between a verb and the clause parsed as the verb's, to which the clause belongs."""
    if child.dep not in _COMPLEMENTS:
        return None
    if governor.lemma == "be":
        return parse.child(governor, "acomp", "attr")
    verb_rules = lexicon.find(lemma_of(parse, governor), "VERB", "infinitive")
    if is_infinitive(parse, child) and not verb_rules:
        degrees = (each for each in parse.children(governor, "advmod") if each.i < child.i)
        measured = (
            each for each in degrees if any(_measures(word, lexicon) for word in parse.children(each, "advmod"))
        )
        found = next(measured, None)
        if found:
            return found
    noun = parse.child(governor, "dobj")
    particle = next((each for each in parse.children(child, "aux") if each.tag == "TO"), None)
    if noun is None or particle is None or verb_rules:
        return None
    before = parse.tokens[particle.i - 1]
    adjacent = before == noun or noun in parse.ancestors(before)
    return noun if adjacent and lexicon.find(noun.lemma, "NOUN", "infinitive", "*") else None


def _measures(word: Token, lexicon: ModalityLexicon) -> bool:
    """Whether a word of degree decides on an infinitive: "too slowly to cross"."""
    return lexicon.find(word.lower, "ADV", "infinitive") is not None


def _is_gerund_subject(parse: Parse, noun: Token, child: Token, lexicon: ModalityLexicon) -> bool:
    """Whether a noun behind a preposition is only who does what the participle on it says: "talk of troops leaving"."""
    if child.dep != "acl" or child.tag != "VBG" or noun.dep != "pobj":
        return False
    preposition = parse.head(noun)
    topic = parse.head(preposition)
    if preposition.lower not in _TOPICAL:
        return False
    names = (preposition.lower, f"{preposition.lower}_gerund", "*")
    return lexicon.find(topic.lemma.lower(), class_of(topic), *names) is not None


def _is_inverted_subject(parse: Parse, noun: Token, child: Token) -> bool:
    """Whether a noun is only the subject of the infinitive on it, behind a "be": "were the rebels to attack, …"."""
    verb = parse.head(noun)
    return noun.dep == "nsubj" and verb.lemma == "be" and verb.i < noun.i and is_infinitive(parse, child)


def _topic(
    parse: Parse, verb: Token, preposition: Token, prepositions: tuple[str, ...], lexicon: ModalityLexicon
) -> Token | None:
    """The noun to which what hangs on its verb belongs: the agreement in "no agreement was reached on leaving"."""
    if not is_verb(verb) or lexicon.find(lemma_of(parse, verb), "VERB", *prepositions):
        return None
    noun = parse.child(verb, *OBJECTS)
    gerund = tuple(f"{each}_gerund" for each in prepositions)
    if noun is None or noun.i > preposition.i:
        return None
    return noun if lexicon.find(noun.lemma.lower(), "NOUN", *gerund, *prepositions) else None


def _belongs_to_verb(parse: Parse, noun: Token, prepositions: tuple[str, ...], lexicon: ModalityLexicon) -> bool:
    """Whether the verb, not its object, governs what follows the object: "warned its citizens of an attack"."""
    if noun.dep != "dobj" or lexicon.find(noun.lemma, "NOUN", *prepositions, "*"):
        return False
    return lexicon.find(lemma_of(parse, parse.head(noun)), "VERB", *prepositions) is not None


def _preposition_names(parse: Parse, preposition: Token) -> tuple[str, ...]:
    """The preposition with the word that it forms one with ("instead_of", "out_of"), if any, and by itself."""
    before = list(parse.children(preposition, "advmod"))
    if parse.head(preposition).dep == "prep":
        before.append(parse.head(preposition))
    return (*(f"{word.lower}_{preposition.lower}" for word in before), preposition.lower)


def find_names(parse: Parse, link: Link) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    """What rules may know a governing word by, the narrowest first: ``have_yet``, ``in_order``, ``too``, ``call_off``.

    With each name come the words that it stands for, as far as they stand side by side.
    """
    token = link.governor
    after = parse.tokens[token.i + 1 : token.i + 2]
    behind = after if after and (after[0].dep == "prt" or after[0] == link.preposition) else ()
    names = [(lemma_of(parse, token), (token, *behind))]
    if is_verb(token) and after and after[0].dep == "advmod" and after[0].head == token.i:
        names.insert(0, (f"{token.lemma}_{after[0].lower}".lower(), (token, *after)))
    if token.tag in ("NN", "NNP") and token.dep == "pobj" and not parse.children(token, "poss", "amod"):
        phrase = parse.tokens[token.head : token.i + 1]
        if len(phrase) <= _LONGEST_PHRASE:
            names.insert(0, ("_".join(word.lower for word in phrase), phrase))
    degrees = () if is_verb(token) else parse.children(token, "advmod")
    names[:0] = ((word.lower, tuple(sorted((word, token), key=lambda each: each.i))) for word in degrees)
    return tuple(names)


def find_relations(parse: Parse, link: Link) -> Iterator[str]:
    """The names under which rules know how the event hangs on the governing word, the narrowest first."""
    child = link.child
    if child.dep in _HELD and _is_pluperfect(parse, link.governor):
        yield "pluperfect"
    if link.prepositions:
        if is_verb(child):
            yield from (f"{each}_gerund" for each in link.prepositions)
        yield from link.prepositions
    elif is_verb(child) and child.dep in _COMPLEMENTS:
        yield from _complement_relations(parse, link.governor, child)
    elif child.dep in OBJECTS or parse.head(child).dep == "prt":
        yield from object_relations(parse, child)
    elif child.dep in SUBJECTS:
        yield from _would_relations(parse, link.governor)
        yield "subject"
    elif child.dep in ("compound", "nmod"):
        yield "compound"


def _is_pluperfect(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBN" and any(each.lower in ("had", "'d") for each in parse.children(verb, "aux"))


def _would_relations(parse: Parse, verb: Token) -> Iterator[str]:
    """How a subject hangs on a verb behind "would", which may stand for the "will" of what has been said.

    Where a clause states a condition, "would" answers that: "if confirmed, the raid would be the third".
    """
    if parse.children(verb, "advcl") or all(each.lower not in ("would", "'d") for each in parse.children(verb, "aux")):
        return
    reported = verb.dep in ("ccomp", "acl") and parse.head(verb).tag in ("VBD", "VBN", "NN", "NNS")
    yield "foretold" if reported else "supposed"


def object_relations(parse: Parse, child: Token) -> tuple[str, ...]:
    """``bare`` only for an object that the text does not take for known."""
    return ("object",) if is_definite(parse, child) else ("bare", "object")


def _complement_relations(parse: Parse, governor: Token, child: Token) -> Iterator[str]:
    finite = parse.children(child, "aux", "auxpass", "mark")
    participle = child.tag in ("VBG", "VBN") and all(word.tag == "VBG" for word in finite)
    if is_infinitive(parse, child) or (child.tag == "VB" and not finite):
        if any(word.lemma == "have" for word in finite):
            yield "perfect"
        if _has_other_subject(parse, governor, child):
            yield "other"
        if governor.tag == "VBN" and not parse.children(governor, "dobj") and not _is_active(parse, governor):
            yield "passive"
        yield "infinitive"
    elif participle:
        if child.tag == "VBN" and child.dep == "ccomp" and parse.child(child, "nsubj", "nsubjpass"):
            yield "clause"
        complement = child.dep in ("xcomp", "ccomp", "csubj") or (
            child.dep == "advcl" and _is_close(parse, governor, child)
        )
        yield "gerund" if complement else "participle"
        if child.dep == "csubj":
            yield "infinitive"
    elif _is_content(parse, child) and not is_question(parse, child):
        if _is_subjunctive(parse, governor, child):
            yield "subjunctive"
        elif "VBD" in (child.tag, *(each.tag for each in finite)):
            yield "past"
        if any(word.lower == "it" for word in parse.children(governor, "nsubjpass")):
            yield "impersonal"
        yield "clause"


def _is_active(parse: Parse, participle: Token) -> bool:
    """Whether a participle makes a perfect tense of the active voice: "has chosen"."""
    auxiliaries = parse.children(participle, "aux", "auxpass")
    return any(each.lemma == "have" for each in auxiliaries) and all(each.dep == "aux" for each in auxiliaries)


def _is_close(parse: Parse, governor: Token, child: Token) -> bool:
    """Whether a participle stands right behind its verb and the verb's particle, as an object would."""
    behind = is_verb(governor) and child.dep == "advcl" and governor.i < child.i
    return behind and all(token.dep == "prt" for token in parse.tokens[governor.i + 1 : child.i])


def is_question(parse: Parse, child: Token) -> bool:
    """Whether a clause takes its event as done and asks who, how or why: "did not say who sent them"."""
    return any(word.tag in _QUESTION_TAGS and word.lower != "that" for word in parse.children(child))


def _is_subjunctive(parse: Parse, governor: Token, child: Token) -> bool:
    """Whether a clause has the bare verb: "that it leave", which the tagger may take for a plural.

    Of a true plural the tense alone tells it: what somebody "insisted that they do" is no statement of the present.
    """
    if parse.children(child, "aux"):
        return False
    subject = parse.child(child, "nsubj")
    singular = subject is not None and subject.tag in ("NN", "NNP")
    words = (governor, *parse.children(governor, "aux"))
    past = governor.tag == "VBD" or any(word.lower in ("had", "would") for word in words)
    return child.tag == "VB" or (child.tag == "VBP" and (singular or past))


def _is_content(parse: Parse, clause: Token) -> bool:
    """Whether a clause tells what is said or thought, also where its "that" is tagged so but parsed as a relative."""
    if clause.dep == "relcl":
        return any(word.lower == "that" and word.tag == "IN" for word in parse.children(clause))
    return clause.dep in ("ccomp", "csubj", "acl")


def _has_other_subject(parse: Parse, governor: Token, infinitive: Token) -> bool:
    """Whether somebody else is to act than who wants it: "wants him to go"."""
    if parse.child(infinitive, "nsubj", "nsubjpass"):
        return True
    noun = parse.child(governor, "dobj")
    return is_verb(governor) and noun is not None and governor.i < noun.i < infinitive.i
