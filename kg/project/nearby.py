"""The claims around an actor."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Claim


def nearby(claims: Iterable[Claim], actor: str, hops: int) -> list[Claim]:
    """Return the claims between actors that are at most ``hops`` claims away from one.

    Args:
        claims: Claims in any order, which is kept.
        actor: IRI of the actor in the middle.
        hops: 1 for its partners and what they have with each other.
    """
    all_of = list(claims)
    near = {actor}
    for _ in range(hops):
        ends = [{claim.subject.actor.id, claim.object.actor.id} for claim in all_of]
        near = near.union(*(pair for pair in ends if pair & near))
    return [claim for claim in all_of if {claim.subject.actor.id, claim.object.actor.id} <= near]
