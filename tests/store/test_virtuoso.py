"""A project is sent to Virtuoso, an engine that differs from ours wherever SPARQL leaves room."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.errors import StoreError
from kg.store import Store
from kg.store.remote import ask, push
from tests.store.bare import bare_ontology
from tests.store.world import fill

SETTINGS = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
"""
COUNT = "SELECT (COUNT(DISTINCT ?c) AS ?n) { GRAPH ?g { ?c a kg:Claim } }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the host and port of a fresh Virtuoso; skips where its package is not installed."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = _free_port(), _free_port()
    (folder / "v.ini").write_text(SETTINGS.format(folder=folder, sql=sql, http=http))
    command = [binary, "+configfile", str(folder / "v.ini"), "+foreground"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"127.0.0.1:{http}"
    for _ in range(600):
        try:
            httpx.get(f"http://{address}/sparql", timeout=5)
            break
        except httpx.TransportError:
            assert process.poll() is None, (folder / "v.log").read_text()
            time.sleep(0.1)
    yield address
    process.kill()
    process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_virtuoso_is_pushed_asked_and_kept_in_line(tmp_path: Path, server: str) -> None:
    """Writing goes by digest; all claims arrive, nothing is sent twice, what is removed goes."""
    store_url = f"http://dba:dba@{server}/sparql-graph-crud-auth"
    query_url = f"http://{server}/sparql"
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        fill(store)
        assert push(tmp_path, store.oxigraph, store_url) == (9, 0, 0)
        assert ask(query_url, COUNT).rows == [(13,)]
        assert push(tmp_path, store.oxigraph, store_url) == (0, 0, 9)
        mine = store.query("SELECT ?a ?b { ?a kg:alliedWith ?b } ORDER BY ?a ?b").rows
        there = ask(query_url, "SELECT ?a ?b { GRAPH g:view { ?a kg:alliedWith ?b } } ORDER BY ?a ?b").rows
        assert there == mine
        store.remove("allies")
        store.commit()
        assert push(tmp_path, store.oxigraph, store_url)[1] == 1
        assert ask(query_url, COUNT).rows == [(len(list(store.claims())),)]


def test_virtuoso_refuses_a_wrong_password(tmp_path: Path, server: str) -> None:
    """The status is told; nothing is noted as sent."""
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        fill(store)
        with pytest.raises(StoreError, match=r"^http://127.* 401"):
            push(tmp_path, store.oxigraph, f"http://dba:wrong@{server}/sparql-graph-crud-auth")
    assert not (tmp_path / "pushed.json").exists()
