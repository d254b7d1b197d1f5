"""Run the pipeline on the sentences that can hold a claim, and the recogniser on those with unknown names.

Tagger, parser and recogniser cost nine tenths of all time; a sentence with one actor and no quotation yields
nothing, and one whose names are all known needs no recogniser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.actors.names import Names
from kg.actors.words import Word
from kg.nlp.passages import Passage, passages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SYNTAX: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]
ENTITIES: list[int | str] = ["ENT_IOB", "ENT_TYPE"]
RECOGNISER = "ner"
UNPARSED = "dep"
"""Label of every token of a passage that was not parsed; its first token is the head of all."""
OUTSIDE = 2
"""spaCy's code for a token that belongs to no entity."""
LARGEST = 6000
"""Most tokens that go through the components at once; 75,000 took 800 MB."""
WORTHWHILE = 0.1
"""Share of tokens that must be skipped to pay for the copying."""


def parse(doc: Doc, words: Sequence[Word], nlp: Language, names: Names, *, thorough: bool = False) -> Doc:
    """Run the pipeline on a tokenised Doc whose sentence starts are set where they are known.

    Args:
        doc: The Doc; it is filled and returned.
        words: Its words.
        nlp: The pipeline.
        names: What can mean an actor.
        thorough: Whether to parse everything.
    """
    if not len(doc):
        return doc
    found = passages(doc, words, names)
    kept = found if thorough else [passage for passage in found if passage.is_wanted]
    strange = kept if thorough else [passage for passage in kept if passage.has_unknown]
    alone = not thorough and _stands_alone(nlp) and _tokens(strange) < (1 - WORTHWHILE) * _tokens(kept)
    names_of = [name for name, _ in nlp.pipeline]
    syntax = [name for name in names_of if name != RECOGNISER] if alone else names_of
    if _tokens(kept) > (1 - WORTHWHILE) * len(doc) and len(doc) <= LARGEST:
        starts_doc = _starts(doc)
        doc = _run(doc, nlp, syntax)
        return _recognise(doc, strange, starts_doc, nlp) if alone else doc
    attrs = SYNTAX if alone else [*SYNTAX, *ENTITIES]
    starts_doc = _starts(doc)
    table = np.zeros((len(doc), len(attrs)), dtype="uint64")
    for passage in found:
        if not (passage.is_wanted or thorough):
            start, end = passage.start, passage.end
            table[start:end, attrs.index("DEP")] = doc.vocab.strings.add(UNPARSED)
            offsets = (start - np.arange(start, end)).astype("int64")
            table[start:end, attrs.index("HEAD")] = offsets.view("uint64")
            if not alone:
                table[start:end, attrs.index("ENT_IOB")] = OUTSIDE
    for chunk in _chunks(kept):
        table[_indices(chunk)] = _run(_part(doc, chunk, starts_doc), nlp, syntax).to_array(attrs)
    doc = _filled(doc, attrs, table)
    return _recognise(doc, strange, starts_doc, nlp) if alone else doc


def _recognise(doc: Doc, strange: Sequence[Passage], starts: Sequence[int], nlp: Language) -> Doc:
    """Run the recogniser on passages with unknown names."""
    table = np.zeros((len(doc), len(ENTITIES)), dtype="uint64")
    table[:, 0] = OUTSIDE
    for chunk in _chunks(strange):
        part = nlp.get_pipe(RECOGNISER)(_part(doc, chunk, starts))
        table[_indices(chunk)] = part.to_array(ENTITIES)
    return _filled(doc, ENTITIES, table)


def _stands_alone(nlp: Language) -> bool:
    """Return whether the recogniser needs nothing from the other components."""
    if RECOGNISER not in nlp.pipe_names:
        return False
    model: Any = nlp.get_pipe(RECOGNISER).model  # type: ignore[attr-defined]
    return all("listener" not in node.name for node in model.walk())


def _run(doc: Doc, nlp: Language, components: Set[str] | Sequence[str]) -> Doc:
    for name, component in nlp.pipeline:
        if name in components:
            doc = component(doc)
    return doc


def _starts(doc: Doc) -> list[int]:
    """Return what is known of sentence starts: 1 starts, -1 does not, 0 open."""
    starts: list[int] = doc.to_array("SENT_START").astype("int64").tolist()
    return starts


def _part(doc: Doc, kept: Sequence[Passage], starts: Sequence[int]) -> Doc:
    """Return the kept tokens as one Doc: the components are slower on many small ones."""
    first = {passage.start for passage in kept}
    tokens = [doc[i] for i in _indices(kept)]
    return type(doc)(
        doc.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        sent_starts=[1 if token.i in first else starts[token.i] for token in tokens],
    )


def _filled(doc: Doc, attrs: list[int | str], table: Any) -> Doc:  # noqa: ANN401 - an array of uint64
    return doc.from_array(attrs, table)


def _chunks(kept: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield neighbouring passages, at most ``LARGEST`` tokens together; a longer one is alone."""
    chunk: list[Passage] = []
    for passage in kept:
        if chunk and _tokens(chunk) + passage.end - passage.start > LARGEST:
            yield chunk
            chunk = []
        chunk.append(passage)
    if chunk:
        yield chunk


def _indices(kept: Sequence[Passage]) -> list[int]:
    return [i for passage in kept for i in range(passage.start, passage.end)]


def _tokens(kept: Sequence[Passage]) -> int:
    return sum(passage.end - passage.start for passage in kept)
