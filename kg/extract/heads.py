"""The heads that stand in the slots of adjectives, prepositions and compounds."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.grammar import surface_subjects
from kg.extract.parties import Party
from kg.extract.slots import verb_slot
from kg.extract.tree import antecedent, children, preposition


def adjective_heads(slot: str, token: Token) -> list[Token]:
    """Return the heads in a slot of "concerned about", predicate, small clause or attribute alike."""
    if slot != "cop":
        return verb_slot(slot, token)
    found = surface_subjects(token)
    if not found and token.dep_ in {"amod", "acl"}:
        found = [token.head]
    return found


def preposition_heads(slot: str, token: Token) -> list[Token]:
    """Return what stands before and after a preposition: "troops in Kursk", "troops are in Kursk"."""
    inner = token.head
    if token.dep_ != "case":
        return []
    if slot == "inner":
        return [inner]
    if inner.dep_ in {"nmod", "nmod:desc"} and inner.head.i < token.i:
        return [antecedent(inner.head, inner)]
    if any(child.dep_ == "cop" for child in inner.children):
        return children(inner, "nsubj")
    # "defeat the group in Iraq": whatever the phrase hangs on, who stands right before it is there.
    return [token.nbor(-1)] if token.i > token.sent.start else []


def are_adjacent(first: Party, preposition: Token, second: Party) -> bool:
    """Return whether two actors stand around a preposition with nothing but a place noun between.

    "Troops in the Kursk region", "Mosul in northern Iraq"; not "Tartus, a port in the province of Latakia".
    """
    if any(child.dep_ == "cop" for child in preposition.head.children):
        return True
    if first.span.end > preposition.i:
        return False
    before = preposition.doc[first.span.end : preposition.i]
    after = preposition.doc[preposition.i + 1 : second.span.start]
    return len(before) == 0 and 0 <= len(after) <= 4 and not any(token.is_punct for token in after)


def compound_heads(slot: str, token: Token) -> list[Token]:
    """Return both sides of "US-backed rebels" and "pro-Russian fighters"."""
    if slot == "head":
        # "ISIL-held Raqqa was shelled": the parser may take the participle for the main verb.
        behind = token.i + 1 < token.sent.end
        return [token.head] if token.head.i > token.i else [token.nbor(1)] if behind else []
    if slot == "prefix":
        return [child for child in token.children if child.i < token.i] if _is_hyphenated(token) else []
    return [child for child in token.head.children if token.i < child.i <= token.i + 2]


def _is_hyphenated(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in {"-", "‐", "‑", "–"} and not preposition(token)
