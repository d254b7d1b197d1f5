"""Count what was found, missed and made up, and how well the matched claims are described."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.evaluation.gold import Gold, Json
from kg.evaluation.levels import LEVELS, Scale
from kg.evaluation.matching import actor_score, match
from kg.evaluation.names import is_same_passage

DETAIL = "type"
"""Level at which attributes, types and errors are counted."""
PRESENCE = ("time", "place", "quantity")
"""Attributes of which only the presence is compared: annotators word them too differently."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall with their harmonic mean."""

    hits: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """Share of the found claims that are right; 0 if there are none."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the expected claims that were found; 0 if there are none."""
        return self.hits / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.expected) if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """A claim that was missed or made up."""

    kind: str
    """``missed`` or ``extra``."""
    document: str
    subject: str
    relation: str
    object: str
    quote: str


@dataclass(frozen=True)
class Scores:
    """The result of an evaluation."""

    documents: int
    levels: dict[str, Score]
    attributes: dict[str, float]
    """Share of the claims matched at level ``type`` whose attribute is right; empty if none matched."""
    types: dict[str, Score]
    """By PLOVER type or state of affairs, the most frequent first."""
    errors: list[Error] = field(default_factory=list)


def score(golds: list[Gold], found: Mapping[str, list[Json]], scale: Scale) -> Scores:
    """Compare found claims with annotated documents.

    Args:
        golds: The annotated documents.
        found: Claims as ``kg extract`` prints them, by document id.
        scale: Compares relations.
    """
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    types: dict[str, Counter[str]] = {}
    errors: list[Error] = []
    for gold in golds:
        claims = found.get(gold.document.id, [])
        for level in LEVELS:
            hits[level] += len(match(level, claims, gold, scale))
        pairs = match(DETAIL, claims, gold, scale)
        for i, j in pairs:
            right.update(name for name, good in _attributes(claims[i], gold.claims[j], gold).items() if good)
        _count(types, claims, gold, pairs, scale)
        errors.extend(_errors(claims, gold, pairs))
    total = sum(len(found.get(gold.document.id, [])) for gold in golds)
    expected = sum(len(gold.claims) for gold in golds)
    matched = hits[DETAIL]
    names = ("polarity", "modality", "attribution", *PRESENCE, "evidence")
    return Scores(
        documents=len(golds),
        levels={level: Score(hits[level], total, expected) for level in LEVELS},
        attributes={name: right[name] / matched for name in names} if matched else {},
        types={
            name: Score(count["hits"], count["found"], count["expected"])
            for name, count in sorted(types.items(), key=lambda item: (-item[1]["expected"], item[0]))
        },
        errors=errors,
    )


def _attributes(claim: Json, expected: Json, gold: Gold) -> dict[str, bool]:
    """Return which attributes of a matched claim are right."""
    wanted, said = expected.get("attribution") or [], claim.get("attribution") or []
    shared = any(actor_score(source, gold, key) for source in said for key in wanted)
    quote = str((claim.get("evidence") or {}).get("text", ""))
    return {
        "polarity": claim.get("polarity") == expected["polarity"],
        "modality": claim.get("modality") == expected["modality"],
        "attribution": shared if wanted and said else not wanted and not said,
        **{name: bool(claim.get(name)) == bool(expected.get(name)) for name in PRESENCE},
        "evidence": is_same_passage(quote, expected["evidence"]),
    }


def _count(
    types: dict[str, Counter[str]], claims: list[Json], gold: Gold, pairs: list[tuple[int, int]], scale: Scale
) -> None:
    for claim in claims:
        types.setdefault(scale.type_of(claim["relation"], claim.get("event_type")), Counter())["found"] += 1
    for expected in gold.claims:
        types.setdefault(scale.type_of(expected["r"], expected.get("plover")), Counter())["expected"] += 1
    for _, j in pairs:
        expected = gold.claims[j]
        types[scale.type_of(expected["r"], expected.get("plover"))]["hits"] += 1


def _errors(claims: list[Json], gold: Gold, pairs: list[tuple[int, int]]) -> list[Error]:
    found, hit = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [
        Error("missed", gold.document.id, claim["s"], claim["r"], claim["o"], claim["evidence"])
        for j, claim in enumerate(gold.claims)
        if j not in hit
    ]
    extra = [
        Error(
            *("extra", gold.document.id, str(claim["subject"].get("name")), claim["relation"]),
            *(str(claim["object"].get("name")), str((claim.get("evidence") or {}).get("text", ""))),
        )
        for i, claim in enumerate(claims)
        if i not in found
    ]
    return missed + extra
