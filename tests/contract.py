"""Checks that an object keeps the output contract: the schema, and what a schema cannot say."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import msgspec

from dateline.model import ReportObject
from dateline.serve.schema import report_schema


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(report_schema())


def assert_contract(found: ReportObject) -> dict[str, Any]:
    """The object as it is written; every span is the text's, every id is known, every claim has its evidence."""
    written: dict[str, Any] = json.loads(msgspec.json.encode(found))
    _validator().validate(written)
    text = written["report"]["text"]
    ids = {part: {each["id"] for each in written[part]} for part in ("mentions", "attributions", "times", "claims")}
    for part, known in ids.items():
        assert len(known) == len(written[part]), f"{part}: an id stands twice"
    for span in _spans(written):
        assert 0 <= span["start"] < span["end"] <= len(text), span
    for each in (*written["mentions"], *written["times"], *written["wording"]):
        assert text[each["start"] : each["end"]] == each["text"]
    for mention in written["mentions"]:
        assert mention["entity"] is None or mention["entity"] in written["entities"]
    for attribution in written["attributions"]:
        assert attribution["via"] is None or attribution["via"] in ids["attributions"] - {attribution["id"]}
        assert attribution["when"] is None or attribution["when"] in ids["times"]
        for part in ("source", "addressee"):
            assert attribution[part] is None or attribution[part]["mention"] in ids["mentions"] | {None}
    for claim in written["claims"]:
        for role in ("who", "whom", "where", "from", "via", "to", "caused_by"):
            assert set(claim[role]) <= ids["mentions"], (claim["id"], role)
        assert claim["when"] is None or claim["when"] in ids["times"]
        assert claim["attribution"] is None or claim["attribution"] in ids["attributions"]
        assert claim["evidence"]["start"] <= claim["trigger"]["start"] < claim["evidence"]["end"]
    return written


def _spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [span for each in value for span in _spans(each)]
    if not isinstance(value, dict):
        return []
    here = [value] if isinstance(value.get("start"), int) and isinstance(value.get("end"), int) else []
    return here + [span for each in value.values() for span in _spans(each)]
