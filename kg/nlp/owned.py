"""Role nouns with an owner that was resolved: "the country's military", "its army", "my administration"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.actors.lexicon import Role
from kg.actors.names import Names
from kg.actors.words import split
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan
from kg.nlp.coreference import Spans
from kg.ontology.registry import Entry

if TYPE_CHECKING:
    from spacy.tokens import Token

SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "OPP", "REB", "PRM"})
"""Sectors of roles that a state has one of; its people and companies are left alone."""
LONGEST = 3


def resolve_owned(spans: Spans, names: Names, lexicon: dict[str, Any]) -> None:
    """Add a span for every role noun whose owner is a pronoun or definite noun that means a state."""
    owners_at = {span.head for span in spans.all if span.via in {Via.PRONOUN, Via.NOMINAL}}
    for token in (spans.doc[i] for i in sorted(owners_at)):
        if token.dep_ != "nmod:poss" or token.head.i < token.i or spans.heads.get(token.head.i):
            continue
        owners = {span.actor.id: span for span in spans.of(token) if span.via in {Via.PRONOUN, Via.NOMINAL}}
        if len(owners) != 1:
            continue
        (owner,) = owners.values()
        state = _state(owner.actor, names)
        if state is not None and token.head.lower_ in lexicon["owned"]["home"]:
            spans.add(ActorSpan(owner.start, token.head.i + 1, token.head.i, state.actor(), Via.NOMINAL))
            continue
        role = _role(token.head, names)
        if state is None or role is None or role.weak:
            continue
        if role.sector not in SECTORS and token.head.lower_ not in lexicon["owned"]["people"]:
            continue
        if token.head.lower_ in lexicon["owned"]["abstract"]:
            continue
        of_person = owner.actor.type == "Person"
        rules = role.slug in {"government", "armed-forces", "security-forces"} or _is_own(token)
        if of_person and not rules:
            continue
        actor = names.generic(state, names.role_table["authorities"] if of_person and role.state else role)
        spans.add(ActorSpan(owner.start, token.head.i + 1, token.head.i, actor, Via.NOMINAL))


def _is_own(owner: Token) -> bool:
    return owner.i + 1 < len(owner.doc) and owner.nbor(1).lower_ == "own"


def _state(actor: Actor, names: Names) -> Entry | None:
    if actor.type == "State":
        return names.registry.get(actor.id)
    if actor.type == "Person" and actor.sector == "GOV":
        return names.registry.states.get(actor.country or "")
    return None


def _role(noun: Token, names: Names) -> Role | None:
    """Return the role of the longest phrase that ends with a noun ("security forces")."""
    for length in range(LONGEST, 0, -1):
        start = noun.i - length + 1
        if start < noun.sent.start:
            continue
        words = list(split(noun.doc[start : noun.i + 1].text))
        if words:
            found, role = names.nouns.at(words, 0)
            if role is not None and found == len(words):
                return role
    return None
