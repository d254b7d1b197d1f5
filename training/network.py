"""The reader as it is trained: the lower layers of a sentence encoder, and heads for tags, trees and names.

Sources:
    Timothy Dozat and Christopher D. Manning, Deep Biaffine Attention for Neural Dependency Parsing, 2017,
    https://arxiv.org/abs/1611.01734: a score for each word and head it may have, then for each label.
    Dan Kondratyuk and Milan Straka, 75 Languages, 1 Model: Parsing Universal Dependencies Universally, 2019,
    https://arxiv.org/abs/1904.02099: one encoder for all tasks, tuned with them.
"""

from __future__ import annotations

from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file

from kg.nlp.reader.labels import Labels
from kg.nlp.reader.pieces import SHAPES
from training.units import MOST, Batch

WIDTH, HEADS, INNER = 384, 12, 1536
ARC, LABEL = 256, 128
PLACES = MOST + 33
Weights = dict[str, jax.Array]


def start(folder: Path, layers: int, labels: Labels, seed: int) -> Weights:
    """Return the weights of the encoder's lower layers, and random ones for the heads."""
    given = load_file(folder / "model.safetensors")
    chance = np.random.default_rng(seed)

    def fresh(*size: int, scale: float = 1.0) -> np.ndarray:
        return (chance.standard_normal(size) * scale / np.sqrt(size[0])).astype(np.float32)

    kind = given["embeddings.token_type_embeddings.weight"][0]
    found: dict[str, np.ndarray] = {
        "piece": given["embeddings.word_embeddings.weight"],
        "place": given["embeddings.position_embeddings.weight"][:PLACES] + kind,
        "shape": np.zeros((len(SHAPES), WIDTH), np.float32),
        "norm.scale": given["embeddings.LayerNorm.weight"],
        "norm.shift": given["embeddings.LayerNorm.bias"],
    }
    for n in range(layers):
        old = f"encoder.layer.{n}."
        three = [f"{old}attention.self.{part}." for part in ("query", "key", "value")]
        found |= {
            f"{n}.look": np.concatenate([given[f"{part}weight"].T for part in three], axis=1),
            f"{n}.look.shift": np.concatenate([given[f"{part}bias"] for part in three]),
            f"{n}.seen": given[f"{old}attention.output.dense.weight"].T,
            f"{n}.seen.shift": given[f"{old}attention.output.dense.bias"],
            f"{n}.norm.scale": given[f"{old}attention.output.LayerNorm.weight"],
            f"{n}.norm.shift": given[f"{old}attention.output.LayerNorm.bias"],
            f"{n}.wide": given[f"{old}intermediate.dense.weight"].T,
            f"{n}.wide.shift": given[f"{old}intermediate.dense.bias"],
            f"{n}.narrow": given[f"{old}output.dense.weight"].T,
            f"{n}.narrow.shift": given[f"{old}output.dense.bias"],
            f"{n}.last.scale": given[f"{old}output.LayerNorm.weight"],
            f"{n}.last.shift": given[f"{old}output.LayerNorm.bias"],
        }
    sizes = {"tag": len(labels.tags), "morph": len(labels.morphs), "start": 1, "name": len(labels.names)}
    sizes |= {"child": ARC, "parent": ARC, "child.label": LABEL, "parent.label": LABEL}
    for name, size in sizes.items():
        found[name] = fresh(WIDTH, size)
        found[f"{name}.shift"] = np.zeros(size, np.float32)
    found["arc"] = fresh(ARC + 1, ARC)
    deps = len(labels.deps)
    found["label"] = fresh(LABEL, deps * LABEL)
    found["label.child"], found["label.parent"] = fresh(LABEL, deps), fresh(LABEL, deps)
    return {name: jnp.asarray(array) for name, array in found.items()}


class Chance:
    """Dropout with a key that is used once."""

    def __init__(self, key: jax.Array | None) -> None:
        self._key = key

    def drop(self, x: jax.Array, share: float) -> jax.Array:
        """Return x with a share of its numbers set to nothing, the others larger."""
        if self._key is None:
            return x
        self._key, key = jax.random.split(self._key)
        kept = jax.random.bits(key, x.shape, jnp.uint8) >= int(share * 256)
        return jnp.where(kept, x / (1 - share), 0)


def _normal(x: jax.Array, weights: Weights, name: str) -> jax.Array:
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return scaled * weights[f"{name}.scale"] + weights[f"{name}.shift"]


