// The evidence panel: an actor, the two sides of a line, or an overview when nothing is chosen.
function drawPanel() {
  const chosen = selection();
  const content = chosen.actor !== null ? actorPanel(chosen.actor) : chosen.line || chosen.claim || chosen.pair ? pairPanel(chosen) : comparing() ? comparePanel() : overviewPanel();
  $("panel").replaceChildren(...content.flat(3).filter(Boolean));
  $("panel").scrollTop = 0;
}

const closeButton = () => el("button", { class: "close", "aria-label": "Clear the selection", on: { click: () => select(null) } }, "×");
const title = (...parts) => el("h2", {}, ...parts);

function actorList(entries, open = (i) => actors[i].k) {
  return el("ul", { class: "list" }, ...entries.map(([i, text]) => el("li", {}, el("button", { on: { click: () => select(open(i), true) } }, actorGlyph(actors[i]), el("span", { class: "name" }, actors[i].n), el("span", { class: "n" }, text)))));
}

function actorPanel(i) {
  const a = actors[i];
  const own = (c) => c.s === i || c.o === i || drawnAs(c.s) === i || drawnAs(c.o) === i;
  const mine = visible.filter(own);
  const partners = new Map();
  for (const c of mine) for (const other of new Set([c.s, c.o])) {
    if (drawnAs(other) !== drawnAs(i)) partners.set(other, [...(partners.get(other) || []), c]);
  }
  const strongest = [...partners].sort((x, y) => y[1].length - x[1].length || (actors[x[0]].n < actors[y[0]].n ? -1 : 1)).slice(0, 12);
  const told = [typeName(a), a.c && a.t !== "State" ? stateName(a.c) : null, a.s ? "sector " + a.s : null].filter(Boolean).join(", ");
  const says = VOICES.find((v) => v.name === a.n && v.kind !== "state");
  return [
    closeButton(), title(a.n), el("p", { class: "soft" }, told + (a.al ? " · also " + a.al.join(", ") : "")),
    identity(a), comparing() ? changeNote(mine) : null, meter(mine), past(mine),
    says ? el("p", {}, el("button", { class: "link", on: { click: () => { S.told = says.code; refresh(); } } }, "Show the map as " + a.n + " tells it (" + count(says.n, "claim") + ")")) : null,
    foldButton(i), colourButtons(a),
    strongest.length ? [el("h3", {}, "Linked with"), actorList(strongest.map(([o, list]) => [o, relationsOf(list).slice(0, 2).join(", ")]), (o) => pairId(i, o))] : null,
    el("h3", {}, count(mine.length, "claim")), mine.length ? [key(), cards(mine)] : el("p", { class: "soft" }, "None passes the filters."),
  ];
}

// How to name the actor in a query, and where to read on.
function identity(a) {
  const wikidata = /^Q\d+$/.test(a.wd || "") ? el("a", { href: "https://www.wikidata.org/wiki/" + a.wd, rel: "noopener noreferrer", target: "_blank" }, "Wikidata " + a.wd) : null;
  return el("p", { class: "soft small" }, el("code", {}, a.k.startsWith("=") ? a.k.slice(1) : "a:" + a.k), wikidata ? " · " : null, wikidata);
}

// A state may take its army, ministries and office holders into itself, and give them back.
function foldButton(i) {
  const own = parts.get(i) || [], key = actors[i].k, folded = S.folded.has(key);
  if (!own.length || S.joined) return null;
  const names = own.slice(0, 3).map((n) => actors[n].n).join(", ") + (own.length > 3 ? " and " + (own.length - 3) + " more" : "");
  return el("p", {}, el("button", { class: "link", id: "fold", on: { click: () => {
    if (folded) S.folded.delete(key);
    else S.folded.add(key);
    regroup();
    refresh();
  } } }, (folded ? "Draw apart: " : "Draw as part of it: ") + names));
}

