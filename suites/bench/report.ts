import type { Measure } from "./measure";

const HEAD = ["measure", "figure", "aim", "met"];

const rowOf = ({ what, figure, aim, met }: Measure) => [
  what,
  figure,
  aim ?? "",
  met === undefined ? "" : met ? "yes" : "no",
];

/** The table for a terminal. */
export function plainTable(measures: readonly Measure[]): string {
  const rows = [HEAD, ...measures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(HEAD), rule, ...rows.slice(1).map(line)].map((text) => text.trimEnd()).join("\n");
}

/** What `--json` prints: one object on one line. */
export function jsonLine(measures: readonly Measure[]): string {
  return JSON.stringify(Object.fromEntries(measures.flatMap(({ json }) => (json ? [[json.key, json.value]] : []))));
}

/** The same, ready for docs/benchmarks.md. */
export function markdownTable(measures: readonly Measure[]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(HEAD), line(["---", "---:", "---:", "---"]), ...measures.map((one) => line(rowOf(one)))].join("\n");
}
