"""Claims survive the trip through RDF."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given

from kg.iris import document_iri
from kg.model import Attribution, Claim, Polarity
from kg.store.order import claim_key
from kg.store.rdf import claims_to_quads
from kg.store.reading import quads_to_claims
from tests.factory import actor, claim
from tests.store.strategies import many_claims


@given(many_claims())
def test_rdf_round_trip_is_the_identity(original: list[Claim]) -> None:
    """Claims read back from a store are the same claims."""
    quads = ox.Store()
    quads.extend(claims_to_quads(original, {"alliedWith"}))
    assert quads_to_claims(quads) == sorted(original, key=claim_key)


@given(many_claims())
def test_a_file_of_quads_keeps_the_claims(original: list[Claim]) -> None:
    """N-Quads written and parsed again give the same claims, whatever characters a text has."""
    written = ox.serialize(claims_to_quads(original), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    assert quads_to_claims(ox.parse(written, format=ox.RdfFormat.N_QUADS)) == sorted(original, key=claim_key)


def test_every_quad_is_in_the_graph_of_its_document_and_names_its_nodes() -> None:
    """A document's graph can be dropped as a unit, and nothing in it is a blank node."""
    quads = list(claims_to_quads([claim("China attacks Japan.", "China", "attacks", "Japan")]))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(document_iri("d1"))}
    assert not [
        term for quad in quads for term in (quad.subject, quad.object) if isinstance(term, ox.BlankNode)
    ]


def test_both_directions_of_a_symmetric_relation_state_one_proposition() -> None:
    """An alliance and its reverse are counted together, an attack and its reverse are not."""
    text = "China and Japan."

    def stated(relation: str) -> set[str]:
        both = [claim(text, "China", relation, "Japan"), claim(text, "Japan", relation, "China")]
        quads = claims_to_quads(both, {"alliedWith"})
        return {str(quad.object) for quad in quads if quad.predicate.value.endswith("#states")}

    assert len(stated("alliedWith")) == 1
    assert len(stated("attacks")) == 2


def test_a_denial_has_no_flat_triple() -> None:
    """A denied claim is described, never stated."""
    denied = claim("China did not attack Japan.", "China", "attacks", "Japan", polarity=Polarity.NEGATIVE)
    assert not [quad for quad in claims_to_quads([denied]) if quad.predicate.value.endswith("#attacks")]


def test_who_says_it_stands_on_the_claim_in_one_step() -> None:
    """``?claim kg:attributedTo ?who`` finds a named source; the chain has order, wording and cue."""
    said = Attribution(name="BBC", actor=actor("BBC", "Media"), mention="BBC", start=0, end=3)
    one = claim("BBC: China attacks Japan.", "China", "attacks", "Japan", attribution=(said,))
    predicates = {quad.predicate.value.rpartition("#")[2] for quad in claims_to_quads([one])}
    assert {"attributedTo", "attribution", "speaker", "speakerName"} <= predicates
