"""What is contested."""

from __future__ import annotations

from kg.analysis.disputes import disputes
from kg.model import Attribution
from tests.analysis.world import graph_of, say, shuffled


def said_by(name: str) -> tuple[Attribution, ...]:
    """Return an attribution to a name."""
    return (Attribution(name=name, mention=name, start=0, end=len(name)),)


CASE = [
    say("Russia", "attacks", "Ukraine", attribution=said_by("Kyiv"), document="d1"),
    say("Russia", "attacks", "Ukraine", document="d2"),
    say("Russia", "attacks", "Ukraine", attribution=said_by("Moscow"), denied=True, document="d1"),
    say("China", "aids", "Russia"),
]


def test_both_sides_are_named() -> None:
    """A dispute says who asserts and who denies; an article without attribution speaks for itself."""
    [found] = disputes(graph_of(*CASE))
    assert (found.subject_name, found.relation, found.object_name) == ("Russia", "attacks", "Ukraine")
    assert found.asserted.voices == ("Kyiv", "d2")
    assert found.denied.voices == ("Moscow",)
    assert found.heat == 1


def test_a_symmetric_relation_is_disputed_both_ways() -> None:
    """That China is Iran's ally is denied by "Iran is no ally of China"."""
    graph = graph_of(say("China", "alliedWith", "Iran"), say("Iran", "alliedWith", "China", denied=True))
    assert len(disputes(graph)) == 1


def test_a_plan_is_no_side() -> None:
    """That it is planned does not say that it is so."""
    plan = say("Iran", "attacks", "Israel", planned=True)
    assert disputes(graph_of(plan, say("Iran", "attacks", "Israel", denied=True))) == []


def test_the_hotter_dispute_comes_first() -> None:
    """Two against two is hotter than five against one."""
    lone = [say("Iran", "aids", "Syria", document=f"d{i}") for i in range(5)]
    lone.append(say("Iran", "aids", "Syria", denied=True))
    even = [say("Iran", "attacks", "Israel", document=f"d{i}") for i in range(2)]
    even += [say("Iran", "attacks", "Israel", denied=True, document=f"d{i}") for i in range(2)]
    graph = graph_of(*lone, *even)
    assert [(one.relation, one.heat) for one in disputes(graph)] == [("attacks", 2), ("aids", 1)]
    assert disputes(shuffled(graph)) == disputes(graph)
