"""Which two actors stand in which relation: frames of the wording applied to a parsed document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import combinations, product

from spacy.tokens import Token

from kg.extract.candidate import Candidate
from kg.extract.fitting import Fitting
from kg.extract.grammar import deep_objects, deep_subjects, obliques
from kg.extract.heads import adjective_heads, are_adjacent, compound_heads, preposition_heads
from kg.extract.joined import Joints
from kg.extract.likely import Saying, likely, saying, sayings
from kg.extract.nearby import before, is_unseen_verb, left, right
from kg.extract.parties import Nouns, Party, parties
from kg.extract.scorer import Pairing, Reading, Trees, pairings
from kg.extract.setting import Sport, crosses_quote, named_around
from kg.extract.slots import light_verb, misread_doer, noun_slot, relative_verb, role_slot, verb_slot
from kg.extract.titles import titled
from kg.extract.tree import children
from kg.extract.triggers import forms, is_triggered, lemma
from kg.extract.unsaid import is_anothers, is_part_of_name
from kg.model import Via
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology import Frame, Ontology


class Relations:
    """Finds relations in documents; holds the word lists of one ontology."""

    def __init__(self, ontology: Ontology, scorer: Trees | None) -> None:
        words = ontology.lexicon("roles_of_nouns")
        self.ontology = ontology
        self.scorer = scorer
        self.sport = Sport(ontology.lexicon("sport"))
        self.fits = Fitting(ontology).fits
        self.joints = Joints(ontology)
        self.light = frozenset(words["light_verbs"])
        self.mediating = frozenset(words["mediating_verbs"])
        self.undergoing = frozenset(words["passive_light_verbs"])
        frames = ontology.wording.frames
        titles = (frame.lemmas for frame in frames if frame.kind == "role" and "name" in frame.subject)
        self.nouns = Nouns(
            frozenset(words["partitives"]), frozenset(words["instruments"]), frozenset().union(*titles)
        )

    def find(self, annotated: Annotated) -> Iterator[Candidate]:
        """Yield every candidate: those of the grammar in text order, then those of the scorer."""
        found, readings = self._read(annotated)
        yield from found
        if self.scorer is not None:
            said = sayings(found, self.ontology)
            fits = partial(self._is_unsaid, said)
            known = list(pairings(readings, annotated, self.ontology, fits))
            yield from likely(known, said, self.scorer, annotated, self.ontology)

    def pairings(self, annotated: Annotated) -> list[Pairing]:
        """Return every pair of actors that a trigger may mean, out of which the scorer picks."""
        fits = partial(self._is_unsaid, set())
        return list(pairings(self._read(annotated)[1], annotated, self.ontology, fits))

    def _is_unsaid(
        self, said: set[Saying], frame: Frame, token: Token, subject: ActorSpan, other: ActorSpan
    ) -> bool:
        """Return whether a frame can be meant of two actors of whom its sentence says no such thing yet."""
        fits = self.fits(frame, subject, other) and not is_anothers(token, subject)
        return fits and saying(frame, token, subject, other, self.ontology) not in said

    def _read(self, annotated: Annotated) -> tuple[list[Candidate], list[Reading]]:
        """Return what the grammar finds, and how it reads each trigger."""
        words = [(frame, token, is_triggered(frame, token)) for frame, token in self._words(annotated)]
        undone = self._undone((frame, token) for frame, token, triggers in words if triggers)
        candidates: list[Candidate] = []
        readings: list[Reading] = []
        for frame, token, triggers in words:
            if triggers:
                if (token.i, self.ontology.relations[frame.relation].sign) in undone:
                    continue
                if is_part_of_name(frame, token, annotated):
                    continue
                subjects, objects = self._around(frame, token, annotated)
                pairs = self._pairs(frame, token, annotated, subjects, objects)
                found = list(self._candidates(frame, token, pairs, annotated))
                candidates += found
                if frame.kind == "joint":
                    continue  # names that no sign joins are nothing to score
                readings.append(
                    Reading(
                        frame,
                        token,
                        frozenset(party.span for party in subjects),
                        frozenset(party.span for party in objects),
                        frozenset((each.subject.span, each.object.span) for each in found),
                    )
                )
            elif frame.kind == "verb" and "subj" in frame.subject and is_unseen_verb(frame, token):
                if is_part_of_name(frame, token, annotated):
                    continue
                unseen = product(before(token, annotated), right(frame, token, annotated))
                candidates += self._candidates(frame, token, unseen, annotated)
        return candidates, readings

    def _words(self, annotated: Annotated) -> Iterator[tuple[Frame, Token]]:
        """Yield the tokens that may word a relation; near one actor alone only some kinds of frames can."""
        by_lemma, actors = self.ontology.wording.by_lemma, named_around(annotated)
        for sent in annotated.doc.sents:
            if not actors[sent.start] or self.sport.holds(sent):
                continue
            for token in sent:
                known = [by_lemma[form] for form in forms(token) if form in by_lemma]
                frames = {frame.rule: frame for found in known for frame in found} if known else {}
                for frame in frames.values():
                    if len(actors[sent.start]) > 1 or frame.kind in ALONE:
                        yield frame, token

    def _undone(self, triggers: Iterable[tuple[Frame, Token]]) -> set[tuple[int, int]]:
        """Return (noun, sign) where a verb says the opposite: "lifted sanctions" sanctions nobody."""
        return {
            (noun.i, -self.ontology.relations[frame.relation].sign)
            for frame, token in triggers
            if frame.kind == "verb" and frame.theme
            for noun in deep_objects(token)
            if frame.theme.intersection(forms(noun))
        }

    def _around(self, frame: Frame, token: Token, annotated: Annotated) -> tuple[list[Party], list[Party]]:
        """Return the actors in the slots of a frame around its trigger."""
        if frame.kind == "joint":
            before, after = (
                self.joints.around(slots, token, annotated) for slots in (frame.subject, frame.object)
            )
            return before, after
        subjects = self._parties(frame, frame.subject, token, annotated, acting=True)
        objects = self._parties(frame, frame.object, token, annotated, acting=False)
        if frame.kind == "verb":
            if objects and not subjects and "subj" in frame.subject and not verb_slot("subj", token):
                subjects = left(token, annotated)
            elif subjects and not objects and not frame.reciprocal:
                objects = right(frame, token, annotated)
            subjects = subjects + self._alike(token, annotated)
        return subjects, objects

    def _pairs(
        self, frame: Frame, token: Token, annotated: Annotated, subjects: list[Party], objects: list[Party]
    ) -> list[tuple[Party, Party]]:
        """Return who does it to whom, out of the actors around a trigger."""
        if frame.kind == "role":
            return self._roles(frame, token, annotated, subjects, objects)
        between: list[tuple[Party, Party]] = []
        if frame.reciprocal and frame.kind == "noun":
            between = list(combinations(self._between(frame, token, annotated), 2))
            verb = light_verb(token, self.light)
            if verb is not None and lemma(verb) in self.mediating and frame.relation != "consultsWith":
                return between  # who brokers a truce does not make it
        if frame.reciprocal and subjects and not objects:
            return between + list(combinations(subjects, 2))
        pairs = between + [(a, b) for a in subjects for b in objects]
        return [p for p in pairs if are_adjacent(p[0], token, p[1])] if frame.kind == "preposition" else pairs

    def _between(self, frame: Frame, token: Token, annotated: Annotated) -> list[Party]:
        """Return all between whom something is ("between the government of Iraq and the Kurds").

        The parser coordinates the second with a word inside the first in one of four such phrases.
        """
        found = self._parties(frame, ("between",), token, annotated, acting=False)
        if len(found) != 1:
            return found
        inner = [
            word for word in found[0].head.subtree if word.dep_ == "conj" and word.i > found[0].span.end - 1
        ]
        return found + [party for word in inner[:1] for party in parties(word, annotated, self.nouns)]

    def _roles(
        self, frame: Frame, token: Token, annotated: Annotated, subjects: list[Party], objects: list[Party]
    ) -> list[tuple[Party, Party]]:
        """Return the pairs of a role: bearers of titles, allies, and "our Turkish allies"."""
        if "name" in frame.subject:
            type = "Media" if "Media" in frame.subject_types else "Person"
            titles = list(titled(token, annotated, self.ontology.registry, exact=frame.exact, type=type))
            if titles:
                return titles
        if frame.reciprocal and not subjects:
            whose, who = (self._parties(frame, (s,), token, annotated, acting=False) for s in ("poss", "adj"))
            pairs = list(product(whose, who))
        elif frame.reciprocal and not objects:
            pairs = list(combinations(subjects, 2))
        else:
            pairs = list(product(subjects, objects))
        return [(a, b) for a, b in pairs if not (_is_phrase_of(a, token) or _is_phrase_of(b, token))]

    def _candidates(
        self, frame: Frame, token: Token, pairs: Iterable[tuple[Party, Party]], annotated: Annotated
    ) -> Iterator[Candidate]:
        mutual = frame.reciprocal or self.ontology.relations[frame.relation].symmetric
        for subject, other in pairs:
            if subject.span.actor.id == other.span.actor.id or crosses_quote(token, subject, other):
                continue
            if not mutual and _are_one_body(subject, other, annotated):
                continue
            if self.fits(frame, subject.span, other.span):
                yield Candidate(frame, token, subject, other)

    def _alike(self, token: Token, annotated: Annotated) -> list[Party]:
        """Return those of whom a belief is said along with its subject ("Like Xi, Kim believes")."""
        heads = [head for case, head in obliques(token) if case in TOGETHER and head.i < token.i]
        if token.dep_ == "advcl" and lemma(token.head) == "join" and token.tag_ == "VBG":
            heads += deep_objects(token.head)  # "joined Brazil in condemning Venezuela"
        return [party for head in heads for party in parties(head, annotated, self.nouns)]

    def _parties(
        self, frame: Frame, slots: tuple[str, ...], token: Token, annotated: Annotated, *, acting: bool
    ) -> list[Party]:
        """Return the actors of the first slot that has any."""
        for slot in slots:
            owner = "" if acting else frame.owner
            found = [
                party
                for head in self._heads(frame, slot, token)
                for party in parties(
                    head, annotated, self.nouns, exact=frame.exact and not acting, owner=owner, acting=acting
                )
                if not _is_behind_clause(party, head, token)
            ]
            if found:
                return found
        return []

    def _heads(self, frame: Frame, slot: str, token: Token) -> list[Token]:
        match frame.kind:
            case "verb":
                return verb_slot(slot, token)
            case "noun":
                return self._noun_heads(slot, token)
            case "role":
                return role_slot(slot, token)
            case "adjective":
                return adjective_heads(slot, token)
            case "preposition":
                return preposition_heads(slot, token)
            case _:
                return compound_heads(slot, token)

    def _noun_heads(self, slot: str, noun: Token) -> list[Token]:
        verb = light_verb(noun, self.light)
        if slot == "light":
            if verb is None and (relative := relative_verb(noun, self.light)) is not None:
                return deep_subjects(relative)
            if verb is None or lemma(verb) in self.undergoing:
                return role_slot("cop", noun) or misread_doer(noun, self.light)
            return deep_subjects(verb)
        if slot == "role":
            return role_slot(slot, noun)
        found = noun_slot(slot, noun)
        if not found and verb is not None:
            found = [head for case, head in obliques(verb) if case == slot.replace("_", " ")]
        return found


TOGETHER = frozenset({"like", "as well as", "along", "alongside", "together with"})
"""Prepositions before those who do the same as the subject."""
ALONE = frozenset({"role", "joint"})
"""Kinds of frames that need no second actor nearby: the registry knows whose minister a minister is."""


def _is_phrase_of(party: Party, token: Token) -> bool:
    """Return whether an actor is but the phrase of the role itself ("Israel's main ally")."""
    return party.span.via is not Via.NAME and party.span.start <= token.i < party.span.end


def _are_one_body(subject: Party, other: Party, annotated: Annotated) -> bool:
    """Return whether both are the same several actors ("we back our plan"): none does it to another."""
    first, second = ({s.actor.id for s in annotated.at(party.span.head)} for party in (subject, other))
    return len(first) > 1 and first == second


def _is_behind_clause(party: Party, head: Token, token: Token) -> bool:
    """Return whether a relative clause ends before its noun's list goes on: "A, who leads B, and C"."""
    return head.i < token.i < party.head.i and any(
        clause.left_edge.i <= token.i <= clause.right_edge.i for clause in children(head, "acl:relcl")
    )
