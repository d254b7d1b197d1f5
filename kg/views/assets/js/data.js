// The data of the page. Every string reaches the document as text, never as HTML.
const island = (id) => JSON.parse(document.getElementById(id).textContent);
const KG = island("kg");
const PV = { nodes: island("pv-nodes"), edges: island("pv-edges"), options: island("pv-options") };
const { actors, relations, speakers, chains, documents } = KG;

const claims = KG.claims.id.map((id, i) => {
  const c = { i };
  for (const name in KG.claims) c[name] = KG.claims[name][i];
  c.sign = relations[c.r].s;
  const published = documents[c.doc].published;
  c.day = c.t0 || c.t1 || published || null;
  c.dayIs = c.t0 || c.t1 ? "event" : published ? "published" : null;
  return c;
});
const claimById = new Map(claims.map((c) => [c.id, c]));
const actorByKey = new Map(actors.map((a, i) => [a.k, i]));
actors.forEach((a, i) => { a.i = i; a.claims = []; });
for (const c of claims) {
  actors[c.s].claims.push(c);
  if (c.o !== c.s) actors[c.o].claims.push(c);
}

// Evidence stands in blocks of some hundred claims, read when one of them is first shown.
const blocks = new Map();
function evidence(c) {
  const n = Math.floor(c.i / KG.meta.block);
  if (!blocks.has(n)) blocks.set(n, island("ev-" + n));
  const block = blocks.get(n);
  const [quote, start, marks, time, place, quantity, rule, named] = block.c[c.i % KG.meta.block];
  return { quote: block.q[quote], start, marks, time, place, quantity, rule, named };
}

const stateOf = new Map();
for (const a of actors) if (a.t === "State" && a.c && !stateOf.has(a.c)) stateOf.set(a.c, a.i);
const stateName = (code) => (stateOf.has(code) ? actors[stateOf.get(code)].n : code);

const SIGN = Object.fromEntries(KG.signs);
const TYPE = KG.types;
const MODALITY = KG.modalities.map((m) => m[1]);
const typeName = (actor) => TYPE[actor.t] || actor.t;
const label = (c) => relations[c.r].l;
const stated = (c) => (c.not ? "denied" + (c.mod ? ", " + MODALITY[c.mod] : "") : MODALITY[c.mod]);
const firm = (c) => !c.not && c.mod === 0;
const chainText = (c) => chains[c.chain].map((s) => speakers[s].n).join(", citing ");
const sentence = (c) => actors[c.s].n + (c.not ? " (not) " : " ") + label(c) + " " + actors[c.o].n;
const count = (n, what) => n.toLocaleString("en") + " " + what + (n === 1 ? "" : "s");
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

// Two claims dispute each other when one affirms and the other denies the same proposition.
const proposition = (c) => {
  const ends = relations[c.r].y && c.o < c.s ? [c.o, c.s] : [c.s, c.o];
  return ends[0] + " " + c.r + " " + ends[1];
};
const sides = new Map();
for (const c of claims) {
  const p = (c.proposition = proposition(c));
  sides.set(p, (sides.get(p) || 0) | (c.not ? 2 : 1));
}
for (const c of claims) c.disputed = sides.get(c.proposition) === 3;
const disputed = (c) => c.disputed;
