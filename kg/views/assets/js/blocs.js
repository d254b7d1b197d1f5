// Blocs of the reader's own choice, one more way to colour; they stand in the address like everything else.
const FILLS = KG.fills;
const OWN = KG.colourings.push({ n: "Own choice", blocs: [] }) - 1;

function ownBlocs() {
  const blocs = FILLS.map((fill) => ({ c: fill, m: [] }));
  for (const [key, n] of S.own) blocs[n].m.push(actorByKey.get(key));
  return blocs.filter((b) => b.m.length).map((b) => ({ ...b, n: b.m.slice(0, 2).map((i) => actors[i].n).join(", ") + (b.m.length > 2 ? " …" : "") }));
}

// A colour for the actor, or none.
function colourButtons(actor) {
  const at = S.own.has(actor.k) ? S.own.get(actor.k) : null;
  const choose = (n) => {
    if (n === null) S.own.delete(actor.k);
    else S.own.set(actor.k, n);
    S.colour = OWN;
    drawLegend();
    refresh();
  };
  const button = (n, picture, words) => el("button", { class: "swatch", "aria-pressed": String(S.colour === OWN && at === n), "aria-label": words, title: words, on: { click: () => choose(n) } }, picture);
  return el("div", { class: "swatches", role: "group", "aria-label": "Colour of your own" }, el("span", { class: "soft" }, "Colour of your own"),
    ...FILLS.map((fill, n) => button(n, glyph("dot", fill), "Bloc " + (n + 1))), button(null, glyph("dot", KG.other), "No bloc"));
}
