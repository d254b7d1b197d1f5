// From a choice to the page: every change goes through refresh().
function regroup() {
  groupLines(drawnActors());
}

function view(name) {
  S.view = name;
  refresh();
  if (name === "table") $("table-view").focus();
  else { for (const p of panes()) p.network.redraw(); fit(); }
}

function refresh() {
  if (S.beside && !second) {
    $("second").parentElement.hidden = false;
    second = pane("second");
    listen(second);
  }
  $("second").parentElement.hidden = !S.beside;
  document.documentElement.dataset.theme = S.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  sift();
  const table = S.view === "table";
  $("map-wrap").hidden = table;
  document.querySelector(".strip").classList.toggle("in-table", table);
  $("table-view").hidden = !table;
  $("legend-box").hidden = table;
  for (const name of ["map", "places", "table"]) $("v-" + name).setAttribute("aria-pressed", String(S.view === name));
  const placeless = S.view === "places" ? [...endsOf(visible)].filter((i) => !geoPlace(drawnAs(i))).length : 0;
  $("placeless").textContent = placeless ? count(placeless, "actor") + " without a known place " + (placeless === 1 ? "is" : "are") + " not shown here" : "";
  $("empty").hidden = visible.length > 0;
  if (!claims.length) $("empty").replaceChildren("The documents hold no claim between two actors.");
  paint();
  $("line-note").textContent = first.leftOut ? "The " + MOST_LINES + " lines with most claims are drawn; " + first.leftOut.toLocaleString("en") + " more show with their actors" : "";
  const shown = new Set(panes().flatMap((p) => [...p.shown])).size, all = endsOf(visible).size;
  $("subtitle").textContent = visible.length.toLocaleString("en") + " of " + count(claims.length, "claim") + " · "
    + (shown < all && !S.joined && !S.folded.size ? shown + " of " + count(all, "actor") + " drawn" : count(shown, "actor")) + " · " + count(documents.length, "document");
  $("z-back").hidden = !S.moved.size || S.view !== "map";
  drawFilters();
  drawTimeline();
  drawPanel();
  if (table) drawTable();
  toAddress();
}

buildFilters();
buildTimeline();
buildSearch();
buildExport();
buildEvents();
$("v-places").hidden = !hasPlaces;
fromAddress();
drawLegend();
if (innerWidth < 1200 || innerHeight < 760) $("legend-box").open = false;
regroup();
refresh();
if (S.view !== "table") fit();
if (S.view !== "table" && S.sel && innerWidth < 720) {
  const near = focusOf(first, selection()).actors;
  if (near.size) fit([...near]);
}
document.documentElement.dataset.ready = "1";
// For tests and for a reader's own console.
window.kgmap = { network, first, select, get second() { return second; }, get state() { return S; }, get visible() { return visible.map((c) => c.id); }, get lines() { return lines; }, svg: svgText, guard, change: (id) => change(first.lit.get(id)) };
