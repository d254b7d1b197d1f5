"""Words in their sentence as 384 numbers each: the lower layers of a sentence encoder, tuned for this task.

The matrices are whole numbers of one byte, multiplied by onnxruntime, 3.4 times as fast as numpy does it in
single precision, and on one core: numpy takes all for products so small that two processes slow each other
down. One call serves all sentences; only attention goes sentence by sentence, so that nothing is padded.

Source:
    Ashish Vaswani et al., Attention Is All You Need, 2017, https://arxiv.org/abs/1706.03762; layers normed
    last, as in BERT, https://arxiv.org/abs/1810.04805.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

WIDTH, HEADS = 384, 12
TABLES = "tables.npz"
Array = np.ndarray


class Encoder:
    """The encoder.

    Args:
        folder: With ``tables.npz`` and ``layer-0.onnx``, ``layer-1.onnx`` and so on.
    """

    def __init__(self, folder: Path) -> None:
        with np.load(folder / TABLES, allow_pickle=False) as tables:
            self._piece, self._scale = tables["piece"], tables["scale"]
            self._place, self._shape = (tables[name].astype(np.float32) for name in ("place", "shape"))
        self._attention = session(folder / "attention.onnx")
        count = len(list(folder.glob("layer-*.onnx")))
        self._layers = [session(folder / f"layer-{number}.onnx") for number in range(count)]

    def states(self, pieces: Array, shapes: Array, lengths: Sequence[int]) -> Array:
        """Return the state of each piece, shape (pieces, 384).

        Args:
            pieces: Numbers of the pieces of all units, one unit after the other.
            shapes: The kind of capitals of the word that a piece begins, else 0.
            lengths: Pieces of each unit; none above the number of places that the encoder knows.
        """
        places = np.concatenate([np.arange(length) for length in lengths])
        x = self._piece[pieces] * self._scale[pieces]
        x += self._place[places]
        x += self._shape[shapes]
        x, three = self._layers[0].run(None, {"x": x})
        for layer in self._layers[1:-1]:
            x, three = layer.run(None, {"x": x, "seen": self._seen(three, lengths)})
        last: Array = self._layers[-1].run(None, {"x": x, "seen": self._seen(three, lengths)})[0]
        return last

    def _seen(self, three: Array, lengths: Sequence[int]) -> Array:
        """Return what each piece takes from those of its unit.

        Args:
            three: What each looks for, shows and gives, shape (pieces, 3 * 384).
            lengths: Pieces of each unit.
        """
        run = self._attention.run
        parts = [run(None, {"three": three[start:end]})[0] for start, end in _bounds(lengths)]
        return np.concatenate(parts)


def session(path: Path) -> InferenceSession:
    """Return a graph that is ready to run, on one core: documents are what runs side by side."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _bounds(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for length in lengths:
        yield start, start + length
        start += length
