"""Cues that are no verbs: "according to …", "his denial of …", "reportedly", "confident that …", "Name: …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.attribution_deeds import is_deed
from dateline.coding.attribution_kinds import source_kind
from dateline.coding.attribution_sources import find_subject, noun_range
from dateline.coding.attribution_spans import CueSite, Range, bounds, cut_out
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act, CueEntry, CueKind, CueLexicon
from dateline.model import SourceKind
from dateline.reading import Parse, Token

_PEOPLE = frozenset({"PERSON", "NORP"})
_SOURCE_PREPOSITIONS = frozenset({"by", "from", "among"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BALLOTS = frozenset({"legislative", "parliamentary", "presidential", "general", "local", "municipal", "regional"})
"""What describes polls at which people vote, not those in which they are asked."""
_PERSONAL = frozenset({"i", "you", "he", "she", "we", "they", "who"})
_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_OPINED = frozenset({"be", "mean"})
_CLAUSE_MARKS = frozenset({"that", "whether"})


def find_nominal_sites(quoted: QuotedParse, cues: CueLexicon) -> Iterator[CueSite]:
    """Every noun, adjective, preposition and adverb of the lexicon that hands a content to a source."""
    parse = quoted.parse
    for token in parse.tokens:
        site: CueSite | None = None
        if token.tag in ("NN", "NNS") or _opens_with_capital(parse, token):
            entry = cues.find(CueKind.NOUN, token.lemma.lower())
            site = read_noun(quoted, token, entry, cues) if entry else None
        elif token.tag in ("JJ", "VBN"):
            entry = cues.find(CueKind.ADJECTIVE, token.lower)
            site = read_adjective(quoted, token, entry) if entry else None
        elif token.tag == "RB":
            entry = cues.find(CueKind.ADVERB, token.lower)
            site = _read_adverb(parse, token, entry) if entry else None
        if site is None and (phrases := cues.phrases(token.lower)):
            site = _read_phrase(quoted, token, phrases, cues)
        if site is not None:
            yield site


def _opens_with_capital(parse: Parse, token: Token) -> bool:
    """Whether a noun may be taken for a name only because it opens its sentence: "Word came that …"."""
    return token.tag == "NNP" and token.dep == "nsubj" and not token.ner and token.i == parse.sentence(token).first


def _read_phrase(
    quoted: QuotedParse, token: Token, phrases: list[tuple[tuple[str, ...], CueEntry]], cues: CueLexicon
) -> CueSite | None:
    """After "according to X" the content is the rest of the clause on which the phrase hangs."""
    parse = quoted.parse
    for words, entry in phrases:
        last = token.i + len(words)
        if tuple(each.lower for each in parse.tokens[token.i : last]) != words:
            continue
        end = parse.tokens[last - 1]
        source = parse.child(end, "pobj", "pcomp") or parse.child(token, "pobj")
        if source is None or not _may_speak(parse, token, source, entry, cues):
            continue
        phrase = token.i, _phrase_end(parse, token, source)
        first, behind = noun_range(parse, source, end.i)
        site = CueSite(
            token.i, entry, (token.i, last), source.i, (first, min(behind, phrase[1])), content=[], frame="phrase"
        )
        whole = _phrase_clause(quoted, token, phrase)
        site.content = [span for span in cut_out(whole, [phrase]) if _has_words(parse, span)]
        return site
    return None


def _phrase_end(parse: Parse, token: Token, source: Token) -> int:
    """The end of the phrase; a comma ends it where else the sentence lacked its words, its subject or its predicate."""
    sentence = parse.sentence(token)
    end = max(bounds(parse, token)[1], bounds(parse, source)[1])
    commas = [i for i in range(source.i, end) if parse.tokens[i].text == ","]
    if token.i == sentence.first and commas:
        if not _has_words(parse, (end, sentence.last)):
            return commas[0]
        return commas[-1] if parse.tokens[end].tag in _FINITE else end
    between = token.i > sentence.first and parse.tokens[token.i - 1].text == ","
    governor = parse.head(token)
    if commas and between and governor.lemma == "be" and not parse.children(governor, "attr", "acomp", "advcl"):
        return commas[0]
    return end


def _phrase_clause(quoted: QuotedParse, token: Token, phrase: Range) -> Range:
    """The sentence where a comma sets the phrase off at its beginning or end, else the clause that governs it."""
    parse = quoted.parse
    sentence = parse.sentence(token)
    first, last = phrase
    opens = first == sentence.first and last < sentence.last and parse.tokens[last].text == ","
    closes = parse.tokens[first - 1].text == "," and all(
        each.dep == "punct" for each in parse.tokens[last : sentence.last]
    )
    if quoted.innermost[token.i] is None and (opens or closes):
        return sentence.first, sentence.last
    governor = parse.head(token)
    while governor.pos not in ("VERB", "AUX") and governor.head != governor.i:
        governor = parse.head(governor)
    return bounds(parse, governor) if governor.i != token.i else (sentence.first, sentence.last)


def _may_speak(parse: Parse, token: Token, source: Token, entry: CueEntry, cues: CueLexicon) -> bool:
    """Whether a preposition's noun is a source: any after "according to", people alone in "For Lund, it is …"."""
    if "person" in entry.frames:
        opens = token.i == parse.sentence(token).first and parse.head(token).lemma in _OPINED
        return opens and (source.ner in _PEOPLE or cues.voices.get(source.lemma.lower()) is SourceKind.ANONYMOUS)
    vote = any(each.lower in _BALLOTS for each in parse.children(source, "amod"))
    return "object" in entry.frames or (source.lemma.lower() in entry.frames and not vote)


