"use strict";
// The query editor: our endpoint, our prefixes, nothing from elsewhere.
window.addEventListener("DOMContentLoaded", () => {
  const Yasgui = window.Yasgui.default || window.Yasgui;
  const asked = new URLSearchParams(location.search).get("query");
  const first =
    "# The usual prefixes (kg: a: c: doc: rdf: rdfs: dct: …) are bound; stored questions are on the overview page.\n" +
    "SELECT ?first ?relation ?second WHERE {\n" +
    "  ?claim a kg:Claim ; rdf:subject/kg:name ?first ; rdf:predicate/rdfs:label ?relation ; rdf:object/kg:name ?second .\n" +
    "}\nLIMIT 50\n";
  // Its completion of classes and properties would ask a server elsewhere.
  Yasgui.Yasqe.defaults.autocompleters = ["prefixes", "variables"];
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: location.origin + "/sparql", method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint: location.origin + "/sparql" }] },
    persistenceId: null,
  });
  yasgui.getTab().setQuery(asked || first);
  window.kgQuery = yasgui;
});
