/** One line of the table. */
export interface Measure {
  what: string;
  /** With its unit; or why there is none. */
  figure: string;
  /** Absent: for comparison only. */
  aim?: string;
  met?: boolean;
  /** For other programs: see `named`. */
  json?: { key: string; value: number };
}

export type Bound = { atLeast: number } | { atMost: number };

/** A figure compared with its aim. `format` formats a number with its unit. */
export function measured(what: string, value: number, format: (value: number) => string, bound?: Bound): Measure {
  const figure = format(value);
  if (!bound) return { what, figure };
  if ("atLeast" in bound) return { what, figure, aim: `≥ ${format(bound.atLeast)}`, met: value >= bound.atLeast };
  return { what, figure, aim: `≤ ${format(bound.atMost)}`, met: value <= bound.atMost };
}

/** A figure for other programs: `--json` prints it under this key, in the unit that the key names. */
export const named = (key: string, value: number, measure: Measure): Measure => ({ ...measure, json: { key, value } });

export const skipped = (what: string, why: string): Measure => ({ what, figure: `skipped: ${why}` });

export const format = {
  perSecond: (value: number) => `${Math.round(value).toLocaleString("en-CA")}/s`,
  ms: (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en-CA")} ms`,
  micros: (value: number) => `${value.toFixed(1)} µs`,
  bytes: (value: number) => `${Math.round(value).toLocaleString("en-CA")} bytes`,
  megabytes: (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString("en-CA")} MB`,
  percent: (value: number) => `${(value * 100).toFixed(1)} %`,
  times: (value: number) => `${value.toFixed(1)} ×`,
};
