"""Read files that were broken by chance, of every kind, for so many seconds.

Usage: python -m tests.nasty.fuzz [SECONDS [SEED]]
"""

from __future__ import annotations

import gzip
import io
import random
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage

import docx
import pyarrow
import pyarrow.parquet

from kg.model import Document
from kg.sources import Failure, Limits, Raw, load
from kg.sources.find import expand
from kg.text import clean
from tests.sources.pdfs import pdf
from tests.sources.test_formats import NEWS, PAGE, RSS, tarred, warc, zipped

SLOWEST_S = 10.0


def samples() -> dict[str, bytes]:
    """Return a whole file of each kind."""
    word = docx.Document()
    word.add_paragraph(NEWS)
    word_file, table = io.BytesIO(), io.BytesIO()
    word.save(word_file)
    pyarrow.parquet.write_table(pyarrow.table({"id": [1], "text": [NEWS]}), table)
    message = EmailMessage()
    message.set_content(NEWS)
    message.add_alternative(f"<p>{NEWS}", subtype="html")
    lines = b'{"id":"a","text":"China backs Iran."}\n'
    return {
        "csv": f'id,text\n1,"{NEWS}"\n'.encode(),
        "docx": word_file.getvalue(),
        "feed": RSS.encode(),
        "gzip": gzip.compress(NEWS.encode()),
        "html": PAGE.encode(),
        "json": b"[" + lines + b"]",
        "jsonl": lines,
        "mail": message.as_bytes(),
        "parquet": table.getvalue(),
        "pdf": pdf([[NEWS]] * 2),
        "tar": tarred({"a.txt": NEWS.encode()}, "w"),
        "text": NEWS.encode(),
        "warc": warc(PAGE.encode()),
        "zip": zipped({"a.txt": NEWS.encode(), "b.jsonl": lines}),
    }


def broken(whole: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes changed, doubled, added, taken out or cut off."""
    data = bytearray(whole)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0 if data:
                data[place % len(data)] = chance.randrange(256)
            case 1:
                del data[place : place + chance.choice([1, 4, 50])]
            case 2:
                data[place:place] = chance.randbytes(chance.choice([1, 4, 30]))
            case 3:
                data[place:place] = data[max(0, place - 100) : place]
            case _ if chance.random() < 0.3:
                del data[place:]
    return bytes(data)


def read(kind: str, data: bytes) -> None:
    """Read bytes as a file of a kind; raises unless they are documents or failures with one line of reason."""
    for raw in expand(Raw("fuzz", kind, "fuzz", data=data), Limits()):
        result = raw if isinstance(raw, Failure) else load(raw)
        if isinstance(result, Document):
            clean(result)
        elif "\n" in result.reason or not result.reason:
            raise AssertionError(f"{kind}: reason {result.reason!r}")


def fuzz(seconds: float, seed: int) -> Iterator[tuple[str, float]]:
    """Yield kind and seconds of each broken file; raises where a reader does."""
    chance, kinds = random.Random(seed), samples()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kind = chance.choice(sorted(kinds))
        data = broken(kinds[kind], chance)
        begun = time.perf_counter()
        read(kind, data)
        yield kind, time.perf_counter() - begun


def main() -> None:
    """Fuzz and say how many files were read and which was slowest."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    spent = list(fuzz(seconds, seed))
    kind, slowest = max(spent, key=lambda entry: entry[1])
    sys.stdout.write(f"{len(spent):,} broken files read, the slowest in {slowest:.1f} s ({kind})\n")


if __name__ == "__main__":
    main()
