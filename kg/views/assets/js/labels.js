// Which names and texts stand on the map: each only where it hides nothing that matters more.
const LINE_TEXT = 11.5;  // pixels
const textSize = (i) => 12.5 + Math.min(3.5, homeOf(i).size / 11);
const labelOf = (i, fate) => homeOf(i).label + (fate === "new" || fate === "gone" ? "\n(" + fate + ")" : "");

// How wide the longest of some lines is, in pixels; a guess by letters is off by a third, as fonts are.
const pen = document.createElement("canvas").getContext("2d"), widths = new Map();
function widthOf(texts, size) {
  for (const t of texts) if (!widths.has(t)) {
    pen.font = "100px " + FONT;
    widths.set(t, pen.measureText(t).width / 100);
  }
  return Math.max(...texts.map((t) => widths.get(t))) * size;
}

// The radius of an actor; where few are drawn small, on a phone or in a half of the pane, they are drawn larger.
function sizeOf(i, scale) {
  const size = homeOf(i).size;
  if (S.view === "places") return (5 + size / 5) / Math.sqrt(scale);
  return first.shown.size > 60 ? size : size * Math.min(1.8, Math.max(1, 0.7 / scale));
}

// Names in order of weight, below or else above the shape: where no heavier name and no other shape is.
function namesThatFit(p, focus, scale, fates) {
  const shapes = new Map([...p.shown].map((i) => {
    const { x, y } = placeOf(i), r = sizeOf(i, scale) * scale;
    return [i, [x * scale - r, y * scale - r, x * scale + r, y * scale + r]];
  }));
  const taken = [], named = new Map(), few = p.shown.size <= 60;
  // The rim of a shape may be touched: of a circle its box has little there.
  const core = ([x0, y0, x1, y1]) => { const r = (x1 - x0) * 0.15; return [x0 + r, y0 + r, x1 - r, y1 - r]; };
  const hides = (i, box) => few && [...shapes].some(([j, o]) => j !== i && overlap(box, core(o)));
  const weight = (i) => (i === focus.main ? 2e9 : focus.actors.has(i) ? 1e9 : 0) - i;
  for (const i of [...p.shown].sort((a, b) => weight(b) - weight(a))) {
    const text = labelOf(i, fates.get(i)).split("\n"), font = textSize(i), [x0, y0, x1, y1] = shapes.get(i);
    const half = widthOf(text, font) / 2, x = (x0 + x1) / 2, high = font * 1.15 * text.length;
    const spots = [["below", [x - half, y1 + 2, x + half, y1 + 4 + high]], ["above", [x - half, y0 - 4 - high, x + half, y0 - 2]]];
    const free = ([, box]) => !taken.some((o) => overlap(box, o));
    const best = spots.find((spot) => free(spot) && !hides(i, spot[1])) || (few && i !== focus.main ? null : spots.find(free));
    if (!best) continue;
    taken.push(best[1]);
    named.set(i, best[0]);
  }
  return { named, taken: [...taken, ...(few ? shapes.values() : [])] };
}
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// What may stand on a line, the best first: denial and dispute always, change and relation names where there is room.
function lineTexts(line, live, hot, scale, few) {
  const names = relationsOf(live), one = names[0] + (names.length > 1 ? " +" + (names.length - 1) : "");
  const a = placeOf(line.s), b = placeOf(line.o);
  const room = (Math.hypot(a.x - b.x, a.y - b.y) - sizeOf(line.s, scale) - sizeOf(line.o, scale)) * scale - (line.mutual ? 34 : 20);
  const mark = markOf(line, live), number = live.length > 1 && !comparing() ? String(live.length) : "";
  const short = line.denied ? "✕" : mark;
  const texts = mark ? [hot ? mark + ": " + one : "", mark, short] : [hot || few ? one : "", number];
  return texts.filter((text) => text && (text === mark || text === short || widthOf([text], LINE_TEXT) < room));
}
const markOf = (line, live) => [line.denied ? "✕ denied" : live.some(disputed) ? "disputed" : "", comparing() ? changeText(change(live)) : ""].filter(Boolean).join(", ");

// Texts of lines where neither a name nor another text stands; those of the selection and the marks come first.
function textsThatFit(lit, p, focus, scale, bends, taken) {
  const texts = new Map(), few = lit.length <= 60;
  const rank = (l) => (focus.lines.has(l.id) ? 4e6 : 0) + (l.denied ? 2e6 : 0) + p.lit.get(l.id).length;
  for (const line of [...lit].sort((x, y) => rank(y) - rank(x) || (x.id < y.id ? -1 : 1))) {
    const hot = focus.lines.has(line.id), live = p.lit.get(line.id);
    if (focus.on && !hot) continue;
    const a = placeOf(line.s), b = placeOf(line.o), via = viaOf(a, b, bends.get(line.id));
    const x = ((a.x + 2 * via.x + b.x) / 4) * scale, y = ((a.y + 2 * via.y + b.y) / 4) * scale;
    const must = (few && (line.denied || live.some(disputed))) || (hot && focus.lines.size === 1), options = lineTexts(line, live, hot, scale, few);
    const box = (text) => { const half = widthOf([text], LINE_TEXT) / 2 + 1; return [x - half, y - 7, x + half, y + 7]; };
    const text = options.find((option) => !taken.some((o) => overlap(box(option), o))) || (must ? options[options.length - 1] : "");
    if (!text) continue;
    taken.push(box(text));
    texts.set(line.id, text);
  }
  return texts;
}
