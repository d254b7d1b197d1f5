"""Colours and shapes of actors.

The fills keep a CIE76 distance of 16 and more under the three colour vision deficiencies (Machado 2009);
yellow and sky are too light alone, so every actor has an outline. Lines: see ``assets/css/base.css``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.analysis.camps import camps
from kg.errors import KGError
from kg.graph import build, select
from kg.ontology import Ontology
from kg.views.scene import Scene

FILLS = ("#882255", "#E08A00", "#56B4E9", "#F7EC7A", "#117733")
"""For the five largest blocs; one more colour would no longer be told apart by everybody."""
OTHER = "#DDE2E7"
WAYS = ("states", "camps", "organizations")
"""Blocs that the claims and the ontology give by themselves."""
CAMPS_UP_TO = 20_000
"""Claims up to which camps are computed: about 1 s."""

SHAPES = {
    "State": "dot",
    "Person": "diamond",
    "ArmedForce": "triangle",
    "Group": "triangleDown",
    "Organization": "square",
    "IGO": "hexagon",
    "Media": "square",
    "Place": "star",
    "Thing": "square",
}


@dataclass(frozen=True, slots=True)
class Colouring:
    """One way to colour the actors: blocs with their members; who is in none is drawn hollow."""

    name: str
    blocs: tuple[tuple[str, frozenset[str]], ...]

    def fill(self, actor: str) -> str:
        """Return the colour of an actor."""
        for (_, members), colour in zip(self.blocs, FILLS, strict=False):
            if actor in members:
                return colour
        return OTHER


def colourings(
    scene: Scene, ontology: Ontology, blocs: Mapping[str, Collection[str]] | str | None = None
) -> list[Colouring]:
    """Return the ways to colour, the wanted one first; a reader of the map can switch to the others.

    Args:
        scene: The actors to colour.
        ontology: Tells states and members of organisations.
        blocs: ``states``, ``camps``, ``organizations``, or name of a bloc → ids of its actors; the first five
            get a colour. None is ``states``.

    Raises:
        KGError: If the wanted way is unknown, or tells nothing apart here.
    """
    wanted = blocs if isinstance(blocs, str) else "states"
    if wanted not in WAYS:
        raise KGError(f"no way to colour called {wanted!r}; there are {', '.join(WAYS)}")
    found = {"states": by_state(scene, ontology)}
    if len(scene.claims) <= CAMPS_UP_TO or wanted == "camps":
        sides = by_camp(scene, ontology)
        if len(sides.blocs) > 1:
            found["camps"] = sides
    organisations = by_organisation(scene, ontology)
    if organisations.blocs:
        found["organizations"] = organisations
    if wanted not in found:
        raise KGError(f"these claims show no {wanted}; the ways to colour here are {', '.join(found)}")
    first = [found.pop(wanted)]
    if blocs and not isinstance(blocs, str):
        chosen = list(blocs.items())[: len(FILLS)]
        first.insert(0, Colouring("Bloc", tuple((name, frozenset(members)) for name, members in chosen)))
    return first + list(found.values())


def by_camp(scene: Scene, ontology: Ontology) -> Colouring:
    """Colour by computed camps: who sides with whom in the claims that say that something is so."""
    graph = select(build(scene.claims, ontology))
    largest = [camp for camp in camps(graph) if len(camp.members) > 1][: len(FILLS)]
    blocs = ((f"{', '.join(camp.names[:2])} …", frozenset(camp.members)) for camp in largest)
    return Colouring("Camp", tuple(blocs))


def by_state(scene: Scene, ontology: Ontology) -> Colouring:
    """Colour by the state that an actor belongs to; the five with most claims get a colour."""
    members: dict[str, set[str]] = {}
    claims: Counter[str] = Counter()
    for iri, actor in scene.actors.items():
        if actor.country:
            members.setdefault(actor.country, set()).add(iri)
            claims[actor.country] += scene.degree[iri]
    names = {country: entry.name for country, entry in ontology.registry.states.items()}
    names |= {a.country: a.name for a in scene.actors.values() if a.type == "State" and a.country}
    largest = sorted(claims, key=lambda country: (-claims[country], country))[: len(FILLS)]
    blocs = ((names.get(country, country), frozenset(members[country])) for country in largest)
    return Colouring("State", tuple(blocs))


def by_organisation(scene: Scene, ontology: Ontology) -> Colouring:
    """Colour by membership of a state in an organisation of states; the actors of a state go with it.

    A member of two organisations counts for the one with more members among the actors of the map.
    """
    registry = ontology.registry
    by_country: dict[str, list[str]] = {}
    for iri, actor in scene.actors.items():
        if actor.country:
            by_country.setdefault(actor.country, []).append(iri)
    sizes: dict[str, set[str]] = {}
    for organisation, states in registry.members.items():
        countries = {entry.country for state in states if (entry := registry.get(state)) and entry.country}
        members = {iri for country in sorted(countries) for iri in by_country.get(country, [])}
        # The United Nations have nearly everybody: a bloc that holds all tells nothing apart.
        if len(members) >= 2 and len(countries) < 100:
            sizes[organisation] = members | ({organisation} & scene.actors.keys())
    blocs: list[tuple[str, frozenset[str]]] = []
    taken: set[str] = set()
    while sizes and len(blocs) < len(FILLS):
        best = min(sizes, key=lambda iri: (-len(sizes[iri] - taken), iri))
        rest = sizes.pop(best) - taken
        if len(rest) < 2:
            break
        entry = registry.get(best)
        blocs.append((entry.name if entry else best, frozenset(rest)))
        taken |= rest
    return Colouring("Organization of states", tuple(blocs))
