from __future__ import annotations

from kg.extract.place import Locatives, place
from kg.ontology import load
from tests.factory import annotated, doc, token

LOCATIVES = Locatives.read(load().lexicon("place"))
FIGHT = "Niger|Niger|NNP|nsubj|1 fought|fight|VBD|root|0 rebels|rebel|NNS|obj|-1 "


def test_a_place_of_the_registry() -> None:
    """A known place behind "in" is where it happened, with its id."""
    parsed = doc(FIGHT + "in|in|IN|case|1 Mali|Mali|NNP|obl|-3 .|.|.|punct|-4")
    found = place(annotated(parsed, "Mali"), token(parsed, "fought"), token(parsed, "Niger"), None, LOCATIVES)
    assert found is not None
    assert (found.name, found.id) == ("Mali", "https://w3id.org/geokg/id/actor/mali")


def test_a_described_place() -> None:
    """A place that only its words describe has no id."""
    parsed = doc(
        FIGHT + "in|in|IN|case|3 the|the|DT|det|2 northern|northern|JJ|amod|1 sector|sector|NN|obl|-5 "
        "of|of|IN|case|2 the|the|DT|det|1 front|front|NN|nmod|-3 .|.|.|punct|-9"
    )
    found = place(annotated(parsed), token(parsed, "fought"), token(parsed, "Niger"), None, LOCATIVES)
    assert found is not None
    assert (found.name, found.id) == ("the northern sector of the front", None)


def test_the_object_is_not_its_own_place() -> None:
    """Troops located in Mali are located in Mali: nothing is added."""
    parsed = doc("Troops|troop|NNS|nsubj|1 stay|stay|VBP|root|0 in|in|IN|case|1 Mali|Mali|NNP|obl|-2")
    found = annotated(parsed, "Mali")
    assert (
        place(found, token(parsed, "stay"), token(parsed, "Troops"), token(parsed, "Mali"), LOCATIVES) is None
    )


def test_a_meeting_in_may_is_nowhere() -> None:
    """A month behind "in" is no place."""
    parsed = doc(FIGHT + "in|in|IN|case|1 May|May|NNP|obl|-3")
    assert (
        place(annotated(parsed, "Mali"), token(parsed, "fought"), token(parsed, "Niger"), None, LOCATIVES)
        is None
    )
