"""Read Word documents: paragraphs and tables in their order."""

from __future__ import annotations

import io

from kg.errors import SourceError
from kg.model import Document
from kg.sources.archive import check_zip
from kg.sources.raw import Limits, Raw


def read_docx(raw: Raw, data: bytes, limits: Limits) -> tuple[Document, dict[str, str]]:
    """Return paragraphs, headings and cells, each a paragraph of its own.

    Raises:
        SourceError: If it is no .docx, or one that unpacks to far more than it is.
    """
    # python-docx unpacks without a limit, so the sizes are checked before: 427 KB held 400 MB.
    check_zip(data, limits)
    # Loaded here: 0.2 s that other files need not pay.
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        found = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise SourceError("no Word document (.docx)") from error
    paragraphs: list[str] = []
    for part in found.iter_inner_content():
        if isinstance(part, Table):
            paragraphs += (cell.text for row in part.rows for cell in row.cells)
        else:
            paragraphs.append(part.text)
    # A merged cell is listed once a column.
    texts = [
        text
        for place, text in enumerate(paragraphs)
        if text.strip() and text != (paragraphs[place - 1] if place else "")
    ]
    fields = {"title": found.core_properties.title, "author": found.core_properties.author}
    document = Document(id=raw.id, text="\n\n".join(texts).replace("\0", ""), origin=raw.origin)
    return document, {name: value for name, value in fields.items() if value and value != "python-docx"}
