"""Titles beside names: "US Secretary of State John Kerry", "Presidents Lula of Brazil and Petro of Colombia".

Read from the order of the words: titles are fixed in form, and the parser, which sees them as compounds, flat
names or descriptions by turns, is right on them less often than the order is.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.bearers import MAX_GAP, bearers
from kg.extract.parties import Party
from kg.model import Via
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology.registry import Registry

LINKS = frozenset({"of", "for", "at", "from", "with", "in"})


def titled(
    title: Token, annotated: Annotated, registry: Registry, *, exact: bool = False, type: str = "Person"
) -> Iterator[tuple[Party, Party]]:
    """Yield (bearer, body) for each person who bears a title and what the title belongs to.

    Args:
        title: The noun of the title ("Minister").
        annotated: The document.
        registry: Tells whose president a known president is, where the text takes it as known.
        exact: Whether the body must be meant itself ("head of the Russian delegation": not Russia).
        type: Class of those who can bear it ("the Syrian news agency SANA").
    """
    if pairs := list(_respectively(title, annotated)):
        yield from ((Party(bearer, title), Party(body, title)) for bearer, body in pairs)
        return
    body = _before(title, annotated) or _linked(title, annotated)
    if type != "Person" and (body is None or body.via is Via.GENERIC):
        body = _state_inside(title, annotated, registry)
    if exact and body is not None and not _is_whole(body, title, annotated):
        return
    for bearer in bearers(title, annotated, type):
        own = body or _linked(annotated.doc[bearer.end - 1], annotated)
        owner = own if own is not None else _known(title, bearer, annotated, registry)
        if owner is not None and owner.actor.type != "Person" and owner.actor.id != bearer.actor.id:
            yield Party(bearer, title), Party(owner, title, 1.0 if own is not None else 0.9)


def _respectively(title: Token, annotated: Annotated) -> Iterator[tuple[ActorSpan, ActorSpan]]:
    """Yield (bearer, body) of "the foreign ministers of Armenia and Turkey, X and Y", in their order."""
    doc = annotated.doc
    if not title.lower_.endswith("s") or title.i + 1 >= len(doc) or doc[title.i + 1].lower_ != "of":
        return
    named: list[ActorSpan] = []
    for i in range(title.i + 2, title.sent.end):
        starting = [span for span in annotated.at(i) if span.start == i]
        named += starting[:1]
        if not (starting or annotated.at(i) or doc[i].lower_ in {"and", "the", ","}):
            break
    bodies = [span for span in named if span.actor.type != "Person"]
    if len(bodies) > 1 and len(named) == 2 * len(bodies) and named[: len(bodies)] == bodies:
        yield from zip(named[len(bodies) :], bodies, strict=True)


def _is_whole(body: ActorSpan, title: Token, annotated: Annotated) -> bool:
    """Return whether a body behind a title owns or modifies no further noun."""
    if body.start < title.i or body.end >= len(annotated.doc):
        return True
    after = annotated.doc[body.end]
    return after.pos_ not in {"NOUN", "PART"} or after.is_sent_start is True


def _known(title: Token, bearer: ActorSpan, annotated: Annotated, registry: Registry) -> ActorSpan | None:
    """Return the state or body in which the registry says that a person holds this title."""
    entry = registry.get(bearer.actor.id)
    day = annotated.document.published
    offices = entry.offices if entry is not None else ()
    for office in sorted(offices, key=lambda office: not office.dated):
        body = registry.get(office.of)
        if (
            body is not None
            and title.lower_ in office.title.lower().split()
            and (day is None or office.holds(day))
        ):
            return ActorSpan(title.i, title.i + 1, title.i, body.actor(day), Via.NOMINAL)
    return None


def _state_inside(title: Token, annotated: Annotated, registry: Registry) -> ActorSpan | None:
    """Return the state in a phrase that as a whole means an actor ("Syrian news agency")."""
    for span in annotated.at(title.i):
        state = registry.states.get(span.actor.country or "")
        if span.via is Via.GENERIC and state is not None:
            day = annotated.document.published
            return ActorSpan(span.start, span.start + 1, span.start, state.actor(day), Via.NAME)
    return None


def _before(title: Token, annotated: Annotated) -> ActorSpan | None:
    """Return the body named before a title ("Iraqi Prime", "the State Department's North Korea")."""
    doc = annotated.doc
    i = title.i - 1
    while i >= 0 and i >= title.i - MAX_GAP:
        spans = [span for span in annotated.at(i) if span.actor.type not in {"Person", "Thing"}]
        if len({span.actor.id for span in spans if span.head == i}) > 1:
            return None  # "told both sides President Trump would come"
        if spans and not any(span.start <= title.i < span.end for span in spans):
            return None if _is_venue(spans[0], annotated) else spans[0]
        token = doc[i]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PART"} and token.text != "-":
            return None
        if doc[i + 1].is_sent_start:
            return None
        i -= 1
    return None


def _is_venue(span: ActorSpan, annotated: Annotated) -> bool:
    """Return whether a name is where something happens, not whose the title is ("In Turkey Minister X")."""
    return span.start > 0 and annotated.doc[span.start - 1].lower_ in {"in", "at", "near", "across"}


def _linked(token: Token, annotated: Annotated) -> ActorSpan | None:
    """Return the body that a preposition right after a token names."""
    doc = annotated.doc
    i = token.i + 1
    if i >= len(doc) or doc[i].is_sent_start:
        return None
    if doc[i].text == "," and i + 1 < len(doc):
        # As the forces write it: "Maj. Gen. Gary Volesky, commander, Combined Joint Task Force".
        forces = [span for span in annotated.at(i + 1) if span.start == i + 1 and span.actor.sector == "MIL"]
        return forces[0] if forces and doc[token.i - 1].text == "," else None
    if doc[i].lower_ not in LINKS:
        return None
    for j in range(i + 1, min(i + 1 + MAX_GAP, len(doc))):
        spans = [span for span in annotated.at(j) if span.actor.type not in {"Person", "Thing"}]
        if spans:
            return spans[0]
        if doc[j].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "ADP", "CCONJ"}:
            return None
    return None
