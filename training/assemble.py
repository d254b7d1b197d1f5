"""Make the folder that is shipped: reader, lemmatizer and licence, without the vocabulary of the corpora."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.lookups import Lookups

from kg.nlp.reader.component import FACTORY, Reader
from training.tokenizer import patch_tokenizer

HERE = Path(__file__).parent
META = json.loads((HERE / "meta.json").read_text(encoding="utf-8"))


def assemble(reader: Path, tables: Lookups, target: Path) -> None:
    """Write the shipped model.

    Args:
        reader: Folder of the trained reader.
        tables: Of the rule lemmatizer.
        target: The folder to write; one that exists is replaced.
    """
    nlp = patch_tokenizer(spacy.blank("en"))
    component: Any = nlp.add_pipe(FACTORY, name="parser")
    component.from_disk(reader)
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="parser")
    lemmatizer.initialize(lambda: [], nlp=nlp, lookups=tables)
    nlp.meta.update(META)
    if target.exists():
        shutil.rmtree(target)
    nlp.to_disk(target)
    strings = needed_strings(component)
    (target / "vocab" / "strings.json").write_text(json.dumps(strings, indent=0) + "\n", encoding="utf-8")
    shutil.copyfile(HERE / "ATTRIBUTION.md", target / "ATTRIBUTION.md")


def needed_strings(reader: Reader) -> list[str]:
    """Return the strings that the pipeline writes into documents, sorted.

    The store of a trained pipeline holds every string of its corpora, e-mail addresses among them.
    """
    kept = {string for string in spacy.blank("en").vocab.strings if string}
    for label in (label for labels in reader.label_lists.values() for label in labels):
        pos, _, features = label.partition("|")
        kept |= {label, pos, features, *features.split("|")}
        kept |= {part for feature in features.split("|") for part in feature.split("=")}
    return sorted(kept - {""})


def write_performance(target: Path, scores: dict[str, dict[str, float]]) -> None:
    """Put the score table into the model's meta.json."""
    path = target / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = scores
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
