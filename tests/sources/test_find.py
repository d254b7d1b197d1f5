"""What inputs name is found in a fixed order, with ids of its own, and bad ones never stop the others."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from kg.model import Document
from kg.sources import Failure, Limits, read

TEXT = "Russia struck Kyiv on Friday and the mayor said that four people had been killed in the attack.\n"


def ids(inputs: list[str | Path]) -> list[str]:
    """Return the ids of the documents that inputs give."""
    return [entry.id for entry in read(inputs) if isinstance(entry, Document)]


def reasons(inputs: list[str | Path], limits: Limits | None = None) -> list[str]:
    """Return why inputs failed."""
    return [entry.reason for entry in read(inputs, limits=limits) if isinstance(entry, Failure)]


def write(folder: Path, *names: str, text: str = TEXT) -> list[Path]:
    """Write a file of news under each name."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in names]


def test_a_folder_gives_its_files_sorted_and_leaves_out_what_is_no_document(tmp_path: Path) -> None:
    """Files below folders come in order of their path; hidden ones and pictures do not come."""
    write(tmp_path, "b.txt", "a/z.md", "c.html.bak", ".hidden.txt", ".git/x.txt", "picture.png")
    assert ids([tmp_path]) == ["z", "b"]


def test_the_id_of_a_document_is_the_stem_of_its_file(tmp_path: Path) -> None:
    """The seed's file name is the seed's id."""
    (file,) = write(tmp_path, "000_82f0a6d93b4cdd52.txt")
    assert ids([file]) == ["000_82f0a6d93b4cdd52"]


def test_stems_that_collide_take_more_of_the_path(tmp_path: Path) -> None:
    """Two files of one name in two folders, or of two kinds in one, stay two documents."""
    write(tmp_path, "a/x.txt", "b/x.txt", "b/y.txt", "b/y.md", "z.txt")
    assert ids([tmp_path]) == ["a/x", "b/x", "b/y.md", "b/y.txt", "z"]


def test_files_of_one_name_in_two_inputs_differ(tmp_path: Path) -> None:
    """Files that are named one by one are told apart by their folders."""
    first, second = write(tmp_path, "one/x.txt", "two/x.txt")
    names = ids([first, second])
    assert len(set(names)) == 2
    assert names == ids([first, second])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """``kg build seeds seeds/a.txt`` has no second document."""
    (file,) = write(tmp_path, "a.txt")
    assert ids([file, file]) == ["a"]
    assert not reasons([file, file])


def test_ids_hold_no_character_that_hides_or_climbs(tmp_path: Path) -> None:
    """Line ends, direction marks and bytes that are no UTF-8 do not reach an id."""
    write(tmp_path, "new\nline.txt", "rtl\u202egpj.txt", "x" * 200 + ".txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text(TEXT, encoding="utf-8")
    names = ids([tmp_path])
    assert len(names) == 4
    assert all(name.isprintable() and len(name) < 180 for name in names)


BAD = {
    "nowhere.txt": (None, "no such file or folder"),
    "empty.txt": (b"", "empty file"),
    "blank.txt": (b" \n\t\n", "empty file"),
    "marks.txt": (b"*** ... ---", "no words in it"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary file, no text"),
    "german.txt": (
        b"Die Regierung in Kiew hat am Freitag nach dem Angriff auf die Stadt gesagt, dass sie nicht mit der "
        b"russischen Armee verhandeln wird.",
        "not in English (language: de)",
    ),
    "russian.txt": (
        "Россия нанесла удар по Киеву в пятницу, сообщил мэр города Кличко.".encode(),
        "not in English (language: ru)",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_clear_line_and_the_good_one_beside_it_is_read(
    name: str, tmp_path: Path
) -> None:
    """A failure says which file and why."""
    data, reason = BAD[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (good,) = write(tmp_path, "good.txt")
    assert reasons([tmp_path / name, good]) == [reason]
    assert ids([tmp_path / name, good]) == ["good"]
    assert str(next(read([tmp_path / name]))) == f"{tmp_path / name}: {reason}"


def test_what_is_no_regular_file_is_a_failure(tmp_path: Path) -> None:
    """A pipe would block for ever, a link may lead nowhere, a folder may lead back to itself."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    write(tmp_path, "good.txt")
    assert reasons([tmp_path]) == ["a link that leads nowhere", "neither a file nor a folder"]
    assert ids([tmp_path]) == ["good"]


def test_a_folder_without_documents_is_a_failure(tmp_path: Path) -> None:
    """An empty folder is rather a wrong path than a wish."""
    assert reasons([tmp_path]) == ["no document in this folder"]


def test_a_file_above_the_limit_is_set_aside(tmp_path: Path) -> None:
    """Sizes are checked before a file is read as a whole."""
    (file,) = write(tmp_path, "a.txt", text=TEXT * 100)
    assert reasons([file], Limits(file_bytes=1_000)) == ["file of more than 1,000 bytes; split it"]
    assert reasons([file], Limits(characters=1_000)) == ["text of 9,600 characters; at most 1,000; split it"]


def test_standard_input_is_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads a text that is piped in."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (document,) = read(["-"])
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("stdin", TEXT)


def test_json_lines_give_their_records(tmp_path: Path) -> None:
    """Each line is a document with the id that it has there; a broken one is named by its number."""
    file = tmp_path / "news.jsonl"
    file.write_text(
        '{"id": "a", "text": "China backs Iran.", "title": "T", "published": "2024-11-08", "url": "https://x.org/a"}\n'
        "\n"
        '{"id": "b", "text": \n'
        "[1]\n"
        '{"id": "c"}\n'
        '{"id": "a", "text": "Again."}\n'
        '{"text": "No id."}\n',
        encoding="utf-8",
    )
    documents = [entry for entry in read([file]) if isinstance(entry, Document)]
    assert [(document.id, document.text) for document in documents] == [
        ("a", "China backs Iran."),
        ("news/7", "No id."),
    ]
    assert (documents[0].title, str(documents[0].published), documents[0].url) == (
        "T",
        "2024-11-08",
        "https://x.org/a",
    )
    assert [str(entry).removeprefix(str(file)) for entry in read([file]) if isinstance(entry, Failure)] == [
        ":3: no valid JSON: Expecting value: line 2 column 1 (char 21)",
        ":4: a JSON list where an object with 'id' and 'text' is expected",
        ":5: no column 'text'; it has id",
        ":6: a second document with the id 'a'; ids must differ",
    ]


def test_a_long_line_of_json_does_not_fill_the_memory(tmp_path: Path) -> None:
    """A line is never read beyond the limit, and the next one is found."""
    file = tmp_path / "news.jsonl"
    file.write_text(
        '{"id": "a", "text": "' + "x" * 5_000 + '"}\n{"id": "b", "text": "China backs Iran."}\n',
        encoding="utf-8",
    )
    assert reasons([file], Limits(file_bytes=1_000)) == ["line of more than 1,000 bytes"]
    assert [
        entry.id for entry in read([file], limits=Limits(file_bytes=1_000)) if isinstance(entry, Document)
    ] == ["b"]


@pytest.mark.parametrize("name", ["file:///etc/hostname", "ftp://example.org/a.txt", "s3://news/2024"])
def test_an_address_of_another_kind_is_told_what_is_read(name: str) -> None:
    """It is neither fetched nor looked for as a folder called "file:"."""
    (failure,) = read([name])
    assert isinstance(failure, Failure)
    assert str(failure) == f"{name}: only http and https addresses are read; a file is named by its path"
