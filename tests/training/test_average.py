"""Averaging pipelines averages every weight and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

from training.average import average


def _tagger(folder: Path, seed: int) -> Path:
    nlp = spacy.blank("en", config={"training": {"seed": seed}})
    nlp.add_pipe("tagger")
    doc = nlp.make_doc("Kyiv fell")
    example = Example.from_dict(doc, {"tags": ["NNP", "VBD"]})
    fix_random_seed(seed)
    nlp.initialize(lambda: [example])
    for _ in range(seed):
        nlp.update([example])
    nlp.to_disk(folder / str(seed))
    return folder / str(seed)


def _weights(path: Path) -> list[Any]:
    model: Any = spacy.load(path).get_pipe("tagger")
    return [node.get_param(n) for node in model.model.walk() for n in node.param_names if node.has_param(n)]


def test_every_weight_is_the_mean(tmp_path: Path) -> None:
    """The average of two pipelines stands in the middle of both."""
    first, second = _tagger(tmp_path, 1), _tagger(tmp_path, 2)
    mean = _weights(average([first, second], tmp_path / "mean"))
    assert len(mean) > 3
    for a, b, m in zip(_weights(first), _weights(second), mean, strict=True):
        assert np.allclose((a + b) / 2, m, atol=1e-6)
