import type { Pool, PoolClient } from "pg";
import { settledUpTo } from "../store/drawn-numbers";
import { HAS_ENDED, type SettledPlace, settledPlaces } from "../store/settled-places";

/** A returned replica of a unit. */
export interface ReplicaFacts {
  unit: number;
  device_no: number;
  engine: string;
  settles: boolean;
  settlement: number | null;
  digest: Buffer;
  failure: string | null;
  fuel: number;
  price_nanos: number | null;
  returned_at: Date;
}

/** A settlement that was taken back. */
export interface TakenBackFacts {
  number: number;
  settlement: number;
  unit: number;
  device_no: number;
  fuel: number;
  price_nanos: number;
  settled_at: Date;
}

/** What a job has signed of its receipts beyond some of them. */
export interface SignedBefore {
  lines: number;
  line: string;
}

/** Settlements of a job, and settlements taken back, in their common order; and the facts about their units. */
export interface SettlementPage {
  entries: (({ kind: "settled" } & SettledPlace) | ({ kind: "taken-back" } & TakenBackFacts))[];
  replicas: ReplicaFacts[];
  takenBack: TakenBackFacts[];
  signed: SignedBefore[];
  isDeleted: boolean;
  /** Whether the job had ended, and these were the last. */
  isOver: boolean;
  more: boolean;
}

export interface SettlementsAfter {
  jobNo: number;
  after: number;
  limit: number;
  /** Signatures of more lines than these are read too: those of the next `limit` lines. */
  lines: number;
}

/** All from one snapshot: in it numbers have no gaps that are filled later, and what is signed follows from what is settled. */
export async function readSettlements(pool: Pool, asked: SettlementsAfter): Promise<SettlementPage> {
  const upTo = await settledUpTo(pool);
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const page = await readPage(tx, asked, upTo);
    await tx.query("COMMIT");
    tx.release();
    return page;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

async function readPage(tx: PoolClient, asked: SettlementsAfter, upTo: bigint): Promise<SettlementPage> {
  const { jobNo, after, limit, lines } = asked;
  const { state, places } = await settledPlaces(tx, { jobNo, after: BigInt(after), upTo, limit });
  const back = await tx.query<TakenBackFacts>(TAKEN_BACK_AFTER, [jobNo, after, limit, upTo]);
  const all = [
    ...places.map((place) => ({ kind: "settled" as const, ...place })),
    ...back.rows.map((row) => ({ kind: "taken-back" as const, ...row })),
  ].sort((a, b) => a.number - b.number);
  const entries = all.slice(0, limit);
  const units = [...new Set(entries.map(({ unit }) => unit))];
  const replicas = await tx.query<ReplicaFacts>(REPLICAS, [jobNo, units]);
  const takenBack = await tx.query<TakenBackFacts>(TAKEN_BACK, [jobNo, units]);
  const signed = await tx.query<SignedBefore>(SIGNED, [jobNo, lines, limit]);
  const job = await tx.query("SELECT FROM job WHERE no = $1 AND deleted_at IS NULL", [jobNo]);
  const more = all.length >= limit;
  return {
    entries,
    replicas: replicas.rows,
    takenBack: takenBack.rows,
    signed: signed.rows,
    isDeleted: job.rowCount === 0,
    isOver: !more && (state === "finished" || state === "cancelled"),
    more,
  };
}

const FACTS = "number, settlement, unit, device_no, fuel, price_nanos, settled_at";

const TAKEN_BACK_AFTER = `SELECT ${FACTS} FROM taken_back WHERE job_no = $1 AND number > $2
  AND (number <= $4 OR EXISTS (SELECT FROM job WHERE no = $1 AND ${HAS_ENDED})) ORDER BY number LIMIT $3`;

const TAKEN_BACK = `SELECT ${FACTS} FROM taken_back WHERE job_no = $1 AND unit = ANY($2::int[]) ORDER BY number`;

/** Whoever only failed to answer is not among them. */
const REPLICAS = `SELECT r.unit, r.device_no, device.engine, r.settles, r.settlement, r.digest, r.failure, r.fuel, r.price_nanos, r.returned_at
  FROM replica AS r JOIN device ON device.no = r.device_no WHERE r.job_no = $1 AND r.unit = ANY($2::int[])`;

const SIGNED = "SELECT lines, line FROM receipt_signature WHERE job_no = $1 AND lines > $2 ORDER BY lines LIMIT $3 + 2";
