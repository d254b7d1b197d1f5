"""When it escalated."""

from __future__ import annotations

from datetime import date, timedelta

from kg.analysis.bursts import bursts
from kg.model import Claim
from tests.analysis.world import graph_of, say, shuffled

START = date(2024, 1, 1)  # a Monday


def week(number: int, hostile: int, others: int) -> list[Claim]:
    """Return a week's claims: attacks of Iran on Israel among those of others."""
    day = START + timedelta(weeks=number)
    claims = [say("Iran", "attacks", "Israel", on=day, document=f"h{number}-{i}") for i in range(hostile)]
    return claims + [say("Peru", "aids", "Chile", on=day, document=f"o{number}-{i}") for i in range(others)]


def test_an_escalation_is_found_with_its_weeks() -> None:
    """Two weeks full of attacks among ten quiet ones are one burst."""
    claims = [one for n in range(10) for one in (week(n, 8, 4) if n in {4, 5} else week(n, 1, 11))]
    [burst] = bursts(graph_of(*claims))
    assert (burst.first_name, burst.second_name) == ("Iran", "Israel")
    assert (burst.start, burst.end) == (START + timedelta(weeks=4), START + timedelta(days=41))
    assert burst.hostile == 16
    assert burst.weight > 0


def test_a_busy_week_is_no_burst() -> None:
    """When everything is reported more, the share stays and nothing escalates."""
    claims = [one for n in range(8) for one in (week(n, 4, 36) if n == 3 else week(n, 1, 9))]
    assert bursts(graph_of(*claims)) == []


def test_two_attacks_are_no_burst() -> None:
    """Below three hostile claims nothing is said."""
    assert bursts(graph_of(*week(0, 2, 1), *week(1, 0, 9))) == []
    assert bursts(graph_of()) == []


def test_any_order_gives_the_same_bursts() -> None:
    """The answer does not depend on the order of insertion."""
    graph = graph_of(*[one for n in range(6) for one in week(n, 9 if n == 2 else 0, 5)])
    assert bursts(shuffled(graph)) == bursts(graph) != []
