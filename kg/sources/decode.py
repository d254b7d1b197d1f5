"""Bytes to text: the encoding is found here, never by the readers' libraries."""

from __future__ import annotations

import codecs

from kg.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read when a page declares the label on the left (WHATWG Encoding Standard): a page that says
# iso-8859-1 has the curly quotes of cp1252, which latin-1 drops silently.
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
_SAMPLE = 65_536
"""Bytes from which an undeclared encoding is guessed: 468 ms on a whole page of cp1251."""
_WORST = 0.02
"""Share of unreadable characters above which a text is refused."""

_FEW = 20
"""Control characters that a short text may hold."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data`` without byte order mark and NUL; every line ends in a line feed.

    Args:
        data: Bytes of a text file or page.
        declared: Encoding that the page or its server names; believed only when the bytes are no UTF-8.

    Raises:
        SourceError: If it is binary or in an encoding that cannot be told.
    """
    text = _decode(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32)) if chr(code) != "\x1b")
    if controls > max(_FEW, _WORST * len(text)):
        raise SourceError("binary file, no text")
    if text.count("\ufffd") > _WORST * len(text):
        raise SourceError("its encoding cannot be told; convert it to UTF-8")
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if wide := _utf16_without_mark(data):
        return data.decode(wide, errors="replace")
    if data.count(b"\0") > _WORST * len(data):
        raise SourceError("binary file, no text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if (mended := _mixed(data)) is not None:
        return mended
    label = _LABELS.get(declared.strip().lower(), declared) if declared else None
    for name in (label, _guess(data), "cp1252"):
        try:
            text = data.decode(name or "ascii", errors="replace")
        except LookupError:
            continue
        if text.count("\ufffd") <= 0.001 * len(text):
            return text
    return data.decode("utf-8", errors="replace")


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the byte order of UTF-16 in which every second byte of English is NUL."""
    sample = data[:_SAMPLE]
    for order, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if len(sample) >= 8 and zeros.count(0) > 0.8 * len(zeros) and letters.count(0) < 0.1 * len(letters):
            return order
    return None


def _mixed(data: bytes) -> str | None:
    """Return UTF-8 in which single bytes of cp1252 went astray, None when most of it is no UTF-8."""
    strays: list[int] = []

    def read(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        strays.append(error.start)
        return error.object[error.start : error.start + 1].decode("cp1252", errors="replace"), error.start + 1

    codecs.register_error("kg-cp1252", read)
    text = data.decode("utf-8", errors="kg-cp1252")
    wide = sum(1 for char in text if ord(char) > 0x7F)
    return text if 2 * len(strays) <= wide else None


def _guess(data: bytes) -> str | None:
    # Loaded here, because hardly any text needs it.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None
