"""Does a token word a relation: the conditions of a frame on its trigger."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from kg.extract.grammar import deep_objects
from kg.extract.tree import behind_particle, preposition
from kg.ontology import Frame

POS = {
    "verb": frozenset({"VERB"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "role": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB"}),
    "preposition": frozenset({"ADP", "SCONJ"}),
    "compound": frozenset({"VERB", "ADJ", "NOUN"}),
    "joint": frozenset({"PUNCT", "PART", "PRON", "DET"}),
    "prefix": frozenset({"ADJ", "NOUN", "ADP", "X", "PROPN", "VERB"}),
}
MIN_INFLECTED = 4
"""Shortest word with an ending to take off."""
ANY = "any"
"""As a theme: any object at all; as what must not be there: no object."""
WITHIN = frozenset({"obj", "obl", "xcomp", "nmod", "nsubj:pass", "conj", "advcl"})
"""Dependents that belong to the same statement."""


def lemma(token: Token) -> str:
    """Return the lemma in lower case, as wordings are written."""
    return token.lemma_.lower()


def forms(token: Token) -> tuple[str, ...]:
    """Return under which words a token is looked up: its lemma, its form, and the form without an ending.

    The lemmatizer leaves "troops" and "supplies" as they are, as its treebanks do.
    """
    return _forms(lemma(token), token.lower_, token.pos_ != "PROPN")


@lru_cache(maxsize=20_000)
def _forms(lemma: str, lower: str, inflects: bool) -> tuple[str, ...]:
    singular = lower.removesuffix("ies") + "y" if lower.endswith("ies") else lower.removesuffix("s")
    found = [lemma, lower, singular]
    if inflects and len(lower) > MIN_INFLECTED:
        # The rules make "expelle" of "expelled" and "fre" of "freed", which the treebank does not have.
        for ending in ("ed", "ing"):
            if lower.endswith(ending):
                stem = lower.removesuffix(ending)
                found += [stem, stem + "e", stem[:-1]] if stem[-1:] == stem[-2:-1] else [stem, stem + "e"]
    return tuple(dict.fromkeys(found))


def is_triggered(frame: Frame, token: Token) -> bool:
    """Return whether a token fulfils the conditions of a frame, actors apart."""
    if token.pos_ not in POS[frame.kind] and not (frame.kind == "verb" and _has_infinitive(token)):
        return False
    if frame.kind == "verb":
        return _verb(frame, token)
    if frame.kind in {"noun", "role", "adjective"}:
        return _nominal(frame, token)
    return True


def _has_infinitive(token: Token) -> bool:
    """Return whether a bare infinitive hangs on a token, which makes a verb of it ("have them help hold")."""
    clauses = [child for child in token.children if child.dep_ == "xcomp" and child.tag_ in {"VB", "VBP"}]
    return any(all(mark.lower_ != "to" for mark in clause.children) for clause in clauses)


def _verb(frame: Frame, verb: Token) -> bool:
    particles = {child.lower_ for child in verb.children if child.dep_ == "compound:prt"}
    particles |= {c.lower_ for c in verb.children if c.dep_ == "advmod" and c.i == verb.i + 1}
    particles |= {verb.nbor().lower_ for _ in behind_particle(verb)}
    if frame.particle and frame.particle not in particles:
        return False
    if not frame.theme and not frame.without and not frame.with_:
        return True
    themes = _themes(verb)
    if frame.theme and not (frame.theme & themes or (themes and ANY in frame.theme)):
        return False
    if frame.without & themes or (themes and ANY in frame.without):
        return False
    return not frame.with_ or bool(frame.with_ & (themes | _dependents(verb)))


def _themes(verb: Token) -> set[str]:
    """Return the lemmas of the objects of a verb, with what names their kind ("artillery rounds")."""
    found: set[str] = set()
    for head in deep_objects(verb):
        for noun in [
            head,
            *(c for c in head.children if c.dep_ in {"conj", "compound", "nmod", "nummod", "flat"}),
        ]:
            found.update(forms(noun))
    return found


def _dependents(token: Token, depth: int = 3) -> set[str]:
    """Return the lemmas of what depends on a token within its clause, three words deep."""
    found: set[str] = set()
    for child in token.children:
        found.update(forms(child))
        if depth > 1 and child.dep_ in WITHIN:
            found |= _dependents(child, depth - 1)
    return found


def _nominal(frame: Frame, noun: Token) -> bool:
    if frame.case and preposition(noun).replace(" ", "_") not in frame.case.split():
        return False
    around = _dependents(noun) if frame.with_ or frame.without else set()
    if frame.without & around:
        return False
    return not frame.with_ or bool(frame.with_ & around)
