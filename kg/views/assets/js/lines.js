// From claims to what is drawn: which claims pass the filters, and which lines they make.
let visible = [], counts = {}, timeCounts = [], undatedCount = 0;
const voicesOf = chains.map((chain) => [...new Set(chain)]);
let lines = [], lineById = new Map(), lineOfClaim = new Map();

// One pass: a claim that fails by one filter alone counts for that filter, so that each count applies all others.
// Without an object for a claim, and voices counted by chain: of 100,000 claims the pass takes half the time.
function sift() {
  const zeros = (list) => list.map(() => 0), { off } = S;
  const n = { sign: [0, 0, 0], mod: zeros(KG.modalities), not: [0, 0], rel: zeros(relations), who: zeros(chains) };
  timeCounts = axis.map(() => ({ "1": 0, "-1": 0, "0": 0 }));
  undatedCount = 0;
  visible = [];
  const voices = [voiceOf(S.told), voiceOf(S.beside)].filter(Boolean);
  const chainOff = chains.map((chain) => chain.some((s) => off.who.has(s)));
  const silent = chains.map((chain) => voices.length > 0 && !voices.some((v) => chain.some((s) => v.members.has(s))));
  for (const c of claims) {
    c.passes = false;
    if (c.conf < S.conf || silent[c.chain]) continue;
    let fails = 0, by = null;
    if (off.sign.has(c.sign)) { fails += 1; by = "sign"; }
    if (off.mod.has(c.mod)) { fails += 1; by = "mod"; }
    if (off.not.has(c.not)) { fails += 1; by = "not"; }
    if (off.rel.has(c.r)) { fails += 1; by = "rel"; }
    if (chainOff[c.chain]) { fails += 1; by = "who"; }
    if (c.slot < 0 ? !S.undated || comparing() : !inNow(c) && !inThen(c)) { fails += 1; by = "time"; }
    if (fails > 1) continue;
    if (!by) {
      c.passes = true;
      visible.push(c);
    }
    if (!by || by === "sign") n.sign[c.sign + 1] += 1;
    if (!by || by === "mod") n.mod[c.mod] += 1;
    if (!by || by === "not") n.not[c.not] += 1;
    if (!by || by === "rel") n.rel[c.r] += 1;
    if (!by || by === "who") n.who[c.chain] += 1;
    if (!by || by === "time") {
      if (c.slot < 0) undatedCount += 1;
      else timeCounts[c.slot][c.sign] += 1;
    }
  }
  counts = { who: new Map() };
  for (const name of ["sign", "mod", "not", "rel"]) counts[name] = new Map(n[name].map((k, i) => [name === "sign" ? i - 1 : i, k]));
  n.who.forEach((k, chain) => { for (const v of voicesOf[chain]) counts.who.set(v, (counts.who.get(v) || 0) + k); });
}

// An army, a ministry or an office holder may be drawn as its state.
const BODIES = { ArmedForce: true, Organization: true };
const OFFICIAL = { GOV: true, MIL: true, LEG: true, JUD: true, COP: true, SPY: true };
const parent = actors.map((a) => {
  const part = a.c && stateOf.has(a.c) && (BODIES[a.t] || (a.t === "Person" && OFFICIAL[a.s]));
  return part ? stateOf.get(a.c) : a.i;
});
const parts = new Map();
parent.forEach((state, i) => { if (state !== i) parts.set(state, [...(parts.get(state) || []), i]); });
// All states may be drawn as one, or only those that the reader folded.
const drawnAs = (i) => (S.joined || S.folded.has(actors[parent[i]].k) ? parent[i] : i);

// Lines depend on the mode alone, not on the filters: ids in addresses stay.
function groupLines(shown) {
  const pairs = new Map();
  for (const c of claims) {
    const s = drawnAs(c.s), o = drawnAs(c.o);
    if (s === o || !shown.has(s) || !shown.has(o)) continue;
    const [a, b] = actors[s].k < actors[o].k ? [s, o] : [o, s];
    const key = [a, b, c.sign, c.not].join(" ");
    if (!pairs.has(key)) pairs.set(key, { a, b, sign: c.sign, denied: c.not, claims: [] });
    pairs.get(key).claims.push(c);
  }
  lines = [];
  for (const { a, b, sign, denied, claims: group } of pairs.values()) {
    const add = (s, o, mutual, own) => {
      const id = [actors[s].k, actors[o].k, SIGN[sign], ...(denied ? ["denied"] : [])].join(">");
      if (own.length) lines.push({ id, s, o, sign, denied, mutual, claims: own });
    };
    if (group.every((c) => relations[c.r].y)) add(a, b, true, group);
    else for (const [s, o] of [[a, b], [b, a]]) add(s, o, false, group.filter((c) => drawnAs(c.s) === s));
  }
  lines.sort((x, y) => (x.id < y.id ? -1 : 1));
  lineById = new Map(lines.map((l) => [l.id, l]));
  lineOfClaim = new Map();
  for (const l of lines) for (const c of l.claims) lineOfClaim.set(c.i, l);
}

function endsOf(list) {
  const found = new Set();
  for (const c of list) found.add(c.s).add(c.o);
  return found;
}
const relationsOf = (list) => [...new Set(list.map(label))];
const dashed = (list) => list.every((c) => c.mod !== 0);
