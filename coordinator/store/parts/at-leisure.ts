import type { Pool, PoolClient } from "pg";

/**
 * A transaction that does not wait for the disk. It moves between parts and totals what is durable before it: if a crash
 * takes it back, nothing is lost, and what is written after it is durable only together with it.
 */
export async function atLeisure<Result>(pool: Pool, work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    await tx.query("SET LOCAL synchronous_commit TO off");
    const result = await work(tx);
    await tx.query("COMMIT");
    tx.release();
    return result;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}
