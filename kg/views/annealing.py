"""Improve a drawing by moving one actor at a time to the best of a batch of seeded candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int_]

CANDIDATES = 20
LARGE = 80
BATCHES = 1100
"""Moves tried for a picture of up to 80 actors: 0.6 s; larger ones get fewer for each actor."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What does not change while actors move."""

    edges: Indices
    """Pairs of indices."""
    size: Floats
    half_width: Floats
    """Half of the wider of shape and name."""
    below: Floats
    """Distance from the middle of the shape to the foot of the name."""
    together: npt.NDArray[np.bool_]
    """Whether two actors are of one bloc."""
    area: tuple[float, float]


def anneal(points: Floats, picture: Picture, free: Sequence[int], *, seed: int) -> Floats:
    """Return better points; actors that are not ``free`` stay where they are.

    A move is taken only when it lowers the cost, and its reach shrinks from sweep to sweep.
    """
    points = points.copy()
    if not free or len(points) < 2:
        return points
    rng = np.random.default_rng(seed)
    centre = points.mean(axis=0)
    large = len(points) > LARGE
    sweeps = 2 if large else max(2, min(40, BATCHES // len(free)))
    batch = CANDIDATES // 2 if large else CANDIDATES
    for sweep in range(sweeps):
        reach = (1 - sweep / sweeps) ** 1.5
        spread = np.array([24 + 0.28 * picture.area[0] * reach, 24 + 0.28 * picture.area[1] * reach])
        if large:
            spread = np.array([110.0, 80.0])
        for i in rng.permutation(np.array(free)).tolist():
            steps = rng.normal(size=(batch, 2)) * spread
            steps[0] = 0.0
            candidates = points[i] + steps
            costs = _cost(i, candidates, points, picture, centre)
            # Rounded, because the last digits differ from one numeric library to the next.
            points[i] = candidates[int(np.round(costs, 6).argmin())]
    return points


def _cost(i: int, candidates: Floats, points: Floats, picture: Picture, centre: Floats) -> Floats:
    """Return the cost of each candidate place of actor ``i``."""
    touches = (picture.edges == i).any(axis=1)
    own, others = picture.edges[touches], picture.edges[~touches]
    cost = _names(i, candidates, points, picture) + _frame(candidates, picture, centre)
    if len(own):
        ends = points[own.sum(axis=1) - i]
        length = np.linalg.norm(candidates[:, None] - ends[None], axis=2)
        cost += (length / 190 + np.maximum(0, 130 - length) / 25).sum(axis=1)
        cost += _foreign_actors(i, candidates, own, points, picture)
        if len(others):
            starts, stops = points[others[:, 0]], points[others[:, 1]]
            cost += 7 * _crossings(candidates, ends, starts, stops)
    if len(others):
        middle = candidates + np.array([0.0, 8.0])
        away = _distance(middle[:, None], points[others[:, 0]][None], points[others[:, 1]][None])
        cost += (np.maximum(0, 46 + 0.6 * picture.size[i] - away) / 9).sum(axis=1)
    return cost


def _names(i: int, candidates: Floats, points: Floats, picture: Picture) -> Floats:
    """Overlapping names, actors too near to each other, and a weak pull within a bloc."""
    away = np.abs(candidates[:, None, 0] - points[None, :, 0])
    down = candidates[:, None, 1] - points[None, :, 1]
    head = picture.size + 8
    across = picture.half_width[None] + picture.half_width[i] - away
    along = np.where(down > 0, picture.below[None] + head[i] - down, picture.below[i] + head[None] + down)
    overlap = (across > 0) & (along > 0)
    overlap[:, i] = False
    cost = np.where(overlap, np.minimum(across, along) / 4 + 4, 0.0).sum(axis=1)
    distance = np.hypot(away, down)
    distance[:, i] = np.inf
    cost += (16000 / (distance**2 + 400)).sum(axis=1)
    distance[:, i] = 0.0
    return np.asarray(cost + 0.004 * (distance * picture.together[i][None]).sum(axis=1))


def _frame(candidates: Floats, picture: Picture, centre: Floats) -> Floats:
    """Leaving the area around the centre costs."""
    out = np.abs(candidates - centre) - np.array(picture.area) / 2
    return np.asarray(np.maximum(0, out).sum(axis=1) / 12)


def _foreign_actors(
    i: int, candidates: Floats, own: npt.NDArray[np.int_], points: Floats, picture: Picture
) -> Floats:
    """Other actors that lie on the lines of actor ``i``."""
    ends = own.sum(axis=1) - i
    middle = points + np.array([0.0, 8.0])
    away = _distance(middle[None, None], candidates[:, None, None], points[ends][None, :, None])
    cost = np.maximum(0, 46 + 0.6 * picture.size - away) / 9
    cost[:, :, i] = 0.0
    cost[:, np.arange(len(ends)), ends] = 0.0
    return np.asarray(cost.sum(axis=(1, 2)))


def _crossings(candidates: Floats, ends: Floats, starts: Floats, stops: Floats) -> Floats:
    """Number of lines that the lines of each candidate cross."""

    def side(a: Floats, b: Floats, c: Floats) -> Floats:
        along, away = b - a, c - a
        return np.asarray(along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0])

    a, b = candidates[:, None, None], ends[None, :, None]
    c, d = starts[None, None], stops[None, None]
    crossed = (side(a, b, c) * side(a, b, d) < -1e-9) & (side(c, d, a) * side(c, d, b) < -1e-9)
    return np.asarray(crossed.sum(axis=(1, 2)), dtype=np.float64)


def _distance(point: Floats, start: Floats, stop: Floats) -> Floats:
    """Distance of points from segments."""
    along = stop - start
    share = ((point - start) * along).sum(axis=-1) / ((along * along).sum(axis=-1) + 1e-9)
    nearest = start + np.clip(share, 0, 1)[..., None] * along
    return np.asarray(np.sqrt(((point - nearest) ** 2).sum(axis=-1)))
