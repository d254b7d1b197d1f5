"""``kg push``: send a project to another triplestore."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Send the graphs to another triplestore.")
@click.argument("folder", metavar="DIR")
@click.option("--endpoint", required=True, metavar="URL", help="Graph Store Protocol address.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(folder: str, endpoint: str, ontology: Path | None) -> None:
    """Bring the graphs on a server in line with a project or with shards.

    Each document is one graph; the simple view goes into the graph g:view. Only graphs of the project are
    written or removed. A run that broke goes on where it stopped, a second one sends what changed.

    \b
    Example:
      kg push out/ --endpoint http://127.0.0.1:7878/store
      kg query --endpoint http://127.0.0.1:7878/query 'SELECT ?a { GRAPH ?g { ?a kg:alliedWith ?b } }'
    """
    from kg.store.folder import is_project

    if not is_project(Path(folder)) and _are_shards(folder):
        from kg.shards import push as push_shards

        done = push_shards(folder, endpoint)
        click.echo(f"{done.sent} graphs sent, {done.removed} removed, {done.same} parts unchanged", err=True)
        return
    from kg.ontology import load
    from kg.store import Store
    from kg.store.remote import push

    with Store.open(Path(folder), ontology=load(ontology)) as store:
        sent, removed, same = push(Path(folder), store.oxigraph, endpoint)
    click.echo(f"{sent} graphs sent, {removed} removed, {same} unchanged", err=True)


def _are_shards(folder: str) -> bool:
    from kg.shards.index import INDEX

    return "://" in folder or (Path(folder) / INDEX).is_file()
