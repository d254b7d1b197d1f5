"""Positions of actors: computed once, from the graph alone, the same on every run."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.views.annealing import Indices, Picture, anneal

Points = npt.NDArray[np.float64]
Position = tuple[float, float]
RATIO = 1.15
"""Width by height of the pane that the map has on a usual screen."""
SPACING = 150.0
"""Side of the square that an actor with its name takes, in pixels at scale 1."""
LARGE = 80
"""Above it names are shown as far as they fit, and evenness counts more than crossings."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is drawn at a position: a shape and the name below it, in pixels at scale 1."""

    size: float
    """Radius of the shape."""
    width: float
    """Width of the name."""
    lines: int = 1
    """Lines of the name."""


def layout(
    boxes: Mapping[str, Box],
    links: Sequence[tuple[str, str, float]],
    *,
    groups: Mapping[str, str] | None = None,
    fixed: Mapping[str, Position] | None = None,
    seed: int = 7,
) -> dict[str, Position]:
    """Place actors.

    Stress majorization finds the shape; seeded moves of single actors then remove crossings, overlapping
    names and actors that lie on foreign lines.

    Args:
        boxes: Actors with their size.
        links: Pairs of actors that a line joins, with its weight (number of claims).
        groups: Actor → bloc; members of a bloc are drawn a little nearer to each other.
        fixed: Positions from an earlier map; these actors keep them and only new ones are placed.
        seed: Seed of the moves; the same graph and seed give the same positions, in whatever order it comes.

    Source:
        E. R. Gansner, Y. Koren & S. North, Graph drawing by stress majorization, GD 2004,
        https://doi.org/10.1007/978-3-540-31843-9_25; R. Davidson & D. Harel, Drawing graphs nicely using
        simulated annealing, ACM Transactions on Graphics 15 (1996) 301, https://doi.org/10.1145/234535.234538
    """
    # Sorted, because a seed alone fixes nothing while the order of the actors is free.
    ids = sorted(boxes)
    if not ids:
        return {}
    index = {iri: i for i, iri in enumerate(ids)}
    weights: dict[tuple[int, int], float] = {}
    for first, second, weight in links:
        pair = (min(index[first], index[second]), max(index[first], index[second]))
        if pair[0] != pair[1]:
            weights[pair] = weights.get(pair, 0.0) + weight
    edges = np.array(sorted(weights), dtype=int).reshape(-1, 2)
    bloc = [(groups or {}).get(iri, "") for iri in ids]
    together = np.array([[bool(a) and a == b for b in bloc] for a in bloc])
    held = {index[iri]: place for iri, place in (fixed or {}).items() if iri in index}
    large = len(ids) > LARGE
    height = (0.7 if large else 1.0) * SPACING * math.sqrt(len(ids))
    area = (height * RATIO, height)
    if held:
        points, area = _beside(held, edges, len(ids), area)
    else:
        points = _spread(_majorize(_distances(len(ids), edges, weights, together)), area)
        if large:
            points = _push_apart(points, area)
    picture = Picture(
        edges=edges,
        size=np.array([boxes[iri].size for iri in ids]),
        half_width=np.array([_half_width(boxes[iri], large) for iri in ids]),
        below=np.array([boxes[iri].size + 12 + (0 if large else 18 * boxes[iri].lines) for iri in ids]),
        together=together,
        area=area,
    )
    free = [i for i in range(len(ids)) if i not in held]
    points = anneal(points, picture, free, seed=seed)
    if not held:
        points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return {iri: (float(round(x)), float(round(y))) for iri, (x, y) in zip(ids, points.tolist(), strict=True)}


def _half_width(box: Box, large: bool) -> float:
    return (2 * box.size if large else max(2 * box.size, box.width)) / 2 + 9


