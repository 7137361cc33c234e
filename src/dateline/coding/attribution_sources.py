"""Who speaks, and to whom: the noun phrases of source and addressee in the tree, and what kind of voice a source is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from dateline.coding.attribution_spans import CueSite, Range, bounds, trim
from dateline.coding.quotes import QuotedParse
from dateline.reading import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TIMES = frozenset({"DATE", "TIME"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_OCCASION_PREPOSITIONS = frozenset({"on", "in", "at", "during"})
_MEDIA = frozenset({"statement", "interview", "video", "letter", "speech", "tweet", "message", "email"})
_DASHES = frozenset({"--", "—", "–", "―"})
_ASIDE_MARKS = _DASHES | {",", "-"}
_FOCUS_WORDS = frozenset({"even", "meanwhile", "also", "just", "yet"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_FLOATING = frozenset({"all", "both", "each"})
_STEERED = frozenset(
    {"lead", "urge", "ask", "press", "push", "force", "prompt", "allow", "want", "cause", "get", "tell"}
)
"""Verbs whose object does what their infinitive tells."""
_PUBLISHED = frozenset({"statement", "letter", "memo", "tweet", "message", "email", "video", "release", "post", "note"})
_TAKEN_IN = frozenset({"receive", "get", "obtain", "read", "see", "cite", "quote", "publish", "have", "find"})
_NUMBERS = frozenset({"some", "many", "most", "several", "others", "few", "critics", "observers", "analysts"})
_REACH = 24
"""Steps up the tree; further away no verb lends its subject, so that a run of verbs costs no more than its length."""
_LONGEST_PHRASE = 200
"""Tokens; beyond this a tree is damaged, not a noun phrase long."""
_ATTACHED = frozenset({"relcl", "acl", "advcl", "conj", "cc", "appos", "prep", "punct", "dep"})


def find_subject(quoted: QuotedParse, verb: Token) -> Token | None:
    """The head of the noun phrase that acts in ``verb``, also where the clause shares another's subject.

    "He left, adding …" takes that of "left"; "reports suggesting …" the noun it modifies. A subject inside other
    quotation marks than the verb is a slip of the parser: then the last speaker of the sentence is taken.
    """
    parse = quoted.parse
    seen: Token | None = verb
    for _ in range(_REACH):
        if seen is None:
            break
        subject = parse.child(seen, *SUBJECTS)
        if subject is None or (seen is verb and subject.dep == "nsubjpass"):
            seen = _sharer(parse, seen)
            if seen is None or seen.pos not in ("NOUN", "PROPN", "PRON", "DET"):
                continue
            subject = seen
        if subject.i == verb.i:
            return None
        if quoted.innermost[subject.i] in (None, quoted.innermost[verb.i]):
            return subject
        return _speaker_before(quoted, verb)
    finite = verb.tag in _FINITE or parse.child(verb, "aux") is not None
    return _noun_before(quoted, verb) if finite and verb.dep not in ("acl", "relcl") else None


def find_inverted_speaker(quoted: QuotedParse, verb: Token) -> Token | None:
    """The noun right behind a verb that follows its quotation: "…,” wrote the envoy", whatever the parser calls it."""
    for child in quoted.parse.children(verb, *SUBJECTS, "dobj", "attr", "oprd", "dative", "appos", "ccomp", "dep"):
        first = bounds(quoted.parse, child)[0]
        if child.i > verb.i and first - verb.i <= 2 and child.pos in _NOUNS and child.ner not in _TIMES:
            return child
    return None


def _noun_before(quoted: QuotedParse, verb: Token) -> Token | None:
    """The noun phrase that ends right before a verb's words, where the tree gives the verb no subject."""
    parse = quoted.parse
    at = (
        min([verb.i, *(child.i for child in parse.children(verb) if child.dep in _BEFORE_VERB and child.i < verb.i)])
        - 1
    )
    start = parse.sentence(verb).first
    if at >= start and parse.tokens[at].text == ",":
        at -= 1
    if at < start or parse.tokens[at].pos not in _NOUNS or quoted.innermost[at] is not None:
        return None
    noun = parse.tokens[at]
    while noun.dep in ("compound", "pobj", "appos", "prep", "conj", "nmod", "npadvmod", "amod") and noun.head < noun.i:
        noun = parse.head(noun)
    while noun.dep == "compound" and parse.head(noun).i < verb.i:
        noun = parse.head(noun)
    return noun if noun.pos in _NOUNS and noun.ner not in _TIMES else None


