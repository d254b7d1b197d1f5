from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Claim
from tests.extract.reading import claims

LINES = Path(__file__).with_name("firmness.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" | ") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("modality", "triple", "text"), CASES, ids=[case[2] for case in CASES])
def test_sentence(modality: str, triple: str, text: str) -> None:
    """A sentence as a newspaper prints it commits to its claim as firmly as a careful reader says."""
    assert modality in {claim.modality.value for claim in claims(text) if _triple(claim) == triple}


def _triple(claim: Claim) -> str:
    return f"{claim.subject.actor.name} {claim.relation} {claim.object.actor.name}"
