// Claims over time, with two handles, or four for two times; hidden where fewer than two steps are known.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayName = (iso) => {
  const [y, m, d] = iso.split("-");
  return (d ? Number(d) + " " : "") + (m ? MONTHS[m - 1] + " " : "") + y;
};

function buildTimeline() {
  const box = $("timeline");
  if (axis.length < 2) return;
  box.hidden = false;
  const handle = (id, words, move) => el("input", {
    type: "range", id, min: 0, max: axis.length - 1, step: 1, "aria-label": words,
    on: { input: (event) => { move(Number(event.target.value)); refresh(); } },
  });
  const undated = el("input", { type: "checkbox", id: "tl-undated", on: { change: (event) => { S.undated = event.target.checked; refresh(); } } });
  box.append(
    el("div", { class: "tl-head" }, el("strong", {}, "When"), el("span", { id: "tl-name" }),
      el("button", { class: "chip", id: "tl-compare", title: "What is new, gone, said more or less often", on: { click: () => startComparing(!comparing()) } }, "Compare two times"),
      el("label", { class: "tick" }, undated, el("span", { id: "tl-none" }))),
    el("div", { class: "tl-plot", id: "tl-plot" }),
    el("div", { class: "tl-range then", id: "tl-then" }, handle("tl-b0", "Before: from", (v) => { S.then[0] = Math.min(v, S.then[1]); }), handle("tl-b1", "Before: to", (v) => { S.then[1] = Math.max(v, S.then[0]); })),
    el("div", { class: "tl-range" }, handle("tl-t0", "From", (v) => { S.t0 = Math.min(v, S.t1); }), handle("tl-t1", "To", (v) => { S.t1 = Math.max(v, S.t0); })),
    el("div", { class: "tl-ticks", id: "tl-ticks", "aria-hidden": "true" }),
  );
}

// Bars of a time axis: cooperation above the line, conflict below, neutral around it.
function bars(slots, { width = 1000, height = 52, lit = () => true } = {}) {
  const middle = height / 2;
  const most = Math.max(1, ...slots.map((n) => Math.max(n["1"] + n["0"] / 2, n["-1"] + n["0"] / 2)));
  const step = width / slots.length, w = Math.max(1.5, Math.min(34, step * 0.7));
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("line", { x1: 0, x2: width, y1: middle, y2: middle, stroke: "var(--line)", "vector-effect": "non-scaling-stroke" }));
  slots.forEach((n, i) => {
    const unit = (middle - 3) / most, x = step * (i + 0.5) - w / 2, half = (n["0"] / 2) * unit, opacity = lit(i) ? 0.92 : 0.2;
    const bar = (y, h, sign) => h > 0 && picture.append(svg("rect", { x, y, width: w, height: h, fill: signColour(sign), opacity }));
    bar(middle - half, 2 * half, 0);
    bar(middle - half - n["1"] * unit, n["1"] * unit, 1);
    bar(middle + half, n["-1"] * unit, -1);
  });
  return picture;
}

function drawTimeline() {
  if (axis.length < 2) return;
  $("tl-undated").checked = S.undated;
  const two = comparing(), within = (i, span) => i >= span[0] && i <= span[1], now = [S.t0, S.t1];
  $("tl-none").textContent = "and " + count(undatedCount, "undated claim");
  $("tl-none").parentElement.hidden = two;
  $("tl-name").textContent = (two ? spanName(...S.then) + " → " : "") + spanName(...now);
  $("tl-compare").setAttribute("aria-pressed", String(two));
  $("tl-then").hidden = !two;
  for (const [id, at] of Object.entries({ "tl-t0": S.t0, "tl-t1": S.t1, "tl-b0": two ? S.then[0] : 0, "tl-b1": two ? S.then[1] : 0 })) {
    $(id).value = at;
    $(id).setAttribute("aria-valuetext", dayName(axis[at]));
  }
  const part = (n) => (n / axis.length) * 100 + "%";
  const band = (name, span) => el("div", { class: "tl-band " + name, style: { left: part(span[0]), width: part(span[1] - span[0] + 1) } }, name);
  $("tl-plot").replaceChildren(...(two ? [band("before", S.then), band("now", now)] : []),
    bars(timeCounts, { lit: (i) => within(i, now) || (two && within(i, S.then)) }));
  const every = Math.max(1, Math.ceil((axis.length * 84) / Math.max(300, $("timeline").clientWidth || 800)));
  $("tl-ticks").replaceChildren(...axis.map((name, i) => ({ name, i })).filter((t) => t.i % every === 0)
    .map((t) => el("span", { style: { left: "clamp(34px, " + ((t.i + 0.5) / axis.length) * 100 + "%, calc(100% - 34px))" } }, dayName(t.name))));
}
