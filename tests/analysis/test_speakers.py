"""Who speaks for and against whom."""

from __future__ import annotations

import networkx as nx

from kg.analysis.speakers import attribution, voices
from kg.model import Attribution
from tests.analysis.world import graph_of, say, shuffled


def said_by(*names: str) -> tuple[Attribution, ...]:
    """Return a chain of speakers, outermost first."""
    return tuple(Attribution(name=name, mention=name, start=0, end=len(name)) for name in names)


def test_the_innermost_speaker_is_the_voice() -> None:
    """El País carries what Kyiv says; the author's own claims have no voice."""
    found = voices(
        graph_of(
            say("Russia", "attacks", "Ukraine", attribution=said_by("El País", "Kyiv"), document="d1"),
            say("Russia", "attacks", "Poland", attribution=said_by("Kyiv"), denied=True, document="d2"),
            say("China", "aids", "Russia"),
        )
    )
    [voice] = found
    assert (voice.speaker, voice.about_name, voice.claims) == ("Kyiv", "Russia", 2)
    assert voice.carriers == ("El País", "d1", "d2")
    assert (voice.cooperative, voice.hostile, voice.denials) == (0, 1, 1)


def test_a_symmetric_claim_is_about_both() -> None:
    """Who says that two are allies speaks of both."""
    found = voices(graph_of(say("China", "alliedWith", "Iran", attribution=said_by("Beijing"))))
    assert [(voice.about_name, voice.cooperative) for voice in found] == [("China", 1), ("Iran", 1)]


def test_the_attribution_network_tells_who_carries_whom() -> None:
    """The document carries El País, El País carries Kyiv; two claims, one edge of weight two."""
    graph = graph_of(
        say("Russia", "attacks", "Ukraine", attribution=said_by("El País", "Kyiv"), document="d"),
        say("Russia", "accuses", "Ukraine", attribution=said_by("El País", "Kyiv"), document="d"),
        say("Russia", "aids", "Iran", document="d"),
    )
    network = attribution(graph)
    assert dict(network.nodes(data="kind")) == {"d": "document", "El País": "speaker", "Kyiv": "speaker"}
    assert list(network.edges(data="claims")) == [("d", "El País", 2), ("El País", "Kyiv", 2)]
    assert nx.utils.graphs_equal(attribution(shuffled(graph)), network)
