"""``kg export``: a project in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = (
    *("graphml", "gexf", "node-link", "csv", "jsonl", "ttl", "trig", "nq", "jsonld", "rdf12"),
    *("ftm", "stix", "plover", "neo4j"),
)


@click.command(short_help="Formats of other tools.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File or folder; - is stdout.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(folder: Path, form: str, output: Path | None, ontology: Path | None) -> None:
    """Write a project in another format.

    \b
    graphml gexf node-link   Gephi, Cytoscape, networkx, D3
    csv                      nodes, edges, claims, evidence (a folder)
    jsonl                    claims as kg extract prints them
    ttl trig nq jsonld       RDF; rdf12 with RDF 1.2 reifiers
    ftm stix                 Aleph; threat-intelligence platforms
    plover                   event rows (CSV)
    neo4j                    CSV for neo4j-admin import (a folder)

    Denied, possible and planned claims are told apart in every format. Without -o, one file goes to stdout
    and several into the project folder.

    \b
    Example:
      kg export out/ -f gexf -o world.gexf
      kg export out/ -f csv -o tables/
    """
    from kg.errors import OutputError
    from kg.export import export
    from kg.ontology import load
    from kg.store import Store
    from kg.store.dump import write_atomically

    terms = load(ontology)
    with Store.open(folder, ontology=terms) as store:
        files = export(store, terms, form)
    to_stdout = str(output) == "-" or (output is None and len(files) == 1)
    if to_stdout and len(files) > 1:
        raise OutputError(f"{form} is {len(files)} files; name a folder with -o")
    if to_stdout:
        click.echo(next(iter(files.values())), nl=False)
        return
    target = output or folder / form
    try:
        (target if len(files) > 1 else target.parent).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{target} cannot be made: {error.strerror or error}") from error
    for name, content in files.items():
        path = target / name if len(files) > 1 else target
        write_atomically(path, content)
        click.echo(str(path), err=True)
