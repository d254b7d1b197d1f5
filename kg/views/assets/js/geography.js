// The second view: actors where they are. Land from Natural Earth, projection Equal Earth (Šavrič, Patterson & Jenny 2018).
const RADIUS = 420;
function project([latitude, longitude]) {
  const lambda = (longitude * Math.PI) / 180, root = Math.sqrt(3) / 2, t = Math.asin(root * Math.sin((latitude * Math.PI) / 180)), t2 = t * t, t6 = t2 * t2 * t2;
  return {
    x: (RADIUS * lambda * Math.cos(t)) / (root * (1.340264 - 0.243318 * t2 + t6 * (0.006251 + 0.034164 * t2))),
    y: -RADIUS * t * (1.340264 - 0.081106 * t2 + t6 * (0.000893 + 0.003796 * t2)),
  };
}

const hasPlaces = actors.filter((a) => a.at).length > 1;
const origins = new Map(hasPlaces ? actors.filter((a) => a.at).map((a) => [a.i, project(a.at)]) : []);
const sites = new Map(origins);
const geoPlace = (i) => sites.get(i) || null;

// Those of one place step aside until no shape covers another, at the scale of the screen; the heaviest moves least.
function settle(shown, scale) {
  const ids = shown.filter((i) => origins.has(i)).sort((a, b) => a - b), wide = 27, high = 24;
  const at = ids.map((i, n) => {
    const { x, y } = origins.get(i);
    return { x: x * scale + Math.cos(n * 2.399963), y: y * scale + Math.sin(n * 2.399963) };
  });
  for (let round = 0; round < 80; round++) {
    let moved = false;
    for (let a = 0; a < at.length; a++) for (let b = a + 1; b < at.length; b++) {
      const dx = at[b].x - at[a].x, dy = at[b].y - at[a].y, near = Math.hypot(dx / wide, dy / high);
      if (near >= 1) continue;
      const push = ((1 - near) * 0.5) / (near || 1);
      at[a].x -= dx * push * 0.6; at[a].y -= dy * push * 0.6;
      at[b].x += dx * push; at[b].y += dy * push;
      moved = true;
    }
    if (!moved) break;
  }
  ids.forEach((i, n) => sites.set(i, { x: at[n].x / scale, y: at[n].y / scale }));
}

// The middle of a view that shows no more of the void around the world than it must.
const WORLD = { x: project([0, 180]).x, y: -project([90, 0]).y };
function insideWorld(middle, halfWide, halfHigh) {
  const keep = (at, half, rim) => (half >= rim ? 0 : Math.min(rim - half, Math.max(half - rim, at)));
  return { x: keep(middle.x, halfWide, WORLD.x), y: keep(middle.y, halfHigh, WORLD.y) };
}

// Meridians and parallels, and the rim of the world.
const globe = hasPlaces ? (() => {
  const path = (points) => {
    const line = new Path2D();
    points.forEach((point, n) => { const { x, y } = project(point); if (n) line.lineTo(x, y); else line.moveTo(x, y); });
    return line;
  };
  const range = (from, to, step) => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, n) => from + n * step);
  const up = range(-90, 90, 5), rim = path([...up.map((lat) => [lat, 180]), ...up.reverse().map((lat) => [lat, -180])]);
  const net = [...range(-150, 150, 30).map((lon) => path(range(-90, 90, 5).map((lat) => [lat, lon]))), ...range(-60, 60, 30).map((lat) => path([[lat, -180], [lat, 180]]))];
  return { rim, net };
})() : null;

let land = null;
function drawCoast(draw, scale, p) {
  draw.fillStyle = css("--sea");
  draw.fill(globe.rim);
  draw.strokeStyle = css("--line");
  draw.lineWidth = 0.5;
  for (const line of globe.net) draw.stroke(line);
  if (!land) {
    land = new Path2D();
    for (const ring of island("coast")) {
      let longitude = 0, latitude = 0;
      for (let n = 0; n < ring.length; n += 2) {
        longitude += ring[n];
        latitude += ring[n + 1];
        const { x, y } = project([latitude / 10, longitude / 10]);
        if (n) land.lineTo(x, y);
        else land.moveTo(x, y);
      }
      land.closePath();
    }
  }
  draw.fillStyle = css("--land");
  draw.strokeStyle = css("--line");
  draw.lineWidth = 0.8;
  draw.fill(land);
  draw.stroke(land);
  // From where an actor is drawn to where it is.
  draw.strokeStyle = draw.fillStyle = css("--soft");
  draw.lineWidth = 0.8 / scale;
  for (const i of p.shown) if (origins.has(i)) {
    const from = sites.get(i), to = origins.get(i);
    draw.globalAlpha = p.focus && p.focus.on && !p.focus.actors.has(i) ? 0.16 : 1;
    draw.beginPath();
    draw.moveTo(from.x, from.y);
    draw.lineTo(to.x, to.y);
    draw.stroke();
    draw.beginPath();
    draw.arc(to.x, to.y, 1.6 / scale, 0, 2 * Math.PI);
    draw.fill();
  }
  draw.globalAlpha = 1;
}
