"""Load and check ontologies/: which class, which relation, which actor bears this name."""
