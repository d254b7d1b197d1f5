"""Answers of SPARQL as Python values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.project.frames import frame
from kg.store import named_query

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from kg.project.project import Project


def answer(
    project: Project,
    query: str,
    actors: Sequence[str],
    *,
    labels: bool,
    timeout_s: float | None,
    inferred: bool,
) -> pd.DataFrame | bool | rdflib.Graph:
    """Run a query; ``Project.sparql`` explains the arguments."""
    text = query.strip()
    if text.startswith("@"):
        stored = named_query(text, project.ontology)
        text = stored.bind([project.find(actor).id for actor in actors] if stored.needs else actors)
    elif actors:
        raise QueryError("only a stored query (@name) takes actors")
    result = project.store.query(text, timeout_s=timeout_s, inferred=inferred)
    if result.kind == "boolean":
        return bool(result.boolean)
    if result.kind == "triples":
        import rdflib  # 0.3 s; only a CONSTRUCT needs it

        return rdflib.Graph().parse(data=result.serialize("nt"), format="nt")
    names = _names(project) if labels else {}
    return frame(result.columns, [tuple(_named(value, names) for value in row) for row in result.rows])


def _names(project: Project) -> dict[str, str]:
    """Return the names of actors and the labels of relations by IRI."""
    from kg.iris import term_iri

    found = {term_iri(name): relation.label for name, relation in project.ontology.relations.items()}
    for claim in project.store.claims():
        found |= {mention.actor.id: mention.actor.name for mention in (claim.subject, claim.object)}
    return found


def _named(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - whatever a literal holds
    return names.get(value, value) if isinstance(value, str) else value
