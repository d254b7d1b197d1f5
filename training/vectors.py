"""Word vectors distilled from a sentence encoder: what a word means, beside the letters that it has.

Each word is shown to the encoder alone. What it is by itself, how it is used and what it means (input, third
and sixth layer) become WIDTH numbers by their principal components.

Source:
    Stephan Tulkens and Thomas van Dongen, Model2Vec: Fast State-of-the-Art Static Embeddings, 2024,
    https://github.com/MinishLab/model2vec: to show words alone, and to reduce by principal components.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import spacy
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from training.encoder import Encoder

WIDTH = 96
SEEN = (0, 3, 6)
BATCH = 1024
WORDS = Path(__file__).parent / "words.txt"
"""Words of at most 24 letters that the encoder knows in one piece, or that stand twice in the corpora, the
articles and the ontologies; lower case, sorted."""


def write_vectors(encoder: Path, target: Path) -> Path:
    """Write a pipeline of nothing but vectors, for ``initialize.vectors`` of spaCy's configs; return it."""
    words = WORDS.read_text(encoding="utf-8").split()
    nlp = spacy.blank("en")
    table = Vectors(strings=nlp.vocab.strings, data=distil(Encoder(encoder), words), name="geo")
    for row, word in enumerate(words):
        # One row serves "shelled", "Shelled" and "SHELLED": the encoder knows no capitals.
        for form in sorted({word, word.capitalize(), word.title(), word.upper()}):
            table.add(form, row=row)
    nlp.vocab.vectors = table
    nlp.to_disk(target)
    return target


def distil(encoder: Encoder, words: list[str]) -> np.ndarray:
    """Return a row of WIDTH numbers a word."""
    lengths: dict[int, list[int]] = defaultdict(list)
    pieces = [encoder.ids(word) for word in words]
    for number, ids in enumerate(pieces):
        lengths[len(ids)].append(number)
    parts = [np.zeros((len(words), 384), np.float32) for _ in SEEN]
    for numbers in lengths.values():
        for start in range(0, len(numbers), BATCH):
            batch = numbers[start : start + BATCH]
            states = encoder.states(np.array([pieces[number] for number in batch]))
            for part, layer in zip(parts, SEEN, strict=True):
                part[batch] = states[layer][:, 1:-1].mean(1)  # without the marks of begin and end
    centred = [part - part.mean(0) for part in parts]
    matrix = np.concatenate([part / np.sqrt((part**2).sum(1).mean()) for part in centred], axis=1)
    matrix -= matrix.mean(0)
    _, axes = np.linalg.eigh(matrix.T @ matrix)
    reduced = matrix @ axes[:, ::-1][:, :WIDTH]
    reduced /= 2 * np.sqrt((reduced**2).mean())
    # A few odd words lie far out and would take all the learning.
    reduced /= np.maximum(1, np.linalg.norm(reduced, axis=1, keepdims=True) / WIDTH**0.5)
    rows: np.ndarray = reduced.astype(np.float32)
    return rows
