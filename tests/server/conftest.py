"""A real server on a port of this machine, and a real Chromium."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg.server.app import application
from kg.store import Store
from tests.factory import claim, document
from tests.store.bare import bare_ontology
from tests.store.world import fill

HOSTILE = "<script>alert(1)</script>\"&'"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of six documents and a hostile one."""
    folder = tmp_path_factory.mktemp("server") / "out"
    text = f"{HOSTILE} attacks Japan."
    with Store.open(folder, write=True, ontology=bare_ontology()) as store:
        fill(store)
        bad = document(text, id=HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)")
        store.add(bad, [claim(text, HOSTILE, "attacks", "Japan", document=HOSTILE)])
    return folder


@pytest.fixture(scope="session")
def url(project: Path) -> Iterator[str]:
    """Return the address of the running server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = application(project, bare_ontology(), timeout_s=2, max_rows=2000)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[httpx.Client]:
    """Return a plain HTTP client of the server."""
    with httpx.Client(base_url=url, timeout=30) as one:
        yield one
