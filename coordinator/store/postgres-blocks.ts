import pLimit from "p-limit";
import type { Pool } from "pg";
import type { HouseholdId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import { LASTS } from "./coordinator-terms";
import { STORED_REPLICA, type StoredReplicaRow, storedReplica } from "./stored-replica";
import type { BlockClaim, ClaimedRow } from "./unit-store";

interface Claim {
  /** In which it was asked for: one that is over gets nothing. */
  term: string;
  jobNo: number;
  count: number;
  resolve(claimed: { blocks: ClaimedRow[]; more: boolean }): void;
  reject(error: unknown): void;
}

/** Others need connections too. */
const MAX_READS_AT_ONCE = 8;

/**
 * Claims blocks for the term of a coordinator, and frees them. Claims that come while others are being made wait, and are then
 * made together: when a coordinator starts, thousands of jobs want their first block, and each statement waits for the disk.
 */
export class PostgresBlocks {
  readonly #pool: Pool;
  readonly #term: () => string;
  readonly #reading = pLimit(MAX_READS_AT_ONCE);
  #waiting: Claim[] = [];
  #isClaiming = false;

  constructor(pool: Pool, term: () => string) {
    this.#pool = pool;
    this.#term = term;
  }

  claim(jobNo: number, count: number): Promise<{ blocks: ClaimedRow[]; more: boolean }> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ term: this.#term(), jobNo, count, resolve, reject });
      void this.#claimWaiting();
    });
  }

  async claimOne(jobNo: number, seq: number): Promise<BlockClaim> {
    const { rows } = await this.#pool.query<BlockRow>(CLAIM_ONE, [this.#term(), jobNo, seq]);
    const [block] = await this.#withReplicas(rows);
    if (block) return { kind: "claimed", block };
    const { rowCount } = await this.#pool.query(
      "SELECT FROM block WHERE job_no = $1 AND seq = $2 AND (free OR owner IS NOT NULL)",
      [jobNo, seq],
    );
    return { kind: rowCount === 0 ? "done" : "held" };
  }

  async free(jobNo: number, seqs: readonly number[]): Promise<void> {
    await this.#pool.query(
      "UPDATE block SET free = true, owner = NULL WHERE job_no = $1 AND seq = ANY($2::int[]) AND owner = $3",
      [jobNo, seqs, this.#term()],
    );
  }

  async #claimWaiting() {
    if (this.#isClaiming) return;
    this.#isClaiming = true;
    while (this.#waiting.length > 0) await this.#claimTogether(this.#next());
    this.#isClaiming = false;
  }

  /** The oldest, with others of its term for other jobs. */
  #next(): Claim[] {
    const byJob = new Map<number, Claim>();
    const later: Claim[] = [];
    let blocks = 0;
    for (const claim of this.#waiting) {
      const [first = claim] = byJob.values();
      const isAmongFirst = blocks === 0 || blocks + claim.count <= LIMITS.MAX_BLOCKS_CLAIMED_TOGETHER;
      if (!isAmongFirst || claim.term !== first.term || byJob.has(claim.jobNo)) {
        later.push(claim);
        continue;
      }
      byJob.set(claim.jobNo, claim);
      blocks += claim.count;
    }
    this.#waiting = later;
    return [...byJob.values()];
  }

  async #claimTogether(claims: readonly Claim[]): Promise<void> {
    const jobNos = claims.map(({ jobNo }) => jobNo);
    const counts = claims.map(({ count }) => count);
    try {
      const { rows } = await this.#pool.query<BlockRow>(CLAIM, [claims[0]?.term, jobNos, counts]);
      const known = new Set(rows.filter(wasClaimed).map(({ job_no }) => job_no));
      // Neither the next claims need to wait until replicas have been read, nor those that have none to read.
      for (const isKnown of [false, true]) {
        const alike = claims.filter(({ jobNo }) => known.has(jobNo) === isKnown);
        void this.#answer(
          alike,
          rows.filter(({ job_no }) => known.has(job_no) === isKnown),
        );
      }
    } catch (error) {
      for (const { reject } of claims) reject(error);
    }
  }

  async #answer(claims: readonly Claim[], rows: readonly BlockRow[]): Promise<void> {
    try {
      const byJob = new Map<number, ClaimedRow[]>(claims.map(({ jobNo }) => [jobNo, []]));
      const claimed = await this.#withReplicas(rows);
      for (const [at, { job_no }] of rows.entries()) byJob.get(job_no)?.push(claimed[at] as ClaimedRow);
      for (const { jobNo, count, resolve } of claims) {
        const blocks = (byJob.get(jobNo) ?? []).sort((a, b) => a.seq - b.seq);
        resolve({ blocks, more: blocks.length === count });
      }
    } catch (error) {
      for (const { reject } of claims) reject(error);
    }
  }

  /** In a few statements, however many the blocks. */
  async #withReplicas(rows: readonly BlockRow[]): Promise<ClaimedRow[]> {
    const known = rows.filter(wasClaimed);
    const found = known.length === 0 ? [] : await this.#reading(() => readSettled(this.#pool, known));
    const byRow = new Map(known.map((row, at) => [row, found[at]]));
    return Promise.all(
      rows.map(async (row) => {
        const { settled, others } = byRow.get(row) ?? { settled: null, others: false };
        const block = claimedRow(row, settled ?? []);
        if (!others) return block;
        return { ...block, returned: await this.#reading(() => readReturned(this.#pool, row.job_no, block)) };
      }),
    );
  }
}

