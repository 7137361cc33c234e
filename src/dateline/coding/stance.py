"""How a source stands to what a neutral word lets it say: "said" may report, claim or accuse.

"The ministry said that a bridge was closed" states. Where a source speaks of what *another* party is after, or makes
move, the words are a claim about somebody else's doing; where the source also judges in loaded words, an accusation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from dateline.model import Attribution, Claim, Entity, Mention, Stance, Wording, WordingKind
from dateline.reading import Reading

_QUOTES = " “\"'‘«"


def refine_stances(
    reading: Reading, attributions: Sequence[Attribution], claims: Sequence[Claim], wording: Sequence[Wording]
) -> tuple[Attribution, ...]:
    """The attributions, those of neutral cues with the stance that their content shows."""
    mentions = {mention.id: mention for mention in reading.mentions}
    inside = {each.id: _inside(each, attributions) for each in attributions}

    def refined(each: Attribution) -> Attribution:
        if each.cue is None or each.cue.stance is not Stance.STATES or each.source is None:
            return each
        speaker = mentions.get(each.source.mention or "")
        if speaker is None or speaker.entity is None or not charges_another(speaker, each):
            return each
        loaded = any(word.kind is WordingKind.LOADED and word.attribution in inside[each.id] for word in wording)
        stance = Stance.ACCUSES if loaded else Stance.CLAIMS
        return structs.replace(each, cue=structs.replace(each.cue, stance=stance))

    def charges_another(speaker: Mention, each: Attribution) -> bool:
        intents = (
            mentions.get(other.source.mention or "")
            for other in attributions
            if other.via == each.id and other.source and _is_intent(reading, other)
        )
        causes = (mentions.get(key) for claim in claims if claim.attribution == each.id for key in claim.caused_by)
        return any(_is_another(reading.entities, speaker, party) for party in (*intents, *causes))

    return tuple(refined(each) for each in attributions)


def _inside(each: Attribution, attributions: Iterable[Attribution]) -> set[str]:
    """The attribution's id and those of all that it holds."""
    found, before = {each.id}, 0
    while len(found) > before:
        before = len(found)
        found |= {other.id for other in attributions if other.via in found}
    return found


def _is_intent(reading: Reading, attribution: Attribution) -> bool:
    start = attribution.content[0].start
    return reading.report.text[start:].lstrip(_QUOTES).startswith("to ")


def _is_another(entities: dict[str, Entity], speaker: Mention, party: Mention | None) -> bool:
    """Whether a party is known and is neither the speaker nor of the speaker's country."""
    if party is None or party.entity is None or party.entity == speaker.entity:
        return False
    sides = [entities[key].country for key in (speaker.entity, party.entity) if key in entities]
    return len(sides) < 2 or sides[0] != sides[1] or sides[0] is None
