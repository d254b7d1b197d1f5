"""From before to after: pairs that turned, and actors whose share of all ties changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.analysis.changes import Shift
from kg.analysis.flips import Flip
from kg.views.figures.canvas import CONFLICT, COOPERATION, FAINT, PLAIN, pane, short

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_flips(flips: Sequence[Flip], *, top: int = 20) -> Figure:
    """Return the mean weight of each pair before and since, with standard errors; the widest swing on top."""
    rows = flips[:top]
    figure, axes = pane(height=0.4 * len(rows) + 1.2)
    for row, flip in enumerate(rows):
        axes.plot([flip.before.mean, flip.after.mean], [row, row], color=FAINT, linewidth=2, zorder=1)
        for pair, marker in ((flip.before, "o"), (flip.after, ">" if flip.swing > 0 else "<")):
            colour = COOPERATION if pair.mean > 0 else CONFLICT
            # Of a single claim no error is known: hollow, as a warning.
            fill = colour if pair.error is not None else "white"
            axes.errorbar(
                *(pair.mean, row),
                xerr=pair.error,
                fmt=marker,
                color=colour,
                mfc=fill,
                capsize=3,
                markersize=8,
            )
    names = [f"{short(flip.before.first_name)} – {short(flip.before.second_name)}" for flip in rows]
    axes.set_yticks(range(len(rows)), names)
    axes.invert_yaxis()
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_xlim(-10.5, 10.5)
    axes.set_xlabel("mean weight, from before (○) to since (arrow head); hollow: one claim only")
    return figure


def plot_shifts(shifts: Sequence[Shift], *, top: int = 20) -> Figure:
    """Return each actor's share of all ties before (○) and since (●), the greatest change on top."""
    rows = shifts[:top]
    figure, axes = pane(height=0.3 * len(rows) + 1.2)
    for row, shift in enumerate(rows):
        before, after = 100 * shift.before, 100 * shift.after
        axes.plot([before, after], [row, row], color=FAINT, linewidth=2, zorder=1)
        axes.plot(before, row, "o", color=PLAIN, mfc="white")
        axes.plot(after, row, "o", color=PLAIN)
    axes.set_yticks(range(len(rows)), [short(shift.name) for shift in rows])
    axes.invert_yaxis()
    axes.set_xlabel("% of all ties, from before (○) to since (●)")
    return figure
