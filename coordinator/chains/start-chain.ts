import type { JobId } from "#core/ids";
import type { StateReason } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { type ChainFacts, type ChainFault, isChainFault } from "#protocol/job-faults/chain-fault";
import type { JobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { callIssues } from "#protocol/manifest/call-issues";
import type { JobInputs, JobManifest } from "#protocol/manifest/job-manifest";
import { keepCopy } from "../inputs/keep-copy";
import { ApiError } from "../refusals/api-error";
import type { ChainParts } from "./chain-parts";
import { endChain } from "./end-chain";
import { openChain } from "./open-chain";

/** Gives a job its units when it is due, or ends it with a reason; if it must still wait, it is woken again later. */
export async function startChain(
  parts: ChainParts,
  { no, sourceNo }: { no: number; sourceNo: number },
  signal: AbortSignal,
): Promise<void> {
  if (await isSourceOpen(parts, no, sourceNo)) return;
  const job = await parts.prisma.job.findUniqueOrThrow({ where: { no } });
  const source = await parts.prisma.job.findUniqueOrThrow({ where: { no: sourceNo } });
  const manifest = job.manifest as unknown as JobManifest;
  const { inputs } = manifest;
  if (inputs.kind !== "outputs") throw new Error(`Job ${job.id} waits for another one, but has inputs of its own.`);
  const missing = outputsMissing(source, inputs);
  if (missing) return void (await endChain(parts.pool, job, missing));
  const planned = await parts.planner.planOutputs(job.customerId, source, inputs, signal);
  if (planned.kind === "refused")
    return void (await endChain(parts.pool, job, unusableOutputs(source, storedFault(planned.fault))));
  const [issue] = callIssues(manifest, planned.plan.longestLineBytes);
  if (issue) return void (await endChain(parts.pool, job, unusableOutputs(source, storedFault(issue.jobFault))));
  for (const made of [planned.plan.unitsBlob, planned.plan.unpacked]) {
    if (made !== undefined && !(await keepCopy(parts, job.customerId, made)))
      throw new Error(`The blob ${made} was removed while a job was being started with it. The start is retried.`);
  }
  try {
    if (!(await openChain(parts, { no, source, plan: planned.plan }))) return;
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "NOT_ENOUGH_MONEY")) throw error;
    return waitForMoney(parts, job, source);
  }
  await parts.coordinator.openJob(job.id as JobId);
  await parts.bus.publish({ kind: "job.opened", jobId: job.id });
}

/**
 * Then the end of the source wakes the job again: this query waits for the source's row, which whoever ends it has
 * locked, and sees the result.
 */
async function isSourceOpen({ pool }: ChainParts, no: number, sourceNo: number): Promise<boolean> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const { rows } = await tx.query<{ open: boolean }>(
      "SELECT state IN ('running', 'paused') AS open FROM job WHERE no = $1 FOR SHARE",
      [sourceNo],
    );
    const isOpen = rows[0]?.open ?? false;
    if (isOpen) await tx.query("UPDATE chain SET next_at = NULL WHERE job_no = $1", [no]);
    await tx.query("COMMIT");
    tx.release();
    return isOpen;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

function outputsMissing(
  { id, state, deletedAt, agreed, failed }: JobRow,
  inputs: Extract<JobInputs, { kind: "outputs" }>,
): StateReason | undefined {
  const because = (why: Extract<StateReason, { kind: "no-outputs" }>["why"]): StateReason => ({
    kind: "no-outputs",
    jobId: id,
    why,
    units: failed,
  });
  if (deletedAt !== null) return because("deleted");
  if (state === "cancelled") return because("cancelled");
  if (agreed === 0) return because("none");
  return failed > 0 && inputs.failed === "stop" ? because("units-failed") : undefined;
}

const unusableOutputs = ({ id }: JobRow, why: { fault: ChainFault } & ChainFacts): StateReason => ({
  kind: "outputs-unusable",
  jobId: id,
  ...why,
});

/** Planning another job's outputs finds nothing else. */
function storedFault({ reason, facts }: JobFault): { fault: ChainFault } & ChainFacts {
  if (reason === "call-too-long") return { fault: "calls-too-long", unit: 0, count: facts.fields };
  if (!isChainFault(reason)) throw new Error(`A chain cannot end because of ${reason}.`);
  return { fault: reason, unit: 0, count: 0, ...(facts as ChainFacts | undefined) };
}

async function waitForMoney({ prisma }: ChainParts, { no }: JobRow, source: JobRow): Promise<void> {
  const nanos = Number(source.budgetNanos - source.spentNanos);
  const stateReason: StateReason = { kind: "waits-for-money", jobId: source.id, nanos };
  const nextAt = new Date(Date.now() + LIMITS.CHAIN_RETRY_MS);
  await prisma.$transaction([
    prisma.chain.updateMany({ where: { jobNo: no }, data: { nextAt } }),
    prisma.job.updateMany({ where: { no, state: "paused", units: 0 }, data: { stateReason } }),
  ]);
}