def _push_apart(points: Points, area: Position, *, steps: int = 60) -> Points:
    """Move actors that stand too near to each other apart: hubs crowd in the middle otherwise."""
    wide, high = 0.8 * SPACING, 0.5 * SPACING
    for _ in range(steps):
        apart = points[:, None, :] - points[None, :, :]
        over_x, over_y = wide - np.abs(apart[..., 0]), high - np.abs(apart[..., 1])
        near = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(near, False)
        if not near.any():
            break
        sideways = near & (over_x / wide < over_y / high)
        upright = near & ~sideways
        points = points + 0.3 * np.column_stack(
            [
                np.where(sideways, over_x * np.where(apart[..., 0] < 0, -1, 1), 0).sum(axis=1),
                np.where(upright, over_y * np.where(apart[..., 1] < 0, -1, 1), 0).sum(axis=1),
            ]
        ).clip(-wide, wide)
    return points


def _distances(
    n: int,
    edges: npt.NDArray[np.int_],
    weights: Mapping[tuple[int, int], float],
    together: npt.NDArray[np.bool_],
) -> Points:
    """Return the wanted distances: shorter for more claims, the length of the shortest path for the rest."""
    distance = np.full((n, n), np.inf)
    np.fill_diagonal(distance, 0.0)
    distance[together & np.isinf(distance)] = 1.8
    for i, j in edges.tolist():
        distance[i, j] = distance[j, i] = 1.0 / (0.6 + 0.4 * weights[i, j]) ** 0.25
    for k in range(n):
        distance = np.minimum(distance, distance[:, k, None] + distance[None, k, :])
    apart = np.isinf(distance)
    if apart.any():
        distance[apart] = 0.7 * distance[~apart].max() + 1.5
    return distance


def _majorize(distance: Points, *, steps: int = 80) -> Points:
    """Return points whose distances approach the wanted ones, from a spiral in order of the ids."""
    n = len(distance)
    turn = np.arange(n) * 2.399963  # golden angle: no two start on one ray
    points = np.sqrt(np.arange(n) + 0.5)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    weight = 1.0 / np.maximum(distance, 1e-9) ** 2
    np.fill_diagonal(weight, 0.0)
    total = np.maximum(weight.sum(axis=1), 1e-9)[:, None]
    for _ in range(steps):
        apart = points[:, None, :] - points[None, :, :]
        length = np.sqrt((apart**2).sum(axis=2))
        np.fill_diagonal(length, 1.0)
        pull = weight * distance / np.maximum(length, 1e-9)
        points = (weight @ points + pull.sum(axis=1)[:, None] * points - pull @ points) / total
    return np.asarray(points)


def _spread(points: Points, area: Position) -> Points:
    """Turn the longest extent to the horizontal and fill the area."""
    points = points - points.mean(axis=0)
    xx, yy, xy = (points[:, 0] ** 2).sum(), (points[:, 1] ** 2).sum(), (points[:, 0] * points[:, 1]).sum()
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    points = points @ np.array([[cos, -sin], [sin, cos]])
    extent = np.ptp(points, axis=0)
    return np.asarray((points - points.min(axis=0)) / np.maximum(extent, 1e-9) * np.array(area))


def _beside(held: Mapping[int, Position], edges: Indices, n: int, area: Position) -> tuple[Points, Position]:
    """Start new actors at the mean of their neighbours that have a place; the others below the picture."""
    points = np.zeros((n, 2))
    known = np.array([held[i] for i in sorted(held)])
    low, high = known.min(axis=0), known.max(axis=0)
    for i, place in held.items():
        points[i] = place
    for order, i in enumerate(i for i in range(n) if i not in held):
        near = [
            held[other]
            for pair in edges.tolist()
            if i in pair
            for other in [pair[0] + pair[1] - i]
            if other in held
        ]
        start = np.mean(near, axis=0) if near else np.array([(low[0] + high[0]) / 2, high[1] + SPACING])
        angle = order * 2.399963
        points[i] = start + 0.6 * SPACING * np.array([math.cos(angle), math.sin(angle)])
    extent = np.maximum(high - low, np.array(area))
    return points, (float(extent[0]), float(extent[1]))
