"""The JSON Schema of the output contract, made from the records themselves."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.model import SCHEMA_NUMBER, ReportObject


def report_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what ``dateline read --format jsonl`` writes on each line."""
    (root,), components = msgspec.json.schema_components([ReportObject], ref_template="#/$defs/{name}")
    for record in components.values():
        if record.get("type") == "object" and "properties" in record:
            # Every field is always written, so none has a default for its reader.
            record["required"] = list(record["properties"])
            for part in record["properties"].values():
                part.pop("default", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"report-{SCHEMA_NUMBER}.json",
        "title": "A report as Dateline read it",
        **root,
        "$defs": components,
    }
