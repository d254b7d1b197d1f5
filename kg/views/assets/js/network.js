// The drawn network: pyvis gives actors, lines and options; here they get colours, labels and the state of the filters.
const FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif";
const home = new Map(PV.nodes.map((n) => [n.id, { x: n.x, y: n.y, size: n.size, label: n.label }]));

function pane(id) {
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const network = new vis.Network($(id), { nodes, edges }, PV.options);
  network.on("beforeDrawing", (draw) => { if (S.view === "places") drawCoast(draw); });
  return { id, nodes, edges, network, box: $(id).parentElement, lit: new Map(), shown: new Set() };
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

function placeOf(i) {
  return S.view === "places" ? geoPlace(i) : homeOf(i);
}

// Fill a pane: all lines of the mode; hidden is what no visible claim supports.
function paint() {
  const colours = { "1": css("--cooperation"), "-1": css("--conflict"), "0": css("--neutral") };
  const look = { ink: css("--ink"), soft: css("--soft"), ground: css("--map"), colours };
  const passing = new Set(visible.map((c) => c.i));
  const chosen = selection();
  for (const p of panes()) {
    const voice = voiceOf(p === first ? S.told : S.beside);
    const says = (c) => !voice || chains[c.chain].some((s) => voice.members.has(s));
    p.lit = new Map();
    p.shown = new Set();
    const found = [], own = chosen.actor !== null ? drawnAs(chosen.actor) : null;
    for (const line of lines) {
      const live = line.claims.filter((c) => passing.has(c.i) && says(c));
      if (!live.length || !placeOf(line.s) || !placeOf(line.o)) continue;
      found.push([line, live]);
      p.shown.add(line.s).add(line.o);
    }
    const weight = ([line, live]) => live.length + (line === chosen.line || line.s === own || line.o === own ? 1e6 : 0);
    p.leftOut = Math.max(0, found.length - MOST_LINES);
    if (p.leftOut) found.sort((x, y) => weight(y) - weight(x) || (x[0].id < y[0].id ? -1 : 1));
    for (const [line, live] of found.slice(0, MOST_LINES)) p.lit.set(line.id, live);
    if (chosen.actor !== null && placeOf(drawnAs(chosen.actor))) p.shown.add(drawnAs(chosen.actor));
    const focus = focusOf(p, chosen);
    const scale = Math.min(1.3, Math.max(0.12, p.network.getScale()));
    const { named, taken } = namesThatFit(p, focus, scale);
    sync(p.nodes, [...p.shown].sort((a, b) => a - b).map((i) => nodeLook(i, focus, look, scale, named.has(i))));
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

function sync(set, wanted) {
  const keep = new Set(wanted.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(wanted);
}

const textSize = (i) => 12.5 + Math.min(3.5, homeOf(i).size / 11);
const PLACES_SIZE = (size) => 4 + size / 4;

// Names in order of weight, each only where no heavier name stands already: a far view names the main actors.
function namesThatFit(p, focus, scale) {
  const taken = [], named = new Set();
  const weight = (i) => (i === focus.main ? 2e9 : focus.actors.has(i) ? 1e9 : 0) - i;
  for (const i of [...p.shown].sort((a, b) => weight(b) - weight(a))) {
    const place = placeOf(i), text = homeOf(i).label.split("\n"), font = textSize(i);
    const half = Math.max(...text.map((t) => t.length)) * font * 0.26;
    const size = S.view === "places" ? PLACES_SIZE(homeOf(i).size) : homeOf(i).size;
    const x = place.x * scale, y = (place.y + size) * scale;
    const box = [x - half, y + 2, x + half, y + 4 + font * 1.15 * text.length];
    if (taken.some((o) => overlap(box, o))) continue;
    taken.push(box);
    named.add(i);
  }
  return { named, taken };
}
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function nodeLook(i, focus, look, scale, named) {
  const actor = actors[i], place = placeOf(i), dim = focus.on && !focus.actors.has(i), main = i === focus.main;
  const base = homeOf(i), fill = fillOf(actor), border = main ? look.ink : look.soft;
  return {
    id: actor.k, label: named ? base.label : "", shape: shapeOf(actor), x: place.x, y: place.y,
    size: S.view === "places" ? PLACES_SIZE(base.size) : base.size, opacity: dim ? 0.16 : 1,
    borderWidth: (main ? 3.5 : 1.2) / Math.min(1, scale * 2), borderWidthSelected: 4, labelHighlightBold: false, chosen: { label: false },
    color: { background: fill, border, highlight: { background: fill, border: look.ink }, hover: { background: fill, border: look.soft } },
    font: {
      color: dim ? look.soft + "66" : look.ink, size: textSize(i) / scale, face: FONT,
      strokeWidth: 4 / scale, strokeColor: look.ground, vadjust: -3,
    },
  };
}

function lineLook(line, p, focus, look, scale, bends, texts, crowded) {
  const live = p.lit.get(line.id), hot = focus.lines.has(line.id), dim = focus.on && !hot;
  const colour = look.colours[line.sign];
  const text = texts.get(line.id);
  const thin = crowded && !hot ? 0.62 : 0.92;
  const head = { enabled: true, scaleFactor: line.denied ? 0.45 : 0.62, type: line.denied ? "circle" : line.sign ? "arrow" : "vee" };
  return {
    id: line.id, from: actors[line.s].k, to: actors[line.o].k,
    smooth: { enabled: true, type: "curvedCW", roundness: bends.get(line.id) },
    width: (1.2 + 1.4 * Math.sqrt(Math.min(40, live.length))) / Math.min(1, scale * 1.6), selectionWidth: 1, hoverWidth: 0.8,
    dashes: line.denied ? [2, 6] : dashed(live) ? [9, 6] : false,
    color: { color: colour, highlight: colour, hover: colour, inherit: false, opacity: dim ? 0.1 : thin },
    arrows: {
      to: head, from: line.mutual ? head : { enabled: false },
      middle: line.sign === -1 && !line.denied && !text ? { enabled: true, type: "bar", scaleFactor: 0.55 } : { enabled: false },
    },
    label: text || " ",  // vis-network keeps the text of before when it is empty
    font: { size: 11.5 / scale, color: colour, strokeWidth: 5 / scale, strokeColor: look.ground, face: FONT, align: "horizontal" },
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

// What may stand on a line, the best first: denial and dispute always, relation names where there is room.
function lineTexts(line, live, hot, scale, few) {
  const names = relationsOf(live), one = names[0] + (names.length > 1 ? " +" + (names.length - 1) : "");
  const a = placeOf(line.s), b = placeOf(line.o);
  const room = (Math.hypot(a.x - b.x, a.y - b.y) - homeOf(line.s).size - homeOf(line.o).size - (line.mutual ? 28 : 14)) * scale;
  const mark = line.denied ? "✕ denied" : live.some(disputed) ? "disputed" : "";
  const number = live.length > 1 ? String(live.length) : "";
  const texts = mark ? [hot ? mark + ": " + one : "", mark] : [hot || few ? one : "", number];
  return texts.filter((text) => text && (text === mark || text.length * 6.1 < room * 1.02));
}

// Texts of lines where neither a name nor another text stands; those of the selection and the marks come first.
function textsThatFit(lit, p, focus, scale, bends, taken) {
  const texts = new Map(), few = lit.length <= 60;
  const rank = (l) => (focus.lines.has(l.id) ? 4e6 : 0) + (l.denied ? 2e6 : 0) + p.lit.get(l.id).length;
  for (const line of [...lit].sort((x, y) => rank(y) - rank(x) || (x.id < y.id ? -1 : 1))) {
    const hot = focus.lines.has(line.id), live = p.lit.get(line.id);
    if (focus.on && !hot) continue;
    const a = placeOf(line.s), b = placeOf(line.o), via = viaOf(a, b, bends.get(line.id));
    const x = ((a.x + 2 * via.x + b.x) / 4) * scale, y = ((a.y + 2 * via.y + b.y) / 4) * scale;
    const must = few && (line.denied || live.some(disputed)), options = lineTexts(line, live, hot, scale, few);
    const box = (text) => [x - text.length * 2.7, y - 6, x + text.length * 2.7, y + 6];
    const text = options.find((option) => !taken.some((o) => overlap(box(option), o))) || (must ? options[options.length - 1] : "");
    if (!text) continue;
    taken.push(box(text));
    texts.set(line.id, text);
  }
  return texts;
}
