"""Where the content of a verb of attribution stands: in a clause, an infinitive, an object, before or round the cue."""

from __future__ import annotations

from dateline.coding.attribution_sources import SUBJECTS, noun_range
from dateline.coding.attribution_spans import CueSite, Range, bounds, cut_out
from dateline.knowledge.cues import Act, CueEntry
from dateline.model import Stance
from dateline.reading import Parse, Token

_EMPTY_SUBJECTS = frozenset({"it", "who", "which", "that"})
_BREAKS = frozenset({";", ":", "."})
_JOINTS = frozenset({",", "”", '"', "''", "’"})
_CIRCUMSTANCES = frozenset(
    {"on", "in", "at", "during", "after", "before", "since", "until", "by", "while", "when", "with"}
)
_CHARGES = frozenset({Stance.ACCUSES, Stance.CLAIMS})
_OPENING_MARKS = frozenset({'"', "“", "``", "''"})
_CONDITIONS = frozenset({"if", "unless", "because", "until"})
_INFINITIVE_LINKS = frozenset({"for", "on", "upon"})
_WHETHER = frozenset({"if", "whether"})
_OCCASIONS = frozenset({"day", "time", "moment", "way", "reason", "place", "extent", "case"})
_ASKED = frozenset({"VBN", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVE_OBJECTS = frozenset({"WP", "WDT"})


def read_passive(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    """Passives: "it is believed that …", "was told that …", "is expected to win", "was rejected by …"."""
    clause = _clause(parse, verb, entry) if "clause" in entry.frames else None
    infinitive = parse.child(verb, "xcomp")
    subject = parse.child(verb, "nsubjpass")
    if clause is not None:
        site.content, site.frame = [bounds(parse, clause)], "clause"
    elif _is_as_clause(parse, verb):
        site.content, site.frame = cut_out(bounds(parse, parse.head(verb)), [bounds(parse, verb)]), "aside"
    elif "person" in entry.frames:
        if infinitive is not None:
            site.content = [bounds(parse, infinitive)]
        else:
            _add_complement(parse, verb, entry, site)
    elif parse.child(verb, "dobj") is not None:
        return  # "was denied a visa": what somebody gets or does not get, not what is said
    elif subject is not None and subject.lower not in _EMPTY_SUBJECTS and _takes_subject(entry, infinitive):
        site.content, site.frame = [bounds(parse, subject)], "object"
        predicate = infinitive or parse.child(verb, "oprd")
        if predicate is not None:
            site.content.append(bounds(parse, predicate))
        else:
            _add_complement(parse, verb, entry, site)
        if "agent" in entry.frames and site.source is None and len(site.content) == 1:
            site.content = []
    elif verb.dep == "acl" and "object" in entry.frames and site.source is not None and subject is None:
        site.content, site.frame = [noun_range(parse, parse.head(verb), verb.i)], "relative"
    elif verb.dep == "acl" and entry.stance in _CHARGES:
        _add_complement(parse, verb, entry, site)
    if site.source is not None and parse.tokens[site.source].dep == "pobj":
        agent = bounds(parse, parse.head(parse.tokens[site.source]))
        site.content = [rest for each in site.content for rest in cut_out(each, [agent])]


def _takes_subject(entry: CueEntry, infinitive: Token | None) -> bool:
    """Whether the subject of the passive is what is said, criticised or expected."""
    return "object" in entry.frames or (infinitive is not None and entry.act is Act.THOUGHT)


def read_active(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    """Active forms: the first of the verb's frames that the tree fills gives the content."""
    clause = _clause(parse, verb, entry) if "clause" in entry.frames else None
    governed = _governing_clause(parse, verb, entry)
    infinitive = _infinitive(parse, verb, entry)
    if (sentence := _sentence_round(parse, site)) is not None and {"clause", "quote"} & entry.frames:
        site.content, site.frame = sentence, "aside"
    elif clause is not None:
        site.content, site.frame = _clause_ranges(parse, verb, entry, site, clause), "clause"
    elif governed is not None:
        site.content, site.frame = governed, "aside"
    elif infinitive is not None:
        site.frame = "infinitive"
        start, end = bounds(parse, infinitive)
        person = parse.child(verb, "dobj") if "person" not in entry.frames else None
        first = min(start, bounds(parse, person)[0]) if person else start
        link = next((child for child in parse.children(verb, "prep") if child.lower in _INFINITIVE_LINKS), None)
        day = link is not None and _is_day(parse, link)
        if (
            person is None
            and link is not None
            and not day
            and link.i == site.cue[1]
            and bounds(parse, link)[1] == start
        ):
            site.cue, first = (site.cue[0], link.i + 1), link.i + 1
        site.content = [(first, _before_that(parse, first, end))]
    else:
        _read_object(parse, verb, entry, site)


def _sentence_round(parse: Parse, site: CueSite) -> list[Range] | None:
    """The sentence round "…, he said, …": a speaker and cue between two commas."""
    if site.source_range is None or site.source_range[1] != site.cue[0]:
        return None
    first, last = site.source_range[0], site.cue[1]
    sentence = parse.sentence(parse.tokens[site.head])
    if first - 1 <= sentence.first or last + 1 >= sentence.last:
        return None
    if parse.tokens[first - 1].text != "," or parse.tokens[last].text != ",":
        return None
    behind = last + 1, sentence.last
    return [behind] if _is_occasion(parse, sentence.first, first) else [(sentence.first, first - 1), behind]


def _is_occasion(parse: Parse, first: int, end: int) -> bool:
    """Whether what stands before a speaker only tells what he was asked: "Asked about the toll, she said, …"."""
    opener = parse.tokens[first]
    if opener.tag not in _ASKED:
        return False
    clause = opener if opener.tag == "VBN" else parse.head(opener)
    return clause.tag == "VBN" and parse.child(clause, *SUBJECTS) is None and bounds(parse, clause)[1] <= end


def _clause_ranges(parse: Parse, verb: Token, entry: CueEntry, site: CueSite, clause: Token) -> list[Range]:
    """The words of a content clause, with those of it that the tree has lost at either end."""
    first, last = bounds(parse, clause)
    if clause.i > verb.i and parse.tokens[first].lower != "that":
        taken = {
            i for child in parse.children(verb) if child.i != clause.i for i in range(*_own_range(parse, child, entry))
        }
        lost = [i for i in range(site.cue[1], first) if i not in taken and parse.tokens[i].dep != "punct"]
        first = min([first, *lost])
        first = next((i for i in range(site.cue[1], first) if _opens_clause(parse.tokens[i])), first)
    last = _lost_end(parse, verb, last)
    last = _past_torn_verb(parse, verb, last)
    while (further := _joined_clause(parse, last)) is not None and further > last:
        last = further
    return cut_out((first, last), _own_ranges(parse, verb, site, clause))


def _opens_clause(word: Token) -> bool:
    """Whether a "that" opens a clause, whatever noun the tree hangs it on."""
    return word.lower == "that" and word.tag == "IN"


def _past_torn_verb(parse: Parse, verb: Token, end: int) -> int:
    """The end of a content behind whose last noun its verb follows, which the tree hangs somewhere else."""
    if end >= len(parse.tokens) or parse.tokens[end].tag not in _FINITE or parse.tokens[end - 1].pos not in _NOUNS:
        return end
    torn = parse.tokens[end] if parse.tokens[end].dep not in ("aux", "auxpass") else parse.head(parse.tokens[end])
    if torn.i == verb.i or any(above.i == torn.i for above in parse.ancestors(verb)):
        return end
    return max(end, bounds(parse, torn)[1])


def _lost_end(parse: Parse, verb: Token, end: int) -> int:
    """The end of a content with what the tree hangs on the cue behind it: a second clause, or its condition."""
    starts = {}
    for clause in parse.children(verb, "ccomp", "advcl"):
        mark = parse.child(clause, "mark")
        if clause.dep == "ccomp" or (mark is not None and mark.lower in _CONDITIONS):
            first, last = bounds(parse, clause)
            starts[first] = last
    while end in starts and (parse.tokens[end].dep != "punct" or parse.tokens[end].text in _OPENING_MARKS):
        end = starts[end]
    return end


def _own_range(parse: Parse, child: Token, entry: CueEntry) -> Range:
    """The words by which a dependent of the cue keeps content away: none for an object that the verb cannot have."""
    stray = child.dep == "dobj" and not {"person", "object"} & entry.frames
    return (0, 0) if stray else bounds(parse, child)


def _joined_clause(parse: Parse, end: int) -> int | None:
    """The end of a further clause "… and that …" right behind token ``end``, None where there is none."""
    at = end
    while at < len(parse.tokens) and parse.tokens[at].text in _JOINTS:
        at += 1
    if at + 1 >= len(parse.tokens) or parse.tokens[at].tag != "CC" or parse.tokens[at + 1].lower != "that":
        return None
    that = parse.tokens[at + 1]
    return bounds(parse, parse.head(that))[1] if that.dep == "mark" else None


def _before_that(parse: Parse, first: int, end: int) -> int:
    """The end of an infinitive: a clause "and that …" goes on with what somebody else said of it, unless it has one."""
    for i in range(first, end - 1):
        if parse.tokens[i].dep == "mark" and parse.tokens[i].lower == "that":
            return end
        if parse.tokens[i].tag == "CC" and parse.tokens[i + 1].lower == "that" and parse.tokens[i + 1].dep == "mark":
            return i
    return end


def _infinitive(parse: Parse, verb: Token, entry: CueEntry) -> Token | None:
    """The infinitive or gerund that a verb's frames allow behind it."""
    for complement in parse.children(verb, "xcomp"):
        if complement.i < verb.i:
            continue
        frame = "infinitive" if any(child.tag == "TO" for child in parse.children(complement)) else "gerund"
        if frame in entry.frames:
            return complement
    return None


def _read_object(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    """An object with its predicate, or a preposition's complement: "criticised X for Y", "called for X"."""
    target: Token | None = None
    if "object" in entry.frames:
        target = parse.child(verb, "dobj", "oprd", "acomp") or parse.child(verb, "ccomp")
    if target is not None and target.i > verb.i and target.tag not in _RELATIVE_OBJECTS and target.ner != "DATE":
        first, last = bounds(parse, target)
        last = max(last, _predicate_end(parse, verb, entry, target.i))
        site.content, site.frame = [(first, _stretch(parse, verb, last))], "object"
        return
    _add_complement(parse, verb, entry, site)
    if not site.content and "object" in entry.frames and verb.dep == "relcl":
        _read_relative(parse, verb, entry, site)


def _stretch(parse: Parse, verb: Token, end: int) -> int:
    """The end of an object with what directly follows it: "replied to questions about …", "points to it as …"."""
    for child in parse.children(verb, "prep", "xcomp", "oprd"):
        first, last = bounds(parse, child)
        if first == end and child.lower not in _CIRCUMSTANCES and not _is_day(parse, child):
            end = last
    return end


def _is_day(parse: Parse, preposition: Token) -> bool:
    """Whether a phrase only tells when: "pledged on Monday to …", not "insisted on a pledge"."""
    complement = parse.child(preposition, "pobj")
    return complement is not None and complement.ner in ("DATE", "TIME")


def _predicate_end(parse: Parse, verb: Token, entry: CueEntry, after: int) -> int:
    """The end of what is said of an object: "called it a farce", "blamed it for the delay"."""
    ends = [
        bounds(parse, child)[1]
        for child in parse.children(verb)
        if child.i > after
        and (child.dep in ("oprd", "xcomp") or (child.dep in ("prep", "dative") and child.lower in entry.frames))
    ]
    return max(ends, default=0)


def _read_relative(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    """Relative clauses: "the deal, which he called a farce", "the claim she made"."""
    relative = parse.child(verb, "dobj")
    antecedent = parse.head(verb)
    end = _predicate_end(parse, verb, entry, verb.i)
    if relative is not None and relative.i < verb.i:
        site.content = [(relative.i, relative.i + 1)]
    elif relative is None and _has_own_subject(parse, verb) and (end or _may_be_said(antecedent)):
        site.content = [noun_range(parse, antecedent, verb.i)]
    else:
        return
    site.frame = "relative"
    if end:
        site.content.append((site.cue[1], end))


def _has_own_subject(parse: Parse, clause: Token) -> bool:
    """Whether a relative clause has a subject other than the noun before it, and leaves that to be its object."""
    subject = parse.child(clause, *SUBJECTS)
    linked = any(child.dep == "mark" or child.tag == "WRB" for child in parse.children(clause))
    return subject is not None and subject.tag not in _RELATIVE_OBJECTS and not linked


def _may_be_said(antecedent: Token) -> bool:
    """Whether a noun before "he announced" is what he announced, not when, how or why he did."""
    return antecedent.pos in _NOUNS and antecedent.ner not in ("DATE", "TIME") and antecedent.lemma not in _OCCASIONS


def _add_complement(parse: Parse, verb: Token, entry: CueEntry, site: CueSite) -> None:
    """What follows a preposition of the verb's frames is content, the preposition itself part of the cue."""
    framed = entry.frames | {entry.cue.rpartition(" ")[2]}
    if "quote" in entry.frames:
        framed |= {"about"}
    complements = ("pobj", "pcomp", "amod") if site.frame == "object" else ("pobj", "pcomp")
    for child in parse.children(verb, "prep", "advcl"):
        if child.i < verb.i:
            continue
        link = child if child.dep == "prep" else parse.child(child, "mark")
        complement = parse.child(child, *complements) if child.dep == "prep" else child
        if (
            link is None
            or complement is None
            or link.lower not in framed
            or (child is complement and link.lower != "for")
            or _is_day(parse, child)
        ):
            continue
        first, last = bounds(parse, complement)
        site.content.append((max(first, link.i + 1), _stretch(parse, verb, last)))
        site.frame = site.frame or link.lower
        if link.i == site.cue[1]:
            site.cue = site.cue[0], link.i + 1
        return


def _clause(parse: Parse, verb: Token, entry: CueEntry) -> Token | None:
    """The clause that a verb governs as its content, finite or with a question word."""
    if entry.stance is Stance.QUESTIONS and (question := _indirect_question(parse, verb)) is not None:
        return question
    clauses = parse.children(verb, "ccomp")
    behind = next((clause for clause in clauses if clause.i > verb.i), None)
    if behind is not None:
        return behind
    if not clauses:
        return _stray_clause(parse, verb, entry)
    return clauses[-1] if _closes_with_cue(parse, verb, bounds(parse, clauses[-1])[1]) else None


def _indirect_question(parse: Parse, verb: Token) -> Token | None:
    """The clause of a question that the tree takes for a condition: "asked them if it was safe"."""
    for clause in parse.children(verb, "advcl"):
        mark = parse.child(clause, "mark")
        if mark is not None and mark.lower in _WHETHER and clause.i > verb.i:
            return clause
    return None


def _stray_clause(parse: Parse, verb: Token, entry: CueEntry) -> Token | None:
    """A content clause that the tree hangs on a noun beside the verb: "said in a statement that …".

    A clause on what may itself be the content is part of it: "dismissed the accusation that …".
    """
    for child in parse.children(verb, "prep", "dobj", "npadvmod", "dative"):
        noun = parse.child(child, "pobj") if child.dep in ("prep", "dative") and child.pos != "PROPN" else child
        if child.i < verb.i or noun is None or (child.dep == "dobj" and "object" in entry.frames):
            continue
        for clause in parse.children(noun, "acl", "relcl", "ccomp"):
            mark = parse.child(clause, "mark")
            if mark is not None and mark.lower == "that":
                return clause
    return None


def _closes_with_cue(parse: Parse, verb: Token, end: int) -> bool:
    """Whether a cue may follow a content that ends at ``end``: no full stop lies between, no object behind."""
    between = parse.tokens[end : verb.i]
    if any(token.text in _BREAKS for token in between):
        return False
    return not any(child.i > verb.i for child in parse.children(verb, "dobj", "xcomp", "oprd") if child.tag != "PRP")


def _governing_clause(parse: Parse, verb: Token, entry: CueEntry) -> list[Range] | None:
    """The clause into which the cue is put as an aside: "The talks, he said, had failed", "As he said, …"."""
    if verb.head == verb.i or entry.act is Act.THOUGHT or not {"clause", "quote"} & entry.frames:
        return None
    if (verb.dep == "parataxis" and _closes_with_cue(parse, verb, _last_before(parse, verb))) or _is_as_clause(
        parse, verb
    ):
        return cut_out(bounds(parse, parse.head(verb)), [bounds(parse, verb)])
    return None


def _last_before(parse: Parse, verb: Token) -> int:
    """The token at which the clause of an aside begins, so that the punctuation before it is looked at."""
    return max(0, bounds(parse, verb)[0] - 1)


def _is_as_clause(parse: Parse, verb: Token) -> bool:
    """Whether a clause such as "as he said", "as reported by the agency" takes the clause above it for content."""
    held = [child for child in parse.children(verb, "dobj", "ccomp", "xcomp") if child.lower != "it"]
    if verb.dep != "advcl" or held:
        return False
    mark = parse.child(verb, "mark")
    return mark is not None and mark.lower == "as" and parse.child(verb, *SUBJECTS, "agent") is not None


def _own_ranges(parse: Parse, verb: Token, site: CueSite, clause: Token) -> list[Range]:
    """The cue's own words where its content stands round them."""
    first, last = bounds(parse, clause)
    if not first < verb.i < last:
        return []
    own = [bounds(parse, child) for child in parse.children(verb) if child.i != clause.i and child.dep != "punct"]
    inner = [(start, end) for start, end in own if first <= start and end <= last]
    return [(min([site.cue[0], *(start for start, _ in inner)]), max([site.cue[1], *(end for _, end in inner)]))]
