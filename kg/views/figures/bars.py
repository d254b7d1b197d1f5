"""One bar a row: how much of something an actor, a pair, a camp or a proposition has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.analysis.brokers import Broker
from kg.analysis.camps import Camp
from kg.analysis.disputes import Dispute
from kg.analysis.hubs import Hub
from kg.analysis.tension import Dyad
from kg.views.figures.canvas import CONFLICT, COOPERATION, PLAIN, pane, short

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_dyads(dyads: Sequence[Dyad], *, top: int = 20) -> Figure:
    """Return bars of conflict to the left and cooperation to the right, the most hostile pair on top."""
    rows = dyads[:top]
    return _two_sided(
        [f"{short(dyad.first_name)} – {short(dyad.second_name)}" for dyad in rows],
        ("conflict", [dyad.conflict for dyad in rows]),
        ("cooperation", [dyad.cooperation for dyad in rows]),
        "sum of weight × confidence",
    )


def plot_camps(camps: Sequence[Camp], *, top: int = 8) -> Figure:
    """Return what holds each camp together and what speaks against it, the largest camp on top."""
    rows = camps[:top]
    return _two_sided(
        [_members(camp) for camp in rows],
        ("conflict inside", [camp.inner_conflict for camp in rows]),
        ("cooperation inside", [camp.inner_cooperation for camp in rows]),
        "sum of weight × confidence",
    )


def plot_disputes(disputes: Sequence[Dispute], *, top: int = 20) -> Figure:
    """Return how many claims deny a proposition and how many assert it, the hottest dispute on top."""
    rows = disputes[:top]
    return _two_sided(
        [f"{short(one.subject_name)} {one.relation} {short(one.object_name)}" for one in rows],
        ("deny it", [float(len(one.denied.claims)) for one in rows]),
        ("say so", [float(len(one.asserted.claims)) for one in rows]),
        "claims",
    )


def plot_hubs(hubs: Sequence[Hub], *, top: int = 20) -> Figure:
    """Return bars of the strength of each actor's ties, the strongest on top."""
    rows = hubs[:top]
    names, values = [short(hub.name) for hub in rows], [hub.strength for hub in rows]
    return _one_sided(names, values, "strength: sum of confidences of all ties")


def plot_brokers(brokers: Sequence[Broker], *, top: int = 20) -> Figure:
    """Return bars of the share of friendly paths between camps that pass through each actor."""
    rows = brokers[:top]
    names, values = [short(broker.name) for broker in rows], [100 * broker.betweenness for broker in rows]
    return _one_sided(names, values, "% of the shortest friendly paths between camps")


def _one_sided(names: list[str], values: list[float], words: str) -> Figure:
    figure, axes = pane(height=0.28 * len(names) + 1)
    axes.barh(range(len(names)), values, color=PLAIN)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlabel(words)
    return figure


def _two_sided(
    names: list[str], left: tuple[str, list[float]], right: tuple[str, list[float]], words: str
) -> Figure:
    figure, axes = pane(height=0.32 * len(names) + 1.3)
    rows = range(len(names))
    axes.barh(rows, [-value for value in left[1]], color=CONFLICT, label=left[0])
    axes.barh(rows, right[1], color=COOPERATION, label=right[0])
    axes.set_yticks(rows, names)
    axes.invert_yaxis()
    axes.axvline(0, color="black", linewidth=0.8)
    # What goes left is no negative number.
    axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    axes.set_xlabel(words)
    figure.legend(loc="outside upper right", ncols=2, frameon=False, fontsize=9)
    return figure


def _members(camp: Camp) -> str:
    more = len(camp.names) - 3
    return ", ".join(short(name, 20) for name in camp.names[:3]) + (f" and {more} more" if more > 0 else "")
