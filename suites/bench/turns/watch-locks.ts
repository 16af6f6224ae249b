import type { Pool } from "pg";

const LOOK_EVERY_MS = 20;

/** What commit groups were doing whenever somebody looked. */
export interface LockLooks {
  /** Looks at a commit group that was under way. */
  atWork: number;
  /** Of these, the group waited for another one: for its turn, or for a row. */
  waiting: number;
}

/** PostgreSQL's own statistics, sampled: it does not add up how long locks were waited for. */
export function watchLocks(pool: Pool): () => LockLooks {
  const looks: LockLooks = { atWork: 0, waiting: 0 };
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    const { rows } = await pool.query<{ waits: boolean }>(
      `SELECT coalesce(wait_event_type = 'Lock', false) AS waits FROM pg_stat_activity
       WHERE state = 'active' AND query LIKE '%WITH this_term AS MATERIALIZED%' AND pid <> pg_backend_pid()
         AND query NOT LIKE '%pg_stat_activity%'`,
    );
    looks.atWork += rows.length;
    looks.waiting += rows.filter(({ waits }) => waits).length;
    isLooking = false;
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    return looks;
  };
}
