"""``kg review``: accept or reject claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.project import Project


@click.command(short_help="Accept or reject claims, and list what was decided.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("--accept", "kind", flag_value="accepted", help="The text was read right.")
@click.option("--reject", "kind", flag_value="rejected", help="The text was read wrong.")
@click.option("--undo", "kind", flag_value="withdrawn", help="Take the decision back.")
@click.option("--note", default="", help="Why.")
@click.option("--who", default="", metavar="NAME", help="Who decides.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(
    folder: Path,
    claims: tuple[str, ...],
    kind: str | None,
    note: str,
    who: str,
    ontology: Path | None,
) -> None:
    """Say whether claims were read right; without CLAIM, list what was decided.

    CLAIM is an id as `kg why` and `kg query` print it. A rejected claim stays, marked as such, but gives no
    flat edge, and the map, the analyses and the stored questions leave it out. Each decision is a line of
    DIR/decisions.jsonl, which is only ever added to; it holds when the document is read again.

    \b
    Example:
      kg why out/ Russia Ukraine
      kg review out/ 689a972790a96daa --reject --note "the verb belongs to the next sentence" --who Ana
      kg review out/ 689a972790a96daa --undo
      kg review out/
    """
    from kg.project import open as open_project

    if claims:
        from kg.project.reviewing import review
        from kg.store import Verdict

        if kind is None:
            raise click.UsageError("say --accept, --reject or --undo")
        decided = review(folder, claims, Verdict(kind), note=note, who=who, ontology=ontology)
        noun = "claim" if len(decided) == 1 else "claims"
        again = "" if kind == "withdrawn" else f"; to undo: kg review {folder} {' '.join(claims)} --undo"
        click.echo(f"{kind}: {len(decided)} {noun}{again}", err=True)
        return
    if kind or note or who:
        raise click.UsageError("name the CLAIMs to decide about; `kg why DIR A B` prints their ids")
    with open_project(folder, ontology=ontology) as project:
        _list(project)


def _list(project: Project) -> None:
    from rich.table import Table

    from kg.cli.terminal import plain, stdout_console
    from kg.views.words import triple

    table = Table(box=None, header_style="dim", pad_edge=False)
    for heading in ("claim", "verdict", "who", "note", "says", "document"):
        table.add_column(heading, overflow="fold")
    held = {claim.id for claim in project.claims()}
    for review in project.reviews.current.values():
        claim = review.claim
        gone = "" if claim.id in held else " (the project has it no more)"
        cells = (claim.id, review.verdict.value, review.who or "", review.note or "")
        document = claim.evidence.document + gone
        table.add_row(*map(plain, (*cells, triple(claim, project.ontology), document)))
    if table.row_count:
        stdout_console().print(table)
    click.echo(f"{table.row_count} decision{'s' if table.row_count != 1 else ''}", err=True)
