"""The map: one offline HTML file with actors, lines, and the evidence behind each line."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.views.layout import Box, Position, layout
from kg.views.page import page
from kg.views.palette import SHAPES, Colouring, colourings
from kg.views.payload import evidence_blocks, payload
from kg.views.scene import Scene, actor_key, line_id, scene

LIMIT = 300
"""Actors drawn at first; above 1,000 a redraw takes more than 100 ms."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished map and what a caller keeps for the next one."""

    html: str
    positions: dict[str, Position]
    """Actor id → place; given to the next ``draw``, an actor keeps its place when the graph grows."""
    shown: int
    """Actors drawn at first."""
    actors: int
    claims: int


def render(
    claims: Sequence[Claim],
    documents: Iterable[Document],
    ontology: Ontology,
    *,
    title: str,
    around: str | None = None,
    hops: int = 1,
    limit: int = LIMIT,
    positions: Mapping[str, Position] | None = None,
    blocs: Mapping[str, Collection[str]] | str | None = None,
) -> str:
    """Return the map as one HTML file; ``draw`` explains the arguments."""
    return draw(
        claims,
        documents,
        ontology,
        title=title,
        around=around,
        hops=hops,
        limit=limit,
        positions=positions,
        blocs=blocs,
    ).html


def draw(
    claims: Sequence[Claim],
    documents: Iterable[Document],
    ontology: Ontology,
    *,
    title: str,
    around: str | None = None,
    hops: int = 1,
    limit: int = LIMIT,
    positions: Mapping[str, Position] | None = None,
    blocs: Mapping[str, Collection[str]] | str | None = None,
) -> Drawing:
    """Draw claims.

    Args:
        claims: Claims of any polarity and modality, in any order; the map tells them apart.
        documents: Where they were read; title, outlet, address and day of publication are shown.
        ontology: Labels and signs of relations, other names and coordinates of actors.
        title: Title of the page.
        around: Id of an actor; only actors within ``hops`` claims of it are shown. None shows all.
        hops: See ``around``.
        limit: Actors drawn at first, the strongest; the others are in the file and come by search.
        positions: Those of an earlier drawing; its actors keep their place.
        blocs: Which colours come first: ``states``, ``camps``, ``organizations``, or name of a bloc → ids of
            its actors. The reader can switch to the others.

    Returns:
        The map; the same claims give the same bytes, in whatever order they come.
    """
    view = scene(claims, ontology, around=around, hops=hops, limit=min(limit, 1000))
    colours = colourings(view, ontology, blocs)
    boxes = {iri: _box(view, iri) for iri in view.drawn}
    links = [(line.subject, line.object, float(len(line.claims))) for line in view.lines]
    groups = {iri: name for name, members in colours[0].blocs for iri in members}
    places = layout(boxes, links, groups=groups, fixed=positions)
    by_id = {document.id: document for document in documents}
    html = page(
        _network(view, places, boxes, colours[0]),
        title=title,
        data=payload(view, by_id, ontology, colours, title=title, around=around),
        blocks=evidence_blocks(view.claims),
    )
    return Drawing(html, {**(positions or {}), **places}, len(view.drawn), len(view.actors), len(view.claims))


def wrap(name: str) -> str:
    """Return a name in up to three lines of about 20 characters."""
    lines = textwrap.wrap(name, 20, break_long_words=True)[:4] or [name[:20]]
    return "\n".join(lines[:3]) + ("…" if len(lines) > 3 else "")


def size_of(degree: int, view: Scene) -> float:
    """Return the radius of an actor: its area grows with its claims, up to that of the most mentioned one."""
    return round(9 + 33 * math.sqrt(degree / max(40, *view.degree.values())), 1)


def _box(view: Scene, iri: str) -> Box:
    lines = wrap(view.actors[iri].name).split("\n")
    return Box(
        size=size_of(view.degree[iri], view),
        width=8.4 * max(len(line) for line in lines),
        lines=len(lines),
    )


def _network(
    view: Scene, places: Mapping[str, Position], boxes: Mapping[str, Box], colours: Colouring
) -> Any:  # noqa: ANN401
    """Return a pyvis network; its lists are filled directly, because ``add_edge`` scans them (O(n²))."""
    from pyvis.network import Network  # 0.2 s; only a map needs it

    network = Network(
        directed=True, cdn_resources="in_line", height="100%", width="100%", bgcolor="transparent"
    )
    for iri in view.drawn:
        x, y = places[iri]
        actor = view.actors[iri]
        network.nodes.append(
            {
                "id": actor_key(iri),
                "label": wrap(actor.name),
                "shape": SHAPES.get(actor.type, "square"),
                "size": boxes[iri].size,
                "color": colours.fill(iri),
                "x": x,
                "y": y,
            }
        )
    beside: Counter[tuple[str, str]] = Counter()
    for line in view.lines:
        pair = (line.subject, line.object)
        network.edges.append(
            {
                "id": line_id(line),
                "from": actor_key(line.subject),
                "to": actor_key(line.object),
                "smooth": {
                    "enabled": True,
                    "type": "curvedCW",
                    "roundness": round(0.08 + 0.2 * beside[pair], 2),
                },
            }
        )
        beside[pair] += 1
    many = len(network.edges) > 1000
    network.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 7},
        "interaction": {
            "hover": len(network.edges) <= 2000,
            "keyboard": False,
            "multiselect": False,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
        },
    }
    return network
