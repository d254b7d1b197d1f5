// The drawn network: pyvis gives actors, lines and options; here they get colours, labels and the state of the filters.
const FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif";
const home = new Map(PV.nodes.map((n) => [n.id, { x: n.x, y: n.y, size: n.size, label: n.label }]));

function pane(id) {
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const network = new vis.Network($(id), { nodes, edges }, PV.options);
  const made = { id, nodes, edges, network, box: $(id).parentElement, lit: new Map(), shown: new Set(), focus: null };
  network.on("beforeDrawing", (draw) => { if (S.view === "places") drawCoast(draw, network.getScale(), made); });
  return made;
}
const MOST_LINES = 500;  // more take over 100 ms to draw, and nobody can follow them
const first = pane("mynetwork");
let second = null;
const panes = () => (second && S.beside ? [first, second] : [first]);
const network = first.network;

// Which actors are drawn: those that came with a place, and those that the reader brought in.
function drawnActors() {
  const shown = new Set();
  for (let i = 0; i < KG.drawn; i++) shown.add(drawnAs(i));
  for (const key of S.more) shown.add(drawnAs(actorByKey.get(key)));
  return shown;
}

function homeOf(i) {
  const key = actors[i].k;
  if (!home.has(key)) home.set(key, { ...freePlace(i), size: 9 + 33 * Math.sqrt(actors[i].claims.length / Math.max(40, KG.meta.most)), label: wrapName(actors[i].n) });
  return home.get(key);
}

// An actor that is brought in stands beside its neighbours, on the first free spot of a spiral.
function freePlace(i) {
  const near = [];
  for (const c of actors[i].claims) {
    const other = home.get(actors[c.s === i ? c.o : c.s].k);
    if (other) near.push(other);
  }
  const from = near.length ? near : [...home.values()];
  const mean = (axis) => from.reduce((sum, p) => sum + p[axis], 0) / Math.max(1, from.length);
  const cx = mean("x"), cy = mean("y");
  for (let n = 1; n < 400; n++) {
    const r = 42 * Math.sqrt(n), a = n * 2.399963;
    const x = Math.round(cx + r * Math.cos(a)), y = Math.round(cy + r * Math.sin(a));
    if (![...home.values()].some((p) => Math.abs(p.x - x) < 120 && Math.abs(p.y - y) < 70)) return { x, y };
  }
  return { x: Math.round(cx), y: Math.round(cy) };
}

function wrapName(name) {
  const out = [""];
  for (const word of name.split(/\s+/)) {
    const last = out[out.length - 1];
    if (last && (last + " " + word).length > 20) out.push(word.slice(0, 40));
    else out[out.length - 1] = (last + " " + word).trim().slice(0, 40);
  }
  return out.slice(0, 3).join("\n") + (out.length > 3 ? "…" : "");
}

// A pane that is higher or wider than the layout gets it stretched; who was dragged keeps his own place.
let stretch = { x: 1, y: 1 };
function placeOf(i) {
  if (S.view === "places") return geoPlace(i);
  const { x, y } = S.moved.get(actors[i].k) || homeOf(i);
  return { x: x * stretch.x, y: y * stretch.y };
}

// Fill a pane: all lines of the mode; hidden is what no visible claim supports.
function paint() {
  const colours = { "1": css("--cooperation"), "-1": css("--conflict"), "0": css("--neutral") };
  const look = { ink: css("--ink"), soft: css("--soft"), ground: css("--map"), accent: css("--accent"), fresh: css("--fresh"), colours };
  const chosen = selection();
  for (const p of panes()) {
    const voice = voiceOf(p === first ? S.told : S.beside);
    const says = (c) => !voice || chains[c.chain].some((s) => voice.members.has(s));
    p.lit = new Map();
    p.shown = new Set();
    const found = [], own = chosen.actor !== null ? drawnAs(chosen.actor) : null;
    for (const line of lines) {
      const live = line.claims.filter((c) => c.passes && says(c));
      if (!live.length || !placeOf(line.s) || !placeOf(line.o)) continue;
      found.push([line, live]);
      p.shown.add(line.s).add(line.o);
    }
    const weight = ([line, live]) => live.length + (line === chosen.line || line.s === own || line.o === own ? 1e6 : 0);
    p.leftOut = Math.max(0, found.length - MOST_LINES);
    if (p.leftOut) found.sort((x, y) => weight(y) - weight(x) || (x[0].id < y[0].id ? -1 : 1));
    for (const [line, live] of found.slice(0, MOST_LINES)) p.lit.set(line.id, live);
    if (chosen.actor !== null && placeOf(drawnAs(chosen.actor))) p.shown.add(drawnAs(chosen.actor));
    const focus = (p.focus = focusOf(p, chosen));
    const scale = Math.min(1.3, Math.max(0.12, p.network.getScale()));
    const fates = comparing() ? fatesOf(p) : new Map();
    const { named, taken } = namesThatFit(p, focus, scale, fates);
    sync(p.nodes, [...p.shown].sort((a, b) => a - b).map((i) => nodeLook(i, focus, look, scale, named.get(i), fates.get(i))));
    const lit = lines.filter((l) => p.lit.has(l.id)), pairs = new Map();
    for (const l of lit) for (const key of [l.s + " " + l.o, l.o + " " + l.s]) pairs.set(key, (pairs.get(key) || 0) + 1);
    const beside = new Map(), bends = new Map(lit.map((l) => [l.id, bend(l, pairs, beside)]));
    const texts = textsThatFit(lit, p, focus, scale, bends, taken);
    sync(p.edges, lit.map((l) => lineLook(l, p, focus, look, scale, bends, texts, lit.length > 120)));
    const name = p.box.querySelector(".pane-name");
    name.hidden = !S.told && !S.beside;
    name.textContent = "According to " + (voice ? voice.name : "everybody");
  }
}

