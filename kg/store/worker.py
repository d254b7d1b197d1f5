"""A process that answers queries on one Oxigraph folder, so that a slow one can be killed.

``python -m kg.store.worker FOLDER`` reads requests from stdin, one JSON object (a ``Question``) a line, and
answers each on stdout with frames: four bytes of length, then as many bytes; a frame of length zero ends the
answer, and one line of JSON follows, ``{"kind": …}`` or ``{"error": …, "name": …}``.
"""

from __future__ import annotations

import json
import sys
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.evaluate import Question, evaluate

FRAME = 1 << 16


class Frames:
    """Writes everything as frames, in pieces of at least 64 kB but for the last."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Take bytes."""
        self._held += data
        if len(self._held) >= FRAME:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Write what is held as one frame; an empty one would end the answer."""
        if self._held:
            self._output.write(len(self._held).to_bytes(4, "big") + bytes(self._held))
            self._held.clear()


def serve(quads: ox.Store, requests: IO[bytes], output: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    for line in requests:
        frames = Frames(output)
        try:
            end = {"kind": evaluate(quads, question(line), cast("IO[bytes]", frames))}
        except QueryError as error:
            end = {"error": str(error), "name": type(error).__name__}
        frames.flush()
        output.write(b"\0\0\0\0" + json.dumps(end).encode() + b"\n")
        output.flush()


def question(line: bytes) -> Question:
    """Read a request."""
    value = json.loads(line)
    graphs = tuple(value["default_graphs"]), tuple(value["named_graphs"])
    return Question(value["query"], *graphs, value["max_rows"])


if __name__ == "__main__":
    serve(ox.Store.read_only(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
