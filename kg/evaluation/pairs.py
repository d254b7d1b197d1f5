"""Which PLOVER type holds between two marked actors of one sentence: for sets that mark the actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extract.grammar import deep_objects, deep_subjects
from kg.extract.modality import modality
from kg.extract.modals import Modals
from kg.extract.polarity import Negators, polarity
from kg.extract.tree import conjuncts, is_passive
from kg.extract.triggers import forms, is_triggered
from kg.model import Modality
from kg.ontology import Frame, Ontology

YIELD = frozenset({"CONCEDE", "RETREAT"})
"""Types that the marked sets join."""
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the offsets of the one who acts and the one acted upon; None where not marked."""

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    root: str
    """The type that people gave it."""


class Roots:
    """Names the type of marked sentences by the frames of the wording."""

    def __init__(self, nlp: Language, ontology: Ontology) -> None:
        self._nlp = nlp
        self._ontology = ontology
        self._types = {name: relation.plover for name, relation in ontology.relations.items()}
        self._negators = Negators.read(ontology.lexicon("polarity"))
        self._modals = Modals.read(ontology.lexicon("modality"))

    def of(self, marked: Marked) -> str | None:
        """Return the PLOVER type between the two actors, None where no frame is triggered.

        The verb that the source is the subject of counts most, and of two such verbs the governing one: who
        agrees to meet agrees, who threatens to attack threatens.
        """
        doc = self._nlp(marked.text)
        source, target = (self._tokens(doc, span) for span in (marked.source, marked.target))
        best: tuple[float, str, Frame, Token] | None = None
        for token in doc:
            for frame in self._frames(token):
                plover = self._types[frame.relation]
                if plover is None or not is_triggered(frame, token):
                    continue
                score = _score(frame, token, source, target)
                if best is None or score > best[0]:
                    best = (score, "YIELD" if plover in YIELD else plover, frame, token)
        return self._coded(*best[1:], source, target) if best else None

    def _coded(
        self, plover: str, frame: Frame, token: Token, source: frozenset[int], target: frozenset[int]
    ) -> str:
        """Return the type as the PLOVER codebook has it, where denial and intention change the type.

        Not cooperating is REJECT, the will to cooperate AGREE, the will to harm THREATEN, a treaty that both
        sides made SUPPORT. The claims of geokg keep type, polarity and modality apart instead.

        Source:
            PLOVER codebook, https://github.com/openeventdata/PLOVER
        """
        said = polarity(token, self._negators)
        negative = (said == "negative") != (frame.polarity == "negative")
        planned = modality(token, self._modals) is Modality.PLANNED
        helping = plover in COOPERATIVE or frame.relation == "deploysTroopsTo"
        if helping and negative:
            return "REJECT"
        if plover == "AGREE":
            doers = {item.i for head in deep_subjects(token) for item in conjuncts(head)}
            treaty = token.pos_ == "NOUN" or bool(frame.theme) or (doers & source and doers & target)
            promised = planned or any(child.dep_ == "xcomp" for child in token.children)
            return "SUPPORT" if treaty and not promised else "AGREE"
        if helping and planned:
            return "AGREE"
        if plover in DEEDS and planned and not negative:
            return "THREATEN"
        return plover

    def _frames(self, token: Token) -> Iterable[Frame]:
        by_lemma = self._ontology.wording.by_lemma
        return [frame for form in forms(token) for frame in by_lemma.get(form, ())]

    def _tokens(self, doc: Doc, span: tuple[int, int] | None) -> frozenset[int]:
        found = doc.char_span(*span, alignment_mode="expand") if span else None
        return frozenset(range(found.start, found.end)) if found is not None else frozenset()


def _score(frame: Frame, token: Token, source: frozenset[int], target: frozenset[int]) -> float:
    """Return how well a trigger ties the two actors."""
    score = frame.confidence
    if frame.theme or frame.with_ or frame.particle:
        score += 0.5  # a condition that holds tells more than a bare lemma
    if token.i in source or token.i in target:
        score -= 1.0
    if token.pos_ == "VERB":
        doers, done = ({item.i for item in found} for found in (deep_subjects(token), deep_objects(token)))
        score += 2.0 * bool(doers & source) + 1.0 * bool(done & target)
        score -= 1.0 * bool(done & source) * (not is_passive(token)) + 0.5 * bool(doers & target)
    below = {item.i for item in token.subtree}
    score += 0.5 * bool(below & source) + 0.5 * bool(below & target)
    depth = sum(1 for _ in token.ancestors)
    return score - 0.3 * depth


def macro_f1(pairs: Iterable[tuple[str, str | None]]) -> tuple[float, dict[str, float]]:
    """Return the mean F1 of the types and that of each; pairs are (expected, found)."""
    pairs = list(pairs)
    hits = Counter(expected for expected, found in pairs if expected == found)
    expected_n = Counter(expected for expected, _ in pairs)
    found_n = Counter(found for _, found in pairs if found is not None)
    by_type = {name: 2 * hits[name] / (count + found_n[name]) for name, count in sorted(expected_n.items())}
    return sum(by_type.values()) / len(by_type), by_type
