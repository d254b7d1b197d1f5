"""Graph formats: GraphML, GEXF and node-link JSON, every claim an edge of its own."""

from __future__ import annotations

import json
import re
from io import BytesIO

import networkx as nx

from kg import graph
from kg.export.source import Source


def graphml(source: Source) -> dict[str, bytes]:
    """Write GraphML for Gephi, yEd, Cytoscape and igraph."""
    return {"graph.graphml": graph.to_graphml(_graph(source)).encode()}


def gexf(source: Source) -> dict[str, bytes]:
    """Write GEXF for Gephi."""
    # Through GraphML, which has what XML cannot hold taken out already.
    clean = nx.read_graphml(BytesIO(graphml(source)["graph.graphml"]), force_multigraph=True)
    # In GEXF start and end are time, and label and id have a meaning; ours are offsets and a relation.
    renamed = {"start": "char_start", "end": "char_end", "label": "relation_label"}
    written = nx.MultiDiGraph()
    for node, data in clean.nodes(data=True):
        written.add_node(node, label=data["name"], **data)
    for subject, object_, key, data in clean.edges(keys=True, data=True):
        fields = {renamed.get(name, name): value for name, value in data.items()}
        written.add_edge(subject, object_, key=key, id=key, **fields)
    buffer = BytesIO()
    nx.write_gexf(written, buffer)
    # networkx writes the day of writing; the same project must give the same bytes.
    content = re.sub(rb'<meta lastmodifieddate="[^"]*"', b"<meta", buffer.getvalue(), count=1)
    return {"graph.gexf": content}


def node_link(source: Source) -> dict[str, bytes]:
    """Write node-link JSON for D3 and networkx."""
    data = nx.node_link_data(_graph(source), edges="links")
    return {"graph.json": (json.dumps(data, ensure_ascii=True, indent=1) + "\n").encode()}


def _graph(source: Source) -> nx.MultiDiGraph:
    documents, reviews = source.documents.values(), source.reviews.verdicts
    return graph.build(source.claims, source.ontology, documents=documents, reviews=reviews)
