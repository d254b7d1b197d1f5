"""Speed of the store on synthetic claims: load, memory, stored questions, one more article, a cold query.

Run: ``python benchmarks/store.py 100000`` (quads; 1000000 takes some minutes and 2 GB). rdflib's memory store
loads the same quads in the same run, up to 200,000 of them.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pyoxigraph as ox
import rdflib

from kg.iris import actor_iri
from kg.model import Actor, Attribution, Claim, Document, Evidence, Mention, Modality, Polarity, TimeSpan
from kg.ontology import Ontology, load
from kg.store import Store, named_queries
from kg.store.dump import serialize
from kg.store.evaluate import Question, evaluate

CLAIMS_PER_DOCUMENT = 6
QUADS_PER_CLAIM = 51
VERBS = (
    "the",
    "army",
    "said",
    "that",
    "forces",
    "near",
    "border",
    "had",
    "struck",
    "a",
    "depot",
    "overnight",
)


class Clock:
    """Prints the seconds since it was last asked."""

    def __init__(self) -> None:
        self._last = time.process_time(), time.monotonic()

    def lap(self, what: str, more: str = "") -> float:
        """Print and return CPU seconds."""
        now = time.process_time(), time.monotonic()
        cpu, wall = now[0] - self._last[0], now[1] - self._last[1]
        print(f"{what:<44} {cpu:8.2f} s CPU {wall:8.2f} s wall  {more}", flush=True)
        self._last = time.process_time(), time.monotonic()
        return cpu


def articles(count: int, relations: list[str], seed: int = 0) -> Iterator[tuple[Document, list[Claim]]]:
    """Yield articles of six claims each, by a few hundred actors, some denied, some planned."""
    chance = random.Random(seed)
    actors = [
        Actor(id=actor_iri(f"actor-{n}"), name=f"Actor {n}", type="State", country="XXX", sector="GOV")
        for n in range(max(50, count // 4))
    ]
    for number in range(count):
        sentences, claims, at = [], [], 0
        document_id = f"article-{seed}-{number}"
        for _ in range(CLAIMS_PER_DOCUMENT):
            # Actors are as uneven as in the news: a few are in every other article.
            subject, other = (actors[int(len(actors) * chance.random() ** 3)] for _ in range(2))
            middle = " ".join(chance.choices(VERBS, k=18)) + f" {chance.random()}"
            sentence = f"{subject.name} {middle} {other.name}."
            claims.append(_claim(document_id, sentence, at, subject, other, relations, chance))
            sentences.append(sentence)
            at += len(sentence) + 1
        published = date(2020, 1, 1) + timedelta(days=chance.randrange(1500))
        yield Document(id=document_id, text=" ".join(sentences), published=published, outlet="Wire"), claims


def _claim(
    document: str,
    text: str,
    at: int,
    subject: Actor,
    other: Actor,
    relations: list[str],
    chance: random.Random,
) -> Claim:
    end = at + len(text)
    said = Attribution(name=other.name, actor=other, mention=other.name, start=at, end=at + len(other.name))
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(1500))
    return Claim(
        subject=Mention(subject, subject.name, at, at + len(subject.name)),
        relation=chance.choice(relations),
        object=Mention(other, other.name, end - 1 - len(other.name), end - 1),
        evidence=Evidence(document, at, end, text),
        polarity=Polarity.NEGATIVE if chance.random() < 0.08 else Polarity.POSITIVE,
        modality=chance.choices(list(Modality), (80, 8, 8, 4))[0],
        attribution=(said,) if chance.random() < 0.4 else (),
        time=TimeSpan("on Monday", day, day) if chance.random() < 0.5 else None,
        confidence=round(chance.uniform(0.5, 1), 2),
        rule="benchmark/synthetic",
    )


def main() -> None:
    """Print a table of measurements."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    terms = load()
    relations = sorted(terms.relations)
    count = wanted // (CLAIMS_PER_DOCUMENT * QUADS_PER_CLAIM)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "out"
        clock = Clock()
        with Store.open(folder, write=True, ontology=terms) as store:
            for document, claims in articles(count, relations):
                store.add(document, claims)
            clock.lap(f"{count} articles into project.sqlite")
            store.commit()
            clock.lap("quads made, on disk, published", f"{len(store.oxigraph):,} quads")
        _one_more(folder, terms, relations)
        _cold(folder)
        _memory(folder, terms)


def _one_more(folder: Path, terms: Ontology, relations: list[str]) -> None:
    """Add articles in a session each, from opening to closing, because the disk makes each different."""
    walls, cpus = [], []
    for seed in range(1, 41):
        more = list(articles(1, relations, seed=seed))
        began = time.monotonic(), time.process_time()
        with Store.open(folder, write=True, ontology=terms) as store:
            for document, claims in more:
                store.add(document, claims)
        walls.append(time.monotonic() - began[0])
        cpus.append(time.process_time() - began[1])
    wall, cpu = (f"{median(values):.2f} s, at most {max(values):.2f} s" for values in (walls, cpus))
    print(f"{'one more article, 40 times: median':<44} {cpu} CPU; {wall} wall")


def _cold(folder: Path) -> None:
    clock = Clock()
    command = [sys.executable, "-c", "from kg.cli import main; main()", "query", str(folder)]
    for query in ("SELECT ?b { a:actor-1 kg:alliedWith ?b }", "@contested"):
        subprocess.run([*command, query], check=True, capture_output=True)
        clock.lap(f"kg query from cold: {query[:22]}")


def _memory(folder: Path, terms: Ontology) -> None:
    with Store.open(folder, ontology=terms) as store:
        content = serialize(store.oxigraph, "nq")
        # Those about actors ask for the two that occur most.
        most = [actor_iri("actor-0"), actor_iri("actor-1")]
        questions = {
            name: query.bind(most[: len(query.needs)]) for name, query in named_queries(terms).items()
        }
        slow = {name: _time(store.oxigraph, text) for name, text in questions.items()}
    _size(content)
    clock = Clock()
    quads = ox.Store()
    quads.bulk_load(content, format=ox.RdfFormat.N_QUADS)
    oxigraph = clock.lap("oxigraph in memory loads N-Quads")
    if len(quads) <= 200_000:
        rdflib.Dataset().parse(data=content.decode(), format="nquads")
        ratio = clock.lap("rdflib in memory loads the same") / oxigraph
        print(f"{'':<44} {ratio:8.1f} times as long")
    print(f"{'stored question':<44} {'in memory':>10} {'on disk':>10}")
    for name, disk in slow.items():
        print(f"  @{name:<41} {_time(quads, questions[name]):8.3f} s {disk:8.3f} s", flush=True)


def _time(quads: ox.Store, text: str) -> float:
    began = time.process_time()
    evaluate(quads, Question(text), io.BytesIO())
    return time.process_time() - began


def _size(content: bytes) -> None:
    """Measure the memory of the quads in a process that holds nothing else."""
    program = """
import pathlib, resource, sys, pyoxigraph as ox
def resident():
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1024
before, quads = resident(), ox.Store()
quads.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)
print(f"memory of the quads: {(resident() - before) / len(quads):.2f} kB each", flush=True)
"""
    with tempfile.NamedTemporaryFile(suffix=".nq") as file:
        file.write(content)
        file.flush()
        subprocess.run([sys.executable, "-c", program, file.name], check=True)


if __name__ == "__main__":
    main()
