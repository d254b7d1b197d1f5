// Selection and the view: what is chosen, what is near it, how the map is fitted to the pane.
function selection() {
  const id = S.sel, none = { actor: null, line: null, claim: null, pair: null };
  if (!id) return none;
  if (actorByKey.has(id)) return { ...none, actor: actorByKey.get(id) };
  if (lineById.has(id)) return { ...none, line: lineById.get(id) };
  if (claimById.has(id)) {
    const claim = claimById.get(id);
    return { ...none, line: lineOfClaim.get(claim.i) || null, claim };
  }
  return { ...none, pair: pairOf(id) };
}

// Two actors, as "china~north-korea".
const pairId = (a, b) => actors[a].k + "~" + actors[b].k;
function pairOf(id) {
  for (let at = id.indexOf("~"); at > 0; at = id.indexOf("~", at + 1)) {
    const a = actorByKey.get(id.slice(0, at)), b = actorByKey.get(id.slice(at + 1));
    if (a !== undefined && b !== undefined) return [a, b];
  }
  return null;
}

function focusOf(p, chosen) {
  const focus = { on: false, main: null, actors: new Set(), lines: new Set() };
  if (chosen.actor !== null) {
    focus.main = drawnAs(chosen.actor);
    focus.actors.add(focus.main);
    for (const l of lines) if (p.lit.has(l.id) && (l.s === focus.main || l.o === focus.main)) {
      focus.lines.add(l.id);
      focus.actors.add(l.s).add(l.o);
    }
  } else if (chosen.pair) {
    const ends = chosen.pair.map(drawnAs);
    for (const i of ends) if (p.shown.has(i)) focus.actors.add(i);
    for (const l of lines) if (p.lit.has(l.id) && ends.includes(l.s) && ends.includes(l.o)) focus.lines.add(l.id);
  } else if (chosen.line) {
    focus.lines.add(chosen.line.id);
    focus.actors.add(chosen.line.s).add(chosen.line.o);
    // The other side of a dispute is part of it.
    const fought = new Set(chosen.line.claims.filter(disputed).map((c) => c.proposition));
    for (const l of lines) if (p.lit.has(l.id) && l.claims.some((c) => fought.has(c.proposition))) focus.lines.add(l.id);
  }
  focus.on = focus.actors.size > 0;
  return focus;
}

let touched = false;
// How far the layout is pulled to the shape of the pane: up on a phone, across in a wide window.
function stretchOf(all) {
  const box = $(first.id).getBoundingClientRect(), at = all.map(homeOf);
  if (at.length < 3 || !box.height) return { x: 1, y: 1 };
  const extent = (axis) => Math.max(300, Math.max(...at.map((p) => p[axis])) - Math.min(...at.map((p) => p[axis])));
  const ratio = box.width / box.height / (extent("x") / extent("y"));
  return { x: Math.min(1.6, Math.max(1, ratio)), y: Math.min(2.6, Math.max(1, 1 / ratio)) };
}

