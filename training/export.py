"""Write what was trained as the files that the reader of the package reads, its matrices in bytes.

Source:
    Benoit Jacob et al., Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
    Inference, 2018, https://arxiv.org/abs/1712.05877; onnxruntime's ``quantize_dynamic`` does it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from kg.nlp.reader.encoder import TABLES
from kg.nlp.reader.labels import Labels
from training.network import ARC, HEADS, LABEL, WIDTH

Weights = dict[str, np.ndarray]
ROOT = "ROOT"
FLOAT, WHOLE = TensorProto.FLOAT, TensorProto.INT64


class Graph:
    """A graph in the making; each method adds a node and returns the name of what comes out."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._held: dict[str, onnx.TensorProto] = {}

    def hold(self, name: str, array: np.ndarray) -> str:
        """Keep numbers in the graph."""
        self._held[name] = numpy_helper.from_array(np.asarray(array, order="C"), name)
        return name

    def node(self, kind: str, *inputs: str, out: str = "", **attributes: float | str | list[int]) -> str:
        """Add any node."""
        out = out or f"{kind}{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def linear(self, x: str, name: str, out: str = "") -> str:
        """Move x by a matrix and a shift."""
        shift = f"{name}.shift"
        product = self.node("MatMul", x, self.hold(name, self._weights[name]))
        return self.node("Add", product, self.hold(shift, self._weights[shift]), out=out)

    def normal(self, x: str, name: str, out: str = "") -> str:
        """Norm each row of x."""
        parts = [self.hold(f"{name}.{part}", self._weights[f"{name}.{part}"]) for part in ("scale", "shift")]
        return self.node("LayerNormalization", x, *parts, out=out, axis=-1, epsilon=1e-12)

    def write(self, path: Path, inputs: dict[str, int], outputs: Mapping[str, tuple[int, int | str]]) -> None:
        """Write the graph: inputs by width, outputs by type and width (0: one number a row)."""
        given = [
            helper.make_tensor_value_info(n, FLOAT, ["heads" if n == "parent" else "rows", width])
            for n, width in inputs.items()
        ]
        made = [
            helper.make_tensor_value_info(n, kind, ["rows", width] if width else ["rows"])
            for n, (kind, width) in outputs.items()
        ]
        graph = helper.make_graph(self._nodes, path.stem, given, made, list(self._held.values()))
        # Opset 20 has Gelu; IR 9 is what onnxruntime 1.17 and later read.
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
        if not self._weights:
            onnx.save(model, path)
            return
        whole = path.with_suffix(".float")
        onnx.save(model, whole)
        logging.getLogger().setLevel(logging.ERROR)  # it advises a step that serves convolutions
        # Seven bits, because processors without VNNI add two products in sixteen.
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        whole.unlink()


def write_reader(weights: Weights, labels: Labels, vocabulary: list[str], target: Path) -> None:
    """Write the folder of a reader.

    Args:
        weights: As they were trained.
        labels: What the numbers of its labels mean.
        vocabulary: The pieces by number.
        target: The folder to write.
    """
    target.mkdir(parents=True, exist_ok=True)
    weights = _folded(weights)
    layers = sum(name.endswith(".look") for name in weights)
    _write_tables(weights, target / TABLES)
    for number in range(layers + 1):
        _write_layer(weights, number, layers, target / f"layer-{number}.onnx")
    _write_heads(weights, target / "heads.onnx")
    _write_labels(weights, labels, target / "labels.onnx")
    write_products(target)
    (target / "labels.json").write_text(json.dumps(labels.lists, indent=0) + "\n", encoding="utf-8")
    (target / "pieces.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")


