"""Where a language model hears voices: the words of cues, sources and contents put right, and cues that no rule finds.

The rules know what kind of voice speaks, and hold quotations and nested voices together; the model knows better where a
phrase ends and which odd turns of phrase attribute. It was fitted on what stands in a report's own voice, so only such
sites are touched. The limits below are log-odds, chosen on 100 reports that the model was not fitted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, takewhile

from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.cue_candidates import open_entry
from dateline.coding.cue_features import top
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueKind, CueLexicon

_DROPPED = -4.0
"""A site none of whose cue words is likelier than this is none."""
_CUE_STARTS, _CUE_GOES_ON, _CUE_STAYS = -0.3, 0.0, -1.0
"""Above which a word may be one of a cue that no rule found, joins the cue beside it, and stays at a cue's end."""
_HEAD = 0.2
"""Above which a word heads a cue that no rule found."""
_SOURCE, _SOURCE_GOES_ON = -0.7, 1.0
"""Above which a word stays in a source, and joins it behind the end by the tree: "the army", not "on Tuesday"."""
_CONTENT_GOES_ON, _CONTENT_STAYS = 0.0, -1.5

_OWN_WORDS = frozenset({"turn", "post", "label"})
"""Frames of sites that layout gives, not words."""


def refine_sites(quoted: QuotedParse, sites: Sequence[CueSite], outer: Set[int], cues: CueLexicon) -> list[CueSite]:
    """The sites with their words as the model hears them, less those that it does not hear, and those it hears alone.

    ``outer`` are the heads of sites in the report's own voice; all others stay as they are.
    """
    hearing = _Hearing(quoted, cues, sites)
    kept = []
    for site in sites:
        if site.head not in outer or not _is_told(quoted, site):
            kept.append(site)
        elif hearing.loudest(site.cue) > _DROPPED:
            hearing.reshape(site)
            kept.append(site)
    return [*kept, *hearing.find_more(kept)]


def _is_told(quoted: QuotedParse, site: CueSite) -> bool:
    """Whether a site's cue is words of the report's own."""
    return site.cue[0] < site.cue[1] and site.frame not in _OWN_WORDS and quoted.innermost[site.head] is None


