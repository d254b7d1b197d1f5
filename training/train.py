"""Train the shipped pipeline: ``python -m training.train CORPORA ENCODER -o kg/models/en_geo``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from tokenizers import Tokenizer

from kg.nlp.pipeline import SHIPPED, load_pipeline
from kg.nlp.reader.pieces import Pieces
from training import entities, licences, treebank
from training.assemble import assemble, write_performance
from training.evaluate import evaluate, table_lines
from training.export import write_reader
from training.learn import labels_of, learn
from training.lemmatizer import lemma_tables
from training.tokenizer import patch_tokenizer

SEED = 20
NAMES_SEED = 5


def vocabulary_of(encoder: Path) -> list[str]:
    """Return the pieces of an encoder by number."""
    numbers = Tokenizer.from_file(str(encoder / "tokenizer.json")).get_vocab()
    return sorted(numbers, key=numbers.__getitem__)


def train(corpora: Path, encoder: Path, work: Path, steps: int | None) -> Path:
    """Train the reader; return its folder."""
    nlp = patch_tokenizer(spacy.blank("en"))
    trees, names = work / "trees.spacy", work / "names.spacy"
    treebank.write_training_set(corpora / "ud_train_m.spacy", trees, seed=SEED)
    passages = entities.corpus(corpora, entities.TRAIN, train=True)
    entities.write_entities(passages, names, nlp, seed=NAMES_SEED)
    shown = _docs(trees, nlp.vocab)
    labels, vocabulary = labels_of(shown), vocabulary_of(encoder)
    weights = learn(
        shown,
        _docs(names, nlp.vocab),
        _docs(corpora / "ud_dev_small_m.spacy", nlp.vocab),
        pieces=Pieces(vocabulary),
        labels=labels,
        encoder=encoder,
        target=work / "weights.safetensors",
        steps=steps,
    )
    write_reader(weights, labels, vocabulary, work / "reader")
    return work / "reader"


def _docs(path: Path, vocab: Vocab) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(vocab))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the converted corpora")
    parser.add_argument("encoder", type=Path, help="folder of the sentence encoder to begin with")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED, help="folder of the model to write")
    parser.add_argument("--work", type=Path, help="keep what arises on the way here")
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try the command out")
    arguments = parser.parse_args()
    licences.check(arguments.corpora)
    with tempfile.TemporaryDirectory() as temporary:
        work: Path = arguments.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        reader = train(arguments.corpora, arguments.encoder, work, arguments.steps)
        assemble(reader, lemma_tables(arguments.corpora / "ud_train.conllu"), arguments.output)
    scores = evaluate(load_pipeline(arguments.output), arguments.corpora)
    write_performance(arguments.output, scores)
    print("\n".join(table_lines(scores)))


if __name__ == "__main__":
    main()
