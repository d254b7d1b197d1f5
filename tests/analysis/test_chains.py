"""How two actors hang together."""

from __future__ import annotations

from kg.analysis.chains import chain
from kg.iris import actor_iri
from tests.analysis.world import graph_of, say, shuffled, tribes


def test_the_chain_carries_its_evidence() -> None:
    """From Qatar to Israel by way of Iran: two steps, each with its claims, the surer first."""
    weak = say("Iran", "accuses", "Israel", confidence=0.5)
    strong = say("Iran", "attacks", "Israel", confidence=0.9)
    graph = graph_of(say("Qatar", "consultsWith", "Iran"), weak, strong)
    first, second = chain(graph, actor_iri("qatar"), actor_iri("israel"))
    assert (first.first_name, first.second_name, first.relations) == ("Qatar", "Iran", ("consultsWith",))
    assert second.claims == (strong.id, weak.id)
    assert second.relations == ("accuses", "attacks")


def test_fewer_steps_win_then_what_is_claimed_more() -> None:
    """A direct claim beats a well attested detour; of two detours the better attested wins."""
    detours = [
        say("A", "aids", "B"),
        say("B", "aids", "C"),
        say("A", "aids", "D"),
        say("A", "accuses", "D"),
        say("D", "aids", "C"),
    ]
    ends = actor_iri("a"), actor_iri("c")
    assert [link.second_name for link in chain(graph_of(*detours), *ends)] == ["D", "C"]
    direct = say("A", "assesses", "C", confidence=0.0)
    assert [link.second_name for link in chain(graph_of(*detours, direct), *ends)] == ["C"]


def test_no_chain_is_an_empty_one() -> None:
    """Strangers, the unknown and oneself are not joined."""
    graph = graph_of(say("A", "aids", "B"), say("C", "aids", "D"))
    for ends in [("a", "c"), ("a", "x"), ("a", "a")]:
        assert chain(graph, actor_iri(ends[0]), actor_iri(ends[1])) == []


def test_any_order_gives_the_same_chain() -> None:
    """Of many shortest chains always the same one is taken."""
    ends = actor_iri("gavev"), actor_iri("seuve")
    assert all(chain(shuffled(tribes(), seed), *ends) == chain(tribes(), *ends) for seed in range(10))
