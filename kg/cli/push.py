"""``kg push``: send a project to another triplestore."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Send the graphs to another triplestore.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--endpoint", required=True, metavar="URL", help="Graph Store Protocol address.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(folder: Path, endpoint: str, ontology: Path | None) -> None:
    """Bring the graphs on a server in line with a project.

    Each document is one graph; the simple view goes into the graph g:view. Only graphs of the project are
    written or removed. A run that broke goes on where it stopped, a second one sends what changed.

    \b
    Example:
      kg push out/ --endpoint http://127.0.0.1:7878/store
      kg query --endpoint http://127.0.0.1:7878/query 'SELECT ?a { GRAPH ?g { ?a kg:alliedWith ?b } }'
    """
    from kg.ontology import load
    from kg.store import Store
    from kg.store.remote import push

    with Store.open(folder, ontology=load(ontology)) as store:
        sent, removed, same = push(folder, store.oxigraph, endpoint)
    click.echo(f"{sent} graphs sent, {removed} removed, {same} unchanged", err=True)
