"""The language model of the package: an encoder that reads words in their sentence, and what is told of each.

``pieces`` and ``units`` say what is read, ``encoder`` and ``heads`` are the network, ``tree`` and ``spans``
choose the best tree and the best names, ``component`` is what spaCy runs. ``training/`` makes the weights.
"""
