"""Say how many: the number beside a claim's actors, its theme or its toll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from kg.extract.numbers import Amount, Numbers
from kg.extract.tree import preposition
from kg.extract.words import words
from kg.model import Quantity, Via
from kg.nlp.annotation import Annotated

THEMES = ("obj", "nsubj:pass", "nsubj", "obl")


@dataclass(frozen=True, slots=True)
class Counting:
    """The word lists about how many."""

    numbers: Numbers
    not_units: frozenset[str]
    tolls: frozenset[str]

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> Counting:
        """Return the lists of ``lexicon/quantity.toml``."""
        lists = lexicon["words"]
        return cls(Numbers.read(lexicon), words(lists, "not_units"), words(lists, "tolls"))


def quantity(
    annotated: Annotated, predicate: Token, subject: Token, object: Token, counting: Counting
) -> Quantity | None:
    """Return how many by the words of the claim's own clause; None if they do not say.

    The number may stand with the object or subject ("10,000 North Korean troops"), with what is sent or fired
    ("36 shells"), or with the toll ("killing 12 people"); the first of these counts.

    Args:
        annotated: The document.
        predicate: Token that words the relation.
        subject: Head of the claim's subject.
        object: Head of the claim's object.
        counting: The word lists.
    """
    seen: set[int] = set()
    for noun in _nouns(annotated, predicate, subject, object, counting):
        if noun.i in seen or noun.lemma_.lower() in counting.not_units:
            continue
        seen.add(noun.i)
        amount = counting.numbers.of(noun)
        if amount is None and noun in (object, subject):  # ", 10,000 North Korean troops": hung on the comma
            starts = [span.start for span in annotated.at(noun.i) if span.head == noun.i]
            amount = counting.numbers.before(noun.doc, min(starts)) if starts else None
        if amount is not None:
            return _quantity(annotated, noun, amount)
    return None


def _nouns(
    annotated: Annotated, predicate: Token, subject: Token, object: Token, counting: Counting
) -> Iterator[Token]:
    """Yield the nouns that may be counted, best first; "the two leaders" only means those named before."""

    def counts(actor: Token) -> bool:
        return not any(span.via in {Via.NOMINAL, Via.PRONOUN} for span in annotated.at(actor.i))

    for actor in (object, subject):
        if counts(actor):
            yield actor
        part = actor.dep_ == "nmod" and preposition(actor) == "of"
        if (part or actor.dep_ in {"compound", "amod", "nmod:desc"}) and actor.head != predicate:
            yield actor.head  # "half of the fighters", "10,000 Russian soldiers"
    hosts = [predicate]
    carried = predicate.dep_ in {"obj", "nsubj:pass", "nsubj"} and predicate.head.pos_ == "VERB"
    if predicate.pos_ == "NOUN" and carried:
        hosts.append(predicate.head)
    for host in hosts:
        for label in THEMES:
            themes = (child for child in host.children if child.dep_ == label and child.pos_ == "NOUN")
            yield from (theme for theme in themes if counts(theme))
    for host in hosts:
        for clause in host.children:
            if clause.dep_ in {"advcl", "conj", "acl"} and clause.lemma_.lower() in counting.tolls:
                yield from (child for child in clause.children if child.dep_ in {"obj", "nsubj:pass"})


def _quantity(annotated: Annotated, noun: Token, amount: Amount) -> Quantity:
    start, end = min(amount.start, noun.i), max(amount.end, noun.i + 1)
    between = [token for token in noun.doc[start:end] if token.is_space or token.text == ","]
    if end - start > 12 or any(token.is_space and "\n\n" in token.text for token in between):
        start, end = amount.start, amount.end
    unit = " ".join(token.text for token in noun.doc[amount.end : noun.i + 1] if not token.is_space)
    return Quantity(
        text=annotated.evidence(start, end).text,
        value=amount.value,
        unit=amount.unit or unit or None,
        min=amount.min,
        max=amount.max,
        approximate=amount.approximate,
    )
