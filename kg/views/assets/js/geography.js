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
const sites = new Map();
if (hasPlaces) {
  // Those of one place stand around it, the heaviest in the middle.
  const seats = new Map();
  for (const a of actors) if (a.at) {
    const key = a.at.join(" "), n = seats.get(key) || 0, at = project(a.at);
    seats.set(key, n + 1);
    sites.set(a.i, { x: at.x + 15 * Math.sqrt(n) * Math.cos(n * 2.399963), y: at.y + 15 * Math.sqrt(n) * Math.sin(n * 2.399963) });
  }
}
const geoPlace = (i) => sites.get(i) || null;

let land = null;
function drawCoast(draw) {
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
}
