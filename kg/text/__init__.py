"""Repair and trim text and keep the map to the original offsets."""
