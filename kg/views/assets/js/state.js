// What the reader has chosen; it stands in the address, so that a view can be shared.
// An outlet may speak itself in one document and be quoted in another.
const speakerName = (v) => speakers[v].n + (speakers[v].own && speakers.some((s) => s !== speakers[v] && s.n === speakers[v].n) ? " (own voice)" : "");
const FACETS = {
  sign: { box: "f-sign", of: (c) => c.sign, values: KG.signs.map((s) => s[0]), name: (v) => SIGN[v] },
  mod: { box: "f-mod", of: (c) => c.mod, values: KG.modalities.map((m, i) => i), name: (v) => MODALITY[v] },
  not: { box: "f-not", of: (c) => c.not, values: [0, 1], name: (v) => (v ? "denied" : "affirmed") },
  rel: { box: "f-rel", of: (c) => c.r, name: (v) => relations[v].l },
  who: { box: "f-who", of: (c) => c.chain, name: speakerName },
};
// Written in addresses: names that stay the same when the graph grows, not numbers.
const CODE = {
  sign: (v) => SIGN[v], mod: (v) => KG.modalities[v][0], not: (v) => (v ? "denied" : "affirmed"),
  rel: (v) => relations[v].n, who: (v) => speakers[v].n,
};
const valuesOf = (name, c) => (name === "who" ? new Set(chains[c.chain]) : [FACETS[name].of(c)]);
for (const [name, facet] of Object.entries(FACETS)) {
  const n = new Map();
  for (const c of claims) for (const v of valuesOf(name, c)) n.set(v, (n.get(v) || 0) + 1);
  if (!facet.values) facet.values = [...n.keys()].sort((a, b) => n.get(b) - n.get(a) || (facet.name(a) < facet.name(b) ? -1 : 1));
  facet.values = facet.values.filter((v) => n.has(v));
}

// The axis of time: days, months or years, whichever gives a readable number of steps.
const days = claims.map((c) => c.day).filter(Boolean).sort();
const STEP = !days.length ? 10 : (Date.parse(days[days.length - 1]) - Date.parse(days[0])) / 864e5 <= 62 ? 10
  : +days[days.length - 1].slice(0, 4) - +days[0].slice(0, 4) <= 8 ? 7 : 4;
const slot = (c) => (c.day ? c.day.slice(0, STEP) : null);
const axis = [];
if (days.length) {
  const last = days[days.length - 1].slice(0, STEP);
  for (let at = new Date(days[0].slice(0, STEP).padEnd(10, "-01").slice(0, 10) + "T00:00:00Z"); axis.length < 400;) {
    const name = at.toISOString().slice(0, STEP);
    if (name > last) break;
    axis.push(name);
    if (STEP === 10) at.setUTCDate(at.getUTCDate() + 1);
    else if (STEP === 7) at.setUTCMonth(at.getUTCMonth() + 1);
    else at.setUTCFullYear(at.getUTCFullYear() + 1);
  }
}
const slotNumber = new Map(axis.map((name, i) => [name, i]));
for (const c of claims) c.slot = c.day ? slotNumber.get(slot(c)) : -1;

const start = () => ({
  off: { sign: new Set(), mod: new Set(), not: new Set(), rel: new Set(), who: new Set() },
  conf: 0, t0: 0, t1: Math.max(0, axis.length - 1), then: null, undated: true, told: "", beside: "",
  sel: null, view: "map", theme: null, colour: 0, own: new Map(), joined: false, folded: new Set(), more: [], moved: new Map(),
});
let S = start();