def _linear(x: jax.Array, weights: Weights, name: str) -> jax.Array:
    return x @ weights[name] + weights[f"{name}.shift"]


def encode(weights: Weights, batch: Batch, layers: int, chance: Chance) -> jax.Array:
    """Return the state of each piece."""
    size, width = batch["pieces"].shape
    x = weights["piece"][batch["pieces"]] + weights["place"][:width] + weights["shape"][batch["shapes"]]
    x = chance.drop(_normal(x, weights, "norm"), 0.1)
    unseen = jnp.where(batch["used"], 0.0, -1e9)[:, None, None, :]
    for n in range(layers):
        three = _linear(x, weights, f"{n}.look").reshape(size, width, 3, HEADS, WIDTH // HEADS)
        query, key, value = (three[:, :, part].transpose(0, 2, 1, 3) for part in range(3))
        scores = query @ key.transpose(0, 1, 3, 2) * (WIDTH / HEADS) ** -0.5 + unseen
        seen = (jax.nn.softmax(scores) @ value).transpose(0, 2, 1, 3).reshape(size, width, WIDTH)
        x = _normal(x + chance.drop(_linear(seen, weights, f"{n}.seen"), 0.1), weights, f"{n}.norm")
        inner = jax.nn.gelu(_linear(x, weights, f"{n}.wide"), approximate=True)
        x = _normal(x + chance.drop(_linear(inner, weights, f"{n}.narrow"), 0.1), weights, f"{n}.last")
    return x


def scores(weights: Weights, batch: Batch, layers: int, chance: Chance) -> dict[str, jax.Array]:
    """Return the scores of tags, morphology, sentence starts, names and heads, and the parts of labels."""
    states = encode(weights, batch, layers, chance)
    words = jnp.take_along_axis(states, batch["first"][:, :, None], axis=1)
    words = chance.drop(words, 0.2)
    found = {task: _linear(words, weights, task) for task in ("tag", "morph", "start", "name")}
    both = jnp.concatenate([states[:, :1], words], axis=1)

    def part(x: jax.Array, name: str) -> jax.Array:
        return chance.drop(jax.nn.leaky_relu(_linear(x, weights, name), 0.1), 0.3)

    child, parent = part(words, "child"), part(both, "parent")
    one = jnp.ones((*child.shape[:2], 1), child.dtype)
    found["head"] = jnp.concatenate([child, one], -1) @ weights["arc"] @ parent.transpose(0, 2, 1) / ARC**0.5
    is_word = jnp.concatenate([jnp.ones_like(batch["first"][:, :1]), batch["first"]], 1) > 0
    found["head"] = jnp.where(is_word[:, None, :], found["head"], -1e9)
    found["child.label"], found["parent.label"] = part(words, "child.label"), part(both, "parent.label")
    return found


def label_scores(weights: Weights, found: dict[str, jax.Array], heads: jax.Array) -> jax.Array:
    """Return the scores of labels of the arcs to these heads."""
    child = found["child.label"]
    parent = jnp.take_along_axis(found["parent.label"], heads[:, :, None], axis=1)
    size, width = heads.shape
    moved = (child @ weights["label"]).reshape(size, width, -1, LABEL)
    return (
        jnp.einsum("bwdl,bwl->bwd", moved, parent) / LABEL**0.5
        + child @ weights["label.child"]
        + parent @ weights["label.parent"]
    )


def loss(weights: Weights, batch: Batch, key: jax.Array, layers: int) -> jax.Array:
    """Return the mean surprise at what was annotated, summed over the tasks."""
    found = scores(weights, batch, layers, Chance(key))
    found["dep"] = label_scores(weights, found, jnp.maximum(batch["head"], 0))
    start_scores = found["start"]
    found["start"] = jnp.concatenate([jnp.zeros_like(start_scores), start_scores], -1)
    total = jnp.float32(0)
    for task, share in (("tag", 0.5), ("morph", 0.5), ("start", 0.5), ("name", 1), ("head", 1), ("dep", 1)):
        gold = batch[task]
        known = gold >= 0
        surprise = -jnp.take_along_axis(
            jax.nn.log_softmax(found[task]), jnp.maximum(gold, 0)[:, :, None], axis=-1
        )[:, :, 0]
        total += share * jnp.where(known, surprise, 0).sum() / jnp.maximum(known.sum(), 1)
    return total
