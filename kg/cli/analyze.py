"""``kg analyze``: who is central, who sides with whom, what is contested."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from kg.cli.tables import QUESTIONS, Days, show


@click.command(short_help="Hubs, camps, brokers, tensions, disputes, timeline.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("questions", nargs=-1, metavar="[QUESTION]...", type=click.Choice(tuple(QUESTIONS)))
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only claims dated on this day or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only claims dated on this day or earlier.")
@click.option("-n", "--top", default=10, show_default=True, type=click.IntRange(1), help="Rows per question.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(
    folder: Path,
    questions: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    top: int,
    ontology: Path | None,
    form: str,
) -> None:
    """Measure the graph of a project.

    \b
    QUESTION is one or several of
      hubs       who is central
      camps      who sides with whom
      balance    triangles in which a friend's friend is an enemy
      brokers    who stands between the camps
      tensions   pairs by conflict, with the spread of what is said
      disputes   what some assert and others deny
      timeline   claims per month
      bursts     weeks in which a pair's conflict escalated
      voices     who says what about whom
    and all of them when none is named. Denied, possible and planned claims count in disputes and voices
    alone. A claim is dated by its own time, or by the day of publication.

    \b
    Example:
      kg analyze out/
      kg analyze out/ camps tensions --since 2024-07-01 --until 2024-12-31
      kg analyze out/ camps disputes --format json
    """
    # Loading the store takes half a second; `kg analyze --help` must not.
    from kg.cli.terminal import stdout_console
    from kg.project import open as open_project
    from kg.project.table import as_row

    days = Days(since=since.date() if since else None, until=until.date() if until else None)
    with open_project(folder, ontology=ontology) as project:
        answers = {name: QUESTIONS[name].ask(project, days)[:top] for name in questions or QUESTIONS}
    if form == "json":
        plain = {name: [as_row(row) for row in rows] for name, rows in answers.items()}
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False, default=date.isoformat))
        return
    console = stdout_console()
    for name, rows in answers.items():
        show(name, rows, console)
