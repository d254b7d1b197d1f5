"""Who made the claims: what has to be equal for a document not to be read again."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.ontology import Ontology
from kg.store import Run

_PACKAGE = Path(__file__).parent.parent
_DECIDES = ("model.py", "models/scorer.json", "actors", "extract", "nlp", "ontology", "text")
"""What of the package decides which claims a document gives, whatever the pipeline."""
_KINDS = ("py", "js", "css", "html")
_MODEL = _PACKAGE / "models" / "en_geo" / "meta.json"


def run_of(ontology: Ontology, model: str | Path | None = None) -> Run:
    """Return the run that builds with these ontologies and this pipeline make."""
    return Run(f"{_version('geokg')}+{code_of(_DECIDES)}", ontology.digest, _model(model))


def code_of(parts: Iterable[str]) -> str:
    """Return a hash of files of the package, and of the sources below its folders.

    Args:
        parts: Paths from the folder of the package.
    """
    sums = sha256()
    for path in sorted(file for part in parts for file in _files(_PACKAGE / part)):
        sums.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sums.hexdigest()[:8]


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [file for kind in _KINDS for file in path.rglob(f"*.{kind}")]


def _model(model: str | Path | None) -> str:
    """Return name and version of a pipeline without loading it, which costs a second."""
    if model is None:
        return f"en_geo {sha256(_MODEL.read_bytes()).hexdigest()[:8]}" if _MODEL.is_file() else "en_geo"
    meta = Path(model) / "meta.json"
    if meta.is_file():
        return f"{Path(model).name} {sha256(meta.read_bytes()).hexdigest()[:8]}"
    return f"{model} {_version(str(model))}"


def _version(package: str) -> str:
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        return "unknown"
