"""``kg merge``: two actors are one."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Decide that two actors are one.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("keep", metavar="A")
@click.argument("merged", metavar="B")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(folder: Path, keep: str, merged: str, ontology: Path | None) -> None:
    """Make every claim about B one about A, also in documents that are read later.

    A and B are names or IRIs. The decision is a line of DIR/decisions.jsonl; kg split undoes it.

    \b
    Example:
      kg merge out/ "Islamic State" "Daesh fighters"
    """
    from kg.project.merging import merge  # loads the store

    kept, gone = merge(folder, keep, merged, ontology=ontology)
    click.echo(f"{gone.name} is {kept.name}; to undo: kg split {folder} {gone.id}", err=True)
