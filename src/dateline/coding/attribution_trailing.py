"""Cues that close a sentence: "The bridge was closed, the ministry said on Monday", whatever the tree makes of it.

Printed commas are surer here than the parser, which often hangs half of such a sentence on the cue or takes the speaker
for an apposition of the last noun before him. The content is all that stands before the speaker's clause, and what
follows it where the clause is put in between.
"""

from __future__ import annotations

from dateline.coding.attribution_sources import find_inverted_speaker, noun_range
from dateline.coding.attribution_spans import CueSite, Range, bounds
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueEntry, CueKind, CueLexicon
from dateline.reading import Parse, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OPENERS = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "JJS", "CD", "PDT"})
_NOT_IN_SPEAKER = _FINITE | {"TO", "WDT", "WP", "WP$", "WRB"}
_CONTENTS = frozenset({"ccomp", "xcomp", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLOSING_MARKS = frozenset({'"', "”", "''", "’", "'"})
_BREAKS = frozenset({":", ";"})
_CLAUSE_ENDS = frozenset({",", ".", "–", "—", "--"})
_NOT_SPEAKER_WORDS = _BREAKS | {"(", ")", "that", "which"}
_TAIL_CLAUSES = frozenset({"after", "when", "while", "as", "before", "during"})
_QUESTIONS = frozenset({"WDT", "WP", "WP$", "WRB", "TO"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_LONGEST_SPEAKER = 80
"""Tokens between two commas; more are no speaker, and a long run without commas is not searched from every verb."""
_CIRCUMSTANCES = frozenset({"in", "at", "on", "during", "from"})


def read_trailing(quoted: QuotedParse, verb: Token, entry: CueEntry, cue: Range, cues: CueLexicon) -> CueSite | None:
    """The site of a cue whose speaker's clause stands behind its content; None where a sentence is built otherwise."""
    parse = quoted.parse
    gerund = find_quoted_gerund(parse, verb)
    predicate = parse.head(parse.head(verb)) if verb.dep == "pcomp" and cue[0] < verb.i else verb
    if quoted.innermost[verb.i] is not None or not _is_finite(parse, predicate):
        return None
    if "clause" not in entry.frames and gerund is None:
        return None
    site = CueSite(verb.i, entry, cue, content=[], frame="aside")
    if not (_set_speaker_before(parse, predicate, site) or _set_speaker_behind(quoted, verb, entry, site)):
        return None
    sentence = parse.sentence(verb)
    first, last = _speaker_clause(site)
    tail = _tail_end(quoted, gerund or verb, entry, gerund.i + 1 if gerund else last)
    content = sentence.first, first - (parse.tokens[first - 1].text == ",")
    if tail is None or _opens_quotation(quoted, tail + 1, sentence.last) or not _holds_statement(quoted, content):
        return None
    site.content = [content, (last, gerund.i + 1)] if gerund else [content]
    torn = parse.tokens[content[1] - 1].pos == "AUX"
    if tail < sentence.last and (torn or _goes_on(quoted, verb, cues, (tail + 1, sentence.last))):
        site.content.append((tail + 1, sentence.last))
    return site


def find_quoted_gerund(parse: Parse, verb: Token) -> Token | None:
    """The "saying" of "quoted X as saying", said by the object of an active verb."""
    if parse.child(verb, "dobj") is None or parse.child(verb, "auxpass") is not None:
        return None
    preposition = next((child for child in parse.children(verb, "prep") if child.lower == "as"), None)
    return parse.child(preposition, "pcomp") if preposition is not None else None


def _is_finite(parse: Parse, verb: Token) -> bool:
    if verb.tag in _FINITE or is_misread_past(parse, verb):
        return True
    return any(aux.tag in _FINITE for aux in parse.children(verb, "aux", "auxpass"))


def is_misread_past(parse: Parse, verb: Token) -> bool:
    """Whether a participle behind its noun may be a past tense: "…, the ministry announced on Monday"."""
    if verb.tag == "VBN" and verb.dep == "conj" and parse.child(verb, "aux", "auxpass") is None:
        return parse.child(verb, "nsubj") is not None
    plain = verb.tag == "VBN" and verb.dep == "acl" and verb.head == verb.i - 1
    of_it = (child.lower for child in parse.children(verb, "prep"))
    return plain and "as" not in of_it and parse.child(verb, "agent", "dobj", "xcomp", "oprd") is None


def _speaker_clause(site: CueSite) -> Range:
    spans = [site.cue, site.source_range or site.cue]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _set_speaker_before(parse: Parse, verb: Token, site: CueSite) -> bool:
    """The noun phrase between a comma and the cue; the tree's own where that stands so, else what the commas give."""
    end = site.cue[0]
    subject = parse.child(verb, *_SUBJECTS)
    if subject is not None and subject.i < verb.i and subject.tag not in _QUESTIONS:
        first, last = noun_range(parse, subject, verb.i)
        aside = last < end and parse.tokens[last].text == parse.tokens[end - 1].text == ","
        if _follows_comma(parse, first) and (last == end or aside):
            site.source, site.source_range = subject.i, (first, last)
            return parse.sentence(verb).first < first - 1
    start = parse.sentence(verb).first
    if parse.tokens[end - 1].text == ",":
        end -= 1
        first = _after_comma(parse, _after_comma(parse, end, start) - 1, start)
        aside_first = _after_comma(parse, end, start)
        words = parse.tokens[first : aside_first - 1] if parse.tokens[aside_first].tag != "CC" else ()
    else:
        first = _after_comma(parse, end, start)
        words = parse.tokens[first:end]
    if first <= start or not words or not _is_speaker(words):
        return False
    inside = range(first, end)
    head = next((word for word in words if word.pos in _NOUNS and word.head not in inside), None)
    if head is None or _ends_list(parse, verb, head, words):
        return False
    site.source, site.source_range = head.i, (first, end)
    return True


def _ends_list(parse: Parse, verb: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """Whether a noun phrase with an "and" ends a list in the verb's own subject: "envoys of A, B and C have said"."""
    subject = parse.child(verb, *_SUBJECTS)
    if subject is None or head.dep != "conj" or all(word.tag != "CC" for word in words):
        return False
    first, last = noun_range(parse, subject, verb.i)
    return first < words[0].i and words[-1].i < last


def _follows_comma(parse: Parse, i: int) -> bool:
    """Whether a comma stands before token ``i``, also where a closing quotation mark is printed behind the comma."""
    if i and parse.tokens[i - 1].text in _CLOSING_MARKS:
        i -= 1
    return i > 0 and parse.tokens[i - 1].text == ","


def _after_comma(parse: Parse, end: int, start: int) -> int:
    """The token after the last comma before token ``end``, ``start`` where there is none."""
    nearest = max(start, end - _LONGEST_SPEAKER)
    while end > nearest and not _follows_comma(parse, end):
        end -= 1
    return end if end > nearest else start


def _is_speaker(words: tuple[Token, ...]) -> bool:
    """Whether words between a comma and a cue can be one noun phrase."""
    return (
        words[0].tag in _OPENERS
        and words[-1].pos in _NOUNS
        and words[-1].ner not in ("DATE", "TIME")
        and not any(word.tag in _NOT_IN_SPEAKER or word.text in _NOT_SPEAKER_WORDS for word in words)
    )


def _set_speaker_behind(quoted: QuotedParse, verb: Token, entry: CueEntry, site: CueSite) -> bool:
    """The noun phrase behind an inverted cue: "…, said the envoy"."""
    parse = quoted.parse
    if site.cue[0] <= parse.sentence(verb).first or not _follows_comma(parse, site.cue[0]):
        return False
    speaker = find_inverted_speaker(quoted, verb)
    taken = any((child.i < verb.i) == (child.dep in _SUBJECTS) for child in parse.children(verb, "ccomp", *_SUBJECTS))
    addressed = speaker is not None and speaker.dep in ("dobj", "dative") and "person" in entry.frames
    if speaker is None or taken or addressed:
        return False
    site.source, site.source_range = speaker.i, noun_range(parse, speaker, verb.i)
    return True


def _tail_end(quoted: QuotedParse, verb: Token, entry: CueEntry, start: int) -> int | None:
    """Where the speaker's clause ends, at a comma or with the sentence; None where a content stands in it."""
    parse = quoted.parse
    end = parse.sentence(verb).last
    behind = [child for child in parse.children(verb) if child.i >= start]
    if any(child.dep in _CONTENTS or (child.dep == "prep" and child.lower in entry.frames) for child in behind):
        return None
    if "person" not in entry.frames and any(child.dep == "dobj" for child in behind):
        return None
    if start < end and (parse.tokens[start].tag in _QUESTIONS or parse.tokens[start].lower == "that"):
        return start if parse.tokens[start].text == "," else None
    circumstance = False
    for i in range(start, end):
        token = parse.tokens[i]
        if token.text in _CLAUSE_ENDS:
            return i
        if token.text in _BREAKS or quoted.innermost[i] is not None:
            return None
        circumstance = circumstance or token.lower in _TAIL_CLAUSES
        if token.tag in _FINITE and not circumstance:
            return None
    return end


def _opens_quotation(quoted: QuotedParse, i: int, end: int) -> bool:
    """Whether a quotation that begins as a sentence does opens at ``i``, before ``end``: then the cue leads to that."""
    if i + 1 >= end or quoted.innermost[i] is None or quoted.innermost[i] == quoted.innermost[i - 1]:
        return False
    return quoted.parse.tokens[i + 1].text[0].isupper()


def _holds_statement(quoted: QuotedParse, content: Range) -> bool:
    """Whether a range has a finite verb of a main clause, and is more than a quotation, of which marks tell more."""
    parse = quoted.parse
    first, last = content
    if first >= last or _is_mere_quotation(quoted, content):
        return False
    opener = parse.tokens[first]
    if opener.dep == "mark" or opener.tag in ("WRB", "IN"):
        if opener.dep == "prep" and not _has_finite(parse, bounds(parse, opener)):
            return _has_finite(parse, content)
        comma = next((i for i in range(first, last) if parse.tokens[i].text == ","), last)
        return _has_finite(parse, (comma, last))
    return _has_finite(parse, content)


def _is_mere_quotation(quoted: QuotedParse, content: Range) -> bool:
    """Whether a range is all of one quotation, or ends in one that a colon leads to."""
    index = quoted.innermost[content[1] - 1]
    if index is None:
        return False
    start = quoted.ranges[index][0]
    return start <= content[0] or quoted.parse.tokens[start - 1].text == ":"


def _has_finite(parse: Parse, span: Range) -> bool:
    return any(word.tag in _FINITE for word in parse.tokens[span[0] : span[1]])


def _goes_on(quoted: QuotedParse, verb: Token, cues: CueLexicon, rest: Range) -> bool:
    """Whether what follows the speaker's clause still is content, and not what the speaker did or added."""
    parse = quoted.parse
    words = [word for word in parse.tokens[rest[0] : rest[1]] if word.text[0].isalnum()]
    if (
        not words
        or words[0].lower in _CIRCUMSTANCES
        or (words[0].tag in _PARTICIPLES and words[0].lower != "including")
    ):
        return False
    finite = next((word for word in words if word.tag in _FINITE), None)
    if finite is None:
        return words[0].tag[:3] != "PRP"
    predicate = finite if finite.dep not in ("aux", "auxpass") else parse.head(finite)
    shares = predicate.head == verb.i and parse.child(predicate, *_SUBJECTS) is None
    return not shares or cues.find(CueKind.VERB, predicate.lemma.lower()) is None
