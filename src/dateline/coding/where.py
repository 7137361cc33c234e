"""Where a reported event takes place: the place mentions that its trigger's syntax leads to. Decides ``Claim.where``.

The places tried, nearest first: locatives of the trigger and of its arguments, the antecedent of its relative clause,
locatives of the verb that governs it, the sentence's only place. A dateline tells where the report was written, not
where things happened, and is never taken; places that something moves from or to are left to the movement rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.model import Form, Mention, MentionKind
from dateline.reading import Parse, Reading, Sentence, Token

LOCATIVE = frozenset({
    "in", "at", "near", "outside", "inside", "within", "around", "across", "throughout", "along", "off", "beside",
    "between", "amid", "beyond", "beneath", "under", "above", "next", "opposite",
})  # fmt: skip
"""Prepositions whose object is where a thing takes place."""

SURFACES = frozenset({
    "border", "soil", "territory", "coast", "coastline", "outskirts", "outskirt", "road", "highway", "front",
    "frontline", "line", "bank", "side", "edge", "land", "campus", "base", "ground", "peninsula", "island", "mountain",
    "hill", "shore", "river", "street", "square", "airfield", "plain", "beach", "bridge",
})  # fmt: skip
"""Nouns with which "on" tells a place; "on" before a name mostly tells a topic ("talks on Syria")."""

AREAS = frozenset({
    "city", "town", "village", "district", "province", "region", "area", "suburb", "neighborhood", "neighbourhood",
    "county", "state", "camp", "quarter", "enclave", "capital", "centre", "center", "governorate",
})  # fmt: skip
"""Nouns of areas, which are where a thing takes place when it happens to them."""

STRIKES = frozenset({
    "attack", "strike", "airstrike", "raid", "assault", "offensive", "bombing", "bombardment", "shelling", "blast",
})  # fmt: skip
"""Nouns after which "on" tells the target, and so the place."""

VISITS = frozenset({"visit", "tour", "trip", "pilgrimage", "stopover"})
"""Triggers whose goal is where the thing takes place, be it a party too: "a visit to Chad"."""

SPOKESPEOPLE = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "official", "lawyer", "attorney", "prosecutor", "ambassador", "envoy",
    "diplomat", "analyst", "expert", "professor", "reporter", "correspondent", "court", "ministry", "embassy",
    "consulate", "department", "office", "bureau", "agency", "headquarters", "university", "institute",
})  # fmt: skip
"""Persons and bodies that act from where they sit: their seat is not where what they do takes place."""

LEAVING = frozenset({"flee", "leave", "quit", "exit", "evacuate", "abandon", "escape", "vacate", "depart"})
"""Verbs whose object is where something moves from."""

_TOPICS = frozenset({"on", "about", "over", "for", "of", "regarding", "concerning"})
"""Prepositions that lead to what a thing is about, tried after all others."""

_SUBJECTS = frozenset({"about", "regarding", "concerning"})
"""Of these, those that lead to nothing else: what is talked about does not happen where the talks are."""

_TIMES = frozenset({"after", "before", "following", "since", "until", "till", "despite", "without"})
"""Prepositions that lead to other events, which have places of their own."""

_MEASURED = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
"""Labels of what is nowhere: "five years in prison" do not tell where the court sat."""

_ARGUMENTS = ("dobj", "nsubjpass", "attr", "oprd", "dative", "nsubj")
_NAME_LINKS = ("compound", "poss", "nmod", "amod", "appos", "npadvmod")
_CLIMBS = frozenset({"pobj", "prep", "pcomp", "dobj", "nsubj", "nsubjpass", "conj", "xcomp", "advcl", "acl", "attr",
                     "relcl", "compound", "agent", "appos", "dative", "oprd"})  # fmt: skip
"""Relations by which a trigger shares the place of what governs it; a reported clause (ccomp) does not."""


class Places:
    """A reading's place mentions by the sentence in which they stand; one serves all claims of a report."""

    def __init__(self, reading: Reading) -> None:
        self.parse = reading.parse
        self._in_sentence: dict[int, dict[int, Mention]] = {}
        within: Mention | None = None
        for mention in reading.mentions:
            within = mention if mention.kind is MentionKind.ACTOR and not _lies_in(mention, within) else within
            if mention.kind == MentionKind.PLACE and not (_is_state(mention) and _lies_in(mention, within)):
                at = reading.heads[mention.id]
                sentence = self.parse.sentence(self.parse.tokens[at])
                self._in_sentence.setdefault(sentence.first, {})[at] = mention

    def of_sentence(self, sentence: Sentence) -> Mapping[int, Mention]:
        """The mentions in a sentence by their head tokens."""
        return self._in_sentence.get(sentence.first, {})

    def at(self, heads: Iterable[int]) -> tuple[str, ...]:
        """Ids of the mentions that these tokens of one sentence head."""
        found = ((self.of_sentence(self.parse.sentence(self.parse.tokens[i])), i) for i in heads)
        return tuple(near[i].id for near, i in found if i in near)


