"""Figures of the analyses."""

from __future__ import annotations

from datetime import date

import matplotlib as mpl
import pytest
from matplotlib.patches import Rectangle

from kg.analysis.camps import camps
from kg.analysis.disputes import disputes
from kg.analysis.history import histories
from kg.analysis.hubs import hubs
from kg.analysis.tension import dyads
from kg.analysis.timeline import timeline
from kg.errors import KGError
from kg.project.table import Table
from tests.analysis.world import graph_of, say, tribes

mpl.use("agg")
GRAPH = graph_of(
    say("Iran", "attacks", "Israel", on=date(2024, 5, 1)),
    say("Iran", "alliedWith", "Syria", on=date(2024, 7, 1)),
)


def test_pairs_have_a_bar_each_side() -> None:
    """Conflict goes left and cooperation right; the most hostile pair is on top."""
    [axes] = Table(dyads(GRAPH)).plot().axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Iran – Syria", "Iran – Israel"]
    bars = [bar for bar in axes.patches if isinstance(bar, Rectangle)]
    assert sorted(bar.get_width() for bar in bars) == [-10.0, 0.0, 0.0, 7.0]


def test_histories_are_small_multiples_on_shared_axes() -> None:
    """Each pair has its own axes, all with the same limits."""
    shown = [axes for axes in Table(histories(GRAPH)).plot().axes if axes.get_visible()]
    assert [axes.get_title(loc="left") for axes in shown] == ["Iran – Israel", "Iran – Syria"]
    assert len({axes.get_ylim() for axes in shown}) == 1


@pytest.mark.parametrize(
    "rows", [hubs(tribes()), camps(tribes()), timeline(GRAPH)], ids=["hubs", "camps", "timeline"]
)
def test_other_answers_have_a_figure(rows: list[object]) -> None:
    """Hubs, camps and timelines are drawn without a warning."""
    figure = Table(rows).plot()  # type: ignore[type-var]
    figure.canvas.draw()
    assert figure.axes[0].patches


def test_a_name_with_a_dollar_is_no_formula() -> None:
    """Text of a document is shown as it is."""
    figure = Table(dyads(graph_of(say("A$_{b", "attacks", "Iran")))).plot()
    figure.canvas.draw()


def test_an_answer_without_figure_says_so() -> None:
    """Disputes have no figure; the error names those that do."""
    graph = graph_of(say("Iran", "aids", "Syria"), say("Iran", "aids", "Syria", denied=True))
    with pytest.raises(KGError, match="there is no figure of Dispute; of Dyad, Hub"):
        Table(disputes(graph)).plot()