// vis-network takes 0.1 ms for each item it is told of, so it is told of those alone that look different.
const told = new WeakMap();
function sync(set, wanted) {
  const before = told.get(set) || new Map(), now = new Map(wanted.map((item) => [item.id, JSON.stringify(item)]));
  set.remove([...before.keys()].filter((id) => !now.has(id)));
  set.update(wanted.filter((item) => before.get(item.id) !== now.get(item.id)));
  told.set(set, now);
}

// What became of each actor of a pane between two times.
function fatesOf(p) {
  const seen = new Map();
  for (const line of lines) if (p.lit.has(line.id)) for (const i of [line.s, line.o]) seen.set(i, [...(seen.get(i) || []), ...p.lit.get(line.id)]);
  return new Map([...seen].map(([i, list]) => [i, change(list).kind]));
}

function nodeLook(i, focus, look, scale, spot, fate) {
  const actor = actors[i], place = placeOf(i), dim = focus.on && !focus.actors.has(i), main = i === focus.main;
  const base = homeOf(i), size = sizeOf(i, scale), fill = fillOf(actor), border = main ? look.ink : fate === "new" ? look.accent : look.soft;
  const text = labelOf(i, fate), high = text.split("\n").length * textSize(i) * 1.12;
  return {
    id: actor.k, label: spot ? text : "", shape: shapeOf(actor), x: place.x, y: place.y, size,
    opacity: dim ? 0.16 : fate === "gone" ? 0.4 : 1,
    borderWidth: (main ? 3 : fate === "new" ? 2.4 : 1.2) / Math.min(1, scale * 2), borderWidthSelected: 4, labelHighlightBold: false, chosen: { label: false },
    color: { background: fill, border, highlight: { background: fill, border: look.ink }, hover: { background: fill, border: look.soft } },
    font: {
      color: dim ? look.soft + "66" : fate === "gone" ? look.soft : look.ink, size: textSize(i) / scale, face: FONT,
      strokeWidth: 4 / scale, strokeColor: look.ground, vadjust: spot === "above" ? -(2 * size + (high + 8) / scale) : -3 / Math.max(1, scale),
    },
  };
}

function lineLook(line, p, focus, look, scale, bends, texts, crowded) {
  const live = p.lit.get(line.id), hot = focus.lines.has(line.id), dim = focus.on && !hot;
  const colour = look.colours[line.sign], fate = comparing() ? change(live).kind : null;
  const text = texts.get(line.id);
  const thin = fate === "gone" ? 0.35 : fate === "same" ? 0.5 : crowded && !hot ? 0.62 : 0.92;
  const head = { enabled: true, scaleFactor: line.denied ? 0.45 : 0.62, type: line.denied ? "circle" : line.sign ? "arrow" : "vee" };
  const width = ((1.2 + 1.4 * Math.sqrt(Math.min(40, live.length))) * (crowded && !hot ? 0.6 : 1)) / Math.min(1, scale * 1.6);
  return {
    id: line.id, from: actors[line.s].k, to: actors[line.o].k,
    smooth: { enabled: true, type: "curvedCW", roundness: bends.get(line.id) },
    width, selectionWidth: 1, hoverWidth: 0.8,
    background: { enabled: fate === "new" && !dim, color: look.fresh, size: width + 9 / scale, dashes: false },
    dashes: line.denied ? [2, 6] : dashed(live) ? [9, 6] : false,
    color: { color: colour, highlight: colour, hover: colour, inherit: false, opacity: dim ? 0.1 : thin },
    arrows: {
      to: head, from: line.mutual ? head : { enabled: false },
      middle: line.sign === -1 && !line.denied && !text ? { enabled: true, type: "bar", scaleFactor: 0.55 } : { enabled: false },
    },
    label: text || " ",  // vis-network keeps the text of before when it is empty
    font: { size: LINE_TEXT / scale, color: colour, strokeWidth: 5 / scale, strokeColor: look.ground, face: FONT, align: "horizontal" },
  };
}

// A line alone is nearly straight; several between two actors fan out.
function bend(line, pairs, beside) {
  const pair = line.s + " " + line.o, n = beside.get(pair) || 0;
  beside.set(pair, n + 1);
  return pairs.get(pair) > 1 ? (S.view === "places" ? 0.06 + 0.06 * n : 0.13 + 0.2 * n) : 0.05;
}

// The control point of a line as vis-network bends it ("curvedCW").
function viaOf(a, b, roundness) {
  const dx = b.x - a.x, dy = a.y - b.y, k = roundness * 0.5 + 0.5;
  const angle = Math.atan2(dy, dx) + k * Math.PI, radius = k * Math.hypot(dx, dy);
  return { x: a.x + radius * Math.sin(angle), y: a.y + radius * Math.cos(angle) };
}
