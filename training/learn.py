"""Train the reader on all tasks at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import jax
import numpy as np
import optax  # type: ignore[import-untyped]
from safetensors.numpy import save_file
from spacy.tokens import Doc

from kg.nlp.reader.labels import Labels
from kg.nlp.reader.pieces import Pieces
from training import network
from training.entities import TYPES
from training.network import Chance, Weights
from training.units import Batch, Unit, batches, name_units, tree_units

LAYERS = 4
"""Of the encoder's six: the fifth and sixth would cost a third more time."""
ROUNDS = 6
SEED = 20
SLOW, FAST = 1.5e-4, 1e-3
"""Largest steps of the encoder, which knows much, and of what begins with nothing."""
FRESH = frozenset(("tag", "morph", "start", "name", "child", "parent", "arc", "label", "shape"))
Step = Callable[[Weights, optax.OptState, Batch, jax.Array], tuple[Weights, optax.OptState, jax.Array]]


def labels_of(docs: Sequence[Doc]) -> Labels:
    """Return all labels of a treebank, sorted, and the types of names."""
    tokens = [token for doc in docs for token in doc]
    return Labels(
        sorted({token.tag_ for token in tokens if token.tag_}),
        sorted({Labels.morph(token.pos_, str(token.morph)) for token in tokens if token.pos_}),
        sorted({token.dep_ for token in tokens if token.dep_}),
        list(TYPES),
    )


def learn(
    trees: Sequence[Doc],
    names: Sequence[Doc],
    dev: Sequence[Doc],
    *,
    pieces: Pieces,
    labels: Labels,
    encoder: Path,
    target: Path,
    steps: int | None = None,
) -> dict[str, np.ndarray]:
    """Train, and print how far it is after each round.

    Args:
        trees: The treebank.
        names: Passages with their names.
        dev: Trees to be judged by; nothing is chosen by them.
        pieces: Of the encoder.
        labels: Of the treebank.
        encoder: Folder of the encoder to begin with.
        target: File of the weights, written after each round.
        steps: Stop after so many, to try it out; None for ``ROUNDS``.

    Returns:
        The weights by name.
    """
    chance = random.Random(SEED)
    named = list(name_units(names, pieces, labels))
    judged = batches(list(tree_units(dev, pieces, labels, chance)), pieces.begin, chance)

    def lesson() -> list[Batch]:
        shown: list[Unit] = [*tree_units(trees, pieces, labels, chance), *named]
        return batches(shown, pieces.begin, chance)

    weights = network.start(encoder, LAYERS, labels, SEED)
    count = steps or ROUNDS * len(lesson())
    optimizer = _optimizer(weights, count)
    step, state = _step(optimizer), optimizer.init(weights)
    key = jax.random.key(SEED)
    for done, batch in enumerate(_repeated(lesson, count), 1):
        weights, state, _ = step(weights, state, batch, jax.random.fold_in(key, done))
        if done % (count // ROUNDS or 1) == 0 or done == count:
            print(f"{done} of {count} steps: {_judgement(weights, judged)}", flush=True)
            save_file({name: np.asarray(array) for name, array in weights.items()}, target)
    return {name: np.asarray(array) for name, array in weights.items()}


def _repeated(lesson: Callable[[], list[Batch]], count: int) -> Iterator[Batch]:
    left = count
    while left:
        for batch in lesson()[:left]:
            yield batch
            left -= 1


def _optimizer(weights: Weights, count: int) -> optax.GradientTransformation:
    def adam(largest: float) -> optax.GradientTransformation:
        pace = optax.warmup_cosine_decay_schedule(0, largest, count // 20, count, largest / 100)
        return optax.adamw(pace, b2=0.98, weight_decay=0.01)

    groups = {name: "fast" if name.split(".")[0] in FRESH else "slow" for name in weights}
    return optax.chain(
        optax.clip_by_global_norm(2.0),
        optax.multi_transform({"fast": adam(FAST), "slow": adam(SLOW)}, groups),
    )


def _step(optimizer: optax.GradientTransformation) -> Step:
    @partial(jax.jit, donate_argnums=(0, 1))
    def step(
        weights: Weights, state: optax.OptState, batch: Batch, key: jax.Array
    ) -> tuple[Weights, optax.OptState, jax.Array]:
        value, slope = jax.value_and_grad(network.loss)(weights, batch, key, LAYERS)
        change, state = optimizer.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, value

    return step


@jax.jit
def _right(weights: Weights, batch: Batch) -> jax.Array:
    """Return how many words there are, have the right head, the right head and label, the right tag."""
    found = network.scores(weights, batch, LAYERS, Chance(None))
    heads = found["head"].argmax(-1)
    deps = network.label_scores(weights, found, heads).argmax(-1)
    known = batch["head"] >= 0
    arcs = known & (heads == batch["head"])
    tags = known & (found["tag"].argmax(-1) == batch["tag"])
    return jax.numpy.array([known.sum(), arcs.sum(), (arcs & (deps == batch["dep"])).sum(), tags.sum()])


def _judgement(weights: Weights, judged: Sequence[Batch]) -> str:
    sums = np.sum([np.asarray(_right(weights, batch)) for batch in judged], axis=0)
    arcs, labelled, tags = 100 * sums[1:] / sums[0]
    return f"UAS {arcs:.1f}, LAS {labelled:.1f}, tags {tags:.1f} of the development set"
