"""Who does what in a clause: deep subjects and objects over Universal Dependencies.

The tree shows surface functions; a claim needs roles. These functions undo the passive, relative clauses,
shared subjects, control ("agreed to send") and participles ("backed by Iran").

Source: https://universaldependencies.org/u/dep/ for the labels.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.tree import (
    BARE,
    MAX_DEPTH,
    NOMINAL_MODIFIER,
    OBLIQUE,
    SUBJECT,
    antecedent,
    behind_particle,
    children,
    first_conjunct,
    is_gerund,
    is_passive,
    is_relative,
    preposition,
)
from kg.extract.valency import valency
from kg.nlp.plain import remembered

ASKING = frozenset({"on", "upon", "to", "with"})
"""Prepositions before the one who is asked ("called on", "appealed to", "pleaded with")."""
OBJECT_MARKS = frozenset({"of", "for", "from", "into", "against"})
"""Prepositions before a gerund that make the object its doer ("accused Iran of arming the rebels")."""


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the heads of the subject of a clause, shared and controlled ones included."""
    marks = [child for child in verb.children if child.dep_ == "mark"]  # "Turkey is about to send"
    own = [child for host in (verb, *marks) for child in host.children if child.dep_ in SUBJECT]
    own = own or [child for child in children(verb, "obl") if child.i < verb.i and _is_subordinated(child)]
    if own:
        return [antecedent(child, verb) for child in own]
    head = verb.head
    if depth >= MAX_DEPTH:
        return []
    if head == verb:
        return _beside(verb)
    match verb.dep_:
        case "conj" if head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            return surface_subjects(head, depth + 1)
        case "xcomp":
            bare = verb.tag_ in BARE and not any(mark.lower_ == "to" for mark in marks)
            if bare and head.lemma_ in valency(head).causative and (doer := children(head, "obj")):
                return doer[:1]  # "to have the troops help"
            return _controllers(head, depth)
        case "advcl" | "ccomp" | "csubj":
            mark = next((child.lower_ for child in verb.children if child.dep_ in {"mark", "case"}), "")
            target = children(head, "obj") if verb.dep_ == "advcl" else []
            if not target and mark == "to" and (asked := _asked(head)):
                return asked
            urged = mark == "to" and head.lemma_ in valency(head).object_control
            if target and (urged or mark in OBJECT_MARKS):
                return target
            if mark == "to" and target and target[0].lemma_ in valency(head).undertakings:
                return _of_noun(target[0], depth)  # "discussed the campaign to free Mosul": not they free it
            if verb.dep_ == "ccomp" and verb.tag_ not in {"VBG", "VB"}:
                return []
            if marks and verb.tag_ in {"VBD", "VBZ", "VBP"}:
                return []  # "after militants fired": a finite clause has a subject of its own
            return surface_subjects(head, depth + 1)
        case "acl":
            return _of_participle(verb, depth)
        case "obj":  # "have the troops help": the parser sees two objects
            return [other for other in children(head, "obj") if other.i < verb.i][-1:]
        case "amod" | "compound" if is_gerund(verb):
            return _of_gerund(verb.head)
        case _:
            return _beside(verb)


def _is_subordinated(noun: Token) -> bool:
    """Return whether a conjunction stands where the parser saw a preposition ("after militants fired")."""
    return any(child.dep_ == "case" and child.pos_ == "SCONJ" for child in noun.children)


def _of_gerund(noun: Token) -> list[Token]:
    """Return who does what a gerund says whose phrase a noun heads ("is suspected of supplying missiles")."""
    above = noun.head
    if above.pos_ in {"NOUN", "PROPN"}:
        owners = children(above, "nmod:poss")
        return owners or (surface_subjects(above.head) if above.head.pos_ == "VERB" else [])
    return children(above, "obj") or surface_subjects(above)


