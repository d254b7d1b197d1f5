"""Every kind of file gives its text, and a broken or hostile one gives one line."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import docx
import pyarrow
import pyarrow.parquet
import pytest

from kg.model import Document
from kg.sources import Failure, Limits, read
from tests.sources.pdfs import pdf

NEWS = "Russia struck Kyiv on Friday and the mayor said that four people had been killed in the attack."
PAGE = (
    "<html><head><title>Strike on Kyiv</title></head><body><article>"
    + "".join(f"<p>{NEWS} It was the attack number {n}.</p>" for n in range(5))
    + "</article></body></html>"
)


def write(folder: Path, name: str, data: bytes) -> Path:
    """Write a file."""
    (folder / name).write_bytes(data)
    return folder / name


def documents(path: Path, limits: Limits | None = None) -> list[Document]:
    """Return the documents of a file."""
    return [entry for entry in read([path], limits=limits) if isinstance(entry, Document)]


def reasons(path: Path, limits: Limits | None = None) -> list[str]:
    """Return why a file or a part of it failed."""
    return [entry.reason for entry in read([path], limits=limits) if isinstance(entry, Failure)]


def zipped(entries: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(entries: dict[str, bytes], mode: str = "w:gz") -> bytes:
    """Return a tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_a_pdf_gives_its_text_without_running_lines(tmp_path: Path) -> None:
    """Header and page number, which every page repeats, are gone; the lines of the text stay."""
    pages = [
        [
            "Example Weekly",
            *(f"Line {word} of part {number}" for word in "abcdefg"),
            NEWS,
            f"Page {number} of 4",
        ]
        for number in range(1, 5)
    ]
    (document,) = documents(write(tmp_path, "a.pdf", pdf(pages)))
    assert "Example Weekly" not in document.text
    assert "Page 3" not in document.text
    assert document.text.count(NEWS) == 4
    assert document.published is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([[]]), "PDF without text: scanned, or empty; run OCR first"),
        (pdf([[NEWS]])[:200], "broken PDF"),
        (b"%PDF-1.4 and then nothing", "broken PDF"),
    ],
    ids=["no text", "cut off", "no body"],
)
def test_a_pdf_without_text_is_a_failure(data: bytes, reason: str, tmp_path: Path) -> None:
    """A scan gives no empty document."""
    (found,) = reasons(write(tmp_path, "a.pdf", data))
    assert found.startswith(reason)


def test_a_word_document_gives_paragraphs_and_cells_in_order(tmp_path: Path) -> None:
    """A table stands where it stands; the day of the file is no day of publication."""
    found = docx.Document()
    found.core_properties.title = "Strike on Kyiv"
    found.add_paragraph(NEWS)
    table = found.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Russia", "Ukraine"
    found.add_paragraph("China was concerned.")
    found.save(str(tmp_path / "a.docx"))
    (document,) = documents(tmp_path / "a.docx")
    assert document.text.split("\n\n") == [NEWS, "Russia", "Ukraine", "China was concerned."]
    assert (document.title, document.published) == ("Strike on Kyiv", None)


