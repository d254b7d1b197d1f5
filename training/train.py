"""Train the shipped pipeline: ``python -m training.train CORPORA ENCODER -o kg/models/en_geo``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from kg.nlp.pipeline import SHIPPED, load_pipeline
from training import entities, licences, transfer, treebank
from training.assemble import assemble, write_performance
from training.average import average
from training.evaluate import evaluate, table_lines
from training.lemmatizer import lemma_tables
from training.names import name_passages
from training.tokenizer import patch_tokenizer
from training.vectors import write_vectors

CONFIGS = Path(__file__).parent / "configs"
SEED = 20
NAMES_SEED = 5


def train_syntax(corpora: Path, work: Path, vectors: Path, steps: int | None) -> Path:
    """Train tagger, morphologizer and parser on one token encoder, from the treebank; return the best."""
    data = work / "syntax.spacy"
    treebank.write_training_set(corpora / "ud_train_m.spacy", data, silver=None, seed=SEED)
    paths = {"train": data, "dev": corpora / "ud_dev_small_m.spacy", "vectors": vectors}
    return _run("syntax", work / "syntax", paths, steps)


def train_news(corpora: Path, work: Path, syntax: Path, steps: int | None) -> Path:
    """Go on with the sentences of news that the treebank lacks, once a round; return the mean of all."""
    found = [syntax]
    for number, silver in enumerate(treebank.ROUNDS, 1):
        data = work / f"news-{number}.spacy"
        treebank.write_training_set(corpora / "ud_train_m.spacy", data, silver=silver, seed=SEED)
        paths = {"train": data, "dev": corpora / "ud_dev_small_m.spacy", "syntax": syntax}
        found.append(_run("news", work / f"news-{number}", paths, steps))
    return average(found, work / "news")


def train_names(
    corpora: Path, work: Path, vectors: Path, syntax: Path, steps: int | None, *, silver: int
) -> Path:
    """Train the name finder, its encoder starting from that of the parser; return the best."""
    nlp = patch_tokenizer(spacy.blank("en"))
    shown = [*entities.corpus(corpora, entities.TRAIN, train=True), *name_passages(each=silver, seed=SEED)]
    paths = {"train": work / "names-train.spacy", "dev": work / "names-dev.spacy"}
    paths |= {"syntax": syntax, "vectors": vectors}
    entities.write_entities(shown, paths["train"], nlp, seed=NAMES_SEED)
    held_back = entities.corpus(corpora, entities.DEV, train=False)
    entities.write_entities(held_back, paths["dev"], nlp, seed=NAMES_SEED)
    return _run("names", work / "names", paths, steps)


def _run(name: str, target: Path, paths: dict[str, Path], steps: int | None) -> Path:
    """Run spaCy's training loop with one of the configs."""
    settings: dict[str, str | int] = {f"paths.{key}": str(path) for key, path in paths.items()}
    if steps:
        settings |= {"training.max_steps": steps, "training.eval_frequency": steps}
    target.mkdir(exist_ok=True)
    train(init_nlp(load_config(CONFIGS / f"{name}.cfg", overrides=settings)), target)
    return target / "model-best"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the converted corpora")
    parser.add_argument("encoder", type=Path, help="folder of the sentence encoder that gives word vectors")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED, help="folder of the model to write")
    parser.add_argument("--work", type=Path, help="keep what arises on the way here")
    parser.add_argument("--news", action="store_true", help="go on with the written sentences of news")
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try the command out")
    arguments = parser.parse_args()
    licences.check(arguments.corpora)
    with tempfile.TemporaryDirectory() as temporary:
        work: Path = arguments.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        vectors = write_vectors(arguments.encoder, work / "vectors")
        syntax = train_syntax(arguments.corpora, work, vectors, arguments.steps)
        silver = entities.SILVER_EACH if arguments.news else 0
        names = train_names(arguments.corpora, work, vectors, syntax, arguments.steps, silver=silver)
        if arguments.news:
            syntax = train_news(arguments.corpora, work, syntax, arguments.steps)
        joined = transfer.join(syntax, names, work / "joined")
        assemble(joined, lemma_tables(arguments.corpora / "ud_train.conllu"), arguments.output)
    scores = evaluate(load_pipeline(arguments.output), arguments.corpora)
    write_performance(arguments.output, scores)
    print("\n".join(table_lines(scores)))


if __name__ == "__main__":
    main()
