"""Verbs that attribute: "said that …", "…, he added", "accused X of …", "was told that …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.attribution_contents import read_active, read_passive
from dateline.coding.attribution_deeds import is_deed
from dateline.coding.attribution_nominals import is_somebody
from dateline.coding.attribution_sources import (
    find_agent,
    find_referent,
    find_subject,
    hyphenated,
    is_passive,
    noun_range,
)
from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.attribution_trailing import is_misread_past, read_trailing
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act, CueEntry, CueKind, CueLexicon
from dateline.reading import Parse, Token

GROUP_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})
"""Relations of the words that belong to a verb as a verb form."""
_LOOSE_ADVERBS = frozenset(
    {"when", "where", "why", "how", "even", "meanwhile", "however", "then", "so", "instead", "therefore", "thus"}
)
_OWNED = frozenset({"responsibility", "credit"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LISTENERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOBODY = frozenset({"no", "none", "nobody", "neither"})
_DOUBTS = frozenset({"whether", "if", "unless"})


def find_verb_sites(quoted: QuotedParse, cues: CueLexicon) -> Iterator[CueSite]:
    """Every verb of the lexicon that has a content in one of its frames, or may have a quotation as its content."""
    parse = quoted.parse
    for token in parse.tokens:
        if token.tag[:2] != "VB" or token.dep in GROUP_DEPS:
            continue
        entry = _entry_of(parse, token, cues)
        if entry is None or _leads_to_cue(parse, token, cues) or _is_unsaid(parse, token, entry, cues):
            continue
        if _is_idiom(parse, token, cues):
            continue
        site = read_verb(quoted, token, entry, cues)
        if _is_other_verb(parse, token, entry, site) or _is_lived(parse, token, entry, site, cues):
            continue
        if site.content or "quote" in entry.frames:
            yield site


def _entry_of(parse: Parse, verb: Token, cues: CueLexicon, kind: CueKind = CueKind.VERB) -> CueEntry | None:
    """The entry of a verb, with its particle or the preposition right behind it where the table has such a cue."""
    particle = parse.child(verb, "prt")
    if particle is None:
        near = (child for child in parse.children(verb, "prep") if child.i == verb.i + 1 or child.lower == "for")
        particle = next(near, None) or _clause_opener(parse, verb) or _empty_object(parse, verb)
    return cues.find(kind, verb.lemma.lower(), particle.lower if particle else None)


def _clause_opener(parse: Parse, verb: Token) -> Token | None:
    """The "for" right behind a verb that the tree makes part of a clause: "called for X to resign"."""
    marks = (parse.child(clause, "mark") for clause in parse.children(verb, "advcl", "ccomp", "xcomp"))
    return next((mark for mark in marks if mark is not None and mark.i == verb.i + 1 and mark.lower == "for"), None)


def _empty_object(parse: Parse, verb: Token) -> Token | None:
    """The "it" right behind the verb of "as the envoy put it", which stands for nothing but the content."""
    target = parse.child(verb, "dobj")
    return target if target is not None and target.lower == "it" and target.i == verb.i + 1 else None


def _leads_to_cue(parse: Parse, verb: Token, cues: CueLexicon) -> bool:
    """Whether a verb only leads to the cue: "was quoted as saying", "went on to say"."""
    infinitive = parse.child(verb, "xcomp")
    if infinitive is not None and _entry_of(parse, verb, cues, CueKind.CHAIN) is not None:
        return _is_chained(parse, verb, infinitive) and _entry_of(parse, infinitive, cues) is not None
    preposition = next((child for child in parse.children(verb, "prep") if child.lower == "as"), None)
    gerund = parse.child(preposition, "pcomp") if preposition else None
    leads = preposition is not None and (is_passive(parse, verb) or _is_recorded(parse, preposition))
    return gerund is not None and leads and _entry_of(parse, gerund, cues) is not None


def _is_other_verb(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> bool:
    """Whether a verb with a particle that the table does not have with it is another verb: "show up", "call off"."""
    particle = parse.child(verb, "prt")
    known = particle is None or particle.i > verb.i + 1 or entry.cue.endswith(f" {particle.lower}")
    return not known and site.frame not in ("clause", "")


def _is_lived(parse: Parse, verb: Token, entry: CueEntry, site: CueSite, cues: CueLexicon) -> bool:
    """Whether what a thing or a time "saw" only came about then: "the year saw prices rise"."""
    clause = parse.child(verb, "ccomp")
    if "witness" not in entry.frames or site.source is None or clause is None or _is_finite(parse, clause):
        return False
    return not is_somebody(parse, find_referent(parse, parse.tokens[site.source]), cues)


def _is_finite(parse: Parse, clause: Token) -> bool:
    return any(word.tag in _FINITE for word in (clause, *parse.children(clause, "aux", "auxpass")))


def _is_recorded(parse: Parse, preposition: Token) -> bool:
    """Whether "as" follows "on record", so that the verb before leads to a cue: "went on record as saying"."""
    return [word.lower for word in parse.tokens[max(preposition.i - 2, 0) : preposition.i]] == ["on", "record"]


def _is_idiom(parse: Parse, verb: Token, cues: CueLexicon) -> bool:
    """Whether a verb and its object mean something else together: "claim responsibility", "asked not to be named"."""
    target = parse.child(verb, "dobj")
    if target is None and (infinitive := parse.child(verb, "xcomp")) is not None:
        target = infinitive if parse.child(infinitive, "auxpass") is not None else None
    if target is None or _owns(parse, verb, target):
        return False
    return cues.find(CueKind.IDIOM, f"{verb.lemma.lower()} {target.lemma.lower()}") is not None


def _owns(parse: Parse, verb: Token, target: Token) -> bool:
    """Whether somebody says that a deed is his: "claimed responsibility for the raid", not "nobody has claimed …"."""
    named = any(child.lower == "for" for each in (verb, target) for child in parse.children(each, "prep"))
    if target.lemma.lower() not in _OWNED or not named:
        return False
    subject = parse.child(verb, "nsubj")
    words = (subject, *parse.children(subject, "det", "neg")) if subject else ()
    open_ = parse.child(verb, "neg") or any(each.tag == "TO" for each in parse.children(verb, "aux"))
    return not open_ and not any(word.lower in _NOBODY for word in words)


def _is_unsaid(parse: Parse, verb: Token, entry: CueEntry, cues: CueLexicon) -> bool:
    """Whether a thought is only wished or doubted: "to see …", "whether they want …"."""
    mark = parse.child(verb, "mark")
    if mark is not None and mark.lower in _DOUBTS:
        return True
    infinitive = any(child.tag == "TO" for child in parse.children(verb, "aux"))
    chained = verb.dep == "xcomp" and _entry_of(parse, parse.head(verb), cues, CueKind.CHAIN) is not None
    if not infinitive or chained:
        return False
    return entry.act is not Act.SPEECH or (verb.dep in ("advcl", "acl") and "quote" not in entry.frames)


def read_verb(quoted: QuotedParse, verb: Token, entry: CueEntry, cues: CueLexicon) -> CueSite:
    """The site of ``verb`` as ``entry`` lets it be read, without content where no frame is filled."""
    parse = quoted.parse
    passive = is_passive(parse, verb)
    cue = _chained_range(parse, verb, cues)
    closing = not passive or is_misread_past(parse, verb)
    trailing = read_trailing(quoted, verb, entry, cue, cues) if closing else None
    if trailing is not None:
        _set_addressee(parse, verb, entry, trailing, cues, passive=False)
        return trailing
    site = CueSite(verb.i, entry, cue, content=[])
    source = find_agent(parse, verb) if passive else find_subject(quoted, verb)
    if (reporting := _reporting(parse, verb, source, cues)) is not None:
        source = find_subject(quoted, reporting)
    if source is not None:
        site.source, site.source_range = source.i, noun_range(parse, source, verb.i)
    _set_addressee(parse, verb, entry, site, cues, passive=passive)
    if passive:
        read_passive(parse, verb, entry, site)
    else:
        read_active(parse, verb, entry, site)
    target = parse.child(verb, "nsubjpass" if passive else "dobj")
    if site.frame in ("object", "relative") and is_deed(parse, verb, target, entry, cues):
        site.content = []
    return site


def _reporting(parse: Parse, verb: Token, source: Token | None, cues: CueLexicon) -> Token | None:
    """The cue whose speaker goes on in a participle that the tree hangs on his content: "said it sank, adding that …".

    "Adding" is always his; another participle may be that of a person in the content, but is none of a thing's.
    """
    inner = parse.head(verb)
    above = parse.head(inner)
    if verb.tag != "VBG" or verb.dep != "advcl" or inner.dep != "ccomp" or parse.tokens[verb.i - 1].text != ",":
        return None
    if verb.lower != "adding" and source is not None and is_somebody(parse, source, cues):
        return None
    reported = _entry_of(parse, above, cues)
    if reported is None or reported.act is not Act.SPEECH or _entry_of(parse, inner, cues) is not None:
        return None
    return above


def _chained_range(parse: Parse, verb: Token, cues: CueLexicon) -> Range:
    """The cue's words with the verbs that lead to it: "went on to say", "was quoted as saying"."""
    first, last = cue_range(parse, verb)
    if (it := _empty_object(parse, verb)) is not None and cues.find(CueKind.VERB, f"{verb.lemma} it") is not None:
        return first, it.i + 1
    above = parse.head(verb)
    led = is_passive(parse, parse.head(above)) or _is_recorded(parse, above)
    if verb.dep == "pcomp" and above.lower == "as" and led:
        return cue_range(parse, parse.head(above))[0], last
    if verb.dep == "xcomp" and _entry_of(parse, above, cues, CueKind.CHAIN) is not None:
        return (cue_range(parse, above)[0], last) if _is_chained(parse, above, verb) else (first, last)
    return first, last


