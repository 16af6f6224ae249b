import type { Handle } from "../handle";
import type { Coordinator } from "../shell/coordinator";
import { until } from "./until";

/** Tables that change by reading and by the passage of time. */
const PASSING_TABLES = [
  ...[
    "_prisma_migrations",
    "board",
    "board_row",
    "board_team",
    "badge",
    "giving_week",
    "coordinator",
    "coordinator_presence",
    "coordinator_report",
    "health_check",
    "device_report",
    "device_work",
    "device_day",
    "forecast",
    "map_month",
    "job_sample",
    "job_part",
    "revenue_part",
  ],
  ...["rate_limit", "work_mark", "device_earning", "job_charged", "partner_earning", "partner_sum"],
];
const PASSING_COLUMNS = ["last_seen_at", "last_request", "heartbeat_at", "updated_at"];

/** Rows to which what is settled is added a little later: with what is not yet added. */
const TOTALS: Record<string, string> = {
  job: "SELECT to_jsonb(job) || to_jsonb(total) AS line FROM job JOIN job_total AS total USING (no)",
  ledger_account: "SELECT to_jsonb(total) AS line FROM account_total AS total",
};

/**
 * Everything that a city stores and has in memory, as a fingerprint for each table, so that two snapshots can be
 * compared.
 */
export async function citySnapshot({ pool, coordinator }: Handle): Promise<Record<string, unknown>> {
  await atRest(coordinator);
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1",
    [PASSING_TABLES],
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ rows: number; print: string | null }>(
      `SELECT count(*)::int AS rows, md5(string_agg(line, ',' ORDER BY line)) AS print
       FROM (SELECT (line - $1::text[])::text AS line FROM (${TOTALS[name] ?? `SELECT to_jsonb(t) AS line FROM "${name}" AS t`}) AS t) AS lines`,
      [PASSING_COLUMNS],
    );
    found[name] = rows[0];
  }
  const { stopped, jobs, grants } = coordinator.state;
  const memory = {
    stopped,
    jobs: [...jobs.values()].map(({ id, leases, waitingReplicas }) => ({ id, leases, waitingReplicas })),
    grants: [...grants.values()].map(({ id, deviceId, outstanding }) => ({ id, deviceId, units: [...outstanding] })),
  };
  return { ...found, memory };
}

/** Waits for blocks that are being loaded, because they change the state when they arrive. */
async function atRest(coordinator: Coordinator) {
  await coordinator.settled();
  await until(
    "no blocks are on their way",
    () => ![...coordinator.state.jobs.values()].some(({ claiming }) => claiming),
  );
  await coordinator.settled();
}
