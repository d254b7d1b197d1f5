"""Name the right actor: resolve names, titles and generic references."""

from __future__ import annotations

from kg.actors.resolver import Resolution, resolve

__all__ = ["Resolution", "resolve"]
