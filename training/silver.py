"""Parsed sentences made from the frames of ``silver.toml``: the grammar of news that the treebanks lack."""

from __future__ import annotations

import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

FRAMES = Path(__file__).parent / "silver.toml"
VERB_FORMS = {"VB": 0, "VBP": 0, "VBZ": 1, "VBD": 2, "VBN": 3, "VBG": 4}
UNSPACED_BEFORE = {",", ".", ")", "'s", "-", "”"}
UNSPACED_AFTER = {"(", "-", "“"}
SURE, ENOUGH = 0.9, 5
"""Share and number of cases of the treebank that must agree on a part of speech; else it is left open."""
Known = dict[tuple[str, str, str], tuple[str, str]]


class Word(NamedTuple):
    """A token; ``head`` is relative to itself."""

    form: str
    tag: str
    label: str
    head: int


def silver_docs(vocab: Vocab, treebank: Iterable[Doc], *, each: int, groups: int, seed: int) -> list[Doc]:
    """Fill every frame with words.

    Args:
        vocab: Of the documents to make.
        treebank: Where the parts of speech and features of the words are learned from.
        each: Sentences made from a frame.
        groups: How many groups of frames to fill, from the first.
        seed: Decides the words.

    Returns:
        Documents of one sentence: tags, heads and labels, parts of speech where the treebank is sure.
    """
    data = tomllib.loads(FRAMES.read_text(encoding="utf-8"))
    filler = Filler(data, random.Random(seed))
    known = known_words(treebank)
    frames = [frame for group in list(data["frames"].values())[:groups] for frame in group]
    return [to_doc(vocab, filler.fill(frame), known) for frame in frames for _ in range(each)]


class Filler:
    """Puts words into frames.

    Args:
        data: Content of ``silver.toml``.
        chance: Picks the words.
    """

    def __init__(self, data: dict[str, Any], chance: random.Random) -> None:
        self._verbs: dict[str, list[str]] = data["verbs"]
        self._fillers: dict[str, list[str]] = data["fillers"]
        self._chance = chance

    def fill(self, frame: str) -> list[Word]:
        """Return one sentence."""
        words = self._expand(frame.removesuffix(" ."))
        if frame.endswith(" ."):
            root = next(i for i, word in enumerate(words) if word.label == "ROOT")
            words.append(Word(".", ".", "punct", root - len(words)))
        for i, (word, following) in enumerate(pairwise(words)):
            if word.form == "a" and following.form[0].lower() in "aeiou":
                words[i] = word._replace(form="an")
        first = words[0]
        return [first._replace(form=first.form[:1].upper() + first.form[1:]), *words[1:]]

    def _expand(self, text: str) -> list[Word]:
        """Return the words of a frame or a filler; the top of a filler has no label yet."""
        items = text.split()
        names = [item.partition("/")[0] for item in items]
        phrases = [self._phrase(item) for item in items]
        starts = [sum(len(phrase) for phrase in phrases[:i]) for i in range(len(phrases))]
        tops = [start + top_of(phrase) for start, phrase in zip(starts, phrases, strict=True)]
        words = [word for phrase in phrases for word in phrase]
        for item, top in zip(items, tops, strict=True):
            parts = item.split("/")
            # A word has a tag before its label, a slot brings its own.
            label, head = (*parts[1 if item.startswith("{") else 2 :], "", "")[:2]
            target = tops[place(names, head)] if head else top
            words[top] = words[top]._replace(label=label, head=target - top)
        return words

    def _phrase(self, item: str) -> list[Word]:
        """Return the words of ``{town}/obl/...``, of ``{hit.VBD}/...`` or of a plain token."""
        slot, _, rest = item.partition("/")
        if not slot.startswith("{"):
            return [Word(slot, rest.partition("/")[0], "", 0)]
        name, _, tag = slot.strip("{}").partition(".")
        if tag:
            return [Word(self._chance.choice(self._verbs[name]).split()[VERB_FORMS[tag]], tag, "", 0)]
        return self._expand(self._chance.choice(self._fillers[name]))


def place(names: list[str], head: str) -> int:
    """Return the position of the item that a head names; "{state}#2" is the second ``{state}``."""
    form, _, number = head.partition("#")
    found = [i for i, name in enumerate(names) if name == form]
    if not found or (len(found) > 1 and not form.startswith("{") and not number):
        raise ValueError(f"head {head!r} is not one of {names}")
    return found[int(number or 1) - 1]


def top_of(phrase: list[Word]) -> int:
    """Return the position of the word without a head of its own."""
    return next(i for i, word in enumerate(phrase) if not word.label)


def to_doc(vocab: Vocab, words: list[Word], known: Known) -> Doc:
    """Return a parsed document."""
    forms = [word.form for word in words]
    after = [*forms[1:], ""]
    passive = {i + word.head for i, word in enumerate(words) if word.label == "aux:pass"}
    features = [feature_of(word, i in passive, known) for i, word in enumerate(words)]
    return Doc(
        vocab,
        words=forms,
        spaces=[
            a not in UNSPACED_AFTER and b not in UNSPACED_BEFORE for a, b in zip(forms, after, strict=True)
        ],
        tags=[word.tag for word in words],
        pos=[feature[0] for feature in features],
        morphs=[feature[1] for feature in features],
        heads=[i + word.head for i, word in enumerate(words)],
        deps=[word.label for word in words],
    )


def feature_of(word: Word, passive: bool, known: Known) -> tuple[str, str]:
    """Return part of speech and features; empty where the treebank is not sure."""
    if word.tag == "VBN" and word.label not in {"acl", "amod", "aux:pass"}:
        return "VERB", "Tense=Past|VerbForm=Part|Voice=Pass" if passive else "Tense=Past|VerbForm=Part"
    for key in ((word.form.lower(), word.tag, word.label), ("", word.tag, word.label)):
        if key in known:
            return known[key]
    return "", ""


def known_words(treebank: Iterable[Doc]) -> Known:
    """Return part of speech and features by word, tag and label, and by tag and label, where agreed upon."""
    seen: dict[tuple[str, str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for token in _tokens(treebank):
        for form in (token.lower_, ""):
            seen[form, token.tag_, token.dep_][token.pos_, str(token.morph)] += 1
    best = {key: counts.most_common(1)[0] for key, counts in seen.items()}
    return {
        key: value for key, (value, count) in best.items() if count >= max(SURE * seen[key].total(), ENOUGH)
    }


def _tokens(docs: Iterable[Doc]) -> Iterator[Any]:
    for doc in docs:
        yield from doc
