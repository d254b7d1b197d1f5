"""Nasty inputs by name: file name, bytes, and whether they hold a document."""

from __future__ import annotations

import gzip
import json

from tests.sources.pdfs import pdf
from tests.sources.test_formats import PAGE, tarred, zipped

NEWS = "Russia struck Kyiv on Friday and the mayor said that four people had been killed in the attack."
_JSON = json.dumps({"id": "a", "text": NEWS}).encode()


def page(body: str, head: str = "") -> bytes:
    """Return a page with an article and something nasty."""
    return f"<html><head>{head}</head><body><article>{f'<p>{NEWS}</p>' * 4}{body}</article></body></html>".encode()


def row(text: str, **fields: object) -> bytes:
    """Return a line of JSON."""
    return json.dumps({"id": "a", "text": text, **fields}).encode() + b"\n"


READABLE: dict[str, tuple[str, bytes]] = {
    "byte order mark": ("a.txt", b"\xef\xbb\xbf" + NEWS.encode()),
    "two byte order marks": ("a.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + NEWS.encode()),
    "NUL between letters": ("a.txt", NEWS.replace("Kyiv", "K\0yiv").encode()),
    "control characters": ("a.txt", (NEWS + "\x07\x08\x1b]0;title\x07").encode()),
    "escape sequences of a terminal": ("a.txt", f"\x1b[31m{NEWS}\x1b[0m".encode()),
    "right-to-left marks": ("a.txt", f"\u202e{NEWS}\u202c\u2066\u2069".encode()),
    "zero-width spaces everywhere": ("a.txt", "\u200b".join(NEWS).encode()),
    "soft hyphens": ("a.txt", NEWS.replace("struck", "st\u00adruck").encode()),
    "no-break spaces": ("a.txt", NEWS.replace(" ", "\xa0").encode()),
    "flags of emoji": ("a.txt", f"{NEWS} 🇷🇺🇺🇦👨‍👩‍👧‍👦".encode()),
    "a hundred combining marks": ("a.txt", (NEWS + " e" + "\u0301" * 100).encode()),
    "dotted capital I": (
        "a.txt",
        NEWS.replace("It", "İt").encode() + " İt is noted. İSTANBUL agreed.".encode(),
    ),
    "old Mac line ends": ("a.txt", NEWS.encode() + b"\r" + NEWS.encode() + b"\r"),
    "line and paragraph separators": ("a.txt", f"{NEWS}\u2028{NEWS}\u2029{NEWS}".encode()),
    "double mojibake": (
        "a.txt",
        f"{NEWS} The Kremlin’s".encode().decode("cp1252").encode("utf-8").decode("latin-1").encode(),
    ),
    "one stray byte": (
        "a.txt",
        NEWS.encode() + b" \x93quoted\x94 \xe2\x80\x9cagain\xe2\x80\x9d and \xe2\x80\x9cagain\xe2\x80\x9d",
    ),
    "only capitals": ("a.txt", NEWS.upper().encode()),
    "no full stop in 100 KB": ("a.txt", ("Russia and China and " * 5_000).encode()),
    "a sentence of 1 MB less a bit": ("a.txt", ("the attack on Kyiv and " * 40_000).encode()),
    "20,000 brackets": ("a.txt", NEWS.encode() + b" " + b"(" * 20_000),
    "20,000 exclamation marks": ("a.txt", NEWS.encode() + b" a" + b"!" * 20_000),
    "20,000 brackets with spaces": ("a.txt", NEWS.encode() + b" (" * 20_000),
    "one word of 300,000 letters": ("a.txt", NEWS.encode() + b" " + b"a" * 300_000),
    "an address of 100,000 letters": ("a.txt", NEWS.encode() + b" https://example.org/" + b"a" * 100_000),
    "a.a.a.a": ("a.txt", NEWS.encode() + b" " + b"a." * 50_000),
    "50,000 line ends": ("a.txt", NEWS.encode() + b"\n" * 50_000 + NEWS.encode()),
    "50,000 one-letter lines": ("a.txt", NEWS.encode() + b"\nx" * 50_000),
    "50,000 asterisks": ("a.txt", NEWS.encode() + b"\n" + b"*" * 50_000),
    "50,000 open tags": ("a.txt", NEWS.encode() + b"<a" * 50_000),
    "50,000 square brackets": ("a.txt", NEWS.encode() + b"[" * 50_000),
    "50,000 ampersands": ("a.txt", NEWS.encode() + b" &amp" * 50_000),
    "script in the text": ("a.txt", f"{NEWS} </script><script>alert(1)</script>".encode()),
    "a formula": ("a.txt", f"=cmd|' /C calc'!A0\n\n{NEWS}".encode()),
    "a SPARQL fragment": ("a.txt", f'{NEWS} Kim" . ?s ?p ?o }} # met Xi.'.encode()),
    "front matter without end": ("a.md", f"---\ntitle: x\n{NEWS}".encode()),
    "front matter with an impossible day": ("a.md", f"---\ndate: 2024-13-45\n---\n{NEWS}".encode()),
    "script in the title": ("a.jsonl", row(NEWS, title="</script><script>alert(1)</script>")),
    "line ends in the id": ("a.jsonl", row(NEWS, id="a\nb\u202e")),
    "an id of 10,000 letters": ("a.jsonl", row(NEWS, id="a" * 10_000)),
    "an id that climbs": ("a.jsonl", row(NEWS, id="../../etc/passwd")),
    "a number for an id": ("a.jsonl", row(NEWS, id=17)),
    "a list for an author": ("a.jsonl", row(NEWS, author=["A", None, 3])),
    "an object for a title": ("a.jsonl", row(NEWS, title={"a": 1})),
    "the year 1": ("a.jsonl", row(NEWS, published="0001-01-01")),
    "the year 9999": ("a.jsonl", row(NEWS, published="9999-12-31")),
    "an impossible day": ("a.jsonl", row(NEWS, published="2024-13-45")),
    "a day in words": ("a.jsonl", row(NEWS, published="yesterday")),
    "a lone surrogate": ("a.jsonl", b'{"id": "a", "text": "' + NEWS.encode() + b' \\ud800"}\n'),
    "doubled keys": ("a.jsonl", b'{"id": "x", "id": "a", "text": "' + NEWS.encode() + b'"}\n'),
    "a byte order mark before JSON": ("a.jsonl", b"\xef\xbb\xbf" + row(NEWS)),
    "a page with 300,000 attributes": (
        "a.html",
        page("<b " + " ".join(f"a{n}=1" for n in range(30_000)) + ">x</b>"),
    ),
    "a page with 20,000 paragraphs": ("a.html", page(f"<p>{NEWS}</p>" * 5_000)),
    "a page with broken JSON-LD": ("a.html", page("", '<script type="application/ld+json">{"a": [</script>')),
    "a page with deep JSON-LD": (
        "a.html",
        page("", '<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    ),
    "a page that never closes": ("a.html", f"<html><body><article><p>{NEWS}<p>{NEWS}<p>{NEWS}".encode()),
    "a page with an entity bomb": (
        "a.html",
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + PAGE.encode(),
    ),
    "a name with spaces and quotes": ('it\'s "a" file.txt', NEWS.encode()),
    "a name of 200 letters": ("a" * 200 + ".txt", NEWS.encode()),
    "a name in Cyrillic": ("киев.txt", NEWS.encode()),
}
"""Each gives a document."""

REFUSED: dict[str, tuple[str, bytes]] = {
    "nothing": ("a.txt", b""),
    "line ends alone": ("a.txt", b"\n\r\n\t "),
    "marks alone": ("a.txt", "— … *** !!!".encode()),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50),
    "a program": ("a.txt", b"\x7fELF" + bytes(range(256)) * 50),
    "a text of 1.1 million characters": ("a.txt", (NEWS + " ").encode() * 12_000),
    "Russian": (
        "a.txt",
        "Россия нанесла удар по Киеву в пятницу, сообщил мэр города Виталий Кличко.".encode(),
    ),
    "Arabic": (
        "a.txt",
        "قصفت روسيا كييف يوم الجمعة وقال رئيس البلدية إن أربعة أشخاص قتلوا في الهجوم".encode(),
    ),
    "Chinese": (
        "a.txt",
        "俄罗斯周五袭击基辅，市长表示袭击造成四人死亡，另有数十人受伤，中国外交部对此表示关切，呼吁双方保持克制并尽快对话".encode(),
    ),
    "100,000 nested elements": ("a.html", b"<html><body>" + b"<div>" * 100_000),
    "a page without words": ("a.html", b"<html><body><p></p></body></html>"),
    "a page of 6 MB": ("a.html", PAGE.encode() + b" " * 6_000_000),
    "JSON nested 100,000 times": ("a.jsonl", b"[" * 100_000 + b"\n"),
    "JSON without text": ("a.jsonl", b'{"id": "a"}\n'),
    "JSON with an object for a text": ("a.jsonl", b'{"id": "a", "text": {"a": 1}}\n'),
    "a broken line of JSON": ("a.jsonl", b'{"id": "a", "text": "x\n'),
    "a PDF with nothing": ("a.pdf", pdf([[]])),
    "a PDF that is cut off": ("a.pdf", pdf([[NEWS]])[:300]),
    "a PDF of noise": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 100),
    "a PDF whose pages are a loop": (
        "a.pdf",
        pdf([[NEWS]]).replace(b"/Type /Page /Parent 2 0 R", b"/Type /Pages /Kids [2 0 R]"),
    ),
    "a zip bomb": ("a.zip", zipped({"a.txt": b"a" * 30_000_000})),
    "a zip in a zip in a zip": (
        "a.zip",
        zipped({"a.zip": zipped({"a.zip": zipped({"a.txt": NEWS.encode()})})}),
    ),
    "a zip that is cut off": ("a.zip", zipped({"a.txt": NEWS.encode()})[:60]),
    "a tar bomb": ("a.tar.gz", tarred({"a.txt": b"a" * 60_000_000})),
    "a gzip that is cut off": ("a.txt.gz", gzip.compress(NEWS.encode() * 100)[:40]),
    "a Word file that is no zip": ("a.docx", b"word"),
    "a Word file without a document": ("a.docx", zipped({"[Content_Types].xml": b"<a/>"})),
    "a feed with no items": ("a.rss", b'<rss version="2.0"><channel><title>x</title></channel></rss>'),
    "a feed that is a page": ("a.rss", PAGE.encode()),
    "a feed with an entity bomb": (
        "a.rss",
        b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"/>',
    ),
    "a table without a column of texts": ("a.csv", b"a,b\n1,2\n"),
    "a table of one open quote": ("a.csv", b'id,text\n1,"' + NEWS.encode()),
    "a Parquet file of noise": ("a.parquet", b"PAR1" + bytes(range(256)) + b"PAR1"),
    "an e-mail without text": ("a.eml", b"Subject: x\nContent-Type: image/png\n\n\x89PNG"),
}
"""Each gives at least one failure and no document."""
