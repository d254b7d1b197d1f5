"""Print the score table of a pipeline on the held-out sets: ``python -m training.evaluate CORPORA``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from kg.nlp.pipeline import SHIPPED, load_pipeline
from training.entities import DEV, TEST, TYPES, annotated, read_passages, split

TREEBANKS = ("pud_news_m", "pud_wiki_m", "gum_test_m", "gum_news_devtest_m", "ewt_test_m")
Scores = dict[str, float]


def evaluate(nlp: Language, corpora: Path) -> dict[str, Scores]:
    """Score a pipeline on raw text: its own tokens, everything predicted.

    Args:
        nlp: The pipeline.
        corpora: The corpora folder.

    Returns:
        Percentages by measure, by set: the treebanks, then the entity sets.
    """
    table = {
        name: tree_scores(nlp, DocBin().from_disk(corpora / f"{name}.spacy").get_docs(nlp.vocab))
        for name in TREEBANKS
    }
    if {"ner", "parser"} & set(nlp.pipe_names):
        for name in (*TEST, *DEV[1:]):
            passages = split(list(read_passages(corpora / f"{name}.jsonl")), name, train=False)
            table[name] = entity_scores(nlp, (annotated(passage, nlp) for passage in passages))
    return table


def _results(nlp: Language, gold: Iterable[Doc]) -> dict[str, Any]:
    return nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])


def tree_scores(nlp: Language, gold: Iterable[Doc]) -> Scores:
    """Return tokens, tags, lemmas, attachment and the F1 of the labels that claims are read from."""
    found = _results(nlp, gold)
    measures = {
        "tokens": "token_f",
        "tag": "tag_acc",
        "pos": "pos_acc",
        "lemma": "lemma_acc",
        "UAS": "dep_uas",
        "LAS": "dep_las",
        "sents": "sents_f",
    }
    scores = {name: _percent(found.get(key)) for name, key in measures.items()}
    for label in ("nsubj", "obj", "obl", "nmod"):
        scores[label] = _percent((found.get("dep_las_per_type") or {}).get(label, {}).get("f"))
    return scores


def entity_scores(nlp: Language, gold: Iterable[Doc]) -> Scores:
    """Return precision, recall and F1 of exact spans with their type, and F1 of each type."""
    found = _results(nlp, gold)
    scores = {name: _percent(found.get(f"ents_{name.lower()}")) for name in ("P", "R", "F")}
    for label in TYPES:
        scores[label] = _percent((found.get("ents_per_type") or {}).get(label, {}).get("f"))
    return scores


def _percent(share: float | None) -> float:
    return round(100 * (share or 0.0), 1)


def table_lines(table: dict[str, Scores]) -> Iterator[str]:
    """Yield Markdown, one table for each kind of set."""
    header: list[str] = []
    for name, scores in table.items():
        if list(scores) != header:
            if header:
                yield ""
            header = list(scores)
            yield f"| set | {' | '.join(header)} |"
            yield "|---" * (len(header) + 1) + "|"
        yield f"| {name} | {' | '.join(f'{score:.1f}' for score in scores.values())} |"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the converted corpora")
    parser.add_argument("--model", default=SHIPPED, help="a pipeline's name or folder (default: the shipped)")
    arguments = parser.parse_args()
    print("\n".join(table_lines(evaluate(load_pipeline(arguments.model), arguments.corpora))))


if __name__ == "__main__":
    main()
