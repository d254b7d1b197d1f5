"""What was found before it is read: a passage of bytes and what is known about it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and why, in one line."""

    origin: str
    """Path or URL as the user gave it; with the entry or line behind it where there is one."""
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a document or a container of documents may hold before it is set aside."""

    file_bytes: int = 50_000_000
    html_bytes: int = 5_000_000
    """trafilatura needs more than 30 s for a page of 19 MB."""
    characters: int = 1_000_000
    """spaCy refuses longer texts."""
    pages: int = 2_000
    entries: int = 200_000
    """Files in one archive."""
    unpacked_bytes: int = 5_000_000_000
    """Of one archive, all entries together."""
    ratio: int = 200
    """Unpacked by packed size of one entry; text packs about 1:4, a page of the same word 1:100."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A document that was found but not yet read; small enough to send to another process."""

    id: str
    kind: str
    """A key of ``READERS``: ``text``, ``html``, ``pdf``, ..."""
    origin: str
    path: Path | None = None
    data: bytes | None = None
    """Its bytes where it is no file of its own."""
    at: int | None = None
    """Byte of its container at which a reader may begin to find it first; None where it cannot."""
    known: dict[str, str] = field(default_factory=dict)
    """What the container says: ``title``, ``published``, ``url``, ``author``, ``outlet``, ``charset``."""


def one_line(error: BaseException) -> str:
    """Return the class and the first words of an error, for a list of failures."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__
