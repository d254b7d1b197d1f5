"""Do one thing to many items, in processes that may die, and say how far it got."""

from kg.run.done import Done
from kg.run.engine import run
from kg.run.progress import Progress

__all__ = ["Done", "Progress", "run"]
