import type { Pool, PoolClient } from "pg";
import type { JobId } from "#core/ids";
import { waitsToStart } from "#core/jobs/state-reason";
import { accounts, balanced } from "#core/ledger/ledger";
import { LIMITS } from "#protocol/limits";
import { endChain } from "../chains/end-chain";
import type { Handle } from "../handle";
import { lockMoney } from "../store/lock-money";
import { readStateReason } from "../store/read-state-reason";
import { writePosting } from "../store/write-posting";
import { forgetPerson } from "./forget-person";

export type DeletionParts = Pick<Handle, "pool" | "prisma" | "coordinator" | "bus">;

interface OpenJob {
  no: number;
  id: string;
  state: "running" | "paused";
  state_reason: unknown;
}

/**
 * Goes on with the deletions that were begun, the oldest first, each as far as it can go now. Every step can be repeated, so
 * that another coordinator continues where one died.
 */
export async function finishDeletions(parts: DeletionParts): Promise<void> {
  const { rows } = await parts.pool.query<{ id: string }>(
    "SELECT id FROM person WHERE deleted_at IS NOT NULL ORDER BY deleted_at LIMIT $1",
    [LIMITS.MAX_DELETIONS_AT_ONCE],
  );
  for (const { id } of rows) await finishDeletion(parts, id);
}

/** Ends the jobs, returns what they held, gives the balance back to the city, and at last removes the person's row. */
export async function finishDeletion(parts: DeletionParts, personId: string): Promise<void> {
  const { pool } = parts;
  for (const job of await openJobs(pool, personId)) await cancel(parts, personId, job);
  if ((await openJobs(pool, personId)).length > 0) return;
  await giveBack(parts, personId);
  await pool.query(DELETE_JOBS, [personId]);
  await pool.query(EMPTY_JOBS, [personId]);
  await removeRow(pool, personId);
}

async function openJobs(pool: Pool, personId: string): Promise<OpenJob[]> {
  const { rows } = await pool.query<OpenJob>(
    "SELECT no, id, state, state_reason FROM job WHERE customer_id = $1 AND state IN ('running', 'paused') ORDER BY no DESC",
    [personId],
  );
  return rows;
}

/** What the job did not need comes back to the customer's account with it. */
async function cancel({ pool, coordinator, bus }: DeletionParts, customerId: string, job: OpenJob): Promise<void> {
  const reason = { kind: "cancelled-by-customer" } as const;
  const now = { state: job.state, reason: readStateReason(job.state_reason) };
  if (waitsToStart(now) && (await endChain(pool, { ...job, customerId }, reason))) return;
  const jobId = job.id as JobId;
  await coordinator.ready();
  if (!coordinator.state.jobs.has(jobId)) await coordinator.openJob(jobId);
  if (!coordinator.state.jobs.has(jobId)) return;
  const change = { kind: "job.changed", jobId, state: "cancelled", reason } as const;
  coordinator.dispatch(change);
  await coordinator.settled();
  await bus.publish(change);
}

/** Money that nobody can claim goes where gifts come from. */
async function giveBack({ prisma }: DeletionParts, personId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { paidNanos, giftNanos } = await lockMoney(tx, personId);
    const entries = [
      { account: accounts.customer(personId), amountNanos: -paidNanos },
      { account: accounts.gift(personId), amountNanos: -giftNanos },
      { account: accounts.grants, amountNanos: paidNanos + giftNanos },
    ];
    const posting = balanced({ kind: "closing", subject: personId, entries });
    if (posting.entries.length > 0) await writePosting(tx, posting);
  });
}

/** From then on the keeper erases them. */
const DELETE_JOBS = `UPDATE job SET deleted_at = now() WHERE customer_id = $1 AND deleted_at IS NULL`;

/** Once nothing under way needs it, of what was asked for only its form stays. */
const EMPTY_JOBS = `
WITH emptied AS (
  UPDATE job SET manifest = '{}', network = NULL, state_reason = NULL, spec = (spec - 'stdin' - 'workKind') ||
    '{"args": [], "shared": [], "outputs": [], "picture": {"kind": "mosaic"}}'
  WHERE customer_id = $1 AND erased_at IS NOT NULL AND manifest <> '{}' RETURNING no
)
DELETE FROM destination USING emptied WHERE job_no = emptied.no`;

/** The last step: until their jobs are erased, the row is what says that there is something left to do. */
async function removeRow(pool: Pool, personId: string): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    if (await isForgotten(tx, personId)) {
      await forgetPerson(tx, personId);
      await tx.query("DELETE FROM person WHERE id = $1 AND deleted_at IS NOT NULL", [personId]);
    }
    await tx.query("COMMIT");
    tx.release();
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

async function isForgotten(tx: PoolClient, personId: string): Promise<boolean> {
  const { rows } = await tx.query<{ left: number }>(
    "SELECT count(*)::int AS left FROM job WHERE customer_id = $1 AND manifest <> '{}'",
    [personId],
  );
  return rows[0]?.left === 0;
}