def read_noun(quoted: QuotedParse, noun: Token, entry: CueEntry, cues: CueLexicon) -> CueSite | None:
    """Nouns of saying: "his denial of …", "the claim that …", "a warning by officials that …"."""
    parse = quoted.parse
    content, link = _noun_content(parse, noun, entry, cues)
    if content is None:
        return None
    source, (first, last) = _noun_source(quoted, noun, cues, clause=parse.tokens[content[0]].lower in _CLAUSE_MARKS)
    if source is None and (link is not None or quoted.innermost[noun.i] is not None):
        return None
    if link is not None and link == last:
        last = link + 1
    site = CueSite(noun.i, entry, (first, last), content=[content], frame="noun")
    if source is not None:
        first, last = noun_range(parse, source, noun.i)
        site.source, site.source_range = source.i, (first, min(last, content[0]) if content[0] > source.i else last)
    elif cues.voices.get(noun.lemma.lower()) is SourceKind.DOCUMENT:
        site.source, site.source_range = noun.i, noun_range(parse, noun, content[0])
        site.cue = content[0], content[0] + 1
    return site


def _noun_source(quoted: QuotedParse, noun: Token, cues: CueLexicon, *, clause: bool) -> tuple[Token | None, Range]:
    """Whose words a noun of saying stands for, and the words of the cue; ``clause`` tells that a clause holds them."""
    parse = quoted.parse
    own = noun.i, noun.i + 1
    source = parse.child(noun, "poss")
    predicated = clause and _predicated_clause(parse, noun) is not None
    for child in parse.children(noun, "prep", "agent"):
        whose = parse.child(child, "pobj")
        owner = child.lower == "of" and predicated and whose is not None and is_somebody(parse, whose, cues)
        if source is None and (child.lower in _SOURCE_PREPOSITIONS or owner):
            source = whose
    verb = parse.head(noun)
    if source is None and noun.dep == "nsubj" and verb.lemma == "come":
        sender = next((child for child in parse.children(verb, "prep") if child.lower == "from"), None)
        if sender is not None and sender.i == verb.i + 1:
            return parse.child(sender, "pobj"), (noun.i, sender.i + 1)
    if source is None and noun.dep == "dobj" and cues.find(CueKind.LIGHT, verb.lemma) is not None:
        subject = find_subject(quoted, verb)
        entry = cues.find(CueKind.NOUN, noun.lemma.lower())
        stirred = verb.lemma == "raise" and entry is not None and entry.act is Act.THOUGHT
        held = not stirred or (subject is not None and is_somebody(parse, subject, cues))
        return subject if held else None, (verb.i, noun.i + 1)
    if source is None and clause:
        modifiers = parse.children(noun, "compound", "amod")
        source = next((each for each in modifiers if _modifies_as_voice(each, cues)), None)
    return source, own


def is_somebody(parse: Parse, noun: Token, cues: CueLexicon) -> bool:
    """Whether a noun stands for people or a body: "the message of the marchers", not "the question of the debt"."""
    if noun.pos == "PROPN" or noun.lower in _PERSONAL or noun.ner in _BODIES:
        return True
    if cues.voices.get(noun.lemma.lower()) not in (None, SourceKind.DOCUMENT):
        return True
    return source_kind(parse, noun.i, noun_range(parse, noun, noun.i), cues.voices) is SourceKind.ANONYMOUS


def _modifies_as_voice(word: Token, cues: CueLexicon) -> bool:
    """Whether a word before a noun of saying tells whose it is: "rebel assertions", "Serbian claims"."""
    if word.pos == "PROPN" or word.ner == "NORP":
        return word.ner in _BODIES or not word.ner
    return word.tag in ("NN", "NNS") and cues.voices.get(word.lemma.lower()) not in (None, SourceKind.DOCUMENT)


