import { LIMITS } from "#protocol/limits";

interface Delivery {
  /** All that the grant's units may deliver together, and one of them. */
  grantBytes: number;
  unitBytes: number;
}

/** How much each grant has delivered: no more than its units may say, however often it is sent. */
export class GrantDeliveries {
  /** By grant, the oldest first; in each the bytes of every output, by its hash. */
  readonly #grants = new Map<string, Map<string, number>>();

  /** How long this output may be: 0 when the grant has delivered all that it may. What is sent twice counts once. */
  begin(grantId: string, hash: string, { grantBytes, unitBytes }: Delivery): number {
    const grant = this.#grants.get(grantId) ?? new Map<string, number>();
    this.#grants.set(grantId, grant);
    for (const oldest of this.#grants.keys()) {
      if (this.#grants.size <= LIMITS.MAX_COUNTED_GRANTS) break;
      this.#grants.delete(oldest);
    }
    let others = 0;
    for (const [known, bytes] of grant) if (known !== hash) others += bytes;
    const allowed = Math.max(0, Math.min(unitBytes, grantBytes - others));
    if (allowed > 0) grant.set(hash, allowed);
    return allowed;
  }

  /** What it came to; 0 when nothing was stored. */
  end(grantId: string, hash: string, bytes: number) {
    const grant = this.#grants.get(grantId);
    if (bytes > 0) grant?.set(hash, bytes);
    else grant?.delete(hash);
  }
}
