"""The recogniser's labels after the mentions were found: a table knows better than a model what a name stands for.

Later rules ask of a word whether it names a person, a body or a country; a group that the model took for a person
would otherwise be fought by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dateline.model import Form
from dateline.read.drafts import Draft
from dateline.reading import Parse

_LABELS = {"armed_group": "ORG", "agency": "ORG", "organisation": "ORG", "person": "PERSON"}


def relabelled(parse: Parse, drafts: Iterable[Draft]) -> Parse:
    """``parse`` with the names of known actors labelled as what they are; itself where the model was right."""
    tokens = list(parse.tokens)
    changed = False
    for draft in drafts:
        label = _LABELS.get(draft.type)
        if draft.form is not Form.NAME or label is None:
            continue
        for i in range(draft.first, draft.last):
            if tokens[i].ner != label:
                tokens[i] = replace(tokens[i], ner=label)
                changed = True
    return Parse(parse.text, tokens, parse.sentences, parse.names, parse.voices) if changed else parse
