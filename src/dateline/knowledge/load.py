"""Loads every table that reading and coding need, once for a run."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from dateline.knowledge.actors import ActorCatalogue, load_actors
from dateline.knowledge.cues import CueLexicon, load_cues
from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer
from dateline.knowledge.modality import ModalityLexicon, load_modality
from dateline.knowledge.ontology import Ontology, load_ontology
from dateline.knowledge.triggers import TriggerLexicon, load_triggers
from dateline.knowledge.wording import WordingLexicon, load_wording


class Knowledge(Struct, frozen=True):
    """The actor catalogue, the gazetteer and the lexicons."""

    actors: ActorCatalogue
    gazetteer: Gazetteer
    cues: CueLexicon
    triggers: TriggerLexicon
    ontology: Ontology
    modality: ModalityLexicon
    wording: WordingLexicon


def load_knowledge(actors: Path | None = None, gazetteer_cache: Path | None = None) -> Knowledge:
    """All tables; ``actors`` is a file of the user's own names, ``gazetteer_cache`` where the place index is kept.

    Raises:
        KnowledgeError: a table is damaged; the message names its line.
    """
    return Knowledge(
        actors=load_actors(actors),
        gazetteer=load_gazetteer(gazetteer_cache),
        cues=load_cues(),
        triggers=load_triggers(),
        ontology=load_ontology(),
        modality=load_modality(),
        wording=load_wording(),
    )
