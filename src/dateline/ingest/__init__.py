"""Bytes → Report: files, pages, feeds, archives and addresses."""

from dateline.ingest.draft import Defaults
from dateline.ingest.fetch import Fetcher
from dateline.ingest.inputs import read_inputs, read_placed_inputs
from dateline.ingest.limits import Limits

__all__ = ["Defaults", "Fetcher", "Limits", "read_inputs", "read_placed_inputs"]
