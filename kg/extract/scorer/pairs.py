"""Every pair of actors that a word of relation may mean, with the features that tell whether it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Token

from kg.extract.scorer.parties import NEAR, Path, Stand, path_between, stand
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


@dataclass(frozen=True, slots=True)
class Pairing:
    """A relation that a token may say of two actors."""

    frame: Frame
    token: Token
    subject: ActorSpan
    object: ActorSpan
    parts: tuple[tuple[str, dict[str, float]], ...]
    """Features in parts, which other pairings share, each with the prefix of its names."""


Fits = Callable[[Frame, ActorSpan, ActorSpan], bool]
"""Whether a frame can be meant of two actors."""


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
        sentence = Sentence(read[0].token.sent, here, annotated)
        triggers = {each.token.i for each in read}
        for (_, name), group in groupby(read, key=lambda each: (each.token.i, each.frame.relation)):
            context = _Context(list(group), sentence, ontology.relations[name], triggers)
            yield from context.pairings(fits)


class _Context:
    """A trigger and all that pairs around it share."""

    def __init__(
        self, readings: list[Reading], sentence: Sentence, relation: Relation, triggers: set[int]
    ) -> None:
        self.readings, self.sentence, self.relation = readings, sentence, relation
        self.triggers = triggers
        self.token = readings[0].token
        self.frame = max((reading.frame for reading in readings), key=lambda frame: frame.confidence)
        self.subjects = {span.actor.id for reading in readings for span in reading.subjects}
        self.objects = {span.actor.id for reading in readings for span in reading.objects}
        self.found = {(a.actor.id, b.actor.id) for reading in readings for a, b in reading.pairs}
        self.slots = (
            {slot.replace("_", " ") for reading in readings for slot in reading.frame.subject},
            {slot.replace("_", " ") for reading in readings for slot in reading.frame.object},
        )

    def pairings(self, fits: Fits) -> Iterator[Pairing]:
        chain = (self.token, *self.token.ancestors)
        standings = self.sentence.standings
        paths = [path_between(standing.chain, chain) for standing in standings]
        farthest = FARTHEST_OF_PLACES if self.frame.kind == "preposition" else FARTHEST
        stands: dict[int, Stand] = {}
        shared = self._shared()
        for i, first in enumerate(standings):
            for j, second in enumerate(standings):
                a, b = first.span, second.span
                if a.actor.id == b.actor.id or (self.relation.symmetric and a.start > b.start):
                    continue
                if (first.in_title or second.in_title) and self.relation.name not in OF_TITLES:
                    continue
                slotted = a.actor.id in self.subjects or b.actor.id in self.objects
                if paths[i].length + paths[j].length > farthest[slotted] or not fits(self.frame, a, b):
                    continue
                for k in (i, j):
                    if k not in stands:
                        stands[k] = stand(standings[k], paths[k], self.token, self.sentence, self.frame.kind)
                one, two = stands[i], stands[j]
                own = self._features(one, two, path_between(first.chain, second.chain))
                parts = (
                    ("", shared),
                    ("", own),
                    ("a.", one.features),
                    ("a.", one.own),
                    ("b.", two.features),
                    ("b.", two.own),
                )
                yield Pairing(self.frame, self.token, a, b, parts)

    def _shared(self) -> dict[str, float]:
        """Return the features of the trigger itself."""
        token, frames = self.token, [reading.frame for reading in self.readings]
        numbers = {
            "passive": is_passive(token) if token.pos_ in {"VERB", "AUX"} else False,
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
            "actors": len(self.sentence.actors),
            "triggers": len(self.triggers),
            "words": len(self.sentence.span),
        }
        names = {
            "kind": self.frame.kind,
            "rel": self.relation.name,
            "plover": self.relation.plover or "state",
            "tdep": token.dep_,
            "ttag": token.tag_,
        }
        shared = {name: float(value) for name, value in numbers.items()}
        return shared | {f"{name}={value}": 1.0 for name, value in names.items()}

    def _features(self, first: Stand, second: Stand, path: Path) -> dict[str, float]:
        """Return the features of two actors together."""
        a, b, at = first.span, second.span, self.token.i
        one, two = a.actor.id, b.actor.id
        low, high = (a.head, b.head) if a.head < b.head else (b.head, a.head)
        labels = [token.dep_ for token in (*path.up, *path.down)]
        order = "".join(name for _, name in sorted([(a.head, "a"), (b.head, "b"), (at, "t")]))
        kind, plover = self.frame.kind, self.relation.plover or "state"
        is_subject, is_object = one in self.subjects, two in self.objects
        between_a = (a.head, at) if a.head < at else (at, a.head)
        between_b = (b.head, at) if b.head < at else (at, b.head)
        numbers = {
            "found": (one, two) in self.found or (self.relation.symmetric and (two, one) in self.found),
            "foundreverse": (two, one) in self.found,
            "foundsubject": any(one == x for x, _ in self.found),
            "foundobject": any(two == y for _, y in self.found),
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
            "order": a.head > b.head,
            "apart": high - low,
            "ablen": path.length,
            "coordinated": path.top >= 0 and set(labels) <= {"conj"},
            "nested": a.start <= b.start < a.end or b.start <= a.start < b.end,
            "abrivals": sum(
                low < other.head < high and other.actor.id not in {one, two} for other in self.sentence.actors
            ),
            "compatriots": a.actor.country is not None and a.actor.country == b.actor.country,
            "triggersa": sum(between_a[0] < i < between_a[1] for i in self.triggers),
            "triggersb": sum(between_b[0] < i < between_b[1] for i in self.triggers),
        }
        features = {name: float(value) for name, value in numbers.items()}
        for name in (
            f"kindord={kind} {order}",
            f"types={self.relation.name} {a.actor.type} {b.actor.type}",
            f"ab={'>'.join(labels) if path.length <= NEAR else 'long'}",
            f"as={plover} {is_subject}",
            f"bo={plover} {is_object}",
            f"aks={kind} {is_subject}",
            f"bko={kind} {is_object}",
        ):
            features[name] = 1.0
        return features
