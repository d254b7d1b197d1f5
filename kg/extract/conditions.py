"""Say where a clause holds only under a condition, or is only asked."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.tree import SUBJECT, children

AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
MAX_CONJUNCTS = 4
"""Longest coordination that one condition is looked up for."""


def conditions(clause: Token, marks: frozenset[str], inverted: frozenset[str]) -> Iterator[Token]:
    """Yield the clauses under whose condition a clause holds.

    A condition in front holds for all that is coordinated ("If X comes, Y leaves and Z stays"), one at the
    end for all that share its subject ("X would attack and would respond if ...").

    Args:
        clause: Predicate of the clause.
        marks: Words that begin a condition ("if").
        inverted: Auxiliaries that begin one without them ("Should China invade, ...").
    """
    for head, place in _coordinated(clause):
        for child in children(head, "advcl"):
            reaches = place == 0 or (child.i < head.i if place < 0 else child.i > head.i)
            if reaches and (_is_marked(child, marks) or is_inverted(child, inverted)):
                yield child


def _coordinated(clause: Token) -> Iterator[tuple[Token, int]]:
    """Yield a clause (0), the ones it is coordinated with before it (-1) and those after it (1)."""
    yield clause, 0
    head = clause
    for _ in range(MAX_CONJUNCTS):
        if head.dep_ != "conj" or head.head == head:
            break
        head = head.head
        yield head, -1
    head = clause
    for _ in range(MAX_CONJUNCTS):
        later = [child for child in children(head, "conj") if not children(child, *SUBJECT)]
        if not later or later[-1].pos_ not in {"VERB", "AUX"}:
            break
        head = later[-1]
        yield head, 1


def _is_marked(clause: Token, conditions: frozenset[str]) -> bool:
    """Return whether a clause says under which condition; "even if" says that there is none."""
    marks = [child for child in clause.children if child.dep_ in {"mark", "advmod"}]
    if any(child.lower_ == "even" for mark in marks for child in (mark, *mark.children)):
        return False
    return any(mark.lower_ in conditions for mark in marks)


def is_inverted(clause: Token, inverted: frozenset[str]) -> bool:
    """Return whether a clause begins with its auxiliary and asks nothing: "Had Russia attacked, ..."."""
    first = clause.left_edge
    if clause.dep_ not in {"advcl", "ROOT", "root"} or any(token.text == "?" for token in clause.sent[-3:]):
        return False
    if first.lower_ not in inverted or first.dep_ not in AUXILIARY:
        return False
    return first.head == clause and any(child.i > first.i for child in children(clause, *SUBJECT))


def is_asked(clause: Token) -> bool:
    """Return whether a main clause is a question to be answered by yes or no."""
    sent = clause.sent
    marks = [token for token in sent[-3:] if token.text == "?"]
    if clause != sent.root or not marks:
        return False
    subject = next(iter(children(clause, *SUBJECT)), None)
    before = [child for child in clause.children if child.dep_ in AUXILIARY]
    return subject is not None and any(child.i < subject.left_edge.i for child in before) and not _wh(clause)


def _wh(clause: Token) -> bool:
    return any(
        token.tag_ in {"WP", "WDT", "WRB", "WP$"} for token in clause.doc[clause.sent.start : clause.i]
    )