def _beside(verb: Token) -> list[Token]:
    """Return the noun before a finite verb that the parser left without a subject.

    After a long opening ("Despite the pact between A and B, C remains") it takes C for a third conjunct, or
    for an apposition.
    """
    if verb.tag_ not in {"VBZ", "VBD", "VBP"} and not any(child.dep_ == "aux" for child in verb.children):
        return []
    for i in range(verb.i - 1, verb.sent.start, -1):
        token, before = verb.doc[i], verb.doc[i - 1]
        if token.pos_ == "VERB" and token.dep_ != "acl" and not any(c.dep_ == "mark" for c in token.children):
            return []
        if token.dep_ in {"conj", "appos"} and token.pos_ in {"PROPN", "NOUN"} and before.text == ",":
            listed = [other for other in children(token.head, "conj") if token.i < other.i < verb.i]
            return [token, *listed]
    return []


def _controllers(head: Token, depth: int) -> list[Token]:
    """Return the doers of an infinitive below ``head`` ("agreed to send", "urged Iran to stop")."""
    target = children(head, "obj", "iobj") or _asked(head)
    if target and head.lemma_ not in valency(head).subject_control and head.pos_ == "VERB":
        return target[:1]
    return surface_subjects(head, depth + 1)


def _asked(verb: Token) -> list[Token]:
    """Return whom a verb asks through a preposition: "called on Rwanda to withdraw"."""
    if verb.lemma_.lower() not in valency(verb).oblique_control:
        return []
    return [child for child in children(verb, "obl") if preposition(child) in ASKING and child.i > verb.i][:1]


def _of_participle(verb: Token, depth: int) -> list[Token]:
    """Return the subject of a clause below a noun: the noun itself, or for "plans to attack" the planner."""
    noun = verb.head
    if noun.pos_ == "VERB":
        return _controllers(noun, depth)  # "accused of planning to attack": the plan is a verb
    if any(child.dep_ == "mark" and child.lower_ in OBJECT_MARKS for child in verb.children):
        agent = first_conjunct(noun)
        if _is_agent(agent) and is_passive(agent.head):
            return surface_subjects(agent.head, depth + 1)  # "was accused by Israel of arming Hamas"
    while noun.dep_ == "nmod" and preposition(noun) in {"in", "at", "with"} and verb.tag_ == "VB":
        noun = noun.head  # "has a responsibility in this regard to press": whose is the responsibility
    if verb.tag_ != "VB" and "Inf" not in verb.morph.get("VerbForm", []):
        poised = any(child.dep_ == "cop" for child in noun.children) and preposition(noun)
        return surface_subjects(noun, depth + 1) if poised else [noun]  # "is on the verge of joining"
    return _of_noun(noun, depth)


def _of_noun(noun: Token, depth: int) -> list[Token]:
    """Return who does what the infinitive of a noun says: its owner, or who has, makes or leads it."""
    owners = children(noun, "nmod:poss") or [c for c in children(noun, "nmod") if preposition(c) == "of"]
    if owners:
        return owners
    if noun.dep_ in {"obj", "nsubj:pass", "obl"} and noun.head.lemma_ in valency(noun).noun_control:
        return deep_subjects(noun.head, depth + 1)
    # "the Iraqi operation to liberate Mosul", "the coalition to defeat the group"
    return [c for c in children(noun, "amod", "compound", "nmod:desc") if c.pos_ in {"ADJ", "PROPN"}] or [
        noun
    ]


def deep_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the heads of the one who does it; for a passive without agent, nothing."""
    if is_passive(verb):
        return [child for child in verb.children if _is_agent(child)] or _agent_below(verb)
    return surface_subjects(verb, depth)


def _agent_below(verb: Token) -> list[Token]:
    """Return the agent of a passive that the parser hung on the phrase before it ("sent to Somalia by X")."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]:
        if token.pos_ in {"VERB", "AUX"}:
            return []
        if token.lower_ == "by" and token.dep_ == "case" and token.head.dep_ == "nmod":
            return [token.head]
    return []


def _is_agent(token: Token) -> bool:
    return token.dep_ == "obl:agent" or (token.dep_ == "obl" and preposition(token) == "by")