// The section that holds all names, with so many pixels free below; and where each name then stands.
function frame(wanted, box, most, many, below) {
  const high = box.height - 28 - below;
  let scale = most, middle = { x: 0, y: 0 }, own = [];
  for (let round = 0; round < 6; round++) {
    own = wanted.map((i) => {
      const place = placeOf(i), size = sizeOf(i, scale), text = homeOf(i).label.split("\n"), font = textSize(i) / scale;
      const half = many ? size : Math.max(size, widthOf(text, font) / 2), above = scale < 0.6 && !many ? font * 1.2 * text.length : 0;
      return [place.x - half, place.y - size - above, place.x + half, place.y + size + font * (0.6 + 1.2 * text.length)];
    });
    const least = (at) => own.reduce((n, b) => Math.min(n, b[at]), Infinity), greatest = (at) => own.reduce((n, b) => Math.max(n, b[at]), -Infinity);
    const [x0, y0, x1, y1] = [least(0), least(1), greatest(2), greatest(3)];
    middle = { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
    scale = Math.min(most, (box.width - 28) / (x1 - x0), high / (y1 - y0));
  }
  middle.y += below / 2 / scale;
  const boxes = own.map((b) => b.map((n, k) => (k % 2 ? (n - middle.y) * scale + box.height / 2 : (n - middle.x) * scale + box.width / 2)));
  return { scale, middle, boxes };
}

// Whether the buttons at the bottom right would cover one of these boxes of a pane.
function underButtons(p, boxes) {
  const pane = $(p.id).getBoundingClientRect(), b = $("z-fit").parentElement.getBoundingClientRect();
  const buttons = [b.left - pane.left, b.top - pane.top, b.right - pane.left, b.bottom - pane.top];
  return boxes.some((box) => overlap(box, buttons));
}

// Names keep their size on the screen, so the room they take is counted in pixels, whatever the scale.
function fit(ids) {
  // Two panes show the same section, so that an actor is at the same spot in both.
  const all = [...new Set(panes().flatMap((p) => [...p.shown]))];
  if (!ids && S.view === "map") stretch = stretchOf(all);
  for (const p of panes()) {
    const wanted = (ids || all).filter(placeOf);
    const box = $(p.id).getBoundingClientRect();
    if (!wanted.length || !box.width) continue;
    const many = all.length > 45;
    const most = S.view === "places" ? 4 : ids ? 1.2 : 1.5;
    if (S.view === "places" && !ids) settle(all, (Math.min(box.width, 2 * box.height) / 2300) * 1.4);
    let { scale, middle, boxes } = frame(wanted, box, most, many, 0);
    if (S.view === "places") middle = insideWorld(middle, box.width / scale / 2, box.height / scale / 2);
    else if (underButtons(p, boxes)) ({ scale, middle } = frame(wanted, box, most, many, $("z-fit").offsetHeight + 12));
    p.network.setSize("100%", "100%");
    const slow = ids && !calm() && document.documentElement.dataset.ready;
    p.network.moveTo({ position: middle, scale, animation: slow ? { duration: 300 } : false });
    if (slow) p.network.once("animationFinished", paint);
  }
  paint();  // names are placed for the new scale
}

// Choose an actor, a line or a claim by its id; null clears.
function select(id, move) {
  S.sel = id;
  let chosen = selection();
  const missing = [];
  if (chosen.actor !== null) missing.push(chosen.actor);
  if (chosen.pair) missing.push(...chosen.pair);
  if (chosen.claim && !chosen.line) missing.push(chosen.claim.s, chosen.claim.o);
  const shown = drawnActors();
  const bring = missing.filter((i) => !shown.has(drawnAs(i))).map((i) => actors[i].k);
  if (bring.length) {
    S.more = [...new Set([...S.more, ...bring])].slice(-60);
    regroup();
  }
  refresh();
  chosen = selection();
  if (move && S.view !== "table") {
    const focus = focusOf(first, chosen);
    if (focus.actors.size) fit([...focus.actors]);
  }
  say(chosen);
}

function say(chosen) {
  const live = $("live");
  if (chosen.actor !== null) {
    const n = lines.filter((l) => first.lit.has(l.id) && [l.s, l.o].includes(drawnAs(chosen.actor))).length;
    live.textContent = actors[chosen.actor].n + ", " + count(n, "line");
  } else if (chosen.pair) live.textContent = chosen.pair.map((i) => actors[i].n).join(" and ");
  else if (chosen.claim) live.textContent = sentence(chosen.claim) + ", " + stated(chosen.claim);
  else if (chosen.line) {
    const l = chosen.line;
    live.textContent = actors[l.s].n + (l.denied ? " (not) " : " ") + relationsOf(l.claims).join(", ") + " " + actors[l.o].n;
  } else live.textContent = "Selection cleared";
}
