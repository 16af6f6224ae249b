import type { Pool, PoolClient } from "pg";
import type { Commit, JobStateChange, ReplicaRow } from "#core/coordination/effects";
import type { PostingDraft } from "#core/ledger/ledger";
import { kindOfAccount } from "#core/ledger/ledger";

/**
 * Writes a commit group: what many units changed, as one statement over arrays, and so one transaction and one wait
 * for the disk. Job states change seldom; with any, the statements share an explicit transaction.
 */
export async function commitGroup(pool: Pool, commit: Commit): Promise<void> {
  const postings = [...commit.postings, ...chargesOf(commit)];
  if (commit.states.length === 0) {
    await pool.query({ name: "commit-group", text: COMMIT_GROUP, values: groupValues(commit, postings) });
    return;
  }
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    await tx.query({ name: "commit-group", text: COMMIT_GROUP, values: groupValues(commit, postings) });
    for (const change of commit.states) await writeState(tx, change);
    await tx.query("COMMIT");
  } catch (error) {
    await tx.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

function chargesOf(commit: Commit): PostingDraft[] {
  const postings: PostingDraft[] = [];
  for (const charges of commit.charges.values()) {
    const posting = charges.posting();
    if (posting) postings.push(posting);
  }
  return postings;
}

async function writeState(tx: PoolClient, change: JobStateChange) {
  await tx.query(
    `UPDATE job SET state = $2::job_state, state_reason = $3, cores = $4, budget_nanos = $5,
       finished_at = CASE WHEN $2 IN ('finished', 'cancelled') THEN now() END
     WHERE no = $1`,
    [change.jobNo, change.state, change.reason, change.cores, change.budgetNanos],
  );
}

/** Accounts that exist are updated first: an insert of a negative amount would be refused before it met its row. */
const COMMIT_GROUP = `
WITH returned AS (
  INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_blob, output_bytes,
    failure, exit_code, message, stderr, price_nanos, credit_nanos, returned_at)
  SELECT r.*, now() FROM unnest($1::int[], $2::int[], $3::int[], $4::bool[], $5::bytea[], $6::bigint[], $7::real[],
    $8::bytea[], $9::text[], $10::int[], $11::text[], $12::smallint[], $13::text[], $14::text[], $15::bigint[],
    $16::bigint[]) AS r
), jobs AS (
  UPDATE job SET agreed = job.agreed + d.agreed, failed = job.failed + d.failed, fuel = job.fuel + d.fuel,
    spent_nanos = job.spent_nanos + d.spent
  FROM unnest($17::int[], $18::int[], $19::int[], $20::bigint[], $21::bigint[]) AS d (no, agreed, failed, fuel, spent)
  WHERE job.no = d.no
), devices AS (
  UPDATE device SET agreed = device.agreed + d.agreed, outvoted = device.outvoted + d.outvoted,
    failed = device.failed + d.failed, lost = device.lost + d.lost,
    credit_nanos = device.credit_nanos + d.credit, last_seen_at = now()
  FROM unnest($22::int[], $23::int[], $24::int[], $25::int[], $26::int[], $27::bigint[])
    AS d (no, agreed, outvoted, failed, lost, credit)
  WHERE device.no = d.no
), blocks AS (
  UPDATE block SET free = false, owner = NULL
  FROM unnest($28::int[], $29::int[]) AS d (job_no, seq) WHERE block.job_no = d.job_no AND block.seq = d.seq
), numbered AS MATERIALIZED (
  SELECT nextval(pg_get_serial_sequence('posting', 'id')) AS id, p.*
  FROM unnest($30::int[], $31::text[], $32::text[], $33::text[]) AS p (nr, kind, subject, about)
), postings AS (
  INSERT INTO posting (id, kind, subject, about) SELECT id, kind, subject, about FROM numbered
), lines AS MATERIALIZED (
  SELECT numbered.id, e.account, e.kind, e.amount
  FROM unnest($34::int[], $35::text[], $36::text[], $37::bigint[]) AS e (nr, account, kind, amount)
  JOIN numbered ON numbered.nr = e.nr
), entries AS (
  INSERT INTO entry (posting_id, account, amount_nanos) SELECT id, account, amount FROM lines
), sums AS MATERIALIZED (
  SELECT account, kind, sum(amount)::bigint AS amount FROM lines GROUP BY account, kind
), updated AS (
  UPDATE ledger_account AS a SET balance_nanos = a.balance_nanos + sums.amount FROM sums WHERE a.id = sums.account
  RETURNING a.id
)
INSERT INTO ledger_account AS a (id, kind, balance_nanos)
SELECT account, kind, amount FROM sums WHERE account NOT IN (SELECT id FROM updated)
ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`;

function groupValues(commit: Commit, postings: PostingDraft[]): unknown[] {
  const jobs = [...commit.jobs.values()];
  const devices = [...commit.devices.values()];
  const entries = postings.flatMap((posting, nr) => posting.entries.map((entry) => ({ nr, ...entry })));
  return [
    ...replicaColumns(commit.replicas),
    column(jobs, (d) => d.jobNo),
    column(jobs, (d) => d.agreed),
    column(jobs, (d) => d.failed),
    column(jobs, (d) => d.fuel),
    column(jobs, (d) => d.spentNanos),
    column(devices, (d) => d.deviceNo),
    column(devices, (d) => d.agreed),
    column(devices, (d) => d.outvoted),
    column(devices, (d) => d.failed),
    column(devices, (d) => d.lost),
    column(devices, (d) => d.creditNanos),
    column(commit.blocksDone, (b) => b.jobNo),
    column(commit.blocksDone, (b) => b.seq),
    postings.map((_, nr) => nr),
    column(postings, (p) => p.kind),
    column(postings, (p) => p.subject),
    column(postings, (p) => p.about),
    column(entries, (e) => e.nr),
    column(entries, (e) => e.account),
    column(entries, (e) => kindOfAccount(e.account)),
    column(entries, (e) => e.amountNanos),
  ];
}

function replicaColumns(rows: readonly ReplicaRow[]): unknown[][] {
  return [
    column(rows, (r) => r.jobNo),
    column(rows, (r) => r.unit),
    column(rows, (r) => r.deviceNo),
    column(rows, (r) => r.settles),
    column(rows, (r) => asBuffer(r.digest)),
    column(rows, (r) => r.fuel),
    column(rows, (r) => r.ms),
    column(rows, (r) => r.output && asBuffer(r.output)),
    column(rows, (r) => r.outputBlob),
    column(rows, (r) => r.outputBytes),
    column(rows, (r) => r.failure),
    column(rows, (r) => r.exitCode),
    column(rows, (r) => withoutNul(r.message)),
    column(rows, (r) => withoutNul(r.stderr)),
    column(rows, (r) => r.priceNanos),
    column(rows, (r) => r.creditNanos),
  ];
}

const column = <Row, Value>(rows: readonly Row[], pick: (row: Row) => Value | undefined): (Value | null)[] =>
  rows.map((row) => pick(row) ?? null);

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** PostgreSQL's text cannot hold U+0000; a program may print one. */
const withoutNul = (text: string | undefined) => text?.replaceAll("\0", "\uFFFD");
