import type { Pool } from "pg";
import type { StateReason } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { queryByClient } from "../store/query";
import { refundHolds } from "../store/refund-holds";

/**
 * Ends a job that waits to start, and refunds its budget. Returns false, and changes nothing, if it has started
 * meanwhile.
 */
export async function endChain(
  pool: Pool,
  { no, id, customerId }: Pick<JobRow, "no" | "id" | "customerId">,
  reason: StateReason,
): Promise<boolean> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const { rowCount } = await tx.query("DELETE FROM chain WHERE job_no = $1", [no]);
    if (rowCount === 1) {
      await tx.query(END, [no, JSON.stringify(reason)]);
      await refundHolds(queryByClient(tx), [{ jobId: id, customerId }]);
    }
    await tx.query("COMMIT");
    tx.release();
    return rowCount === 1;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

const END = `UPDATE job SET state = 'cancelled', state_reason = $2::jsonb, finished_at = now(),
  kept_until = now() + keep_days * interval '24 hours' WHERE no = $1`;
