"""Every pair of actors that a word of relation may mean, with the features that tell whether it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, product
from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.scorer.parties import Stand, stand
from kg.extract.scorer.paths import Chain, path_between
from kg.extract.scorer.reading import Reading
from kg.extract.scorer.sentence import Sentence
from kg.extract.tree import is_passive
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology import Frame, Ontology, Relation

MOST_ACTORS = 16
"""Actors of a sentence that are paired; longer ones are lists."""
FARTHEST = {False: 6, True: 9}
"""Longest path over both actors; with one of them in its slot by the grammar, longer."""
FARTHEST_OF_PLACES = {False: 4, True: 5}
"""The same around a preposition, which ties what stands next to it."""


OF_TITLES = frozenset({"affiliatedWith", "leads", "partOf"})
"""Relations that a title words: to meet the Russian minister is not to meet Russia."""


class Pairing(NamedTuple):
    """A relation that a token may say of two actors."""

    frame: Frame
    token: Token
    subject: ActorSpan
    object: ActorSpan
    parts: tuple[tuple[str, dict[str, float]], ...]
    """Features in parts, which other pairings share, each with the prefix of its names."""


Fits = Callable[[Frame, Token, ActorSpan, ActorSpan], bool]
"""Whether a frame can be meant of two actors by a token."""


def pairings(
    readings: list[Reading], annotated: Annotated, ontology: Ontology, fits: Fits
) -> Iterator[Pairing]:
    """Yield the pairs of actors around the triggers of a document, by trigger and relation.

    Args:
        readings: What the grammar found for each trigger.
        annotated: The document.
        ontology: Tells the relations.
        fits: Asked before features are worked out, which half of all pairs need not have.
    """
    actors: dict[int, list[ActorSpan]] = {}
    for span in annotated.actors:
        actors.setdefault(annotated.doc[span.head].sent.start, []).append(span)
    ordered = sorted(readings, key=lambda each: (each.token.i, each.frame.relation, each.frame.rule))
    for start, in_sentence in groupby(ordered, key=lambda each: each.token.sent.start):
        here = actors.get(start, [])[:MOST_ACTORS]
        if len({span.actor.id for span in here}) < 2:
            continue
        read = list(in_sentence)
        sentence = Sentence(read[0].token.sent, here, annotated, {each.token.i for each in read})
        for _, of_token in groupby(read, key=lambda each: each.token.i):
            group = list(of_token)
            trigger = _Trigger(group[0].token, sentence)
            for name, of_relation in groupby(group, key=lambda each: each.frame.relation):
                yield from _Context(list(of_relation), trigger, ontology.relations[name]).pairings(fits)


class _Trigger:
    """A token that words relations, and how the actors of its sentence stand to it."""

    def __init__(self, token: Token, sentence: Sentence) -> None:
        self.token, self.sentence = token, sentence
        chain = Chain.of(token, *token.ancestors)
        self.paths = [path_between(standing.chain, chain) for standing in sentence.standings]
        self.is_passive = token.pos_ in {"VERB", "AUX"} and is_passive(token)
        self._stands: dict[tuple[int, str], Stand] = {}

    def stand(self, number: int, kind: str) -> Stand:
        """Return how an actor stands to the token, as a frame of a kind sees it."""
        if (number, kind) not in self._stands:
            standing, path = self.sentence.standings[number], self.paths[number]
            self._stands[number, kind] = stand(standing, path, self.token, self.sentence, kind)
        return self._stands[number, kind]


class _Context:
    """A relation that a trigger words, and all that pairs around it share."""

    def __init__(self, readings: list[Reading], trigger: _Trigger, relation: Relation) -> None:
        self.readings, self.trigger, self.relation = readings, trigger, relation
        self.frame = max((reading.frame for reading in readings), key=lambda frame: frame.confidence)
        self.subjects = {span.actor.id for reading in readings for span in reading.subjects}
        self.objects = {span.actor.id for reading in readings for span in reading.objects}
        self.found = {(a.actor.id, b.actor.id) for reading in readings for a, b in reading.pairs}
        self.found_subjects = {a for a, _ in self.found}
        self.found_objects = {b for _, b in self.found}
        self.slots = (
            {slot.replace("_", " ") for reading in readings for slot in reading.frame.subject},
            {slot.replace("_", " ") for reading in readings for slot in reading.frame.object},
        )

    def pairings(self, fits: Fits) -> Iterator[Pairing]:
        sentence, token = self.trigger.sentence, self.trigger.token
        kind, lengths = self.frame.kind, [path.length for path in self.trigger.paths]
        farthest = FARTHEST_OF_PLACES if kind == "preposition" else FARTHEST
        of_title = self.relation.name in OF_TITLES
        near = [
            (i, standing.span)
            for i, standing in enumerate(sentence.standings)
            if lengths[i] <= farthest[True] and (of_title or not standing.in_title)
        ]
        shared: dict[str, float] = {}
        for (i, a), (j, b) in product(near, near):
            if a.actor.id == b.actor.id or (self.relation.symmetric and a.start > b.start):
                continue
            slotted = a.actor.id in self.subjects or b.actor.id in self.objects
            if lengths[i] + lengths[j] > farthest[slotted] or not fits(self.frame, token, a, b):
                continue
            shared = shared or self._shared()
            one, two = self.trigger.stand(i, kind), self.trigger.stand(j, kind)
            parts = (
                ("", shared),
                ("", sentence.between(i, j)),
                ("", self._features(one, two)),
                ("a.", one.features),
                ("a.", one.own),
                ("b.", two.features),
                ("b.", two.own),
            )
            yield Pairing(self.frame, token, a, b, parts)

    def _shared(self) -> dict[str, float]:
        """Return the features of the trigger itself."""
        token, frames = self.trigger.token, [reading.frame for reading in self.readings]
        sentence = self.trigger.sentence
        return {
            "passive": self.trigger.is_passive,
            "confidence": self.frame.confidence,
            "frames": len(frames),
            "reciprocal": any(frame.reciprocal for frame in frames),
            "symmetric": self.relation.symmetric,
            "sign": self.relation.sign,
            "theme": any(bool(frame.theme or frame.with_) for frame in frames),
            "foundany": bool(self.found),
            "nosubject": not self.subjects,
            "noobject": not self.objects,
            "wantsobj": "obj" in self.slots[1],
            "wantsowner": bool({"poss", "adj"} & self.slots[0]),
            "wantslight": "light" in self.slots[0],
            "actors": len(sentence.actors),
            "triggers": len(sentence.triggers),
            "words": len(sentence.span),
            f"kind={self.frame.kind}": 1,
            f"rel={self.relation.name}": 1,
            f"plover={self.relation.plover or 'state'}": 1,
            f"tdep={token.dep_}": 1,
            f"ttag={token.tag_}": 1,
        }

    def _features(self, first: Stand, second: Stand) -> dict[str, float]:
        """Return the features of two actors around the trigger."""
        a, b = first.span, second.span
        one, two = a.actor.id, b.actor.id
        kind, plover = self.frame.kind, self.relation.plover or "state"
        is_subject, is_object = one in self.subjects, two in self.objects
        reverse = (two, one) in self.found
        order = sorted([(a.head, "a"), (b.head, "b"), (self.trigger.token.i, "t")])
        return {
            "found": (one, two) in self.found or (self.relation.symmetric and reverse),
            "foundreverse": reverse,
            "foundsubject": one in self.found_subjects,
            "foundobject": two in self.found_objects,
            "issubject": is_subject,
            "isobject": is_object,
            "both": is_subject and is_object,
            "subjectisobject": one in self.objects,
            "objectissubject": two in self.subjects,
            "othersubject": len(self.subjects) > is_subject,
            "otherobject": len(self.objects) > is_object,
            "caseb": not self.slots[1].isdisjoint(second.cases),
            "casea": not self.slots[0].isdisjoint(first.cases),
            "caseba": first.cases[1] in self.slots[1],
            "caseab": second.cases[1] in self.slots[0],
            "triggersa": first.triggers,
            "triggersb": second.triggers,
            f"kindord={kind} {order[0][1]}{order[1][1]}{order[2][1]}": 1,
            f"types={self.relation.name} {a.actor.type} {b.actor.type}": 1,
            f"as={plover} {is_subject}": 1,
            f"bo={plover} {is_object}": 1,
            f"aks={kind} {is_subject}": 1,
            f"bko={kind} {is_object}": 1,
        }
