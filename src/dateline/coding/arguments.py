"""Who fills which place around a verb or noun: subjects, objects and complements across voice, control and clauses.

All functions go from a token to tokens of the same sentence and read nothing but the tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reading import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "obj")
_HELP = frozenset({"support", "help", "assistance", "aid", "backing"})
_HELPING = _HELP | {"assist", "back", "join", "lead", "participate", "engage", "unite", "cooperate", "stand", "involve"}
_FARING = frozenset({"lose", "win", "succeed", "suffer", "prevail", "die", "fail"})
"""Verbs of how those fare who are in something ("the clan lost forty men in the battle")."""

_SHARES = frozenset({"role", "part", "share", "hand", "involvement", "participation", "partner", "success", "progress"})
"""What somebody has in an undertaking of which they are one of the doers ("plays a part in the fight")."""

_USING = frozenset({"use", "employ"})
_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "feel"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl", "conj", "ROOT", "parataxis", "dep", "csubj"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})

# Verbs whose object, not their subject, did or would do what stands behind these prepositions.
_GERUND_CONTROL = {
    "for": frozenset({
        "accuse", "arrest", "attack", "berate", "blame", "blast", "castigate", "censure", "charge", "chide", "condemn",
        "criticise", "criticize", "denounce", "detain", "dismiss", "expel", "fault", "fine", "fire", "hail", "jail",
        "lambast", "penalise", "penalize", "praise", "prosecute", "punish", "rebuke", "reprimand", "sack", "sanction",
        "scold", "sentence", "slam", "sue", "summon", "thank", "applaud", "commend", "congratulate", "indict", "honour",
        "honor", "mock", "reproach", "suspend", "ban", "bomb", "imprison", "try", "convict",
    }),
    "from": frozenset({
        "ban", "bar", "block", "deter", "discourage", "dissuade", "exclude", "forbid", "hinder", "keep", "prevent",
        "prohibit", "protect", "restrain", "stop",
    }),
    "into": frozenset({"force", "coerce", "pressure", "press", "talk", "trick", "lure", "shame", "bully"}),
}  # fmt: skip

# Verbs whose object, not their subject, does what the infinitive behind it says.
_OBJECT_CONTROL = frozenset({
    "urge", "ask", "order", "tell", "force", "allow", "let", "permit", "enable", "help", "call", "invite",
    "encourage", "accuse", "suspect", "press", "persuade", "warn", "appeal", "get", "assist", "support", "equip",
    "train"
})  # fmt: skip


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in the passive, a reduced relative clause ("rifles seized by police") among them."""
    if verb.tag not in {"VBN", "VBD"}:
        return False
    if parse.child(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.dep in {"acl", "xcomp", "oprd"} and verb.tag == "VBN":
        return not parse.child(verb, *_OBJECTS, "nsubj", "aux")
    if verb.dep == "conj" and verb.tag == parse.head(verb).tag and not parse.child(verb, *SUBJECTS, "aux", *_OBJECTS):
        return is_passive(parse, parse.head(verb))
    return False


def subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Who does what ``verb`` says; of a passive, the agent ("by …"). Empty where the sentence does not say."""
    if is_passive(parse, verb):
        return _agents(parse, verb)
    return _grammatical_subject(parse, verb)


def objects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Whom the verb's action meets: its direct object, the subject of its passive, or what its clause is about."""
    if is_passive(parse, verb):
        return _grammatical_subject(parse, verb) or tuple(parse.children(verb, *_OBJECTS))
    if found := parse.children(verb, *_OBJECTS) or _small_clause_subject(parse, verb):
        return tuple(_antecedent(parse, verb, each) for each in found)
    if found := _shared_object(parse, verb) or _swallowed_object(parse, verb):
        return found
    if verb.dep == "relcl" and parse.child(verb, "nsubj") and not parse.child(verb, "advmod", "prep", "ccomp", "xcomp"):
        subject = parse.child(verb, "nsubj")
        return (parse.head(verb),) if subject and subject.lower not in _RELATIVES else ()
    return ()


def _small_clause_subject(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Who is said to be or do something ("held the nurses captive"), or what stands behind a particle."""
    for child in parse.children(verb, "ccomp", "acomp", "advcl", "prt"):
        predicate = child.tag in {"JJ", "VBG", "NN"} and not parse.child(child, "mark", "aux", "cop")
        found = parse.children(child, "nsubj", "npadvmod", "pobj") if predicate or child.dep == "prt" else ()
        if found:
            return found
    return ()


def _shared_object(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The object that a verb shares with the one joined to it ("rejects and condemns the raid")."""
    joined = parse.child(verb, "conj")
    if joined is None or joined.i - verb.i > 3 or joined.tag != verb.tag or parse.child(verb, "prep", "ccomp", "xcomp"):
        return ()
    return parse.children(joined, *_OBJECTS)


def _swallowed_object(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The object that was parsed as who says it all: in "rebels shot ten men, the mayor said" the men.

    Between what is said and who says it stands a comma, so a subject right behind the verb is the verb's object. Of
    two subjects, one before an infinitive and one right behind it, the second is too ("the plan to oust him failed").
    """
    outer = parse.head(verb)
    if verb.tag == "VB" and verb.dep in {"acl", "relcl"} and outer.dep in {"nsubj", "nsubjpass"}:
        found = parse.children(parse.head(outer), "nsubj", "nsubjpass")
        return tuple(each for each in found[1:] if parse.subtree(each)[0].i == verb.i + 1)
    speaker = parse.child(outer, "nsubj") if verb.dep == "ccomp" and verb.i < outer.i else None
    if speaker is None or speaker.i < verb.i or any(each.pos == "PUNCT" for each in parse.tokens[verb.i : speaker.i]):
        return ()
    return (speaker,)


def datives(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """To whom: the indirect object ("give the town a loan")."""
    found: list[Token] = []
    for child in parse.children(verb, "dative", "iobj"):
        found += [child] if child.pos != "ADP" else parse.children(child, "pobj")
    return tuple(found)


def prepositional(parse: Parse, token: Token, prepositions: frozenset[str] | set[str]) -> tuple[Token, ...]:
    """Objects of prepositions on a word, chains such as "out of" followed, those of a particle among them."""
    found: list[Token] = []
    for child in parse.children(token):
        if child.dep in {"prep", "dative", "agent", "prt", "advmod"} and child.pos in {
            "ADP",
            "SCONJ",
            "ADV",
            "VERB",
            "PART",
        }:
            nested = prepositional(parse, child, prepositions) if child.dep in {"prep", "prt", "advmod"} else ()
            if child.lower in prepositions:
                found += parse.children(child, "pobj")
            found += nested
    return tuple(found)


def around(parse: Parse, trigger: Token) -> Iterator[Token]:
    """The words at which a prepositional argument of ``trigger`` may hang: itself, its object, and what is used.

    The last is where the camp hangs in "struck, using drones and jets against the camp".
    """
    yield trigger
    yield from parse.children(trigger, *_OBJECTS, "acomp", "attr", "oprd")
    for clause in parse.children(trigger, "advcl", "acl"):
        if clause.lemma in _USING:
            for means in parse.children(clause, *_OBJECTS):
                yield clause
                yield from (each for each in parse.subtree(means) if each.i == means.i or each.dep == "conj")


def beside_doers(parse: Parse, trigger: Token) -> tuple[Token, ...]:
    """Whom "by" names behind a noun and "alongside" behind a verb: there what is aimed at is often parsed to hang.

    So the camp hangs in "a raid by troops on a camp", the clan in "fights alongside the army against the clan".
    """
    return prepositional(parse, trigger, {"by"} if trigger.pos == "NOUN" else {"alongside"})


def complements(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Heads of the clauses that complete a verb or adjective, first of all infinitives."""
    if verb.tag == "MD":
        return (_content(parse, parse.head(verb)),)
    if verb.tag in {"NN", "NNS"}:
        return tuple(each for each in parse.children(verb, "acl", "ccomp", "relcl") if parse.child(each, "mark"))
    direct = parse.children(verb, "xcomp", "ccomp")
    if not direct and verb.tag.startswith("JJ"):
        direct = parse.children(parse.head(verb), "xcomp", "ccomp")
    if direct:
        return tuple(_content(parse, each) for each in direct)
    for child in parse.children(verb, "prep"):
        if found := parse.children(child, "pcomp"):
            return found
    for child in parse.children(verb, *_OBJECTS, "acomp"):
        clauses = parse.children(child, "acl", "xcomp", "ccomp", "relcl")
        if found := tuple(each for each in clauses if each.tag == "VB" or parse.child(each, "mark")):
            return found
    return tuple(each for each in parse.children(verb, "advcl") if parse.child(each, "aux") and each.tag == "VB")


def _content(parse: Parse, verb: Token) -> Token:
    """The word that carries a clause: the adjective or noun behind a copula."""
    if verb.lemma in _COPULAS and (carried := parse.child(verb, "acomp", "attr")):
        return carried
    return verb


def clause_head(parse: Parse, token: Token) -> Token:
    """The verb of the clause in which a predicative word stands; any other word is its own."""
    head = parse.head(token)
    if token.dep in {"acomp", "attr", "oprd", "aux"} and head.pos in {"AUX", "VERB"}:
        return head
    return token


def _agents(parse: Parse, verb: Token) -> tuple[Token, ...]:
    found = [each for agent in parse.children(verb, "agent") for each in parse.children(agent, "pobj")]
    if not found:
        found = [
            each for prep in parse.children(verb, "prep") if prep.lower == "by" for each in parse.children(prep, "pobj")
        ]
    if not found and verb.dep == "conj" and not parse.child(verb, *SUBJECTS):
        return _agents(parse, parse.head(verb)) if is_passive(parse, parse.head(verb)) else ()
    return tuple(found) or at_hands(parse, verb) or _shared_agents(parse, verb)


def _shared_agents(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The agent behind the second of two joined passives ("was struck and killed by a drone")."""
    second = parse.child(verb, "conj")
    if second is None or second.tag != "VBN" or parse.child(second, *SUBJECTS, "auxpass"):
        return ()
    return tuple(each for agent in parse.children(second, "agent") for each in parse.children(agent, "pobj"))


def at_hands(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Those at whose hands something is suffered ("killed at the hands of the militia")."""
    return tuple(
        each
        for at in parse.children(verb, "prep")
        for hands in parse.children(at, "pobj")
        if at.lower == "at" and hands.lemma == "hand"
        for of in parse.children(hands, "prep")
        for each in parse.children(of, "pobj")
    )


def _grammatical_subject(parse: Parse, verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The subject that agrees with the verb, inherited through conjunction, control and participle clauses."""
    verb = clause_head(parse, verb)
    if own := parse.child(verb, *SUBJECTS):
        return (_antecedent(parse, verb, own),) if own.dep != "expl" else ()
    head = parse.head(verb)
    if depth > 6 or head.i == verb.i:
        return ()
    if verb.dep in {"acl", "relcl"}:
        return _noun_clause_subject(parse, verb, head)
    if verb.dep == "pcomp":
        link, head = head, parse.head(head)
        if head.lemma in _GERUND_CONTROL.get(link.lower, ()) and (found := objects(parse, head)):
            return found
        if head.pos not in {"VERB", "AUX", "ADJ"}:
            return tuple(parse.children(head, "poss"))
        verb = parse.tokens[parse.head(verb).i]
        return _controller(parse, head, depth)
    if verb.dep in {"xcomp", "ccomp"}:
        return _controller(parse, head, depth)
    if verb.dep in {"conj", "advcl", "dep", "parataxis"} and head.pos in {"VERB", "AUX", "ADJ"}:
        purpose = verb.dep == "advcl" and verb.tag == "VB" and head.lemma in _HELPING
        return _controller(parse, head, depth) if purpose else _grammatical_subject(parse, head, depth + 1)
    return ()


def _controller(parse: Parse, head: Token, depth: int) -> tuple[Token, ...]:
    if head.lemma in _OBJECT_CONTROL and (found := objects(parse, head)):
        return found
    return _grammatical_subject(parse, head, depth + 1)


def _noun_clause_subject(parse: Parse, verb: Token, noun: Token) -> tuple[Token, ...]:
    """Who acts in a clause that hangs on a noun: "troops fighting …", "a plan to attack" (whoever has the plan)."""
    if noun.lower == "order" and parse.head(noun).lower == "in":
        return _grammatical_subject(parse, parse.head(parse.head(noun)), 1)
    if verb.tag in {"VBG", "VBN", "VBD"} or (verb.dep == "relcl" and not is_infinitive(parse, verb)):
        return (noun,)
    if owner := parse.children(noun, "poss"):
        return owner
    governor = parse.head(noun)
    if noun.dep in {"dobj", "attr"} and governor.pos in {"VERB", "AUX"}:
        return _grammatical_subject(parse, governor, 1)
    return bearers(parse, noun)


def is_infinitive(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands behind "to" and nothing else: "to defend", not "to be defended" or "is to defend"."""
    return verb.tag == "VB" and [each.tag for each in parse.children(verb, "aux")] == ["TO"]


def bearers(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """Whose a thing is that somebody is in: "help Oslo in the fight …", "support for Oslo in its efforts …"."""
    preposition = parse.head(noun)
    governor = parse.head(preposition)
    if noun.dep != "pobj" or preposition.lower not in {"in", "at"}:
        return ()
    if preposition.lower == "at":  # "the clan is at war"
        return _grammatical_subject(parse, governor) if governor.lemma in _COPULAS else ()
    if governor.lemma in _FARING:
        return _grammatical_subject(parse, governor)
    if governor.lemma in _SHARES:
        return parse.children(governor, "poss") or _grammatical_subject(parse, parse.head(governor), 1)
    if governor.pos in {"NOUN", "PROPN"}:
        return _beneficiaries(parse, governor) or (governor,)
    if governor.lemma not in _HELPING:
        return ()
    helped = [each for each in objects(parse, governor) if each.tag != "WDT"]
    return next(
        (found for each in helped if (found := _beneficiaries(parse, each))), tuple(helped)
    ) or _grammatical_subject(parse, governor, 1)


def _beneficiaries(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """Those whom help is for ("support for the council")."""
    links = [each for each in parse.children(noun, "prep") if each.lower in {"for", "of", "to"}]
    return tuple(each for link in links for each in parse.children(link, "pobj")) if noun.lemma in _HELP else ()


def _antecedent(parse: Parse, verb: Token, word: Token) -> Token:
    """The noun for which a relative pronoun stands."""
    if word.lower not in _RELATIVES or word.tag not in {"WP", "WDT"}:
        return word
    while verb.dep == "conj":
        verb = parse.head(verb)
    return parse.head(verb) if verb.dep == "relcl" else word
