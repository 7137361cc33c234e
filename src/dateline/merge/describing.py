"""Who a source is, told from its id or from the words that describe it, so that two reports' sources can be compared.

A description becomes a set: its content words in the singular, and for each name in it what is known of whom it names.
"The Pakistani army's spokesman", "a spokesman for Pakistan's army" and "the Pakistani army" make one set, because a
spokesman speaks for the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.actors import Actor, ActorCatalogue, ActorName, NameUse, name_words
from dateline.knowledge.source_words import SourceWords
from dateline.merge.telling import OUTLET, Teller

UNNAMED = "source:unnamed"
"""The key of voices of which nothing is said: "it was reported"."""

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?")
_CUT = re.compile(r"[,;(“\"]|\b(?:who|whose|which)\b")
_SPLIT = re.compile(r"[.\-_ ]+")
_HOST = re.compile(r"(?:[a-z]+://)?([^/:?#\s]+\.[^/:?#\s]+)(?:[/:?#]\S*)?")
_STATE_TOPICS = frozenset({"office", "military", "organised", "crowd"})
"""Topics of nouns whose people and bodies speak for the state whose nationality stands before them."""

_ARTICLES = ("A ", "An ", "The ")

_LONGEST = 300
"""Code points of a phrase that are looked at."""

_ENDINGS = (
    ("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ted", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"),
    ("ting", ""),
)  # fmt: skip

_REMEMBERED = 10_000


class Description(Struct, frozen=True):
    """What a phrase says of who a source is; ``speaks`` where it is somebody who speaks for what else is named."""

    key: str
    words: frozenset[str]
    bound: frozenset[str]
    countries: frozenset[str]
    speaks: bool


class Describer:
    """Makes tellers of ids and phrases, by the known actors and the words of such phrases."""

    def __init__(self, actors: ActorCatalogue, words: SourceWords) -> None:
        self._actors = actors
        self._words = words
        self._described: dict[tuple[str, str, str | None], Description] = {}

    def outlet(self, address: str | None, report: str) -> Teller:
        """The outlet of a report, known by its site's address or by its name."""
        lower = (address or "").strip().lower()
        host = _HOST.fullmatch(lower)
        parts = [part for part in _SPLIT.split(host[1] if host else lower) if part]
        if not address or not parts:
            return Teller(f"{OUTLET} of {report}", "the outlet", OUTLET)
        return self._medium(tuple(part for part in parts if part not in self._words.domain) or tuple(parts), address)

    def medium(self, entity: str | None, name: str, outlet: Teller) -> Teller | None:
        """The agency or broadcaster through which a source spoke; null where that is the outlet itself."""
        words = tuple(word for word in name_words(name) if word not in self._words.skip)
        if not words or set(words) <= self._words.itself | outlet.words:
            return None
        known = self._actors.actor(entity) if entity else None
        teller = self._actor(known, name, OUTLET) if known else self._medium(words, name)
        return None if teller.key == outlet.key else teller

    def source(
        self, kind: str | None, entity: str | None, name: str, phrase: str, stance: str | None = None, cue: str = ""
    ) -> tuple[Teller, ...]:
        """The source of an attribution and, behind it, the body for which it speaks where a named person does.

        ``entity`` is an id that means the same in every report, or null; ``phrase`` the fullest words for the source.
        """
        admits = bool(self._words.admits & set(_forms(cue)))
        if entity is None:
            return (self._teller(self.describe(phrase), _title(phrase or name), kind, stance, admits),)
        if entity.startswith("people:"):
            described = self.describe(phrase, country=_country_of(entity))
            return (self._teller(described, _title(phrase or name), kind, stance, admits),)
        known = self._actors.actor(entity) or Actor(entity, name, entity.partition(":")[0], _country_of(entity))
        held = replace(self._actor(known, name, kind), stance=stance, admits=admits)
        if not entity.startswith("person:"):
            return (held,)
        post = self.describe(phrase, without=name)
        if post.speaks and post.words:
            body = self._actors.actor(post.key)
            return held, self._teller(
                post, body.name if body else f"those for whom {name} speaks", "role", stance, admits
            )
        return (
            replace(
                held,
                words=held.words | post.words,
                bound=held.bound | post.bound,
                countries=held.countries | post.countries,
            ),
        )

    def denies(self, grounds: Iterable[str]) -> bool:
        """Whether all the words on which an event's modality rests say flatly that it is not so."""
        return all(self._words.denies & set(_forms(ground)) for ground in grounds)

    def describe(self, phrase: str, *, without: str = "", country: str | None = None) -> Description:
        """What the words of a phrase say before its first comma or clause; of a person's, all but the name ``without``.

        ``country`` is that of which the described are known to be.
        """
        asked = phrase[:_LONGEST], without, country
        if asked not in self._described:
            if len(self._described) >= _REMEMBERED:
                self._described.clear()
            cut = asked[0] if without else _CUT.split(asked[0], maxsplit=1)[0] or asked[0]
            self._described[asked] = self._describe(
                _WORD.findall(cut.replace(without, " ") if without else cut), country
            )
        return self._described[asked]

    def _describe(self, printed: list[str], country: str | None) -> Description:
        content: set[str] = set()
        named: list[Actor] = []
        countries = {country} if country else set()
        speaks, at = False, 0
        while at < len(printed):
            length = self._speaks(printed, at)
            speaks = speaks or length > 0
            if not length and (found := self._named(printed, at)):
                actor, is_people, length = found
                if actor.type != "state":
                    named.append(actor)
                elif actor.country and not (at and printed[at - 1].lower() in self._words.place):
                    countries.add(actor.country)
                    content |= {f"of:{actor.country}"} if is_people else set()
            elif not length:
                content |= self._content(printed[at])
            at += length or 1
        return self._weigh(content, named, countries, speaks)

    def _weigh(self, content: set[str], named: list[Actor], countries: set[str], speaks: bool) -> Description:
        """The description that content words, named bodies and countries make together."""
        in_office = speaks or any(self._official(word) for word in content)
        official = in_office and not content & self._words.past
        of = sorted(countries | {each.country for each in named if each.type == "agency" and each.country})
        states = [self._actors.actor(f"state:{each}") for each in of if official or not content]
        actors = [*named, *(state for state in states if state)]
        words = content | {f"of:{each}" for each in of} | {w for actor in actors for w in self._words_of(actor)}
        whole = [actor for actor in (named or actors) if words == self._words_of(actor)]
        key = whole[0].id if whole else f"words:{' '.join(sorted(words))}" if words else UNNAMED
        bound = frozenset(each for actor in actors for each in self._bound(actor))
        return Description(key, frozenset(words), bound, frozenset(of), speaks)

    def _named(self, printed: list[str], at: int) -> tuple[Actor, bool, int] | None:
        """The actor whose name begins at a word, whether its people are named, and how many words that takes."""
        first = name_words(printed[at])
        longest = self._actors.longest_from(first[0]) if first else 0
        for length in range(min(longest, len(printed) - at), 0, -1):
            text = re.sub(r"['’]s?$", "", " ".join(printed[at : at + length]))
            fitting = (name for name in self._actors.named(name_words(text)) if name.fits(text))
            if name := next(fitting, None):
                return self._with_body(name, printed, at, length)
        return None

    def _with_body(self, name: ActorName, printed: list[str], at: int, length: int) -> tuple[Actor, bool, int] | None:
        """An actor of a name, or the body of a state that the words behind the state's name make of it."""
        actor = self._actors.actor(name.actor)
        if actor and actor.type == "state" and actor.country:
            following = [word for each in printed[at + length :] for word in name_words(each)]
            if found := self._actors.pattern(following):
                return self._actors.agency(actor.country, found[0]), False, length + found[1]
        return (actor, name.use is NameUse.PEOPLE, length) if actor else None

    def _speaks(self, printed: list[str], at: int) -> int:
        """How many words from here make somebody who speaks for a body."""
        lower = [word.lower() for word in printed[at : at + 3]]
        return next((len(words) for words in self._words.speaks if tuple(lower[: len(words)]) == words), 0)

    def _content(self, printed: str) -> set[str]:
        """The content words of a printed one, in the singular."""
        known = self._words
        if printed.lower() in known.vague:
            return set()
        empty = known.skip | known.number | known.vague
        return {singular(word) for word in name_words(printed) if word not in empty and not word.isdigit()}

    def _official(self, word: str) -> bool:
        noun = self._actors.words.nouns.get(word)
        return noun is not None and noun.topic in _STATE_TOPICS

    def _medium(self, words: tuple[str, ...], name: str) -> Teller:
        actors = (self._actors.actor(each.actor) for each in self._actors.named(words))
        if known := next((actor for actor in actors if actor and actor.type == "media"), None):
            return self._actor(known, known.name, OUTLET)
        return Teller(f"{OUTLET}:{'-'.join(words)}", name, OUTLET, frozenset(words))

    def _actor(self, actor: Actor, name: str, kind: str | None) -> Teller:
        countries = frozenset({actor.country} if actor.country else ())
        impartial = actor.id in self._words.impartial
        known = (self._words_of(actor), self._bound(actor), countries)
        return Teller(actor.id, name or actor.name, kind, *known, impartial=impartial)

    def _teller(self, described: Description, name: str, kind: str | None, stance: str | None, admits: bool) -> Teller:
        parts = (described.key, name, kind, described.words, described.bound, described.countries)
        return Teller(*parts, stance, admits, bool(described.bound & self._words.impartial))

    def _words_of(self, actor: Actor) -> frozenset[str]:
        """What is known of an actor: its id, the words of its name, and of a state's body its state."""
        if actor.type == "state":
            return frozenset({actor.id, f"of:{actor.country}"})
        words = {singular(word) for word in name_words(actor.name) if word not in self._words.skip} | {actor.id}
        if actor.type == "agency" and (state := self._actors.actor(f"state:{actor.country}")):
            words -= {singular(word) for word in name_words(state.name)}
            words |= {f"of:{actor.country}", state.id}
        return frozenset(words)

    def _bound(self, actor: Actor) -> frozenset[str]:
        state = {f"state:{actor.country}"} if actor.type == "agency" and actor.country else set()
        return frozenset({actor.id} | state)


