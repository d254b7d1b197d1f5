"""Signed networks from the literature that are small enough to write down."""

from __future__ import annotations

import networkx as nx

PARTIES = ("SKD", "ZLSD", "SDSS", "LDS", "ZS-ESS", "ZS", "DS", "SLS", "ninth", "tenth")
"""The last two are SNS and SPS-SNS, who had left it; the description of the data leaves open which is which."""
_PARTIES = """
-215
114 -217
-89 134 -203
-77 77 -80 157
94 -150 138 -142 -188
-170 57 -109 173 170 -97
176 -253 177 -241 -120 140 -184
117 -230 180 -254 -160 116 -191 235
-210 49 -174 23 -9 -106 -6 -132 -164
"""
MONKS = (
    *("John Bosco", "Gregory", "Basil", "Peter", "Bonaventure", "Berthold", "Mark", "Victor", "Ambrose"),
    *("Romuald", "Louis", "Winfrid", "Amand", "Hugh", "Boniface", "Albert", "Elias", "Simplicius"),
)
FACTIONS = {
    "Young Turks": {"John Bosco", "Gregory", "Mark", "Winfrid", "Hugh", "Boniface", "Albert"},
    "Loyal Opposition": {"Peter", "Bonaventure", "Berthold", "Ambrose", "Louis"},
    "Outcasts": {"Basil", "Elias", "Simplicius"},
    "on no side": {"Victor", "Romuald", "Amand"},
}
"""The four groups in which Sampson saw them, as de Nooy, Mrvar and Batagelj coded them.

Source:
    W. de Nooy, A. Mrvar & V. Batagelj, Exploratory Social Network Analysis with Pajek, Cambridge University
    Press 2004, chapter 4, data set Sampson_factions_T4
"""
_MONKS = """
 0 -2  3  0  0  0 -3  0  0 -1  0  1  0  2  0  0  0  0
 3  0  0 -3  0  0  1 -2  0  0  0  2 -1  0  0  0  0  0
 3 -2  0 -3  0 -2  0  0  0  0  0  0  2  0  0 -1  1  2
-2 -3  0  0  3  1  0  0  0  0  2  0  0 -1  0  0  0  0
 0  0  0  3  0  0  0  0  1  0  2  0  0  0  0  0  0  0
 0 -1 -3  3  1  0 -2  0  2  0  0  0  0  0  0  0 -2  0
 0  3  0 -3  0 -2  0 -1  0  0  0  1  0  0  0  2  0  0
 0 -3 -2  3  0  2  0  0  1  0  0  0  0 -1  0  0  0  0
 0  0 -3  0  1  0  0  3  0  0  0  2  0  0  0  0 -2 -1
 0  0  0  3  1  0  0  0  1  0  0  0  2  0  0  0  0  0
-1 -3 -2  0  2  0  0  3  0  0  0  0  0  1  0  0  0  0
 3  2  0  0  0  0  1  0  0  0  0  0  0  0  0  0  0  0
 0 -3  0  0  2 -2  1  0  0  0  0 -1  0  0  0  0  0  3
 3  0  0 -3  0  0  0 -2  0  0  0  1  0  0  2  0 -1  0
 0  3 -2 -1  0  0  1  0  0  0  0  2 -3  0  0  0  0  0
 0  3 -1 -3  0  0  2  0  0  0  0  0  0  0  1  0 -2  0
 0  1  2 -1  0 -3  0 -2  0  0  0  0  0  0  0  0  0  3
 0  1  2 -1  0  0  0 -3  0 -2  0  0  0  0  0  0  3  0
"""


def parties() -> nx.Graph:
    """Return how near the ten parties of Slovenia's parliament of 1994 felt to each other.

    Source:
        S. Kropivnik & A. Mrvar, An analysis of the Slovene parliamentary parties network, in Developments in
        Statistics and Methodology, Metodološki zvezki 12, FDV 1996, pp. 209-216; the numbers are those of the
        Pajek data set Stranke94, matrix 1524 of the SuiteSparse Matrix Collection
    """
    flat = nx.Graph()
    for row, line in enumerate(_PARTIES.split("\n")[1:-1], start=1):
        for column, value in enumerate(map(int, line.split())):
            _add(flat, PARTIES[row], PARTIES[column], value)
    return flat


def monks() -> nx.Graph:
    """Return whom eighteen novices liked most (3 to 1) and least (-3 to -1), both directions added up.

    Source:
        S. F. Sampson, A novitiate in a period of change, Cornell University 1968, table D13, p. 469
    """
    flat = nx.Graph()
    for monk, line in zip(MONKS, _MONKS.split("\n")[1:-1], strict=True):
        for other, value in zip(MONKS, map(int, line.split()), strict=True):
            if value:
                _add(flat, monk, other, value)
    return flat


def columns() -> tuple[list[int], list[int]]:
    """Return how much each novice is liked and disliked: the totals printed below Sampson's table."""
    rows = [[int(value) for value in line.split()] for line in _MONKS.split("\n")[1:-1]]
    turned = list(zip(*rows, strict=True))
    return [sum(max(v, 0) for v in column) for column in turned], [
        -sum(min(v, 0) for v in column) for column in turned
    ]


def _add(flat: nx.Graph, first: str, second: str, value: int) -> None:
    if not flat.has_edge(first, second):
        flat.add_edge(first, second, cooperation=0.0, conflict=0.0)
    flat.edges[first, second]["cooperation" if value > 0 else "conflict"] += abs(value)
