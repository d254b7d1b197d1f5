"""Tables of the rule lemmatizer, learned from the treebank: suffix rules, known lemmas, exceptions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.lookups import Lookups

RULES = {
    "noun": [
        *(["s", ""], ["ses", "s"], ["ves", "f"], ["xes", "x"], ["zes", "z"], ["ches", "ch"]),
        *(["shes", "sh"], ["men", "man"], ["ies", "y"]),
    ],
    "verb": [
        *(["ies", "y"], ["es", "e"], ["es", ""], ["s", ""], ["ied", "y"]),
        *(["ed", "e"], ["ed", ""], ["ing", "e"], ["ing", ""]),
    ],
    "adj": [["er", ""], ["est", ""], ["er", "e"], ["est", "e"], ["ier", "y"], ["iest", "y"]],
    "adv": [["er", ""], ["est", ""], ["er", "e"], ["est", "e"]],
}
# Typographic clitics are rare in the treebanks and common in newspapers.
CLITICS = {
    ("aux", "’s"): "be",
    ("aux", "'s"): "be",
    ("aux", "’re"): "be",
    ("aux", "’m"): "be",
    ("aux", "’ve"): "have",
    ("aux", "’d"): "would",
    ("aux", "’ll"): "will",
    ("part", "n’t"): "not",
    ("part", "n't"): "not",
}
# Their lemma is the word itself, or the treebanks disagree about it.
UNLEMMATISED = {"PROPN", "NUM", "X", "SYM", "PUNCT"}


def lemma_tables(conllu: Path) -> Lookups:
    """Learn the tables of spaCy's rule lemmatizer.

    Args:
        conllu: The training treebank in CoNLL-U.

    Returns:
        ``lemma_rules``, ``lemma_index`` (lemmas seen) and ``lemma_exc`` (forms that the rules get wrong).
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for form, lemma, pos in read_words(conllu):
        if pos not in UNLEMMATISED and lemma != "_":
            seen[pos.lower(), form.lower()][lemma if lemma == "I" else lemma.lower()] += 1
    best = {key: min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma)) for key, lemmas in seen.items()}
    index: dict[str, set[str]] = defaultdict(set)
    for (pos, _), lemma in best.items():
        index[pos].add(lemma)
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (pos, form), lemma in sorted((CLITICS | best).items()):
        if by_rule(form, RULES.get(pos), index[pos]) != lemma:
            exceptions[pos][form] = [lemma]
    lookups = Lookups()
    lookups.add_table("lemma_rules", RULES)
    lookups.add_table("lemma_exc", dict(exceptions))
    lookups.add_table("lemma_index", {pos: sorted(index[pos]) for pos in RULES})
    return lookups


def by_rule(form: str, rules: list[list[str]] | None, known: set[str]) -> str | None:
    """Return what the suffix rules make of a form; None for a part of speech without rules."""
    if rules is None:
        return None
    made = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old) and form != old]
    return next((lemma for lemma in made if lemma in known), made[0] if made else form)


def read_words(conllu: Path) -> Iterator[tuple[str, str, str]]:
    """Yield form, lemma and universal part of speech of every syntactic word."""
    for line in conllu.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            yield columns[1], columns[2], columns[3]
