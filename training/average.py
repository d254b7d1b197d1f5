"""Average the weights of pipelines that come from one another: as accurate as several, as fast as one.

Source: M. Wortsman et al., Model soups, ICML 2022, https://arxiv.org/abs/2203.05482
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy


def average(pipelines: list[Path], target: Path) -> Path:
    """Write the first pipeline with the mean of the weights of all.

    Args:
        pipelines: Pipelines with the same components and labels, all trained on from the first.
        target: The folder to write.

    Returns:
        The folder.
    """
    loaded = [spacy.load(path) for path in pipelines]
    for name in loaded[0].pipe_names:
        models: list[Any] = [nlp.get_pipe(name) for nlp in loaded]
        for nodes in zip(*(pipe.model.walk() for pipe in models), strict=True):
            for parameter in nodes[0].param_names:
                if nodes[0].has_param(parameter):
                    total = sum(node.get_param(parameter) for node in nodes)
                    nodes[0].set_param(parameter, total / len(nodes))
    loaded[0].to_disk(target)
    return target
