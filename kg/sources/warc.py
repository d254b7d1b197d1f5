"""Find the pages in WARC files, such as those of Common Crawl News."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import BinaryIO

from kg.errors import MissingExtra
from kg.sources.names import safe_id
from kg.sources.raw import Failure, Limits, Raw
from kg.sources.unpack import BROKEN, Unpacked

_PAGES = ("text/html", "application/xhtml+xml")


def _beginnings(raw: Raw, file: BinaryIO) -> Callable[[int], int | None]:
    """Return what tells where in the file a record begins that begins at some byte of what is unpacked."""
    if raw.path is None:
        return lambda offset: None
    source = getattr(file, "raw", None)
    return source.members.get if isinstance(source, Unpacked) else lambda offset: offset


def find_warc(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield the web pages among the responses; the day of the crawl is no day of publication.

    Raises:
        MissingExtra: If warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtra("warcio", "warc") from error
    try:
        logging.getLogger("warcio").setLevel(logging.CRITICAL)
        records = ArchiveIterator(file)
        # What it would print to stderr about a record that is longer than it says.
        records.INC_RECORD = ""
        begins = _beginnings(raw, file)
        for record in records:
            at = begins(records.offset)
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            content_type = (headers.get_header("Content-Type") or "").lower()
            if not content_type.startswith(_PAGES):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            number = (record.rec_headers.get_header("WARC-Record-ID") or url).strip("<>").rsplit(":", 1)[-1]
            origin = url or f"{raw.origin}!{number}"
            data = record.content_stream().read(limits.html_bytes + 1)
            # warcio ends a cut file without a word, so the promise of its header is compared.
            if getattr(record.raw_stream, "limit", 0) > 0 and len(data) <= limits.html_bytes:
                yield Failure(origin, "cut off: the WARC file is not whole")
                return
            known = {"url": url}
            if "charset=" in content_type:
                known["charset"] = content_type.rsplit("charset=", 1)[1].split(";")[0].strip(" \"'")
            yield Raw(safe_id(f"{raw.id}/{number}"), "html", origin, data=data, at=at, known=known)
    except (ArchiveLoadFailed, *BROKEN) as error:
        yield Failure(raw.origin, f"broken WARC file: {' '.join(str(error).split())[:200]}")
