"""Who "I" and "we" are: inside a source's own words, the source."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from dateline.coding.nesting import Contents
from dateline.model import Attribution, Form, Mention, QuoteForm
from dateline.reading import Reading

_ONE = frozenset({"i", "me", "my", "mine", "myself"})
_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
_BODIES = frozenset({"state", "agency", "organisation", "armed_group", "media"})
"""Types of entity that say "we" of themselves; a person's "we" may be any group that the person belongs to."""


def resolve_speakers(reading: Reading, attributions: Sequence[Attribution]) -> Reading:
    """The reading with each first-person pronoun of a quotation given the entity and chain of who is quoted."""
    by_id = {mention.id: mention for mention in reading.mentions}
    contents = Contents(attributions)
    mentions = tuple(
        _as_speaker(reading, mention, by_id, contents) if mention.form is Form.PRONOUN else mention
        for mention in reading.mentions
    )
    return structs.replace(reading, mentions=mentions)


def _as_speaker(reading: Reading, pronoun: Mention, by_id: dict[str, Mention], contents: Contents) -> Mention:
    word = pronoun.text.lower()
    if pronoun.entity or word not in _ONE | _MANY:
        return pronoun
    holder = contents.find_holder(pronoun)
    if holder is None or holder.form is QuoteForm.INDIRECT or holder.source is None:
        return pronoun
    source = by_id.get(holder.source.mention or "")
    if source is None:
        return pronoun
    if word in _MANY:
        entity = reading.entities.get(source.entity or "")
        if entity is None or entity.type not in _BODIES:
            return pronoun
    return structs.replace(pronoun, entity=source.entity, chain=source.chain)
