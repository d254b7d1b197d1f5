"""One HTML file from a pyvis network, data and assets: nothing is loaded, only our two scripts may run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

ASSETS = Path(str(files("kg.views") / "assets"))
SCRIPTS = (
    "data",
    "dom",
    "state",
    "lines",
    "blocs",
    "symbols",
    "network",
    "labels",
    "focus",
    "filters",
    "timeline",
    "compare",
    "evidence",
    "panel",
    "geography",
    "table",
    "search",
    "export",
    "keys",
    "main",
)
"""Files of ``assets/js``, in the order in which they stand in the page."""
STYLES = ("base", "page", "panel", "table", "screen")


def page(network: Any, *, title: str, data: dict[str, Any], blocks: list[dict[str, Any]]) -> str:  # noqa: ANN401
    """Return the page.

    Args:
        network: A ``pyvis.network.Network``; its nodes, edges and options are used, its template is not.
        title: Title of the page.
        data: What the page reads at its start.
        blocks: Evidence, read block by block.
    """
    scripts = [_vis_network(), own_script()]
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        "img-src data: blob:; style-src 'unsafe-inline'; "
        f"script-src {' '.join(_source_hash(script) for script in scripts)}"
    )
    environment = Environment(loader=FileSystemLoader(ASSETS), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(
        title=title,
        policy=policy,
        style=Markup(_style()),
        scripts=[Markup(script) for script in scripts],
        data=data,
        blocks=blocks,
        coast=_coast() if sum("at" in actor for actor in data["actors"]) > 1 else [],
        vis_options=network.options,
    )
    network.templateEnv, network.path = environment, "map.html"
    html: str = network.generate_html()
    # A lone surrogate (a broken escape in a feed) cannot be written as UTF-8.
    return html.replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8")


@cache
def own_script() -> str:
    """Return the script of the page: all files in one function; nothing leaks but ``window.kgmap``."""
    parts = [(ASSETS / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return _inline('"use strict";\n(() => {\n' + "\n".join(parts) + "\n})();\n")


@cache
def _style() -> str:
    return "\n".join((ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


@cache
def _coast() -> list[list[int]]:
    rings: list[list[int]] = json.loads((ASSETS / "coast.json").read_text(encoding="utf-8"))
    return rings


@cache
def _vis_network() -> str:
    import pyvis  # 0.2 s; only a map needs it

    found = sorted(Path(pyvis.__file__).parent.glob("templates/lib/vis-*/vis-network.min.js"))
    # The newest of the two that pyvis carries; names sort as versions do (9.0.4, 9.1.2).
    return _inline(found[-1].read_text(encoding="utf-8"))


def _inline(script: str) -> str:
    """Return a script that can stand between script tags."""
    script = script.replace("\r\n", "\n")
    return re.sub(r"</(script)", r"<\\/\1", script, flags=re.IGNORECASE).replace("<!--", "<\\!--")


def _source_hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
