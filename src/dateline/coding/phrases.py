"""Where the phrase that names a party begins and ends: its titles, and what tells it from others of its kind."""

from __future__ import annotations

from dateline.coding.triggers import MEASURES
from dateline.reading import Parse, Token

_TELLING = {"of": 12, "in": 8, "from": 8, "for": 8, "to": 5, "at": 8, "by": 10, "near": 8, "with": 5}
"""Prepositions whose phrase tells one party from another, with how many words it may have to be kept."""

_NEXT = frozenset({"for", "to", "with"})
"""Of these, such as tell only right behind their noun: not in "told the heirs of the king of it for a fee"."""

_OF_PLACE = frozenset({"in", "from", "at", "near"})
"""Of these, names need none: "the League in Chad" is the League."""

_AREAS = frozenset({"GPE", "LOC", "FAC"})

_LONGEST_TITLE = {"nsubj": 12, "nsubjpass": 12}
"""Words that a name or title behind a comma may have to be kept with its phrase, the commas round it left out.

Behind a subject a verb tells where it ends; elsewhere it may as well be said of the whole clause, and be no title.
"""

_SHORT_TITLE = 8

_LONGEST_CLAUSE = 12
"""Words that a clause may have to be kept with the noun that it tells from others."""

_ANYBODY = frozenset({"people", "person", "those", "anyone", "everyone", "other"})
"""Words for nobody in particular: any clause behind them tells who is meant ("people who live near the dam")."""

_CHARGING = frozenset({
    "accuse", "acquit", "assure", "cleanse", "clear", "convict", "deprive", "inform", "purge", "remind", "rid", "rob",
    "strip", "suspect", "warn",
})  # fmt: skip
"""Verbs whose "of" tells what is laid to their object or taken from it, and is no part of its name."""

_BACK = frozenset({"its", "their"})
"""Words that point back at the party itself, which nothing of its own tells apart ("the army in its war")."""

_DOING = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_TIMES = frozenset({"DATE", "TIME"})
_INSIDE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod", "predet", "case"})
_CLAUSES = frozenset({"acl", "relcl", "amod"})
_ASIDES = frozenset({"relcl", "acl", "advcl", "parataxis", "appos"})
_NO_WORDS = frozenset({"PUNCT", "CCONJ", "SPACE"})


def phrase(parse: Parse, head: Token) -> list[Token]:
    """The words that name a party, in text order: from its measure or determiner to the last that tells it apart.

    That is a short prepositional phrase ("a court in Bergen"), a title behind a comma, or a bare participle ("nurses
    employed by the mission"). Nothing behind a word that is left out belongs to it.
    """
    before, behind = [*_measure(parse, head), head], []
    for child in parse.children(head):
        if child.ner in _TIMES:
            continue
        if child.i > head.i:
            behind += _behind(parse, head, child)
        elif child.dep in _INSIDE:
            before += [each for each in parse.subtree(child) if each.i < head.i and each.ner not in _TIMES]
    behind += _abbreviation(parse, head)
    words = sorted(before, key=lambda each: each.i)
    joined = {each.i for other in parse.children(head, "conj") for each in parse.subtree(other)}
    for each in sorted({each.i: each for each in behind}.values(), key=lambda each: each.i):
        left_out = [word for word in parse.tokens[words[-1].i + 1 : each.i] if word.pos not in _NO_WORDS]
        if any(word.i not in joined for word in left_out):
            break
        words.append(each)
    return words


def _behind(parse: Parse, head: Token, child: Token) -> list[Token]:
    """The words of a dependent behind its noun that belong to the noun's phrase; none, or all but asides."""
    if child.dep == "appos":
        describes = head.ner in _AREAS and child.ner not in _AREAS  # "Lesk, a port": no more than Lesk
        return [] if describes or parse.child(head, "conj") else _title(parse, head, child)
    if child.dep == "prep" and child.lower in _TELLING:
        words = parse.subtree(child)
        if len(words) > _TELLING[child.lower] or not _is_one_phrase(words):
            words = _without_asides(parse, child)
        untelling = any(each.ner in _TIMES or each.lower in _BACK for each in words)
        untelling |= child.lower in _NEXT and child.i > head.i + 1
        untelling |= child.lower == "of" and parse.head(head).lemma in _CHARGING
        fits = 1 < len(words) <= _TELLING[child.lower] and _may_tell(head, child) and _is_one_phrase(words)
        return [*words, *_of_those(parse, words[-1])] if fits and not untelling else []
    return parse.subtree(child) if child.dep in _CLAUSES and _tells_apart(parse, head, child) else []


