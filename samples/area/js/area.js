/** Of a row of points in the upper half of the plane, how many stay bounded: `args` is points in a row, turns. */
export default function area(row, { args }) {
  const [points, turns] = args.map(Number);
  const step = 2.5 / points;
  const ci = (row + 0.5) * step;
  let inside = 0;
  for (let column = 0; column < points; column++) if (stays(-2 + (column + 0.5) * step, ci, turns)) inside++;
  return `${inside}\n`;
}

function stays(cr, ci, turns) {
  let r = 0;
  let i = 0;
  for (let turn = 0; turn < turns; turn++) {
    if (r * r + i * i > 4) return false;
    const next = r * r - i * i + cr;
    i = 2 * r * i + ci;
    r = next;
  }
  return true;
}
