"""Make the folder that is shipped: with lemmatizer and licence, without corpus vocabulary and local paths."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups

HERE = Path(__file__).parent
META = json.loads((HERE / "meta.json").read_text(encoding="utf-8"))


def assemble(trained: Path, tables: Lookups, target: Path) -> None:
    """Write the shipped model.

    Args:
        trained: The pipeline as spaCy's training loop left it.
        tables: Of the rule lemmatizer.
        target: The folder to write; one that exists is replaced.
    """
    nlp = spacy.load(trained)
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="morphologizer")
    lemmatizer.initialize(lambda: [], nlp=nlp, lookups=tables)
    nlp.meta.update(META)
    if target.exists():
        shutil.rmtree(target)
    nlp.to_disk(target)
    strings = needed_strings(nlp)
    (target / "vocab" / "strings.json").write_text(json.dumps(strings, indent=0) + "\n", encoding="utf-8")
    _forget_training(target / "config.cfg")
    shutil.copyfile(HERE / "ATTRIBUTION.md", target / "ATTRIBUTION.md")


def needed_strings(nlp: Language) -> list[str]:
    """Return the strings a pipeline writes into documents, sorted.

    The store of a trained pipeline holds every string of its corpora, e-mail addresses among them.
    """
    kept = {string for string in spacy.blank("en").vocab.strings if string}
    for labels in nlp.pipe_labels.values():
        for label in labels:
            kept.add(label)
            kept.update(label.split("|"))
            kept.update(part for feature in label.split("|") for part in feature.split("="))
            kept.add("|".join(f for f in label.split("|") if not f.startswith("POS=")))
            kept.add(label.split("-", maxsplit=1)[-1])
            kept.add(label.split("||", maxsplit=1)[0])
    return sorted(kept & set(nlp.vocab.strings) - {""})


def _forget_training(config: Path) -> None:
    """Take the paths of the training machine and the callbacks of this folder out of a config."""
    settings = spacy.util.load_config(config, interpolate=False)
    settings["paths"] = dict.fromkeys(settings["paths"])
    settings["initialize"]["before_init"] = None
    settings["initialize"]["after_init"] = None
    settings.to_disk(config)


def write_performance(target: Path, scores: dict[str, dict[str, float]]) -> None:
    """Put the score table into the model's meta.json."""
    path = target / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = scores
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
