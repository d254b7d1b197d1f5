// Search over names, other names, relations and quotes; arrow keys walk the results.
let hits = [], hit = -1;
const folded = new Map();

function quotesOf(n) {
  if (!folded.has(n)) {
    evidence(claims[n * KG.meta.block]);
    folded.set(n, blocks.get(n).q.map(fold));
  }
  return folded.get(n);
}

function find(text) {
  const wanted = fold(text.trim()), found = [];
  if (!wanted) return found;
  for (const a of actors) {
    const name = [a.n, ...(a.al || [])].find((n) => fold(n).includes(wanted));
    if (!name) continue;
    const rank = fold(a.n) === wanted ? 0 : fold(name) === wanted ? 1 : fold(a.n).startsWith(wanted) ? 2 : 3;
    found.push({ id: a.k, text: a.n, note: name === a.n ? typeName(a) : "also “" + name + "”", picture: actorGlyph(a), rank: rank * 1e6 + a.i });
  }
  const seen = new Set();
  for (const c of claims) {
    const text = sentence(c);
    if (seen.size < 30 && !seen.has(text) && (fold(label(c)).includes(wanted) || fold(relations[c.r].n).includes(wanted))) {
      seen.add(text);
      found.push({ id: c.id, text, note: firm(c) ? "relation" : stated(c), rank: 4e6 + c.i });
    }
  }
  if (wanted.length < 3) return top(found);
  for (let n = 0, quotes = 0; n * KG.meta.block < claims.length && quotes < 12; n++) {
    const texts = quotesOf(n), rows = blocks.get(n).c;
    texts.forEach((t, q) => {
      const at = t.indexOf(wanted);
      if (at < 0 || quotes >= 12) return;
      quotes += 1;
      const c = claims[n * KG.meta.block + rows.findIndex((row) => row[0] === q)];
      const quote = blocks.get(n).q[q], from = Math.max(0, at - 24);
      found.push({ id: c.id, text: (from ? "…" : "") + quote.slice(from, at + 44) + "…", note: "quote", rank: 5e6 + c.i });
    });
  }
  return top(found);
}
const top = (found) => found.sort((a, b) => a.rank - b.rank).slice(0, 14);

function drawHits() {
  const box = $("hits"), text = $("q").value.trim();
  box.hidden = !text;
  $("q").setAttribute("aria-expanded", String(!!text));
  box.replaceChildren(...(hits.length ? hits.map((h, i) => el("li", {
    role: "option", id: "hit-" + i, "aria-selected": String(i === hit),
    on: { mousedown: (event) => { event.preventDefault(); pick(i); } },
  }, h.picture, el("span", { class: "name" }, h.text), el("span", { class: "n" }, h.note))) : text ? [el("li", { role: "option", "aria-selected": "false" }, "Nothing found")] : []));
  if (hit >= 0) {
    $("q").setAttribute("aria-activedescendant", "hit-" + hit);
    box.children[hit].scrollIntoView({ block: "nearest" });
  } else $("q").removeAttribute("aria-activedescendant");
}

function search() {
  hits = find($("q").value);
  hit = hits.length ? 0 : -1;
  drawHits();
}

function pick(i) {
  if (!hits[i]) return;
  const { id } = hits[i];
  $("q").value = "";
  search();
  $("q").blur();
  select(id, true);
}

function buildSearch() {
  let waiting = 0;
  $("q").addEventListener("input", () => {
    clearTimeout(waiting);
    if (claims.length < 5000) search();
    else waiting = setTimeout(search, 160);
  });
  $("q").addEventListener("blur", () => setTimeout(() => { $("hits").hidden = true; }, 120));
  $("q").addEventListener("keydown", (event) => {
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      event.preventDefault();
      hit = (hit + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
      drawHits();
    } else if (event.key === "Enter") pick(hit);
    else if (event.key === "Escape") {
      $("q").value = "";
      search();
      $("q").blur();
    }
  });
}
