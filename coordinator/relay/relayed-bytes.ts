import type { Pool } from "pg";

/** How much was relayed for a job, in both directions. */
export async function relayedBytes(pool: Pool, jobId: string): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>("SELECT relayed_bytes AS bytes FROM job WHERE id = $1", [jobId]);
  return Number(rows[0]?.bytes ?? 0);
}

export async function addRelayedBytes(pool: Pool, jobId: string, bytes: number): Promise<void> {
  if (bytes > 0) await pool.query("UPDATE job SET relayed_bytes = relayed_bytes + $2 WHERE id = $1", [jobId, bytes]);
}