def _is_chained(parse: Parse, above: Token, verb: Token) -> bool:
    """Whether an infinitive stands right behind the verb that leads to it, no quotation mark between them."""
    return cue_range(parse, above)[1] == cue_range(parse, verb)[0]


def cue_range(parse: Parse, verb: Token) -> Range:
    """A verb with the auxiliaries, negation, adverbs and particle that stand beside it."""
    group = {verb.i}
    for child in parse.children(verb):
        if child.dep in GROUP_DEPS or (
            child.dep == "advmod"
            and child.i < verb.i
            and child.lower not in _LOOSE_ADVERBS
            and not parse.children(child)
            and len(hyphenated(parse, child)) == 1
        ):
            group.add(child.i)
    first = last = verb.i
    while first - 1 in group:
        first -= 1
    while last + 1 in group:
        last += 1
    return first, last + 1


def _set_addressee(
    parse: Parse, verb: Token, entry: CueEntry, site: CueSite, cues: CueLexicon, *, passive: bool
) -> None:
    """The one spoken to: the object of "tell", "to reporters" after "said", the subject of "was told"."""
    addressee: Token | None = None
    if "person" in entry.frames:
        addressee = parse.child(verb, "nsubjpass") if passive else parse.child(verb, "dative", "dobj")
    if addressee is None and entry.act is Act.SPEECH and "to" not in entry.frames:
        for child in parse.children(verb, "prep", "dative"):
            heard = parse.child(child, "pobj") if child.lower == "to" and child.i > verb.i else None
            if heard is not None and (child.i == site.cue[1] or _may_listen(heard, cues)):
                addressee = heard
    if addressee is not None and addressee.dep == "dative" and addressee.tag in ("TO", "IN"):
        addressee = parse.child(addressee, "pobj")
    if addressee is not None and addressee.i != site.source:
        site.addressee, site.addressee_range = addressee.i, noun_range(parse, addressee, verb.i)


def _may_listen(noun: Token, cues: CueLexicon) -> bool:
    """Whether a noun stands for people or a body, so that what follows words other than the cue may be said to it."""
    return noun.tag == "PRP" or noun.ner in _LISTENERS or noun.lemma.lower() in cues.voices
