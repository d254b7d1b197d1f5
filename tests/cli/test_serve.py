"""``kg serve``: the command starts a server, and a project that grows meanwhile is picked up."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
from click.testing import CliRunner

from kg.cli import main
from kg.store import Store
from tests.factory import claim, document
from tests.store.bare import bare_ontology

COUNT = {"query": "SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim }"}


def add(folder: Path, name: str) -> None:
    """Add a document with one claim."""
    text = "China attacks Japan."
    with Store.open(folder, write=True, ontology=bare_ontology()) as store:
        store.add(document(text, id=name), [claim(text, "China", "attacks", "Japan", document=name)])


def test_a_growing_project_is_served(tmp_path: Path) -> None:
    """A document added while the server runs is in the next answer."""
    add(tmp_path / "out", "d1")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(tmp_path / "out")]
    process = subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        assert process.stderr.readline() == f"http://127.0.0.1:{port}/ – Ctrl+C ends it\n"
        for name, count in (("d2", "1"), ("d3", "2"), ("d4", "3")):
            assert _ask(port) == count
            add(tmp_path / "out", name)
            page = httpx.get(f"http://127.0.0.1:{port}/document", params={"id": name}, timeout=20)
            assert "China attacks Japan." in page.text
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _ask(port: int) -> str:
    for _ in range(100):
        try:
            answer = httpx.get(f"http://127.0.0.1:{port}/sparql", params=COUNT, timeout=20)
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return str(answer.json()["results"]["bindings"][0]["n"]["value"])
    raise AssertionError("the server did not start")


def test_what_is_no_project_is_told(tmp_path: Path) -> None:
    """One line, before any port is opened."""
    result = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert result.exit_code == 1
    assert "is no project" in result.stderr
