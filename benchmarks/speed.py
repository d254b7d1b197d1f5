"""How many words geokg reads a CPU second from text to claims, beside the plain spaCy pipeline.

usage: python benchmarks/speed.py FOLDER [--times N]

FOLDER holds ``.txt`` files or ``.json`` files with a ``text``. Loading the model and compiling the names is
not counted;
everything runs in one process on one thread, and both ways read the same documents in the same run.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

import kg.ontology
from kg.extract import extract
from kg.model import Document
from kg.nlp import annotate
from kg.nlp.pipeline import load_pipeline


def read(folder: Path) -> list[Document]:
    """Return the documents of a folder by name."""
    documents = []
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8") if path.suffix in {".txt", ".json"} else ""
        if path.suffix == ".json":
            text = json.loads(text)["text"]
        if text:
            documents.append(Document(id=path.stem, text=text))
    return documents


def cpu_seconds(work: Callable[[Document], object], documents: list[Document]) -> float:
    """Return the CPU seconds that a function takes for all documents."""
    start = time.process_time()
    for document in documents:
        work(document)
    return time.process_time() - start


def main() -> None:
    """Print words a CPU second, their ratio and the peak memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=5, help="read the folder so often")
    args = parser.parse_args()
    documents = read(args.folder)
    words = sum(len(document.text.split()) for document in documents) * args.times
    nlp, ontology = load_pipeline(), kg.ontology.load()
    extract(annotate(documents[0], nlp, ontology), ontology)
    gc.freeze()  # as a worker does once it has loaded all (kg/run/pool.py)
    plain = cpu_seconds(lambda document: nlp(document.text), documents * args.times)
    ours = cpu_seconds(lambda d: extract(annotate(d, nlp, ontology), ontology), documents * args.times)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(documents)} documents, {words:,} words")
    print(f"plain spaCy pipeline  {words / plain:7,.0f} words a CPU second")
    print(f"text to claims        {words / ours:7,.0f} words a CPU second, {plain / ours:.2f} of plain")
    print(f"peak memory           {peak_mb:7,.0f} MB")


if __name__ == "__main__":
    main()
