import { LIMITS } from "#protocol/limits";

interface Delivery {
  units: number;
  /** The largest output of one unit. */
  unitBytes: number;
}

/** What one grant has uploaded: the bytes of each output by its hash, and their total. */
interface Delivered {
  outputs: Map<string, number>;
  bytes: number;
}

/**
 * How much each grant has uploaded: no more than its units' outputs may have, however often it uploads, and however
 * small each output is. Kept in memory only: a restart forgets it.
 */
export class GrantDeliveries {
  /** The oldest first. */
  readonly #grants = new Map<string, Delivered>();
  #outputs = 0;

  /** How many outputs are counted now, for all grants. */
  get outputs(): number {
    return this.#outputs;
  }

  /** How long this output may be: 0 when the grant has uploaded all that it may. Repeated uploads count once. */
  begin(grantId: string, hash: string, { units, unitBytes }: Delivery): number {
    const grant = this.#grants.get(grantId) ?? { outputs: new Map(), bytes: 0 };
    const known = grant.outputs.get(hash);
    if (known === undefined && grant.outputs.size >= units * LIMITS.MAX_DELIVERIES_PER_UNIT) return 0;
    this.#grants.set(grantId, grant);
    const others = grant.bytes - (known ?? 0);
    const allowed = Math.max(0, Math.min(unitBytes, unitBytes * units - others));
    if (allowed > 0) this.#count(grant, hash, allowed);
    this.#forgetOldest(grantId);
    return allowed;
  }

  /** The size that was stored; 0 when nothing was. */
  end(grantId: string, hash: string, bytes: number) {
    const grant = this.#grants.get(grantId);
    if (grant) this.#count(grant, hash, bytes);
  }

  #count(grant: Delivered, hash: string, bytes: number) {
    const { outputs } = grant;
    const before = outputs.size;
    grant.bytes += bytes - (outputs.get(hash) ?? 0);
    if (bytes > 0) outputs.set(hash, bytes);
    else outputs.delete(hash);
    this.#outputs += outputs.size - before;
  }

  #forgetOldest(kept: string) {
    for (const [oldest, { outputs }] of this.#grants) {
      if (this.#grants.size <= LIMITS.MAX_COUNTED_GRANTS && this.#outputs <= LIMITS.MAX_COUNTED_OUTPUTS) return;
      if (oldest === kept) continue;
      this.#grants.delete(oldest);
      this.#outputs -= outputs.size;
    }
  }
}
