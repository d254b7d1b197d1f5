"""Where patterns end: how likely a word of relation means two actors of its sentence, as articles taught."""

from kg.extract.scorer.pairs import Pairing, pairings
from kg.extract.scorer.reading import Reading
from kg.extract.scorer.trees import Trees, load_trees

__all__ = ["Pairing", "Reading", "Trees", "load_trees", "pairings"]
