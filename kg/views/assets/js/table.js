// The claims as a table: the same content for keyboard, screen reader and print.
const ROWS = 300;
let order = ["s", 1], rowsShown = ROWS;
const COLUMNS = [
  ["s", "Actor", (c) => actors[c.s].n, 14], ["r", "Relation", label, 13], ["o", "Other actor", (c) => actors[c.o].n, 13],
  ["how", "Said as", stated, 12], ["who", "Said by", chainText, 13], ["day", "When", (c) => (c.day ? dayName(c.day) + (c.dayIs === "published" ? " (published)" : "") + (comparing() ? ", " + timesOf(c) : "") : "undated"), 10],
  ["conf", "Conf.", (c) => c.conf.toFixed(2), 6], ["quote", "Quote", (c) => evidence(c).quote, 24],
];

function sorted() {
  const [name, way] = order, read = COLUMNS.find((col) => col[0] === name)[2];
  const value = name === "conf" ? (c) => c.conf : name === "day" ? (c) => c.day || "9999" : (c) => fold(read(c));
  const keyed = visible.map((c) => [value(c), c]);
  keyed.sort((a, b) => way * (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) || a[1].i - b[1].i);
  return keyed.map((pair) => pair[1]);
}

function drawTable() {
  const box = $("table-view");
  box.querySelector("thead").replaceChildren(el("tr", { role: "row" }, ...COLUMNS.map(([name, text, , width]) => el("th", {
    role: "columnheader", scope: "col", style: { width: width + "%" }, "aria-sort": order[0] === name ? (order[1] > 0 ? "ascending" : "descending") : "none",
  }, el("button", { on: { click: () => {
    order = [name, order[0] === name ? -order[1] : 1];
    drawTable();
    box.querySelectorAll("th button")[COLUMNS.findIndex((col) => col[0] === name)].focus();
  } } }, text, el("span", { "aria-hidden": "true" }, order[0] === name ? (order[1] > 0 ? " ↑" : " ↓") : ""))))));
  const rows = sorted();
  box.querySelector("tbody").replaceChildren(...rows.slice(0, rowsShown).map((c) => el("tr", {
    role: "row", tabindex: 0, "data-claim": c.id, "aria-selected": String(S.sel === c.id), class: S.sel === c.id ? "chosen" : null,
    on: { click: () => select(c.id), keydown: (event) => { if (event.key === "Enter") { select(c.id); $("panel").focus(); } } },
  }, ...COLUMNS.map(([name, , read]) => cell(name, read(c), c)))));
  const left = rows.length - rowsShown;
  $("table-more").replaceChildren(...(left > 0 ? [el("button", { class: "ghost", on: { click: () => { rowsShown += ROWS; drawTable(); } } }, "Show " + Math.min(ROWS, left) + " more of " + left.toLocaleString("en"))] : []));
}

// On a phone a row is a card, and each cell says what it is.
function cell(name, text, c) {
  const td = (props, ...children) => el("td", { role: "cell", "data-of": COLUMNS.find((col) => col[0] === name)[1], ...props }, ...children);
  if (name === "quote") return td({ class: "quote" }, el("div", { class: "clamp" }, text));
  if (name === "r") return td({ class: "rel " + SIGN[c.sign] + (c.not ? " not" : "") }, c.not ? "not: " : null, text, el("span", { class: "vh" }, " (" + SIGN[c.sign] + ")"));
  if (name === "how" && !firm(c)) return td({}, el("span", { class: "badge " + (c.not ? "denied" : "") }, text));
  return td({ class: name === "s" || name === "o" ? "name" : null }, text);
}
