"""Who made the claims: what has to be equal for a document not to be read again."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.ontology import Ontology
from kg.store import Run

_PACKAGE = Path(__file__).parent.parent
_DECIDES = ("model.py", "actors", "extract", "nlp", "ontology", "text")
"""What of the package decides which claims a document gives."""
_MODEL = _PACKAGE / "models" / "en_geo" / "meta.json"


def run_of(ontology: Ontology, model: str | Path | None = None) -> Run:
    """Return the run that builds with these ontologies and this pipeline make."""
    return Run(f"{_version('geokg')}+{_code()}", ontology.digest, _model(model))


def _code() -> str:
    sums = sha256()
    for path in sorted(file for part in _DECIDES for file in _python_files(_PACKAGE / part)):
        sums.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sums.hexdigest()[:8]


def _python_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("*.py"))


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
