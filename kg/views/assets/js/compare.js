// Two times beside each other on one map: what is new, what is gone, what is said more or less often.
const comparing = () => S.then !== null;
const inThen = (c) => comparing() && c.slot >= S.then[0] && c.slot <= S.then[1];
const inNow = (c) => c.slot >= S.t0 && c.slot <= S.t1;
const spanName = (from, to) => dayName(axis[from]) + (from === to ? "" : " to " + dayName(axis[to]));
// A claim of both times is no change: it counts on both sides.
const timesOf = (c) => [inThen(c) ? "before" : null, inNow(c) ? "now" : null].filter(Boolean).join(" and ");

// How often a set of claims is said before and now.
function change(list) {
  const before = list.filter(inThen).length, now = list.filter(inNow).length;
  const kind = !before ? "new" : !now ? "gone" : now > before ? "more" : now < before ? "fewer" : "same";
  return { before, now, kind };
}
const changeText = ({ before, now, kind }) => (kind === "new" || kind === "gone" ? kind : kind === "same" ? "" : before + " → " + now);

// The first half of the axis against the second, until the reader moves the handles.
function startComparing(on) {
  const middle = Math.floor(axis.length / 2), last = axis.length - 1;
  if (on) Object.assign(S, { then: [0, middle - 1], t0: middle, t1: last });
  else Object.assign(S, { then: null, t0: 0, t1: last });
  drawLegend();
  refresh();
}

// Actors and lines by what became of them, the ones with most claims first.
function changedLines() {
  const found = { new: [], gone: [], more: [], fewer: [] };
  for (const line of lines) {
    const live = first.lit.get(line.id);
    if (!live) continue;
    const what = change(live);
    if (found[what.kind]) found[what.kind].push([line, what, live]);
  }
  for (const list of Object.values(found)) list.sort((x, y) => y[2].length - x[2].length || (x[0].id < y[0].id ? -1 : 1));
  return found;
}

function changedActors() {
  const seen = new Map();
  for (const c of visible) for (const i of new Set([drawnAs(c.s), drawnAs(c.o)])) seen.set(i, [...(seen.get(i) || []), c]);
  const of = (kind) => [...seen].filter(([, list]) => change(list).kind === kind).sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  return { new: of("new"), gone: of("gone") };
}

function changeNote(list) {
  const { before, now } = change(list);
  return el("p", { class: "note" }, "Before " + count(before, "claim") + ", now " + count(now, "claim") + ".");
}

const CHANGES = [["new", "New lines"], ["gone", "Lines that are gone"], ["more", "Said more often"], ["fewer", "Said less often"]];
function comparePanel() {
  const found = changedLines(), who = changedActors();
  const row = ([line, what, live]) => el("li", {}, el("button", { on: { click: () => select(line.id, true) } }, arrow(line.sign, { denied: line.denied, dash: dashed(live), mutual: line.mutual }),
    el("span", { class: "name" }, actors[line.s].n + " – " + actors[line.o].n), el("span", { class: "n" }, relationsOf(live).slice(0, 2).join(", ") + (changeText(what).includes("→") ? ", " + changeText(what) : ""))));
  const group = (name, items) => (items.length ? [el("h3", {}, name + " · " + items.length.toLocaleString("en")), el("ul", { class: "list" }, ...items.slice(0, 8)), items.length > 8 ? el("p", { class: "soft" }, "and " + (items.length - 8) + " more") : null] : null);
  const person = ([i, list]) => el("li", {}, el("button", { on: { click: () => select(actors[i].k, true) } }, actorGlyph(actors[i]), el("span", { class: "name" }, actors[i].n), el("span", { class: "n" }, count(list.length, "claim"))));
  const nothing = !CHANGES.some(([kind]) => found[kind].length);
  return [
    title("What changed"),
    el("p", { class: "soft" }, "From " + spanName(...S.then) + " (" + count(visible.filter(inThen).length, "claim") + ") to " + spanName(S.t0, S.t1) + " (" + count(visible.filter(inNow).length, "claim") + "). That a line is gone means that nobody says it in the second time, not that it ended."),
    nothing ? el("p", { class: "note" }, "Nothing differs between the two times.") : null,
    ...CHANGES.map(([kind, name]) => group(name, found[kind].map(row))),
    group("New actors", who.new.map(person)), group("Actors that are gone", who.gone.map(person)),
  ];
}
