"""Ctrl-C: one line, exit code 130, and the next run goes on from there."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "Kenya accused Somalia of arming rebels on day {n}. " + "Uganda met Rwanda in Kampala. " * 40
COUNT = 60


def _build(inputs: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", str(inputs), "-o", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _done(out: Path) -> int:
    """Return how many documents the project holds by now."""
    found = sorted(out.glob("*.sqlite"))
    if not found:
        return 0
    try:
        with sqlite3.connect(f"file:{found[0]}?mode=ro", uri=True) as records:
            return int(records.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_done(tmp_path: Path) -> None:
    """An interrupted build says so in one line, and the next one reads only what is left."""
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    for number in range(COUNT):
        (inputs / f"{number:03}.txt").write_text(ARTICLE.format(n=number), encoding="utf-8")
    process = _build(inputs, out)
    deadline = time.monotonic() + 60
    while _done(out) < 3 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    before = _done(out)
    assert process.returncode == 130, errors
    assert errors.strip().splitlines()[-1].startswith("stopped; what was done is kept")
    assert "Traceback" not in errors
    assert 3 <= before < COUNT
    process = _build(inputs, out)
    printed, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert _done(out) == COUNT
    assert f"{before} of them unchanged" in printed + errors
