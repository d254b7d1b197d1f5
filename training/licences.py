"""Which documents may be trained on, and the list of those that are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

LIST = Path(__file__).parent / "documents.txt"
"""Ids of all documents that the shipped model has seen, one a line."""
SEEN = ("ner_gum_train", "ner_uner_dev", "ner_wikigold", "ner_btc", "ner_re3d")

# GUM annotates under CC BY, but these genres have texts under CC BY-NC-SA or without any licence;
# BBC news in re3d is CC BY-NC 3.0. Source: LICENSE.txt of amir-zeldes/gum, README of dstl/re3d.
NON_COMMERCIAL = re.compile(
    r"GUM_(essay|fiction|letter|podcast|whow|conversation|reddit)_|re3d:BBC|ConfliBERT", re.IGNORECASE
)
# Held out: a model that has seen them would be measured on its own memory.
HELD_OUT = re.compile(r"^pud|-test:", re.IGNORECASE)


def forbidden(documents: Iterable[str]) -> list[str]:
    """Return the documents that must not be trained on, sorted."""
    return sorted({item for item in documents if NON_COMMERCIAL.search(item) or HELD_OUT.search(item)})


def documents_of(corpora: Path) -> list[str]:
    """Return the ids of all training documents of a corpora folder, sorted."""
    treebank = (corpora / "ud_train.conllu").read_text(encoding="utf-8")
    found = set(re.findall(r"^# newdoc id = (\S+)$", treebank, re.MULTILINE))
    for name in SEEN:
        lines = (corpora / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found |= {json.loads(line)["src"] for line in lines}
    return sorted(found)


def check(corpora: Path) -> None:
    """Refuse a folder with a document that is not free, or that the list does not name.

    Args:
        corpora: The corpora folder.

    Raises:
        SystemExit: With the names of the offending documents.
    """
    documents = documents_of(corpora)
    if bad := forbidden(documents):
        raise SystemExit(f"{corpora}: not licensed for training, or held out: {', '.join(bad[:5])}")
    if new := sorted(set(documents) - set(LIST.read_text(encoding="utf-8").split("\n"))):
        raise SystemExit(
            f"{corpora}: {len(new)} documents are not in {LIST.name}, first {new[0]!r}; "
            "clear their licence, then add them"
        )