def _speaker_before(quoted: QuotedParse, verb: Token) -> Token | None:
    """The subject of the nearest verb before ``verb`` in its sentence that stands in the same quotation, or in none."""
    parse = quoted.parse
    for i in range(verb.i - 1, parse.sentence(verb).first - 1, -1):
        token = parse.tokens[i]
        if token.dep in SUBJECTS and quoted.innermost[i] == quoted.innermost[verb.i]:
            return token
    return None


def find_referent(parse: Parse, source: Token) -> Token:
    """The noun for which a relative pronoun stands: "officials" in "officials who said"; else the word itself."""
    clause = parse.head(source)
    if source.lower in _RELATIVES and clause.dep == "relcl":
        return parse.head(clause)
    return source


def _sharer(parse: Parse, verb: Token) -> Token | None:
    """The word whose subject, or which itself, acts in a clause without a subject of its own."""
    if verb.head == verb.i:
        return None
    head = parse.head(verb)
    if verb.dep == "acl" and _is_issued(parse, head):
        return _governing_verb(parse, head)
    if verb.dep in ("acl", "relcl"):
        return head if verb.tag == "VBG" or verb.dep == "relcl" else _governing_verb(parse, head)
    if verb.dep == "pcomp" and (blamed := _blamed(parse, head)) is not None:
        return blamed
    if verb.dep == "xcomp" and head.lemma in _STEERED and (steered := parse.child(head, "dobj")) is not None:
        return steered
    if verb.dep in ("ccomp", "csubj") and parse.child(verb, "mark") is not None:
        return None
    return _governing_verb(parse, verb)


def _is_issued(parse: Parse, noun: Token) -> bool:
    """Whether a text is what somebody gives out, so that its words are his: "issued a statement saying …"."""
    return noun.dep == "dobj" and noun.lemma in _PUBLISHED and parse.head(noun).lemma not in _TAKEN_IN


def _blamed(parse: Parse, preposition: Token) -> Token | None:
    """Who does what stands after a preposition: "criticised her for saying", "quoted him as saying"."""
    above = parse.head(preposition)
    if above.pos == "NOUN":
        return parse.child(above, "poss")
    return parse.child(above, "dobj", "dative", "nsubjpass") if preposition.lower in ("for", "of", "as") else None


def _governing_verb(parse: Parse, token: Token) -> Token | None:
    """The nearest verb above a token within a few steps."""
    nearest = islice(parse.ancestors(token), 3)
    return next((above for above in nearest if above.pos in ("VERB", "AUX")), None)


