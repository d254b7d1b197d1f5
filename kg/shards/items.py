"""What a part is made of: names of documents, cut into parts that do not depend on how they were named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceError
from kg.sources import Failure, Limits, Raw
from kg.sources.find import expand_file, find_files
from kg.sources.listing import Listing

SIZE = 100
"""Documents in a part on average: ten seconds of work, so that a killed worker loses little."""
_LARGEST = 4 * SIZE


@dataclass(frozen=True, slots=True)
class Item:
    """A document by its id, a hash of its bytes, and where it lies; never its text."""

    id: str
    hash: str
    path: str
    number: int = 0
    """Which one of the file, where a file contains several."""
    base: str = ""
    """The id of the file that contains it."""
    at: int | None = None
    """Byte of the file at which a reader may begin to find it first."""


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that are done together and written under one name."""

    name: str
    """Hash of the documents and of who reads them: another text, code, model or ontology, another name."""
    items: tuple[Item, ...]


def items(inputs: Iterable[str | Path], limits: Limits) -> Iterator[Item | Failure]:
    """Yield the documents of files and folders by path; reads each file to hash it.

    Args:
        inputs: Paths of files and folders; the order does not count.
        limits: Sizes above which something is set aside.

    Raises:
        SourceError: If an input is an address or standard input, which a worker cannot read again.
    """
    listing, named = Listing(), list(inputs)
    for name in named:
        if str(name) == "-" or "://" in str(name):
            raise SourceError(f"{name}: shards are made of files and folders; save it to a file first")
    yield from find_files(named, listing)
    for path, id in listing.files_by_path():
        for number, raw in enumerate(expand_file(path, id, limits)):
            if isinstance(raw, Failure):
                yield raw
            elif not listing.is_new(raw.id):
                yield Failure(raw.origin, f"a second document with the id {raw.id!r}; ids must differ")
            else:
                try:
                    yield Item(raw.id, digest(raw), str(path), number, id, raw.at)
                except OSError as error:
                    yield Failure(raw.origin, f"cannot be read: {error.strerror or error}")


def digest(raw: Raw) -> str:
    """Return a hash of what a document is made from."""
    sums = sha256(repr((raw.kind, raw.origin, sorted(raw.known.items()))).encode("utf-8", "surrogatepass"))
    if raw.data is not None:
        sums.update(raw.data)
    elif raw.path is not None:
        with raw.path.open("rb") as file:
            while block := file.read(1 << 20):
                sums.update(block)
    return sums.hexdigest()[:32]


def parts(found: Iterable[Item], reader: str) -> Iterator[Part]:
    """Cut documents into parts.

    The documents themselves say where a part ends, so that one more article changes the part it falls into
    and leaves the others finished.

    Args:
        found: Documents in the order of their paths.
        reader: Hash of code, model and ontology.
    """
    held: list[Item] = []
    for item in found:
        held.append(item)
        if int(sha256(item.id.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16) % SIZE == 0 or (
            len(held) == _LARGEST
        ):
            yield _part(held, reader)
            held = []
    if held:
        yield _part(held, reader)


def _part(held: list[Item], reader: str) -> Part:
    sums = sha256(reader.encode())
    for item in held:
        sums.update(f"\0{item.id}\0{item.hash}".encode("utf-8", "surrogatepass"))
    return Part(sums.hexdigest()[:24], tuple(held))
