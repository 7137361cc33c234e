"""Tables and readers that the tests of this room share."""

from __future__ import annotations

import pytest

from dateline.knowledge.actors import ActorCatalogue, load_actors
from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer
from handread import Reader


@pytest.fixture(scope="package")
def actors() -> ActorCatalogue:
    return load_actors()


@pytest.fixture(scope="package")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def read(actors: ActorCatalogue, gazetteer: Gazetteer) -> Reader:
    return Reader(actors, gazetteer)
