"""Answer SPARQL and show pages over HTTP."""
