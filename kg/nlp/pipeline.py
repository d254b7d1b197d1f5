"""Load the English pipeline: the one that the package ships, or any spaCy pipeline with a parser."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).parent.parent / "models" / "en_geo"
"""The trained pipeline in the package; the same place in a checkout, an editable install and a wheel."""
WAY_OUT = "leave --model out for the shipped pipeline, or name an installed spaCy pipeline or a folder of one"


def load_pipeline(model: str | Path | None = None) -> Language:
    """Load a pipeline that tags, lemmatizes and parses with Universal Dependencies.

    A pipeline with ClearNLP labels (``en_core_web_*``) gets a last component that maps them, so that one set
    of rules serves both.

    Args:
        model: Name of an installed spaCy pipeline or folder of one; None for the shipped one.

    Returns:
        The pipeline, with a parser among its components.

    Raises:
        ModelError: If there is no such pipeline, it cannot be read, or it has no parser.
    """
    import spacy  # costs about a second; `kg --help` does without

    import kg.nlp.reader.component  # noqa: F401 - makes its factory known
    from kg.nlp.labels import COMPONENT, speaks_clearnlp

    name = SHIPPED if model is None else model
    if not str(name):
        raise ModelError(f"no language pipeline is called ''; {WAY_OUT}")
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, KeyError) as error:
        # spaCy's messages are paragraphs of many lines; one line of the terminal holds the cause.
        reason = shorten(" ".join(str(error).split()), 200) or type(error).__name__
        raise ModelError(f"cannot load the language pipeline {str(name)!r}: {reason}; {WAY_OUT}") from error
    if "parser" not in nlp.pipe_names:
        parts = ", ".join(nlp.pipe_names) or "nothing"
        raise ModelError(f"the language pipeline {str(name)!r} has no parser, only {parts}; {WAY_OUT}")
    if speaks_clearnlp(nlp):
        nlp.add_pipe(COMPONENT, last=True)
    return nlp
