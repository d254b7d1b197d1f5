"""Keep claims as RDF."""
