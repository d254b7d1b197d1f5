"""What claims of all shards say of propositions and actors, by tasks that each hold one bucket."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.iris import document_iri
from kg.model import Actor, Claim
from kg.ontology import Ontology
from kg.project.reading import terms
from kg.shards.place import Place
from kg.shards.shuffle import Row, Shuffle
from kg.shards.tables import read_claims, read_rows, write_rows
from kg.shards.work import STORY
from kg.store.dump import serialize
from kg.store.mirror import symmetric_relations
from kg.store.rdf import proposition_of
from kg.store.records import actors_of
from kg.store.terms import PROVENANCE, node
from kg.store.view import Statement, actor_quads, edge_quads

QUADS = "derived/quads"
_STATEMENT = ("string",) * 11 + ("int64",)
_ACTOR = ("string",) * 5 + ("int64", "int64")


@dataclass(frozen=True, slots=True)
class Counts:
    """The tasks that count."""

    place: Place
    own: Path | None
    buckets: int

    @property
    def _statements(self) -> Shuffle:
        return Shuffle(self.place, "work/statements", _STATEMENT, self.buckets)

    @property
    def _actors(self) -> Shuffle:
        return Shuffle(self.place, "work/actors", _ACTOR, self.buckets)

    def count(self, group: tuple[str, tuple[str, ...]]) -> None:
        """Spread what some parts say; write which story each of their documents tells."""
        task, parts = group
        stories = {
            row["document"]: row["story"] for row in read_rows(self.place, f"work/stories/{task}.parquet")
        }
        symmetric = symmetric_relations(terms(self.own))
        statements: Counter[Row] = Counter()
        mentions: Counter[Actor] = Counter()
        documents: Counter[Actor] = Counter()
        told: list[ox.Quad] = []
        for part in parts:
            for row in read_rows(self.place, f"documents/{part}.parquet", ["id"]):
                story = stories.get(row["id"], row["id"])
                told.append(
                    ox.Quad(node(document_iri(row["id"])), STORY, node(document_iri(story)), PROVENANCE)
                )
            seen: dict[str, set[Actor]] = defaultdict(set)
            for claim in read_claims(self.place, part):
                document = claim.evidence.document
                proposition = proposition_of(claim, claim.relation in symmetric)
                statements[proposition, *_statement(claim), stories.get(document, document)] += 1
                mentions.update(actors_of(claim))
                seen[document].update(actors_of(claim))
            for actors in seen.values():
                documents.update(actors)
        self._statements.spread(task, sorted((*key, n) for key, n in statements.items()))
        rows = sorted(((*astuple(one), n, documents[one]) for one, n in mentions.items()), key=repr)
        self._actors.spread(task, rows)
        self.place.write(f"{QUADS}/story-{task}.nq", serialize(told, "nq"))

    def reduce(self, bucket: int) -> tuple[int, int, int]:
        """Write the propositions, disputes and actors of a bucket; return how many of each."""
        ontology = terms(self.own)
        propositions, disputes, quads = self._propositions(bucket, ontology)
        actors, described = self._described(bucket, ontology)
        name = f"{bucket:06}"
        self.place.write(f"derived/propositions/{name}.parquet", write_rows(propositions, PROPOSITION))
        self.place.write(f"derived/disputes/{name}.parquet", write_rows(disputes, DISPUTE))
        self.place.write(f"derived/actors/{name}.parquet", write_rows(actors, ACTOR))
        self.place.write(f"{QUADS}/view-{name}.nq", serialize({*quads, *described}, "nq"))
        return len(propositions), len(disputes), len(actors)

    def _propositions(
        self, bucket: int, ontology: Ontology
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[ox.Quad]]:
        symmetric = symmetric_relations(ontology)
        rows = sorted(self._statements.gather(bucket), key=repr)
        found: list[dict[str, Any]] = []
        disputed: list[dict[str, Any]] = []
        quads: list[ox.Quad] = []
        for proposition, group in groupby(rows, key=itemgetter(0)):
            said = [_Said(*row[1:]) for row in group]
            statements = [
                Statement(one.subject, one.relation, one.object, one.polarity, one.modality, one.story)
                for one in said
            ]
            quads += edge_quads(statements, said[0].relation in symmetric)
            found.append(_proposition(proposition, said))
            if dispute := _dispute(proposition, said):
                disputed.append(dispute)
        return found, disputed, quads

    def _described(self, bucket: int, ontology: Ontology) -> tuple[list[dict[str, Any]], list[ox.Quad]]:
        seen: dict[str, Counter[Actor]] = {}
        documents: Counter[str] = Counter()
        for id, name, type, country, sector, n, in_documents in self._actors.gather(bucket):
            actor = Actor(id=id, name=name, type=type, country=country, sector=sector)
            seen.setdefault(id, Counter())[actor] += n
            documents[id] += in_documents
        rows: list[dict[str, Any]] = []
        quads: list[ox.Quad] = []
        for id, found in sorted(seen.items()):
            quads += actor_quads(found.items(), ontology)
            usual = min(found, key=lambda one: (-found[one], one.name, repr(one)))
            entry = ontology.registry.get(id)
            rows.append(
                {
                    "id": id,
                    "name": entry.name if entry else usual.name,
                    "type": entry.type if entry else usual.type,
                    "country": entry.country if entry else usual.country,
                    "sector": entry.sector if entry else usual.sector,
                    "mentions": found.total(),
                    "documents": documents[id],
                }
            )
        return rows, quads


PROPOSITION = {
    **dict.fromkeys(("proposition", "subject", "relation", "object"), "string"),
    **dict.fromkeys(("claims", "stories_asserting", "stories_denying", "documents"), "int64"),
}
DISPUTE = {
    **dict.fromkeys(("proposition", "subject", "relation", "object"), "string"),
    **dict.fromkeys(("asserting", "denying"), "int64"),
    **dict.fromkeys(("voices_asserting", "voices_denying"), "string"),
}
ACTOR = {
    **dict.fromkeys(("id", "name", "type", "country", "sector"), "string"),
    **dict.fromkeys(("mentions", "documents"), "int64"),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """What claims of one document say of a proposition, in one voice."""

    subject: str
    relation: str
    object: str
    polarity: str
    modality: str
    voice: str
    document: str
    subject_name: str
    object_name: str
    story: str
    claims: int


def _statement(claim: Claim) -> tuple[str, ...]:
    document, said = claim.evidence.document, claim.attribution
    ends = (claim.subject.actor.id, claim.relation, claim.object.actor.id)
    voice = said[-1].name if said else document
    names = (claim.subject.actor.name, claim.object.actor.name)
    return (*ends, claim.polarity.value, claim.modality.value, voice, document, *names)


def _proposition(proposition: str, said: list[_Said]) -> dict[str, Any]:
    asserted = [one for one in said if one.modality == "asserted"]
    return {
        "proposition": proposition,
        **_ends(said[0]),
        "claims": sum(one.claims for one in said),
        "stories_asserting": len({one.story for one in asserted if one.polarity == "positive"}),
        "stories_denying": len({one.story for one in asserted if one.polarity == "negative"}),
        "documents": len({one.document for one in said}),
    }


def _dispute(proposition: str, said: list[_Said]) -> dict[str, Any] | None:
    """As ``kg.analysis.disputes``: planned and hypothetical claims say nothing about what is."""
    held = [one for one in said if one.modality in {"asserted", "uncertain"}]
    pro = [one for one in held if one.polarity == "positive"]
    contra = [one for one in held if one.polarity == "negative"]
    if not pro or not contra:
        return None
    return {
        "proposition": proposition,
        **_ends(said[0]),
        "asserting": sum(one.claims for one in pro),
        "denying": sum(one.claims for one in contra),
        "voices_asserting": _voices(pro),
        "voices_denying": _voices(contra),
    }


def _ends(one: _Said) -> dict[str, str]:
    return {"subject": one.subject, "relation": one.relation, "object": one.object}


def _voices(side: list[_Said]) -> str:
    return "\n".join(sorted({one.voice for one in side}))


def stories_rows(rows: Iterator[tuple[str, str]]) -> bytes:
    """Return which documents tell an earlier one's story."""
    types = {"document": "string", "story": "string"}
    return write_rows([{"document": document, "story": story} for document, story in rows], types)
