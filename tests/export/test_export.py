"""Every export is read back by a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
from io import BytesIO
from pathlib import Path

import networkx as nx
import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib
import stix2
from click.testing import CliRunner

from kg.cli import main
from kg.cli.export import FORMATS as CLI_FORMATS
from kg.errors import OutputError
from kg.export import FORMATS, export
from kg.store import Store
from tests.factory import claim, document
from tests.store.bare import bare_ontology
from tests.store.world import fill

CLAIMS = 13
HOSTILE = '=HYPERLINK("http://x") \x01 <b>&\''


@pytest.fixture(scope="module")
def store() -> Store:
    """Return the six documents in memory."""
    one = Store.open(ontology=bare_ontology())
    fill(one)
    return one


def only(store: Store, format: str) -> bytes:
    """Return the one file of a format."""
    files = export(store, bare_ontology(), format)
    assert len(files) == 1
    return next(iter(files.values()))


def rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("format", ["graphml", "gexf", "node-link"])
def test_networkx_reads_the_graph_back(store: Store, format: str) -> None:
    """Every claim is an edge of its own, with its words and its polarity."""
    content = only(store, format)
    if format == "graphml":
        graph = nx.read_graphml(BytesIO(content), force_multigraph=True)
    elif format == "gexf":
        graph = nx.read_gexf(BytesIO(content))
    else:
        graph = nx.node_link_graph(json.loads(content), edges="links")
    assert graph.number_of_edges() == CLAIMS
    assert {data["name"] for _, data in graph.nodes(data=True)} == {"China", "Iran", "Israel", "Japan"}
    denied = [data for *_, data in graph.edges(data=True) if data["polarity"] == "negative"]
    assert [data["evidence"] for data in denied] == ["Tehran denies: Iran did not attack Israel."]


def test_pandas_reads_the_tables(store: Store) -> None:
    """Nodes, edges, claims and evidence join by their ids."""
    files = export(store, bare_ontology(), "csv")
    tables = {name: pd.read_csv(BytesIO(content)) for name, content in files.items()}
    assert len(tables["claims.csv"]) == len(tables["evidence.csv"]) == CLAIMS
    assert set(tables["evidence.csv"]["claim"]) == set(tables["claims.csv"]["id"])
    assert set(tables["claims.csv"]["subject"]) <= set(tables["nodes.csv"]["id"])
    attack = tables["edges.csv"].query("subject.str.endswith('iran') and relation == 'attacks'").iloc[0]
    assert (attack["stated"], attack["denied"], attack["stories"]) == (2, 1, 1)


def test_a_formula_in_a_text_stays_text_in_a_spreadsheet() -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    one = Store.open(ontology=bare_ontology())
    text = f"{HOSTILE} attacks Japan."
    one.add(document(text), [claim(text, HOSTILE, "attacks", "Japan")])
    cells = [
        cell
        for content in export(one, bare_ontology(), "csv").values()
        for row in rows(content)
        for cell in row.values()
    ]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert [cell for cell in cells if cell.startswith("'=HYPERLINK")]
    for format in ("graphml", "gexf"):
        assert nx.read_graphml if format == "graphml" else nx.read_gexf
        reader = nx.read_graphml if format == "graphml" else nx.read_gexf
        assert reader(BytesIO(only(one, format))).number_of_edges() == 1


def test_json_lines_are_the_claims(store: Store) -> None:
    """One object a line."""
    lines = [json.loads(line) for line in only(store, "jsonl").splitlines()]
    assert [line["id"] for line in lines] == [one.id for one in store.claims()]


@pytest.mark.parametrize(("format", "name"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_all_graphs(store: Store, format: str, name: str) -> None:
    """As many quads, and the simple view in the default graph."""
    dataset = rdflib.Dataset().parse(data=only(store, format).decode(), format=name)
    assert len(set(dataset.quads())) == len(store.oxigraph)
    ally = "ASK { ?a <https://w3id.org/geokg/ns#alliedWith> ?b }"
    assert rdflib.Dataset().query(ally).askAnswer is False
    assert dataset.query(ally).askAnswer is True


def test_rdflib_reads_turtle(store: Store) -> None:
    """All triples, no graphs."""
    graph = rdflib.Graph().parse(data=only(store, "ttl").decode(), format="turtle")
    assert len(graph) == len(store.oxigraph)


def test_rdf_12_reifies_each_claim(store: Store) -> None:
    """Each claim points at its triple; a denied triple is pointed at and not stated."""
    triples = list(ox.parse(only(store, "rdf12"), format=ox.RdfFormat.TURTLE))
    reified = [one.object for one in triples if one.predicate.value.endswith("#reifies")]
    assert len(reified) == CLAIMS
    assert all(isinstance(one, ox.Triple) for one in reified)
    assert not [one for one in triples if one.predicate.value.endswith("syntax-ns#predicate")]


def test_followthemoney_accepts_the_entities(store: Store) -> None:
    """Its own library finds every value valid, and the links have both ends."""
    ftm = pytest.importorskip(
        "followthemoney",
        reason="apt-get install libicu-dev pkg-config g++; pip install followthemoney (compiles PyICU, a minute)",
    )
    entities = [ftm.model.get_proxy(json.loads(line)) for line in only(store, "ftm").splitlines()]
    for entity, line in zip(entities, only(store, "ftm").splitlines(), strict=True):
        entity.schema.validate(json.loads(line))
    known = {entity.id for entity in entities}
    links = [entity for entity in entities if entity.schema.name == "UnknownLink"]
    assert len(links) == CLAIMS
    assert all({*link.get("subject"), *link.get("object"), *link.get("proof")} <= known for link in links)
    assert "attacks (denied)" in {role for link in links for role in link.get("role")}


def test_stix2_accepts_the_bundle(store: Store) -> None:
    """Facts are relationships, what is denied or planned is a note, documents are reports."""
    bundle = stix2.parse(only(store, "stix").decode(), allow_custom=False)
    kinds = [one.type for one in bundle.objects]
    assert kinds.count("report") == 6
    assert kinds.count("note") == 3
    assert kinds.count("relationship") == CLAIMS - 3
    known = {one.id for one in bundle.objects}
    for one in bundle.objects:
        if one.type == "relationship":
            assert {one.source_ref, one.target_ref} <= known
        if one.type in {"note", "report"}:
            assert set(one.object_refs) <= known


def test_event_rows_hold_events_that_are_stated(store: Store) -> None:
    """Attacks with type, day and basis of the day; no denial, no state of affairs."""
    events = rows(only(store, "plover"))
    assert {event["event_type"] for event in events} == {"ASSAULT", "ACCUSE"}
    assert [event["date_basis"] for event in events if event["document"] == "agency"] == ["publication"]
    assert "denial" not in {event["document"] for event in events}


def test_neo4j_gets_ids_that_resolve_and_types_that_tell(store: Store) -> None:
    """Both ends are nodes; a denied attack is no ATTACKS."""
    files = {name: rows(content) for name, content in export(store, bare_ontology(), "neo4j").items()}
    known = {node["iri:ID"] for node in files["nodes.csv"]}
    assert all({row[":START_ID"], row[":END_ID"]} <= known for row in files["relationships.csv"])
    types = {row[":TYPE"] for row in files["relationships.csv"]}
    assert {"ATTACKS", "DENIED_ATTACKS", "PLANNED_DEPLOYS_TROOPS_TO", "SUPPLIES_ARMS_TO"} <= types


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_an_export_is_the_same_twice(store: Store, format: str) -> None:
    """No clock, no chance, no order of adding."""
    other = Store.open(ontology=bare_ontology())
    for one in sorted(store.documents(), key=lambda one: one.id, reverse=True):
        other.add(one, store.claims(document=one.id))
    assert export(store, bare_ontology(), format) == export(other, bare_ontology(), format)


def test_an_unknown_format_is_told(store: Store) -> None:
    """The error lists what there is; the command offers the same formats."""
    with pytest.raises(OutputError, match="unknown format 'pdf'; known: graphml"):
        export(store, bare_ontology(), "pdf")
    assert tuple(FORMATS) == CLI_FORMATS


def test_the_command_writes_files_and_stdout(tmp_path: Path) -> None:
    """One file goes to stdout or -o, several go into a folder."""
    with Store.open(tmp_path / "out", write=True, ontology=bare_ontology()) as one:
        fill(one)
    run = CliRunner().invoke
    printed = run(main, ["export", str(tmp_path / "out"), "-f", "jsonl"])
    assert printed.stdout.count("\n") == CLAIMS
    run(main, ["export", str(tmp_path / "out"), "-f", "trig", "-o", str(tmp_path / "new" / "x.trig")])
    assert (tmp_path / "new" / "x.trig").read_bytes().startswith(b"@prefix")
    run(main, ["export", str(tmp_path / "out"), "-f", "csv", "-o", str(tmp_path / "tables")])
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "claims.csv",
        "edges.csv",
        "evidence.csv",
        "nodes.csv",
    ]
    several = run(main, ["export", str(tmp_path / "out"), "-f", "csv", "-o", "-"])
    assert several.exit_code == 1
    assert several.stderr == "error: csv is 4 files; name a folder with -o\n"
