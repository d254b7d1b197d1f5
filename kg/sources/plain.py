"""Read text and Markdown files."""

from __future__ import annotations

import re

from kg.model import Document
from kg.sources.decode import decode
from kg.sources.raw import Limits, Raw

_FRONT_MATTER = re.compile(r"\A---\n((?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+)---\n")
_FIELD = re.compile(
    r"^(title|date|published|author|url|outlet):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE
)


def read_text(raw: Raw, data: bytes, limits: Limits) -> tuple[Document, dict[str, str]]:
    """Return the text as it stands, for every offset to count from its first character."""
    text = decode(data, raw.known.get("charset"))
    front = _FRONT_MATTER.match(text)
    fields = {name.lower(): value for name, value in _FIELD.findall(front[1]) if value} if front else {}
    return Document(id=raw.id, text=text, origin=raw.origin), fields
