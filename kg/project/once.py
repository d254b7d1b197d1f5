"""One text, one name: what can be asked without a project."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

from kg.actors import Resolution
from kg.actors import resolve as resolve_with
from kg.model import Claim, Document
from kg.project.period import day
from kg.project.reading import reader, terms


def extract(
    text: str,
    *,
    published: date | str | None = None,
    ontology: str | Path | None = None,
    model: str | Path | None = None,
) -> list[Claim]:
    """Return the claims of a text, in the order of the text.

    Args:
        text: English prose.
        published: Day to which "yesterday" refers; None leaves such times open.
        ontology: A user's own folder of ontologies, laid over the shipped ones.
        model: Name or path of another spaCy pipeline; None for the shipped one.

    Example::

        >>> [str(claim.relation) for claim in kg.extract("China remains an ally of the DPRK.")]
        ['alliedWith']
    """
    name = "text-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    own = Path(ontology) if ontology is not None else None
    return list(reader(own, model).read(Document(id=name, text=text, published=day(published))).claims)


def resolve(
    name: str,
    *,
    on: date | str | None = None,
    country: str | None = None,
    ontology: str | Path | None = None,
) -> Resolution:
    """Return which actor a name or phrase means; its fields are None when nobody certain is meant.

    Args:
        name: Such as ``the Kremlin``, ``Zelensky``, ``Ukrainian artillerymen``.
        on: Day on which the name was used, a date or ISO text; None for the registry's present.
        country: ISO 3166-1 alpha-3 code of the country spoken of, to decide between actors.
        ontology: A user's own folder of ontologies, laid over the shipped ones.

    Example::

        >>> kg.resolve("the DPRK").name
        'North Korea'
    """
    own = Path(ontology) if ontology is not None else None
    return resolve_with(name, terms(own), on=day(on), country=country)
