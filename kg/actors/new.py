"""New actors, for names that the registry does not know."""

from __future__ import annotations

from kg.actors.words import key
from kg.iris import actor_iri
from kg.model import Actor


def new_actor(name: str, type: str, country: str | None = None, sector: str | None = None) -> Actor:
    """Return a new actor with an IRI of its own: same name and class, same IRI.

    The class is part of the IRI (``a:person/robert-carlin``): no new actor takes an IRI of the registry.
    """
    slug = key(name).replace(" ", "-") or "unnamed"
    if type == "ArmedForce" and country:
        slug = f"{country.lower()}-{slug}"  # every army has a 72nd brigade
    iri = actor_iri(type.lower()) + "/" + actor_iri(slug).removeprefix(actor_iri(""))
    return Actor(id=iri, name=name, type=type, country=country, sector=sector)
