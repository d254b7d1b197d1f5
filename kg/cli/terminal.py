"""Text on a terminal: a document may hold escape sequences, and they must not steer it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


def plain(text: str, style: str = "") -> Text:
    """Return text of the same length in which nothing is markup or a control character."""
    return Text("".join(char if char.isprintable() else " " for char in text), style)


def stdout_console() -> Console:
    """Return a console for answers; a pipe has no width, and 80 columns would cut every sentence."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 200
    return console
