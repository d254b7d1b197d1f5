"""``kg load``: shards → a project."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Shards → project.")
@click.argument("shards", nargs=-1, required=True, metavar="DIR...")
@click.option("--store", required=True, type=click.Path(path_type=Path), help="Folder of the project.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies that the shards were made with.",
)
@click.option("-q", "--quiet", is_flag=True, help="No report.")
def command(shards: tuple[str, ...], store: Path, ontology: Path | None, quiet: bool) -> None:
    """Make a project of what `kg build --shards` wrote, as `kg build` makes it of the same inputs.

    DIR is a folder or an address such as s3://bucket/news. Nothing is read or parsed again. Several folders
    join; of two documents of one id the later folder's stays.

    \b
    Example:
      kg build archive/ --shards shards/ -j 8
      kg load shards/ --store out/
    """
    from rich.console import Console

    from kg.cli.report import show
    from kg.run import Progress
    from kg.shards import load

    console = Console(stderr=True, highlight=False, quiet=quiet)
    with Progress(console) as progress:
        project = load(shards, store, ontology=ontology, watch=lambda _, claims: progress.step(claims))
    project.close()
    if project.report is not None:
        show(project.report, store, console)