def deep_objects(verb: Token, *, shared: bool = True) -> list[Token]:
    """Return the heads of the one it is done to.

    Args:
        verb: The verb.
        shared: Whether the object of a coordinated verb counts ("struck and killed soldiers").
    """
    if is_passive(verb):
        return surface_subjects(verb) + children(verb, "obj")
    own = [antecedent(child, verb) for child in children(verb, "obj") or children(verb, "iobj")]
    if own:
        return own
    if moved := behind_particle(verb):
        return moved
    # "telephoned President Kabila": a name of several words that the parser leaves without a function.
    lost = [c for c in children(verb, "dep") if c.pos_ == "PROPN" and c.left_edge.i == verb.i + 1]
    if lost and not any(preposition(child) for child in lost):
        return lost
    # "rejected Chile's offer", "seized Goma": the noun behind the verb, whatever the parser calls it.
    odd = [child for child in children(verb, "ccomp", "xcomp") if child.pos_ in {"NOUN", "PROPN"}]
    if odd and not any(child.dep_ in {"cop", "mark", "nsubj"} for child in odd[0].children):
        return odd
    if is_gerund(verb) or (verb.dep_ == "amod" and any(child.dep_ == "nsubj" for child in verb.children)):
        return [verb.head]
    if verb.dep_ == "acl:relcl" and any(not is_relative(c) for c in children(verb, "nsubj")):
        # "the town (that) Russia captured": the object is the noun that the clause belongs to.
        stranded = any(child.dep_ in {"obl", "advmod"} and is_relative(child) for child in verb.children)
        return [] if stranded else [verb.head]
    if not shared:
        return []
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not verb.n_rights:
        return deep_objects(
            verb.head, shared=False
        )  # "attacked and destroyed the depot" with the object on the first verb
    later = [
        child for child in verb.children if child.dep_ == "conj" and child.i > verb.i and child.pos_ == "VERB"
    ]
    if (
        later
        and verb.i + 1 < later[0].i
        and not any(c.dep_ in OBLIQUE and c.i < later[0].i for c in verb.children)
    ):
        # "struck and killed soldiers": the parser hangs the object on the last verb.
        between = verb.doc[verb.i + 1 : later[0].i]
        if all(token.dep_ in {"cc", "punct", "advmod"} for token in between):
            return deep_objects(later[0], shared=False)
    return []


@remembered
def obliques(predicate: Token) -> tuple[tuple[str, Token], ...]:
    """Return (preposition, head) of every prepositional phrase of a verb, noun or adjective, in text order.

    A phrase that the parser hangs on the object of a verb is the verb's as well: obl F is 71, and "sent
    fighters to Syria" stands as often one way as the other.
    """
    return tuple(_obliques(predicate))


def _obliques(predicate: Token) -> Iterator[tuple[str, Token]]:
    hosts = [predicate]
    if predicate.pos_ in {"VERB", "AUX"}:
        hosts += children(predicate, "obj", "xcomp") + behind_particle(predicate)
    for host in hosts:
        for child in host.children:
            # "talked on the phone with Minister Sergei Lavrov": an apposition to the phone, or nothing.
            lost = child.dep_ == "dep" and child.pos_ in {"PROPN", "NOUN"}
            if lost or child.dep_ in OBLIQUE or child.dep_ in NOMINAL_MODIFIER:
                for phrase in (child, *children(child, "appos")):
                    if name := preposition(phrase):
                        yield name, antecedent(phrase, predicate)
    for inner in [c for host in hosts[1:] for c in children(host, "nmod") if preposition(c) == "of"]:
        # "returned the bodies of five fighters to Lebanon"
        yield from (("to", phrase) for phrase in children(inner, "nmod") if preposition(phrase) == "to")
    for child in predicate.children:
        if child.dep_ == "advcl" and (name := preposition(child)) and child.pos_ in {"NOUN", "PROPN"}:
            yield name, child
