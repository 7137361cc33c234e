"""Dateline reads news reports and keeps what they say as attributed claims."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.serve.library import Store

__version__ = "0.1.0"

__all__ = ["DatelineError", "__version__", "open"]


def open(path: str | PathLike[str]) -> Store:  # noqa: A001 - read as dateline.open, as gzip.open is
    """The store at ``path``, to be asked from Python; use it in a ``with`` statement, or close it.

    Raises:
        StoreError: there is no store, or it was made by another version of this program.
    """
    from dateline.serve.library import Store

    return Store(Path(path))
