"""The schema is made from the records, and the copy in the docs is current."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from dateline.serve.schema import report_schema

ROOT = Path(__file__).resolve().parents[2]


def test_it_is_a_valid_schema_that_requires_every_field() -> None:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    claim = schema["$defs"]["Claim"]
    assert set(claim["required"]) == set(claim["properties"]) >= {"from", "via", "to", "caused_by", "modality"}


def test_the_copy_in_the_docs_is_current() -> None:
    assert json.loads((ROOT / "docs/schema/report-1.json").read_text("utf-8")) == report_schema()
