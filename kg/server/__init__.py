"""Serve a project: a read-only SPARQL endpoint and pages for actors, pairs and documents."""
