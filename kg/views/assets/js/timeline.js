// Claims over time, with two handles; hidden where fewer than two steps are known.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayName = (iso) => {
  const [y, m, d] = iso.split("-");
  return (d ? Number(d) + " " : "") + (m ? MONTHS[m - 1] + " " : "") + y;
};

function buildTimeline() {
  const box = $("timeline");
  if (axis.length < 2) return;
  box.hidden = false;
  const handle = (name, words) => el("input", {
    type: "range", id: "tl-" + name, min: 0, max: axis.length - 1, step: 1, "aria-label": words,
    on: { input: (event) => {
      const v = Number(event.target.value);
      S[name] = name === "t0" ? Math.min(v, S.t1) : Math.max(v, S.t0);
      refresh();
    } },
  });
  const undated = el("input", { type: "checkbox", id: "tl-undated", on: { change: (event) => { S.undated = event.target.checked; refresh(); } } });
  box.append(
    el("div", { class: "tl-head" }, el("strong", {}, "When"), el("span", { id: "tl-name" }), el("label", { class: "tick" }, undated, el("span", { id: "tl-none" }))),
    el("div", { class: "tl-plot", id: "tl-plot" }),
    el("div", { class: "tl-range" }, handle("t0", "From"), handle("t1", "To")),
    el("div", { class: "tl-ticks", id: "tl-ticks", "aria-hidden": "true" }),
  );
}

// Bars of a time axis: cooperation above the line, conflict below, neutral around it.
function bars(slots, { width = 1000, height = 52, from = 0, to = slots.length - 1 } = {}) {
  const middle = height / 2;
  const most = Math.max(1, ...slots.map((n) => Math.max(n["1"] + n["0"] / 2, n["-1"] + n["0"] / 2)));
  const step = width / slots.length, w = Math.max(1.5, Math.min(34, step * 0.7));
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("line", { x1: 0, x2: width, y1: middle, y2: middle, stroke: "var(--line)", "vector-effect": "non-scaling-stroke" }));
  slots.forEach((n, i) => {
    const unit = (middle - 3) / most, x = step * (i + 0.5) - w / 2, half = (n["0"] / 2) * unit, opacity = i >= from && i <= to ? 0.92 : 0.2;
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
  $("tl-none").textContent = "and " + count(undatedCount, "undated claim");
  $("tl-name").textContent = dayName(axis[S.t0]) + (S.t0 === S.t1 ? "" : " to " + dayName(axis[S.t1]));
  for (const name of ["t0", "t1"]) {
    $("tl-" + name).value = S[name];
    $("tl-" + name).setAttribute("aria-valuetext", dayName(axis[S[name]]));
  }
  $("tl-plot").replaceChildren(bars(timeCounts, { from: S.t0, to: S.t1 }));
  const every = Math.max(1, Math.ceil((axis.length * 84) / Math.max(300, $("timeline").clientWidth || 800)));
  $("tl-ticks").replaceChildren(...axis.map((name, i) => ({ name, i })).filter((t) => t.i % every === 0)
    .map((t) => el("span", { style: { left: ((t.i + 0.5) / axis.length) * 100 + "%" } }, dayName(t.name))));
}
