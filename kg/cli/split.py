"""``kg split``: undo a merge."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Undo the merge of an actor.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("actor", metavar="B")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--model", help="Name or folder of another spaCy pipeline; loading one runs its code.")
def command(folder: Path, actor: str, ontology: Path | None, model: str | None) -> None:
    """Make a merged actor one of its own again; documents that speak of it are read anew.

    \b
    Example:
      kg split out/ "Daesh fighters"
    """
    from kg.project.merging import split  # loads the store

    iri = split(folder, actor, ontology=ontology, model=model)
    click.echo(f"{iri} is an actor of its own again", err=True)