def _is_state(mention: Mention) -> bool:
    return (mention.entity or "").startswith("state:")


def _lies_in(mention: Mention, actor: Mention | None) -> bool:
    """Whether a country's name is part of an actor's phrase and tells whose it is ("the government of Chad")."""
    return actor is not None and actor.start <= mention.start and mention.end <= actor.end


def find_where(places: Places, head: int, parties: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Ids of the place mentions where the event that token ``head`` reports takes place; often none.

    ``parties`` are the head tokens of who acts and is acted on, of which none is taken for the place.
    """
    parse = places.parse
    trigger = parse.tokens[head]
    sentence = parse.sentence(trigger)
    goals = _find_goals(parse, trigger)
    near = _PlaceHeads(parse, places.of_sentence(sentence), parties - {noun.i for noun in goals})
    found = [id_ for noun in goals for id_ in near.of_phrase(noun)] or _at_trigger(near, trigger)
    if not found and _is_elsewhere(near, trigger):
        return ()
    found = (
        found
        or _at_antecedent(near, trigger)
        or _at_conjuncts(near, trigger)
        or _at_governors(near, trigger)
        or _at_topics(near, trigger)
        or _only_place(near, trigger, sentence)
    )
    return tuple(dict.fromkeys(found))


def _is_elsewhere(places: _PlaceHeads, trigger: Token) -> bool:
    """Whether the trigger itself stands with a name for its place of which nothing is known, so that no other is it."""
    nouns = [noun for prep in places.parse.children(trigger, "prep") if places.is_locative(prep)
             for noun in places.parse.children(prep, "pobj")]  # fmt: skip
    return any(noun.ner in {"GPE", "LOC", "FAC"} and noun.i not in places.parties for noun in nouns)


def _find_goals(parse: Parse, trigger: Token) -> list[Token]:
    """What a visit leads to, or the name before a strike ("the Accra bombing"): its place, be it a party too."""
    if trigger.lemma in VISITS:
        to = (noun for prep in _preps(parse, trigger, "to") for noun in parse.children(prep, "pobj"))
        return [*parse.children(trigger, "dobj"), *to]
    return (
        [*parse.children(trigger, "compound", "nmod")] if trigger.lemma in STRIKES and trigger.tag[:2] == "NN" else []
    )


class _PlaceHeads:
    """The place mentions of one sentence, by their head tokens, that are not parties."""

    def __init__(self, parse: Parse, found: Mapping[int, Mention], parties: frozenset[int]) -> None:
        self.parse, self.parties = parse, parties
        mentions = {at: mention for at, mention in found.items() if at not in parties}
        self.ids = {at: mention.id for at, mention in mentions.items()}
        self._states = frozenset(at for at, mention in mentions.items() if (mention.entity or "").startswith("state:"))
        self._nominals = frozenset(at for at, mention in mentions.items() if mention.form == Form.NOMINAL)

    def of_phrase(self, noun: Token, depth: int = 0) -> list[str]:
        """The places that a noun phrase names: its head, or a name inside ("a Kabul hospital", "the city of Homs").

        A noun of a place gives way to the name with it: of "strongholds in Iraq" Iraq is the place.
        """
        if noun.i in self._nominals and (named := self.under(noun)):
            return named
        if noun.i in self.ids:
            joined = (each for child in self.parse.children(noun, "conj") for each in self.of_phrase(child, depth))
            return [self.ids[noun.i], *joined]
        named = [self.ids[child.i] for child in self.parse.children(noun, *_NAME_LINKS) if child.i in self.ids]
        if named or depth > 2:
            return named
        for prep in self.parse.children(noun, "prep"):
            if prep.lower == "of" or self.is_locative(prep):
                named = self.of_preposition(prep, depth + 1)
                if named:
                    return named
        return []

    def of_preposition(self, prep: Token, depth: int = 0) -> list[str]:
        """The places under a preposition; "outside of" and "near to" chain two."""
        for below in self.parse.children(prep, "pobj", "pcomp", "prep"):
            found = self.of_preposition(below, depth) if below.dep == "prep" else self.of_phrase(below, depth)
            if found:
                return found
        return []

    def is_locative(self, prep: Token) -> bool:
        """Whether a preposition tells where, not what about or whereto."""
        if prep.lower in {"on", "over"}:
            noun = self.parse.child(prep, "pobj")
            return noun is not None and (noun.lemma in SURFACES or self.parse.head(prep).lemma in STRIKES)
        if prep.lower == "between":
            return not any(noun.i in self._states for noun in self.parse.children(prep, "pobj"))
        return prep.lower in LOCATIVE

    def under(self, token: Token) -> list[str]:
        """The places of a token's own locatives: prepositional phrases and adverbs such as "there"."""
        for child in self.parse.children(token):
            found: list[str] = []
            if child.dep == "prep" and self.is_locative(child):
                found = self.of_preposition(child)
            elif child.dep in {"advmod", "npadvmod"} and child.i in self.ids:
                found = [self.ids[child.i]]
            if found:
                return found
        return []


def _at_trigger(places: _PlaceHeads, trigger: Token) -> list[str]:
    """Places told by the trigger's own phrase: locatives, a noun's modifiers or "of", an object that is a place."""
    found = places.under(trigger)
    if not found and trigger.tag.startswith("NN"):
        linked = (child.i for child in places.parse.children(trigger, "compound", "poss", "nmod"))
        found = [places.ids[i] for i in linked if i in places.ids]
        found = found or [id_ for prep in _preps(places.parse, trigger, "of") for id_ in places.of_preposition(prep)]
    if not found and trigger.lemma not in LEAVING:
        objects = (noun for noun in places.parse.children(trigger, "dobj") if noun.i in places.ids)
        found = [id_ for noun in objects for id_ in places.of_phrase(noun)]
    return found or _at_arguments(places, trigger)


def _preps(parse: Parse, token: Token, *words: str) -> Iterator[Token]:
    return (child for child in parse.children(token, "prep") if child.lower in words)


def _at_arguments(places: _PlaceHeads, trigger: Token) -> list[str]:
    """Places of the nouns that the trigger governs: "killed three soldiers in Kabul", "fired at targets near Homs"."""
    parse = places.parse
    nouns = [noun for relation in _ARGUMENTS for noun in parse.children(trigger, relation)]
    preps = (prep for prep in parse.children(trigger, "prep", "agent") if prep.lower not in _TOPICS | _TIMES)
    nouns += [noun for prep in preps for noun in parse.children(prep, "pobj")]
    return _of_nouns(places, [noun for noun in nouns if not _acts_from_seat(parse, noun)])


def _acts_from_seat(parse: Parse, noun: Token) -> bool:
    """Whether a noun is an actor that only sits where it is said to be: "lawyers at the ministry in Quito"."""
    acts = noun.dep == "nsubj" or parse.head(noun).dep == "agent"
    return acts and noun.lemma in SPOKESPEOPLE


def _at_topics(places: _PlaceHeads, trigger: Token) -> list[str]:
    """Places of what the trigger is about: "an attack on a mosque in Peshawar"."""
    preps = _preps(places.parse, trigger, *_TOPICS)
    return _of_nouns(places, [noun for prep in preps for noun in places.parse.children(prep, "pobj")])


def _of_nouns(places: _PlaceHeads, nouns: list[Token]) -> list[str]:
    for noun in nouns:
        if noun.i not in places.ids and noun.ner not in _MEASURED:
            found = places.of_phrase(noun) if noun.lemma in AREAS else places.under(noun)
            if found:
                return found
    return []


def _at_antecedent(places: _PlaceHeads, trigger: Token) -> list[str]:
    """The place that a relative clause with "where" or "in which" is about."""
    parse = places.parse
    if trigger.dep != "relcl":
        return []
    below = [
        *parse.children(trigger, "advmod"),
        *(n for p in parse.children(trigger, "prep") for n in parse.children(p, "pobj")),
    ]
    if any(word.lower in {"where", "which"} and word.tag in {"WRB", "WDT"} for word in below):
        return places.of_phrase(parse.head(trigger))
    return []


def _at_governors(places: _PlaceHeads, trigger: Token) -> list[str]:
    """Locatives of what governs the trigger ("sat down in Minsk for talks"), up to the clause that reports it."""
    token = trigger
    for governor in places.parse.ancestors(trigger):
        if (
            token.dep not in _CLIMBS
            or token.lower in _SUBJECTS
            or (token.dep in {"advcl", "conj"} and _has_subject(places.parse, token))
        ):
            return []
        if governor.pos in {"VERB", "AUX", "NOUN"}:
            found = places.under(governor)
            if found:
                return found
        token = governor
    return []


def _at_conjuncts(places: _PlaceHeads, trigger: Token) -> list[str]:
    """Locatives of a verb joined to the trigger under the same subject: "were held and beaten in Homs"."""
    for verb in places.parse.children(trigger, "conj"):
        if verb.pos == "VERB" and not _has_subject(places.parse, verb):
            found = places.under(verb) or _at_arguments(places, verb)
            if found:
                return found
    return []


def _has_subject(parse: Parse, verb: Token) -> bool:
    return parse.child(verb, "nsubj", "nsubjpass") is not None


def _only_place(places: _PlaceHeads, trigger: Token, sentence: Sentence) -> list[str]:
    """The sentence's single place, where it is a locative and belongs to no other clause's subject."""
    if len(places.ids) != 1:
        return []
    ((at, id_),) = places.ids.items()
    token = places.parse.tokens[at]
    above = [token, *places.parse.ancestors(token)]
    prep = next((each for each in above if each.dep == "prep"), None)
    if prep is None or not places.is_locative(prep) or places.parse.head(prep).ner in _MEASURED:
        return []
    subject = next((each for each in above if each.dep in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.head != trigger.i and subject.i != trigger.i:
        return []
    if not _shares_clause(places.parse, trigger, above):
        return []
    root = places.parse.root(sentence)
    reports = root in above and places.parse.child(root, "ccomp") is not None
    return [] if reports else [id_]


def _shares_clause(parse: Parse, trigger: Token, above: list[Token]) -> bool:
    """Whether the clause of a place, whose governors are ``above``, is the trigger's, around it or joined to it."""
    around = {trigger.i, *(token.i for token in parse.ancestors(trigger))}
    for token in above:
        if token.i in around:
            return True
        if token.dep in {"relcl", "acl"} or _is_beside(parse, token):
            return False
    return True


def _is_beside(parse: Parse, verb: Token) -> bool:
    """Whether a clause with its own subject stands beside another unlinked, as what reports it does."""
    joined = verb.dep == "conj" and parse.child(parse.head(verb), "cc") is None
    return (joined or verb.dep == "parataxis") and _has_subject(parse, verb)
