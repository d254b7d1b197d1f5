"""Repair and trim text and keep the map to the original offsets."""

from kg.text.clean import CleanText, Dropped, clean
from kg.text.dateline import Dateline

__all__ = ["CleanText", "Dateline", "Dropped", "clean"]
