"""Who reads and writes shards: workers that differ in any of this must not work together."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from kg.errors import MissingExtra
from kg.project.reading import terms
from kg.project.runs import code_of, run_of
from kg.store import Run

_PACKAGE = Path(__file__).parent.parent
_WRITES = ("codec.py", "iris.py", "project/frames.py", "shards", "sources", "store")
"""What of the package decides how shards are written, beside what decides the claims."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Equal identities write equal shards."""

    package: str
    """Version of geokg, and a hash of its code."""
    model: str
    ontology: str
    pyarrow: str
    """Another version may write other bytes."""

    @property
    def digest(self) -> str:
        """One hash of all."""
        return sha256("\0".join(astuple(self)).encode()).hexdigest()[:16]

    def differences(self, other: Identity) -> str:
        """Return what another has instead, in one line; empty when nothing differs."""
        found = []
        for field in fields(self):
            ours, theirs = getattr(self, field.name), getattr(other, field.name)
            if ours != theirs:
                found.append(f"{field.name} {theirs!r} instead of {ours!r}")
        return ", ".join(found)


@lru_cache(maxsize=4)
def identity(own: Path | None, model: str | None) -> tuple[Identity, Run]:
    """Return who this process is with these ontologies and this model, and the run to note with claims."""
    run = run_of(terms(own), model)
    package = f"{run.version}+{_code()}"
    return Identity(package, _model(run.model, model), run.ontology, _pyarrow()), run


@lru_cache(maxsize=1)
def _code() -> str:
    return code_of(_WRITES)


@lru_cache(maxsize=1)
def _model(name: str, model: str | None) -> str:
    """Return name and hash of all files of a pipeline; of an installed package its version stands."""
    folder = _PACKAGE / "models" / "en_geo" if model is None else Path(model)
    if not folder.is_dir():
        return name
    sums = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        sums.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return f"{folder.name} {sums.hexdigest()[:16]}"


def _pyarrow() -> str:
    try:
        return version("pyarrow")
    except ImportError as error:
        raise MissingExtra("pyarrow", "shards") from error
