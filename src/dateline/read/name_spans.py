"""Where a person's name begins and ends, where the recogniser cut it short: at a hyphen, a particle, a third name."""

from __future__ import annotations

from collections.abc import Callable

from dateline.reading import Parse, Token

_HYPHENS = frozenset({"-", "‑"})
_PARTICLES = frozenset(
    {"bin", "bint", "ibn", "al", "el", "ul", "ur", "abu", "ould", "de", "del", "della", "di", "da", "dos", "du", "van"}
    | {"von", "der", "den", "ter", "al-", "el-", "la", "d'", "d’"}
)
"""Words inside a name that are printed small: ``Ursula von der Leyen``, ``Khalid bin Salman``."""

_FUNCTION_TAGS = frozenset({"IN", "DT", "CC", "TO", "PRP", "PRP$"})


_MARKS = frozenset({'"', "“", "”", "``", "''"})


class NameWidener:
    """Widens names over the tokens that belong to them; ``is_free`` says of a token that it can be part of a name."""

    def __init__(self, parse: Parse, is_free: Callable[[Token], bool]) -> None:
        self._tokens = parse.tokens
        self._is_free = is_free

    def widen(self, first: int, last: int) -> tuple[int, int]:
        """The whole name of which tokens ``first`` up to ``last`` are a part."""
        while (end := self._next(first, last)) > last:
            last = end
        while (start := self._previous(first, last)) < first:
            first = start
        return first, last

    def run(self, first: int) -> int:
        """The end of the capitalised words, with the particles between them, that begin at token ``first``."""
        last = first
        while last < len(self._tokens) and self.is_name(last):
            last += 1
            last = self._over_particles(last)
        return last

    def is_name(self, at: int) -> bool:
        """Whether a token can be a word of a name: a proper noun with a capital that nothing else has taken."""
        if not 0 <= at < len(self._tokens):
            return False
        token = self._tokens[at]
        return token.pos == "PROPN" and token.text[0].isupper() and not token.text.isupper() and self._is_free(token)

    def _next(self, first: int, last: int) -> int:
        if last + 1 < len(self._tokens) and self._tokens[last].text in _HYPHENS and self._is_glued(last):
            after = self._tokens[last + 1]
            named = after.text.isalpha() and after.tag not in _FUNCTION_TAGS and self._is_free(after)
            return last + 2 if named and self._is_glued(last + 1) else last
        if (over := self._over_particles(last)) > last:
            return over + 1
        if self._is_nickname(last):
            return last + 4
        ends = self._tokens[last - 1]
        return (
            last + 1
            if last - first > 1 and ends.dep == "compound" and ends.head == last and self.is_name(last)
            else last
        )

    def _is_nickname(self, at: int) -> bool:
        """Whether one word in quotation marks and a name's next word follow: ``Ada "Tex" Brown``."""
        marks = self._tokens[at : at + 3 : 2]
        quoted = len(marks) == 2 and all(each.text in _MARKS for each in marks)
        return quoted and self._tokens[at + 1].text.istitle() and self.is_name(at + 3)

    def _over_particles(self, at: int) -> int:
        """The name's next word behind particles (``bin``, ``al-``), ``at`` itself where there are none."""
        over = at
        while over < len(self._tokens) and (
            self._tokens[over].text in _PARTICLES or (over > at and self._tokens[over].text in _HYPHENS)
        ):
            over += 1
        return over if over > at and self.is_name(over) else at

    def _previous(self, first: int, last: int) -> int:
        if (
            first > 1
            and self._tokens[first - 1].text in _HYPHENS
            and self._is_glued(first)
            and self._is_glued(first - 1)
        ):
            before = self._tokens[first - 2]
            return first - 2 if before.text.isalpha() and self.is_name(first - 2) else first
        small = self._tokens[first].text in _PARTICLES
        joined = (
            first > 0 and self._tokens[first - 1].dep == "compound" and first <= self._tokens[first - 1].head < last
        )
        return first - 1 if (small or joined) and self.is_name(first - 1) else first

    def _is_glued(self, at: int) -> bool:
        """Whether a token stands right behind the one before it, without a blank."""
        return self._tokens[at].start == self._tokens[at - 1].end