def singular(noun: str) -> str:
    """A noun in small letters without its plural ending; made for comparison, not for print.

    >>> [singular(each) for each in ("officials", "agencies", "witnesses", "women", "children", "police")]
    ['official', 'agency', 'witness', 'woman', 'child', 'police']
    """
    if noun.endswith(("men", "children")):
        return f"{noun[:-2]}an" if noun.endswith("men") else noun[:-3]
    if noun.endswith("ies") and len(noun) > len("dies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return (
        noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > len("gas") else noun
    )


def _forms(phrase: str) -> Iterator[str]:
    """The words of a phrase, and of each what it may be the past or third person of."""
    for word in phrase.lower().split():
        yield word
        for ending, instead in _ENDINGS:
            if word.endswith(ending):
                yield word.removesuffix(ending) + instead


def _country_of(entity: str) -> str | None:
    """The country in the id of a state, of one of its bodies, or of a class of its people.

    >>> _country_of("agency:af-border-guard"), _country_of("group:reed-front")
    ('AF', None)
    """
    kind, _, slug = entity.partition(":")
    country = slug.partition("-")[0].upper()
    return country if kind in ("state", "agency", "people") and len(country) == len("AF") else None


def _title(phrase: str) -> str:
    """A description as it is shown: without what follows it, a leading article in small letters."""
    cut = _CUT.split(phrase, maxsplit=1)[0].strip()
    return (cut[:1].lower() + cut[1:] if cut.startswith(_ARTICLES) else cut) or "an unnamed source"
