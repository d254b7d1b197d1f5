"""The tables of ``kg analyze``: one per question, a few columns each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from rich.console import Console

    from kg.project import Project

Row = Any
"""A dataclass of ``kg.analysis``; each question has its own."""


class Days(TypedDict):
    """The first and the last day whose claims count; None for no bound."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, how to get the rows, and which columns to show."""

    title: str
    ask: Callable[[Project, Days], Sequence[Row]]
    columns: dict[str, Callable[[Row], str]]
    empty: str


def _number(value: float) -> str:
    return f"{value:+.1f}"


def _names(names: Sequence[str], most: int = 8) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


_SIGNS = {1: "friends", -1: "foes", 0: "neither"}

QUESTIONS = {
    "hubs": Question(
        "Who is central",
        lambda project, days: project.hubs(**days),
        {
            "actor": lambda hub: hub.name,
            "acts": lambda hub: str(hub.acts),
            "is acted on": lambda hub: str(hub.is_acted_on),
            "partners": lambda hub: str(hub.partners),
            "strength": lambda hub: f"{hub.strength:.1f}",
        },
        "no actor has a stated claim",
    ),
    "camps": Question(
        "Who sides with whom",
        lambda project, days: project.camps(**days),
        {
            "members": lambda camp: _names(camp.names),
            "cooperation inside": lambda camp: f"{camp.inner_cooperation:.1f}",
            "conflict inside": lambda camp: f"{camp.inner_conflict:.1f}",
            "conflict outside": lambda camp: f"{camp.outer_conflict:.1f}",
        },
        "no two actors are stated to cooperate",
    ),
    "balance": Question(
        "Triangles in which a friend's friend is an enemy",
        lambda project, days: project.balance(**days).frustrated,
        {
            "first": lambda triangle: triangle.names[0],
            "second": lambda triangle: triangle.names[1],
            "third": lambda triangle: triangle.names[2],
            "1–2": lambda triangle: _SIGNS[triangle.signs[0]],
            "1–3": lambda triangle: _SIGNS[triangle.signs[1]],
            "2–3": lambda triangle: _SIGNS[triangle.signs[2]],
        },
        "every triangle is balanced",
    ),
    "brokers": Question(
        "Who stands between the camps",
        lambda project, days: project.brokers(**days),
        {
            "actor": lambda broker: broker.name,
            "share of paths": lambda broker: f"{broker.betweenness:.0%}",
            "friends in camps": lambda broker: ", ".join(str(camp + 1) for camp in broker.camps),
        },
        "no friendly path leads from one camp to another",
    ),
    "tensions": Question(
        "Pairs by conflict: sums of weight × confidence",
        lambda project, days: project.dyads(**days),
        {
            "first": lambda dyad: dyad.first_name,
            "second": lambda dyad: dyad.second_name,
            "net": lambda dyad: _number(dyad.net),
            "conflict": lambda dyad: f"{dyad.conflict:.1f} ({dyad.hostile})",
            "cooperation": lambda dyad: f"{dyad.cooperation:.1f} ({dyad.cooperative})",
            "mean": lambda dyad: (
                _number(dyad.mean) + (f" ± {dyad.error:.1f}" if dyad.error is not None else "")
            ),
        },
        "no pair has a signed claim",
    ),
    "disputes": Question(
        "What some assert and others deny",
        lambda project, days: project.disputes(**days),
        {
            "proposition": lambda one: f"{one.subject_name} {one.relation} {one.object_name}",
            "asserted by": lambda one: _names(one.asserted.voices, 4),
            "denied by": lambda one: _names(one.denied.voices, 4),
        },
        "nothing is both asserted and denied",
    ),
    "timeline": Question(
        "Claims per month",
        lambda project, days: project.timeline(**days),
        {
            "from": lambda period: period.start.isoformat(),
            "cooperative": lambda period: str(period.cooperative),
            "hostile": lambda period: str(period.hostile),
            "neutral": lambda period: str(period.neutral),
            "tension": lambda period: _number(period.tension),
        },
        "no claim bears a date",
    ),
    "bursts": Question(
        "Weeks in which a pair's conflict escalated",
        lambda project, days: project.bursts(**days),
        {
            "first": lambda burst: burst.first_name,
            "second": lambda burst: burst.second_name,
            "from": lambda burst: burst.start.isoformat(),
            "to": lambda burst: burst.end.isoformat(),
            "hostile": lambda burst: str(burst.hostile),
            "weight": lambda burst: f"{burst.weight:.1f}",
        },
        "no pair has an escalation among dated claims",
    ),
    "voices": Question(
        "Who says what about whom",
        lambda project, days: project.voices(**days),
        {
            "speaker": lambda voice: voice.speaker,
            "about": lambda voice: voice.about_name,
            "claims": lambda voice: str(voice.claims),
            "cooperative": lambda voice: str(voice.cooperative),
            "hostile": lambda voice: str(voice.hostile),
            "denials": lambda voice: str(voice.denials),
        },
        "nobody is quoted",
    ),
}
"""Question → its table, in the order of the help text."""


def show(name: str, rows: Sequence[Row], console: Console) -> None:
    """Print the answer to one question."""
    from rich.table import Table

    from kg.cli.terminal import plain

    question = QUESTIONS[name]
    console.print(question.title, style="bold", markup=False)
    if not rows:
        console.print(f"  {question.empty}\n")
        return
    table = Table(box=None, header_style="dim", pad_edge=False)
    for heading in question.columns:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(plain(show_cell(row)) for show_cell in question.columns.values()))
    console.print(table)
    console.print()
