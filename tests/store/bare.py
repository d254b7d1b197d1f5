"""The shipped relations and stored questions without the registry, which grows and would change answers."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from kg.ontology import Ontology, ontology_dir


@cache
def bare_ontology() -> Ontology:
    """Return an ontology of ``kg.ttl``, ``queries/`` and ``lexicon/`` alone."""
    folder = Path(tempfile.mkdtemp(prefix="kg-bare-"))
    shutil.copy(ontology_dir() / "kg.ttl", folder)
    for name in ("queries", "lexicon"):
        shutil.copytree(ontology_dir() / name, folder / name)
    return Ontology((folder,))
