"""What the second opinion on cues looks at: named features of a site, and of the words round its head.

A feature is a short text such as ``verb lemma=argue``. Of content words at most one lemma stands in a feature, and no
name: what was fitted on some reports must hold for others. The same functions serve fitting and use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueKind, CueLexicon
from dateline.reading import Parse, Token

_FUNCTION_TAGS = frozenset(
    {"IN", "TO", "RP", "DT", "PDT", "PRP", "PRP$", "WP", "WP$", "WDT", "WRB", "MD", "CC", "EX", "POS"}
)
_NAMES = frozenset({"NNP", "NNPS", "CD", "FW"})
_VERB_FORM = frozenset({"aux", "auxpass", "neg", "mark", "prt"})
_WIDE_FRAMES = frozenset({"clause", "object"})
_PAUSES = frozenset({",", ":", "-", "--", "—", '"', "“"})
_LONGEST_DISTANCE = 4
_SPEAKERS = frozenset({"i", "we", "you"})


def site_features(quoted: QuotedParse, site: CueSite, cues: CueLexicon, *, listed: bool) -> list[str]:
    """The features by which it is judged whether ``site`` attributes; ``listed``: whether the lexicon has its cue."""
    parse = quoted.parse
    head = parse.tokens[site.head]
    kind = site.entry.kind.value if site.entry else ""
    group = f"{kind} {'listed' if listed else 'new'}"
    frame = _frame(parse, site)
    found = [group, f"{group} frame={frame}"]
    found += _head_features(quoted, site, head, kind, group, frame)
    if listed and site.entry is not None:
        act = site.entry.act.value
        found += [f"{kind} act={act}", f"{kind} act={act} frame={frame}", f"{kind} stance={site.entry.stance.value}"]
    found += _source_features(quoted, site, cues, kind, group, frame)
    for child in parse.children(head):
        found += _child_features(child, cues, kind, group)
    found += _content_features(quoted, site, kind, group, frame)
    other = cues.find(CueKind.VERB if kind == CueKind.NOUN else CueKind.NOUN, head.lemma.lower())
    if other is not None:
        found.append(f"{group} twin={other.act.value}")
    return found


def word_features(quoted: QuotedParse, site: CueSite, i: int, cue: Range) -> list[str]:
    """The features by which it is judged whether a cue that reaches over ``cue`` goes on with its neighbour ``i``."""
    parse = quoted.parse
    token, head = parse.tokens[i], parse.tokens[site.head]
    behind = i > site.head
    side = "behind" if behind else "before"
    kind = site.entry.kind.value if site.entry else ""
    contents = [*site.content, *(quoted.ranges[index] for index in site.quotes)]
    word, zone, arc = _word(token), _zone(site, contents, i), _arc(parse, token, head, cue)
    ruled = "ruled" if site.cue[0] <= i < site.cue[1] else "free"
    gap = _gap(parse, contents, i) if behind else _gap_before(site, i)
    inner = parse.tokens[i - 1 if behind else i + 1]
    outer = parse.tokens[i + 1 if behind else i - 1] if 0 < i < len(parse.tokens) - 1 else token
    frame, group = site.frame or "none", f"{side} {kind}"
    found = [
        f"{side} zone={zone} {ruled}",
        f"{group} word={word}",
        f"{group} arc={arc}",
        f"{side} arc={arc} word={word}",
        f"{group} gap={gap} zone={zone}",
        f"{side} gap={gap} word={word}",
        f"{side} quoted={quoted.innermost[i] != quoted.innermost[site.head]}",
        f"{group} distance={min(_LONGEST_DISTANCE, abs(i - site.head))}",
        f"{group} {ruled} word={word}",
        f"{group} {ruled} frame={frame}",
        f"{side} inner={_word(inner)} word={word}",
        f"{side} outer={outer.tag} word={word}",
        f"{group} frame={frame} word={word}",
        f"{side} tag={token.tag} zone={zone} arc={arc}",
        f"{side} ner={token.ner} arc={arc}",
        f"{side} frame={frame} zone={zone} gap={gap}",
        f"{side} {ruled} zone={zone} frame={frame} word={word}",
        f"{side} head={head.tag} arc={arc} word={word}",
    ]
    if token.tag not in _NAMES:
        found.append(f"{side} lemma={token.lemma.lower()}")
    if head.tag not in _NAMES:
        found += [f"{side} cue={head.lemma.lower()} word={word}", f"{side} cue={head.lemma.lower()} arc={arc}"]
    return found


def _frame(parse: Parse, site: CueSite) -> str:
    """The construction in which the content stands; of nouns and adjectives the word that leads to it."""
    if site.frame not in ("noun", "adjective") or not site.content:
        return site.frame or "none"
    link = parse.tokens[site.cue[1] - 1]
    if link.i != site.head and link.tag in ("IN", "TO"):
        return link.lower
    first = parse.tokens[site.content[0][0]]
    return first.lower if first.lower in ("that", "to", "whether") else site.frame


def _head_features(quoted: QuotedParse, site: CueSite, head: Token, kind: str, group: str, frame: str) -> Iterator[str]:
    above = quoted.parse.head(head)
    yield f"{group} tag={head.tag} frame={frame}"
    yield f"{group} dep={head.dep}"
    yield f"{group} dep={head.dep} tag={head.tag}"
    yield f"{kind} above={above.tag} dep={head.dep}"
    if head.tag not in _NAMES:
        lemma = head.lemma.lower()
        yield f"{kind} lemma={lemma}"
        yield f"{kind} lemma={lemma} frame={frame}"
    if above.tag not in _NAMES and above.i != head.i:
        yield f"{group} above={above.lemma.lower()}"
        yield f"{kind} above={above.lemma.lower()} dep={head.dep}"


def _source_features(
    quoted: QuotedParse, site: CueSite, cues: CueLexicon, kind: str, group: str, frame: str
) -> Iterator[str]:
    source = _voice(quoted.parse, site, cues)
    speaker = source if source in _SPEAKERS else ""
    yield f"{kind} source={source}"
    yield f"{group} source={'none' if site.source is None else 'some'} frame={frame}"
    yield f"{kind} quoted={quoted.innermost[site.head] is not None} {speaker}"
    yield f"{group} beside={_quotes_beside(quoted, site)} frame={frame if frame in _WIDE_FRAMES else ''}"
    if site.addressee is not None:
        yield f"{kind} addressee"


def _child_features(child: Token, cues: CueLexicon, kind: str, group: str) -> Iterator[str]:
    if child.dep in _VERB_FORM:
        yield f"{kind} {child.dep}={child.lemma.lower()}"
    elif child.dep == "advmod":
        yield f"{kind} adverb={child.lower}"
    else:
        yield f"{group} child={child.dep}"
    if child.dep == "dobj":
        yield f"{group} object={child.ner or child.tag}"
        if child.tag not in _NAMES:
            yield f"{kind} object={child.lemma.lower()}"
        noun = cues.find(CueKind.NOUN, child.lemma.lower())
        if noun is not None:
            yield f"{group} object act={noun.act.value}"


def _content_features(quoted: QuotedParse, site: CueSite, kind: str, group: str, frame: str) -> Iterator[str]:
    if not site.content:
        yield f"{group} contentless"
        return
    tokens = quoted.parse.tokens
    first, last = site.content[0]
    head = top(quoted.parse, site.content[0])
    wide = frame if frame in _WIDE_FRAMES else ""
    yield f"{kind} length={_length(last - first)}"
    yield f"{kind} opens={_word(tokens[first])} frame={wide}"
    yield f"{kind} gap={min(3, max(-1, first - site.cue[1]))} frame={wide}"
    yield f"{group} content={head.tag} frame={frame}"
    yield f"{kind} content={head.ner} frame={frame}"
    if head.tag not in _NAMES:
        yield f"{kind} content={head.lemma.lower()}"
    if any(quoted.innermost[i] is not None for i in (first, last - 1)):
        yield f"{kind} quotes"


def top(parse: Parse, span: Range) -> Token:
    """The first token of a range that none in it governs."""
    own = range(*span)
    tops = (token for token in parse.tokens[span[0] : span[1]] if token.head not in own or token.head == token.i)
    return next(tops, parse.tokens[span[0]])


def _length(words: int) -> int:
    """A number of words, coarser the larger it is."""
    return next((most for most in (1, 2, 3, 4, 7, 15) if words <= most), 16)


def _voice(parse: Parse, site: CueSite, cues: CueLexicon) -> str:
    """What kind of word the source is: a pronoun itself, a name's label, or a voice of the lexicon."""
    if site.source is None:
        return "none"
    token = parse.tokens[site.source]
    if token.tag in _FUNCTION_TAGS:
        return token.lower
    if token.ner:
        return token.ner
    voice = cues.voices.get(token.lemma.lower())
    return voice.value if voice is not None else token.tag


