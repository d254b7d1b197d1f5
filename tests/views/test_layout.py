"""Where actors stand."""

from __future__ import annotations

import time

import networkx as nx
import numpy as np
import pytest

from kg.views.layout import Box, layout


def graph(n: int) -> tuple[dict[str, Box], list[tuple[str, str, float]]]:
    """Return a graph with hubs, as news make them."""
    made = nx.barabasi_albert_graph(n, 2, seed=1)
    boxes = {f"a{i}": Box(10 + 3 * made.degree(i) ** 0.5, 80) for i in made}
    return boxes, [(f"a{i}", f"a{j}", 1.0) for i, j in made.edges]


def test_any_order_gives_the_same_places() -> None:
    """Neither the order of actors nor that of lines changes a position."""
    boxes, links = graph(15)
    other = layout(dict(reversed(boxes.items())), [(b, a, w) for a, b, w in reversed(links)])
    assert layout(boxes, links) == other


def test_names_do_not_overlap() -> None:
    """Twenty actors stand apart, names included."""
    boxes, links = graph(20)
    places = layout(boxes, links)
    points = np.array(list(places.values()))
    for i in range(len(points)):
        for j in range(i):
            across, down = np.abs(points[i] - points[j])
            assert across > 75 or down > 30, (i, j)


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_actors(n: int) -> None:
    """No actor, one, or two without a line: no error, no shared place."""
    places = layout({f"a{i}": Box(10, 50) for i in range(n)}, [])
    assert len(set(places.values())) == n


def test_unconnected_parts_stand_apart() -> None:
    """Two pairs that nothing joins do not lie on each other."""
    boxes = {name: Box(10, 50) for name in "abcd"}
    places = layout(boxes, [("a", "b", 1), ("c", "d", 1)])
    assert len(set(places.values())) == 4


def test_speed() -> None:
    """Twenty actors take 0.3 s and 300 take 2 s on an idle machine; thrice that is a fault."""
    start = time.process_time()
    layout(*graph(20))
    assert time.process_time() - start < 1.0
    start = time.process_time()
    layout(*graph(300))
    assert time.process_time() - start < 6.0
