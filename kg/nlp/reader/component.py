"""The reader as a component of spaCy: tags, morphology, sentences, trees and names in one pass."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.util import ensure_path

from kg.nlp.reader.encoder import Encoder
from kg.nlp.reader.heads import Heads, Judged
from kg.nlp.reader.labels import Labels
from kg.nlp.reader.pieces import Pieces, shape
from kg.nlp.reader.spans import Namer
from kg.nlp.reader.subjects import surplus
from kg.nlp.reader.tree import best_tree
from kg.nlp.reader.units import SURE, Unit, strength, units

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab

FACTORY = "geo_reader"
ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
AT_ONCE = 4000
"""Tokens that are read in one go; the widest state of their pieces takes 30 MB."""
SCORERS = ("spacy.tagger_scorer.v1", "spacy.morphologizer_scorer.v1", "spacy.parser_scorer.v1")
ROOT = "ROOT"
CLAUSES = ("acl", "advcl", "ccomp", "csubj", "xcomp")
SUBJECTS = ("nsubj", "nsubj:pass")
BEHIND_STOP = -2
"""Log odds of a start from which on one is seen behind a full stop; elsewhere 0."""
BEGINS, INSIDE, OUTSIDE = 3, 1, 2
"""spaCy's codes for a token that begins a name, goes on with one, or belongs to none."""


class Reader:
    """The component; ``from_disk`` fills it.

    Args:
        vocab: Of the pipeline.
        name: Of the component.
    """

    labels: tuple[str, ...] = ()
    """Of dependencies, as spaCy's parser has them."""
    label_lists: dict[str, list[str]]
    """All labels by kind."""

    def __init__(self, vocab: Vocab, name: str = FACTORY) -> None:
        self.vocab = vocab
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Fill a Doc; sentence starts that are set, or forbidden, are kept."""
        if not len(doc):
            return doc
        table: Any = self._table(doc)
        return doc.from_array(ATTRIBUTES, table)

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """Fill Docs one after the other."""
        for doc in docs:
            yield self(doc)

    def _table(self, doc: Doc) -> np.ndarray:
        """Return a row of ``ATTRIBUTES`` for each token."""
        text = _Text(doc, self._pieces)
        table = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
        waiting: list[Unit] = []
        for unit in units(text.words, text.starts, [len(numbers) for numbers in text.pieces]):
            if waiting and unit.end - waiting[0].start > AT_ONCE:
                self._read(waiting, text, table)
                waiting = []
            waiting.append(unit)
        self._read(waiting, text, table)
        return table

    def _read(self, waiting: Sequence[Unit], text: _Text, table: np.ndarray) -> None:
        """Fill the rows of neighbouring units."""
        numbers, shapes, lengths, firsts, begins = text.numbers(waiting, self._pieces.begin)
        states = self._encoder.states(numbers, shapes, lengths)
        judged = self._heads.judge(states[firsts + begins])
        offset, count = waiting[0].start, len(firsts)
        rows = table[offset : offset + count]
        rows[:, 0] = self._tags[judged.tag[:count]]
        rows[:, 1] = self._pos[judged.morph[:count]]
        rows[:, 2] = self._morphs[judged.morph[:count]]
        rows[:, 5] = OUTSIDE
        heads = np.arange(count)
        sentences: list[tuple[int, np.ndarray, list[int]]] = []
        for number, unit in enumerate(waiting):
            start, end = unit.start - offset, unit.end - offset
            # Column 0 is the mark that begins the unit: the head of its roots.
            parents = np.concatenate([judged.parent[count + number, None], judged.parent[start:end]])
            scores = self._heads.arcs(judged.child[start:end], parents)
            cuts = [i for i in range(start + 1, end) if text.starts_at(offset + i, float(judged.start[i, 0]))]
            for first, last in zip([start, *cuts], [*cuts, end], strict=True):
                columns = [0, *range(first - start + 1, last - start + 1)]
                block = scores[first - start : last - start, columns]
                tree = best_tree(block)
                heads[first:last] = _rows(tree, first)
                sentences.append((first, block, tree))
                self._name(judged, first, last, rows)
        deps = self._labelled(judged, heads)
        for first, block, tree in sentences:
            changed = surplus(block, tree, deps[first : first + len(tree)], self._subjects)
            if changed:
                heads[first : first + len(tree)] = _rows(tree, first)
                at = np.array(changed) + first
                deps[at] = self._heads.labels(judged, at, heads[at])
        # "accused of planning to strike": a form of a verb that heads a clause is no noun.
        rows[np.isin(deps, self._clauses) & (judged.tag[:count] == self._gerund), 1] = self._verb
        rows[:, 3] = self._deps[deps]
        rows[:, 4] = (heads - np.arange(count)).view(np.uint64)

    def _labelled(self, judged: Judged, heads: np.ndarray) -> np.ndarray:
        own = np.arange(len(heads))
        return np.where(heads == own, self._root, self._heads.labels(judged, own, heads))

    def _name(self, judged: Judged, first: int, last: int, rows: np.ndarray) -> None:
        for start, end, kind in self._namer.names(judged.name[first:last]):
            rows[first + start : first + end, 5] = INSIDE
            rows[first + start, 5] = BEGINS
            rows[first + start : first + end, 6] = self._types[kind]

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:  # noqa: ANN401 - of spaCy
        """Return spaCy's scores of tags, morphology, trees, sentences and names."""
        from spacy.scorer import get_ner_prf
        from spacy.util import registry

        shown = list(examples)
        found: dict[str, Any] = get_ner_prf(shown)
        for name in SCORERS:
            found |= registry.scorers.get(name)()(shown)
        return found

    def to_disk(self, path: str | Path, **_: Any) -> None:  # noqa: ANN401 - what spaCy may pass
        """Write the files into a folder."""
        shutil.copytree(self._folder, ensure_path(path), dirs_exist_ok=True)

    def from_disk(self, path: str | Path, **_: Any) -> Reader:  # noqa: ANN401 - what spaCy may pass
        """Read a folder as ``training.export`` writes it."""
        folder = Path(ensure_path(path))
        self._folder = folder
        labels = Labels(**json.loads((folder / "labels.json").read_text(encoding="utf-8")))
        self._pieces = Pieces((folder / "pieces.txt").read_text(encoding="utf-8").splitlines())
        self._encoder, self._heads, self._namer = Encoder(folder), Heads(folder), Namer(labels)
        self.labels, self.label_lists = tuple(labels.lists["deps"]), labels.lists
        add = self.vocab.strings.add
        self._tags = np.array([add(tag) for tag in labels.lists["tags"]], np.uint64)
        apart = [label.partition("|") for label in labels.lists["morphs"]]
        self._pos = np.array([add(pos) for pos, _, _ in apart], np.uint64)
        self._morphs = np.array([self.vocab.morphology.add(features) for *_, features in apart], np.uint64)
        self._deps = np.array([add(dep) for dep in labels.lists["deps"]], np.uint64)
        self._root = labels.deps[ROOT]
        self._clauses = [labels.deps[dep] for dep in CLAUSES if dep in labels.deps]
        self._gerund, self._verb = labels.tags.get("VBG", -1), np.uint64(add("VERB"))
        self._subjects = {labels.deps[dep] for dep in SUBJECTS if dep in labels.deps}
        self._types = {name: add(name) for name in labels.lists["names"]}
        return self


