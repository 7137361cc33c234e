"""A second opinion on cues: which sites of the rules to drop, which other words attribute, and how far a cue reaches.

The rules look words up and read the tree, which is often wrong. Weights that were fitted on marked reports know how
often a word in such surroundings did attribute, and so also speak of words that no list holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.cue_candidates import find_candidates, reread
from dateline.coding.cue_features import site_features, word_features
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cue_model import CueModel, to_probability
from dateline.knowledge.cues import Act, CueKind, CueLexicon
from dateline.model import Stance
from dateline.reading import Parse, Token

_LONGEST_REACH = 12
"""Words on either side beyond which a cue is not followed."""
_OWN_WEIGHT, _VOICE_WEIGHT, _BIAS = 0.44, 0.61, 0.05
"""A logistic regression on these weights' log-odds and the language model's, fitted on 140 reports new to both."""
_QUIETEST = -2.0
"""A cue that the language model does not hear counts as no quieter: it knows one country's news best."""
_LIKELY_ENOUGH = 0.45
"""Of a site inside somebody's words that may tell of a deed; chosen on passages of our own and the first report."""
_REPORTED_FRAMES = frozenset({"", "block", "clause", "infinitive", "aside", "phrase", "noun", "adjective"})
_PREMODIFIERS = frozenset({"det", "poss", "amod", "compound", "nummod", "predet", "quantmod"})
_GROWING = frozenset({CueKind.VERB, CueKind.NOUN, CueKind.ADJECTIVE})


class CueOpinion:
    """The opinion on one report's sites."""

    def __init__(self, quoted: QuotedParse, cues: CueLexicon, model: CueModel) -> None:
        self._quoted, self._cues, self._model = quoted, cues, model
        self._voices = quoted.parse.voices
        self._reported: set[int] = set()
        self._likely: dict[int, float] = {}

    def weigh(self, sites: Sequence[CueSite]) -> None:
        """Takes note of all sites that the rules found: on those inside others the language model has no say.

        It was fitted on what stands in a report's own voice.
        """
        self._reported = {i for site in sites for first, last in site.content for i in range(first, last)}

    def hold(self, sites: Iterable[CueSite]) -> list[CueSite]:
        """Those of the lexicon's ``sites`` that are likely enough."""
        return [site for site in sites if self._probability(site, listed=True) >= self._model.keep]

    def find_more(self, sites: Iterable[CueSite]) -> list[CueSite]:
        """Sites of words that are likely cues, though none by the rules; ``sites`` are all that the rules found."""
        taken = {i for site in sites for i in range(*site.cue)}
        candidates = find_candidates(self._quoted, self._cues, taken)
        rated = [(self._probability(each, listed=False), each) for each in candidates]
        found: list[CueSite] = []
        for probability, site in sorted(rated, key=lambda pair: (-pair[0], pair[1].head)):
            if probability < self._model.add:
                break
            if taken.isdisjoint(range(*site.cue)):
                taken.update(range(*site.cue))
                found.append(site)
        return found

    def fill(self, sites: Iterable[CueSite]) -> Iterator[CueSite]:
        """The ``sites``, those without content with what they likely have in a construction that no list names."""
        for site in sites:
            wider = reread(self._quoted, site, self._cues) if not site.content and not site.quotes else None
            likely = wider is not None and self._probability(wider, listed=False) >= self._model.add
            yield wider if wider is not None and likely else site

    def reach(self, site: CueSite) -> Range:
        """The cue of the rules with the words on either side that likely belong to it."""
        if not can_reach(site):
            return site.cue
        likely = self._likely.get(site.head, 1.0)
        longer = self._reach(site, self._reach(site, site.cue, 1, likely), -1, likely)
        return longer[0], max(site.cue[1], _whole_end(self._quoted.parse, site, longer))

    def trusts_inner(self, site: CueSite) -> bool:
        """Whether a site inside somebody's words is a report in them, and not only something done of which they tell.

        Behind "said that Y had presented a plan" stands a deed as often as a report; so where the content neither is a
        clause nor says what something is ("named it as the cause"), and the cue, of speech, takes no stance, the site
        must be likely enough.
        """
        entry = site.entry
        stated = entry is not None and entry.act is Act.SPEECH and entry.stance is Stance.STATES
        if not stated or site.frame in _REPORTED_FRAMES or self._likely.get(site.head, 1.0) >= _LIKELY_ENOUGH:
            return True
        below = self._quoted.parse.children(self._quoted.parse.tokens[site.head], "oprd", "prep")
        return any(each.dep == "oprd" or each.lower == "as" for each in below if each.i > site.head)

    def _probability(self, site: CueSite, *, listed: bool) -> float:
        odds = self._model.site_odds(site_features(self._quoted, site, self._cues, listed=listed))
        if self._voices and site.cue[0] < site.cue[1] and self._is_outer(site):
            loudest = max(_QUIETEST, *(self._voices[i].cue for i in range(*site.cue)))
            odds = _OWN_WEIGHT * odds + _VOICE_WEIGHT * loudest + _BIAS
        self._likely[site.head] = likely = to_probability(odds)
        return likely

    def _is_outer(self, site: CueSite) -> bool:
        """Whether a site stands in the report's own voice, outside quotations and all that others are said to say."""
        return self._quoted.innermost[site.head] is None and site.head not in self._reported

    def _reach(self, site: CueSite, cue: Range, step: int, likely: float) -> Range:
        first, last = cue
        for i in neighbours(self._quoted, site, cue, step):
            likely *= self._model.word_probability(word_features(self._quoted, site, i, (first, last)))
            if likely < self._model.extend:
                break
            first, last = min(first, i), max(last, i + 1)
        return first, last


def can_reach(site: CueSite) -> bool:
    """Whether a cue may have more words: a verb, noun or adjective, but no noun that is its own source."""
    return site.entry is not None and site.entry.kind in _GROWING and site.cue[0] <= site.head < site.cue[1]


def neighbours(quoted: QuotedParse, site: CueSite, cue: Range, step: int) -> Iterator[int]:
    """The words of the sentence to which a cue may go on, forwards with ``step`` 1 or backwards with -1.

    It never goes on into its source or content.
    """
    sentence = quoted.parse.sentence(quoted.parse.tokens[site.head])
    start = cue[1] if step > 0 else cue[0] - 1
    end = min(start + _LONGEST_REACH, sentence.last) if step > 0 else max(start - _LONGEST_REACH, sentence.first - 1)
    walls = [*site.content, *([site.source_range] if site.source_range is not None else [])]
    return takewhile(lambda i: not any(first <= i < last for first, last in walls), range(start, end, step))


def _whole_end(parse: Parse, site: CueSite, cue: Range) -> int:
    """The end of a cue less words whose phrase goes on outside it: "said", not "said on"; "issued", not "issued a"."""
    first, last = cue
    while last > first and _is_torn(parse, site, parse.tokens[last - 1]):
        last -= 1
    return last


def _is_torn(parse: Parse, site: CueSite, word: Token) -> bool:
    """Whether a phrase breaks off behind its ``word``. A preposition may lead to the content."""
    if word.dep in _PREMODIFIERS:
        return word.head > word.i
    complement = parse.child(word, "pobj", "pcomp") if word.dep == "prep" else None
    if complement is None:
        return word.dep == "punct"
    return complement.i > word.i and not any(first <= complement.i < last for first, last in site.content)
