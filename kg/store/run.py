"""Who made claims: the version of kg, the ontologies and the language model."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from kg.iris import PREFIXES


@dataclass(frozen=True, slots=True)
class Run:
    """What decides which claims a document gives; equal runs, equal claims. Bears no time on purpose."""

    version: str = ""
    ontology: str = ""
    """Digest of the ontologies."""
    model: str = ""
    """Name and version of the language pipeline."""

    @property
    def iri(self) -> str:
        """IRI made from the content."""
        parts = "\0".join((self.version, self.ontology, self.model))
        return PREFIXES["run"] + sha256(parts.encode()).hexdigest()[:12]
