"""The files of a project folder that are made anew from its claims: JSON lines, TriG, GraphML and the map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kg import graph
from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.project.files import write_text
from kg.project.runs import code_of
from kg.store import Store

CLAIMS = "claims.jsonl"
TRIG = "graph.trig"
GRAPHML = "graph.graphml"
MAP = "map.html"
POSITIONS = "positions.json"
VIEWS = (TRIG, GRAPHML, MAP)
FILES = {True: (CLAIMS, *VIEWS), False: (CLAIMS,)}
"""What a folder holds with views and without."""
MADE_FROM = "store/made-from"
"""Says which revision the files show, so that a build that changes nothing writes nothing."""
_DECIDES = ("codec.py", "graph.py", "model.py", "ontology", "project", "store", "views")
"""What of the package decides how the files look."""
VIEWED = 20_000
"""Claims up to which a build draws and serialises the whole project each time."""


def write_outputs(store: Store, ontology: Ontology, folder: Path) -> None:
    """Write every derived file, each whole or not at all; files that are up to date stay untouched.

    The views hold all claims in memory, 13 kB each, so they are made for up to VIEWED claims; a larger
    project has none, and no old one that would contradict its claims.
    """
    reviews = store.reviews
    made_from = f"{store.revision} {reviews.digest} {ontology.digest} {code_of(_DECIDES)}\n"
    drawn = sum(record.claims for record in store.manifest()) <= VIEWED
    if _read(folder / MADE_FROM) == made_from and all((folder / name).is_file() for name in FILES[drawn]):
        return
    (folder / MADE_FROM).unlink(missing_ok=True)  # a kill in between must not leave old files called new
    write_text(folder / CLAIMS, store.claim_lines())
    if drawn:
        store.dump(folder / TRIG, format="trig")  # first, so that what it took serves the claims: 115 MB
        claims, documents = list(store.claims()), list(store.documents())
        network = graph.build(claims, ontology, documents=documents, reviews=reviews.verdicts)
        write_text(folder / GRAPHML, graph.to_graphml(network))
        standing = [claim for claim in claims if claim.id not in reviews.rejected]
        write_map(standing, documents, ontology, folder)
    else:
        for name in VIEWS:
            (folder / name).unlink(missing_ok=True)
    write_text(folder / MADE_FROM, made_from)


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


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def title(documents: Sequence[Document]) -> str:
    """Return the title of a map: that of the only document, or how many there are."""
    if len(documents) == 1:
        return documents[0].title or documents[0].id
    return f"{len(documents)} documents"
