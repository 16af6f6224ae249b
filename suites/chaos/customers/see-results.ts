import type { LamplighterClient } from "#client/lamplighter";
import type { JobRecord, Shown } from "./job-record";

const ANSWER_WITHIN_MS = 20_000;

/** Reads every settled unit, as the job's page does. What was shown once must never change. */
export async function seeResults(client: LamplighterClient, jobId: string, record: JobRecord): Promise<void> {
  for (let after: number | null = -1; after !== null; ) {
    const input = { jobId, after, limit: 1_000 };
    const { results, next } = await client.listResults(input, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    for (const { unit, state, text, priceNanos } of results) note(record, unit, { state, text, priceNanos });
    after = next;
  }
}

function note(record: JobRecord, unit: number, now: Shown) {
  const before = record.shown.get(unit);
  record.shown.set(unit, now);
  if (!before) return;
  if (before.state !== now.state || before.text !== now.text || before.priceNanos !== now.priceNanos)
    record.complaints.push(`unit ${unit} was shown in two ways`);
}
