"""Verbs that attribute: "said that …", "…, he added", "accused X of …", "was told that …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.attribution_sources import SUBJECTS, find_agent, find_subject, is_passive, noun_range
from dateline.coding.attribution_spans import CueSite, Range, bounds, cut_out
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act, CueEntry, CueKind, CueLexicon
from dateline.reading import Parse, Token

_GROUP_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})
_LOOSE_ADVERBS = frozenset(
    {"when", "where", "why", "how", "even", "meanwhile", "however", "then", "so", "instead", "therefore", "thus"}
)
_FORMS_OF_CONTENT = ("ccomp", "xcomp", "advcl", "dobj", "oprd", "acomp", "prep", "parataxis")


def find_verb_sites(quoted: QuotedParse, cues: CueLexicon) -> Iterator[CueSite]:
    """Every verb of the lexicon that has a content in one of its frames, or may have a quotation as its content."""
    parse = quoted.parse
    for token in parse.tokens:
        if token.tag[:2] != "VB" or token.dep in _GROUP_DEPS:
            continue
        particle = parse.child(token, "prt")
        entry = cues.find(CueKind.VERB, token.lemma.lower(), particle.lower if particle else None)
        if entry is None:
            continue
        site = _read_site(quoted, token, entry)
        if site.content or "quote" in entry.frames:
            yield site


def _read_site(quoted: QuotedParse, verb: Token, entry: CueEntry) -> CueSite:
    parse = quoted.parse
    passive = is_passive(parse, verb)
    site = CueSite(verb.i, entry, cue_range(parse, verb), content=[])
    source = find_agent(parse, verb) if passive else find_subject(parse, verb)
    if source is not None:
        site.source, site.source_range = source.i, noun_range(parse, source, verb.i)
    _set_addressee(parse, verb, entry, site, passive=passive)
    if passive:
        _read_passive(parse, verb, entry, site)
    else:
        _read_active(quoted, verb, entry, site)
    return site


def cue_range(parse: Parse, verb: Token) -> Range:
    """A verb with the auxiliaries, negation, adverbs and particle that stand beside it."""
    group = {verb.i}
    for child in parse.children(verb):
        if child.dep in _GROUP_DEPS or (
            child.dep == "advmod"
            and child.i < verb.i
            and child.lower not in _LOOSE_ADVERBS
            and not parse.children(child)
        ):
            group.add(child.i)
    first = last = verb.i
    while first - 1 in group:
        first -= 1
    while last + 1 in group:
        last += 1
    return first, last + 1


def _set_addressee(parse: Parse, verb: Token, entry: CueEntry, site: CueSite, *, passive: bool) -> None:
    """The one spoken to: the object of "tell", "to reporters" after "said", the subject of "was told"."""
    addressee: Token | None = None
    if "person" in entry.frames:
        addressee = parse.child(verb, "nsubjpass") if passive else parse.child(verb, "dative", "dobj")
    if addressee is None and entry.act is Act.SPEECH and "to" not in entry.frames | {"quote"} - {"quote"}:
        for child in parse.children(verb, "prep", "dative"):
            if child.lower == "to" and child.i > verb.i:
                addressee = parse.child(child, "pobj")
    if addressee is not None and addressee.dep == "dative" and addressee.tag in ("TO", "IN"):
        addressee = parse.child(addressee, "pobj")
    if addressee is not None and addressee.i != site.source:
        site.addressee, site.addressee_range = addressee.i, noun_range(parse, addressee, verb.i)


def _read_passive(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    """Passives: "it is believed that …", "was told that …", "is expected to win", "was rejected by …"."""
    clause = _clause(parse, verb) if "clause" in entry.frames else None
    if clause is not None:
        site.content = [bounds(parse, clause)]
        return
    infinitive = parse.child(verb, "xcomp")
    subject = parse.child(verb, "nsubjpass")
    if infinitive is not None and "person" in entry.frames:
        site.content = [bounds(parse, infinitive)]
    elif (
        subject is not None
        and subject.lower not in ("it", "who", "which", "that")
        and "object"
        in entry.frames | ({"object"} if infinitive is not None and entry.act is not Act.SPEECH else frozenset())
    ):
        site.content = [bounds(parse, subject)]
        predicate = infinitive or parse.child(verb, "oprd") or _framed_preposition(parse, verb, frozenset({"as", "of"}))
        if predicate is not None:
            site.content.append(bounds(parse, predicate))


def _read_active(quoted: QuotedParse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    parse = quoted.parse
    clause = _clause(parse, verb) if "clause" in entry.frames else None
    if clause is not None:
        site.content = cut_out(bounds(parse, clause), _own_ranges(parse, verb, site, clause))
        return
    governed = _governing_clause(parse, verb, entry)
    if governed is not None:
        site.content = governed
        return
    for frame, dep in (("to", "xcomp"), ("gerund", "xcomp")):
        complement = parse.child(verb, dep)
        if complement is None or frame not in entry.frames or complement.i < verb.i:
            continue
        infinitive = any(child.tag == "TO" for child in parse.children(complement))
        if infinitive == (frame == "to"):
            start = bounds(parse, complement)
            subject = parse.child(verb, "dobj") if "person" not in entry.frames else None
            site.content = [(min(start[0], bounds(parse, subject)[0]) if subject else start[0], start[1])]
            return
    _read_object(parse, verb, entry, site)


def _read_object(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    """An object with its predicate, or a preposition's complement: "criticised X for Y", "called for X"."""
    target = parse.child(verb, "dobj", "oprd", "acomp") if "object" in entry.frames else None
    if target is not None and target.i > verb.i and target.tag not in ("WP", "WDT"):
        end = bounds(parse, target)
        for child in parse.children(verb):
            if child.i < target.i:
                continue
            if child.dep in ("oprd", "xcomp") or (child.dep == "prep" and child.lower in entry.frames):
                end = end[0], max(end[1], bounds(parse, child)[1])
        site.content = [end]
        return
    preposition = _framed_preposition(parse, verb, entry.frames)
    if preposition is None:
        return
    complement = parse.child(preposition, "pobj", "pcomp")
    if complement is not None:
        site.content = [bounds(parse, complement)]
        if preposition.i == site.cue[1]:
            site.cue = site.cue[0], preposition.i + 1


