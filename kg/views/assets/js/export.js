// What is shown, as a file: picture, table or data.
const fileName = (ending) => (fold(KG.meta.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "map") + "." + ending;

function save(ending, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = el("a", { href: url, download: fileName(ending) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 4000);
}

function filterText() {
  const parts = [count(visible.length, "claim") + " of " + claims.length.toLocaleString("en")];
  for (const [name, facet] of Object.entries(FACETS)) if (S.off[name].size) parts.push("without " + [...S.off[name]].slice(0, 6).map(facet.name).join(", "));
  if (S.conf) parts.push("confidence at least " + S.conf.toFixed(2));
  if (S.told) parts.push("according to " + voiceOf(S.told).name);
  if (comparing()) parts.push(spanName(...S.then) + " compared with " + spanName(S.t0, S.t1));
  else if (axis.length > 1 && (S.t0 || S.t1 < axis.length - 1)) parts.push(spanName(S.t0, S.t1));
  return parts.join("; ");
}
const sourceText = () => documents.slice(0, 3).map((d) => d.title || d.id).join("; ") + (documents.length > 3 ? " and " + (documents.length - 3) + " more" : "");

function record(c) {
  const e = evidence(c), d = documents[c.doc];
  return {
    id: c.id, subject: actors[c.s].n, relation: relations[c.r].n, object: actors[c.o].n, sign: SIGN[c.sign], polarity: c.not ? "negative" : "positive",
    modality: KG.modalities[c.mod][0], said_by: chainText(c), time: e.time, start: c.t0, end: c.t1, published: d.published || null, place: e.place, quantity: e.quantity,
    confidence: c.conf, rule: e.rule, quote: e.quote, quote_start: e.start, quote_end: e.start + [...e.quote].length, document: d.id, url: d.url || null,
    ...(comparing() ? { period: timesOf(c) } : {}),
  };
}

// A spreadsheet runs a text that begins with one of these signs as a formula.
function guard(value) {
  const text = value === null || value === undefined ? "" : String(value);
  return typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
}

function csvText() {
  const records = visible.map(record), names = Object.keys(records[0] || { id: "" });
  const quote = (t) => (/[",\n\r]/.test(t) ? '"' + t.replaceAll('"', '""') + '"' : t);
  return "\ufeff" + [names, ...records.map((r) => names.map((n) => guard(r[n])))].map((row) => row.map(quote).join(",")).join("\r\n") + "\r\n";
}

function svgText() {
  const ids = [...first.shown], places = new Map(ids.map((i) => [i, placeOf(i)]));
  const xs = ids.map((i) => places.get(i).x), ys = ids.map((i) => places.get(i).y), rim = 110;
  const x0 = Math.min(...xs) - rim, y0 = Math.min(...ys) - rim, w = Math.max(...xs) - x0 + rim, h = Math.max(...ys) - y0 + rim;
  const ground = css("--map"), ink = css("--ink"), colours = { "1": css("--cooperation"), "-1": css("--conflict"), "0": css("--neutral") };
  const picture = svg("svg", { xmlns: SVG, viewBox: [x0, y0, w, h + 40].join(" "), width: w, height: h + 40, "font-family": FONT },
    svg("title", {}, KG.meta.title), svg("desc", {}, filterText() + ". " + sourceText()), svg("rect", { x: x0, y: y0, width: w, height: h + 40, fill: ground }));
  for (const line of lines) {
    const live = first.lit.get(line.id);
    if (live) picture.append(...lineShape(line, live, places, colours[line.sign]));
  }
  for (const i of ids) {
    const { x, y } = places.get(i), size = sizeOf(i, 1), k = size / 7;
    picture.append(svg("path", { d: PATHS[shapeOf(actors[i])], fill: fillOf(actors[i]), stroke: css("--soft"), "stroke-width": 1 / k, transform: `translate(${x - 7 * k} ${y - 7 * k}) scale(${k})` }));
    homeOf(i).label.split("\n").forEach((text, n) => picture.append(svg("text", { x, y: y + size + 16 + 17 * n, "text-anchor": "middle", "font-size": 14, fill: ink, stroke: ground, "stroke-width": 4, "paint-order": "stroke" }, text)));
  }
  picture.append(svg("text", { x: x0 + 16, y: y0 + h + 24, "font-size": 13, fill: css("--soft") }, KG.meta.title + " · " + filterText() + " · " + sourceText()));
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(picture);
}

function lineShape(line, live, places, colour) {
  const a = places.get(line.s), b = places.get(line.o), smooth = first.edges.get(line.id).smooth;
  const { x: mx, y: my } = smooth ? viaOf(a, b, smooth.roundness) : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const end = (p, r) => { const d = Math.hypot(p.x - mx, p.y - my) || 1; return { x: p.x - ((p.x - mx) / d) * r, y: p.y - ((p.y - my) / d) * r, ux: (p.x - mx) / d, uy: (p.y - my) / d }; };
  const e = end(b, sizeOf(line.o, 1) + 3), s = end(a, sizeOf(line.s, 1) + 3);
  const head = (p) => svg("path", { d: `M${p.x} ${p.y}L${p.x - p.ux * 10 - p.uy * 5} ${p.y - p.uy * 10 + p.ux * 5}L${p.x - p.ux * 10 + p.uy * 5} ${p.y - p.uy * 10 - p.ux * 5}Z`, fill: line.denied ? "none" : colour, stroke: colour });
  const text = (line.denied ? "not: " : "") + relationsOf(live).join(" / ");
  const track = `M${s.x} ${s.y}Q${mx} ${my} ${e.x} ${e.y}`, fate = comparing() ? change(live) : null;
  const band = fate && fate.kind === "new" ? [svg("path", { d: track, fill: "none", stroke: css("--fresh"), "stroke-width": 12 })] : [];
  const path = svg("path", { d: track, fill: "none", stroke: colour, "stroke-opacity": fate && fate.kind === "gone" ? 0.35 : 1, "stroke-width": 1.2 + 1.4 * Math.sqrt(Math.min(40, live.length)), "stroke-dasharray": line.denied ? "2 6" : dashed(live) ? "9 6" : "none" },
    svg("title", {}, actors[line.s].n + " " + text + " " + actors[line.o].n));
  const name = svg("text", { x: (s.x + 2 * mx + e.x) / 4, y: (s.y + 2 * my + e.y) / 4 - 3, "text-anchor": "middle", "font-size": 11, fill: colour, stroke: css("--map"), "stroke-width": 4, "paint-order": "stroke" }, (fate && changeText(fate) ? changeText(fate) + ": " : "") + (line.denied || first.lit.size <= 60 ? text.slice(0, 40) : ""));
  return [...band, path, head(e), ...(line.mutual ? [head(s)] : []), name];
}

function pngBlob() {
  const source = document.querySelector("#mynetwork canvas"), ratio = source.width / source.clientWidth || 1, foot = 46 * ratio;
  const canvas = el("canvas");
  canvas.width = source.width;
  canvas.height = source.height + foot;
  const draw = canvas.getContext("2d");
  draw.fillStyle = css("--map");
  draw.fillRect(0, 0, canvas.width, canvas.height);
  draw.drawImage(source, 0, 0);
  draw.fillStyle = css("--ink");
  draw.font = 600 + " " + 14 * ratio + "px " + FONT;
  draw.fillText(KG.meta.title, 14 * ratio, source.height + 18 * ratio);
  draw.fillStyle = css("--soft");
  draw.font = 12 * ratio + "px " + FONT;
  draw.fillText(filterText() + " · " + sourceText(), 14 * ratio, source.height + 36 * ratio);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

const EXPORTS = {
  png: async () => {
    if (S.view === "table") view("map");
    network.redraw();
    save("png", "image/png", await pngBlob());
  },
  svg: () => save("svg", "image/svg+xml", svgText()),
  csv: () => save("csv", "text/csv", csvText()),
  json: () => save("json", "application/json", JSON.stringify({ title: KG.meta.title, shown: filterText(), claims: visible.map(record) }, null, 1)),
  link: (button) => copy(location.href, button),
};

function buildExport() {
  for (const button of document.querySelectorAll("[data-export]")) button.addEventListener("click", async () => {
    await EXPORTS[button.dataset.export](button);
    if (button.dataset.export !== "link") button.closest("details").open = false;
  });
}
