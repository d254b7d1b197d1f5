"""Results are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.project.files import check_folder, write_text


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new text stands in place of the old one and nothing else is left."""
    path = tmp_path / "deep" / "claims.jsonl"
    write_text(path, "one\n")
    write_text(path, "two\n")
    assert path.read_text(encoding="utf-8") == "two\n"
    assert [file.name for file in path.parent.iterdir()] == ["claims.jsonl"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Where a folder stands in the way, one line says so and no temporary file stays."""
    (tmp_path / "map.html").mkdir()
    with pytest.raises(OutputError, match=r"cannot write '.*map.html': "):
        write_text(tmp_path / "map.html", "x")
    assert [file.name for file in tmp_path.iterdir()] == ["map.html"]


def test_lone_surrogates_do_not_stop_the_file(tmp_path: Path) -> None:
    """Half a character from a broken page is written as a question mark."""
    write_text(tmp_path / "a", "x\ud800y")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "x?y"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file where the project folder should be is named."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="it is a file, name a folder"):
        check_folder(tmp_path / "out")
    with pytest.raises(OutputError, match="out' is a file"):
        check_folder(tmp_path / "out" / "deeper")


def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    """A folder in which nothing can be made is said before any work, and nothing is made."""
    with pytest.raises(OutputError, match="cannot write to '/proc/geokg'"):
        check_folder(Path("/proc/geokg"))
    check_folder(tmp_path / "new" / "folder")
    assert not (tmp_path / "new").exists()