def find_agent(parse: Parse, verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in parse.children(verb, "agent", "prep"):
        if child.lower == "by":
            return parse.child(child, "pobj")
    for complement in parse.children(verb, "prep", "oprd"):
        predicate = parse.child(complement, "pobj", "amod") if complement.lower == "as" else complement
        if predicate is not None and complement.i > verb.i and (judge := _judge(parse, predicate)) is not None:
            return judge
    return None


def _judge(parse: Parse, predicate: Token) -> Token | None:
    """Who holds what a passive says of its subject, where the tree hangs it on that: "seen as a victory by some".

    Behind a noun it must be a number of people, who make nothing themselves: "described as an attempt by the army".
    """
    for preposition in parse.children(predicate, "prep"):
        judge = parse.child(preposition, "pobj") if preposition.lower == "by" else None
        if judge is not None and (predicate.pos == "ADJ" or _is_number_of_people(parse, judge)):
            return judge
    return None


def _is_number_of_people(parse: Parse, noun: Token) -> bool:
    if noun.lower in _NUMBERS:
        return True
    return noun.tag == "NNS" and any(each.lower in _NUMBERS for each in parse.children(noun, "amod", "det"))


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb form is passive: "was told", "claims made by …"."""
    if verb.tag != "VBN":
        return False
    if parse.child(verb, "nsubjpass", "auxpass", "agent") is not None:
        return True
    return parse.child(verb, "aux") is None and verb.dep in ("acl", "advcl") and parse.child(verb, "nsubj") is None


def noun_range(parse: Parse, noun: Token, without: int) -> Range:
    """The words of a noun phrase with its appositions, without what holds token ``without``."""
    kept = set(hyphenated(parse, noun))
    waiting = [(parse.tokens[i], False) for i in kept]
    path = {without, *(above.i for above in islice(parse.ancestors(parse.tokens[without]), _LONGEST_PHRASE))}
    while waiting and len(kept) < _LONGEST_PHRASE:
        above, in_clause = waiting.pop()
        in_clause = in_clause or above.dep in _CLAUSES
        for child in parse.children(above):
            if child.dep in _ATTACHED and (
                child.i in path or _is_aside(parse, child) or (not in_clause and _is_occasion(parse, child))
            ):
                continue
            if child.i != without:
                kept.add(child.i)
                waiting.append((child, in_clause))
    first, last = hyphenated(parse, noun)[0], hyphenated(parse, noun)[-1]
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    if first <= without <= last:
        first, last = (without + 1, last) if without < noun.i else (first, without - 1)
    if noun.tag == "PRP":
        first = noun.i
    while noun.i < last - 1 < without and parse.tokens[last - 1].lower in _FLOATING:
        last -= 1
    first = _after_dateline(parse, first, noun.i)
    return trim(parse, (first, last + 1)) or (noun.i, noun.i + 1)


def hyphenated(parse: Parse, word: Token) -> range:
    """The tokens of a word that hyphens join, as in "al-Nasiri", which the tree leaves apart; else its own."""
    tokens = parse.tokens
    first = last = word.i

    def joins(i: int) -> bool:
        inside = 0 < i < len(tokens) - 1 and tokens[i].text == "-"
        return inside and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start

    while joins(first - 1):
        first -= 2
    while joins(last + 1):
        last += 2
    return range(first, last + 1)


def _is_occasion(parse: Parse, preposition: Token) -> bool:
    """Whether a phrase tells when or through what somebody spoke, whatever noun the tree hangs it on: "on Monday"."""
    complement = parse.child(preposition, "pobj") if preposition.dep == "prep" else None
    if complement is None or preposition.lower not in _OCCASION_PREPOSITIONS:
        return False
    return complement.ner in _TIMES or (preposition.lower == "in" and complement.lower in _MEDIA)


def part_asides(parse: Parse, sites: Iterable[CueSite]) -> None:
    """Takes from each source a clause behind a comma in which it speaks as well: "X, who opposes the deal, said …"."""
    speaking = [site for site in sites if site.content or site.quotes]
    heads = {site.head for site in speaking}
    for site in speaking:
        if site.source is None or site.source_range is None:
            continue
        first, last = site.source_range
        for clause in parse.children(parse.tokens[site.source], "relcl"):
            start = bounds(parse, clause)[0]
            if clause.i in heads and first < start - 1 < last and parse.tokens[start - 1].text in _ASIDE_MARKS:
                last = start - 1
        site.source_range = first, last


def _is_aside(parse: Parse, clause: Token) -> bool:
    """Whether a clause behind a comma or dash does not tell who somebody is, but what else he says or does.

    So do "X, speaking to reporters, said …" and "X, who has long held that …, said …".
    """
    doing = clause.dep == "acl" and clause.tag == "VBG"
    holding = clause.dep == "relcl" and parse.child(clause, "ccomp") is not None
    if not doing and not holding:
        return False
    first = bounds(parse, clause)[0]
    return parse.tokens[first].text in _ASIDE_MARKS or (first > 0 and parse.tokens[first - 1].text in _ASIDE_MARKS)


def _after_dateline(parse: Parse, first: int, head: int) -> int:
    """Where a noun phrase begins behind a report's dateline ("OSLO, May 4 —"), a closing mark and words as "even"."""
    for i in range(head - 1, first - 1, -1):
        if parse.tokens[i].text in _DASHES and parse.sentence(parse.tokens[i]).first >= first - 1:
            first = i + 1
            break
    while first < head and (parse.tokens[first].lower in _FOCUS_WORDS or parse.tokens[first].tag == "''"):
        first += 1
    return first
