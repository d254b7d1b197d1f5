"""Build a project, open it, ask it: the parts of the product tied together."""

from kg.project.building import build
from kg.project.once import extract, resolve
from kg.project.project import Project, open

__all__ = ["Project", "build", "extract", "open", "resolve"]
