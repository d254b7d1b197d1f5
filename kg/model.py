"""The nouns of the product: frozen dataclasses, no I/O, nothing from outside the standard library."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

from kg.errors import ClaimError


class Polarity(StrEnum):
    """Whether the text says that the relation holds or that it does not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How firmly the text commits to the relation."""

    ASSERTED = "asserted"
    UNCERTAIN = "uncertain"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Via(StrEnum):
    """How a mention reaches its actor; everything but a name was inferred."""

    NAME = "name"
    GENERIC = "generic"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it was read; every offset of the product counts its code points."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    """Day of publication, never a file date; None when the document does not say."""
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    """ISO 639-1 code, None when not determined."""
    origin: str | None = None
    """Path or URL the document was read from, as the user gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who acts or is acted upon: a state, a person, an army, a place, a thing."""

    id: str
    """IRI; stable across documents for actors of the registry."""
    name: str
    type: str
    """State, Person, ArmedForce, Group, Organization, IGO, Media, Place or Thing."""
    country: str | None = None
    """ISO 3166-1 alpha-3; None for international organisations and unknown."""
    sector: str | None = None
    """PLOVER sector code such as GOV, MIL, REB; None when unknown."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names an actor; ``text`` equals ``document.text[start:end]``."""

    actor: Actor
    text: str
    start: int
    end: int
    via: Via = Via.NAME


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage a claim was read from; ``text`` equals ``document.text[start:end]``."""

    document: str
    start: int
    """Offset of the first character, in code points of the document's text as stored."""
    end: int
    """Offset after the last character, in code points of the document's text as stored."""
    text: str

    def __post_init__(self) -> None:
        _check_span("evidence", self.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that express a relation or an attribution; ``text`` equals ``document.text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One in whose mouth the text puts a claim."""

    name: str
    """The actor's name, or the wording of an unnamed source such as ``various sources``."""
    actor: Actor | None = None
    """None for an unnamed source."""
    mention: str
    start: int
    end: int
    cue: Cue | None = None
    """The reporting words ("reports", "according to"); None where position alone tells."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When, in the text's words; bounds are inclusive days, None where the text does not fix them."""

    text: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where; ``id`` is None for a place that the registry does not know."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many, in the text's words and as numbers."""

    text: str
    value: float | None = None
    """None for a range or a wording without a number ("dozens")."""
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One relation between two actors, as one passage states it.

    A claim is not a fact: it says that ``attribution`` said it, in ``evidence``.
    """

    subject: Mention
    relation: str
    """A relation of the ontology, such as ``alliedWith``."""
    object: Mention
    evidence: Evidence
    event_type: str | None = None
    """PLOVER type of the relation; None for states of affairs."""
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    attribution: tuple[Attribution, ...] = ()
    """Who says it, outermost first; empty for the author's own voice."""
    time: TimeSpan | None = None
    place: Place | None = None
    quantity: Quantity | None = None
    cue: Cue | None = None
    """The words that express the relation; None where none can be singled out."""
    confidence: float = 1.0
    """Between 0 and 1."""
    rule: str = ""
    """Which rule or model made the claim, such as ``alliedWith/remain-ally``."""
    id: str = field(init=False)
    """Same content, same id: building twice adds nothing."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ClaimError(f"confidence {self.confidence!r} is outside 0..1")
        for role, mention in (("subject", self.subject), ("object", self.object)):
            _check_span(role, mention.text, mention.start, mention.end)
        object.__setattr__(self, "id", self._hash())

    def _hash(self) -> str:
        parts = (
            *(self.evidence.document, str(self.evidence.start), str(self.evidence.end), self.evidence.text),
            *(self.subject.actor.id, self.relation, self.object.actor.id, self.polarity, self.modality),
            *(said.actor.id if said.actor else said.name for said in self.attribution),
        )
        # NUL cannot occur in a part (reading a document removes it): no two lists join to one string.
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def proposition_id(subject: str, relation: str, object: str, *, symmetric: bool = False) -> str:
    """Return the id that all claims of one proposition share, asserted or denied.

    Args:
        subject: IRI of the subject.
        relation: Relation of the ontology.
        object: IRI of the object.
        symmetric: Whether both directions say the same; then the order of the actors does not count.
    """
    first, second = sorted((subject, object)) if symmetric else (subject, object)
    return sha256("\0".join((first, relation, second)).encode("utf-8")).hexdigest()[:16]


def _check_span(what: str, text: str, start: int, end: int) -> None:
    if start < 0 or end - start != len(text):
        raise ClaimError(
            f"{what} {text[:30]!r} has {len(text)} characters but offsets {start}-{end}; "
            "offsets count code points"
        )
