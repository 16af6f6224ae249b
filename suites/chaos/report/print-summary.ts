import type { Summary } from "./summary";

const WIDTH = 34;

/** The table at the end of a run, a line for each figure. */
export function summaryLines(summary: Summary): string[] {
  const row = (name: string, value: string | number) => `${name.padEnd(WIDTH)} ${value}`;
  const counts = (title: string, map: ReadonlyMap<string, number>) =>
    [...map].sort(([, a], [, b]) => b - a).map(([what, times]) => row(`${title}, ${times} times`, what));
  const acts = [...summary.acts].sort(([a], [b]) => a.localeCompare(b));
  return [
    ...acts.map(([kind, times]) => row(kind, times)),
    row(
      "acts",
      acts.reduce((sum, [, times]) => sum + times, 0),
    ),
    row("jobs", summary.jobs),
    row("units settled", summary.units),
    row("replicas by simulated devices", summary.replicas.simulated),
    row("replicas by the browser", summary.replicas.browser),
    row("starts of the coordinator", `${summary.coordinatorStarts}, ${summary.failedStarts} of them failed`),
    row("starts of the browser", summary.browserStarts),
    row("connections broken", summary.brokenConnections),
    row("recoveries", recoveryWords(summary.recoveriesMs)),
    row("calm until all was over", `${summary.calmSeconds} s`),
    row("calls of customers", summary.calls),
    ...counts("a call failed", summary.callErrors),
    ...counts("an output was not taken", summary.outputRefusals),
    ...counts("logged", summary.logEvents),
    row("laws broken", summary.broken.length),
  ];
}

function recoveryWords(times: readonly number[]): string {
  if (times.length === 0) return "none";
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => seconds(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${times.length}, median ${at(0.5)}, longest ${at(1)}`;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