def _framed_preposition(parse: Parse, verb: Token, frames: frozenset[str]) -> Token | None:
    return next((child for child in parse.children(verb, "prep") if child.i > verb.i and child.lower in frames), None)


def _clause(parse: Parse, verb: Token) -> Token | None:
    """The clause that a verb governs as its content, finite or with a question word."""
    for child in parse.children(verb, "ccomp"):
        return child
    return None


def _governing_clause(parse: Parse, verb: Token, entry: CueEntry) -> list[Range] | None:
    """The clause into which the cue is put as an aside: "The talks, he said, had failed"."""
    if verb.head == verb.i or not {"clause", "quote"} & entry.frames:
        return None
    if verb.dep not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        return None
    if verb.dep != "parataxis" and not (verb.dep == "advcl" and _is_as_clause(parse, verb)):
        return None
    head = parse.head(verb)
    if any(child.dep in ("dobj", "ccomp", "xcomp") for child in parse.children(verb)) and verb.dep != "parataxis":
        return None
    return cut_out(bounds(parse, head), [bounds(parse, verb)])


def _is_as_clause(parse: Parse, verb: Token) -> bool:
    mark = parse.child(verb, "mark")
    return mark is not None and mark.lower == "as" and parse.child(verb, *SUBJECTS) is not None


def _own_ranges(parse: Parse, verb: Token, site: CueSite, clause: Token) -> list[Range]:
    """The cue's own words where its content stands round them."""
    first, last = bounds(parse, clause)
    if not first < verb.i < last:
        return []
    own = [bounds(parse, child) for child in parse.children(verb) if child.i != clause.i and child.dep != "punct"]
    inner = [(start, end) for start, end in own if first <= start and end <= last]
    return [(min([site.cue[0], *(start for start, _ in inner)]), max([site.cue[1], *(end for _, end in inner)]))]
