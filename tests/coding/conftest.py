"""The lexicons that tests of this room share."""

from __future__ import annotations

import pytest

from dateline.knowledge.cues import CueLexicon, load_cues
from dateline.knowledge.media import MediumLexicon, load_media


@pytest.fixture(scope="session")
def cues() -> CueLexicon:
    return load_cues()


@pytest.fixture(scope="session")
def media() -> MediumLexicon:
    return load_media()
