// The filters of the left side and the strip above the map.
const FEW = 60;

function buildFilters() {
  for (const [name, facet] of Object.entries(FACETS)) {
    const box = $(facet.box);
    box.hidden = name === "not" && facet.values.length < 2;
    for (const v of facet.values.slice(0, FEW)) {
      const input = el("input", { type: "checkbox", on: { change: () => {
        if (input.checked) S.off[name].delete(v);
        else S.off[name].add(v);
        refresh();
      } } });
      const only = el("button", { class: "only", title: "Show only this", "aria-label": "Only " + facet.name(v), on: { click: (event) => {
        event.preventDefault();
        const alone = facet.values.every((other) => S.off[name].has(other) === (other !== v));
        S.off[name] = new Set(alone ? [] : facet.values.filter((other) => other !== v));
        refresh();
      } } }, "only");
      const picture = name === "sign" ? arrow(v) : name === "not" ? arrow(-1, { denied: !!v }) : null;
      const row = el("div", { class: "check", "data-value": CODE[name](v) }, el("label", {}, input, name === "sign" ? picture : null, el("span", { class: "name" }, facet.name(v))), only, el("span", { class: "n" }));
      box.append(row);
    }
    if (facet.values.length > FEW) box.append(el("p", { class: "soft" }, "and " + (facet.values.length - FEW) + " more"));
  }
  const told = $("told"), beside = $("beside");
  const options = () => ["own", "voice", "state"].flatMap((kind) => VOICES.filter((v) => v.kind === kind)
    .map((v) => el("option", { value: v.code }, v.name + " · " + v.n)));
  told.append(el("option", { value: "" }, "everybody"), ...options());
  beside.append(el("option", { value: "" }, "nobody else"), ...options());
  told.addEventListener("change", () => { S.told = told.value; refresh(); });
  beside.addEventListener("change", () => { S.beside = beside.value; refresh(); fit(); });
  const colour = $("colour");
  KG.colourings.forEach((c, i) => colour.append(el("option", { value: i }, "by " + c.n.toLowerCase())));
  colour.addEventListener("change", () => { S.colour = Number(colour.value); drawLegend(); refresh(); });
  $("joined").addEventListener("change", (event) => {
    S.joined = event.target.checked;
    regroup();
    refresh();
    fit();
  });
  $("f-conf").addEventListener("input", (event) => { S.conf = Number(event.target.value); refresh(); });
  const reset = () => {
    const { sel, view, theme, colour: chosen, own, joined, folded, more, moved } = S;
    S = Object.assign(start(), { sel, view, theme, colour: chosen, own, joined, folded, more, moved });
    drawLegend();
    refresh();
  };
  $("reset").addEventListener("click", reset);
  $("empty-reset").addEventListener("click", reset);
}

function drawFilters() {
  for (const [name, facet] of Object.entries(FACETS)) {
    const rows = $(facet.box).querySelectorAll(".check");
    facet.values.slice(0, FEW).forEach((v, i) => {
      const n = counts[name].get(v) || 0;
      rows[i].querySelector("input").checked = !S.off[name].has(v);
      rows[i].querySelector(".n").textContent = n.toLocaleString("en");
      rows[i].classList.toggle("zero", !n);
    });
  }
  $("f-conf").value = S.conf;
  $("conf-out").textContent = S.conf.toFixed(2);
  $("told").value = S.told;
  $("beside").value = S.beside;
  $("colour").value = S.colour;
  $("joined").checked = S.joined;
}
