"""A full disk: one line, and nothing that landed is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.ontology import Ontology
from kg.store import Store
from tests.factory import claim, document

KB = 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Return how to get a disk of so many kB; skips where none can be mounted."""
    mounted: list[Path] = []

    def mount(size_kb: int) -> Path:
        path = tmp_path / "disk"
        path.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(path)]
        if os.geteuid() or subprocess.run(command, capture_output=True).returncode:
            pytest.skip("no small disk (tmpfs) can be mounted here: needs root and CAP_SYS_ADMIN")
        mounted.append(path)
        return path

    yield mount
    for path in mounted:
        subprocess.run(["umount", "-l", str(path)], check=True)


def grow(path: Path, ontology: Ontology, count: int) -> int:
    """Add documents one by one, each in a session of its own; return how many landed."""
    for number in range(count):
        text = f"China attacks Japan. {number} " + f"word{number} " * 400
        with Store.open(path, write=True, ontology=ontology) as store:
            own = claim(text, "China", "attacks", "Japan", document=f"d{number}")
            store.add(document(text, id=f"d{number}"), [own])
            store.commit()
    return count


@pytest.mark.parametrize("size_kb", [100, 300, 700, 1500])
def test_a_full_disk_is_one_line_and_keeps_what_landed(
    disk: Callable[[int], Path], ontology: Ontology, tmp_path: Path, size_kb: int
) -> None:
    """Whatever fills up first; with space again the store gives the bytes of a fresh build."""
    path = disk(size_kb) / "out"
    with pytest.raises(StoreError, match=r"no space left|cannot be written"):
        grow(path, ontology, 200)
    if (path / "lock").exists():
        assert (path / "lock").read_text() == "", "the lock names a holder that is gone"
    subprocess.run(["mount", "-o", "remount,size=100m", str(path.parent)], check=True)
    with Store.open(path, write=True, ontology=ontology) as store:
        store.commit()
        landed = list(store.documents())
        store.dump(tmp_path / "after.nq", "nq")
        fresh = Store.open(ontology=ontology)
        for one in landed:
            fresh.add(one, store.claims(document=one.id))
    fresh.dump(tmp_path / "fresh.nq", "nq")
    assert (tmp_path / "after.nq").read_bytes() == (tmp_path / "fresh.nq").read_bytes()


def test_a_limit_of_file_size_is_one_line(tmp_path: Path) -> None:
    """The same where no disk can be mounted: a process that may write files of 64 kB alone."""
    program = f"""
import resource, signal
from pathlib import Path
from kg.errors import StoreError
from tests.store.bare import bare_ontology
from tests.store.test_full import grow
ontology = bare_ontology()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({64 * KB}, {64 * KB}))
try:
    grow(Path({str(tmp_path / "out")!r}), ontology, 200)
except StoreError as error:
    print(error)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert ended.stderr == ""
    assert ended.stdout.count("\n") == 1
    assert "no space left" in ended.stdout or "cannot be written" in ended.stdout
