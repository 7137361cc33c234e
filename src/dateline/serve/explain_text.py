"""An explained claim for people: a heading, its sentence, and under it one row for everything that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from rich.console import Console
from rich.text import Text

from dateline.model import Form, Modality, TextSpan, Time
from dateline.serve.explain import Explanation, Link, Part
from dateline.serve.show import show_doubt, show_moment, show_voice
from dateline.serve.tables import printable
from dateline.store.rows import When

_LABEL, _WORDS, _QUIET, _OPEN = "bold", "blue", "dim", "yellow"
_FORMS = {Form.NAME: "name", Form.NOMINAL: "description", Form.PRONOUN: "pronoun"}
_OF_TENSE = (Modality.HAPPENED, Modality.ONGOING, Modality.PLANNED)
_ROLES = {"caused_by": "let by", "via": "by way of"}

_MARKS = ('"', "“", "‘", "'")

_COLUMN = 13
"""Where the rows' text begins; the label stands before it."""


class Row(Struct, frozen=True):
    """A label, '' where the row belongs to the one above, and a text that is folded under its own beginning."""

    label: str
    text: Text
    indent: int = 0


def show_explanation(found: Explanation, console: Console) -> None:
    """Draws one explained claim."""
    for line in _heading(found):
        _print_folded(line, console)
    console.print()
    _print_folded(_sentence(found), console)
    for rows in explanation_rows(found):
        console.print()
        for row in rows:
            _print_folded(row.text, console, row.label.ljust(_COLUMN), row.indent)


def explanation_rows(found: Explanation) -> Iterator[list[Row]]:
    """What the claim rests on, group by group: its coding, its parties, its voices, its modality and wording."""
    for rows in (_coded(found), _parts(found), _voices(found), _put(found), _judging(found), _open(found)):
        yield list(rows)


def _print_folded(words: Text, console: Console, label: str = "", indent: int = 0) -> None:
    """The words in lines that end with a word, all of them beginning behind the label and the indent."""
    margin = len(label) + indent
    for line in words.wrap(console, max(console.width - margin, 20)):
        line.rstrip()
        console.print(Text.assemble((label, _LABEL), " " * indent, line))
        label = " " * len(label)


def _heading(found: Explanation) -> Iterator[Text]:
    yield Text(printable(" ".join(filter(None, (found.type, found.mode, found.modality)))), style="bold")
    report = found.report
    facts = (report.outlet, report.published and report.published[:10], report.title, report.url)
    yield Text(printable(" · ".join(filter(None, facts))), style=_QUIET)
    yield Text(f"claim {found.id}, {report.id}:{found.number}", style=_QUIET)


def _sentence(found: Explanation) -> Text:
    """The sentence with the trigger between angle marks, so that it is seen without colours too."""
    start, text = found.sentence.start, found.sentence.text
    inside = max(found.trigger.start - start, 0), max(found.trigger.end - start, 0)
    before, trigger, behind = text[: inside[0]], text[inside[0] : inside[1]], text[inside[1] :]
    return Text.assemble(printable(before), (f"›{printable(trigger)}‹", "bold"), printable(behind))


def _coded(found: Explanation) -> Iterator[Row]:
    coded = printable(" ".join(filter(None, (found.type, found.mode))))
    code = f", CAMEO {printable(found.cameo)}" if found.cameo else ""
    yield Row(
        "coded as", Text.assemble(f"{coded}{code}", (f": {found.definition}" if found.definition else "", _QUIET))
    )
    yield Row("trigger", _quote(found.trigger))
    if found.contexts:
        yield Row("context", Text(printable(", ".join(found.contexts))))
    yield Row("certainty", Text.assemble(f"{found.certainty:g}", (" of 1, of the reading, not of the world", _QUIET)))


