"""A modality with the words on which it rests, and how a rule, a word's own marks or a negation change it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.knowledge.modality import OPEN, ModalityRule
from dateline.model import Ground, Modality
from dateline.reading import Parse, Token

_STRENGTH = (
    Modality.HAPPENED, Modality.ONGOING, Modality.PLANNED, Modality.POSSIBLE, Modality.DEMANDED, Modality.FEARED,
    Modality.HYPOTHETICAL,
)  # fmt: skip
"""Of two modalities that meet, the one that is further from having happened stays."""

_SETTLED = frozenset({Modality.HAPPENED, Modality.ONGOING})


class Grounded(Struct, frozen=True):
    """How an event stands, and the words behind it, from the sentence's root down: the last ground's modality is it."""

    modality: Modality = Modality.HAPPENED
    grounds: tuple[Ground, ...] = ()

    def left(self, ground: Ground) -> Grounded:
        """How a further word leaves the event; one that leaves it as it stood is no ground."""
        same = self.grounds and self.modality is ground.modality
        return self if same else Grounded(ground.modality, (*self.grounds, ground))


UNMARKED = Grounded()
"""An event of which no word but its own verb's tense says anything."""


def ground(parse: Parse, words: Sequence[Token], modality: Modality) -> Ground:
    """The ground that ``words``, which stand side by side, are."""
    span = parse.span(words)
    return Ground(span.start, span.end, span.text, modality=modality)


def passed_on(
    parse: Parse, rule: ModalityRule, words: Sequence[Token], governing: Grounded, *, tells: bool
) -> Grounded | None:
    """What a governing word, by its rule, makes of an event below it; None where it says nothing.

    The grounds of the governing word itself count as far as they choose among the rule's effects. A word that only
    passes on that it happened is a ground if it ``tells``, that is, if without it the event would not have happened.
    """
    effect = rule.passed(governing.modality)
    if effect is None:
        return None
    if effect is governing.modality and (governing.grounds or not tells):
        return governing
    base = UNMARKED if governing.modality in _SETTLED else governing
    return base.left(ground(parse, words, effect))


def combine(imposed: Grounded, own: tuple[Ground, ...], *, undoes: bool) -> Grounded:
    """How a word stands of which its governors make ``imposed`` and its own marks say ``own``.

    A denial of what is denied ``undoes`` it if it is told by a verb; a mere thought stays one also where it is denied.
    """
    marked = own[-1].modality if own else Modality.HAPPENED
    if marked is Modality.DENIED:
        if imposed.modality is Modality.DENIED and undoes:
            last = own[-1]
            return imposed.left(Ground(last.start, last.end, last.text, modality=Modality.HAPPENED))
        return imposed if imposed.modality is Modality.HYPOTHETICAL else _with(imposed, own)
    if imposed.modality is Modality.DENIED:
        return imposed
    if not imposed.grounds and imposed.modality is Modality.HAPPENED:
        return Grounded(marked, own)
    stays = _STRENGTH.index(imposed.modality) >= _STRENGTH.index(marked)
    return imposed if stays else _with(imposed, own)


def stronger(first: Grounded, least: Ground) -> Grounded:
    """What is at least as far from having happened as ``least`` says."""
    if first.modality not in OPEN:
        return UNMARKED.left(least)
    return first if _STRENGTH.index(first.modality) >= _STRENGTH.index(least.modality) else first.left(least)


def _with(imposed: Grounded, own: tuple[Ground, ...]) -> Grounded:
    """What the last of the marks leaves, and those before it that leave the event further from having happened."""
    *before, last = own
    for each in before:
        if imposed.modality not in OPEN or _STRENGTH.index(each.modality) > _STRENGTH.index(imposed.modality):
            imposed = imposed.left(each)
    return imposed.left(last)
