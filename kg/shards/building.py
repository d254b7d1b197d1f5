"""Turn inputs into shards: cut them into parts, let an engine do those that are not finished."""

from __future__ import annotations

import json
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import IO

from kg.errors import SourceError
from kg.project.files import check_folder
from kg.project.reading import reader
from kg.run import Done
from kg.run.engines import Engine, Local
from kg.shards.identity import identity
from kg.shards.index import FAILURES, PARTS, Index, write_index
from kg.shards.items import Item, Part, items, parts
from kg.shards.place import Place
from kg.shards.summing import summarize
from kg.shards.work import Finished, Job, finished
from kg.sources import Failure, Limits
from kg.store.folder import LOCK
from kg.store.lock import Lock

Watch = Callable[[Finished], None]


@dataclass
class Built:
    """What a build of shards did."""

    index: Index
    redone: int
    """Parts that were not finished before."""
    failures: list[Failure] = field(default_factory=list)
    """The first of them; ``failures.jsonl`` has all."""
    seconds: float = 0.0


_LISTED = 1_000


def build(
    inputs: Iterable[str | Path],
    out: str,
    *,
    engine: Engine | None = None,
    ontology: str | Path | None = None,
    model: str | Path | None = None,
    watch: Watch | None = None,
) -> Built:
    """Read documents into shards: the folder then holds what these inputs give, and nothing else counts.

    A part that is finished is not done again; after a stop the same command goes on.

    Args:
        inputs: Files and folders that every worker can read.
        out: A folder or an address such as ``s3://bucket/news`` that every worker can write.
        engine: Where the work is done; None for this process.
        ontology: A user's own folder of ontologies, laid over the shipped ones.
        model: Name or path of another spaCy pipeline; None for the shipped one.
        watch: Told about each part as it is finished.

    Raises:
        SourceError: If not one of the inputs could be read.
        StoreError: If a worker has another version, model or ontology.
        OutputError: If ``out`` cannot be written.
    """
    begun = perf_counter()
    # A worker elsewhere has a working folder of its own.
    place = Place(out if "://" in out else str(Path(out).absolute()))
    own = Path(ontology).absolute() if ontology is not None else None
    other = str(Path(model).absolute() if Path(model).is_dir() else model) if model is not None else None
    reader(own, other)  # a wrong name or a broken ontology stops here, before anything is written
    me, run = identity(own, other)
    job = Job(place, own, other, me, Path.cwd())
    with (
        _only_writer(out),
        tempfile.TemporaryFile() as names,
        tempfile.TemporaryFile() as failed,
        engine or Local() as workers,
    ):
        workers.greet(job.check)
        tally = _Tally(names, failed, watch)
        found = parts(tally.items(items(inputs, Limits())), me.digest)
        _do(found, job, workers, tally)
        if not tally.documents:
            raise SourceError(tally.nothing())
        listed = _sorted(names)
        place.write(PARTS, listed)
        place.write(FAILURES, _sorted(failed))
        index = tally.index(sha256(listed).hexdigest()[:24], astuple(run))
        summarize(place, index, own, workers)
        write_index(place, index)
    return Built(index, tally.redone, tally.failures, perf_counter() - begun)


@contextmanager
def _only_writer(out: str) -> Iterator[None]:
    """Keep a second build out of a folder of this machine; an object store has no locks."""
    if "://" in out:
        yield
        return
    check_folder(Path(out))
    Path(out).mkdir(parents=True, exist_ok=True)
    lock = Lock(Path(out) / LOCK)
    try:
        yield
    finally:
        lock.release()


def _do(found: Iterable[Part], job: Job, workers: Engine, tally: _Tally) -> None:
    """Count each part: as it was finished before, or as it is now done."""
    waiting: deque[Part] = deque()

    def unfinished() -> Iterator[Part]:
        for part in found:
            before = finished(job.place, part.name)
            if before is None:
                waiting.append(part)
                yield part
            else:
                tally.add(before)

    dead: list[Part] = []
    for done in workers.run(unfinished(), job.do, name=lambda part: part.name):
        part = waiting.popleft()
        if done.value is None:
            dead.append(part)
        else:
            tally.add(done.value, is_new=True)
    for part in dead:
        revived = _revived(part, job, workers)
        if revived.value is not None:
            tally.add(revived.value, is_new=True)
        else:
            reason = f"its part failed although each document was read alone: {revived.reason}; build again"
            tally.fail(*(Failure(item.path, reason) for item in part.items))


def _revived(part: Part, job: Job, workers: Engine) -> Done[Finished]:
    """Find which documents of a part kill their worker, and do the part without them."""
    probes = workers.run(part.items, job.probe, name=lambda item: item.id, alone=True)
    pairs = zip(part.items, probes, strict=True)
    killers = frozenset(item.id for item, probe in pairs if probe.reason is not None)
    again = workers.run([part], partial(job.do, dead=killers), name=lambda part: part.name, alone=True)
    return next(iter(again))


class _Tally:
    """Counts what is finished; keeps names and failures on disk."""

    def __init__(self, names: IO[bytes], failed: IO[bytes], watch: Watch | None) -> None:
        self._names = names
        self._failed = failed
        self._watch = watch
        self.parts = self.documents = self.claims = self.redone = self.count = 0
        self.failures: list[Failure] = []

    def items(self, found: Iterable[Item | Failure]) -> Iterator[Item]:
        """Yield the documents; failures are noted."""
        for one in found:
            if isinstance(one, Failure):
                self.fail(one)
            else:
                yield one

    def add(self, done: Finished, *, is_new: bool = False) -> None:
        """Count a part."""
        self.redone += is_new
        self._names.write(f"{done.part}\n".encode())
        self.parts += 1
        self.documents += done.documents
        self.claims += done.claims
        self.fail(*(Failure(*pair) for pair in done.failures))
        if self._watch:
            self._watch(done)

    def fail(self, *failures: Failure) -> None:
        """Note failures."""
        for failure in failures:
            self.count += 1
            line = json.dumps({"origin": failure.origin, "reason": failure.reason})
            self._failed.write(f"{line}\n".encode())
            if len(self.failures) < _LISTED:
                self.failures.append(failure)

    def nothing(self) -> str:
        """Return why there is not one document."""
        if not self.failures:
            return "nothing to read: the inputs hold no document"
        return f"none of {self.count} inputs can be read; the first: {self.failures[0]}"

    def index(self, digest: str, run: tuple[str, str, str]) -> Index:
        """Return the index."""
        return Index(digest, run, self.parts, self.documents, self.claims, self.count)


def _sorted(file: IO[bytes]) -> bytes:
    # Parts that died come later, which must not show: 25 bytes a part, 75 MB for 300 million documents.
    file.seek(0)
    return b"".join(sorted(file))
