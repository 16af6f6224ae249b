const [X, Y, VX, VY] = [0.97000436, -0.24308753, -0.93240737, -0.86473146] as const;
const STEPS_PER_TIME = 1_024;
const MERGED = 1 / 64;
const ESCAPED = 8;
const PAIRS = [
  [0, 2],
  [0, 4],
  [2, 4],
] as const;

type Six = [number, number, number, number, number, number];

export interface Fate {
  push: number;
  fate: "together" | "two met" | "one left";
  time: number;
  closest: number;
  positions: number[];
}

/** The same integration in the same order of operations, in another language: every digit must agree. */
export function followTrio(input: number, time: number): Fate {
  const push = 1 + input / 512;
  const p: Six = [X, Y, -X, -Y, 0, 0];
  const v: Six = [-VX / 2, -VY / 2, -VX / 2, -VY / 2, VX * push, VY];
  const drift = (v[0] + v[2] + v[4]) / 3;
  for (const at of [0, 2, 4] as const) v[at] -= drift;
  const h = 1 / STEPS_PER_TIME;
  let { a, distance: closest } = pulls(p);
  const fate = (kind: Fate["fate"], steps: number): Fate => ({
    push,
    fate: kind,
    time: steps / STEPS_PER_TIME,
    closest,
    positions: [...p],
  });
  const steps = time * STEPS_PER_TIME;
  for (let step = 1; step <= steps; step++) {
    for (let k = 0; k < 6; k++) {
      add(v, k, ((a[k] as number) * h) / 2);
      add(p, k, (v[k] as number) * h);
    }
    const now = pulls(p);
    a = now.a;
    for (let k = 0; k < 6; k++) add(v, k, ((a[k] as number) * h) / 2);
    closest = Math.min(closest, now.distance);
    if (now.distance < MERGED) return fate("two met", step);
    if (Math.max(...p.map(Math.abs)) > ESCAPED) return fate("one left", step);
  }
  return fate("together", steps);
}

function pulls(p: Six): { a: Six; distance: number } {
  const a: Six = [0, 0, 0, 0, 0, 0];
  let shortest = 1e9;
  for (const [i, j] of PAIRS) {
    const [dx, dy] = [p[j] - p[i], (p[j + 1] as number) - (p[i + 1] as number)];
    const square = dx * dx + dy * dy;
    const distance = Math.sqrt(square);
    shortest = Math.min(shortest, distance);
    const pull = 1 / (square * distance);
    add(a, i, dx * pull);
    add(a, i + 1, dy * pull);
    add(a, j, -(dx * pull));
    add(a, j + 1, -(dy * pull));
  }
  return { a, distance: shortest };
}

function add(values: Six, at: number, more: number) {
  values[at as 0] = (values[at] as number) + more;
}