def _noun_content(parse: Parse, noun: Token, entry: CueEntry, cues: CueLexicon) -> tuple[Range | None, int | None]:
    """The range of a noun's content, and the preposition that leads to it."""
    if "clause" in entry.frames and (clause := _predicated_clause(parse, noun)) is not None:
        return bounds(parse, clause), None
    for child in parse.children(noun):
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "relcl", "ccomp") and "clause" in entry.frames:
            mark = parse.child(child, "mark") or _misread_mark(parse, child)
            if mark is not None and mark.lower in _CLAUSE_MARKS and not _is_medium(parse, noun):
                return bounds(parse, child), None
        if child.dep in ("acl", "xcomp") and "infinitive" in entry.frames and child.tag == "VB":
            return bounds(parse, child), None
        if child.dep == "prep" and child.lower in entry.frames:
            complement = parse.child(child, "pobj", "pcomp")
            if complement is not None and not is_deed(parse, noun, complement, entry, cues):
                return bounds(parse, complement), child.i
    verb = parse.head(noun)
    came = noun.dep == "nsubj" and verb.lemma == "come"
    if "clause" in entry.frames and (clause := _stray_clause(parse, verb if came else noun)) is not None:
        return bounds(parse, clause), None
    return None, None


def _predicated_clause(parse: Parse, noun: Token) -> Token | None:
    """The clause that a noun of saying is said to be: "the message was that …"."""
    verb = parse.head(noun)
    clause = parse.child(verb, "ccomp") if noun.dep == "nsubj" and verb.lemma == "be" else None
    return clause if clause is not None and clause.i > verb.i else None


def _misread_mark(parse: Parse, clause: Token) -> Token | None:
    """The "that" of a clause which the tree takes for its object, though by its tag it stands for no noun."""
    opener = parse.tokens[bounds(parse, clause)[0]]
    return opener if opener.dep == "dobj" and opener.tag == "IN" else None


def _stray_clause(parse: Parse, noun: Token) -> Token | None:
    """The clause of a noun that the tree hangs on who says it: "reports by villagers that troops had come".

    The verb of "word came from X that …" leaves no gap for a relative clause, whatever the tree makes of its "that".
    """
    for preposition in parse.children(noun, "prep", "agent"):
        source = parse.child(preposition, "pobj") if preposition.lower in _SOURCE_PREPOSITIONS else None
        hung = (each for word in (preposition, source) if word for each in parse.children(word, "acl", "relcl"))
        for clause in hung if source is not None else ():
            opener = parse.tokens[bounds(parse, clause)[0]]
            subject = parse.child(clause, "nsubj", "nsubjpass")
            gap = opener.dep == "dobj" and len(parse.children(clause, "dobj")) == 1 and noun.lemma != "come"
            if opener.lower in _CLAUSE_MARKS and subject is not None and subject.i != opener.i and not gap:
                return clause
    return None


def _is_medium(parse: Parse, noun: Token) -> bool:
    """Whether a noun is but where somebody said something: "said in a statement that …"."""
    preposition = parse.head(noun)
    told = parse.head(preposition).pos in ("VERB", "AUX")
    return noun.dep == "pobj" and preposition.lower in ("in", "at", "during") and told


def read_adjective(quoted: QuotedParse, adjective: Token, entry: CueEntry) -> CueSite | None:
    """Adjectives of mind: "X is confident that …", "voters wary of …"."""
    parse = quoted.parse
    above = parse.head(adjective)
    source: Token | None = None
    if adjective.dep == "acomp" and above.pos in ("VERB", "AUX"):
        source = find_subject(quoted, above)
    elif adjective.dep == "amod" and above.i < adjective.i:
        source = above
    content, link = _adjective_content(parse, adjective, entry)
    if source is None or content is None or source.lower in ("it", "there"):
        return None
    first = min(above.i, adjective.i) if adjective.dep == "acomp" and abs(above.i - adjective.i) <= 3 else adjective.i
    last = link if link == adjective.i + 1 else adjective.i
    return CueSite(
        adjective.i, entry, (first, last + 1), source.i, noun_range(parse, source, first), content=[content],
        frame="adjective",
    )  # fmt: skip


def _adjective_content(parse: Parse, adjective: Token, entry: CueEntry) -> tuple[Range | None, int | None]:
    """The range of an adjective's content, and the preposition that leads to it."""
    for child in parse.children(adjective):
        if child.i < adjective.i:
            continue
        if child.dep == "ccomp" or (child.dep == "xcomp" and "infinitive" in entry.frames):
            return bounds(parse, child), None
        if child.dep == "prep" and child.lower in entry.frames:
            complement = parse.child(child, "pobj", "pcomp")
            if complement is not None:
                return bounds(parse, complement), child.i
    return None, None


def _read_adverb(parse: Parse, adverb: Token, entry: CueEntry) -> CueSite | None:
    """Adverbs such as "reportedly": the clause they stand in, without a source."""
    governor = parse.head(adverb)
    if governor.pos not in ("VERB", "AUX"):
        return None
    whole = bounds(parse, governor)
    return CueSite(
        adverb.i, entry, (adverb.i, adverb.i + 1), content=cut_out(whole, [(adverb.i, adverb.i + 1)]), frame="clause"
    )


def _has_words(parse: Parse, span: Range) -> bool:
    return any(token.text[0].isalnum() for token in parse.tokens[span[0] : span[1]])
