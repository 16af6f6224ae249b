import type { DatabaseError, Pool, PoolClient } from "pg";
import { type Commit, postingsOf, type ReplicaRow } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { HouseholdId } from "#core/ids";
import { accounts, factsOf, kindOfAccount } from "#core/ledger/ledger";
import { CHECKING } from "#core/reputation/checking";
import { isDeadlock } from "../database/is-deadlock";
import { boolArray, byteaArray, float4Array, int2Array, int4Array, int8Array, textArray } from "./binary-arrays";
import { LASTS } from "./coordinator-terms";
import { FIRST_DRAW, NUMBERS_A_RUN } from "./drawn-numbers";
import { postingsSql } from "./insert-postings";
import { accountsOfJob, lockAccounts } from "./lock-accounts";
import { LOCK_DEMOTIONS } from "./lock-demotions";
import type { PartsOfBudgets } from "./parts/parts-of-budgets";
import { takeParts } from "./parts/take-parts";
import { queryByClient } from "./query";
import { doubtDevices } from "./recheck/doubt-devices";
import { reopenUnits } from "./reopen-units";
import { byJob, placesInRuns, settledRuns } from "./settled-runs";
import { columnOfHousehold } from "./unit-store";
import { writeLostAttempts } from "./write-lost-attempts";
import { speaksOfPrograms, writeSandboxCrashes } from "./write-sandbox-crashes";
import { ends, writeStates } from "./write-states";

const TRIES = 3;

/**
 * Writes a commit group: the changes of many units, as one statement over arrays, and so one transaction and one wait
 * for the disk. It writes no row that other coordinators' groups write as well, so that they wait for none of each other.
 * Changes of jobs' states, demotions, lost attempts and sandbox crashes are rare; with any of these, the statements share
 * an explicit transaction.
 */
export async function commitGroup(
  pool: Pool,
  term: string,
  commit: Commit,
  budgets: PartsOfBudgets,
): Promise<ReopenedJob[]> {
  for (let tries = 1; ; tries++) {
    try {
      const short = budgets.short(commit);
      if (short.length > 0) await takeParts(pool, term, short, budgets);
      const reopened = await writeGroup(pool, term, commit);
      budgets.spent(commit);
      return reopened;
    } catch (error) {
      budgets.forget();
      if (tries === TRIES || !(isDeadlock(error) || exceedsPart(error))) throw error;
    }
  }
}

/** Another coordinator has taken back what this one had not spent. */
const exceedsPart = (error: unknown) => (error as Partial<DatabaseError>).constraint === "within_its_part";

