"""Queries under limits: a worker process answers, and is killed when it takes too long or says too much."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.store.evaluate import Question
from kg.store.rows import TooManyRows

MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost."""

    timeout_s: float = 60.0
    max_bytes: int = MAX_BYTES


class QueryStopped(QueryError):  # noqa: N818 - names what happened
    """A query was stopped because of a limit."""


class Worker:
    """One worker process on one Oxigraph folder; not for use by several threads at once.

    Args:
        folder: An Oxigraph folder that nobody writes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Question, limits: Limits) -> tuple[str, bytes]:
        """Return kind and answer of a question.

        Raises:
            QueryError: If the query is wrong, or the worker was killed because of a limit.
        """
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        deadline = time.monotonic() + limits.timeout_s
        try:
            process.stdin.write(json.dumps(asdict(question)).encode() + b"\n")
            process.stdin.flush()
            return self._answer(process.stdout.fileno(), deadline, limits)
        except BrokenPipeError as error:
            self.close()
            raise QueryError("the query ended the process that answered it") from error

    def close(self) -> None:
        """Kill the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "kg.store.worker", str(self._folder)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _answer(self, file: int, deadline: float, limits: Limits) -> tuple[str, bytes]:
        buffer, body = bytearray(), bytearray()
        while True:
            while len(buffer) >= 4 and len(buffer) >= 4 + (size := int.from_bytes(buffer[:4], "big")):
                if size == 0:
                    if b"\n" not in buffer:
                        break
                    end = json.loads(buffer[4:])
                    if "error" in end:
                        kind = TooManyRows if end["name"] == TooManyRows.__name__ else QueryError
                        raise kind(end["error"])
                    return end["kind"], bytes(body)
                body += buffer[4 : 4 + size]
                del buffer[: 4 + size]
            if len(body) > limits.max_bytes:
                self.close()
                raise QueryStopped(
                    f"the answer is longer than {limits.max_bytes:,} bytes and was stopped; add LIMIT"
                )
            buffer += self._read(file, deadline, limits)

    def _read(self, file: int, deadline: float, limits: Limits) -> bytes:
        with selectors.DefaultSelector() as selector:
            selector.register(file, selectors.EVENT_READ)
            if not selector.select(max(0.0, deadline - time.monotonic())):
                self.close()
                raise QueryStopped(
                    f"the query took longer than {limits.timeout_s:g} s and was stopped; "
                    "add LIMIT or conditions, or raise the time limit"
                )
        data = os.read(file, 1 << 20)
        if not data:
            self.close()
            raise QueryError("the query ended the process that answered it; it may need too much memory")
        return data
