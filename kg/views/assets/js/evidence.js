// One claim with its words: the sentence, who says it, how firmly, when, where, how many, and where it was read.
function marked(e) {
  const quote = el("blockquote", { dir: "auto" }), letters = [...e.quote];  // offsets count code points
  let at = 0;
  for (const [from, to, role] of e.marks) {
    quote.append(letters.slice(at, from).join(""), el("mark", { class: KG.roles[role], title: KG.roles[role] === "relation" ? "relation words" : KG.roles[role] }, letters.slice(from, to).join("")));
    at = to;
  }
  quote.append(letters.slice(at).join(""));
  return quote;
}

const actorButton = (i) => el("button", { class: "link", on: { click: () => select(actors[i].k, true) } }, actors[i].n);

function saidBy(c) {
  return chains[c.chain].flatMap((s, n) => {
    const speaker = speakers[s];
    return [n ? el("span", { class: "soft" }, ", citing ") : null, el("span", {}, speaker.n), speaker.own && speaker.t === "Media" ? el("span", { class: "soft" }, " (own voice)") : null];
  });
}

function when(c, e) {
  const range = c.t0 ? (c.t1 && c.t1 !== c.t0 ? dayName(c.t0) + " to " + dayName(c.t1) : dayName(c.t0)) : c.t1 ? "until " + dayName(c.t1) : null;
  const published = documents[c.doc].published;
  const stated = e.time ? "“" + e.time + "”" + (range ? ", " + range : "") : range || "not stated";
  return stated + (published ? "; published " + dayName(published) : "");
}

function sourceOf(c, e) {
  const d = documents[c.doc], url = d.url && safeUrl(d.url);
  const name = d.title || d.id;
  const link = url ? el("a", { href: url + "#:~:text=" + encodeURIComponent(e.quote.slice(0, 90)), rel: "noopener noreferrer", target: "_blank" }, name) : el("span", {}, name);
  const end = e.start + [...e.quote].length;
  const place = [d.outlet, d.title ? d.id : null].filter(Boolean).join(", ");
  const button = el("button", { class: "link", on: { click: (event) => copy("“" + e.quote + "” (" + [name, place, d.url || d.origin].filter(Boolean).join(", ") + ", characters " + e.start + "–" + end + ")", event.target) } }, "copy quote");
  return [link, place ? ", " + place : "", ", characters " + e.start + "–" + end + " ", button];
}

function card(c, hit) {
  const e = evidence(c);
  const badge = firm(c) ? null : el("span", { class: "badge " + (c.not ? "denied" : "") }, stated(c));
  const fact = (name, ...value) => [el("dt", {}, name), el("dd", {}, ...value)];
  const inferred = e.named.map((mention, i) => mention && fact(i ? "Object" : "Subject", "“" + mention[0] + "”, " + mention[1]));
  return el("article", { class: "card" + (hit ? " hit" : ""), "data-claim": c.id },
    el("p", { class: "triple" }, actorButton(c.s), " ", badge, badge ? " " : null, comparing() ? [el("span", { class: "badge time" }, timesOf(c)), " "] : null, el("span", { class: "rel " + SIGN[c.sign] + (c.not ? " not" : "") }, label(c)), " ", actorButton(c.o)),
    marked(e),
    el("dl", { class: "facts" },
      fact("Said by", ...saidBy(c)),
      fact("Said as", stated(c)),
      inferred,
      fact("When", when(c, e)),
      e.place ? fact("Where", e.place) : null,
      e.quantity ? fact("How many", e.quantity) : null,
      fact("Confidence", el("span", { class: "conf", "aria-hidden": "true" }, el("i", { style: { width: c.conf * 100 + "%" } })), c.conf.toFixed(2) + " (" + (c.conf >= 0.75 ? "high" : c.conf >= 0.5 ? "medium" : "low") + ")", e.rule ? el("span", { class: "soft" }, ", rule " + e.rule) : null),
      fact("Read in", ...sourceOf(c, e))));
}

const key = () => el("p", { class: "key" }, ...["subject", "relation", "object", "speaker"].map((role) => el("mark", { class: role }, role === "relation" ? "relation words" : role === "speaker" ? "who says it" : role)));
const PAGE = 40;

// Cards of many claims: the first ones, and a button for the next.
function cards(list, hit) {
  const box = el("div", { class: "cards" });
  let at = 0;
  const more = el("button", { class: "ghost", on: { click: () => next() } });
  const next = () => {
    more.remove();
    box.append(...list.slice(at, at + PAGE).map((c) => card(c, c === hit)));
    at += PAGE;
    if (at < list.length) {
      more.textContent = "Show more (" + (list.length - at) + " left)";
      box.append(more);
    }
  };
  next();
  return box;
}

function tally(list) {
  const n = [0, 0, 0];
  for (const c of list) n[c.sign + 1] += 1;
  return { "1": n[2], "-1": n[0], "0": n[1] };
}

function meter(list) {
  const n = tally(list), all = list.length || 1;
  const odd = [["denied", list.filter((c) => c.not).length], ["uncertain or planned", list.filter((c) => !c.not && c.mod).length]];
  return [
    el("div", { class: "meter", "aria-hidden": "true" }, ...KG.signs.map(([sign]) => el("i", { style: { width: (n[sign] / all) * 100 + "%", background: signColour(sign) } }))),
    el("p", { class: "keyline" }, ...KG.signs.map(([sign, name]) => el("span", {}, el("b", {}, n[sign].toLocaleString("en")), " " + name)), ...odd.filter(([, k]) => k).map(([name, k]) => el("span", {}, el("b", {}, k.toLocaleString("en")), " " + name))),
  ];
}

// First and last day, and a small chart of the days between.
function past(list) {
  const dated = list.filter((c) => c.day).sort((a, b) => (a.day < b.day ? -1 : 1));
  if (!dated.length) return null;
  const seen = el("p", { class: "soft" }, "First seen " + dayName(dated[0].day) + ", last seen " + dayName(dated[dated.length - 1].day) + (list.length > dated.length ? ", " + (list.length - dated.length) + " undated" : "") + ".");
  if (axis.length < 2) return seen;
  const slots = axis.map(() => ({ "1": 0, "-1": 0, "0": 0 }));
  for (const c of dated) slots[c.slot][c.sign] += 1;
  return [el("div", { class: "spark" }, bars(slots, { width: 340, height: 40 })), seen];
}
