// Of a row of points in the upper half of the plane, how many stay bounded: the arguments are row, points in a row, turns.
function stays(cr: f64, ci: f64, turns: i32): bool {
  let r: f64 = 0;
  let i: f64 = 0;
  for (let turn = 0; turn < turns; turn++) {
    if (r * r + i * i > 4.0) return false;
    const next = r * r - i * i + cr;
    i = 2.0 * r * i + ci;
    r = next;
  }
  return true;
}

if (process.argv.length !== 4) {
  console.error("usage: area ROW POINTS TURNS");
  process.exit(2);
}
const row = I32.parseInt(process.argv[1]);
const points = I32.parseInt(process.argv[2]);
const turns = I32.parseInt(process.argv[3]);
const step: f64 = 2.5 / points;
const ci: f64 = (row + 0.5) * step;
let inside = 0;
for (let column = 0; column < points; column++) {
  if (stays(-2.0 + (column + 0.5) * step, ci, turns)) inside++;
}
console.log(inside.toString());
