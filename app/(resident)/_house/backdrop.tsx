/** Half of the scene's width: the town is drawn once on each side of the middle. */
export const HALF_WIDTH = 1_200;

/** Roofs, trees, a steeple and a clock tower, from the middle outwards; ground at y = 0. */
const FAR =
  "M0 0V-30q8 -14 22 -10q6 -16 22 -12q14 -8 24 6q14 -4 18 10h12v-16h30l14 -14l14 14v12h22v-26h8v-8h8v8h24v22h14v-46h8v-20h8l8 -46" +
  "l8 46h8v20h8v46h22q2 -20 20 -22q6 -14 22 -10q16 -4 20 12q14 4 12 20h14v-20l24 -20l24 20v12h16v-70h6v-16h8l15 -42l15 42h8v16h6v70" +
  "h18q4 -18 20 -18q6 -18 24 -14q12 -14 28 -4q18 -4 20 14q12 4 12 18h18v-28h7v-8h9v8h30v22h26l18 -16l18 16h16q0 -16 14 -20q4 -16 22 -14" +
  "q14 -10 26 4q16 0 18 18q8 4 8 12h30v-26h36v-14h26v34h24q4 -18 22 -20q10 -12 26 -4q16 -4 22 12q12 2 14 14h20v18h14V0Z";
const NEAR =
  "M0 0V-12q10 -12 24 -8q8 -12 24 -8q14 -6 22 6q12 0 14 10h20v-24l24 -18l12 9v-10h8v16l4 3v20h28q0 -16 12 -20q4 -16 20 -14q16 -6 22 10" +
  "q14 2 14 16q6 4 6 8h20v-30l26 -20l26 20v26h36q2 -14 16 -16q6 -14 22 -10q14 -8 24 6q14 0 14 16h30v-22h46l8 -6v-12h9v14l6 6v28h26" +
  "q0 -14 14 -18q2 -18 20 -18q18 -4 22 14q16 2 16 18h34v-32l28 -22l28 22v34h28q4 -16 20 -16q8 -14 24 -8q16 -4 20 12q10 4 10 12h32" +
  "v-22l26 -18l12 8v-10h8v16l6 4v22h40q6 -14 22 -12q8 -12 24 -6q14 0 18 12h30V0Z";

const STARS = [
  [-880, -236, 1.2],
  [-790, -180, 0.8],
  [-640, -258, 1],
  [-520, -204, 1.3],
  [-410, -244, 0.8],
  [-330, -190, 1],
  [-236, -250, 1.2],
  [-190, -164, 0.8],
  [-96, -258, 0.9],
  [62, -244, 1.1],
  [150, -260, 0.8],
  [226, -182, 1.2],
  [300, -248, 0.9],
  [452, -168, 0.8],
  [520, -252, 1.3],
  [660, -206, 0.9],
  [760, -254, 1.1],
  [900, -194, 0.8],
] as const;

/** Never changes, so it is drawn once. */
export function Backdrop() {
  return (
    <g>
      <g fill="var(--star)">
        {STARS.map(([x, y, r]) => (
          <circle key={x} cx={x} cy={y} r={r} opacity={0.25 + r / 3} />
        ))}
      </g>
      <path className="dusk-moon" d="M176 -236a17 17 0 1 0 15 26a20 20 0 0 1 -15 -26Z" fill="var(--orb)" />
      <circle className="dusk-sun" cx={172} cy={-196} r={19} fill="var(--orb)" />
      {[FAR, NEAR].map((town, layer) => (
        <g key={town} fill={layer === 0 ? "var(--far)" : "var(--near)"}>
          <path d={town} />
          <path d={town} transform={layer === 0 ? "translate(-1200 0)" : "scale(-1 1)"} />
        </g>
      ))}
      <Lawn />
    </g>
  );
}

export const Lawn = () => <path d="M-1200 64V-7Q-500 -11 0 0Q500 -11 1200 -7V64Z" fill="var(--ground)" />;
