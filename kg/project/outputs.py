"""The files of a project folder that are made anew from its claims: JSON lines, TriG, GraphML and the map."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg import codec, graph
from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.project.files import write_text
from kg.store import Store

CLAIMS = "claims.jsonl"
TRIG = "graph.trig"
GRAPHML = "graph.graphml"
MAP = "map.html"
POSITIONS = "positions.json"
VIEWS = (TRIG, GRAPHML, MAP)
VIEWED = 50_000
"""Claims up to which a build draws and serialises the whole project each time."""


def write_outputs(store: Store, ontology: Ontology, folder: Path) -> bool:
    """Write every derived file, each whole or not at all.

    The claims are written as they are read. The views hold all of them in memory, 13 kB a claim, so they are
    made for up to VIEWED claims; a larger project has none, and no old one that would contradict its claims.

    Returns:
        Whether the views were made.
    """
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        for claim in store.claims():
            count += 1
            yield codec.dump_claims([claim])

    write_text(folder / CLAIMS, lines())
    if count > VIEWED:
        for name in VIEWS:
            (folder / name).unlink(missing_ok=True)
        return False
    claims, documents = list(store.claims()), list(store.documents())
    store.dump(folder / TRIG, format="trig")
    write_text(folder / GRAPHML, graph.to_graphml(graph.build(claims, ontology, documents=documents)))
    write_map(claims, documents, ontology, folder)
    return True


def write_map(
    claims: Sequence[Claim], documents: Sequence[Document], ontology: Ontology, folder: Path
) -> None:
    """Write the map; actors that an earlier map showed keep their places."""
    from kg.views.map import draw

    positions = read_positions(folder / POSITIONS)
    drawing = draw(claims, documents, ontology, title=title(documents), positions=positions)
    write_text(folder / MAP, drawing.html)
    kept = {actor: list(place) for actor, place in sorted(drawing.positions.items())}
    write_text(folder / POSITIONS, json.dumps(kept, indent=0) + "\n")


def read_positions(path: Path) -> dict[str, tuple[float, float]] | None:
    """Return the places of an earlier map; None without one or when somebody broke the file."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return {str(actor): (float(x), float(y)) for actor, (x, y) in values.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return None


def title(documents: Sequence[Document]) -> str:
    """Return the title of a map: that of the only document, or how many there are."""
    if len(documents) == 1:
        return documents[0].title or documents[0].id
    return f"{len(documents)} documents"
