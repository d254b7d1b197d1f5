"""Draw the figures of docs/gallery.md anew: ``python docs/pictures/figures.py``; needs the notebook extra."""

from __future__ import annotations

import tempfile
from pathlib import Path

import kg

HERE = Path(__file__).parent
ARTICLES = HERE.parent.parent / "notebooks" / "articles" / "syria-2016.jsonl"


def main() -> None:
    """Build the case study and save a figure for each answer that has one."""
    with tempfile.TemporaryDirectory() as folder, kg.build([ARTICLES], Path(folder) / "out") as project:
        figures = {
            "pairs": project.dyads().plot(),
            "hubs": project.hubs().plot(),
            "camps": project.camps().plot(),
            "voices": project.voices().plot(),
            "histories": project.histories(top=9).plot(),
            "changes": project.changes("2016-04-01").plot(),
            "chain": project.chain("Turkey", "John Kerry").plot(),
        }
        for name, figure in figures.items():
            figure.savefig(HERE / f"figure-{name}.png", dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    main()
