"""The wordings of ``wording/*.toml``: how English words a relation.

A file holds one table a relation, and in it lists of frames::

    [attacks]
    verbs = [{ name = "strike", lemmas = "strike bomb shell", object = "obj" }]
    nouns = [{ name = "strike", lemmas = "strike airstrike", object = "on against" }]

``docs/wording.md`` explains every key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology.vocabulary import Relation

KINDS = {
    "verbs": "verb",
    "nouns": "noun",
    "roles": "role",
    "adjectives": "adjective",
    "prepositions": "preposition",
    "compounds": "compound",
    "prefixes": "prefix",
    "joints": "joint",
}
SUBJECTS = {
    "verb": "subj",
    "noun": "poss adj by from light",
    "role": "name cop appos",
    "adjective": "cop",
    "preposition": "head",
    "compound": "prefix",
    "prefix": "head",
    "joint": "before",
}
OBJECTS = {
    "verb": "obj",
    "noun": "on against of",
    "role": "of poss adj to",
    "adjective": "with",
    "preposition": "inner",
    "compound": "head",
    "prefix": "suffix",
    "joint": "after",
}
KEYS = frozenset(
    {
        "name",
        "lemmas",
        "subject",
        "object",
        "theme",
        "without",
        "with",
        "particle",
        "reciprocal",
        "owner",
        "exact",
    }
    | {"polarity", "modality", "confidence", "object_types", "subject_types", "case"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to word a relation: words that trigger it and where its actors stand."""

    relation: str
    name: str
    """Unique within the relation; ``relation/name`` is the rule of a claim."""
    kind: str
    """verb, noun, role (a noun that one is: "ally"), adjective, preposition ("troops in Kursk"), compound
    ("US-backed rebels", its lemma the participle), prefix ("pro-Russian fighters") or joint (a sign between
    two names: "Basra, Iraq")."""
    lemmas: frozenset[str]
    subject: tuple[str, ...]
    """Slots to look for the subject in, best first."""
    object: tuple[str, ...]
    theme: frozenset[str] = frozenset()
    """Lemmas of which one must be the direct object ("troop" for "send"); empty for no condition."""
    without: frozenset[str] = frozenset()
    """Lemmas of which none may be the direct object or depend on the trigger ("strike a deal")."""
    with_: frozenset[str] = frozenset()
    """Lemmas of which one must depend on the trigger; empty for no condition."""
    particle: str = ""
    """Particle that the verb must have ("call off")."""
    case: str = ""
    """Preposition that must stand before the noun ("at war")."""
    reciprocal: bool = False
    """Whether several subjects without an object do it to each other ("Kerry and Lavrov met")."""
    exact: bool = False
    """Whether the object must be the actor itself, no part of it ("led the Iranian delegation": not Iran)."""
    owner: str = ""
    """Which owner inside the object will do ("condemned Russia's airstrikes": Russia): "any"; "doer", who did
    it and not where ("condemned the attacks in Iraq": nobody); or none."""
    polarity: str = "positive"
    modality: str = "asserted"
    confidence: float = 0.85
    subject_types: frozenset[str] = frozenset()
    """Classes that the subject must have; empty for the relation's domain alone."""
    object_types: frozenset[str] = frozenset()

    @property
    def rule(self) -> str:
        """Name of the rule as claims carry it."""
        return f"{self.relation}/{self.name}"


@dataclass(frozen=True)
class Wording:
    """All frames, indexed by what triggers them."""

    frames: tuple[Frame, ...]
    by_lemma: dict[str, tuple[Frame, ...]] = field(init=False)

    def __post_init__(self) -> None:
        index: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for lemma in frame.lemmas:
                index.setdefault(lemma, []).append(frame)
        object.__setattr__(self, "by_lemma", {lemma: tuple(found) for lemma, found in index.items()})


def read_wording(paths: Iterable[Path], relations: dict[str, Relation]) -> Wording:
    """Read the frames of all files; a frame of a later file replaces one of the same rule.

    Raises:
        OntologyError: If a file is no TOML, names an unknown relation or key, or lacks lemmas.
    """
    frames: dict[tuple[str, str, str], Frame] = {}
    for path in paths:
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise OntologyError(f"no valid TOML: {error}", path=path) from error
        for relation, kinds in tables.items():
            if relation not in relations:
                known = ", ".join(sorted(relations))
                line = _line(path, f"[{relation}]")
                raise OntologyError(f"unknown relation {relation!r}; known: {known}", path=path, line=line)
            for kind, entries in kinds.items():
                if kind not in KINDS:
                    known = ", ".join(KINDS)
                    raise OntologyError(
                        f"unknown kind {kind!r} of {relation}; known: {known}",
                        path=path,
                        line=_line(path, kind),
                    )
                for entry in entries:
                    frame = _frame(relation, KINDS[kind], entry, path)
                    frames[frame.relation, frame.kind, frame.name] = frame
    return Wording(tuple(frames.values()))


def _frame(relation: str, kind: str, entry: dict[str, Any], path: Path) -> Frame:
    name = str(entry.get("name", ""))
    line = _line(path, f'name = "{name}"')
    if wrong := sorted(set(entry) - KEYS):
        raise OntologyError(
            f"unknown key {wrong[0]!r}; known: {', '.join(sorted(KEYS))}", path=path, line=line
        )
    if not name or not entry.get("lemmas"):
        raise OntologyError(f"a frame of {relation} needs a name and lemmas", path=path, line=line)

    def words(key: str) -> frozenset[str]:
        return frozenset(str(entry.get(key, "")).split())

    return Frame(
        relation=relation,
        name=name,
        kind=kind,
        lemmas=words("lemmas"),
        subject=tuple(str(entry.get("subject", SUBJECTS[kind])).split()),
        object=tuple(str(entry.get("object", OBJECTS[kind])).split()),
        theme=words("theme"),
        without=words("without"),
        with_=words("with"),
        particle=str(entry.get("particle", "")),
        case=str(entry.get("case", "")),
        reciprocal=bool(entry.get("reciprocal", False)),
        exact=bool(entry.get("exact", False)),
        owner="any" if entry.get("owner") is True else str(entry.get("owner") or ""),
        polarity=str(entry.get("polarity", "positive")),
        modality=str(entry.get("modality", "asserted")),
        confidence=float(entry.get("confidence", 0.85)),
        subject_types=words("subject_types"),
        object_types=words("object_types"),
    )


def _line(path: Path, text: str) -> int | None:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if text in line), None)
