"""Find which expected claim each found claim is."""

from __future__ import annotations

from kg.evaluation.gold import Gold, Json
from kg.evaluation.levels import Scale
from kg.evaluation.names import is_same_passage, names_of

ITSELF, BELONGS = 1.0, 0.5
"""Score of the very actor, and of the state or body that it belongs to."""


def actor_score(found: Json, gold: Gold, key: str) -> float:
    """Return how well a found actor or source is the annotated one."""
    names = names_of(found)
    if names & gold.names.get(key, frozenset({key})):
        return ITSELF
    return BELONGS if names & gold.wide.get(key, frozenset()) else 0.0


def match(level: str, found: list[Json], gold: Gold, scale: Scale) -> list[tuple[int, int]]:
    """Return pairs (index of the found claim, index of the expected one), best first; each is used once.

    Actors must match; the same passage and the same relation break ties.
    """
    candidates = []
    for i, claim in enumerate(found):
        for j, expected in enumerate(gold.claims):
            mover = str(gold.actors.get(expected["s"], {}).get("type"))
            types = claim.get("event_type"), expected.get("plover")
            if not scale.agree(level, claim["relation"], types[0], expected["r"], types[1], mover):
                continue
            score = _pair_score(claim, expected, gold, scale)
            if score:
                near = is_same_passage(_quote(claim), expected["evidence"])
                bonus = 0.3 * near + 0.2 * (claim["relation"] == expected["r"])
                candidates.append((score + bonus, i, j))
    used_found: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates, key=lambda candidate: -candidate[0]):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            pairs.append((i, j))
    return pairs


def _pair_score(claim: Json, expected: Json, gold: Gold, scale: Scale) -> float:
    """Return the score of the worse of the two actors, in either direction for symmetric relations."""
    s, o = expected["s"], expected["o"]
    subject, object_ = claim["subject"], claim["object"]
    score = min(actor_score(subject, gold, s), actor_score(object_, gold, o))
    if not score and (scale.is_symmetric(expected["r"]) or scale.is_symmetric(claim["relation"])):
        score = min(actor_score(subject, gold, o), actor_score(object_, gold, s))
    return score


def _quote(claim: Json) -> str:
    return str((claim.get("evidence") or {}).get("text", ""))
