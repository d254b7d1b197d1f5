"""Files broken by chance and bytes of any kind never raise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.sources import Failure, Limits, Raw, load
from kg.sources.find import CONTAINERS, expand
from kg.sources.load import READERS
from kg.sources.unpack import PACKERS
from tests.nasty.fuzz import SLOWEST_S, fuzz, samples

KINDS = sorted({*CONTAINERS, *READERS, *PACKERS} - {"record"})


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", KINDS)
def test_any_bytes_are_a_document_or_a_failure(kind: str) -> None:
    """No reader raises, whatever it is given."""

    @settings(derandomize=True, deadline=None, max_examples=30)
    @given(st.binary(max_size=600))
    def check(data: bytes) -> None:
        for raw in expand(Raw("any", kind, "any", data=data), Limits()):
            assert isinstance(raw, Raw | Failure)
            if isinstance(raw, Raw):
                assert isinstance(load(raw), Document | Failure)

    check()


@pytest.mark.filterwarnings("ignore")
def test_broken_files_end_soon_and_in_one_line() -> None:
    """Three seconds of it; ``python -m tests.nasty.fuzz 3600`` goes on for an hour."""
    assert max(seconds for _, seconds in fuzz(3, seed=1)) < SLOWEST_S


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*sorted(samples()), "names"])
def test_inputs_grown_by_coverage_never_raise(kind: str, tmp_path: Path) -> None:
    """A hundred runs of atheris; ``make fuzz`` goes on for an hour."""
    pytest.importorskip("atheris", reason="has wheels for Linux alone")
    command = [sys.executable, "-W", "ignore", "-m", "tests.nasty.guided", kind, "-runs=100", "-seed=1"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Done 100 runs" in done.stderr
