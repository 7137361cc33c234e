"""Loads every table that reading and coding need, once for a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from dateline.knowledge.actors import ActorCatalogue, load_actors
from dateline.knowledge.cue_model import CueModel, load_cue_model
from dateline.knowledge.cues import CueLexicon, load_cues
from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer
from dateline.knowledge.media import MediumLexicon, load_media
from dateline.knowledge.modality import ModalityLexicon, load_modality
from dateline.knowledge.ontology import Ontology, load_ontology
from dateline.knowledge.other_events import OtherLexicon, load_other_events
from dateline.knowledge.quantities import QuantityLexicon, load_quantities
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from dateline.knowledge.wording import WordingLexicon, load_wording


class RuleTables(Struct, frozen=True):
    """The lexicons by which a reading is coded."""

    cues: CueLexicon
    cue_model: CueModel
    media: MediumLexicon
    triggers: TriggerLexicon
    others: OtherLexicon
    ontology: Ontology
    modality: ModalityLexicon
    quantities: QuantityLexicon
    wording: WordingLexicon


class Knowledge(Struct, frozen=True):
    """Who and what there is, and the rules by which reports are coded."""

    actors: ActorCatalogue
    gazetteer: Gazetteer
    rules: RuleTables


def load_rules() -> RuleTables:
    """All lexicons.

    Raises:
        KnowledgeError: a table is damaged; the message names its line.
    """
    triggers = load_triggers()
    return RuleTables(
        cues=load_cues(),
        cue_model=load_cue_model(),
        media=load_media(),
        triggers=triggers,
        others=load_other_events(triggers.classes),
        ontology=load_ontology(),
        modality=load_modality(),
        quantities=load_quantities(),
        wording=load_wording(),
    )


def load_knowledge(
    actors: Path | None = None, gazetteer_cache: Path | None = None, say: Callable[[str], None] | None = None
) -> Knowledge:
    """All tables; ``actors`` is a file of the user's own names, ``gazetteer_cache`` where the place index is kept.

    ``say`` is told what takes long.

    Raises:
        KnowledgeError: a table is damaged; the message names its line.
    """

    def announce() -> None:
        if say is not None:
            say("building the index of places, which takes about 15 seconds, once")

    return Knowledge(load_actors(actors), load_gazetteer(gazetteer_cache, announce), load_rules())
