"""What several tests share: the loaded coder, and where the shared gold sets stand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.pipeline import Coder
    from dateline.read.annotate import SpacyAnnotator

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def annotator() -> SpacyAnnotator:
    from dateline.read.annotate import SpacyAnnotator  # loaded only where a test asks for it: it takes a second

    return SpacyAnnotator()


@pytest.fixture(scope="session")
def coder(annotator: SpacyAnnotator) -> Coder:
    from dateline.knowledge.load import load_knowledge
    from dateline.pipeline import Coder

    return Coder(annotator, load_knowledge())


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
    if not (folder / "score" / "score.py").is_file():
        pytest.skip("the shared gold sets are not here: set DATELINE_SHARED to their folder")
    return folder
