"""An empty figure, and names short enough to stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import MissingExtra

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COOPERATION, CONFLICT, PLAIN, FAINT = "#0072b2", "#d55e00", "#56616c", "#c9d0d6"
"""Okabe and Ito's blue and vermilion, told apart by colour-blind readers, as in the map; two greys."""


def pane(*, height: float) -> tuple[Figure, Axes]:
    """Return a figure of one pane without a frame; ``height`` in inches."""
    made = pyplot().figure(figsize=(7.2, height), layout="constrained")
    axes = made.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return closed(made), axes


def closed(figure: Figure) -> Figure:
    """Return a figure that a notebook shows once, as the value of its cell, and not again at its end."""
    pyplot().close(figure)
    return figure


def pyplot() -> Any:  # noqa: ANN401 - the module
    """Return matplotlib's drawing module, which only a figure needs."""
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise MissingExtra("matplotlib", "notebook") from error
    return plt


def short(name: str, most: int = 28) -> str:
    """Return a name in at most so many characters, as matplotlib can show it."""
    # A dollar sign would begin a formula.
    text = name if len(name) <= most else name[: most - 1] + "…"
    return text.replace("$", r"\$")