// The page of a pair: all that is said between two actors, with both sides of a dispute.
function pairPanel({ line, claim, pair }) {
  const [s, o] = pair ? pair.map(drawnAs) : line ? [line.s, line.o] : [claim.s, claim.o];
  const between = visible.filter((c) => { const x = drawnAs(c.s), y = drawnAs(c.o); return (x === s && y === o) || (x === o && y === s); });
  const byDay = (a, b) => ((a.day || "9999") < (b.day || "9999") ? -1 : (a.day || "9999") > (b.day || "9999") ? 1 : a.i - b.i);
  const own = pair ? [...between].sort(byDay) : line ? between.filter((c) => lineOfClaim.get(c.i) === line) : [claim];
  const rest = between.filter((c) => !own.includes(c));
  const arrowText = pair ? " and " : line && line.mutual ? " ↔ " : " → ";
  const what = line ? [line.denied ? "Denied " : "", SIGN[line.sign], ", ", count(own.length, "claim")].join("") : count(1, "claim");
  const fights = [...new Set(between.filter(disputed).map((c) => c.proposition))];
  return [
    closeButton(), title(actors[s].n, arrowText, actors[o].n),
    el("p", { class: "soft" }, pair ? count(own.length, "claim") : what[0].toUpperCase() + what.slice(1)),
    comparing() ? changeNote(between) : null,
    between.length > 1 ? [meter(between), past(between)] : past(between),
    fights.map((p) => dispute(between.filter((c) => c.proposition === p))),
    pair ? el("p", {}, "About ", actorButton(s), " · ", actorButton(o)) : null,
    own.length ? [key(), cards(claim && own.includes(claim) ? [claim, ...own.filter((c) => c !== claim)] : own, claim)] : el("p", { class: "soft" }, "Hidden by the filters."),
    rest.length ? [el("h3", {}, "Also between the two"), cards(rest)] : null,
  ];
}

function dispute(list) {
  const side = (name, cs) => el("div", { class: "side" }, el("b", {}, name), el("ul", {}, ...[...new Set(cs.map(chainText))].map((text) => el("li", {}, text))));
  return el("div", { class: "dispute" }, el("p", {}, "Disputed: ", el("b", {}, label(list[0]))),
    el("div", { class: "sides" }, side("say so", list.filter((c) => !c.not)), side("deny it", list.filter((c) => c.not))));
}

function overviewPanel() {
  const seen = actors.map((a, i) => [i, 0]);
  for (const c of visible) {
    seen[c.s][1] += 1;
    if (c.o !== c.s) seen[c.o][1] += 1;
  }
  const top = seen.filter((entry) => entry[1]).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
  const voices = FACETS.who.values.map((v) => [v, counts.who.get(v) || 0]).filter((v) => v[1]).sort((a, b) => b[1] - a[1]).slice(0, 5);
  const fights = [...new Set(visible.filter(disputed).map((c) => c.proposition))];
  const picks = [];  // the surest four, the first of equals; sorting 100,000 claims for them takes 10 ms
  for (const c of visible) {
    if (!firm(c) || (picks.length === 4 && c.conf <= picks[3].conf)) continue;
    picks.push(c);
    picks.sort((a, b) => b.conf - a.conf || a.i - b.i);
    picks.length = Math.min(4, picks.length);
  }
  const left = actors.length - KG.drawn;
  return [
    title("Who acts on whom, according to whom"),
    el("p", { class: "soft" }, "Each line stands for sentences of the documents. Pick an actor or a line to read them word for word. A claim is not a fact: it says who said it."),
    meter(visible),
    left > 0 ? el("p", { class: "note" }, KG.drawn.toLocaleString("en") + " of " + actors.length.toLocaleString("en") + " actors are drawn, those with most claims; " + left.toLocaleString("en") + " more come by search.") : null,
    el("h3", {}, "Most mentioned"), actorList(top.map(([i, n]) => [i, count(n, "claim")])),
    voices.length ? [el("h3", {}, "Who says it"), el("ul", { class: "plain" }, ...voices.map(([v, n]) => el("li", {}, speakers[v].n, el("span", { class: "n" }, count(n, "claim")))))] : null,
    fights.length ? [el("h3", {}, "Disputed"), el("ul", { class: "list" }, ...fights.slice(0, 8).map((p) => {
      const c = visible.find((x) => x.proposition === p);
      return el("li", {}, el("button", { on: { click: () => select(c.id, true) } }, el("span", { class: "name" }, actors[c.s].n + " " + label(c) + " " + actors[c.o].n)));
    }))] : null,
    picks.length ? [el("h3", {}, "For example"), key(), cards(picks)] : null,
    el("h3", {}, "Read in"), el("ul", { class: "plain" }, ...documents.slice(0, 12).map((d) => el("li", {}, d.title || d.id, el("span", { class: "soft" }, [d.outlet, d.published && dayName(d.published)].filter(Boolean).map((t) => ", " + t).join(""))))),
    documents.length > 12 ? el("p", { class: "soft" }, "and " + (documents.length - 12) + " more documents") : null,
  ];
}
