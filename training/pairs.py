"""Annotated articles as examples for the scorer: each pair that a trigger may mean, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language

from kg.evaluation.gold import Gold
from kg.evaluation.levels import Scale
from kg.evaluation.matching import actor_score
from kg.evaluation.names import is_same_passage
from kg.extract.relations import Relations
from kg.extract.scorer import Pairing
from kg.nlp import annotate
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology import Ontology

SHORTEST = 12
"""Characters of a sentence that can be told from others by its words."""


@dataclass(frozen=True)
class Article:
    """An annotated article with the pairs that its triggers may mean."""

    gold: Gold
    annotated: Annotated
    pairings: list[Pairing]
    labels: list[int | None]
    """1 where an annotator says so, 0 where none does, None where a closer actor of the same body does."""


def read_article(gold: Gold, nlp: Language, relations: Relations) -> Article:
    """Parse an article and label its pairs by the annotated claims of the same sentence."""
    annotated = annotate(gold.document, nlp, relations.ontology)
    pairings = relations.pairings(annotated)
    scores = [_scores(pairing, gold, annotated, relations.ontology) for pairing in pairings]
    best: dict[int, float] = {}
    for found in scores:
        for number, score in found.items():
            best[number] = max(best.get(number, 0.0), score)
    labels = [
        1 if any(score >= best[number] for number, score in found.items()) else (None if found else 0)
        for found in scores
    ]
    return Article(gold, annotated, pairings, labels)


def _scores(pairing: Pairing, gold: Gold, annotated: Annotated, ontology: Ontology) -> dict[int, float]:
    """Return how well a pairing is each claim of its sentence; claims that it is not are left out."""
    scale = Scale(ontology.relations)
    name, sentence = pairing.frame.relation, pairing.token.sent.text.strip()
    found: dict[int, float] = {}
    if len(sentence) <= SHORTEST:
        return found
    for number, claim in enumerate(gold.claims):
        mover = str(gold.actors.get(claim["s"], {}).get("type"))
        if not scale.agree("type", name, None, claim["r"], claim.get("plover"), mover):
            continue
        if not is_same_passage(sentence, claim["evidence"]):
            continue
        score = _pair(pairing.subject, pairing.object, claim["s"], claim["o"], gold, annotated)
        if scale.is_symmetric(name) or scale.is_symmetric(claim["r"]):
            score = max(
                score, _pair(pairing.object, pairing.subject, claim["s"], claim["o"], gold, annotated)
            )
        if score:
            found[number] = score
    return found


def _pair(a: ActorSpan, b: ActorSpan, s: str, o: str, gold: Gold, annotated: Annotated) -> float:
    first, second = (
        {"name": span.actor.name, "mention": annotated.mention(span).text, "aliases": []} for span in (a, b)
    )
    return min(actor_score(first, gold, s), actor_score(second, gold, o))
