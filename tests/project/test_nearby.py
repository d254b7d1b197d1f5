"""The claims around an actor."""

from __future__ import annotations

import pytest

from kg.iris import actor_iri
from kg.project.nearby import nearby
from tests.factory import claim

CHAIN = [
    claim(f"{a} aids {b}.", a, "aids", b) for a, b in [("Cuba", "Iran"), ("Iran", "Mali"), ("Mali", "Togo")]
]


@pytest.mark.parametrize(("hops", "expected"), [(0, 0), (1, 1), (2, 2), (3, 3)])
def test_each_hop_takes_one_more_step(hops: int, expected: int) -> None:
    """From Cuba the chain is uncovered link by link."""
    assert nearby(CHAIN, actor_iri("cuba"), hops) == CHAIN[:expected]


def test_what_partners_have_with_each_other_belongs_to_it() -> None:
    """Two partners of Iran and the claim between them are all near Iran."""
    across = claim("Cuba accuses Mali.", "Cuba", "accuses", "Mali")
    assert across in nearby([*CHAIN, across], actor_iri("iran"), 1)