/** Of others nobody can have returned anything. */
const wasClaimed = ({ claims }: BlockRow) => claims > 1;

interface BlockRow {
  job_no: number;
  seq: number;
  first_unit: number;
  count: number;
  byte_offset: string;
  byte_length: number;
  units_blob: string | null;
  claims: number;
  suspects: HouseholdId[];
}

/** Keeps the term from ending before the claim is written: blocks of a finished term would belong to nobody. */
const THIS_TERM = `this_term AS MATERIALIZED (SELECT FROM coordinator WHERE id = $1 AND ${LASTS} FOR SHARE)`;

const AS_CLAIMED = "SET free = false, owner = $1, claims = claims + 1";

const CLAIMED = `block.job_no, block.seq, first_unit, count, byte_offset, byte_length, claims, suspects,
  coalesce(units_blob, (SELECT units_blob FROM job WHERE no = block.job_no)) AS units_blob`;

const CLAIM = `
WITH ${THIS_TERM}, picked AS MATERIALIZED (
  SELECT job_no, free.seq FROM unnest($2::int[], $3::int[]) AS wanted (job_no, count) CROSS JOIN LATERAL (
    SELECT seq FROM block WHERE block.job_no = wanted.job_no AND free ORDER BY seq LIMIT wanted.count FOR UPDATE SKIP LOCKED
  ) AS free
)
UPDATE block ${AS_CLAIMED} FROM picked
WHERE block.job_no = picked.job_no AND block.seq = picked.seq AND EXISTS (SELECT FROM this_term) RETURNING ${CLAIMED}`;

const CLAIM_ONE = `
WITH ${THIS_TERM}
UPDATE block ${AS_CLAIMED} WHERE job_no = $2 AND seq = $3 AND free AND EXISTS (SELECT FROM this_term) RETURNING ${CLAIMED}`;

const claimedRow = (row: BlockRow, settled: number[]): ClaimedRow => ({
  seq: row.seq,
  first: row.first_unit,
  count: row.count,
  byteOffset: Number(row.byte_offset),
  byteLength: row.byte_length,
  unitsBlob: row.units_blob,
  settled,
  returned: [],
  suspects: row.suspects,
});

interface Found {
  settled: number[] | null;
  /** Whether there are replicas that did not settle their unit. */
  others: boolean;
}

/** In the order of the blocks. No rows are read of settled units: only their numbers are needed, of up to a thousand a block. */
async function readSettled(pool: Pool, blocks: readonly BlockRow[]): Promise<Found[]> {
  const { rows } = await pool.query<Found>(SETTLED, [
    blocks.map((block) => block.job_no),
    blocks.map((block) => block.first_unit),
    blocks.map((block) => block.first_unit + block.count),
  ]);
  return rows;
}

const SETTLED = `
SELECT settled, others FROM unnest($1::int[], $2::int[], $3::int[]) WITH ORDINALITY AS of (job_no, first, beyond, nr)
CROSS JOIN LATERAL (
  SELECT array_agg(unit) FILTER (WHERE settles) AS settled, count(*) FILTER (WHERE NOT settles) > 0 AS others
  FROM replica WHERE job_no = of.job_no AND unit >= of.first AND unit < of.beyond
) AS found ORDER BY nr`;

async function readReturned(pool: Pool, jobNo: number, { first, count }: ClaimedRow): Promise<ClaimedRow["returned"]> {
  const { rows } = await pool.query<StoredReplicaRow>(RETURNED, [jobNo, first, first + count]);
  return rows.map((replica) => ({ unit: replica.unit, replica: storedReplica(replica) }));
}

const RETURNED = `
SELECT ${STORED_REPLICA} FROM replica JOIN device ON device.no = device_no
WHERE job_no = $1 AND unit >= $2 AND unit < $3 AND NOT EXISTS (
  SELECT FROM replica AS other WHERE other.job_no = $1 AND other.unit = replica.unit AND other.settles)
ORDER BY returned_at`;
