"""A triplestore of others: the Oxigraph server from PyPI."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a running Oxigraph server."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert binary, "the test extra installs oxigraph"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    folder = tmp_path_factory.mktemp("oxigraph")
    process = subprocess.Popen([binary, "serve", "-l", str(folder), "-b", address], stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            httpx.get(f"http://{address}/")
            break
        except httpx.ConnectError:
            time.sleep(0.05)
    yield f"http://{address}"
    process.terminate()
    process.wait(10)