def _quotes_beside(quoted: QuotedParse, site: CueSite) -> str:
    """On which sides of the speaker's clause a quotation stands."""
    tokens, innermost = quoted.parse.tokens, quoted.innermost
    spans = [span for span in (site.cue, site.source_range, site.addressee_range) if span is not None]
    before, behind = min(first for first, _ in spans) - 1, max(last for _, last in spans)
    while before >= 0 and tokens[before].text in _PAUSES and innermost[before] is None:
        before -= 1
    while behind < len(tokens) and tokens[behind].text in _PAUSES and innermost[behind] is None:
        behind += 1
    sides = ["before"] if before >= 0 and innermost[before] is not None else []
    if behind < len(tokens) and innermost[behind] is not None:
        sides.append("behind")
    return "+".join(sides)


def _word(token: Token) -> str:
    """A function word or mark itself, of other words the tag."""
    return token.lower if token.tag in _FUNCTION_TAGS or not token.tag[0].isalpha() else token.tag


def _zone(site: CueSite, contents: Sequence[Range], i: int) -> str:
    """Where a word stands that may belong to a cue: in the addressee or content, or in none."""
    if _inside(site.addressee_range, i):
        return "addressee"
    if any(first == i for first, _ in contents):
        return "opening"
    return "content" if any(_inside(span, i) for span in contents) else "open"


