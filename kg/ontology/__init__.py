"""Load and check ontologies/: which class, which relation, which actor bears this name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology.lexicon import read_lexicon, read_words
from kg.ontology.paths import ontology_dir
from kg.ontology.registry import Entry, Registry, read_registry
from kg.ontology.vocabulary import Relation, Vocabulary, read_vocabulary
from kg.ontology.wording import Frame, Wording, read_wording

__all__ = [
    "Entry",
    "Frame",
    "Ontology",
    "Registry",
    "Relation",
    "Vocabulary",
    "Wording",
    "load",
    "ontology_dir",
]


@dataclass(frozen=True, eq=False)
class Ontology:
    """The ontologies of the product with a user's own folder laid over them.

    Each part is read when it is first asked for: ``kg query`` needs no actor. Two are equal only if they are
    the same one: what is compiled from one is cached, and a folder that was edited must not find the old.
    """

    folders: tuple[Path, ...]
    """Shipped folder first, then the user's; later ones add and override."""

    def files(self, pattern: str) -> list[Path]:
        """Return the files of all folders that match a glob, sorted within each folder."""
        return [path for folder in self.folders for path in sorted(folder.glob(pattern))]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Relations and classes of ``kg.ttl``."""
        return read_vocabulary(self.files("kg.ttl"))

    @property
    def relations(self) -> dict[str, Relation]:
        """Relations by name, in the order of ``kg.ttl``."""
        return self.vocabulary.relations

    @cached_property
    def registry(self) -> Registry:
        """Every actor of ``actors/*.ttl``."""
        return read_registry(self.files("actors/*.ttl"), self.vocabulary.classes)

    @cached_property
    def wording(self) -> Wording:
        """How English words the relations: the frames of ``wording/*.toml``."""
        return read_wording(self.files("wording/*.toml"), self.relations)

    def lexicon(self, name: str) -> dict[str, Any]:
        """Return the word lists of ``lexicon/<name>.toml``, of all folders joined; not to be changed."""
        if name not in self._lexica:
            self._lexica[name] = read_lexicon(self.files(f"lexicon/{name}.toml"), name)
        return self._lexica[name]

    def words(self, name: str, key: str) -> frozenset[str]:
        """Return the words of one list of ``lexicon/<name>.toml``, whose items may each hold several.

        Raises:
            OntologyError: If the lexicon has no such list; it names the file and the lists that there are.
        """
        return read_words(self.lexicon(name), key, self.files(f"lexicon/{name}.toml")[-1])

    @cached_property
    def _lexica(self) -> dict[str, dict[str, Any]]:
        return {}

    @cached_property
    def digest(self) -> str:
        """Hash of every file that decides what is extracted; equal digests, equal claims."""
        sums = sha256()
        for path in [
            path for part in ("kg.ttl", "actors/*", "lexicon/*", "wording/*") for path in self.files(part)
        ]:
            sums.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return sums.hexdigest()[:16]


def load(extra: Path | None = None) -> Ontology:
    """Open the shipped ontologies and lay a user's own folder over them.

    Args:
        extra: Folder of the same layout (``kg.ttl``, ``actors/*.ttl``, ``wording/*.toml``, each optional);
            None for the shipped ones alone.

    Raises:
        OntologyError: If ``extra`` is no folder.
    """
    if extra is not None and not extra.is_dir():
        raise OntologyError("no such folder of ontologies", path=extra)
    return Ontology((ontology_dir(), *([extra] if extra else [])))
