"""Text files keep every character, in whatever encoding, and say what they are about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.model import Document
from kg.sources import Failure, read

SEED = Path(__file__).parents[2] / "seeds/000_82f0a6d93b4cdd52.txt"
NEWS = "“The Kremlin’s forces” struck Kyiv – the mayor said that it was the worst attack of the year in the city."


def read_one(path: Path) -> Document:
    """Read a file that gives one document."""
    (entry,) = read([path])
    assert isinstance(entry, Document), entry
    return entry


def test_the_seed_is_stored_as_it_stands() -> None:
    """The text is the file, the first line the title, and no day is invented."""
    document = read_one(SEED)
    assert document.text == SEED.read_text(encoding="utf-8")
    assert (document.title or "").startswith("North Korean troops suffered first losses in Kursk")
    assert document.published is None
    assert document.language == "en"


def test_dateline_date_line_and_byline_describe_a_text(tmp_path: Path) -> None:
    """Title, author, day and outlet come from the first lines when nothing else says them."""
    file = tmp_path / "a.txt"
    file.write_text(
        "Russia strikes Kyiv\n\nBy Jane Doe\n\nNovember 9, 2024\n\nKYIV, Nov. 8, 2024 (Reuters) - " + NEWS,
        encoding="utf-8",
    )
    document = read_one(file)
    assert (document.title, document.author, document.outlet) == (
        "Russia strikes Kyiv",
        "Jane Doe",
        "Reuters",
    )
    assert document.published == date(2024, 11, 8)


def test_a_file_date_is_no_day_of_publication(tmp_path: Path) -> None:
    """A text without a date has none."""
    file = tmp_path / "a.txt"
    file.write_text(NEWS, encoding="utf-8")
    assert read_one(file).published is None


def test_front_matter_describes_a_markdown_file(tmp_path: Path) -> None:
    """Title, date and author of the head count; the head itself is no text to be parsed."""
    file = tmp_path / "a.md"
    file.write_text(
        f'---\ntitle: "Strike on Kyiv"\ndate: 2024-11-08\nauthor: Jane Doe\n---\n\n{NEWS}\n', encoding="utf-8"
    )
    document = read_one(file)
    assert (document.title, document.author, document.published) == (
        "Strike on Kyiv",
        "Jane Doe",
        date(2024, 11, 8),
    )


ENCODINGS = {
    "UTF-8": NEWS.encode(),
    "UTF-8 with mark": NEWS.encode("utf-8-sig"),
    "UTF-16": NEWS.encode("utf-16"),
    "UTF-16 without mark": NEWS.encode("utf-16-le"),
    "UTF-16 big-endian without mark": NEWS.encode("utf-16-be"),
    "UTF-32": NEWS.encode("utf-32"),
    "Windows-1252": NEWS.encode("cp1252"),
    "NUL bytes inside": NEWS.replace("Kyiv", "Ky\0iv").encode(),
    "one stray byte": NEWS.encode().replace("–".encode(), b"\x96"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_quotes_and_dashes_survive_every_encoding(name: str, tmp_path: Path) -> None:
    """Bytes become the text that was printed, without NUL and byte order mark."""
    file = tmp_path / "a.txt"
    file.write_bytes(ENCODINGS[name])
    assert read_one(file).text == NEWS


def test_line_ends_are_those_of_python(tmp_path: Path) -> None:
    """Offsets count what ``open(path).read()`` returns."""
    file = tmp_path / "a.txt"
    file.write_bytes(NEWS.encode() + b"\r\nSecond line.\rThird line.\n")
    assert read_one(file).text == file.read_text(encoding="utf-8")


def test_a_text_that_cannot_be_decoded_is_refused(tmp_path: Path) -> None:
    """No claim is read from rubbish."""
    file = tmp_path / "a.txt"
    file.write_bytes(NEWS.encode("utf-16")[:60] + bytes([0xD8, 0xDB]) * 40)
    assert [type(entry) for entry in read([file])] == [Failure]
