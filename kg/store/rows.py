"""Count the rows of an answer while it is written, so that one too long is stopped and not carried about."""

from __future__ import annotations

import re
from typing import IO

from kg.errors import QueryError

# SPARQL JSON: a row follows a row in `},{`; inside a row a comma is followed by a name, which is a string.
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|\},\{', re.DOTALL)


class TooManyRows(QueryError):  # noqa: N818 - names what happened
    """An answer has more rows than allowed."""


class RowLimit:
    """Passes SPARQL JSON on until it has too many rows.

    Args:
        output: Gets what is written.
        most: Rows that are allowed.
    """

    def __init__(self, output: IO[bytes], most: int) -> None:
        self._output = output
        self._most = most
        self._boundaries = 0
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Take bytes.

        Raises:
            TooManyRows: If they are too many rows.
        """
        self._held += data
        if len(self._held) >= 1 << 16:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Count and pass on what is held; a string that goes on later stays."""
        end = 0
        for token in _TOKEN.finditer(self._held):
            end = token.end()
            self._boundaries += token[0] == b"},{"
        # Between strings only short marks stand; "}," may be half a boundary.
        self._output.write(bytes(self._held[:end]))
        del self._held[:end]
        if self._boundaries >= self._most:
            raise TooManyRows(
                f"the answer has too many rows, allowed are {self._most:,}; add LIMIT or conditions"
            )

    def close(self) -> None:
        """Pass on the rest."""
        self.flush()
        self._output.write(bytes(self._held))
        self._held.clear()