def _parts(found: Explanation) -> Iterator[Row]:
    before = ""
    for part in found.parts:
        label = _ROLES.get(part.role, part.role)
        yield Row("" if label == before else label, _part(part))
        before = label
    if found.when:
        yield Row("when", _time(found.when))
    if found.quantity:
        bound = found.quantity.bound.replace("_", " ")
        words = f"“{printable(found.quantity.text)}”: {found.quantity.what.replace('_', ' ')}"
        yield Row("quantity", Text.assemble(words, f", {bound} {found.quantity.value:g}"))


def _voices(found: Explanation) -> Iterator[Row]:
    for depth, link in enumerate(found.chain):
        first, *rest = _link(link)
        yield Row("" if depth else "who says so", Text.assemble((f"{depth + 1}  ", _QUIET), first))
        yield from (Row("", row, 3) for row in rest)
    yield Row("", Text(f"ends with {printable(found.ends)}"))


def _link(link: Link) -> Iterator[Text]:
    """A voice's lines: who, by which words, to whom and through what, when, and what is said."""
    kind = Text(f" ({show_voice(link.kind)})", style=_QUIET)
    if link.kind == "outlet":
        yield Text.assemble(printable(link.name or "the outlet"), kind)
        return
    yield Text.assemble(_part(link.source) if link.source else "somebody", kind)
    if link.cue and link.stance:
        yield Text.assemble("by ", _quote(link.cue), f": {link.stance}")
    for word, part in (("to", link.addressee), ("through", link.medium)):
        if part:
            yield Text.assemble(f"{word} ", _part(part))
    if link.said:
        yield Text.assemble("on ", _time(link.said))
    for content in link.content:
        yield Text.assemble(f"{link.form}: ", _quote(content))


def _put(found: Explanation) -> Iterator[Row]:
    doubt = show_doubt(found.modality)
    yield Row("put as", Text.assemble(found.modality, (f": {doubt}" if doubt else "", _QUIET)))
    for ground in found.grounds:
        yield Row("", Text.assemble(_quote(ground), f" leaves it {ground.modality}"))
    if not found.grounds:
        own = found.modality in _OF_TENSE
        words = "by the event's own tense; no other word changes it" if own else "the words behind it were not kept"
        yield Row("", Text(words, style=_QUIET))


def _judging(found: Explanation) -> Iterator[Row]:
    label = "wording"
    for each in found.wording:
        voice = "in a source's words" if each.attribution else "in the outlet's own voice"
        plain = f"; plainly: {each.plain}" if each.plain else ""
        reason = f": {each.reason}" if each.reason else ""
        yield Row(label, Text.assemble(_quote(each), f" {each.kind}, {voice}", (printable(reason + plain), _QUIET)))
        label = ""
    if not found.wording:
        yield Row(label, Text("no word in the evidence is known to judge", style=_QUIET))


def _open(found: Explanation) -> Iterator[Row]:
    label = "left open"
    for each in found.unresolved:
        yield Row(label, Text(printable(each), style=_OPEN))
        label = ""
    if not found.unresolved:
        yield Row(label, Text("nothing", style=_QUIET))


def _part(part: Part) -> Text:
    """The words, what they are, and what they were resolved to."""
    form = f", {_FORMS[part.form]}" if part.form else ""
    if part.entity is None:
        return Text.assemble(_quote(part.words), form, (", not resolved", _OPEN))
    facts = ", ".join(filter(None, ((part.type or "").replace("_", " "), part.country)))
    known = f" → {printable(part.name or part.entity)}" + (f", {facts}" if facts else "")
    return Text.assemble(_quote(part.words), form, known, (f" ({part.entity})", _QUIET))


def _time(time: Time) -> Text:
    meaning = show_moment(When(time.text, time.from_, time.to, time.precision))
    shown = f" → {meaning}, to the {time.precision}" if time.from_ or time.to else " → no date"
    return Text.assemble(_quote(time), shown)


def _quote(span: TextSpan) -> Text:
    words = " ".join(printable(span.text).split())
    quoted = words if words.startswith(_MARKS) else f"“{words}”"
    return Text.assemble((quoted, _WORDS), (f" {span.start}–{span.end}", _QUIET))
