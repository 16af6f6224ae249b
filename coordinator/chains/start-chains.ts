import type { CustomerId, JobId } from "#core/ids";
import type { StateReason } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { callIssues } from "#protocol/call-issues";
import type { JobInputs, JobManifest } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { planOutputs } from "../inputs/plan-outputs";
import type { UnitsPlan } from "../inputs/units-plan";
import { ApiError } from "../refusals/api-error";
import { recordUpload } from "../uploads/uploads";
import type { ChainParts } from "./chain-parts";
import { endChain } from "./end-chain";
import { openChain } from "./open-chain";

interface DueChain {
  job_no: number;
  source_no: number;
}

/**
 * Jobs whose turn it may be, each for one coordinator at a time. Whoever dies in the middle is followed by another; that
 * a job starts once is held by the transaction in which it does.
 */
export async function startChains(parts: ChainParts): Promise<void> {
  for (let looked = 0; looked < LIMITS.MAX_CHAINS_STARTED_AT_ONCE; looked++) {
    const { rows } = await parts.pool.query<DueChain>(CLAIM, [LIMITS.MAX_CHAIN_START_MS]);
    const due = rows[0];
    if (!due) return;
    await startChain(parts, due);
  }
}

const CLAIM = `UPDATE chain SET next_at = now() + $1 * interval '1 millisecond' WHERE job_no = (
  SELECT job_no FROM chain WHERE next_at <= now() ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED
) RETURNING job_no, source_no`;

async function startChain(parts: ChainParts, { job_no: no, source_no: sourceNo }: DueChain): Promise<void> {
  if (await isSourceOpen(parts, no, sourceNo)) return;
  const job = await parts.prisma.job.findUniqueOrThrow({ where: { no } });
  const source = await parts.prisma.job.findUniqueOrThrow({ where: { no: sourceNo } });
  const manifest = job.manifest as unknown as JobManifest;
  const { inputs } = manifest;
  if (inputs.kind !== "outputs") throw new Error(`Job ${job.id} waits for another one, but has inputs of its own.`);
  const missing = outputsMissing(source, inputs);
  if (missing) return void (await endChain(parts.pool, job, missing));
  const planned = await planOutputs(parts, source, inputs);
  if (planned.kind === "refused")
    return void (await endChain(parts.pool, job, refusedOutputs(source, planned.message)));
  const [issue] = callIssues(manifest, planned.plan.longestLineBytes);
  if (issue) return void (await endChain(parts.pool, job, refusedOutputs(source, `${issue.message}.`)));
  await keepCopies(parts, job, planned.plan);
  try {
    if (!(await openChain(parts, { no, source, plan: planned.plan }))) return;
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "NOT_ENOUGH_MONEY")) throw error;
    return waitForMoney(parts, job, source);
  }
  await parts.coordinator.openJob(job.id as JobId);
  await parts.bus.publish({ kind: "job.opened", jobId: job.id });
}

/** Then its end wakes the job again: it waits for the source's row, which whoever ends it has locked, and is seen here. */
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

const refusedOutputs = ({ id }: JobRow, words: string): StateReason => ({
  kind: "outputs-refused",
  jobId: id,
  words: words.slice(0, LIMITS.reasonChars),
});

/** The form in which inputs are kept for devices counts like an upload. */
async function keepCopies({ blobs, prisma }: ChainParts, { customerId }: JobRow, plan: UnitsPlan): Promise<void> {
  for (const hash of [plan.unitsBlob, plan.unpacked]) {
    const bytes = hash === undefined ? undefined : await blobs.size(hash);
    if (hash !== undefined && bytes !== undefined) await recordUpload(prisma, customerId as CustomerId, hash, bytes);
  }
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
