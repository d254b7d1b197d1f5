"""Which passages are marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, Cue, Evidence, Mention
from kg.views.marks import Mark, marks
from tests.factory import actor
from tests.views.corpus import claims

TEXT = "x" * 40


def claim_of(
    subject: tuple[int, int], object: tuple[int, int], cue: tuple[int, int], *, start: int = 0
) -> Claim:
    """Return a claim whose passages lie at given offsets of a document."""

    def words(span: tuple[int, int]) -> tuple[str, int, int]:
        return "x" * (span[1] - span[0]), *span

    return Claim(
        subject=Mention(actor("A"), *words(subject)),
        relation="attacks",
        object=Mention(actor("B"), *words(object)),
        evidence=Evidence("d1", start, start + len(TEXT), TEXT),
        cue=Cue(*words(cue)),
    )


def test_marks_count_from_the_evidence() -> None:
    """Offsets of the document become offsets of the evidence."""
    found = marks(claim_of((100, 102), (110, 112), (104, 108), start=100))
    assert found == [Mark(0, 2, "subject"), Mark(4, 8, "relation"), Mark(10, 12, "object")]


def test_actor_wins_over_relation_words() -> None:
    """Relation words around the object keep what is left of them, on both sides."""
    found = marks(claim_of((0, 2), (8, 10), (4, 14)))
    assert found[1:] == [Mark(4, 8, "relation"), Mark(8, 10, "object"), Mark(10, 14, "relation")]


def test_passage_outside_the_evidence_has_no_mark() -> None:
    """A subject named a sentence earlier is not marked; nothing is searched for instead."""
    found = marks(claim_of((0, 5), (110, 112), (104, 108), start=100))
    assert [mark.role for mark in found] == ["relation", "object"]


def test_speakers_are_marked() -> None:
    """Who says it stands in the sentence and is marked."""
    denied = next(claim for claim in claims() if claim.polarity == "negative")
    text = denied.evidence.text
    said = [text[mark.start : mark.end] for mark in marks(denied) if mark.role == "speaker"]
    assert said == ["Russian Ministry of Defence", "Example Agency"]


SPAN = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(SPAN, SPAN, SPAN)
def test_marks_never_overlap(subject: tuple[int, int], object: tuple[int, int], cue: tuple[int, int]) -> None:
    """Whatever the passages, marks are sorted, apart and within the evidence."""
    found = marks(claim_of(subject, object, cue))
    ends = [0, *(mark.end for mark in found)]
    assert all(end <= mark.start < mark.end <= len(TEXT) for end, mark in zip(ends, found, strict=False))