def _abbreviation(parse: Parse, head: Token) -> list[Token]:
    """The short form of a name in brackets right behind it, whatever it is parsed to belong to."""
    words = parse.tokens[head.i + 1 : head.i + 4]
    short = len(words) == 3 and words[0].text == "(" and words[2].text == ")" and words[1].text.isupper()
    return list(words) if short and head.pos == "PROPN" else []


def _of_those(parse: Parse, last: Token) -> list[Token]:
    """The clause that tells who "those" or "people" at a phrase's end are."""
    clauses = parse.children(last, "acl", "relcl") if last.lower in _ANYBODY else ()
    return [each for clause in clauses if _tells_apart(parse, last, clause) for each in parse.subtree(clause)]


def _title(parse: Parse, head: Token, apposition: Token) -> list[Token]:
    """A name or title behind a comma, or in brackets, with the marks around it."""
    joined = {each.i for other in parse.children(apposition, "conj") for each in parse.subtree(other)}
    joined |= {each.i for each in parse.children(apposition, "cc")}
    last = max(each.i for each in parse.subtree(apposition) if each.i not in joined)
    last -= parse.tokens[last].text == ","
    words = parse.tokens[head.i + 1 : last + 1 + (parse.tokens[head.i + 1].text == "(")]
    bare = not any(each.tag.startswith("VB") or each.ner in _TIMES for each in words)
    fits = bare and len(words) <= _LONGEST_TITLE.get(head.dep, _SHORT_TITLE) + 2
    return list(words) if fits else []


def _tells_apart(parse: Parse, head: Token, clause: Token) -> bool:
    """Whether a clause, not set off by a mark, tells who is meant: a bare participle or adjective, any of "people"."""
    words = parse.subtree(clause)
    if len(words) > _LONGEST_CLAUSE or words[0].i <= head.i or parse.tokens[words[0].i - 1].pos == "PUNCT":
        return False
    if any(each.text in {",", ";"} or each.ner in _TIMES for each in words):
        return False
    if head.lower in _ANYBODY:
        return True
    bare = not parse.child(clause, "nsubj", "nsubjpass", "aux", "cop") and clause.tag in {"VBN", "JJ"}
    return bare and not any(each.tag in _DOING and each.i != clause.i and each.dep not in _INSIDE for each in words)


def _without_asides(parse: Parse, top: Token) -> list[Token]:
    """A word and all below it but clauses and appositions, in text order."""
    found, waiting = [], [top]
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting.extend(child for child in parse.children(each) if child.dep not in _ASIDES)
    found.sort(key=lambda each: each.i)
    while found[-1].pos in _NO_WORDS:
        found.pop()
    return found


def _may_tell(head: Token, preposition: Token) -> bool:
    """Whether a phrase so introduced can tell one such party from another."""
    if head.ner in _AREAS:
        return preposition.lower == "of"
    named = head.ner or (head.pos == "PROPN" and head.text[:1].isupper())
    return not named or preposition.lower not in _OF_PLACE


def _is_one_phrase(words: list[Token]) -> bool:
    """Whether words tell a thing and no deed or way: no verb among them, and no second direction."""
    deeds = (each for each in words if each.tag.startswith("VB") and each.dep not in {"amod", "compound"})
    return next(deeds, None) is None and not any(each.lower in {"into", "towards", "toward"} for each in words)


def _measure(parse: Parse, head: Token) -> list[Token]:
    """The words before a noun that say how many ("dozens of", "a group of")."""
    prep = parse.head(head)
    measure = parse.head(prep)
    whole = measure.lower == "part" and parse.head(measure).lower == "as"  # "as part of the force": the force itself
    if head.dep != "pobj" or prep.lower != "of" or measure.lemma.lower() not in MEASURES or whole:
        return []
    before = [each for child in parse.children(measure, *_INSIDE) for each in parse.subtree(child)]
    return [*(each for each in before if each.i < measure.i), measure, prep]
