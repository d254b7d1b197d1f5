"""What changed since a day."""

from __future__ import annotations

from datetime import date

from kg.analysis.changes import changes
from kg.analysis.flips import flips
from tests.analysis.world import graph_of, say, shuffled

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
YEAR = graph_of(
    say("Iran", "alliedWith", "Syria", on=MAY),
    say("Iran", "accuses", "Israel", on=MAY),
    say("Iran", "accuses", "Israel", on=JULY, document="d2"),
    say("Syria", "accuses", "Iran", on=JULY),
    say("Turkey", "consultsWith", "Israel", on=JULY),
    say("Cuba", "aids", "Iran"),
)


def test_newcomers_and_new_ties_are_named() -> None:
    """What was already said in May is not new in July; what has no date is left out."""
    found = changes(YEAR, JUNE)
    assert found.new_actors == ("Turkey",)
    assert [(tie.subject_name, tie.relation, tie.object_name) for tie in found.new_ties] == [
        ("Israel", "consultsWith", "Turkey"),
        ("Syria", "accuses", "Iran"),
    ]


def test_shares_shift() -> None:
    """Turkey comes in and Syria loses weight among all ties."""
    shifts = {shift.name: shift.change for shift in changes(YEAR, JUNE).shifts}
    assert shifts["Turkey"] > 0
    assert sum(shifts.values()) < 1e-6


def test_a_turned_pair_is_found() -> None:
    """An ally of May who accuses in July has turned by ten points; one claim each is no certainty."""
    [flip] = flips(YEAR, JUNE)
    assert (flip.before.first_name, flip.before.second_name, flip.swing) == ("Iran", "Syria", -10.0)
    assert not flip.is_certain


def test_many_claims_make_a_turn_certain() -> None:
    """Three documents before and three after with narrow spread leave no doubt."""
    claims = [say("Iran", "alliedWith", "Syria", on=MAY, document=f"m{i}") for i in range(3)]
    claims += [say("Iran", "attacks", "Syria", on=JULY, document=f"j{i}") for i in range(3)]
    [flip] = flips(graph_of(*claims), JUNE)
    assert flip.is_certain


def test_any_order_gives_the_same_changes() -> None:
    """The comparison does not depend on the order of insertion."""
    assert changes(shuffled(YEAR), JUNE) == changes(YEAR, JUNE)
