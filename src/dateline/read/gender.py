"""Whether a person's name is a man's or a woman's: by the title before it, else by its first given name."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.actor_words import ActorWords
from dateline.knowledge.actors import name_words
from dateline.model import Form
from dateline.read.drafts import Draft
from dateline.reading import Parse

_TITLES = {
    **dict.fromkeys(("mr", "mr.", "sir", "lord", "king", "prince", "sheikh"), "m"),
    **dict.fromkeys(("mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "baroness", "queen", "princess"), "f"),
}


def set_genders(parse: Parse, drafts: Iterable[Draft], words: ActorWords) -> None:
    """Give the names of persons the gender that they show; one that shows none keeps ''."""
    for draft in drafts:
        if draft.type == "person" and draft.form is Form.NAME and draft.record is not None:
            draft.gender = _of_title(parse, draft) or _of_name(draft.record.name, words)


def _of_title(parse: Parse, draft: Draft) -> str:
    return _TITLES.get(parse.tokens[draft.first - 1].lower, "") if draft.first else ""


def _of_name(name: str, words: ActorWords) -> str:
    """The gender of a name's given name: its first word, one that a hyphen joins included ("Jean-Pierre")."""
    first = name.split()[0]
    return words.given.get("-".join(name_words(first)), "") or words.given.get(name_words(first)[0], "")
