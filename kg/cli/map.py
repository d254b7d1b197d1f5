"""``kg map``: the map of a project as one HTML file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="The map, one offline HTML file.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write; DIR/map.html without it.")
@click.option("--around", metavar="NAME", help="Only this actor and what is near it.")
@click.option("--hops", default=1, show_default=True, type=click.IntRange(1), help="How near, in claims.")
@click.option(
    "--limit", default=300, show_default=True, type=click.IntRange(2, 1000), help="Actors drawn at first."
)
@click.option("--min-confidence", default=0.0, show_default=True, type=click.FloatRange(0, 1))
@click.option(
    "--blocs",
    metavar="WAY|FILE",
    default="states",
    show_default=True,
    help='Colours: states, camps, organizations, or a TOML file with lines such as West = ["NATO"].',
)
@click.option("--open", "is_opened", is_flag=True, help="Open the file in the browser.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(
    folder: Path,
    out: Path | None,
    around: str | None,
    hops: int,
    limit: int,
    min_confidence: float,
    blocs: str,
    is_opened: bool,
    ontology: Path | None,
) -> None:
    """Draw who acts on whom, according to whom.

    The file needs no network and sends nothing. Actors keep the places that they had in DIR/map.html.

    \b
    Example:
      kg map out/ -o map.html
      kg map out/ --around "North Korea" --hops 1 -o korea.html --open
      kg map out/ --blocs camps
    """
    # Loading the store takes half a second; `kg map --help` must not.
    from kg.project import open as open_project
    from kg.project.blocs import read_blocs
    from kg.project.files import write_text
    from kg.project.outputs import MAP
    from kg.views.palette import WAYS

    chosen = blocs if blocs in WAYS else read_blocs(Path(blocs))
    target = out or folder / MAP
    with open_project(folder, ontology=ontology) as project:
        view = project.show(around, hops=hops, min_confidence=min_confidence, limit=limit, blocs=chosen)
    write_text(target, view.drawing.html)
    drawing = view.drawing
    shown = f"{drawing.shown:,} of {drawing.actors:,} actors drawn"
    click.echo(f"{target}: {drawing.claims:,} claims, {shown}", err=True)
    if is_opened:
        click.launch(str(target))
