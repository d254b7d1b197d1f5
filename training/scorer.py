"""Train the scorer of pairs in one command: ``python -m training.scorer -o kg/models/scorer.json``.

Learns from the annotated articles of ``training/articles``; ``--folds 5`` prints instead what claims of
articles that it did not learn from are worth.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from kg.codec import claim_to_dict
from kg.evaluation.gold import read_gold
from kg.evaluation.levels import Scale
from kg.evaluation.matching import match
from kg.extract import INFERRED, extract
from kg.extract.likely import MARK
from kg.extract.relations import Relations
from kg.extract.scorer.trees import SHIPPED, read_trees
from kg.model import Claim
from kg.nlp.pipeline import load_pipeline
from kg.ontology import Ontology, load
from training.pairs import Article, read_article

ARTICLES = Path(__file__).parent / "articles"
RARE = 15
"""Pairings that a feature must stand in."""
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
THRESHOLD = 0.5
"""Where claims of articles not learned from are as precise with the scorer as without (--folds 4)."""
SETTINGS = {
    "max_iter": 100,
    "learning_rate": 0.08,
    "max_leaf_nodes": 24,
    "min_samples_leaf": 20,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "random_state": 0,
}


def fit(articles: list[Article]) -> dict[str, Any]:
    """Return the trees learned from articles, as ``kg.extract.scorer.trees`` reads them."""
    rows = [
        ({prefix + name: value for prefix, part in pairing.parts for name, value in part.items()}, label)
        for article in articles
        for pairing, label in zip(article.pairings, article.labels, strict=True)
        if label is not None
    ]
    counts = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    columns = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), np.float32)
    for i, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in columns:
                matrix[i, columns[name]] = value
    labels = np.array([label for _, label in rows])
    model = HistGradientBoostingClassifier(**SETTINGS).fit(matrix, labels)
    trees = [_tree(predictors[0].nodes) for predictors in model._predictors]
    used = sorted({feature for tree in trees for feature in tree["feature"] if feature >= 0})
    place = {feature: i for i, feature in enumerate(used)}
    for tree in trees:
        tree["feature"] = [place.get(feature, -1) for feature in tree["feature"]]
    return {
        "features": [names[feature] for feature in used],
        "base": float(model._baseline_prediction.ravel()[0]),
        "threshold": THRESHOLD,
        "trees": trees,
    }


def _tree(nodes: np.ndarray) -> dict[str, Any]:
    """Return a tree of scikit-learn as lists, bounds and values to six digits."""
    return {
        "feature": [-1 if node["is_leaf"] else int(node["feature_idx"]) for node in nodes],
        "bound": [0.0 if node["is_leaf"] else _short(node["num_threshold"]) for node in nodes],
        "left": [int(node["left"]) for node in nodes],
        "right": [int(node["right"]) for node in nodes],
        "value": [_short(node["value"]) if node["is_leaf"] else 0.0 for node in nodes],
    }


def _short(value: float) -> float:
    return float(f"{float(value):.6g}")


def try_out(articles: list[Article], ontology: Ontology, folds: int) -> None:
    """Print precision, recall and F1 of claims by threshold, each article judged by what others taught."""
    scale = Scale(ontology.relations)
    right, found = Counter[float](), Counter[float]()
    for fold in range(folds):
        taught = read_trees(fit([a for i, a in enumerate(articles) if i % folds != fold]))
        for article in articles[fold::folds]:
            claims = extract(article.annotated, ontology, taught.at(THRESHOLDS[0]))
            for threshold in (*THRESHOLDS, 1.1):
                kept = [claim_to_dict(claim) for claim in claims if _likelihood(claim) >= threshold]
                right[threshold] += len(match("type", kept, article.gold, scale))
                found[threshold] += len(kept)
    expected = sum(len(article.gold.claims) for article in articles)
    print(f"{len(articles)} articles, {expected} claims\nthreshold  found      P      R     F1")
    for threshold, count in found.items():
        p, r = right[threshold] / max(count, 1), right[threshold] / expected
        name = "none" if threshold > 1 else f"{threshold:.2f}"
        print(f"{name:>9} {count:6} {p:6.3f} {r:6.3f} {2 * p * r / max(p + r, 1e-9):6.3f}")


def _likelihood(claim: Claim) -> float:
    """Return what the scorer gave a claim; infinity for claims of the grammar."""
    if not claim.rule.endswith(MARK):
        return float("inf")
    return claim.confidence / INFERRED[claim.subject.via] / INFERRED[claim.object.via] + 0.001


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.scorer", description=__doc__)
    parser.add_argument(
        "folders", type=Path, nargs="*", default=[ARTICLES], help="folders of annotated articles"
    )
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED, help="file to write")
    parser.add_argument("--folds", type=int, help="print what it is worth instead")
    arguments = parser.parse_args()
    nlp, ontology = load_pipeline(), load()
    relations = Relations(ontology, None)
    gold = [each for folder in arguments.folders for each in read_gold(folder)]
    articles = [read_article(each, nlp, relations) for each in gold]
    if arguments.folds:
        try_out(articles, ontology, arguments.folds)
    else:
        arguments.output.write_text(json.dumps(fit(articles), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