function toAddress() {
  const p = new URLSearchParams();
  for (const name in S.off) for (const v of S.off[name]) p.append("not-" + name, CODE[name](v));
  if (S.conf) p.set("conf", S.conf);
  if (S.t0) p.set("from", axis[S.t0]);
  if (S.t1 < axis.length - 1) p.set("to", axis[S.t1]);
  if (S.then) p.set("before", axis[S.then[0]] + "~" + axis[S.then[1]]);
  if (!S.undated) p.set("undated", "0");
  for (const name of ["told", "beside", "sel", "theme"]) if (S[name]) p.set(name, S[name]);
  if (S.view !== "map") p.set("view", S.view);
  if (S.colour) p.set("colour", KG.colourings[S.colour].n);
  for (const [key, n] of S.own) p.append("own", n + " " + key);
  if (S.joined) p.set("joined", "1");
  for (const key of S.folded) p.append("folded", key);
  for (const key of S.more) p.append("more", key);
  for (const [key, at] of S.moved) p.append("at", at.x + " " + at.y + " " + key);
  const hash = p.toString();
  try {
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  } catch (error) {
    // A sandboxed frame has no address of its own.
  }
}

function fromAddress() {
  const p = new URLSearchParams(location.hash.slice(1));
  S = start();
  for (const name in S.off) {
    const wanted = new Set(p.getAll("not-" + name));
    for (const v of FACETS[name].values) if (wanted.has(CODE[name](v))) S.off[name].add(v);
  }
  S.conf = Math.min(1, Math.max(0, Number(p.get("conf")) || 0));
  if (slotNumber.has(p.get("from"))) S.t0 = slotNumber.get(p.get("from"));
  if (slotNumber.has(p.get("to"))) S.t1 = slotNumber.get(p.get("to"));
  const then = (p.get("before") || "").split("~").map((name) => slotNumber.get(name));
  if (axis.length > 1 && then.length === 2 && then[0] <= then[1]) S.then = then;
  S.undated = p.get("undated") !== "0";
  for (const name of ["told", "beside"]) if (VOICES.some((v) => v.code === p.get(name))) S[name] = p.get(name);
  if (["places", "table"].includes(p.get("view"))) S.view = p.get("view");
  if (["dark", "light"].includes(p.get("theme"))) S.theme = p.get("theme");
  S.colour = Math.max(0, KG.colourings.findIndex((c) => c.n === p.get("colour")));
  for (const pair of p.getAll("own")) {
    const [n, key] = [Number(pair[0]), pair.slice(2)];
    if (actorByKey.has(key) && n < KG.fills.length) S.own.set(key, n);
  }
  S.joined = p.get("joined") === "1";
  S.folded = new Set(p.getAll("folded").filter((key) => actorByKey.has(key)));
  S.more = p.getAll("more").filter((key) => actorByKey.has(key)).slice(0, 60);
  for (const pair of p.getAll("at")) {
    const [x, y, key] = pair.match(/^(-?\d{1,6}) (-?\d{1,6}) (.+)$/)?.slice(1) || [];
    if (actorByKey.has(key)) S.moved.set(key, { x: Number(x), y: Number(y) });
  }
  S.sel = p.get("sel") || (location.hash.length > 1 ? null : KG.meta.around);
}

// Voices for "according to": everyone in whose mouth a claim is put, and governments with all their bodies.
const VOICES = (() => {
  const found = new Map();
  speakers.forEach((speaker, i) => {
    const add = (code, name, kind) => {
      if (!found.has(code)) found.set(code, { code, name, kind, members: new Set() });
      found.get(code).members.add(i);
    };
    add("voice:" + speaker.n, speaker.n, speaker.own ? "own" : "voice");
    if (speaker.c) {
      add("state:" + speaker.c, stateName(speaker.c) + " (all its voices)", "state");
    }
  });
  const voices = [...found.values()].filter((v) => v.kind !== "state" || v.members.size > 1);
  const perChain = chains.map(() => 0);
  for (const c of claims) perChain[c.chain] += 1;
  for (const voice of voices) voice.n = chains.reduce((n, chain, i) => n + (chain.some((s) => voice.members.has(s)) ? perChain[i] : 0), 0);
  return voices.filter((v) => v.n).sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)).slice(0, 200);
})();
const voiceOf = (code) => VOICES.find((v) => v.code === code) || null;
