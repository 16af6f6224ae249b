import { LIMITS } from "#protocol/limits";
import type { ChainParts } from "./chain-parts";
import { startChain } from "./start-chain";

interface DueChain {
  job_no: number;
  source_no: number;
  customer_id: string;
}

/**
 * Starts waiting jobs when they are due, each by one coordinator at a time, and a customer's one after the other, in
 * turn between customers, so that one customer's waiting jobs do not delay another's. If a coordinator dies in the
 * middle, another one continues; the transaction in which a job starts ensures that it starts only once.
 */
export class ChainStarter {
  readonly #parts: ChainParts;
  readonly #underWay = new Set<string>();
  /** Customers who have had their turn since nothing was due. */
  readonly #served = new Set<string>();
  readonly #closing = new AbortController();
  #claiming: Promise<unknown> = Promise.resolve();

  constructor(parts: ChainParts) {
    this.#parts = parts;
  }

  /** Several rounds may run at the same time. */
  async round(): Promise<void> {
    const { signal } = this.#closing;
    for (let started = 0; started < LIMITS.MAX_CHAINS_STARTED_IN_A_ROW && !signal.aborted; started += 1) {
      const due = await this.#claim();
      if (!due) return;
      try {
        await startChain(this.#parts, { no: due.job_no, sourceNo: due.source_no }, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        this.#underWay.delete(due.customer_id);
      }
    }
  }

  /** Unfinished starts are left to another coordinator. */
  close() {
    this.#closing.abort(new Error("The coordinator is closing."));
  }

  /** One after the other, so that each claim knows whose turn it was before. */
  #claim(): Promise<DueChain | undefined> {
    const claim = this.#claiming.then(() => this.#claimNow());
    this.#claiming = claim.catch(() => undefined);
    return claim;
  }

  async #claimNow(): Promise<DueChain | undefined> {
    const { rows } = await this.#parts.pool.query<DueChain>(CLAIM, [
      LIMITS.MAX_CHAIN_START_MS,
      [...this.#underWay],
      [...this.#served],
    ]);
    const due = rows[0];
    if (!due) this.#served.clear();
    else {
      this.#underWay.add(due.customer_id);
      this.#served.add(due.customer_id);
    }
    return due;
  }
}

const CLAIM = `UPDATE chain SET next_at = now() + $1 * interval '1 millisecond' FROM job
WHERE job.no = job_no AND job_no = (
  SELECT job_no FROM chain AS due JOIN job ON job.no = job_no
  WHERE due.next_at <= now() AND customer_id <> ALL ($2::text[])
  ORDER BY customer_id = ANY ($3::text[]), due.next_at LIMIT 1 FOR UPDATE OF due SKIP LOCKED
) RETURNING job_no, chain.source_no, customer_id`;
