// Shapes, arrows and words of the legend, drawn as SVG so that they print and scale.
const PATHS = {
  dot: "M7 .8A6.2 6.2 0 1 1 7 13.2A6.2 6.2 0 1 1 7 .8Z", diamond: "M7 .4L13.6 7L7 13.6L.4 7Z", triangle: "M7 1L13.4 12.6H.6Z",
  triangleDown: "M7 13L.6 1.4H13.4Z", square: "M1.4 1.4H12.6V12.6H1.4Z", hexagon: "M3.8 1.3H10.2L13.4 7L10.2 12.7H3.8L.6 7Z",
  star: "M7 .5L8.9 5H13.5L9.8 8L11.2 13L7 10L2.8 13L4.2 8L.5 5H5.1Z",
};
const shapeOf = (actor) => KG.shapes[actor.t] || "square";

function glyph(shape, fill) {
  const path = svg("path", { d: PATHS[shape], fill, stroke: "var(--soft)", "stroke-width": 0.9 });
  return svg("svg", { class: "glyph", viewBox: "0 0 14 14", width: 13, height: 13, "aria-hidden": "true" }, path);
}
const actorGlyph = (actor) => glyph(shapeOf(actor), fillOf(actor));

function arrow(sign, { denied = false, dash = false, mutual = false } = {}) {
  const colour = signColour(sign);
  const parts = [svg("line", {
    x1: mutual ? 6 : 0, y1: 6, x2: 22, y2: 6, stroke: colour, "stroke-width": 2.4,
    "stroke-dasharray": denied ? "1.5 3.5" : dash ? "5 3.5" : "none",
  })];
  if (!denied) parts.push(svg("path", { d: "M20 1.6L28 6L20 10.4Z", fill: colour }));
  else parts.push(svg("path", { d: "M11 2L19 10M19 2L11 10", stroke: colour, "stroke-width": 1.8 }));
  if (mutual) parts.push(svg("path", { d: "M8 1.6L0 6L8 10.4Z", fill: colour }));
  if (sign === -1 && !denied) parts.push(svg("line", { x1: 11, y1: 1, x2: 11, y2: 11, stroke: colour, "stroke-width": 2.4 }));
  return svg("svg", { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" }, ...parts);
}

const fills = KG.colourings.map((colouring) => {
  const fill = actors.map(() => KG.other);
  for (const bloc of colouring.blocs) for (const i of bloc.m) fill[i] = bloc.c;
  return fill;
});
const fillOf = (actor) => (S.colour === OWN ? (S.own.has(actor.k) ? FILLS[S.own.get(actor.k)] : KG.other) : fills[S.colour][actor.i]);

function drawLegend() {
  const row = (picture, text) => el("span", { class: "row" }, picture, text);
  const group = (name, ...rows) => el("div", { class: "group" }, el("b", {}, name), ...rows);
  const colouring = KG.colourings[S.colour];
  const inMap = actors.filter((a) => a.i < KG.drawn);
  const types = Object.keys(KG.shapes).filter((t) => inMap.some((a) => a.t === t));
  const shapes = new Map();
  for (const t of types) shapes.set(KG.shapes[t], [...(shapes.get(KG.shapes[t]) || []), TYPE[t].toLowerCase()]);
  const changes = !comparing() ? [] : [group("Change", row(el("span", { class: "fresh" }, arrow(1)), "new"), row(el("span", { class: "gone" }, arrow(1)), "gone"),
    row(el("b", {}, "2 → 5"), "claims before and now"))];
  $("legend").replaceChildren(
    group("Lines", ...KG.signs.map(([sign, name]) => row(arrow(sign), name)), row(arrow(1, { mutual: true }), "mutual"),
      row(arrow(0, { dash: true }), "possible or planned"), row(arrow(-1, { denied: true }), "denied")),
    ...changes,
    group(colouring.n, ...(S.colour === OWN ? ownBlocs() : colouring.blocs).map((b) => row(glyph("dot", b.c), b.n)), row(glyph("dot", KG.other), "others")),
    group("Shapes", ...[...shapes].map(([shape, names]) => row(glyph(shape, "none"), names.join(", "))), el("span", { class: "row soft" }, "bigger: more claims")),
  );
}
