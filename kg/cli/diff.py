"""``kg diff``: what changed since a day."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from kg.analysis.changes import Changes
    from kg.analysis.flips import Flip


@click.command(short_help="What changed since a day.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="First day of the time after."
)
@click.option("-n", "--top", default=10, show_default=True, type=click.IntRange(1), help="Rows per answer.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(folder: Path, since: datetime, top: int, ontology: Path | None, form: str) -> None:
    """Compare the claims dated since a day with those before it.

    Prints actors and ties that are new, actors whose share of all ties rose or fell, and pairs that turned
    from cooperation to conflict or back. A claim is dated by its own time, or by the day of publication;
    undated claims are left out, and so are denied, possible and planned ones.

    \b
    Example:
      kg diff out/ --since 2024-11-01
    """
    # Loading the store takes half a second; `kg diff --help` must not.
    from kg.cli.terminal import stdout_console
    from kg.project import open as open_project
    from kg.project.table import as_row

    with open_project(folder, ontology=ontology) as project:
        changes = project.changes(since.date())
    if form == "json":
        click.echo(json.dumps(as_row(changes), indent=2, ensure_ascii=False, default=date.isoformat))
    else:
        _show(changes, top, stdout_console())


def _show(changes: Changes, top: int, console: Console) -> None:
    _list("New actors", list(changes.new_actors), top, console)
    ties = [
        f"{tie.subject_name} {tie.relation} {tie.object_name} ({len(tie.claims)})" for tie in changes.new_ties
    ]
    _list("New ties (claims)", ties, top, console)
    shifts = [f"{shift.name}: {shift.before:.1%} → {shift.after:.1%}" for shift in changes.shifts]
    _list("Share of all ties", shifts, top, console)
    _list("Turned pairs, by mean weight", [_turn(flip) for flip in changes.flips], top, console)


def _turn(flip: Flip) -> str:
    before, after = flip.before, flip.after
    doubt = "" if flip.is_certain else " (few claims: uncertain)"
    return f"{before.first_name} – {before.second_name}: {before.mean:+.1f} → {after.mean:+.1f}{doubt}"


def _list(title: str, lines: list[str], top: int, console: Console) -> None:
    from kg.cli.terminal import plain

    console.print(plain(title, "bold"))
    for line in lines[:top] or ["none"]:
        console.print(plain(f"  {line}"))
    if len(lines) > top:
        console.print(f"  … and {len(lines) - top} more")
    console.print()