def _inside(span: Range | None, i: int) -> bool:
    return span is not None and span[0] <= i < span[1]


def _arc(parse: Parse, token: Token, head: Token, cue: Range) -> str:
    """How a word hangs together with the cue's head, or with what of the cue is found already."""
    if token.head == head.i:
        return f"head {token.dep}"
    if cue[0] <= token.head < cue[1]:
        return f"cue {token.dep}"
    if head.head == token.i:
        return f"above {head.dep}"
    between = parse.tokens[token.head]
    if between.head == head.i:
        return f"head {between.dep} {token.dep}"
    return f"beside {token.dep}" if token.head == head.head else "far"


def _gap(parse: Parse, contents: Sequence[Range], i: int) -> str:
    """How far behind ``i`` the content begins, and whether a pause lies between."""
    start = min((first for first, _ in contents if first >= i), default=None)
    if start is None:
        return "none"
    distance = start - i
    coarse = str(distance) if distance < _LONGEST_DISTANCE else "more"
    paused = any(token.text in _PAUSES for token in parse.tokens[i:start])
    return f"{coarse} paused" if paused else coarse


def _gap_before(site: CueSite, i: int) -> str:
    """How far before ``i`` the source ends."""
    if site.source_range is None or site.source_range[1] > i:
        return "none"
    return str(min(i - site.source_range[1], _LONGEST_DISTANCE))
