// Mouse and keyboard.
function buildEvents() {
  listen(first);
  for (const name of ["map", "places", "table"]) $("v-" + name).addEventListener("click", () => view(name));
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); view("table"); });
  $("theme").addEventListener("click", () => {
    S.theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    refresh();
    drawLegend();
  });
  $("help").addEventListener("click", () => $("helpbox").showModal());
  $("help-close").addEventListener("click", () => $("helpbox").close());
  $("toggle-left").addEventListener("click", (event) => {
    event.target.setAttribute("aria-expanded", String(document.querySelector(".left").classList.toggle("open")));
  });
  const zoom = (factor) => { for (const p of panes()) p.network.moveTo({ scale: p.network.getScale() * factor, animation: calm() ? false : { duration: 160 } }); touched = true; };
  $("z-in").addEventListener("click", () => zoom(1.3));
  $("z-out").addEventListener("click", () => zoom(1 / 1.3));
  $("z-fit").addEventListener("click", () => fit());
  $("z-back").addEventListener("click", () => { S.moved.clear(); refresh(); fit(); });
  $("mynetwork").addEventListener("keydown", walk);
  document.addEventListener("keydown", shortcut);
  matchMedia("print").addEventListener("change", (event) => {
    if (event.matches) $("legend-box").open = true;
    fit();  // paper has another width
  });
  addEventListener("hashchange", () => { fromAddress(); regroup(); drawLegend(); refresh(); });
}

function listen(p) {
  p.network.on("click", (event) => {
    if (event.nodes.length) select(event.nodes[0]);
    else if (event.edges.length) select(event.edges[0]);
    else select(null);
    p.network.unselectAll();
  });
  p.network.on("doubleClick", (event) => { if (event.nodes.length) select(event.nodes[0], true); });
  p.network.on("hoverNode", (event) => {
    const a = actors[actorByKey.get(event.node)];
    tip(p, event, a.n, typeName(a) + ", " + count(a.claims.length, "claim"));
  });
  p.network.on("hoverEdge", (event) => {
    const line = lineById.get(event.edge), live = p.lit.get(event.edge) || [];
    if (!line) return;
    const who = [...new Set(live.map(chainText))];
    tip(p, event, actors[line.s].n + (line.denied ? " (not) " : " ") + relationsOf(live).join(" / ") + " " + actors[line.o].n,
      count(live.length, "claim") + ", according to " + who.slice(0, 3).join("; ") + (who.length > 3 ? " and " + (who.length - 3) + " more" : ""));
  });
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) p.network.on(name, () => { $("tip").hidden = true; });
  let waiting = 0;
  p.network.on("zoom", () => { touched = true; clearTimeout(waiting); waiting = setTimeout(paint, 120); });
  p.network.on("dragEnd", (event) => {
    touched = true;
    if (S.view !== "map" && event.nodes.length) {
      told.delete(p.nodes);  // on the map of the world everybody goes back to his place
      paint();
    }
    if (S.view !== "map") return;
    for (const id of event.nodes) {
      const { x, y } = p.network.getPositions([id])[id];
      S.moved.set(id, { x: Math.round(x / stretch.x), y: Math.round(y / stretch.y) });
    }
    if (event.nodes.length) refresh();
  });
  p.network.on("resize", () => { if (!touched) fit(); });
}

function tip(p, event, text, note) {
  const box = $("tip"), wrap = $("map-wrap").getBoundingClientRect(), own = $(p.id).getBoundingClientRect();
  box.replaceChildren(text, el("small", {}, note));
  box.hidden = false;
  box.style.left = Math.max(4, Math.min(own.x - wrap.x + event.pointer.DOM.x + 14, wrap.width - box.offsetWidth - 8)) + "px";
  box.style.top = Math.max(4, Math.min(event.pointer.DOM.y + 14, wrap.height - box.offsetHeight - 8)) + "px";
}

// Arrow keys go to the nearest actor in that direction.
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function walk(event) {
  const chosen = selection(), at = chosen.actor !== null ? drawnAs(chosen.actor) : chosen.line ? chosen.line.s : chosen.pair ? drawnAs(chosen.pair[0]) : null;
  const way = WAYS[event.key];
  if (way) {
    event.preventDefault();
    const ids = [...first.shown];
    if (at === null) {
      if (ids.length) select(actors[Math.min(...ids)].k);
      return;
    }
    const from = placeOf(at);
    let best = null, least = Infinity;
    for (const i of ids) if (i !== at) {
      const to = placeOf(i), dx = to.x - from.x, dy = to.y - from.y;
      const ahead = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      if (ahead > 4 && ahead + 2.2 * aside < least) { least = ahead + 2.2 * aside; best = i; }
    }
    if (best !== null) select(actors[best].k);
  } else if (event.key === "Enter") $("panel").focus();
  else if (event.key === "e" && at !== null) {
    const mine = lines.filter((l) => first.lit.has(l.id) && (l.s === at || l.o === at));
    if (!mine.length) return;
    const n = chosen.line ? mine.indexOf(chosen.line) : -1;
    select(mine[(n + 1) % mine.length].id);
  }
}

function shortcut(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "range";
  if (event.key === "Escape" && !typing && !$("helpbox").open) select(null);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); $("q").focus(); }
  else if (event.key === "t") view(S.view === "table" ? "map" : "table");
  else if (event.key === "f") fit();
  else if (event.key === "?") $("helpbox").showModal();
}
