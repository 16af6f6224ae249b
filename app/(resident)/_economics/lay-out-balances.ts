export interface BalancePlot {
  /** Of each series, as SVG. */
  paths: string[];
  /** Amounts at which a line is drawn, zero among them. */
  levels: { y: number; nanos: number }[];
  months: { x: number; month: number }[];
  /** Where the plot begins: amounts are written before it. */
  left: number;
  zero: number;
}

const LEFT = 92;
const TOP = 24;
const BOTTOM = 28;
const LEVELS = 4;
const STEPS = [1, 2, 5];
const DOLLAR = 1_000_000_000;

/** Places balances by month in a box, with round amounts beside them. */
export function layOutBalances(series: readonly (readonly number[])[], width: number, height: number): BalancePlot {
  const all = [0, ...series.flat()];
  const step = roundStep((Math.max(...all) - Math.min(...all)) / LEVELS);
  const lowest = Math.floor(Math.min(...all) / step) * step;
  const highest = Math.ceil(Math.max(...all) / step) * step;
  const last = Math.max(1, ...series.map(({ length }) => length - 1));
  const x = (month: number) => LEFT + (month / last) * (width - LEFT);
  const y = (nanos: number) => TOP + ((highest - nanos) / Math.max(step, highest - lowest)) * (height - TOP - BOTTOM);
  const levels: BalancePlot["levels"] = [];
  for (let nanos = lowest; nanos <= highest; nanos += step) levels.push({ y: y(nanos), nanos });
  return {
    paths: series.map((balances) =>
      balances
        .map((nanos, month) => `${month === 0 ? "M" : "L"}${x(month).toFixed(1)} ${y(nanos).toFixed(1)}`)
        .join(""),
    ),
    levels,
    months: [0, Math.round(last / 2), last].map((month) => ({ x: x(month), month })),
    left: LEFT,
    zero: y(0),
  };
}

/** 1, 2 or 5 times a power of ten of dollars, and no less than this. */
function roundStep(nanos: number): number {
  const dollars = Math.max(1, nanos / DOLLAR);
  const power = 10 ** Math.floor(Math.log10(dollars));
  return (STEPS.find((step) => step * power >= dollars) ?? 10) * power * DOLLAR;
}
