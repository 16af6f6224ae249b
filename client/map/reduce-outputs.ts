import type { InputOf } from "#protocol/api/contract";
import type { JobDetail } from "#protocol/api/jobs";
import { isRefusal } from "../is-refusal";
import type { LamplighterClient } from "../lamplighter";
import { pause } from "../pause";
import { JobHalted } from "./job-halted";
import { programText, type Reducer, TOGETHER } from "./program-text";

export interface ReduceOptions
  extends Partial<Pick<InputOf<"submitJob">, "name" | "cause" | "budget" | "cores" | "replicas" | "limits">> {
  /** How many outputs are combined by one unit; together they may have 64 KiB. */
  group?: number;
  /** Whether failed units are left out; otherwise a failed unit ends the reduction. */
  failed?: "stop" | "skip";
  /** Cancels the reduction, and the job whose outputs it waits for. */
  signal?: AbortSignal;
}

const DEFAULT_BUDGET = "1.00";
const DEFAULT_GROUP = 100;
const FIRST_LOOK_MS = 250;
const MAX_LOOK_MS = 5_000;
const MAX_FAILURES = 10;

/**
 * Combines all outputs of a job, by further jobs over them. An abort cancels all of them; a job that pauses is left as
 * it is.
 */
export async function reduceOutputs<Output>(
  client: LamplighterClient,
  sourceId: string,
  reducer: Reducer<Output>,
  { group = DEFAULT_GROUP, failed = "stop", signal, ...options }: ReduceOptions,
): Promise<Output> {
  const open = [sourceId];
  try {
    const program = await client.upload(new Blob([await programText(reducer, TOGETHER)]), signal ? { signal } : {});
    const { id } = await client.submitJob({
      budget: DEFAULT_BUDGET,
      ...options,
      name: options.name ?? (typeof reducer === "function" && reducer.name !== "" ? reducer.name : "A reduction"),
      program: { runtime: "js", source: { blob: program.blob } },
      inputs: { kind: "outputs", job: sourceId, group, untilOne: true, failed },
    });
    open.push(id);
    await ended(client, sourceId, signal);
    for (let jobId = id; ; ) {
      const { units, followers } = await ended(client, jobId, signal);
      if (units === 1) return await outputOf(client, jobId);
      const next = followers.find(({ goesOn }) => goesOn);
      if (!next) throw new Error(`No job continues with the outputs of ${jobId}.`);
      jobId = next.jobId;
      open.push(jobId);
    }
  } catch (error) {
    if (!(error instanceof JobHalted)) await cancelAll(client, open);
    throw error;
  }
}

/** Some of them may have ended meanwhile. */
async function cancelAll(client: LamplighterClient, jobIds: readonly string[]): Promise<void> {
  await Promise.all(jobIds.map((jobId) => client.cancelJob({ jobId }).catch(() => undefined)));
}

/** Resolves with the job when it has finished; throws if it is paused or cancelled. */
async function ended(client: LamplighterClient, jobId: string, signal: AbortSignal | undefined): Promise<JobDetail> {
  let failures = 0;
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(MAX_LOOK_MS, lookMs * 2)) {
    signal?.throwIfAborted();
    try {
      const job = await client.getJob({ jobId }, signal ? { signal } : {});
      failures = 0;
      if (job.state === "finished") return job;
      if (job.state === "cancelled" || (job.state === "paused" && job.reason?.kind !== "waits-for-job"))
        throw new JobHalted(job);
    } catch (error) {
      failures += 1;
      if (signal?.aborted || error instanceof JobHalted || isRefusal(error) || failures > MAX_FAILURES) throw error;
    }
    await pause(lookMs, signal);
  }
}

async function outputOf<Output>(client: LamplighterClient, jobId: string): Promise<Output> {
  const { results } = await client.listResults({ jobId, limit: 1 });
  const [result] = results;
  if (result?.state !== "agreed") throw new Error(result?.error ?? `The job ${jobId} has no output.`);
  const bytes = await client.open("getPart", { jobId, unit: 0, name: "output" });
  return ((await new Response(bytes).json()) as { output: Output }).output;
}