class _Hearing:
    """What the model hears in one report."""

    def __init__(self, quoted: QuotedParse, cues: CueLexicon, sites: Sequence[CueSite]) -> None:
        self._quoted, self._cues = quoted, cues
        self._parse = quoted.parse
        self._voices = quoted.parse.voices
        named = (site.source_range for site in sites if site.source_range is not None)
        self._speaking = {i for part in chain((site.cue for site in sites), named) for i in range(*part)}

    def loudest(self, cue: Range) -> float:
        """How likely the likeliest word of a range is one of a cue."""
        return max(self._voices[i].cue for i in range(*cue))

    def reshape(self, site: CueSite) -> None:
        """Moves the ends of a site's cue, source and content."""
        sentence = self._parse.sentence(self._parse.tokens[site.head])
        bounds = (sentence.first, sentence.last)
        site.cue = self._cue(site, bounds)
        sources = [run for run in self._runs(bounds, "source", _SOURCE) if not _meet(run, site.cue)]
        if site.source_range is not None:
            sources = [run for run in sources if site.source is not None and run[0] <= site.source < run[1]]
        if sources:
            self._give_source(site, _nearest(sources, site.cue))
        site.content = self._content(site, bounds)

    def find_more(self, sites: Sequence[CueSite]) -> Iterator[CueSite]:
        """Cues that no rule found, outside all contents, with the nearest content and source of their sentence."""
        taken = {i for site in sites for part in _parts(site, self._quoted) for i in range(*part)}
        for sentence in self._parse.sentences:
            bounds = (sentence.first, sentence.last)
            for cue in self._runs(bounds, "cue", _CUE_STARTS):
                head = max(range(*cue), key=lambda i: self._voices[i].head)
                if self._voices[head].head < _HEAD or not taken.isdisjoint(range(*cue)):
                    continue
                site = self._site(head, self._trim(cue), bounds, taken)
                if site is not None:
                    taken.update(i for part in site.content for i in range(*part))
                    yield site

    def _site(self, head: int, cue: Range, bounds: Range, taken: set[int]) -> CueSite | None:
        contents = [run for run in self._runs(bounds, "content", 0.0) if taken.isdisjoint(range(*run))]
        if not contents:
            return None
        token = self._parse.tokens[head]
        kind = {"NN": CueKind.NOUN, "JJ": CueKind.ADJECTIVE}.get(token.tag[:2], CueKind.VERB)
        entry = open_entry(token, kind, self._cues)
        site = CueSite(head, entry, cue, content=[_nearest(contents, cue)], frame="clause")
        sources = [run for run in self._runs(bounds, "source", 0.0) if not _meet(run, cue)]
        if sources:
            self._give_source(site, _nearest(sources, cue))
        return site

    def _give_source(self, site: CueSite, heard: Range) -> None:
        """Ends a source where it is heard to end; a phrase that the tree begins earlier begins there."""
        if site.source_range is not None:
            first, last = min(site.source_range[0], heard[0]), heard[1]
            loud = (i for i in range(site.source_range[1], last) if self._voices[i].source < _SOURCE_GOES_ON)
            heard = (first, next(loud, last))
        words = self._trim(heard)
        site.source_range = words
        if site.source is None or not words[0] <= site.source < words[1]:
            site.source = top(self._parse, words).i

    def _cue(self, site: CueSite, bounds: Range) -> Range:
        first, last = site.cue
        likely = [i for i in range(first, last) if self._voices[i].cue > _CUE_STAYS or i == site.head]
        if likely:
            first, last = likely[0], likely[-1] + 1
        wall = range(*site.source_range) if site.source_range is not None else range(0)
        while last < bounds[1] and self._voices[last].cue > _CUE_GOES_ON and last not in wall:
            last += 1
        while first > bounds[0] and self._voices[first - 1].cue > _CUE_GOES_ON and first - 1 not in wall:
            first -= 1
        return self._trim((first, last))

    def _content(self, site: CueSite, bounds: Range) -> list[Range]:
        """The content within the sentence with what is heard on at its ends, and without what is not heard in it."""
        inside = {i for part in site.content for i in range(*part)}
        here = inside & set(range(*bounds))
        if not here:
            return site.content
        heard = set(here)
        for run in self._runs(bounds, "content", _CONTENT_GOES_ON):
            beside = not here.isdisjoint(range(run[0] - 1, run[1] + 1))
            if beside and self._speaking.isdisjoint(i for i in range(*run) if i not in here):
                heard |= set(range(*run))
        for step in (1, -1):
            ends: Iterator[int] = takewhile(self._is_no_content, sorted(heard)[::step])
            heard = heard.difference(ends)
        heard -= set(range(*site.cue))
        kept = heard | (inside - here)
        return list(_to_ranges(kept)) if any(self._is_word(i) for i in heard) else list(site.content)

    def _runs(self, bounds: Range, role: str, limit: float) -> list[Range]:
        """The stretches of a sentence whose words are all likelier than ``limit`` in a role, those with a word."""
        loud = (i for i in range(*bounds) if getattr(self._voices[i], role) > limit)
        return [run for run in _to_ranges(loud) if any(self._is_word(i) for i in range(*run))]

    def _is_no_content(self, i: int) -> bool:
        """Whether a word at the end of a content is none of it; it may be a voice that is itself reported there."""
        return self._voices[i].content < _CONTENT_STAYS and i not in self._speaking

    def _trim(self, words: Range) -> Range:
        first, last = words
        while last - first > 1 and not self._is_word(last - 1):
            last -= 1
        while last - first > 1 and not self._is_word(first):
            first += 1
        return first, last

    def _is_word(self, i: int) -> bool:
        return self._parse.tokens[i].text[0].isalnum()


def _parts(site: CueSite, quoted: QuotedParse) -> Iterator[Range]:
    yield site.cue
    yield from site.content
    yield from (quoted.ranges[index] for index in site.quotes)


def _to_ranges(words: Iterable[int]) -> Iterator[Range]:
    """Token indices as ranges without a gap."""
    first = last = None
    for i in sorted(words):
        if first is None or last is None or i != last:
            if first is not None and last is not None:
                yield first, last
            first = i
        last = i + 1
    if first is not None and last is not None:
        yield first, last


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _nearest(runs: Sequence[Range], cue: Range) -> Range:
    return min(runs, key=lambda run: min(abs(run[0] - cue[1]), abs(cue[0] - run[1])))