async function writeGroup(pool: Pool, term: string, commit: Commit): Promise<ReopenedJob[]> {
  const statement = { name: "commit-group", text: COMMIT_GROUP, values: groupValues(term, commit) };
  const isPlain = commit.states.length + commit.demotions.size + commit.lostAttempts.length === 0;
  if (isPlain && !speaksOfPrograms(commit)) {
    await pool.query(statement);
    return [];
  }
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    if (commit.demotions.size > 0) await tx.query(LOCK_DEMOTIONS);
    await lockEndedJobs(tx, commit);
    await tx.query(statement);
    await writeStates(tx, commit.states);
    await writeSandboxCrashes(tx, commit);
    await writeLostAttempts(tx, commit.lostAttempts);
    const reopened: ReopenedJob[] = [];
    for (const [household, { strikes, remote = false }] of commit.demotions) {
      await demote(tx, household, strikes);
      if (strikes) await doubtDevices(tx, household);
      reopened.push(...(await reopenUnits(tx, term, household, remote)));
    }
    await tx.query("COMMIT");
    tx.release();
    return reopened;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

/**
 * The rest of an ended job's money comes back after the group's credits. The accounts of both are locked together, so that a
 * customer who adds to the budget at this moment cannot lock some of them in between and stop the group.
 */
async function lockEndedJobs(tx: PoolClient, commit: Commit) {
  const ended = commit.states.filter(ends);
  if (ended.length === 0) return;
  const accountsCharged = postingsOf(commit).flatMap(({ entries }) => entries.map(({ account }) => account));
  const credited = accountsCharged.filter((account) => kindOfAccount(account) === "device");
  const refunded = ended.flatMap(({ jobId, customerId }) => accountsOfJob(jobId, customerId));
  await lockAccounts(queryByClient(tx), [...credited, ...refunded]);
}

/** All devices of a household lose their streaks, at every coordinator: the same rule as the core's `loseTrust`. */
async function demote(tx: PoolClient, household: HouseholdId, strikes: boolean) {
  const { column, value } = columnOfHousehold(household);
  await tx.query(
    `UPDATE device SET streak = 0, unvouched = 0,
       strikes = CASE WHEN NOT $2 THEN strikes WHEN streak >= $3 THEN 1 ELSE strikes + 1 END
     WHERE ${column} = $1`,
    [value, strikes, CHECKING.forgivenAfter],
  );
}

/** What the group adds to the totals of each job. */
const OF_JOBS = `unnest($17::int[], $18::int[], $19::int[], $20::bigint[], $21::bigint[], $45::int[])
  AS d (no, agreed, failed, fuel, spent, reopened)`;

/**
 * Rows that are there are updated first: an insert of a negative amount, or of a charge without a part, would be refused
 * before it could conflict with its row. Every writer locks accounts in the order of their ids, so that two cannot
 * deadlock; of those that a group charges it writes the devices' alone, and the others by its parts. The very last
 * condition is evaluated before anything else. Arrays side by side in a SELECT are unnested in parallel, without a table
 * for each. A device with a recent `last_seen_at` keeps it, because that column is indexed.
 *
 * Settled units are found by runs, because an index on their numbers would need an entry for each unit.
 */
const COMMIT_GROUP = `
WITH this_term AS MATERIALIZED (
  SELECT FROM coordinator WHERE id = $38 AND ${LASTS} FOR SHARE
), drawing AS MATERIALIZED (
  ${FIRST_DRAW}, this_term
), runs AS MATERIALIZED (
  SELECT r.nr, r.job_no, r.units, r.last AS place, nextval('settlement') * ${NUMBERS_A_RUN} AS last
  FROM drawing, unnest($51::int[], $52::int[], $53::int[]) WITH ORDINALITY AS r (job_no, units, last, nr)
), numbers AS MATERIALIZED (
  SELECT array_agg(last ORDER BY nr) AS of_run FROM runs
), returned AS (
  INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_blob, output_bytes,
    failure, exit_code, message, stderr, price_nanos, credit_nanos, returned_at, settlement, granted_ms,
    fetched_ms, started_ms)
  SELECT unnest($1::int[]), unnest($2::int[]), unnest($3::int[]), unnest($4::bool[]), unnest($5::bytea[]),
    unnest($6::bigint[]), unnest($7::real[]), unnest($8::bytea[]), unnest($9::text[]), unnest($10::int[]),
    unnest($11::text[]), unnest($12::smallint[]), unnest($13::text[]), unnest($14::text[]), unnest($15::bigint[]),
    unnest($16::bigint[]), now(), of_run[unnest($48::int[])] - unnest($57::int[]), unnest($54::bigint[]),
    unnest($55::int[]), unnest($56::int[])
  FROM numbers
), cleared AS (
  UPDATE replica AS r SET settles = true, returned_at = now(), fuel = d.fuel, price_nanos = d.price, credit_nanos = d.credit,
    settlement = of_run[d.run] - d.before
  FROM numbers, unnest($39::int[], $40::int[], $41::int[], $42::bigint[], $43::bigint[],
    $46::bigint[], $49::int[], $58::int[]) AS d (job_no, unit, device_no, price, credit, fuel, run, before)
  WHERE r.job_no = d.job_no AND r.unit = d.unit AND r.device_no = d.device_no AND NOT r.settles
  RETURNING r.unit
), settled_runs AS (
  INSERT INTO settled_run (job_no, last, units)
  SELECT job_no, last, ($50::int[])[place - units + 1 : place] FROM runs
), added AS (
  UPDATE job_part AS p SET agreed = p.agreed + d.agreed, failed = p.failed + d.failed, fuel = p.fuel + d.fuel,
    spent_nanos = p.spent_nanos + d.spent, reopened = p.reopened + d.reopened
  FROM ${OF_JOBS} WHERE p.job_no = d.no AND p.term = $38
  RETURNING p.job_no
), begun AS (
  INSERT INTO job_part (job_no, term, agreed, failed, fuel, spent_nanos, reopened)
  SELECT no, $38, agreed, failed, fuel, spent, reopened FROM ${OF_JOBS} WHERE no NOT IN (SELECT job_no FROM added)
), devices AS (
  UPDATE device SET agreed = device.agreed + d.agreed, outvoted = device.outvoted + d.outvoted,
    failed = device.failed + d.failed, lost = device.lost + d.lost,
    credit_nanos = device.credit_nanos + d.credit, streak = device.streak + d.streak,
    unvouched = device.unvouched + d.unvouched, last_seen_at = CASE
      WHEN device.last_seen_at < now() - interval '1 minute' THEN now() ELSE device.last_seen_at END
  FROM unnest($22::int[], $23::int[], $24::int[], $25::int[], $26::int[], $27::bigint[],
    $44::int[], $47::int[]) AS d (no, agreed, outvoted, failed, lost, credit, streak, unvouched)
  WHERE device.no = d.no
), blocks AS (
  UPDATE block SET free = suspects <> '{}', owner = NULL
  FROM unnest($28::int[], $29::int[]) AS d (job_no, seq) WHERE block.job_no = d.job_no AND block.seq = d.seq
), ${postingsSql(30)}, revenue AS (
  INSERT INTO revenue_part AS p (term, nanos)
  SELECT $38, sum(amount)::bigint FROM lines WHERE account = '${accounts.revenue}' HAVING count(*) > 0
  ON CONFLICT (term) DO UPDATE SET nanos = p.nanos + excluded.nanos
), sums AS MATERIALIZED (
  SELECT account, kind, sum(amount)::bigint AS amount FROM lines WHERE kind = 'device' GROUP BY account, kind
), locked AS MATERIALIZED (
  SELECT id, amount FROM ledger_account JOIN sums ON id = account ORDER BY id FOR UPDATE OF ledger_account
), updated AS (
  UPDATE ledger_account AS a SET balance_nanos = a.balance_nanos + locked.amount FROM locked WHERE a.id = locked.id
  RETURNING a.id
)
INSERT INTO ledger_account AS a (id, kind, balance_nanos)
SELECT account, kind, amount FROM sums WHERE account NOT IN (SELECT id FROM updated)
  AND (SELECT count(*) = cardinality($39::int[]) OR refuse('a cleared replica is not waiting') FROM cleared)
  AND (SELECT count(*) = 1 OR refuse('the term of this coordinator is over') FROM this_term)
ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`;

function groupValues(term: string, commit: Commit): (Buffer | string)[] {
  const postings = postingsOf(commit).map((posting, nr) => ({ ...posting, nr }));
  const jobs = [...commit.jobs.values()].sort((a, b) => a.jobNo - b.jobNo);
  const devices = [...commit.devices.values()];
  const entries = postings.flatMap(({ nr, entries }) => entries.map((entry) => ({ ...entry, nr })));
  const replicas = byJob(commit.replicas);
  const confirmed = byJob(commit.confirmed);
  const settled = [...replicas.filter(({ settles }) => settles), ...confirmed];
  const runs = settledRuns(settled);
  const places = placesInRuns(runs);
  let next = 0;
  const placesOfReplicas = replicas.map(({ settles }) => (settles ? places[next++] : undefined));
  const placesOfConfirmed = places.slice(next);
  return [
    ...replicaColumns(replicas),
    int4Array(jobs, (d) => d.jobNo),
    int4Array(jobs, (d) => d.agreed),
    int4Array(jobs, (d) => d.failed),
    int8Array(jobs, (d) => d.fuel),
    int8Array(jobs, (d) => d.spentNanos),
    int4Array(devices, (d) => d.deviceNo),
    int4Array(devices, (d) => d.agreed),
    int4Array(devices, (d) => d.outvoted),
    int4Array(devices, (d) => d.failed),
    int4Array(devices, (d) => d.lost),
    int8Array(devices, (d) => d.creditNanos),
    int4Array(commit.blocksDone, (b) => b.jobNo),
    int4Array(commit.blocksDone, (b) => b.seq),
    int4Array(postings, (p) => p.nr),
    textArray(postings, (p) => p.kind),
    textArray(postings, (p) => p.subject),
    textArray(postings, (p) => JSON.stringify(factsOf(p))),
    int4Array(entries, (e) => e.nr),
    textArray(entries, (e) => e.account),
    textArray(entries, (e) => kindOfAccount(e.account)),
    int8Array(entries, (e) => e.amountNanos),
    term,
    int4Array(confirmed, (c) => c.jobNo),
    int4Array(confirmed, (c) => c.unit),
    int4Array(confirmed, (c) => c.deviceNo),
    int8Array(confirmed, (c) => c.priceNanos),
    int8Array(confirmed, (c) => c.creditNanos),
    int4Array(devices, (d) => d.streak),
    int4Array(jobs, (d) => d.reopened),
    int8Array(confirmed, (c) => c.fuel),
    int4Array(devices, (d) => d.unvouched),
    int4Array(placesOfReplicas, (place) => place?.run),
    int4Array(placesOfConfirmed, ({ run }) => run),
    int4Array(settled, ({ unit }) => unit),
    int4Array(runs, (run) => run.jobNo),
    int4Array(runs, (run) => run.units),
    int4Array(runs, (run) => run.last),
    int8Array(replicas, (r) => r.grantedAt),
    int4Array(replicas, (r) => r.moments?.fetchedMs),
    int4Array(replicas, (r) => r.moments?.startedMs),
    int4Array(placesOfReplicas, (place) => place?.before),
    int4Array(placesOfConfirmed, ({ before }) => before),
  ];
}

const replicaColumns = (rows: readonly ReplicaRow[]): Buffer[] => [
  int4Array(rows, (r) => r.jobNo),
  int4Array(rows, (r) => r.unit),
  int4Array(rows, (r) => r.deviceNo),
  boolArray(rows, (r) => r.settles),
  byteaArray(rows, (r) => r.digest),
  int8Array(rows, (r) => r.fuel),
  float4Array(rows, (r) => r.ms),
  byteaArray(rows, (r) => r.output),
  textArray(rows, (r) => r.outputBlob),
  int4Array(rows, (r) => r.outputBytes),
  textArray(rows, (r) => r.failure),
  int2Array(rows, (r) => r.exitCode),
  textArray(rows, (r) => r.message),
  textArray(rows, (r) => r.stderr),
  int8Array(rows, (r) => r.priceNanos),
  int8Array(rows, (r) => r.creditNanos),
];
