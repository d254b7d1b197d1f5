"""Annotate a Document: the shipped English pipeline and one component per file."""
