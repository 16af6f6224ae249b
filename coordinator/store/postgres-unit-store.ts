import { randomBytes } from "node:crypto";
import pLimit from "p-limit";
import type { Pool } from "pg";
import type { JobFacts, JobRecord, JobState, LimitHits } from "#core/coordination/state";
import type { CustomerId, DeviceId, HouseholdId, JobId, NetworkId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { commitGroup } from "./commit-group-sql";
import { comparisonOfManifest } from "./comparison-of-manifest";
import * as terms from "./coordinator-terms";
import { addUpWaiting, findWaiting } from "./parts/add-up-parts";
import { PartsOfBudgets } from "./parts/parts-of-budgets";
import { PostgresBlocks } from "./postgres-blocks";
import { readStateReason } from "./read-state-reason";
import { findDoubtedJobs } from "./recheck/find-doubted-jobs";
import { recheckNextJob } from "./recheck/recheck-next-job";
import type { StandingRow } from "./stored-replica";
import { SANDBOX_CRASHES, type SandboxCrashesRow, storedSandboxCrashes } from "./stored-sandbox-crashes";
import { homeOf, householdOf, type UnitStore } from "./unit-store";

const DEVICE_COLUMNS =
  "no, id, state, removed_at, owner_id, home_id, agreed + failed AS units, credit_nanos, network, streak, strikes, unvouched, anchored";
const WITH_OWNER = "SELECT seen.*, person.name AS owner_name FROM seen LEFT JOIN person ON person.id = seen.owner_id";

/**
 * Of a device that returns. If nothing about it has changed, which is so when thousands come at once, it is only read: it
 * waits for no lock. Otherwise its change waits neither for the disk nor for a standby: what a crash takes, the next
 * handshake says again.
 */
const SEE_DEVICE = `
WITH unchanged AS MATERIALIZED (
  SELECT ${DEVICE_COLUMNS} FROM device WHERE id = $1 AND label = $2 AND cores = $3
    AND network IS NOT DISTINCT FROM $4 AND last_seen_at > now() - interval '2 minutes'
), unhurried AS MATERIALIZED (
  SELECT set_config('synchronous_commit', 'off', true) WHERE NOT EXISTS (SELECT FROM unchanged)
), changed AS (
  UPDATE device SET label = $2, cores = $3, network = $4, last_seen_at = now() FROM unhurried WHERE id = $1
  RETURNING ${DEVICE_COLUMNS}
), seen AS (SELECT * FROM unchanged UNION ALL SELECT * FROM changed) ${WITH_OWNER}`;

/** Durable before it is welcome: a number that a crash took would be given to another device. */
const ADD_DEVICE = `
WITH seen AS (
  INSERT INTO device (id, label, engine, cores, network) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE SET label = $2, cores = $4, network = $5, last_seen_at = now()
  RETURNING ${DEVICE_COLUMNS}
) ${WITH_OWNER}`;

export interface PostgresUnitStore extends UnitStore {
  /** Adds some of what this coordinator has settled to the rows of jobs and to balances, which are behind until then. */
  addUp(): Promise<void>;
}

/**
 * The unit store on PostgreSQL, in SQL of its own: arrays in, one round trip each. `owner` names this coordinator; it
 * claims and writes as one of its terms, and only while that term lasts. Commit groups use the pool `commits`.
 */
export function createPostgresUnitStore(pool: Pool, owner: string, commits = pool): PostgresUnitStore {
  const budgets = new PartsOfBudgets();
  const writing = pLimit(1);
  let term = owner;
  let addedUpTo = 0;
  const blocks = new PostgresBlocks(pool, () => term);

  return {
    async beginTerm() {
      const next = `${owner}.${randomBytes(4).toString("hex")}`;
      await terms.beginTerm(pool, owner, next);
      term = next;
      budgets.forget();
    },

    endTerm: () => terms.endTerms(pool, owner),

    heartbeat: () => terms.heartbeat(pool, term),

    async openJobs() {
      const { rows } = await pool.query<JobRow>(`${SELECT_JOB} WHERE ${IS_OPEN} ORDER BY no`);
      return rows.map(jobRecord);
    },

    async openJobIds(after, max) {
      const { rows } = await pool.query<{ no: number; id: JobId }>(OPEN_JOB_IDS, [after, max]);
      return rows;
    },

    async jobFacts(jobIds) {
      const { rows } = await pool.query<FactsRow>(
        `SELECT id, state, state_reason, cores, units, ${TOTALS}, budget_nanos, vouched,
           ${CUSTOMERS_HOME}, ${MEMBERS}, ${LIMIT_HITS}, ${SANDBOX_CRASHES}, EXISTS (SELECT FROM block WHERE job_no = job.no AND free) AS free_blocks
         FROM job JOIN job_total AS total USING (no) WHERE id = ANY($1::text[])`,
        [jobIds],
      );
      return rows.map(jobFacts);
    },

    async openJob(jobId) {
      const { rows } = await pool.query<JobRow>(`${SELECT_JOB} WHERE id = $1 AND ${IS_OPEN}`, [jobId]);
      return rows[0] && jobRecord(rows[0]);
    },

    claimBlocks: (jobNo, count) => blocks.claim(jobNo, count),

    claimBlock: (jobNo, seq) => blocks.claimOne(jobNo, seq),

    freeBlocks: (jobNo, seqs) => blocks.free(jobNo, seqs),

    commit: (commit) => writing(() => commitGroup(commits, term, commit, budgets)),

    async addUp() {
      const waiting = await findWaiting(commits, term, addedUpTo, LIMITS.MAX_PARTS_ADDED_UP);
      addedUpTo = waiting.upTo;
      // Between two groups: they lock the same rows.
      await writing(() => addUpWaiting(commits, term, waiting));
    },

    async recheckNextJob(bounds) {
      await findDoubtedJobs(pool, bounds);
      return recheckNextJob(commits, bounds);
    },

    async joinDevice({ engine, ...device }) {
      const { id, label, cores, network } = device;
      const known = await pool.query<DeviceRow>(SEE_DEVICE, [id, label, cores, network]);
      const { rows } =
        known.rowCount === 0 ? await pool.query<DeviceRow>(ADD_DEVICE, [id, label, engine, cores, network]) : known;
      const row = rows[0];
      if (!row) throw new Error("The device's row was neither inserted nor updated");
      return {
        no: row.no,
        id: row.id as DeviceId,
        household: householdOf({ id: row.id, ownerId: row.owner_id, homeId: row.home_id }),
        network: row.network as NetworkId | null,
        streak: row.streak,
        strikes: row.strikes,
        unvouched: row.unvouched,
        ownerName: row.owner_name,
        label: device.label,
        engine,
        banned: row.state === "banned",
        anchored: row.anchored,
        ...(row.removed_at === null ? {} : { removed: true }),
        units: row.units,
        creditNanos: Number(row.credit_nanos),
      };
    },

    async cityStop() {
      const { rows } = await pool.query<{ stopped: boolean; reason: string | null }>(
        "SELECT stopped, reason FROM city",
      );
      return rows[0] ?? { stopped: false, reason: null };
    },
  };
}

/** Only of the first failures, and only while the job has no other results: few rows, and rarely. */
const LIMIT_HITS = `CASE WHEN total.agreed = 0 AND total.failed BETWEEN 1 AND ${LIMITS.MAX_COUNTED_FAILURES} THEN (
    SELECT json_build_object('fuel', count(*) FILTER (WHERE failure = 'fuel'), 'time', count(*) FILTER (WHERE failure = 'time'))
    FROM replica WHERE job_no = job.no AND settles) END AS limit_hits`;

const TOTALS = "total.agreed, total.failed, total.reopened, total.fuel::float8, total.spent_nanos";

/** By the key of members. */
const CUSTOMERS_HOME = "(SELECT household_id FROM household_member WHERE person_id = customer_id) AS customers_home";

interface FactsRow extends SandboxCrashesRow {
  id: string;
  state: JobRecord["state"];
  state_reason: unknown;
  cores: number;
  units: number;
  agreed: number;
  failed: number;
  reopened: number;
  fuel: string;
  spent_nanos: string;
  budget_nanos: string;
  vouched: boolean;
  customers_home: string | null;
  members: string[] | null;
  limit_hits: LimitHits | null;
  free_blocks: boolean;
}

interface JobRow extends Omit<FactsRow, "free_blocks"> {
  no: number;
  customer_id: string;
  spec: JobRecord["spec"];
  comparison: JobManifest["comparison"] | null;
  replicas: number;
  adaptive: boolean;
  network: string | null;
}

/**
 * A job without units waits for another job's outputs: nothing of it can be granted, and it is in no coordinator's
 * memory.
 */
const IS_OPEN = "state IN ('running', 'paused') AND units > 0";

const MEMBERS = `(SELECT array_agg(coalesce('home:' || household_id, 'person:' || person_id) ORDER BY person_id)
  FROM membership LEFT JOIN household_member USING (person_id) WHERE organisation_id = customer_id) AS members`;

/** The index has the jobs of each state in order. */
const openIdsIn = (state: JobState) =>
  `(SELECT no, id FROM job WHERE state = '${state}' AND units > 0 AND no > $1 ORDER BY no LIMIT $2)`;
const OPEN_JOB_IDS = `${openIdsIn("running")} UNION ALL ${openIdsIn("paused")} ORDER BY no LIMIT $2`;

const SELECT_JOB = `SELECT no, id, customer_id, state, state_reason, spec, manifest -> 'comparison' AS comparison,
    units, replicas, adaptive, cores, ${TOTALS}, budget_nanos, vouched, network, ${CUSTOMERS_HOME}, ${MEMBERS},
  ${LIMIT_HITS}, ${SANDBOX_CRASHES} FROM job JOIN job_total AS total USING (no)`;

const changingFacts = (row: Omit<FactsRow, "free_blocks">) => ({
  id: row.id as JobId,
  state: row.state,
  reason: readStateReason(row.state_reason),
  sandboxCrashes: storedSandboxCrashes(row),
  cores: row.cores,
  units: row.units,
  agreed: row.agreed,
  failed: row.failed,
  reopened: row.reopened,
  fuel: Number(row.fuel),
  spentNanos: Number(row.spent_nanos),
  budgetNanos: Number(row.budget_nanos),
  vouched: row.vouched,
  ...(row.customers_home === null ? {} : { customersHome: homeOf(row.customers_home) }),
  ...(row.members ? { members: row.members as HouseholdId[] } : {}),
  ...(row.limit_hits ? { limitHits: row.limit_hits } : {}),
});

const jobFacts = (row: FactsRow): JobFacts => ({ ...changingFacts(row), freeBlocks: row.free_blocks });

const jobRecord = (row: JobRow): JobRecord => ({
  ...changingFacts(row),
  no: row.no,
  customerId: row.customer_id as CustomerId,
  spec: row.spec,
  ...comparisonOfManifest(row.comparison),
  replicas: row.replicas,
  adaptive: row.adaptive,
  network: row.network as NetworkId | null,
});

interface DeviceRow extends StandingRow {
  no: number;
  id: string;
  state: "welcome" | "banned";
  removed_at: Date | null;
  owner_name: string | null;
  unvouched: number;
  anchored: boolean;
  units: number;
  credit_nanos: string;
}
