import type { LamplighterClient } from "#client/lamplighter";
import type { UnitAttempt } from "#protocol/api/timeline";

const STATES = {
  waiting: "waiting",
  "under-way": "being computed",
  held: "answered, and not settled yet",
  agreed: "settled",
  failed: "settled: it failed",
} as const;

/** Prints what happened to one unit so far, a line for each step. */
export async function unit(
  client: LamplighterClient,
  jobId: string,
  number: number,
  options: { json?: boolean },
): Promise<number> {
  const timeline = await client.getTimeline({ jobId, unit: number });
  if (options.json) {
    process.stdout.write(`${JSON.stringify(timeline)}\n`);
    return 0;
  }
  const { state, submittedAt, settledAt, attempts, waiting } = timeline;
  const lines = [
    `unit ${number}: ${STATES[state]}`,
    `  ${submittedAt}  submitted`,
    ...attempts.map(attemptLine),
    ...(settledAt === null ? [] : [`  ${settledAt}  settled`]),
    ...(waiting === null ? [] : [`  ${waiting.message}`]),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function attemptLine(attempt: UnitAttempt): string {
  const { kind, engine, grantedAt, returnedAt, computedMs, verdict, lost } = attempt;
  if (lost) return `  ${grantedAt}  ${kind}, ${engine}: lost ${lost.at}. ${lost.message}${moments(attempt)}`;
  const ran = computedMs === null ? "" : `, ran ${Math.round(computedMs)} ms`;
  const until = returnedAt === null ? "" : `, returned ${returnedAt}`;
  return `  ${grantedAt ?? "granted earlier"}  ${kind}, ${engine}: ${verdict}${ran}${until}${moments(attempt)}`;
}

function moments({ fetchedAt, startedAt, runningSince }: UnitAttempt): string {
  if (runningSince) return `; was running by ${runningSince}`;
  return fetchedAt && startedAt ? `; the device says: fetched ${fetchedAt}, started ${startedAt}` : "";
}
