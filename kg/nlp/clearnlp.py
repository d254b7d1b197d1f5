"""A ClearNLP dependency tree, turned step by step into a Universal Dependencies tree."""

from __future__ import annotations

from spacy.tokens import Doc

RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "relcl": "acl:relcl",
    "rcmod": "acl:relcl",
    "infmod": "acl",
    "partmod": "acl",
    "poss": "nmod:poss",
    "possessive": "case",
    "nn": "compound",
    "neg": "advmod",
    "oprd": "xcomp",
    "attr": "xcomp",
    "acomp": "xcomp",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "complm": "mark",
    "num": "nummod",
    "number": "compound",
    "prep": "advmod",  # one without an object: "moved in"
    "agent": "advmod",
}
PREPOSITIONS = {"prep", "agent", "dative"}
CLAUSAL = {"VERB", "AUX", "ADJ", "ADV"}
"""Parts of speech below which a prepositional phrase is ``obl``; below others it is ``nmod``."""


class Tree:
    """Heads and labels of a parsed document, free to change.

    Args:
        doc: Parsed with ClearNLP labels.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.deps = [token.dep_ for token in doc]

    def to_ud(self) -> None:
        """Apply every step; copulas come first, since they move the governors of the rest."""
        self._flatten_coordination()
        for step in (self._raise_object, self._phrase, self._copula):
            for i in range(len(self.heads)):
                step(i)
        for i in range(len(self.heads)):
            self._rename(i)
        self._attach_conjunctions()

    def children(self, i: int, *deps: str) -> list[int]:
        """Return the dependents of a token in text order, those with the given labels if any are given."""
        return [
            child
            for child, head in enumerate(self.heads)
            if head == i and child != i and (not deps or self.deps[child] in deps)
        ]

    def _flatten_coordination(self) -> None:
        """Hang "C" of "A, B and C" on "A"; ClearNLP hangs it on "B"."""
        for i, dep in enumerate(self.deps):
            while dep == "conj" and self.deps[self.heads[i]] == "conj":
                self.heads[i] = self.heads[self.heads[i]]

    def _raise_object(self, i: int) -> None:
        """Make "Iran" of "wants Iran to stop" the object of "wants"."""
        if self.deps[i] != "ccomp" or self.children(i, "mark", "complm"):
            return
        if any(self.doc[aux].tag_ == "TO" for aux in self.children(i, "aux")):
            for subject in self.children(i, "nsubj"):
                self.heads[subject], self.deps[subject] = self.heads[i], "obj"
                self.deps[i] = "xcomp"

    def _phrase(self, i: int) -> None:
        """Put the noun in the place of its preposition: "troops to Kursk" is nmod with a case."""
        if self.deps[i] == "dative" and not self.children(i, "pobj", "pcomp"):
            self.deps[i] = "iobj"
        elif self.deps[i] in PREPOSITIONS:
            first = self._lift(i)
            # "in Kyiv and in Kharkiv": the second preposition is coordinated with the first.
            for other in self.children(i, "conj") if first is not None else []:
                noun = self._lift(other)
                if noun is not None and first is not None:
                    self.heads[noun], self.deps[noun] = first, "conj"

    def _lift(self, i: int) -> int | None:
        """Swap a preposition with its object; return the object, None if there is none."""
        inner = [c for c in self.children(i, "prep", "pcomp") if self.doc[c].tag_ in {"IN", "TO"}]
        if inner and not self.children(i, "pobj"):  # "according to", "out of", "because of"
            noun = self._lift(inner[0])
            if noun is not None:
                self._swap(i, noun)
                self.heads[inner[0]], self.deps[inner[0]] = i, "fixed"
            return noun
        found = self.children(i, "pobj", "pcomp")
        if found:
            self._swap(i, found[0])
        return found[0] if found else None

    def _swap(self, i: int, noun: int) -> None:
        """Let a noun or clause take the place of the preposition ``i``, which becomes its marker."""
        clause = self.deps[noun] == "pcomp" and self.doc[noun].pos_ in {"VERB", "AUX"}
        governor, outer = self.heads[i], self.deps[i]
        verbal = self.doc[governor].pos_ in CLAUSAL
        if outer == "agent" or (
            outer == "prep" and self.doc[i].lower_ == "by" and self.children(governor, "nsubjpass")
        ):
            self.deps[noun] = "obl:agent"
        elif clause:
            self.deps[noun] = "advcl" if verbal else "acl"
        else:
            self.deps[noun] = "obl" if verbal else "nmod"
        self.heads[noun] = governor
        self.heads[i], self.deps[i] = noun, "mark" if clause else "case"
        for child in self.children(i):
            if self.deps[child] in {"advmod", "npadvmod", "punct", "cc"}:
                self.heads[child] = noun

    def _copula(self, i: int) -> None:
        """Make the predicate the head of its clause: "China is an ally" has the root "ally"."""
        if self.doc[i].lemma_ != "be" or self.deps[i] in {"aux", "auxpass"}:
            return
        found = self.children(i, "attr", "acomp")
        if self.children(i, "expl"):  # "there is war": the verb stays, "war" is its subject
            for noun in found[:1]:
                self.deps[noun] = "nsubj"
            return
        # "Kim is in Moscow": the phrase is the predicate, if it follows the verb.
        places = (
            [c for c in self.children(i, "obl") if c > i] if not self.children(i, "ccomp", "xcomp") else []
        )
        predicate = next(iter(found or places), None)
        if predicate is None:
            return
        root = self.heads[i] == i
        self.heads[predicate] = predicate if root else self.heads[i]
        self.deps[predicate] = self.deps[i]
        for child in self.children(i):
            if child != predicate:
                self.heads[child] = predicate
        self.heads[i], self.deps[i] = predicate, "cop"

    def _rename(self, i: int) -> None:
        """Give a token the UD name of its label."""
        dep, head = self.deps[i], self.heads[i]
        if dep == "npadvmod":
            self.deps[i] = "obl:unmarked" if self.doc[head].pos_ in CLAUSAL else "nmod:unmarked"
        elif dep == "compound" and self._is_title(i, head):
            self.deps[i] = "nmod:desc"
        else:
            self.deps[i] = RENAMED.get(dep, dep)

    def _is_title(self, i: int, head: int) -> bool:
        """Return whether a noun stands before a person's name and outside of it ("President Macron")."""
        return self.doc[head].ent_type_ == "PERSON" and not self.doc[i].ent_type_

    def _attach_conjunctions(self) -> None:
        """Hang "and" on the conjunct that follows it; ClearNLP hangs it on the first."""
        for i, dep in enumerate(self.deps):
            if dep == "cc":
                head = self.heads[i]
                first = self.heads[head] if self.deps[head] == "conj" else head
                later = [c for c in self.children(first, "conj") if c > i]
                if later:
                    self.heads[i] = later[0]
