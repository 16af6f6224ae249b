import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { LamplighterClient } from "#client/lamplighter";
import type { Job } from "#protocol/api/jobs";
import type { JobRecord } from "../customers/job-record";

const ResultLine = z.looseObject({
  unit: z.int(),
  state: z.enum(["agreed", "failed"]),
  text: z.string().optional(),
  error: z.string().nullish(),
  priceNanos: z.int(),
});
type ResultLine = z.infer<typeof ResultLine>;

export interface JobVerdict {
  broken: string[];
  settled: number;
}

/** Checks one job against what its customer was told on the way, and its answers against the correct ones. */
export async function judgeJob(client: LamplighterClient, record: JobRecord): Promise<JobVerdict> {
  const { jobId } = record;
  const job = await retry(() => client.getJob({ jobId }));
  const downloaded = await retry(async () => text(await client.open("streamResults", { jobId })));
  const lines = downloaded.split("\n").filter((line) => line !== "");
  const results = lines.map((line) => ResultLine.parse(JSON.parse(line)));
  const broken = [
    ...record.complaints,
    ...wrongState(job, record),
    ...wrongMoney(job, record),
    ...wrongResults(results, job, record),
  ];
  return { broken: broken.map((problem) => `${record.name} (${job.id}): ${problem}`), settled: results.length };
}

const TRIES = 10;
const RETRY_MS = 1_000;

/** A kept connection may turn out to be closed, so a download is tried again. */
async function retry<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === TRIES) throw error;
      await sleep(RETRY_MS);
    }
  }
}

function wrongState({ state, message, reason, units }: Job, { cancelled, source, ...known }: JobRecord): string[] {
  if (state !== "finished" && state !== "cancelled")
    return [`it is still ${state}: ${message ?? "it does not say why"}`];
  if (state === "cancelled" && !message) return ["it is cancelled and does not say why"];
  const lostItsSource = reason?.kind === "no-outputs" && reason.why === "cancelled" && source?.cancelled !== "no";
  if (state === "cancelled" && cancelled === "no" && !(source && lostItsSource))
    return ["it is cancelled, and nobody cancelled it"];
  if (state === "finished" && units !== known.units) return [`it has ${units} units of ${known.units}`];
  return [];
}

function wrongMoney({ budgetNanos, spentNanos }: Job, { budgetNanos: known }: JobRecord): string[] {
  const broken: string[] = [];
  if (budgetNanos < known.acknowledged)
    broken.push(`its budget is ${budgetNanos} and ${known.acknowledged} was acknowledged`);
  if (budgetNanos > known.tried) broken.push(`its budget is ${budgetNanos} and only ${known.tried} was ever asked for`);
  if (spentNanos > budgetNanos) broken.push(`it spent ${spentNanos} of ${budgetNanos}`);
  return broken;
}

function wrongResults(results: readonly ResultLine[], job: Job, { kind, variant, shown, source }: JobRecord): string[] {
  const broken: string[] = [];
  const byUnit = new Map(results.map((result) => [result.unit, result]));
  if (byUnit.size !== results.length) broken.push("a unit is downloaded twice");
  if (job.state === "finished" && byUnit.size !== job.units)
    broken.push(`${byUnit.size} of ${job.units} units are there`);
  if (job.agreed + job.failed !== byUnit.size)
    broken.push(`it counts ${job.agreed + job.failed} units of ${byUnit.size}`);
  for (const result of results) {
    const problem =
      result.state === "failed" ? result.error : kind.problem(result.unit, variant, result.text ?? "", source?.units);
    if (problem) broken.push(`unit ${result.unit} is wrong: ${problem}`);
  }
  for (const [unit, before] of shown) {
    const now = byUnit.get(unit);
    if (!now) broken.push(`unit ${unit} was shown and is gone`);
    else if (now.state !== before.state || (now.text ?? null) !== before.text || now.priceNanos !== before.priceNanos)
      broken.push(`unit ${unit} is not what was shown`);
  }
  return broken;
}
