"""Sites are put right by what a language model hears, and cues that no rule finds are added."""

from __future__ import annotations

from dateline.coding.attribution_spans import CueSite
from dateline.coding.quotes import QuotedParse
from dateline.coding.voice_spans import refine_sites
from dateline.knowledge.cues import CueLexicon
from dateline.reading import Parse, WordVoice
from handparse import parse_from

SAID = parse_from(
    "Senior/JJ/amod>2 envoys=envoy/NNS/nsubj>4 openly/RB/advmod>4 warned=warn/VBD/ROOT>0 again/RB/advmod>4"
    " that/IN/mark>9 the/DT/det>8 truce/NN/nsubj>9 failed=fail/VBD/ccomp>4 ~./././punct>4"
)
LOUD, QUIET = 3.0, -5.0


def heard(parse: Parse, source: str = "", cue: str = "", content: str = "", head: str = "") -> QuotedParse:
    """The parse with the named words loud in their roles, all others quiet."""
    roles = [words.split() for words in (source, cue, content, head)]
    voices = [WordVoice(*(LOUD if token.text in words else QUIET for words in roles)) for token in parse.tokens]
    return QuotedParse(Parse(parse.text, parse.tokens, parse.sentences, parse.names, voices))


def warned(**changed: object) -> CueSite:
    fields = {"head": 3, "entry": None, "cue": (3, 4), "source": 1, "source_range": (1, 2), "content": [(5, 9)]}
    return CueSite(**{**fields, **changed})


def refine(quoted: QuotedParse, cues: CueLexicon, *sites: CueSite, outer: set[int] | None = None) -> list[CueSite]:
    return refine_sites(quoted, sites, {site.head for site in sites} if outer is None else outer, cues)


def test_cue_and_source_take_the_words_beside_them_that_are_heard(cues: CueLexicon) -> None:
    quoted = heard(SAID, "Senior envoys", "openly warned again", "that the truce failed", "warned")
    (site,) = refine(quoted, cues, warned())
    assert (site.cue, site.source_range, site.source, site.content) == ((2, 5), (0, 2), 1, [(5, 9)])


def test_a_cue_loses_words_at_its_ends_but_never_its_head(cues: CueLexicon) -> None:
    (site,) = refine(heard(SAID, "envoys", "warned", "that the truce failed"), cues, warned(cue=(2, 5)))
    assert site.cue == (3, 4)
    (site,) = refine(heard(SAID, "envoys", "openly", "that the truce failed"), cues, warned(cue=(2, 5)))
    assert site.cue == (2, 4)


def test_a_content_grows_and_shrinks_at_its_ends(cues: CueLexicon) -> None:
    quoted = heard(SAID, "envoys", "warned", "the truce failed")
    (site,) = refine(quoted, cues, warned(content=[(5, 8)]))
    assert site.content == [(6, 9)]


def test_words_of_another_voice_stay_in_a_content(cues: CueLexicon) -> None:
    quoted = heard(SAID, "envoys", "warned", "failed")
    inner = CueSite(8, None, (8, 9), source=7, source_range=(5, 8), content=[])
    sites = refine(quoted, cues, warned(), inner, outer={3})
    assert [site.content for site in sites if site.head == 3] == [[(5, 9)]]
    assert [site.cue for site in sites if site.head == 8] == [(8, 9)]


def test_a_site_that_is_not_heard_at_all_is_none(cues: CueLexicon) -> None:
    assert refine(heard(SAID, "envoys", "", "failed"), cues, warned()) == []


def test_what_stands_inside_somebodys_words_is_left_to_the_rules(cues: CueLexicon) -> None:
    site = warned()
    assert refine(heard(SAID), cues, site, outer=set()) == [site]
    assert site.cue == (3, 4)


def test_a_voice_gets_a_source_that_the_tree_did_not_give(cues: CueLexicon) -> None:
    quoted = heard(SAID, "Senior envoys", "warned", "that the truce failed")
    (site,) = refine(quoted, cues, warned(source=None, source_range=None))
    assert (site.source, site.source_range) == (1, (0, 2))


def test_a_cue_that_no_rule_found_is_built_from_what_is_heard(cues: CueLexicon) -> None:
    (site,) = refine(heard(SAID, "Senior envoys", "warned", "that the truce failed", "warned"), cues)
    assert (site.head, site.cue, site.source_range, site.content) == (3, (3, 4), (0, 2), [(5, 9)])
    assert site.entry is not None


def test_no_cue_is_built_without_a_head_or_a_content(cues: CueLexicon) -> None:
    assert refine(heard(SAID, "envoys", "warned", "that the truce failed"), cues) == []
    assert refine(heard(SAID, "envoys", "warned", "", "warned"), cues) == []
