"""Which mentions of a report stand for one thing: names by their entity, nominals and pronouns by what came before.

A name's chain is its entity's. ``the group`` and ``he`` look a few sentences back for what agrees in kind, number and
gender, and take the most salient; ``it`` and ``himself`` take only the nearest subject. Where nothing agrees a pronoun
has no chain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.knowledge.actors import ActorCatalogue
from dateline.model import Form, MentionKind
from dateline.read.chains import ChainBook
from dateline.read.drafts import Draft
from dateline.read.nominal_links import NominalLinker
from dateline.read.pronoun_links import PronounLinker
from dateline.reading import Parse

_MAIN_SHARE = 0.6
"""Share of a report's names with a country that the main one has; set by judgement, not tuned."""

_LEADING_SHARE = 0.4
"""The share that is enough where no other country has half as many; set by judgement, not tuned."""


def link_mentions(parse: Parse, drafts: Sequence[Draft], actors: ActorCatalogue, day: str | None) -> None:
    """Number the chains of ``drafts`` (in text order), and give nominals and pronouns the entity of their chain.

    ``day`` is the report's, by which the holder of its country's office is known.
    """
    linker = _Linker(parse, actors, _find_main_country(drafts), day)
    for draft in drafts:
        linker.add(draft)


def _find_main_country(drafts: Sequence[Draft]) -> str | None:
    """The country that a report is about, None where no country has most of the mentions."""
    named = [draft.record.country for draft in drafts if draft.form is Form.NAME and draft.record]
    ranked = [*Counter(country for country in named if country).most_common(2), ("", 0), ("", 0)]
    (first, most), (_, next_most) = ranked[:2]
    share = most / max(1, sum(map(bool, named)))
    return first if share >= _MAIN_SHARE or (share >= _LEADING_SHARE and most >= 2 * next_most) else None


class _Linker:
    def __init__(self, parse: Parse, actors: ActorCatalogue, main_country: str | None, day: str | None) -> None:
        self._chains = ChainBook(parse)
        self._nominals = NominalLinker(parse, actors, self._chains, main_country, day)
        self._pronouns = PronounLinker(parse, self._chains)

    def add(self, draft: Draft) -> None:
        """Put a mention into the chain of what it stands for, or into one of its own."""
        if draft.noun is not None and draft.kind is not MentionKind.PLACE:
            self._nominals.settle_body(draft)
        if draft.entity and not draft.entity.startswith("people:"):
            chain = self._chains.of_entity(draft.entity)
        elif draft.form is Form.PRONOUN:
            found = self._pronouns.find(draft)
            if found is None:
                return
            chain = found
        else:
            found = self._nominals.find(draft)
            if found is None:
                self._nominals.settle_office(draft)
            chain = found or self._chains.open()
        self._chains.join(chain, draft)
