"""Which actor of the project is meant by a name; a typo gets a suggestion, not an empty answer."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kg.actors import resolve
from kg.errors import KGError
from kg.model import Actor, Claim
from kg.ontology import Ontology


class Names:
    """Every name under which the claims of a project mention an actor.

    Args:
        claims: All claims of the project.
        ontology: Its registry knows further names.
    """

    def __init__(self, claims: Iterable[Claim], ontology: Ontology) -> None:
        self._ontology = ontology
        self._actors: dict[str, Actor] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by_wording: dict[str, set[str]] = {}
        for claim in claims:
            for mention in (claim.subject, claim.object):
                actor = mention.actor
                self._actors.setdefault(actor.id, actor)
                self._by_name.setdefault(actor.name.casefold(), set()).add(actor.id)
                if mention.via == "name":
                    self._by_wording.setdefault(mention.text.casefold(), set()).add(actor.id)

    def find(self, name: str) -> Actor:
        """Return the actor that an IRI, a name or a wording of the documents means.

        Raises:
            KGError: If no actor bears the name, or several do; the message says which names there are.
        """
        if name in self._actors:
            return self._actors[name]
        wanted = name.strip().casefold()
        found = self._by_name.get(wanted) or self._by_wording.get(wanted) or set()
        if len(found) == 1:
            return self._actors[next(iter(found))]
        if found:
            raise KGError(f"{name!r} names several actors; use one of the ids {', '.join(sorted(found))}")
        # Nothing in the documents says so, but the registry may know the name ("Burma").
        known = resolve(name, self._ontology)
        if known.id in self._actors:
            return self._actors[known.id]
        raise KGError(f"no actor {name!r} in this project; {self._hint(wanted)}")

    def _hint(self, wanted: str) -> str:
        names = {actor.name.casefold(): actor.name for actor in self._actors.values()}
        close = get_close_matches(wanted, sorted(names), n=3, cutoff=0.6)
        if close:
            return "similar: " + ", ".join(names[one] for one in close)
        some = sorted(names.values())
        return "it has " + (", ".join(some[:8]) + (", …" if len(some) > 8 else "") if some else "no actors")
