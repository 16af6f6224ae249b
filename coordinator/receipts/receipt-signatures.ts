import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { canonicalJson } from "#protocol/receipts/canonical-json";
import { ReceiptSignature } from "#protocol/receipts/receipt-line";
import type { ChainPoint } from "./receipt-chain";
import type { ReceiptSigner } from "./receipt-keys";

export interface Signing {
  pool: Pool;
  signer: () => Promise<ReceiptSigner>;
  /** The site's address. */
  city: string;
  job: { id: string; no: number };
}

/** The receipts of a job are no longer what the city signed: it signs no others. */
export class ReceiptsChanged extends Error {
  constructor(jobId: string, lines: number) {
    super(`The first ${lines} receipts of ${jobId} are not those that were signed before.`);
  }
}

/** The signature of a point of a chain, unless it was made of another chain. */
export function assertSame(jobId: string, point: ChainPoint, line: string): string {
  const { lines, chain } = ReceiptSignature.parse(JSON.parse(line));
  if (lines !== point.lines || chain !== point.chain) throw new ReceiptsChanged(jobId, lines);
  return line;
}

/** The last point not beyond a cursor for which the job has a signature. */
export async function signedPoint(pool: Pool, jobNo: number, after: number): Promise<ChainPoint | undefined> {
  const { rows } = await pool.query<{ line: string }>(BEFORE, [jobNo, after]);
  return rows[0] && ReceiptSignature.parse(JSON.parse(rows[0].line));
}

const BEFORE = `SELECT line FROM receipt_signature WHERE job_no = $1 AND settlement <= $2 ORDER BY lines DESC LIMIT 1`;

/**
 * Signs a chain up to a point, once: every coordinator gives out the line that was stored first. Of the signatures
 * between two full stretches only the newest is kept, because it stands for the others.
 */
export async function signPoint(
  { pool, signer, city, job }: Signing,
  point: ChainPoint,
  isOver: boolean,
): Promise<string> {
  const { lines, settlement, chain, sumNanos } = point;
  const place = [job.no, lines, isOver];
  const known = await stored(pool, place);
  if (known !== undefined) return assertSame(job.id, point, known);
  const { publicKey: key, sign } = await signer();
  const facts = { kind: "signature", city, jobId: job.id, lines, settlement, chain, sumNanos, isOver, key };
  const signed = { ...facts, signedAt: new Date().toISOString() };
  const line = canonicalJson({ ...signed, signature: sign(canonicalJson(signed)) });
  await pool.query(STORE, [...place, settlement, line, LIMITS.MAX_RECEIPTS_PER_SIGNATURE]);
  const first = await stored(pool, place);
  if (first === undefined) throw new Error(`The signature of ${lines} receipts of ${job.id} was not stored.`);
  return assertSame(job.id, point, first);
}

async function stored(pool: Pool, place: readonly unknown[]): Promise<string | undefined> {
  const { rows } = await pool.query<{ line: string }>(
    "SELECT line FROM receipt_signature WHERE job_no = $1 AND lines = $2 AND is_over = $3",
    [...place],
  );
  return rows[0]?.line;
}

const STORE = `
WITH older AS (
  DELETE FROM receipt_signature WHERE job_no = $1 AND lines > ($2 - 1) / $6 * $6 AND lines < $2 AND lines % $6 <> 0
)
INSERT INTO receipt_signature (job_no, lines, is_over, settlement, line) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`;
