"""The map in a notebook: a static summary that always shows, then the map in a sealed frame."""

from __future__ import annotations

import tempfile
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kg.errors import OutputError
from kg.model import Claim
from kg.ontology import Ontology
from kg.views.cards import summary_html
from kg.views.map import Drawing


@dataclass(frozen=True)
class MapView:
    """A map that shows itself in a notebook, saves itself, or opens in the browser."""

    drawing: Drawing
    claims: Sequence[Claim]
    ontology: Ontology
    title: str
    height: int = 640
    """Of the frame, in pixels."""

    def __repr__(self) -> str:
        shown, actors = self.drawing.shown, self.drawing.actors
        return (
            f"<map of {self.drawing.claims} claims, {shown} of {actors} actors drawn; .save(path) writes it>"
        )

    def _repr_html_(self) -> str:
        """Return the summary and the frame.

        An untrusted notebook drops the frame and keeps the summary. Without ``allow-same-origin`` the script
        of the map cannot read the notebook around it.
        """
        summary = summary_html(self.claims, self.ontology, title=self.title)
        frame = (
            f'<iframe title="{escape(self.title)}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'style="width:100%;height:{self.height}px;border:1px solid #9aa5b155;border-radius:8px" '
            f'srcdoc="{escape(self.drawing.html)}"></iframe>'
        )
        return f"{summary}{frame}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return text for a console and HTML for a notebook."""
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    def save(self, path: str | Path) -> Path:
        """Write the map as one HTML file and return its path.

        Raises:
            OutputError: If the file cannot be written.
        """
        target = Path(path)
        try:
            target.write_text(self.drawing.html, encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"cannot write the map to {str(target)!r}: {error.strerror}") from error
        return target

    def open(self) -> Path:
        """Write the map to a temporary file, open it in the browser and return its path."""
        path = self.save(Path(tempfile.mkdtemp(prefix="kg-map-")) / "map.html")
        webbrowser.open(path.as_uri())
        return path