def _rows(tree: Sequence[int], first: int) -> list[int]:
    """Return the rows of the heads of a sentence; a root is its own head, as spaCy has it."""
    return [first + (head - 1 if head else i) for i, head in enumerate(tree)]


class _Text:
    """The words of a Doc as the encoder is shown them."""

    def __init__(self, doc: Doc, pieces: Pieces) -> None:
        self.words = [token.text for token in doc]
        self.starts: list[int] = doc.to_array("SENT_START").astype("int64").tolist()
        self.pieces = [pieces.of(word) for word in self.words]

    def starts_at(self, i: int, score: float) -> bool:
        """Return whether a sentence starts at a token; behind a full stop the reader must be sure if not."""
        if score <= BEHIND_STOP or self.starts[i] < 0 or self.words[i].isspace():
            return False
        return score > 0 or strength(self.words, self.starts, i) == SURE

    def numbers(
        self, waiting: Sequence[Unit], begin: int
    ) -> tuple[np.ndarray, np.ndarray, list[int], list[int], list[int]]:
        """Return pieces, shapes, pieces of each unit, each word's first piece, and each unit's mark."""
        numbers: list[int] = []
        shapes: list[int] = []
        lengths: list[int] = []
        firsts: list[int] = []
        begins: list[int] = []
        for unit in waiting:
            begins.append(len(numbers))
            numbers.append(begin)
            shapes.append(0)
            for i in range(unit.start, unit.end):
                firsts.append(len(numbers))
                numbers += self.pieces[i]
                shapes.append(shape(self.words[i], first=i == unit.start))
                shapes += [0] * (len(self.pieces[i]) - 1)
            lengths.append(len(numbers) - begins[-1])
        return np.array(numbers), np.array(shapes), lengths, firsts, begins


@Language.factory(FACTORY)
def make_reader(nlp: Language, name: str) -> Reader:
    """Make an empty reader."""
    return Reader(nlp.vocab, name)