def _folded(weights: Weights) -> Weights:
    """Return the weights with the constants of training multiplied in, so that reading does without."""
    found = dict(weights)
    for name in weights:
        if name.endswith((".look", ".look.shift")):
            found[name] = weights[name].copy()
            found[name][..., :WIDTH] *= (WIDTH // HEADS) ** -0.5
    # The last row of the arcs belongs to a constant 1; the matrix comes after the bend of the child.
    found["arc.shift"] = weights["arc"][-1] * ARC**-0.5
    found["arc"] = weights["arc"][:-1] * ARC**-0.5
    found["label"] = weights["label"] * LABEL**-0.5
    return found


def _write_tables(weights: Weights, path: Path) -> None:
    rows = weights["piece"]
    scale = np.maximum(np.abs(rows).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
    np.savez(
        path,
        piece=np.round(rows / scale).astype(np.int8),
        scale=scale,
        place=weights["place"].astype(np.float16),
        shape=weights["shape"].astype(np.float16),
    )


def _write_layer(weights: Weights, number: int, layers: int, path: Path) -> None:
    """Write what lies between two rounds of attention."""
    graph = Graph(weights)
    inputs, outputs = {"x": WIDTH}, {"state": (FLOAT, WIDTH)}
    if number == 0:
        graph.normal("x", "norm", out="state")
    else:
        inputs["seen"] = WIDTH
        old = f"{number - 1}."
        x = graph.normal(graph.node("Add", "x", graph.linear("seen", f"{old}seen")), f"{old}norm")
        wide = graph.node("Gelu", graph.linear(x, f"{old}wide"), approximate="tanh")
        graph.normal(graph.node("Add", x, graph.linear(wide, f"{old}narrow")), f"{old}last", out="state")
    if number < layers:
        graph.linear("state", f"{number}.look", out="three")
        outputs["three"] = (FLOAT, 3 * WIDTH)
    graph.write(path, inputs, outputs)


def _write_heads(weights: Weights, path: Path) -> None:
    graph = Graph(weights)
    for task in ("tag", "morph"):
        graph.node("ArgMax", graph.linear("x", task), out=f"{task}.best", axis=-1, keepdims=0)
    outputs = {"tag.best": (WHOLE, 0), "morph.best": (WHOLE, 0)}
    for task in ("start", "name"):
        graph.linear("x", task, out=f"{task}s")
        outputs[f"{task}s"] = (FLOAT, weights[task].shape[1])
    bent = {part: graph.linear("x", part) for part in ("child", "parent", "child.label", "parent.label")}
    graph.linear(graph.node("LeakyRelu", bent["child"], alpha=0.1), "arc", out="arcs")
    outputs["arcs"] = (FLOAT, ARC)
    for part, width in (("parent", ARC), ("child.label", LABEL), ("parent.label", LABEL)):
        graph.node("LeakyRelu", bent[part], out=f"{part}s", alpha=0.1)
        outputs[f"{part}s"] = (FLOAT, width)
    graph.write(path, {"x": WIDTH}, outputs)


def _write_labels(weights: Weights, labels: Labels, path: Path) -> None:
    graph = Graph(weights)
    count = len(labels.deps)
    size = graph.hold("size", np.array([-1, count, LABEL], np.int64))
    moved = graph.node("Reshape", graph.node("MatMul", "child", graph.hold("label", weights["label"])), size)
    upright = graph.node("Unsqueeze", "parent", graph.hold("two", np.array([2], np.int64)))
    flat = graph.node(
        "Squeeze", graph.node("MatMul", moved, upright), graph.hold("last", np.array([2], np.int64))
    )
    for part in ("child", "parent"):
        own = graph.hold(f"label.{part}", weights[f"label.{part}"])
        flat = graph.node("Add", flat, graph.node("MatMul", part, own))
    never = np.zeros(count, np.float32)
    never[labels.deps[ROOT]] = -1e9  # a word with a head is no root
    flat = graph.node("Add", flat, graph.hold("never", never))
    graph.node("ArgMax", flat, out="dep", axis=-1, keepdims=0)
    graph.write(path, {"child": LABEL, "parent": LABEL}, {"dep": (WHOLE, 0)})


def write_products(target: Path) -> None:
    """Write the graphs without weights: attention within a unit, and the arcs of its words."""
    graph = Graph({})
    apart = graph.hold("apart", np.array([-1, 3, HEADS, WIDTH // HEADS], np.int64))
    parts = graph.node("Transpose", graph.node("Reshape", "three", apart), perm=[1, 2, 0, 3])
    look, show, give = (
        graph.node("Gather", parts, graph.hold(f"part{n}", np.array(n, np.int64)), axis=0) for n in range(3)
    )
    scores = graph.node("MatMul", look, graph.node("Transpose", show, perm=[0, 2, 1]))
    seen = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), give)
    flat = graph.hold("flat", np.array([-1, WIDTH], np.int64))
    graph.node("Reshape", graph.node("Transpose", seen, perm=[1, 0, 2]), flat, out="seen")
    graph.write(target / "attention.onnx", {"three": 3 * WIDTH}, {"seen": (FLOAT, WIDTH)})
    graph = Graph({})
    graph.node("MatMul", "child", graph.node("Transpose", "parent", perm=[1, 0]), out="score")
    graph.write(target / "arcs.onnx", {"child": ARC, "parent": ARC}, {"score": (FLOAT, "heads")})
