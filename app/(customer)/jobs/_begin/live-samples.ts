export type SampleId = "picture" | "number";

/** A script that a visitor may change and run at once, without an account. */
export interface LiveSample {
  id: SampleId;
  /** Without the comment above it, which is in the visitor's language. */
  text: string;
  inputs: readonly unknown[];
  /** The first answers draw a picture, a row each, or are listed. */
  shows: "rows" | "list";
}

const PICTURE = `export default function row({ y }) {
  const shades = [];
  for (let x = -2.2; x < 0.8; x += 0.0125) {
    let [a, b, steps] = [0, 0, 0];
    while (a * a + b * b < 4 && steps < 255) {
      [a, b] = [a * a - b * b + x, 2 * a * b + y];
      steps += 1;
    }
    shades.push(steps);
  }
  return shades;
}
`;

const NUMBER = `export default function longest({ from, to }) {
  let best = { start: from, steps: 0 };
  for (let start = from; start < to; start++) {
    let steps = 0;
    for (let n = start; n > 1; steps++) n = n % 2 ? 3 * n + 1 : n / 2;
    if (steps > best.steps) best = { start, steps };
  }
  return best;
}
`;

const ROWS = 160;
const RANGES = 12;
const RANGE = 20_000;

export const LIVE_SAMPLES: Record<SampleId, LiveSample> = {
  picture: {
    id: "picture",
    text: PICTURE,
    inputs: Array.from({ length: ROWS }, (_, row) => ({ y: Number((1 - (2 * row) / (ROWS - 1)).toFixed(4)) })),
    shows: "rows",
  },
  number: {
    id: "number",
    text: NUMBER,
    inputs: Array.from({ length: RANGES }, (_, n) => ({ from: 1 + n * RANGE, to: 1 + (n + 1) * RANGE })),
    shows: "list",
  },
};
