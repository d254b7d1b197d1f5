"""A claim cannot lie about its offsets, and equal claims have equal ids."""

from __future__ import annotations

import pytest

from kg.errors import ClaimError
from kg.model import Evidence, Modality, Polarity, proposition_id
from tests.factory import claim

SENTENCE = "China did not attack Japan."


def test_evidence_with_wrong_offsets_is_refused() -> None:
    """Offsets that do not fit the text name the text and the offsets."""
    with pytest.raises(ClaimError, match=r"evidence 'China' has 5 characters but offsets 0-6"):
        Evidence("d1", 0, 6, "China")


def test_equal_claims_have_equal_ids() -> None:
    """Building twice adds nothing, because the id is a hash of the content."""
    assert claim(SENTENCE, "China", "attacks", "Japan").id == claim(SENTENCE, "China", "attacks", "Japan").id


@pytest.mark.parametrize(
    "field", [{"polarity": Polarity.NEGATIVE}, {"modality": Modality.PLANNED}, {"document": "d2"}]
)
def test_claims_that_differ_have_different_ids(field: dict[str, str]) -> None:
    """Polarity, modality and document are part of what a claim is."""
    assert (
        claim(SENTENCE, "China", "attacks", "Japan").id
        != claim(SENTENCE, "China", "attacks", "Japan", **field).id
    )


def test_confidence_outside_its_range_is_refused() -> None:
    """A confidence is a probability."""
    with pytest.raises(ClaimError, match=r"confidence 1\.5"):
        claim(SENTENCE, "China", "attacks", "Japan", confidence=1.5)


def test_a_symmetric_proposition_has_no_direction() -> None:
    """China meets Japan and Japan meets China are one proposition; attacks are two."""
    assert proposition_id("a", "consultsWith", "b", symmetric=True) == proposition_id(
        "b", "consultsWith", "a", symmetric=True
    )
    assert proposition_id("a", "attacks", "b") != proposition_id("b", "attacks", "a")