def test_an_email_gives_subject_day_sender_and_text(tmp_path: Path) -> None:
    """The attachment is left alone, whatever its name."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Удар по Киеву / Strike on Kyiv", "Jane Doe <jane@example.org>"
    message["Date"] = "Fri, 08 Nov 2024 23:30:00 +0200"
    message.set_content(NEWS)
    message.add_alternative(f"<p>{NEWS}</p>", subtype="html")
    message.add_attachment(b"x", maintype="text", subtype="plain", filename="../../etc/passwd")
    (document,) = documents(write(tmp_path, "a.eml", message.as_bytes()))
    assert document.text.strip() == NEWS
    assert (document.title, document.author) == ("Удар по Киеву / Strike on Kyiv", "Jane Doe")
    assert document.published == date(2024, 11, 8)


def test_an_email_of_html_gives_its_text(tmp_path: Path) -> None:
    """Paragraphs become paragraphs, scripts nothing."""
    message = EmailMessage()
    message.set_content(f"<p>{NEWS}</p><script>x()</script><p>China &amp; Iran met.</p>", subtype="html")
    (document,) = documents(write(tmp_path, "a.eml", message.as_bytes()))
    assert document.text == f"{NEWS}\n\nChina & Iran met."


ARCHIVES: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "a.zip": zipped,
    "a.tar.gz": tarred,
    "a.tgz": tarred,
    "a.tar": partial(tarred, mode="w"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_gives_its_documents(name: str, tmp_path: Path) -> None:
    """Texts, pages and tables inside are read; pictures, hidden files and names that climb do no harm."""
    entries = {
        "../../climb.txt": NEWS.encode(),
        "/abs.txt": NEWS.encode(),
        "news/.hidden.txt": NEWS.encode(),
        "news/b.html": PAGE.encode(),
        "news/p.png": b"\x89PNG",
        "table.jsonl": b'{"id": "r1", "text": "China backs Iran."}\n',
    }
    found = documents(write(tmp_path, name, ARCHIVES[name](entries)))
    assert sorted(document.id for document in found) == sorted(["a/abs", "a/climb", "a/news/b", "r1"])
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
    assert {document.origin for document in found} >= {f"{tmp_path / name}!news/b.html"}


@pytest.mark.parametrize(
    ("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress), ("a.txt.xz", lzma.compress)]
)
def test_a_packed_file_is_unpacked(name: str, pack: object, tmp_path: Path) -> None:
    """The id is the name without both endings."""
    assert callable(pack)
    (document,) = documents(write(tmp_path, name, pack(NEWS.encode())))
    assert (document.id, document.text) == ("a", NEWS)


def test_a_packed_table_is_read_line_by_line(tmp_path: Path) -> None:
    """JSON lines may be packed."""
    data = gzip.compress(
        b'{"id": "a", "text": "China backs Iran."}\n{"id": "b", "text": "Iran thanks China."}\n'
    )
    assert [document.id for document in documents(write(tmp_path, "n.jsonl.gz", data))] == ["a", "b"]


BOMBS = {
    "a.zip": zipped({"a.txt": b"a" * 30_000_000}),
    "a.docx": zipped({"word/document.xml": b"<a>" + b" " * 30_000_000, "[Content_Types].xml": b"<a/>"}),
    "a.txt.gz": gzip.compress(b"a" * 30_000_000),
    "a.jsonl.gz": gzip.compress(b"a" * 30_000_000),
    "a.txt.xz": lzma.compress(b"a" * 30_000_000),
    "a.tar.gz": tarred({"a.txt": b"a" * 60_000_000}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str, tmp_path: Path) -> None:
    """What unpacks to a multiple of itself is not unpacked to the end."""
    begun = time.perf_counter()
    (reason,) = reasons(
        write(tmp_path, name, BOMBS[name]), Limits(file_bytes=20_000_000, unpacked_bytes=40_000_000)
    )
    assert "bomb" in reason or "more than" in reason
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"PK\x03\x04 and then nothing", "broken zip file"),
        ("a.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"x"})})}), "archive inside an archive"),
        ("a.tar", b"no archive at all", "broken tar file"),
        ("a.gz", b"no packed file", "cannot be read"),
        ("a.tar.gz", tarred({"a.txt": NEWS.encode() * 5_000})[:150], "broken tar file"),
        ("a.docx", b"no Word document", "broken zip file"),
        ("a.docx", zipped({"a.txt": b"x"}), "no Word document"),
        ("a.parquet", b"PAR1 and then nothing", "broken Parquet file"),
        ("a.warc", b"no archive of pages", "broken WARC file"),
        ("a.json", b"{", "no valid JSON"),
        ("a.json", b"[" * 100_000, "no valid JSON"),
        ("a.json", b"3", "a JSON int where"),
        ("a.eml", b"", "empty file"),
    ],
)
def test_a_broken_file_is_one_failure(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    """The reason is one line, and nothing is raised."""
    (found,) = reasons(write(tmp_path, name, data))
    assert found.startswith(reason)
    assert "\n" not in found


def test_an_archive_with_too_many_files_is_refused(tmp_path: Path) -> None:
    """The limit counts entries before they are read."""
    path = write(tmp_path, "a.zip", zipped({f"{number}.txt": NEWS.encode() for number in range(20)}))
    assert reasons(path, Limits(entries=10)) == [
        "more than 10 files or 5,000,000,000 bytes in it; unpack it yourself"
    ]


@pytest.mark.parametrize(
    "data",
    [
        f'id,Title,Date,Body\n7,Strike,2024-11-08,"{NEWS}\nTwo lines, one field."\n'.encode(),
        f'\ufeffid;title;date;body\n7;Strike;2024-11-08;"{NEWS}\nTwo lines, one field."\n'.encode(),
        f'id\ttitle\tdate\tbody\r\n7\tStrike\t2024-11-08\t"{NEWS}\nTwo lines, one field."\r\n'.encode(),
    ],
    ids=["commas", "mark and semicolons", "tabs"],
)
def test_a_table_gives_a_document_a_row(data: bytes, tmp_path: Path) -> None:
    """Columns are found by their names."""
    (document,) = documents(write(tmp_path, "a.csv", data))
    assert (document.id, document.title, document.published) == ("7", "Strike", date(2024, 11, 8))
    assert document.text == f"{NEWS}\nTwo lines, one field."


def test_rows_that_do_not_fit_their_table_are_failures(tmp_path: Path) -> None:
    """A row with too many fields or without text is named by its line; the others are read."""
    data = f"id,text\n1,{NEWS}\n2,a,b,c\n3,\n4,{NEWS}\n".encode()
    path = write(tmp_path, "a.csv", data)
    assert [document.id for document in documents(path)] == ["1", "4"]
    assert reasons(path) == ["more fields than columns", "no column 'text'; it has id, text"]


def test_a_parquet_file_gives_a_document_a_row(tmp_path: Path) -> None:
    """Days and lists are columns, too."""
    table = pyarrow.table(
        {
            "id": [1, 2],
            "text": [NEWS, None],
            "published": [date(2024, 11, 8), None],
            "authors": [["A", "B"], None],
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    (document,) = documents(tmp_path / "a.parquet")
    assert (document.id, document.text, document.author) == ("1", NEWS, "A, B")
    assert document.published == date(2024, 11, 8)
    assert len(reasons(tmp_path / "a.parquet")) == 1


def test_a_json_file_holds_a_document_or_a_list(tmp_path: Path) -> None:
    """One object is named after its file unless it has an id."""
    assert [d.id for d in documents(write(tmp_path, "a.json", b'{"text": "China backs Iran."}'))] == ["a"]
    assert [
        d.id for d in documents(write(tmp_path, "b.json", b'[{"id": "x", "text": "China backs Iran."}]'))
    ] == ["x"]


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>
<item><title>Strike &amp; answer</title><link>https://example.org/1</link><guid>1</guid>
<pubDate>Fri, 08 Nov 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;{NEWS}&lt;/p&gt;&lt;p&gt;China met Iran.&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>https://example.org/2</link></item></channel></rss>"""


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    """Title, day, address and outlet come from the feed; an entry without text is a failure."""
    path = write(tmp_path, "feed.xml", RSS.encode())
    (document,) = documents(path)
    assert document.text == f"{NEWS}\n\nChina met Iran."
    assert (document.title, document.url, document.outlet) == (
        "Strike & answer",
        "https://example.org/1",
        "Example News",
    )
    assert document.published == date(2024, 11, 8)
    assert reasons(path) == ["entry without text"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PAGE.encode(), "no RSS or Atom feed"),
        (b"", "no RSS or Atom feed"),
        (
            b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
            "feed without entries",
        ),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel/></rss>', "feed that defines entities"),
        (
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>&x;</title></channel></rss>',
            "feed that",
        ),
    ],
    ids=["page", "empty", "no entries", "entity", "outside entity"],
)
def test_what_is_no_feed_says_so(data: bytes, reason: str, tmp_path: Path) -> None:
    """A page of HTML behind a feed's address is no empty feed; entities are never expanded."""
    (found,) = reasons(write(tmp_path, "feed.rss", data))
    assert found.startswith(reason)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", b"WARC/1.0\r\nrubbish"),
        ("a.json", b"[]"),
        ("a.jsonl", b"\n\n"),
        ("a.csv", b"id,text\n"),
        ("a.zip", zipped({})),
        ("pictures.zip", zipped({"a.png": b"\x89PNG"})),
        ("a.tar", tarred({}, "w")),
    ],
)
def test_a_container_without_a_document_says_so(name: str, data: bytes, tmp_path: Path) -> None:
    """Beside other inputs nobody would notice that a file gave nothing."""
    (found,) = reasons(write(tmp_path, name, data))
    assert found.startswith("no document in this ")


def warc(*pages: bytes, first: int = 0) -> bytes:
    """Return a WARC file with one response a page, numbered from ``first`` on."""
    out = b""
    for number, page in enumerate(pages, start=first):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
            f"WARC-Date: 2024-11-08T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


def test_a_warc_file_gives_its_pages(tmp_path: Path) -> None:
    """Each page has its address; ids differ."""
    found = documents(write(tmp_path, "cc.warc.gz", gzip.compress(warc(PAGE.encode(), PAGE.encode()))))
    assert [document.url for document in found] == ["https://example.org/0", "https://example.org/1"]
    assert len({document.id for document in found}) == 2
    assert all(NEWS in document.text for document in found)


def test_a_warc_file_that_is_cut_off_says_so(tmp_path: Path) -> None:
    """The libraries end silently; the reader does not."""
    data = warc(PAGE.encode(), PAGE.encode())
    assert reasons(write(tmp_path, "cc.warc", data[:-300])) == ["cut off: the WARC file is not whole"]
    (reason,) = reasons(write(tmp_path, "cc.warc.gz", gzip.compress(data)[:-60]))
    assert "cut off" in reason or "broken" in reason
