"""``kg remove``: take documents out of a project."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Take documents and exactly their claims out.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(folder: Path, documents: tuple[str, ...], ontology: Path | None) -> None:
    """Remove documents with exactly their claims; map and exports are made anew.

    DOCUMENT is an id as `kg query DIR @documents` lists them.

    \b
    Example:
      kg remove out/ 000_82f0a6d93b4cdd52
    """
    from kg.errors import StoreError
    from kg.ontology import load
    from kg.project.outputs import write_outputs
    from kg.store import Store
    from kg.store.folder import is_project

    if not is_project(folder):
        raise StoreError(f"{folder} is no project")
    terms = load(ontology)
    with Store.open(folder, write=True, ontology=terms) as store:
        known = {record.id for record in store.manifest()}
        if unknown := [document for document in documents if document not in known]:
            raise StoreError(f"no such document: {unknown[0]!r}; `kg query {folder} @documents` lists them")
        for document in documents:
            store.remove(document)
        store.commit()
        write_outputs(store, terms, folder)
    click.echo(f"removed {len(documents)} document{'s' if len(documents) != 1 else ''}", err=True)
