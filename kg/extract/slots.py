"""Where the actors of a frame stand: from a slot of the wording to the heads of noun phrases.

Slots are written in ``wording/*.toml``: ``subj``, ``obj``, a preposition, ``obj.with`` (a phrase of the
object), ``clause`` (the subject of what is said), ``poss``, ``adj``, ``light`` (the subject of the verb that
governs the noun). ``docs/wording.md`` lists all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.grammar import deep_objects, deep_subjects, obliques, surface_subjects
from kg.extract.tree import (
    NOMINAL_MODIFIER,
    antecedent,
    children,
    first_conjunct,
    is_passive,
    is_relative,
    preposition,
)
from kg.extract.valency import valency

MODIFIERS = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked", "nmod", "det"})
DOER = frozenset({"of", "by", "from"})
"""Prepositions before the one whose deed a noun is."""
PLACED = DOER | {"in", "to", "on"}
"""The same, and before the place of it."""
HYPHENS = frozenset({"-", "–", "‑"})
VENUE = frozenset({"in", "during", "at"})
"""Before a meeting at which the subject of the verb takes part ("raised it in a call with")."""


def verb_slot(slot: str, verb: Token) -> list[Token]:
    """Return the heads that stand in a slot of a verb."""
    match slot:
        case "subj":
            return deep_subjects(verb)
        case "obj":
            return deep_objects(verb)
        case "above":
            return _subjects_above(verb)
        case "iobj":
            return children(verb, "iobj") or (
                surface_subjects(verb) if _is_ditransitive_passive(verb) else []
            )
        case "xobj":
            return [head for clause in children(verb, "xcomp", "ccomp") for head in _clause_objects(clause)]
        case "clause":
            said = [head for clause in children(verb, "ccomp") for head in clause_subjects(clause)]
            return said or _after_that(verb)
        case "obj.owner":
            return [owner for noun in deep_objects(verb) for owner in owners(noun, depth=2)]
        case _ if slot.startswith("obj."):
            rest = slot.removeprefix("obj.")
            return [head for noun in deep_objects(verb) for head in noun_slot(rest, noun)]
        case _ if slot.startswith("subj."):
            rest = slot.removeprefix("subj.")
            return [head for noun in deep_subjects(verb) for head in noun_slot(rest, noun)]
        case _ if slot.endswith((".clause", ".owner")):
            return _beyond(slot, verb)
        case _:
            return _phrase(slot, verb)


def noun_slot(slot: str, noun: Token) -> list[Token]:
    """Return the heads that stand in a slot of a noun, apart from those that the verb above lends it."""
    match slot:
        case "poss":
            return _whose(noun) or children(noun, "nmod:poss")
        case "adj":
            return _modifiers(noun)
        case "above":
            return _subjects_above(noun)
        case "undergoer":
            return _undergoers(noun)
        case "venue":
            return _subjects_above(noun) if noun.dep_ == "obl" and preposition(noun) in VENUE else []
        case "owner":
            return list(owners(noun))
        case "and":
            return [child for child in noun.children if child.dep_ == "conj"]
        case "clause" | "that.clause":
            return [head for clause in children(noun, "acl", "ccomp") for head in clause_subjects(clause)]
        case "self":
            return [noun]
        case _ if slot.endswith((".clause", ".owner")):
            return _beyond(slot, noun)
        case _ if slot.startswith("of."):
            return [head for inner in _phrase("of", noun) for head in _phrase(slot[3:], inner)]
        case _:
            return _phrase(slot, noun) or [head for verb in _concluded(noun) for head in _phrase(slot, verb)]


def _concluded(noun: Token) -> list[Token]:
    """Return the participle that takes the parties of a deal: "the deal reached between X and Y"."""
    return [clause for clause in children(noun, "acl") if clause.lemma_.lower() in valency(noun).concluding]


def _whose(noun: Token) -> list[Token]:
    """Return whose a noun is, by its place: "whose" may hang on X in "the army, whose chief is X"."""
    if noun.i < noun.sent.start + 2 or noun.nbor(-1).lower_ != "whose":
        return []
    before = noun.nbor(-2)
    return [before.nbor(-1)] if before.text == "," and before.i > noun.sent.start else [before]


def _modifiers(noun: Token) -> list[Token]:
    """Return what describes a noun from before it, by its place: parsers nest such words freely."""
    found: list[Token] = []
    for i in range(noun.i - 1, max(noun.i - 6, noun.sent.start - 1), -1):
        token = noun.doc[i]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"} and token.text not in HYPHENS:
            break
        found.append(token)
    return found[::-1]


def _subjects_above(noun: Token) -> list[Token]:
    """Return who does what the next verb above says ("seeing it as a barrier against")."""
    verb = next((token for token in noun.ancestors if token.pos_ == "VERB"), None)
    return [] if verb is None else deep_subjects(verb)


def _undergoers(noun: Token) -> list[Token]:
    """Return who is killed, hurt or damaged in what a noun says ("died in a raid by X")."""
    verb = noun.head
    if noun.dep_ != "obl" or not (is_passive(verb) or verb.lemma_.lower() in valency(noun).dying):
        return []
    return surface_subjects(verb)


def _after_that(verb: Token) -> list[Token]:
    """Return the subject right behind "that" where the parser hangs the clause elsewhere."""
    doc = verb.doc
    if verb.i + 2 >= len(doc) or doc[verb.i + 1].lower_ != "that":
        return []
    behind = doc[verb.i + 2 : min(verb.i + 9, verb.sent.end)]
    return [token for token in behind if token.dep_ in {"nsubj", "nsubj:pass"}][:1]


def _phrase(slot: str, predicate: Token) -> list[Token]:
    name = slot.replace("_", " ")
    found = [head for case, head in obliques(predicate) if case == name]
    return found or (_doer_beside(predicate) if name == "by" else [])


def _doer_beside(noun: Token) -> list[Token]:
    """Return the doer of a deed that the parser hangs on the verb ("details the destruction of it by X")."""
    verb = noun.head
    if noun.dep_ != "obj" or verb.pos_ != "VERB" or verb.tag_ == "VBN":
        return []
    return [child for child in children(verb, "obl") if child.i > noun.i and preposition(child) == "by"]


def _beyond(slot: str, predicate: Token) -> list[Token]:
    """Return what lies behind a preposition: "called for X to stop", "called for an end to the war of X"."""
    name, kind = slot.rsplit(".", 1)
    if kind == "clause":
        marked = [
            clause
            for clause in children(predicate, "advcl", "xcomp", "acl", "ccomp")
            if any(child.dep_ in {"mark", "case"} and child.lower_ == name for child in clause.children)
        ]
        found = [head for clause in marked for head in clause_subjects(clause)]
        return found or [h for h in _phrase(name, predicate) if children(predicate, "xcomp", "acl", "advcl")]
    heads = children(predicate, "ccomp") if name == "clause" else _phrase(name, predicate)
    return [owner for head in heads for owner in owners(head, depth=2)]


def clause_subjects(clause: Token) -> list[Token]:
    """Return the subject of a subordinate clause as it stands on the surface."""
    found = [child for child in clause.children if child.dep_ in {"nsubj", "nsubj:pass", "nsubj:outer"}]
    # "demanded that the M23 withdraw": a bare verb behind a name is taken for a compound.
    return found or [c for c in children(clause, "compound") if c.pos_ == "PROPN" and c.i == clause.i - 1]


def _clause_objects(clause: Token) -> list[Token]:
    return deep_objects(clause) or [
        head for case, head in obliques(clause) if case in {"with", "to", "against"}
    ]


def _is_ditransitive_passive(verb: Token) -> bool:
    return is_passive(verb) and bool(children(verb, "obj"))


def owners(noun: Token, depth: int = 1, links: frozenset[str] = PLACED) -> Iterator[Token]:
    """Yield those to whom a noun belongs: "Russia's strikes", "Russian strikes", "the policy of Russia".

    Args:
        noun: The noun.
        depth: How many nouns deep to look ("a shift in Kim's stance" needs two).
        links: Prepositions that tie an owner to the noun.
    """
    for child in noun.children:
        before = child.i < noun.i and child.dep_ in MODIFIERS | {"nmod:poss"}
        after = child.dep_ in NOMINAL_MODIFIER and preposition(child) in links
        if before or after:
            yield antecedent(child, noun)
        if before and child.pos_ in {"VERB", "ADJ"}:
            yield from children(
                child, "compound", "obl:unmarked", "nmod", "amod"
            )  # "a British-flagged tanker"
        if child.dep_ == "acl" and child.lemma_ in valency(child).ties:
            yield from (head for _, head in obliques(child))
        if child.dep_ == "acl:relcl":
            # "struck buildings where soldiers slept", "attacks for which the group claimed responsibility"
            yield from (head for head in clause_subjects(child) if not is_relative(head))
        if after and depth > 1:
            yield from owners(child, depth - 1, links)


def light_verb(noun: Token, light_verbs: frozenset[str]) -> Token | None:
    """Return the verb that lends its subject to a noun ("launched an attack", "came under fire"), or None."""
    head = first_conjunct(noun)
    verb = head.head
    if verb == head or verb.pos_ not in {"VERB", "AUX"}:
        return None
    governed = head.dep_ in {"obj", "nsubj:pass", "xcomp"} or (
        head.dep_ == "obl" and preposition(head) in {"under", "in", "into", "to", "at", "on"}
    )
    bracing = head.dep_ == "obl" and preposition(head) == "for" and verb.lemma_ in valency(verb).bracing
    return verb if (governed and verb.lemma_ in light_verbs) or bracing else None


def misread_doer(noun: Token, light_verbs: frozenset[str]) -> list[Token]:
    """Return the name before a light verb that seems a modifier ("Turkey expressed concern")."""
    for child in noun.children:
        if child.dep_ == "amod" and child.tag_ in {"VBD", "VBN"} and child.lemma_ in light_verbs and child.i:
            before = child.nbor(-1)
            return [before] if before.pos_ == "PROPN" else []
    return []


def relative_verb(noun: Token, light_verbs: frozenset[str]) -> Token | None:
    """Return the light verb of a relative clause on a noun ("the attack that Iran launched"), or None."""
    for child in noun.children:
        if child.dep_ in {"acl:relcl", "acl"} and child.lemma_ in light_verbs:
            return child
    return None


def role_slot(slot: str, noun: Token) -> list[Token]:
    """Return who bears a role: "X is an ally", "its ally, X", "President X"."""
    match slot:
        case "cop":
            is_predicate = any(child.dep_ == "cop" for child in noun.children)
            return surface_subjects(noun) if is_predicate else _small_clause(noun) + _identified(noun)
        case "appos":
            above = [antecedent(noun.head, noun)] if noun.dep_ == "appos" else []
            return above + children(noun, "appos")
        case "name":
            named = [noun.head] if noun.dep_ in {"nmod:desc", "compound", "nmod", "flat"} else []
            return [head for head in named if head.i > noun.i] + children(noun, "flat", "nmod:desc")
        case "role":
            return role_slot("cop", noun) + role_slot("appos", noun)
        case _:
            return noun_slot(slot, noun)


def _identified(noun: Token) -> list[Token]:
    """Return who a role is said to be ("whose chief is X")."""
    is_subject = noun.dep_ == "nsubj" and any(child.dep_ == "cop" for child in noun.head.children)
    return [noun.head] if is_subject else []


def _small_clause(noun: Token) -> list[Token]:
    """Return the subject of "remains an ally", "became president", "as an ally"."""
    verb = noun.head
    if noun.dep_ in {"xcomp", "obj"} and verb.lemma_ in valency(verb).copular:
        return surface_subjects(verb)
    return []
