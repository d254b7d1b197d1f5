"""The wheel works where nothing but its own dependencies is installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import SEEDS

ROOT = Path(__file__).parent.parent

# Refuses what only developers have installed, then runs the command from the unpacked wheel.
START = """
import sys
refused = set(sys.argv.pop(1).split(","))
class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in refused:
            raise ImportError(f"{name} is no dependency of the wheel")
sys.meta_path.insert(0, Guard())
sys.path.insert(0, sys.argv.pop(1))
import kg
assert kg.__file__.startswith(sys.path[0]), kg.__file__
from kg.cli import main
main()
"""


def dependencies(name: str = "geokg") -> set[str]:
    """Return the distributions that an install without extras brings."""
    found = {name}
    waiting = [Requirement(text) for text in metadata.requires(name) or ()]
    while waiting:
        need = waiting.pop()
        other = canonicalize_name(need.name)
        if other in found or (need.marker and not need.marker.evaluate({"extra": ""})):
            continue
        found.add(other)
        extras = ["", *need.extras]
        for text in metadata.requires(other) or ():
            part = Requirement(text)
            if not part.marker or any(part.marker.evaluate({"extra": extra}) for extra in extras):
                part.marker = None
                waiting.append(part)
    return found


@pytest.mark.slow
def test_the_wheel_builds_a_project_without_dev_dependencies(tmp_path: Path) -> None:
    """Ontologies and model are in the wheel, and nothing imports what only the extras bring."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = (tmp_path / "dist").glob("geokg-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    ours = dependencies()
    refused = {
        module
        for module, names in metadata.packages_distributions().items()
        if not {canonicalize_name(name) for name in names} & ours
    }
    assert {"pandas", "pytest", "matplotlib"} <= refused
    arguments = [",".join(sorted(refused)), str(tmp_path / "site")]
    done = subprocess.run(
        [sys.executable, "-c", START, *arguments, "build", str(SEEDS), "-o", str(tmp_path / "out")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "claims.jsonl").stat().st_size
