"""The report of a build on the terminal."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.terminal import plain

if TYPE_CHECKING:
    from kg.project.report import Report

_RELATIONS = 12
_LISTED = 10


def show(report: Report, out: Path, console: Console) -> None:
    """Print what was read, what was found, what was passed over and why, and what to try next."""
    console.print(_counts(report))
    if report.relations:
        console.print(_relations(report))
    if report.passed_over:
        console.print(_passed_over(report))
    for document in report.without_claims[:_LISTED]:
        console.print(plain(f"no claim found in {document}", "yellow"))
    _more(len(report.without_claims), console)
    for failure in report.failures[:_LISTED]:
        # A failure is one line, however narrow the terminal: people grep for it.
        console.print(plain(f"failed: {failure}", "red"), soft_wrap=True)
    _more(len(report.failures), console)
    console.print(_next(report, out), soft_wrap=True)


def _counts(report: Report) -> Text:
    parts = [_number(report.documents, "document")]
    if report.unchanged:
        parts.append(f"{report.unchanged} of them unchanged")
    parts += [
        _number(report.sentences, "sentence") + (" read" if report.unchanged else ""),
        _number(report.claims, "claim"),
        _number(report.actors, "actor"),
    ]
    return Text(f"{', '.join(parts)}, in {report.seconds:.1f} s", "bold")


def _relations(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("claims", justify="right")
    table.add_column("relation")
    for relation, count in list(report.relations.items())[:_RELATIONS]:
        table.add_row(str(count), relation)
    rest = list(report.relations.values())[_RELATIONS:]
    if rest:
        table.add_row(str(sum(rest)), f"in {_number(len(rest), 'other relation')}")
    return table


def _passed_over(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("passed over", justify="right")
    table.add_column("because")
    for reason, count in report.passed_over.most_common():
        table.add_row(str(count), plain(reason))
    return table


def _next(report: Report, out: Path) -> Text:
    name = _shell(str(out))
    if report.has_views:
        text = Text("\nThe map is ")
        text.append(str(out / "map.html"), "bold")
        text.append(": open it in a browser. Then try\n")
    else:
        text = Text(
            f"\nToo much to draw each time: {_command()} map {name} and {_command()} export {name} do. Try\n"
        )
    relation = (
        "alliedWith" if "alliedWith" in report.relations else next(iter(report.relations), "alliedWith")
    )
    query = f"SELECT ?a ?b WHERE {{ ?a kg:{relation} ?b }}"
    lines = [f"analyze {name}", f"query {name} '{query}'"]
    if report.pair:
        lines.insert(0, f"why {name} {_shell(report.pair[0])} {_shell(report.pair[1])}")
    for line in lines:
        text.append(f"  {_command()} {line}\n", "cyan")
    text.rstrip()
    return text


def _command() -> str:
    """Return how this shell calls kg: by its name where it is on the path, else as it was called just now."""
    called = sys.argv[0]
    return "kg" if shutil.which("kg") or Path(called).name != "kg" else _shell(called)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _more(count: int, console: Console) -> None:
    if count > _LISTED:
        console.print(f"… and {count - _LISTED} more")


def _shell(word: str) -> str:
    """Return a word as a shell takes it; quotes only where needed."""
    plain = word.replace("-", "").replace("_", "").replace("/", "").replace(".", "")
    return word if plain.isalnum() else "'" + word.replace("'", "'\\''") + "'"
