"use strict";
// The query editor: our endpoint, our prefixes, nothing from elsewhere.
window.addEventListener("DOMContentLoaded", () => {
  const Yasgui = window.Yasgui.default || window.Yasgui;
  const asked = new URLSearchParams(location.search).get("query");
  // The server binds these itself; the editor marks a prefix that is not declared.
  const first =
    "PREFIX kg: <https://w3id.org/geokg/ns#>\n" +
    "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n" +
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n" +
    "SELECT ?first ?relation ?second WHERE {\n" +
    "  ?claim rdf:subject/kg:name ?first ;\n" +
    "    rdf:predicate/rdfs:label ?relation ;\n" +
    "    rdf:object/kg:name ?second .\n" +
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
