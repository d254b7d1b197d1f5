"""The stored queries of ``ontologies/queries/*.rq``: analysts' questions by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import OntologyError, QueryError
from kg.ontology import Ontology
from kg.store.terms import node

_HEADER = re.compile(r"#\s*(title|about|needs):\s*(.*)")
_PLACE = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with a name; its file begins with ``# title:`` and ``# about:``."""

    name: str
    title: str
    about: str
    """What the answer says and what it leaves out."""
    text: str
    needs: tuple[str, ...] = ()
    """Actors that the question is about, ``{{actor}}`` in the text."""

    def bind(self, actors: Sequence[str]) -> str:
        """Return the query about actors.

        Args:
            actors: Their IRIs, in the order of ``needs``.

        Raises:
            QueryError: If there are too few or too many.
        """
        if len(actors) != len(self.needs):
            wanted = " ".join(name.upper() for name in self.needs) or "no actor"
            raise QueryError(f"@{self.name} takes {wanted}, got {len(actors)}")
        values = dict(zip(self.needs, actors, strict=True))
        return _PLACE.sub(lambda found: str(node(values[found[1]])), self.text)


def named_queries(ontology: Ontology) -> dict[str, NamedQuery]:
    """Return all stored queries by name, sorted; a user's folder may override one.

    Raises:
        OntologyError: If a file lacks its title.
    """
    found = {path.stem: _read(path) for path in ontology.files("queries/*.rq")}
    return dict(sorted(found.items()))


def named_query(name: str, ontology: Ontology) -> NamedQuery:
    """Return one stored query.

    Args:
        name: With or without the leading ``@``.
        ontology: Whose folders are searched.

    Raises:
        QueryError: If there is none of this name.
    """
    known = named_queries(ontology)
    wanted = name.removeprefix("@")
    if wanted not in known:
        close = get_close_matches(wanted, known, n=1)
        hint = f"did you mean @{close[0]}? " if close else ""
        raise QueryError(f"no stored query @{wanted}; {hint}known: {', '.join('@' + one for one in known)}")
    return known[wanted]


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {"title": [], "about": [], "needs": []}
    for line in text.splitlines():
        if found := _HEADER.fullmatch(line.strip()):
            header[found[1]].append(found[2].strip())
    if not header["title"]:
        raise OntologyError("a stored query begins with '# title: …'", path=path, line=1)
    needs = tuple(" ".join(header["needs"]).split())
    return NamedQuery(path.stem, " ".join(header["title"]), " ".join(header["about"]), text, needs)
