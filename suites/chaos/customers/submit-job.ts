import { setTimeout as sleep } from "node:timers/promises";
import type { LamplighterClient } from "#client/lamplighter";
import { type Replicas, replicasPerUnit } from "#core/reputation/promise";
import type { Job } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { JobManifestInput } from "#protocol/manifest/job-manifest";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import type { JobKind } from "./job-kind";
import type { JobRecord } from "./job-record";

export interface Order {
  kind: JobKind;
  variant: number;
  customer: string;
  units: number;
  replicas: Replicas;
  cores: number;
  /** The budget as a share of the likely cost: below one, it is too small. */
  share: number;
  /** The job whose outputs are its inputs. */
  source?: JobRecord;
}

type Try = <Value>(call: () => Promise<Value>) => Promise<Value | undefined>;

const RETRY_MS = 1_000;
const TRIES = 60;
const NANOS_PER_MICRO = 1_000;
const ANSWER_WITHIN_MS = 60_000;

/**
 * Uploads what the job needs and submits it; if an answer was lost, the job is looked for in the list before it is
 * submitted again.
 */
export async function submitJob(
  client: LamplighterClient,
  order: Order,
  attempt: Try,
  isOver: () => boolean,
): Promise<JobRecord | undefined> {
  const name = `${order.kind.name} ${order.variant} of ${order.customer}`;
  const budget = budgetOf(order);
  for (let tries = 0; tries < TRIES && !isOver(); tries++) {
    const job =
      (await attempt(() => send(client, order, name, budget))) ??
      (await attempt(() => findJob(client, name))) ??
      undefined;
    if (job) return recordOf(job, order, name, budget);
    await sleep(RETRY_MS);
  }
  return (
    (await attempt(() => findJob(client, name)).then((job) => job && recordOf(job, order, name, budget))) ?? undefined
  );
}

async function send(client: LamplighterClient, order: Order, name: string, budget: string): Promise<Job> {
  const { kind, replicas, cores } = order;
  const upload = async (bytes: Uint8Array<ArrayBuffer>) => ({
    blob: (await client.upload(bytes, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })).blob,
  });
  const shared = await Promise.all(kind.shared.map(async ({ path, bytes }) => ({ path, source: await upload(bytes) })));
  return client.submitJob(
    {
      name,
      program: { runtime: kind.runtime, source: await upload(kind.program) },
      inputs: await inputsOf(order, upload),
      shared,
      args: kind.args,
      replicas,
      cores,
      budget,
      limits: { seconds: 60, memoryMib: 16 },
    },
    { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) },
  );
}

type Upload = (bytes: Uint8Array<ArrayBuffer>) => Promise<{ blob: string }>;

async function inputsOf({ kind, units, variant, source }: Order, upload: Upload): Promise<JobManifestInput["inputs"]> {
  const inputs = kind.inputs(units, variant);
  if ("from" in inputs) return { kind: "range", from: inputs.from, to: inputs.from + units - 1 };
  if ("group" in inputs) return { kind: "outputs", job: source?.jobId ?? "", group: inputs.group };
  return { kind: "jsonl", source: await upload(new TextEncoder().encode(`${inputs.lines.join("\n")}\n`)) };
}

async function findJob(client: LamplighterClient, name: string): Promise<Job | undefined> {
  const { jobs } = await client.listJobs({ perPage: 100 });
  return jobs.find((job) => job.name === name);
}

/** With at most six decimals, and at least the minimum budget. */
function budgetOf({ kind, units, replicas, share }: Order): string {
  const nanos = Math.max(LIMITS.MIN_BUDGET_NANOS, kind.unitNanos * units * replicasPerUnit(replicas) * share);
  return (Math.ceil(nanos / NANOS_PER_MICRO) / 1e6).toFixed(6);
}

function recordOf(job: Job, { kind, variant, units, source }: Order, name: string, budget: string): JobRecord {
  const nanos = dollarNanos(budget);
  return {
    jobId: job.id,
    name,
    kind,
    variant,
    units,
    ...(source ? { source } : {}),
    budgetNanos: { acknowledged: nanos, tried: nanos },
    cancelled: "no",
    shown: new Map(),
    complaints: [],
  };
}
