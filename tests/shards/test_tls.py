"""A cluster of other machines: its scheduler speaks TLS, and nobody without a certificate joins."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import dask
import distributed  # noqa: F401 - settings that it adds later would go when a block of others ends
import pytest
import trustme

from kg.errors import KGError
from kg.run.engines import engine
from kg.shards import build
from tests.shards.conftest import contents

COMMAND = str(Path(sys.executable).parent / "dask")
Settings = dict[str, str]


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings of Dask that name certificates of a fresh authority."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "one.pem")
    roles = {f"{role}.{part}": str(folder / "one.pem") for role in ROLES for part in ("cert", "key")}
    return {f"distributed.comm.tls.{name}": path for name, path in roles.items()} | {
        "distributed.comm.tls.ca-file": str(folder / "ca.pem")
    }


ROLES = ("scheduler", "worker", "client")


@pytest.fixture(scope="module")
def address(certified: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a scheduler and a worker as docs/scale.md says; return the scheduler's address."""
    told = tmp_path_factory.mktemp("scheduler") / "told.json"
    names = {
        "DASK_" + name.upper().replace(".", "__").replace("-", "_"): path for name, path in certified.items()
    }
    local = ["--protocol", "tls", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told)]
    with ExitStack() as stack:
        for role in (["scheduler", "--port", "0"], ["worker", "--nthreads", "1"]):
            running = subprocess.Popen(
                [COMMAND, *role, *local], env=os.environ | names, stderr=subprocess.DEVNULL
            )
            stack.callback(running.wait)
            stack.callback(running.terminate)
            for _ in range(300):
                if told.exists() and told.stat().st_size:
                    break
                time.sleep(0.1)
        yield json.loads(told.read_text())["address"]


@pytest.mark.slow
def test_a_cluster_with_certificates_leaves_the_same_bytes(
    address: str, certified: Settings, archive: list[Path], whole: Path, tmp_path: Path
) -> None:
    """Scheduler, worker and driver that know one authority do what one process would."""
    assert address.startswith("tls://")
    with dask.config.set(certified):
        build(archive, str(tmp_path / "shards"), engine=engine(f"dask={address}", 1))
    assert contents(tmp_path / "shards") == contents(whole)


@pytest.mark.slow
def test_nobody_joins_without_a_certificate(address: str, archive: list[Path], tmp_path: Path) -> None:
    """A driver that knows no authority is told so before it reads anything."""
    with pytest.raises(KGError, match="certificate"):
        build(archive, str(tmp_path / "shards"), engine=engine(f"dask={address}", 1))
