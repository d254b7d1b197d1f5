"""Measure the graph; one file per question; plain dataclasses out."""
